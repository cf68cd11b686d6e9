/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "insights/hut-what-if-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 试算: the cases that cost most, or may still be called back, and what one supposes of each.
 * Nothing is written.
 *
 * Signal: changed: one supposes something else. */
#define HUT_TYPE_WHAT_IF_LIST (hut_what_if_list_get_type ())
G_DECLARE_FINAL_TYPE (HutWhatIfList, hut_what_if_list, HUT, WHAT_IF_LIST, GtkWidget)

/* Shows @items (HutWhatIfItem), the first of @n_all. What was supposed of a case that is among them
 * again stays. */
void hut_what_if_list_fill (HutWhatIfList *self, GPtrArray *items, guint n_all);

/* Whether all of them are in view: they come some in every frame. */
gboolean hut_what_if_list_is_filled (HutWhatIfList *self);

/* Turns in @count what is supposed to be otherwise; how many that are. */
guint hut_what_if_list_turn (HutWhatIfList *self, HutRateCount *count);

G_END_DECLS
