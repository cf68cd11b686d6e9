/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

G_BEGIN_DECLS

/* What the views of the roster say, translated. */

/* "2026-11-27"; and "14:05"; NULL where @time is 0. Free with g_free(). */
char *hut_roster_day_words (HutTime time);
char *hut_roster_clock_words (HutTime time);

/* "3.5 h". Free with g_free(). */
char *hut_roster_hours_words (gint64 minutes);

G_END_DECLS
