/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What stands in a row of a long list and shows an item in two lines: its parts are made and filled
 * when it comes into view (hut-late-rows.h), and until then it is as high as the last one that was.
 * Its parts are made by code, since a page of templates would hold up the list. It names the list
 * row that it stands in, and has an action of its own, row.open, for who cannot press Enter. Main
 * thread. */
#define HUT_TYPE_LATE_ROW (hut_late_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (HutLateRow, hut_late_row, HUT, LATE_ROW, GtkWidget)

/* A kind of row; all is set when its class is made. Its functions are called with an item only. */
struct _HutLateRowClass
{
  GtkWidgetClass parent_class;

  const char *changes;    /* the signal by which an item tells that it says something else */
  GCallback changed;      /* what hears it, with the row first; else all is shown anew */
  gboolean is_named_late; /* no name either before it comes into view */
  guint gap;              /* px between the lines */

  /* Makes the parts, once. */
  void (*make) (HutLateRow *self, GtkGrid *grid);
  /* Shows what the item says in the parts. */
  void (*fill) (HutLateRow *self);
  /* How the row is named; freed with g_free(). */
  char *(*dup_name) (HutLateRow *self);
  /* row.open. */
  void (*open) (HutLateRow *self);

  /*< private >*/
  int height; /* what one was found to need; 0: none was seen */
};

/* @item (GObject, NULL: none) is referenced; it may be the one that it is already. */
void hut_late_row_set_item (HutLateRow *self, gpointer item);

/* Not owned, or NULL. */
gpointer hut_late_row_get_item (HutLateRow *self);

/* The item is called something else, or, where the row is filled, says something else. */
void hut_late_row_rename (HutLateRow *self);
void hut_late_row_refill (HutLateRow *self);

/* For make(): a label at @column of @line, over @width columns, that takes what room there is and
 * is cut short where there is none. */
GtkWidget *hut_late_row_add_label (GtkGrid *grid, int column, int line, int width,
                                   const char *style);

G_END_DECLS
