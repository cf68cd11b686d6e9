/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rate-span.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Which period a page is about: a span by name, or a first day and a last that are typed.
 *
 * Signal: changed: another one was chosen. */
#define HUT_TYPE_PERIOD_BAR (hut_period_bar_get_type ())
G_DECLARE_FINAL_TYPE (HutPeriodBar, hut_period_bar, HUT, PERIOD_BAR, GtkWidget)

/* The period that is chosen, at @now; the bar shows its days from now on. */
HutRatePeriod hut_period_bar_take (HutPeriodBar *self, const HutRateRules *rules, HutTime now,
                                   GTimeZone *zone);

G_END_DECLS
