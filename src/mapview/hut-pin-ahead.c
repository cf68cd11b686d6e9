/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Images of clusters before they are needed; see the header. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-pin-ahead.h"

#define MOST_AHEAD 150 /* that are not of the view: each holds some 20 kB */

/* What is looked at, one after the other. */
static const struct
{
  double wider; /* times the view's width and height */
  double zoom;  /* steps away from it */
} looks[] = {
  { 1, 0 }, { 2, 0 }, { 1, 0.5 }, { 1, -0.5 }, { 1, 1 }, { 1, -1 },
};

struct _HutPinAhead
{
  GtkWidget *widget;
  HutPinImages *images;
  HutCluster *cluster;
  HutPointSet *set; /* or NULL */
  HutMapSight sight;
  guint look;   /* which of them */
  gboolean has; /* its marks were found */
  guint next;   /* of the marks */
  guint n_ahead;
  guint idle;
};

HutPinAhead *
hut_pin_ahead_new (GtkWidget *widget, HutPinImages *images)
{
  HutPinAhead *ahead = g_new0 (HutPinAhead, 1);

  ahead->widget = widget;
  ahead->images = images;
  ahead->cluster = hut_cluster_new ();
  return ahead;
}

void
hut_pin_ahead_stop (HutPinAhead *ahead)
{
  g_clear_handle_id (&ahead->idle, g_source_remove);
  g_clear_pointer (&ahead->set, hut_point_set_unref);
}

void
hut_pin_ahead_free (HutPinAhead *ahead)
{
  hut_pin_ahead_stop (ahead);
  hut_cluster_free (ahead->cluster);
  g_free (ahead);
}

/* The set may have been changed since: each look finds its marks when its turn has come. */
static void
find_marks (HutPinAhead *ahead)
{
  double wider = looks[ahead->look].wider;

  hut_cluster_find (ahead->cluster, ahead->set, ahead->sight.centre,
                    CLAMP (ahead->sight.zoom + looks[ahead->look].zoom, HUT_MAP_SIGHT_MIN_ZOOM,
                           HUT_MAP_SIGHT_MAX_ZOOM),
                    wider * gtk_widget_get_width (ahead->widget),
                    wider * gtk_widget_get_height (ahead->widget));
  ahead->has = TRUE;
  ahead->next = 0;
}

/* Paints the next image that is not there; FALSE where there is none in this look. */
static gboolean
paint_next (HutPinAhead *ahead)
{
  while (ahead->next < hut_cluster_size (ahead->cluster))
    {
      const HutMark *mark = hut_cluster_mark (ahead->cluster, ahead->next++);

      if (mark->count > 1 && hut_pin_images_paint (ahead->images, mark))
        return TRUE;
    }
  return FALSE;
}

static gboolean
on_idle (gpointer data)
{
  HutPinAhead *ahead = data;

  if (!ahead->has)
    {
      find_marks (ahead);
      return G_SOURCE_CONTINUE;
    }
  if (paint_next (ahead))
    {
      if (ahead->look == 0)
        gtk_widget_queue_draw (ahead->widget);
      else
        ahead->n_ahead++;
      if (ahead->n_ahead < MOST_AHEAD)
        return G_SOURCE_CONTINUE;
    }
  else if (++ahead->look < G_N_ELEMENTS (looks))
    {
      ahead->has = FALSE;
      return G_SOURCE_CONTINUE;
    }
  ahead->idle = 0;
  hut_pin_ahead_stop (ahead);
  return G_SOURCE_REMOVE;
}

void
hut_pin_ahead_start (HutPinAhead *ahead, HutPointSet *set, const HutMapSight *sight)
{
  hut_pin_ahead_stop (ahead);
  ahead->set = hut_point_set_ref (set);
  ahead->sight = *sight;
  ahead->look = ahead->n_ahead = 0;
  ahead->has = FALSE;
  ahead->idle = g_idle_add (on_idle, ahead);
}

gboolean
hut_pin_ahead_is_at_work (const HutPinAhead *ahead)
{
  return ahead->idle != 0;
}
