/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

G_BEGIN_DECLS

/* What the pages of the council say, translated. */

/* What a person reads of an error of the store or of a rule: what went wrong and what to do next.
 * Free with g_free(). */
char *hut_council_error_words (const GError *error);

/* "Tue 24 November 2026, 14:00"; NULL where @time is 0. Free with g_free(). */
char *hut_council_when (HutTime time);

/* How a meeting's state is marked beside its name: the tone of a HutChip, and its sign. Static. */
const char *hut_meeting_tone (const char *state);
const char *hut_meeting_icon (const char *state);

/* The name of the code @code of the field @field of a meeting. Static. */
const char *hut_meeting_code_label (const char *field, const char *code);

G_END_DECLS
