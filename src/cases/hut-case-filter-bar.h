/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The filter as a row of chips that can be taken away, a button to add one (state, category,
 * community, due, mine), the saved views, and a button to save this one. The text of the filter
 * comes from the search entry of the window and is shown as a chip too.
 *
 * Property: actions (HutCaseActions). */
#define HUT_TYPE_CASE_FILTER_BAR (hut_case_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseFilterBar, hut_case_filter_bar, HUT, CASE_FILTER_BAR, GtkWidget)

GtkWidget *hut_case_filter_bar_new (void);
void hut_case_filter_bar_set_actions (HutCaseFilterBar *self, HutCaseActions *actions);

/* The map beside the cases, whose part a saved view keeps (HutMapPart as JSON): @dup tells it, NULL
 * where no map is shown, and @show goes there. */
typedef struct
{
  char *(*dup) (gpointer data);
  void (*show) (const char *part, gpointer data);
} HutCaseFilterMap;

/* @data lives as long as the bar. */
void hut_case_filter_bar_set_map (HutCaseFilterBar *self, const HutCaseFilterMap *map,
                                  gpointer data);

/* For which of its pages what is saved is saved: "cases" at first, or "map". */
void hut_case_filter_bar_set_page (HutCaseFilterBar *self, const char *page);

G_END_DECLS
