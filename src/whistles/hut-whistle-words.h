/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* What the place of the whistles says of one, translated. Labels, tones (of a HutChip) and icons
 * are static; other texts are free with g_free(). */

const char *hut_whistle_occasion_label (const char *occasion);
const char *hut_whistle_occasion_tone (const char *occasion);
const char *hut_whistle_occasion_icon (const char *occasion);

/* Of where a whistle stands: hut_whistle_state(), and whether the street has ended it. */
const char *hut_whistle_state_label (const char *state, gboolean ended);
const char *hut_whistle_state_tone (const char *state, gboolean ended);
const char *hut_whistle_state_icon (const char *state, gboolean ended);

/* Its number; until the server gives one, that it is kept here, and a short id. */
char *hut_whistle_number_words (const HutRecord *whistle);

/* Address and community, on a department's desktop after the name of the street; NULL where nothing
 * of it is known. */
char *hut_whistle_where_words (const HutRecord *whistle, HutCaseBrowser *browser);

/* Who blew it when, and whom to turn to. */
char *hut_whistle_who_words (const HutRecord *whistle, HutTime now);

/* "2 of 3 on the spot" */
char *hut_whistle_counts_words (const HutWhistle *whistle);

/* Why it cannot be ended yet, with who is still called for; NULL where it can, or has. */
char *hut_whistle_missing_words (const HutWhistle *whistle, HutCaseBrowser *browser);

G_END_DECLS
