/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The first page: how much of what wants to be done today, each number a button to its list, and
 * the first cases to do. */
#define HUT_TYPE_TODAY (hut_today_get_type ())
G_DECLARE_FINAL_TYPE (HutToday, hut_today, HUT, TODAY, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_today_set_desk (HutToday *self, HutDesk *desk);

/* Shows the same day anew: times are shown in another zone. */
void hut_today_refresh (HutToday *self);

/* Whether it shows what a person begins with; and whether all of the day, or why it
 * cannot be read. */
gboolean hut_today_is_usable (HutToday *self);
gboolean hut_today_is_filled (HutToday *self);

G_END_DECLS
