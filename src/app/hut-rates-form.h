/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The rule of the three rates to be filled in: how they are weighed, of several ways the one that
 * is used, what each grade of satisfaction counts, the month's first day and which time counts.
 * What the score of this month comes to is told before anything is saved. */
#define HUT_TYPE_RATES_FORM (hut_rates_form_get_type ())
G_DECLARE_FINAL_TYPE (HutRatesForm, hut_rates_form, HUT, RATES_FORM, GtkWidget)

/* @value: a rule that can be read; not kept. With @browser NULL the effect is not told. */
GtkWidget *hut_rates_form_new (JsonNode *value, HutCaseBrowser *browser);

/* What is filled in, right or not. */
JsonNode *hut_rates_form_read (HutRatesForm *self);

G_END_DECLS
