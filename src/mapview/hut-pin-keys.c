/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The keyboard on the map; see the header. Main thread. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-pin-keys.h"

#include "mapview/hut-map-sight.h"
#include "mapview/hut-pin-item.h"

#include <math.h>

#define PAN 80 /* pixels a key moves the map */
#define PICK 4 /* pixels a key moves the crosshair */
#define PICK_FAST 10
#define ZOOM 0.5 /* of a level */

typedef struct
{
  double x;
  double y;
} Step;

/* Where an arrow key points; FALSE for other keys. */
static gboolean
step_of_key (guint key, Step *step)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *step = (Step){ -1, 0 };
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *step = (Step){ 1, 0 };
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *step = (Step){ 0, -1 };
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *step = (Step){ 0, 1 };
      return TRUE;
    default:
      return FALSE;
    }
}

static GtkWidget *
focused_item (HutPinLayer *layer)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (layer)));

  return focus && gtk_widget_get_parent (focus) == GTK_WIDGET (layer) ? focus : NULL;
}

static HutMercator
place_of (GtkWidget *item)
{
  return hut_pin_item_get_mark (HUT_PIN_ITEM (item))->place;
}

/* The item that lies nearest in the direction of @step: across counts twice. */
static GtkWidget *
item_towards (HutPinLayer *layer, HutMercator from, Step step)
{
  GtkWidget *best = NULL;
  double least = G_MAXDOUBLE;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (layer)); item;
       item = gtk_widget_get_next_sibling (item))
    {
      double x = place_of (item).x - from.x, y = place_of (item).y - from.y;
      double along = x * step.x + y * step.y;
      double across = fabs (x * step.y) + fabs (y * step.x);

      if (along <= 0 || across > along * 1.5 || along + 2 * across >= least)
        continue;
      least = along + 2 * across;
      best = item;
    }

  return best;
}

static GtkWidget *
item_at_middle (HutPinLayer *layer)
{
  HutMapSight sight = hut_map_sight_get (shumate_layer_get_viewport (SHUMATE_LAYER (layer)));
  GtkWidget *best = NULL;
  double least = G_MAXDOUBLE;

  for (GtkWidget *item = gtk_widget_get_first_child (GTK_WIDGET (layer)); item;
       item = gtk_widget_get_next_sibling (item))
    {
      HutMercator place = place_of (item);
      double far = hypot (place.x - sight.centre.x, place.y - sight.centre.y);

      if (far < least)
        {
          least = far;
          best = item;
        }
    }

  return best;
}

gboolean
hut_pin_keys_enter (HutPinLayer *layer)
{
  GtkWidget *item;

  hut_pin_layer_update_items (layer);
  item = hut_pin_layer_get_selected (layer) != HUT_MAP_VIEW_NONE
             ? gtk_widget_get_first_child (GTK_WIDGET (layer))
             : item_at_middle (layer);

  return item && gtk_widget_grab_focus (item);
}

static void
pan (HutPinLayer *layer, Step step)
{
  ShumateViewport *viewport = shumate_layer_get_viewport (SHUMATE_LAYER (layer));
  HutMapSight sight = hut_map_sight_get (viewport);
  double world = hut_mercator_world (sight.zoom);
  HutPoint point = hut_mercator_unproject ((HutMercator){ sight.centre.x + step.x * PAN / world,
                                                          sight.centre.y + step.y * PAN / world });

  shumate_location_set_location (SHUMATE_LOCATION (viewport), hut_point_lat (point),
                                 hut_point_lon (point));
}

gboolean
hut_pin_keys_step (guint key, GdkModifierType state, double *x, double *y)
{
  double pixels = PICK * (state & GDK_SHIFT_MASK ? PICK_FAST : 1);
  Step step;

  if (!step_of_key (key, &step))
    return FALSE;
  *x = step.x * pixels;
  *y = step.y * pixels;
  return TRUE;
}

static void
move_picked (HutPinLayer *layer, double x, double y)
{
  HutMapSight sight = hut_map_sight_get (shumate_layer_get_viewport (SHUMATE_LAYER (layer)));
  double width = gtk_widget_get_width (GTK_WIDGET (layer));
  double height = gtk_widget_get_height (GTK_WIDGET (layer));
  HutPoint point;
  graphene_point_t at = GRAPHENE_POINT_INIT ((float)width / 2, (float)height / 2);

  if (hut_pin_layer_get_picked (layer, &point))
    at = hut_map_sight_to_widget (&sight, hut_mercator_project (point), width, height);
  hut_pin_layer_click (layer, at.x + x, at.y + y);
}

gboolean
hut_pin_keys_zoom (ShumateViewport *viewport, guint key)
{
  double level = shumate_viewport_get_zoom_level (viewport);

  switch (key)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      shumate_viewport_set_zoom_level (viewport, level + ZOOM);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      shumate_viewport_set_zoom_level (viewport, level - ZOOM);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
on_key_while_picking (HutPinLayer *layer, guint key, GdkModifierType state)
{
  double x, y;

  if (hut_pin_keys_step (key, state, &x, &y))
    move_picked (layer, x, y);
  else if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    move_picked (layer, 0, 0);
  else
    return FALSE;

  return TRUE;
}

static gboolean
on_key (HutPinLayer *layer, guint key, guint code, GdkModifierType state)
{
  GtkWidget *item = focused_item (layer);
  Step step;

  if (state & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (hut_pin_keys_zoom (shumate_layer_get_viewport (SHUMATE_LAYER (layer)), key))
    return TRUE;
  if (hut_pin_layer_get_picking (layer))
    return on_key_while_picking (layer, key, state);
  if (item && key == GDK_KEY_Escape)
    return gtk_widget_grab_focus (GTK_WIDGET (layer));
  if (!step_of_key (key, &step))
    return FALSE;

  if (item)
    {
      GtkWidget *next = item_towards (layer, place_of (item), step);

      if (next)
        gtk_widget_grab_focus (next);
      gtk_widget_queue_draw (GTK_WIDGET (layer));
    }
  else
    pan (layer, step);
  return TRUE;
}

GtkEventController *
hut_pin_keys_new (HutPinLayer *layer)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), layer);
  return keys;
}
