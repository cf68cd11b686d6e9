/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Times are microseconds since 1970-01-01T00:00:00Z. They are shown, and read where the text
 * names no zone, in a zone of the caller's choice; the office's is Asia/Shanghai. */
typedef gint64 HutTime;

#define HUT_TIME_MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)
#define HUT_TIME_HOUR (60 * HUT_TIME_MINUTE)
#define HUT_TIME_DAY (24 * HUT_TIME_HOUR)

/* Now. $HUTONG_NOW (an ISO 8601 time) stands in for the wall clock in tests and pictures. */
HutTime hut_time_now (void);

/* What the calling thread has worked so far, in microseconds of processor time: on a busy machine
 * much less than the time that went by. */
gint64 hut_time_worked (void);

/* The zone named @name, kept for the life of the program; NULL or unknown: Asia/Shanghai. */
GTimeZone *hut_time_zone (const char *name);

/* The zone that times are shown in, and days begin in, for the person at this program: the office's
 * until somebody prefers another. Thread-safe. */
GTimeZone *hut_time_shown_zone (void);
void hut_time_set_shown_zone (const char *name);

/* Reads the forms that exports use: 2026-11-23 09:05[:33[.5]], the same with T, / or . between
 * the parts, 2026年11月23日 [9时5分], 04/12/2018 11:11:26 AM (month first), a date alone (00:00),
 * 20261123[0905[33]], and ISO 8601 with Z or an offset, which then wins over @zone. A local time
 * that a summer-time change skips is the first instant after it; one that comes twice is the first.
 * FALSE when @text is none of these or no such day exists. */
gboolean hut_time_parse (const char *text, GTimeZone *zone, HutTime *time);

/* "2026-11-23T09:05:33+08:00" in @zone; microseconds only where there are any. */
char *hut_time_format_iso (HutTime time, GTimeZone *zone);

/* strftime-like, as g_date_time_format(), in @zone. */
char *hut_time_format (HutTime time, GTimeZone *zone, const char *format);

/* The first instant of the local day that @time falls in, @days later (or earlier). */
HutTime hut_time_day_start (HutTime time, GTimeZone *zone, int days);

/* The same clock time @days later (or earlier) in @zone: where a summer-time change skips it, the
 * first instant after. */
HutTime hut_time_add_days (HutTime time, GTimeZone *zone, int days);

/* The local day of @time, counted from 1970-01-01, which is 0 and a Thursday. */
gint64 hut_time_day_number (HutTime time, GTimeZone *zone);

/* The local year of @time. */
int hut_time_year (HutTime time, GTimeZone *zone);

G_END_DECLS
