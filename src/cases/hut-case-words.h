/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* How pages say things of a case: the one place where codes, times and personal values become
 * words, so that list, detail, cards and history say the same. Strings to free with g_free(). */

/* The style class and the sign of a standing: colour, sign and word go together. Static. */
const char *hut_case_tone (HutStanding standing);
const char *hut_case_icon (HutStanding standing);

/* The tone and the sign of a state by itself. Static. */
const char *hut_case_state_tone (const char *state);
const char *hut_case_state_icon (const char *state);
const char *hut_case_state_label (const char *state);

/* "Today 09:12", "Yesterday 15:40", "Nov 3, 15:40", with the year where it is another. */
char *hut_case_when_words (HutTime time, HutTime now);

/* A value for people: codes by name, communities and units by theirs, times, points, yes and no;
 * personal ones masked unless @shown; none is "(empty)". */
char *hut_case_value_words (HutCaseBrowser *browser, const HutField *field, const HutValue *value,
                            gboolean shown);

/* The same of a value as history keeps it. */
char *hut_case_node_words (HutCaseBrowser *browser, const HutField *field, JsonNode *node,
                           gboolean shown);

/* The translated label of a field. Static. */
const char *hut_case_field_label (const HutField *field);

/* The limit that follows from @level for a new case (@seen NULL), or for one whose limit follows
 * from its level, and how it was counted; NULL where none follows. Free with g_free(). */
char *hut_case_level_words (HutOffice *office, const char *level, const HutRecord *seen,
                            HutTime now);

G_END_DECLS
