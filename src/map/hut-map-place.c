/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The Map place. Ids of points are rowids. Main thread. */

#define G_LOG_DOMAIN "hutong-map"

#include "map/hut-map-place.h"

#include "map/hut-map-ground.h"
#include "map/hut-map-place-card.h"
#include "map/hut-map-points.h"
#include "map/hut-map-print.h"
#include "map/hut-map-together.h"
#include "mapview/hut-map-view.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HutMapPlace
{
  GtkWidget parent_instance;
  GtkWidget *overlay;
  HutMapView *map;
  GtkWidget *tools;
  HutMapLayers *layers;
  GtkLabel *unplaced;
  GtkWidget *picking_bar;
  GtkWidget *measuring_bar;
  GtkLabel *measured;
  HutMapPlaceCard *card;
  GtkButton *here;
  HutMapTogether *together;
  HutMapGround *ground;
  HutCaseBrowser *browser;
  HutMapPoints *points;
  HutBox all; /* around what is shown */
  GSignalGroup *signals;
  gboolean picking;
};

G_DEFINE_FINAL_TYPE (HutMapPlace, hut_map_place, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_PICKING,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Limiting the list to the view is offered where the list has more than is in view, or was limited
 * to another one. */
static void
offer_here (HutMapPlace *self)
{
  const HutCaseFilter *filter =
      self->browser != NULL ? hut_case_browser_get_filter (self->browser) : NULL;
  HutBox view = hut_map_view_get_bounds (self->map);
  HutPoint low = { self->all.min_lon, self->all.min_lat };
  HutPoint high = { self->all.max_lon, self->all.max_lat };
  gboolean more = !hut_box_is_empty (&self->all) &&
                  !(hut_box_contains (&view, low) && hut_box_contains (&view, high));
  gboolean other = filter != NULL && filter->area.kind == HUT_CASE_AREA_BOX &&
                   memcmp (&filter->area.box, &view, sizeof view) != 0;

  gtk_widget_set_visible (GTK_WIDGET (self->here), (more || other) && !self->picking);
}

static void
find_here (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutMapPlace *self = HUT_MAP_PLACE (widget);
  g_autoptr (HutCaseFilter) filter = NULL;

  if (self->browser == NULL)
    return;
  filter = hut_case_filter_copy (hut_case_browser_get_filter (self->browser));
  filter->area =
      (HutCaseArea){ .kind = HUT_CASE_AREA_BOX, .box = hut_map_view_get_bounds (self->map) };
  hut_case_browser_set_filter (self->browser, filter);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
show_selected (HutMapPlace *self)
{
  HutCase *selected =
      self->browser != NULL ? hut_case_browser_get_selected_case (self->browser) : NULL;
  gint64 rowid = selected != NULL ? hut_case_get_rowid (selected) : 0;

  hut_map_view_set_selected (self->map, rowid > 0 && rowid < HUT_MAP_VIEW_NONE ? (guint32)rowid
                                                                               : HUT_MAP_VIEW_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.locate", selected != NULL);
}

/* ---- Points, as the set has them ---- */

static void
on_points_made (HutMapPlace *self)
{
  HutPointSet *points = hut_map_points_get_set (self->points);

  hut_map_view_set_points (self->map, points);
  self->all = hut_point_set_size (points) > 0
                  ? hut_point_set_box (points, hut_point_set_all (points))
                  : HUT_BOX_EMPTY;
  show_selected (self);
  offer_here (self);
}

static void
on_points_changed (HutMapPlace *self)
{
  hut_map_view_set_points (self->map, hut_map_points_get_set (self->points));
}

static void
show_unplaced (HutMapPlace *self, const HutCaseSet *set)
{
  guint n = set->n_marks - set->n_placed;
  g_autofree char *words = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u without a place", "%u without a place", n), n);

  gtk_label_set_label (self->unplaced, words);
  gtk_widget_set_visible (GTK_WIDGET (self->unplaced), n > 0);
}

static void
show_set (HutMapPlace *self)
{
  HutCaseSet *set = self->browser != NULL ? hut_case_browser_get_set (self->browser) : NULL;

  if (set != NULL)
    show_unplaced (self, set);
  hut_map_points_follow (self->points, set,
                         set != NULL ? hut_case_browser_get_edit (self->browser) : NULL);
}

/* The name of a pin for who does not see it. */
static char *
name_pin (guint32 id, gpointer data)
{
  HutMapPlace *self = data;
  g_autoptr (HutCase) found = NULL;

  if (self->browser == NULL)
    return NULL;
  found = hut_case_list_dup_case (hut_case_browser_get_list (self->browser), id);
  return found != NULL ? hut_case_dup_summary (found) : NULL;
}

static void
open_case (HutMapPlace *self, guint32 rowid)
{
  char text[HUT_UID_STRING_LEN + 1];
  HutUid id;

  if (self->browser == NULL)
    return;
  hut_case_browser_select_rowid (self->browser, rowid);
  if (hut_case_browser_get_selected (self->browser, &id))
    gtk_widget_activate_action (GTK_WIDGET (self), "app.show-case", "s", hut_uid_print (&id, text));
}

static void
on_pin_activated (HutMapPlace *self, guint id)
{
  open_case (self, id);
}

static void
on_pins_activated (HutMapPlace *self, GArray *ids)
{
  if (self->browser != NULL)
    hut_map_together_show (self->together, hut_case_browser_get_list (self->browser), ids,
                           gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                           gtk_widget_get_height (GTK_WIDGET (self)) / 2);
}

static void
on_together_chosen (HutMapPlace *self, guint rowid)
{
  open_case (self, rowid);
}

static void
on_picked (HutMapPlace *self, int lon, int lat)
{
  g_signal_emit (self, signals[PICKED], 0, lon, lat);
}

static void
locate (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutMapPlace *self = HUT_MAP_PLACE (widget);
  HutCase *selected =
      self->browser != NULL ? hut_case_browser_get_selected_case (self->browser) : NULL;
  HutPoint place;

  if (selected != NULL && hut_case_get_place (selected, &place))
    hut_map_view_show_point (self->map, place, 0);
}

/* All that is shown; the street where nothing is. */
static void
show_all (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutMapPlace *self = HUT_MAP_PLACE (widget);
  HutPointSet *points = hut_map_view_get_points (self->map);
  HutBox box = HUT_BOX_EMPTY;

  if (points != NULL && hut_point_set_size (points) > 0)
    box = hut_point_set_box (points, hut_point_set_all (points));
  if (!hut_box_is_empty (&box))
    hut_map_view_show_bounds (self->map, &box);
}

static void
end_picking (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hut_map_place_end_picking (HUT_MAP_PLACE (widget));
}

/* ---- Measuring and printing ---- */

static void
measure (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutMapPlace *self = HUT_MAP_PLACE (widget);
  HutMeasureLayer *layer = hut_map_view_get_measure (self->map);
  HutPoint point;

  hut_measure_layer_set_active (layer, parameter != NULL || !hut_measure_layer_get_active (layer));
  if (parameter == NULL)
    return;
  g_variant_get (parameter, "(ii)", &point.lon, &point.lat);
  hut_measure_layer_add (layer, point);
}

static void
end_measuring (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hut_measure_layer_set_active (hut_map_view_get_measure (HUT_MAP_PLACE (widget)->map), FALSE);
}

static void
show_measured (HutMapPlace *self)
{
  const char *words = hut_measure_layer_get_words (hut_map_view_get_measure (self->map));

  gtk_label_set_label (self->measured, words != NULL ? words : _ ("Click from place to place"));
}

static void
show_measuring (HutMapPlace *self)
{
  gboolean active = hut_measure_layer_get_active (hut_map_view_get_measure (self->map));

  gtk_widget_set_visible (self->measuring_bar, active);
  if (!active)
    gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

static void
print (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hut_map_place_print (HUT_MAP_PLACE (widget));
}

static void
on_place_asked (HutMapPlace *self, int lon, int lat, double x, double y)
{
  if (self->browser != NULL)
    hut_map_place_card_show (self->card, self->browser, (HutPoint){ lon, lat }, x, y);
}

static void
show_heat (HutMapPlace *self)
{
  HutHeatBy by = HUT_HEAT_NONE;

  if (hut_map_layers_shows (self->layers, HUT_MAP_LAYER_HEAT_COUNT))
    by = HUT_HEAT_COUNT;
  else if (hut_map_layers_shows (self->layers, HUT_MAP_LAYER_HEAT_LATENESS))
    by = HUT_HEAT_LATENESS;
  hut_map_view_set_heat (self->map, by);
}

static void
on_lane_activated (HutMapPlace *self, const char *code)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-lane", "s", code);
}

static void
show_ground (HutMapPlace *self)
{
  hut_map_view_set_overlay (self->map, hut_map_ground_get_overlay (self->ground));
}

static void
hut_map_place_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PICKING)
    g_value_set_boolean (value, HUT_MAP_PLACE (object)->picking);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_map_place_dispose (GObject *object)
{
  HutMapPlace *self = HUT_MAP_PLACE (object);

  hut_map_place_set_browser (self, NULL);
  g_clear_object (&self->signals);
  g_clear_object (&self->ground);
  g_clear_object (&self->points);
  if (self->together != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->together));
  self->together = NULL;
  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->card));
  self->card = NULL;
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_map_place_parent_class)->dispose (object);
}

static void
hut_map_place_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutMapPlace *self = HUT_MAP_PLACE (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  gtk_popover_present (GTK_POPOVER (self->together));
  gtk_popover_present (GTK_POPOVER (self->card));
}

static void
hut_map_place_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (HUT_MAP_PLACE (widget)->overlay, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static gboolean
hut_map_place_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_MAP_PLACE (widget)->map));
}

static void
hut_map_place_class_init (HutMapPlaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hut_map_place_dispose;
  object_class->get_property = hut_map_place_get_property;
  widget_class->size_allocate = hut_map_place_size_allocate;
  widget_class->measure = hut_map_place_measure;
  widget_class->grab_focus = hut_map_place_grab_focus;

  properties[PROP_PICKING] = g_param_spec_boolean ("picking", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[PICKED] = g_signal_new ("picked", HUT_TYPE_MAP_PLACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  g_type_ensure (HUT_TYPE_MAP_LAYERS);
  g_type_ensure (HUT_TYPE_MAP_PLACE_CARD);
  g_type_ensure (HUT_TYPE_MAP_TOGETHER);
  g_type_ensure (HUT_TYPE_MAP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/map/hut-map-place.ui");
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, overlay);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, map);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, tools);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, layers);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, unplaced);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, picking_bar);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, measuring_bar);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, measured);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, card);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, here);
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, together);
  gtk_widget_class_bind_template_callback (widget_class, on_pin_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_pins_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_place_asked);
  gtk_widget_class_bind_template_callback (widget_class, on_together_chosen);
  gtk_widget_class_bind_template_callback (widget_class, offer_here);
  gtk_widget_class_install_action (widget_class, "map.find-here", NULL, find_here);
  gtk_widget_class_install_action (widget_class, "map.show-all", NULL, show_all);
  gtk_widget_class_install_action (widget_class, "map.locate", NULL, locate);
  gtk_widget_class_install_action (widget_class, "map.end-picking", NULL, end_picking);
  gtk_widget_class_install_action (widget_class, "map.measure", NULL, measure);
  gtk_widget_class_install_action (widget_class, "map.measure-from", "(ii)", measure);
  gtk_widget_class_install_action (widget_class, "map.end-measuring", NULL, end_measuring);
  gtk_widget_class_install_action (widget_class, "map.print", NULL, print);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, "map.measure",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "map.end-picking", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, "map.show-all", NULL);
}

static void
hut_map_place_init (HutMapPlace *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->together), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  g_signal_connect_object (self->card, "closed", G_CALLBACK (gtk_widget_grab_focus), self->map,
                           G_CONNECT_SWAPPED);
  hut_button_name_once (GTK_WIDGET (self->here));
  self->all = HUT_BOX_EMPTY;
  g_signal_connect_object (self->layers, "notify::shown", G_CALLBACK (show_heat), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.end-picking", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.locate", FALSE);
  hut_map_view_set_name_func (self->map, name_pin, self, NULL);
  g_signal_connect_object (self->map, "lane-activated", G_CALLBACK (on_lane_activated), self,
                           G_CONNECT_SWAPPED);
  self->ground = hut_map_ground_new (self->layers);
  g_signal_connect_object (self->ground, "changed", G_CALLBACK (show_ground), self,
                           G_CONNECT_SWAPPED);
  self->points = hut_map_points_new ();
  g_signal_connect_object (self->points, "made", G_CALLBACK (on_points_made), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->points, "changed", G_CALLBACK (on_points_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (hut_map_view_get_measure (self->map), "notify::words",
                           G_CALLBACK (show_measured), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (hut_map_view_get_measure (self->map), "notify::active",
                           G_CALLBACK (show_measuring), self, G_CONNECT_SWAPPED);
  show_measured (self);
  self->signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->signals, "notify::set", G_CALLBACK (show_set), self);
  g_signal_group_connect_swapped (self->signals, "notify::selected", G_CALLBACK (show_selected),
                                  self);
}

GtkWidget *
hut_map_place_new (void)
{
  return g_object_new (HUT_TYPE_MAP_PLACE, NULL);
}

void
hut_map_place_set_browser (HutMapPlace *self, HutCaseBrowser *browser)
{
  if (!g_set_object (&self->browser, browser))
    return;
  g_signal_group_set_target (self->signals, browser);
  if (self->ground != NULL)
    hut_map_ground_set_browser (self->ground, browser);
  hut_map_view_set_points (self->map, NULL);
  hut_map_place_renew_package (self);
  show_set (self);
}

void
hut_map_place_renew_package (HutMapPlace *self)
{
  g_autofree char *package = NULL;

  if (self->browser != NULL)
    package = hut_store_get_map_path (hut_case_browser_get_store (self->browser));
  hut_map_view_set_package (self->map, package);
}

static void
set_picking (HutMapPlace *self, gboolean picking)
{
  if (self->picking == picking)
    return;
  self->picking = picking;
  end_measuring (GTK_WIDGET (self), NULL, NULL);
  hut_map_view_set_picking (self->map, picking);
  gtk_widget_set_visible (self->picking_bar, picking);
  gtk_widget_set_visible (self->tools, !picking);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "map.end-picking", picking);
  if (!picking)
    hut_map_view_set_picked (self->map, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKING]);
}

void
hut_map_place_start_picking (HutMapPlace *self, const HutPoint *place)
{
  set_picking (self, TRUE);
  hut_map_view_set_picked (self->map, place);
  if (place != NULL)
    hut_map_view_show_point (self->map, *place, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->map));
}

void
hut_map_place_set_source (HutMapPlace *self, HutTileSource *source, const char *key)
{
  hut_map_view_set_source (self->map, source, key);
}

HutPoint
hut_map_place_get_centre (HutMapPlace *self)
{
  return hut_map_view_get_centre (self->map);
}

HutMapLayers *
hut_map_place_get_layers (HutMapPlace *self)
{
  return self->layers;
}

void
hut_map_place_print (HutMapPlace *self)
{
  HutBox view = hut_map_view_get_bounds (self->map);

  if (self->browser != NULL)
    hut_map_print_open (GTK_WIDGET (self), self->browser, &view,
                        hut_map_view_get_overlay (self->map), hut_map_view_get_heat (self->map));
}

void
hut_map_place_end_picking (HutMapPlace *self)
{
  set_picking (self, FALSE);
}

void
hut_map_place_get_part (HutMapPlace *self, HutMapPart *part)
{
  part->middle = hut_map_view_get_centre (self->map);
  part->zoom = (int)(hut_map_view_get_zoom (self->map) * 100 + 0.5);
  g_object_get (hut_map_place_get_layers (self), "shown", &part->layers, NULL);
}

void
hut_map_place_show_part (HutMapPlace *self, const HutMapPart *part)
{
  hut_map_view_show_point (self->map, part->middle, part->zoom / 100.0);
  if (part->layers != NULL)
    hut_map_layers_set_shown (hut_map_place_get_layers (self), (const char *const *)part->layers);
}

gboolean
hut_map_place_get_picking (HutMapPlace *self)
{
  return self->picking;
}

void
hut_map_place_show_case (HutMapPlace *self, const HutUid *id)
{
  if (self->browser == NULL)
    return;
  hut_case_browser_select (self->browser, id);
  locate (GTK_WIDGET (self), NULL, NULL);
}

gboolean
hut_map_place_is_filled (HutMapPlace *self)
{
  return hut_map_view_get_points (self->map) != NULL && !hut_map_points_is_busy (self->points) &&
         hut_map_ground_is_settled (self->ground) && hut_map_view_is_settled (self->map);
}

void
hut_map_place_reveal_selected (HutMapPlace *self)
{
  HutCase *selected =
      self->browser != NULL ? hut_case_browser_get_selected_case (self->browser) : NULL;
  HutBox bounds = hut_map_view_get_bounds (self->map);
  HutPoint place;

  if (selected != NULL && hut_case_get_place (selected, &place) &&
      !hut_box_contains (&bounds, place))
    hut_map_view_show_point (self->map, place, hut_map_view_get_zoom (self->map));
}
