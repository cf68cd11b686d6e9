/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which rows of a list wait to be filled. The frame clock lays out again what is resized while it
 * lays out: a row filled after its list was laid out is complete before anything is painted. Main
 * thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-late-rows.h"

typedef struct
{
  GtkWidget *list; /* owns this */
  GdkFrameClock *clock;
  gulong layout_id;
  GHashTable *waiting; /* GtkWidget, not owned → HutLateFill */
  gboolean resized;    /* those that wait are to be measured again */
} LateRows;

static void
stop (LateRows *late)
{
  g_clear_signal_handler (&late->layout_id, late->clock);
  g_clear_object (&late->clock);
}

static void
late_rows_free (gpointer data)
{
  LateRows *late = data;

  stop (late);
  g_hash_table_unref (late->waiting);
  g_free (late);
}

static gboolean
is_in_view (LateRows *late, GtkWidget *row)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (row, late->list, &bounds) && bounds.size.height > 0 &&
         bounds.origin.y + bounds.size.height > 0 &&
         bounds.origin.y < gtk_widget_get_height (late->list);
}

static void
on_layout (GdkFrameClock *clock, LateRows *late)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean resized = late->resized;
  GHashTableIter iter;
  gpointer row;

  late->resized = FALSE;
  g_hash_table_iter_init (&iter, late->waiting);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (is_in_view (late, row))
      g_ptr_array_add (seen, g_object_ref (row));
    else if (resized)
      gtk_widget_queue_resize (row);
  for (guint i = 0; i < seen->len; i++)
    {
      HutLateFill fill = (HutLateFill)g_hash_table_lookup (late->waiting, seen->pdata[i]);

      g_hash_table_remove (late->waiting, seen->pdata[i]);
      if (fill != NULL)
        fill (seen->pdata[i]);
    }
}

static LateRows *
find (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BASE);

  return list != NULL ? g_object_get_data (G_OBJECT (list), "hut-late-rows") : NULL;
}

static LateRows *
late_rows_new (GtkWidget *list)
{
  LateRows *late = g_new0 (LateRows, 1);

  late->list = list;
  late->waiting = g_hash_table_new (NULL, NULL);
  g_object_set_data_full (G_OBJECT (list), "hut-late-rows", late, late_rows_free);
  return late;
}

void
hut_late_rows_add (GtkWidget *row, HutLateFill fill)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BASE);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (row);
  LateRows *late;

  if (list == NULL || clock == NULL)
    {
      fill (row);
      return;
    }
  late = find (row);
  if (late == NULL)
    late = late_rows_new (list);
  g_hash_table_insert (late->waiting, row, fill);
  if (late->layout_id != 0)
    return;
  late->clock = g_object_ref (clock);
  late->layout_id = g_signal_connect_after (clock, "layout", G_CALLBACK (on_layout), late);
}

void
hut_late_rows_remove (GtkWidget *row)
{
  LateRows *late = find (row);

  if (late == NULL || !g_hash_table_remove (late->waiting, row))
    return;
  if (g_hash_table_size (late->waiting) == 0)
    stop (late);
}

void
hut_late_rows_resize (GtkWidget *row)
{
  LateRows *late = find (row);

  if (late != NULL)
    late->resized = TRUE;
}
