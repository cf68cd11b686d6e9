/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

G_BEGIN_DECLS

/* How a day and a time of day are typed by who enters many patrols: with as few keys as say it.
 * Pure. */

/* The minutes of the day of "8", "830", "0830", "8:30", "8.30", "8：30"; 0 to 1440. */
gboolean hut_clock_read (const char *text, int *minutes);

/* The number of the day of "27", "11-27", "1127", "11.27", "20261127", "2026-11-27": with the month
 * or year left out, the last such day that is not after @today. "" is @today. */
gboolean hut_day_read (const char *text, gint64 today, gint64 *day);

/* "2026-11-27", as hut_day_read() takes it. Free with g_free(). */
char *hut_day_print (gint64 day);

G_END_DECLS
