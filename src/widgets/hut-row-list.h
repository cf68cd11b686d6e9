/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-uid.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A list of which one is chosen. It is given all lines anew whenever something changed, makes only
 * the rows that say something else, and those some in a frame: years of records hold nobody up.
 * Main thread.
 *
 * Signal: chosen (const char *id), by a person. */
#define HUT_TYPE_ROW_LIST (hut_row_list_get_type ())
G_DECLARE_FINAL_TYPE (HutRowList, hut_row_list, HUT, ROW_LIST, GtkWidget)

/* What a line is and how it becomes a row; @data is the caller's. Static. */
typedef struct
{
  const HutUid *(*id) (gconstpointer line);

  /* All that its row would say; free with g_free(). */
  char *(*words) (gconstpointer line, gpointer data);

  /* A new GtkListBoxRow. */
  GtkWidget *(*row) (gconstpointer line, gpointer data);
} HutRowListHow;

/* Called once, before the first lines; @name: of the list, for who does not see it. */
void hut_row_list_set_how (HutRowList *self, const HutRowListHow *how, gpointer data,
                           const char *name);

/* A reference is taken. */
void hut_row_list_set_lines (HutRowList *self, GPtrArray *lines);

/* Marks @id as selected, in the list or not yet, without the signal. */
void hut_row_list_select (HutRowList *self, const HutUid *id);

/* Gives the keyboard to the selected row; FALSE where there is none. */
gboolean hut_row_list_focus (HutRowList *self);

G_END_DECLS
