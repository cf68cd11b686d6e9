/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "whistles/hut-score-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The scores by unit: a sortable table, at first in the order of their names. Each figure is a
 * button. Where there is no unit it says so. Main thread.
 *
 * Signal: open (HutScoreItem *item, guint column): what is behind that figure. */
#define HUT_TYPE_SCORE_TABLE (hut_score_table_get_type ())
G_DECLARE_FINAL_TYPE (HutScoreTable, hut_score_table, HUT, SCORE_TABLE, GtkWidget)

/* @items: HutScoreItem; the order that was chosen stays. */
void hut_score_table_fill (HutScoreTable *self, GPtrArray *items);

/* Whether all of them are in view: they come some in every frame. */
gboolean hut_score_table_is_filled (HutScoreTable *self);

G_END_DECLS
