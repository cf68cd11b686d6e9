/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "insights/hut-rates-answer.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 本月三率: the three rates of the assessment month with their movement, on a button that leads to
 * the page that says more. */
#define HUT_TYPE_MONTH_CARD (hut_month_card_get_type ())
G_DECLARE_FINAL_TYPE (HutMonthCard, hut_month_card, HUT, MONTH_CARD, GtkButton)

/* @rates NULL: they are being counted. */
void hut_month_card_show (HutMonthCard *self, const HutRatesAnswer *rates);

/* They cannot be counted; @why is for people. */
void hut_month_card_fail (HutMonthCard *self, const char *why);

G_END_DECLS
