/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which rows of a list wait to be filled. The frame clock lays out again what is resized while it
 * lays out: a row filled after its list was laid out is complete before anything is painted. What
 * is left when a frame has its share is filled in the next. Main thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-late-rows.h"

#define IN_A_FRAME 3 /* rows, at 1 to 2 ms each */

typedef struct
{
  GtkWidget *list; /* owns this */
  GdkFrameClock *clock;
  gulong layout_id;
  GHashTable *waiting; /* GtkWidget, not owned → HutLateFill */
  gboolean resized;    /* those that wait are to be measured again */
  gint64 frame;        /* the last one in which rows were filled */
  guint n_filled;      /* in it */
  guint tick;          /* 0, or the next frame is waited for */
} LateRows;

/* A row in view, and where. */
typedef struct
{
  GtkWidget *row; /* owned */
  float y;
} Seen;

/* A clock whose window is closed has let go of whoever listened to it. */
static void
stop (LateRows *late)
{
  if (late->layout_id != 0 && g_signal_handler_is_connected (late->clock, late->layout_id))
    g_signal_handler_disconnect (late->clock, late->layout_id);
  late->layout_id = 0;
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

static void
seen_clear (gpointer data)
{
  g_object_unref (((Seen *)data)->row);
}

static int
compare_seen (gconstpointer a, gconstpointer b)
{
  const Seen *left = a, *right = b;

  return left->y < right->y ? -1 : left->y > right->y;
}

static gboolean
is_in_view (LateRows *late, GtkWidget *row, float *y)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (row, late->list, &bounds))
    return FALSE;
  *y = bounds.origin.y;
  return bounds.size.height > 0 && bounds.origin.y + bounds.size.height > 0 &&
         bounds.origin.y < gtk_widget_get_height (late->list);
}

/* What waits and is in view, from the top on. */
static GArray *
find_seen (LateRows *late)
{
  GArray *seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  gboolean resized = late->resized;
  GHashTableIter iter;
  gpointer row;
  float y;

  g_array_set_clear_func (seen, seen_clear);
  late->resized = FALSE;
  g_hash_table_iter_init (&iter, late->waiting);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    if (is_in_view (late, row, &y))
      g_array_append_val (seen, ((Seen){ g_object_ref (row), y }));
    else if (resized)
      gtk_widget_queue_resize (row);
  g_array_sort (seen, compare_seen);
  return seen;
}

static gboolean
on_tick (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  LateRows *late = data;

  late->tick = 0;
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
  return G_SOURCE_REMOVE;
}

static void
on_layout (GdkFrameClock *clock, LateRows *late)
{
  g_autoptr (GArray) seen = find_seen (late);
  gint64 frame = gdk_frame_clock_get_frame_counter (clock);

  if (late->frame != frame)
    late->n_filled = 0;
  late->frame = frame;
  for (guint i = 0; i < seen->len; i++)
    {
      GtkWidget *row = g_array_index (seen, Seen, i).row;
      HutLateFill fill = (HutLateFill)g_hash_table_lookup (late->waiting, row);

      if (late->n_filled >= IN_A_FRAME)
        {
          if (late->tick == 0)
            late->tick = gtk_widget_add_tick_callback (late->list, on_tick, late, NULL);
          return;
        }
      if (!g_hash_table_remove (late->waiting, row))
        continue;
      late->n_filled++;
      fill (row);
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
