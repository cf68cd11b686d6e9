/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

G_BEGIN_DECLS

/* The working calendar: public holidays and working weekends, from the bytes of
 * data/calendar/chinese-days.json. A day without an entry is a working day from Monday to Friday.
 * Immutable, counted references, thread-safe. */
typedef struct _HutCalendar HutCalendar;

typedef enum
{
  HUT_DAY_WORKING,
  HUT_DAY_WEEKEND,
  HUT_DAY_HOLIDAY,         /* public holiday, or a day in lieu of one */
  HUT_DAY_WORKING_WEEKEND, /* a Saturday or Sunday that is worked (调休) */
} HutDayKind;

/* NULL with G_IO_ERROR_INVALID_DATA where @json is not such a file. @length -1: ends with NUL. */
HutCalendar *hut_calendar_new (const char *json, gssize length, GError **error);
HutCalendar *hut_calendar_ref (HutCalendar *calendar);
void hut_calendar_unref (HutCalendar *calendar);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCalendar, hut_calendar_unref)

/* What the local day of @time in @zone is; @name (may be NULL) is set to the holiday that makes it
 * so ("国庆节", owned by the calendar), or NULL. */
HutDayKind hut_calendar_day (HutCalendar *calendar, HutTime time, GTimeZone *zone,
                             const char **name);

/* The same of a day by its number (hut_time_day_number()). */
HutDayKind hut_calendar_numbered_day (HutCalendar *calendar, gint64 number, const char **name);

gboolean hut_calendar_is_working (HutCalendar *calendar, HutTime time, GTimeZone *zone);

/* The first and last year that it knows; beyond them only weekends are known, and whoever counts
 * has to warn. */
void hut_calendar_get_years (HutCalendar *calendar, int *first, int *last);

G_END_DECLS
