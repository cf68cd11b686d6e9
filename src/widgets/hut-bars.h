/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of small bars, one for each of some numbers: how something went, at a glance. The last one
 * is what it is about: wider and in the colour of the accent. It is read as its name, so the name
 * has to say the numbers. */
#define HUT_TYPE_BARS (hut_bars_get_type ())
G_DECLARE_FINAL_TYPE (HutBars, hut_bars, HUT, BARS, GtkWidget)

GtkWidget *hut_bars_new (void);

/* @values are copied; the highest one fills the height. */
void hut_bars_set (HutBars *self, const guint *values, guint n_values, const char *name);

G_END_DECLS
