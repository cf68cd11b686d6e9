/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "whistles/hut-whistle-line.h"
#include "widgets/hut-row-list.h"

G_BEGIN_DECLS

/* A whistle in the list: its task; where, on what occasion, how many are there; and at the right
 * the next clock in words, with a sign where it is over. Main thread. */

/* For a HutRowList of HutWhistleLine; its data is the HutCaseBrowser. */
extern const HutRowListHow hut_whistle_rows;

/* "11 min to the arrival", "over by 8 min"; NULL where no clock runs. Free with g_free(). */
char *hut_whistle_line_clock_words (const HutWhistleLine *line, HutTime now);

G_END_DECLS
