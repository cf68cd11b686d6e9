/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which month a page is about: back, forward, and to the present one. Main thread.
 *
 * Signal: changed: another one was chosen. */
#define HUT_TYPE_MONTH_SWITCH (hut_month_switch_get_type ())
G_DECLARE_FINAL_TYPE (HutMonthSwitch, hut_month_switch, HUT, MONTH_SWITCH, GtkWidget)

/* Where none was chosen yet: @months after the present one, and one more from the day @ending of
 * the month on. Without the signal. */
void hut_month_switch_begin (HutMonthSwitch *self, HutTime now, GTimeZone *zone, int ending,
                             int months);

/* The month that is chosen, at @now: the number of its first day, and how many it has; the switch
 * names it from now on. */
gint64 hut_month_switch_take (HutMonthSwitch *self, HutTime now, GTimeZone *zone, guint *n_days);

G_END_DECLS
