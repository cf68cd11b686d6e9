/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The map widget; see the header. It puts together libshumate's map, which moves and zooms by
 * pointer and touch, our layers, and what stands in the corners. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-map-view.h"

#include "mapview/hut-heat-layer.h"
#include "mapview/hut-map-corners.h"
#include "mapview/hut-map-sight.h"
#include "mapview/hut-map-travel.h"
#include "mapview/hut-measure-layer.h"
#include "mapview/hut-package-layer.h"
#include "mapview/hut-package-watch.h"
#include "mapview/hut-pin-item.h"
#include "mapview/hut-pin-layer.h"
#include "mapview/hut-shown-scheme.h"
#include "mapview/hut-tile-ground.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define FIRST_ZOOM 15.0
#define NEAR_ZOOM 17.0 /* single houses can be told */
#define AROUND 64      /* pixels around a cluster that is parted */
#define TOGETHER 30.0  /* pixels: points nearer than that at the nearest zoom are at one place */
#define CLICK_SLIP 6   /* pixels a click may move */
#define LANE_HIT 8     /* pixels around the line of a lane that are it */

struct _HutMapView
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  ShumateMap *map;
  ShumateViewport *viewport;
  HutMapTravel *travel;
  HutMapWorker *worker;
  HutPackageLayer *package_layer;
  HutPackageWatch *watch;
  HutTileGround *tiles;
  HutHeatLayer *heat_layer;
  HutPinLayer *pin_layer;
  HutMapOverlay *map_overlay; /* NULL: none */
  HutMeasureLayer *measure_layer;
  HutLineLayer *line_layer; /* NULL: no line is changed here */
  HutMapCorners *corners;

  gboolean opening;       /* a package */
  gboolean view_set;      /* by the caller, a package or the points */
  gboolean other_package; /* is being opened: a view that shows nothing of it is moved */
  HutMapScheme scheme;    /* HUT_N_MAP_SCHEMES: the desktop's */
  HutMapScheme shown_scheme;
  double press_x, press_y;
};

enum
{
  PROP_0,
  PROP_PICKING,
  N_PROPS,
};

enum
{
  PIN_ACTIVATED,
  PINS_ACTIVATED,
  PICKED,
  VIEW_CHANGED,
  PLACE_ASKED,
  LANE_ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutMapView, hut_map_view, GTK_TYPE_WIDGET)

static HutMapSight
get_sight (HutMapView *self)
{
  return hut_map_sight_get (self->viewport);
}

static void
zoom_in (HutMapView *self)
{
  hut_map_travel_zoom (self->travel, 1);
}

static void
zoom_out (HutMapView *self)
{
  hut_map_travel_zoom (self->travel, -1);
}

/* ---- callbacks ---- */

static void
on_viewport_changed (HutMapView *self)
{
  hut_map_corners_set_zoom (self->corners, shumate_viewport_get_zoom_level (self->viewport));
  g_signal_emit (self, signals[VIEW_CHANGED], 0);
}

/* The package's, and that of the tiles above it. */
static void
show_attribution (HutMapView *self)
{
  const char *of_package = NULL, *of_tiles = hut_tile_ground_get_attribution (self->tiles);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *line = NULL;
  HutBox bounds;

  hut_map_worker_describe (self->worker, &bounds, &of_package);
  if (of_tiles && *of_tiles)
    g_ptr_array_add (words, (gpointer)of_tiles);
  if (of_package && *of_package)
    g_ptr_array_add (words, (gpointer)of_package);
  g_ptr_array_add (words, NULL);
  line = g_strjoinv (" · ", (char **)words->pdata);
  hut_map_corners_set_attribution (self->corners, line);
}

/* What is to be told about the map's file, or NULL. */
static const char *
words_of_note (gboolean failed, gboolean open)
{
  if (open && !failed)
    return NULL;
  if (failed && open)
    return _ ("The map file was replaced by one that cannot be used: the map of before is shown.");
  return failed ? _ ("This map file cannot be used: only the pins are shown.")
                : _ ("No map file is chosen: only the pins are shown.");
}

static void
on_replaced (HutMapView *self)
{
  hut_map_worker_renew (self->worker);
  hut_tile_ground_renew_package (self->tiles);
}

/* Without a package the points are all that is there to be seen. */
static void
look_at_points (HutMapView *self)
{
  HutPointSet *points = hut_map_view_get_points (self);
  const char *attribution;
  HutBox box;

  if (self->view_set || self->opening || points == NULL || hut_point_set_size (points) == 0 ||
      hut_map_worker_describe (self->worker, &box, &attribution))
    return;
  box = hut_point_set_box (points, hut_point_set_all (points));
  hut_map_view_show_bounds (self, &box);
}

/* Before the widget has a size, what it will show then. */
static gboolean
shows_any_of (HutMapView *self, const HutBox *bounds)
{
  HutBox view;

  if (!hut_map_travel_get_goal (self->travel, &view))
    view = hut_map_view_get_bounds (self);
  return hut_box_intersects (&view, bounds);
}

static void
on_opened (HutMapView *self, GError *error)
{
  const char *attribution = NULL;
  HutBox bounds;
  gboolean open = hut_map_worker_describe (self->worker, &bounds, &attribution);

  if (error && open)
    g_message ("%s", error->message);
  else if (error)
    g_warning ("%s", error->message);
  show_attribution (self);
  hut_map_corners_tell (self->corners, words_of_note (error != NULL, open));
  if (open && (!self->view_set || (self->other_package && !shows_any_of (self, &bounds))))
    hut_map_view_show_bounds (self, &bounds);
  self->opening = self->other_package = FALSE;
  look_at_points (self);
}

static void
on_pin_activated (HutMapView *self, guint id)
{
  g_signal_emit (self, signals[PIN_ACTIVATED], 0, id);
}

/* Zooms until the cluster parts; what lies at one place is handed on. */
static void
on_cluster_activated (HutMapView *self, HutBox *box, GArray *ids)
{
  HutPoint corner = { box->min_lon, box->min_lat }, opposite = { box->max_lon, box->max_lat };
  double nearest = hut_mercator_metres_per_pixel (hut_point_lat (corner), HUT_MAP_SIGHT_MAX_ZOOM);
  double width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 2 * AROUND, 64);
  double height = MAX (gtk_widget_get_height (GTK_WIDGET (self)) - 2 * AROUND, 64);
  double zoom;

  if (hut_point_distance (corner, opposite) < TOGETHER * nearest)
    {
      g_signal_emit (self, signals[PINS_ACTIVATED], 0, ids);
      return;
    }

  zoom = hut_mercator_fit (box, width, height, HUT_MAP_SIGHT_MAX_ZOOM);
  hut_map_travel_to (self->travel, hut_map_travel_middle (box),
                     MAX (zoom, get_sight (self).zoom + 1));
}

static void
on_picked (HutMapView *self, gint lon, gint lat)
{
  g_signal_emit (self, signals[PICKED], 0, lon, lat);
}

static void
on_pressed (HutMapView *self, int n_press, double x, double y)
{
  self->press_x = x;
  self->press_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (self->pin_layer));
}

/* The lane at a place of the widget, where one that has a code runs there. */
static void
activate_lane (HutMapView *self, double x, double y)
{
  HutMapSight sight = get_sight (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  HutPoint at = hut_mercator_unproject (hut_map_sight_from_widget (&sight, x, y, width, height));
  HutPoint beside =
      hut_mercator_unproject (hut_map_sight_from_widget (&sight, x + LANE_HIT, y, width, height));
  const HutMapOverlayItem *lane =
      self->map_overlay != NULL
          ? hut_map_overlay_lane_at (self->map_overlay, at, hut_point_distance (at, beside))
          : NULL;

  if (lane != NULL && lane->code != NULL)
    g_signal_emit (self, signals[LANE_ACTIVATED], 0, lane->code);
}

static void
on_released (HutMapView *self, int n_press, double x, double y)
{
  if (n_press == 1 && hypot (x - self->press_x, y - self->press_y) <= CLICK_SLIP &&
      !hut_pin_layer_click (self->pin_layer, x, y))
    activate_lane (self, x, y);
}

/* A pin that is there is what is meant, not the place beside it. */
static void
ask_place (HutMapView *self, double x, double y)
{
  HutMapSight sight = get_sight (self);
  const HutMark *mark = hut_pin_layer_mark_at (self->pin_layer, x, y);
  HutPoint point;

  if (mark && mark->count == 1)
    point = hut_mercator_unproject (mark->place);
  else
    point = hut_mercator_unproject (
        hut_map_sight_from_widget (&sight, x, y, gtk_widget_get_width (GTK_WIDGET (self)),
                                   gtk_widget_get_height (GTK_WIDGET (self))));
  if (!hut_map_view_get_picking (self))
    g_signal_emit (self, signals[PLACE_ASKED], 0, point.lon, point.lat, x, y);
}

static void
on_menu_pressed (HutMapView *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->pin_layer));
  ask_place (self, x, y);
}

/* Where the keyboard is: at a pin, or in the middle of the map. */
static gboolean
on_menu_key (GtkWidget *widget, GVariant *parameters, gpointer data)
{
  HutMapView *self = HUT_MAP_VIEW (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  HutMapSight sight = get_sight (self);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_point_t at = GRAPHENE_POINT_INIT ((float)width / 2, (float)height / 2);

  if (focus && HUT_IS_PIN_ITEM (focus))
    at = hut_map_sight_to_widget (&sight, hut_pin_item_get_mark (HUT_PIN_ITEM (focus))->place,
                                  width, height);
  ask_place (self, at.x, at.y);
  return TRUE;
}

static void
on_heat_changed (HutMapView *self)
{
  hut_heat_legend_set (self->corners->legend, hut_heat_layer_get_heat (self->heat_layer),
                       self->shown_scheme);
}

static void
on_dark_changed (HutMapView *self)
{
  HutMapScheme scheme = self->scheme != HUT_N_MAP_SCHEMES
                            ? self->scheme
                            : hut_shown_scheme (gtk_widget_get_settings (GTK_WIDGET (self)));

  self->shown_scheme = scheme;
  hut_package_layer_set_scheme (self->package_layer, scheme);
  hut_tile_ground_set_scheme (self->tiles, scheme);
  hut_heat_layer_set_scheme (self->heat_layer, scheme);
  hut_pin_layer_set_scheme (self->pin_layer, scheme);
  hut_measure_layer_set_scheme (self->measure_layer, scheme);
  if (self->line_layer != NULL)
    hut_line_layer_set_scheme (self->line_layer, scheme);
  if (self->corners != NULL)
    hut_lane_legend_set (self->corners->lanes, self->map_overlay, scheme);
  if (scheme == HUT_MAP_SCHEME_DARK)
    gtk_widget_add_css_class (GTK_WIDGET (self), "dark");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "dark");
  on_heat_changed (self);
}

/* ---- making ---- */

static void
make_map (HutMapView *self)
{
  ShumateLayer *layer;
  GtkGesture *click = gtk_gesture_click_new ();

  self->map = shumate_map_new ();
  self->viewport = shumate_map_get_viewport (self->map);
  self->travel = hut_map_travel_new (GTK_WIDGET (self), self->map);
  hut_map_sight_prepare (self->viewport);
  shumate_map_set_zoom_on_double_click (self->map, FALSE);
  shumate_viewport_set_zoom_level (self->viewport, FIRST_ZOOM);
  shumate_location_set_location (SHUMATE_LOCATION (self->viewport), 39.9087, 116.3975);

  layer = hut_package_layer_new (self->viewport, self->worker);
  self->package_layer = HUT_PACKAGE_LAYER (layer);
  shumate_map_add_layer (self->map, layer);
  self->tiles = hut_tile_ground_new (self->map, self->package_layer);
  layer = hut_heat_layer_new (self->viewport);
  self->heat_layer = HUT_HEAT_LAYER (layer);
  shumate_map_add_layer (self->map, layer);
  layer = hut_pin_layer_new (self->viewport);
  self->pin_layer = HUT_PIN_LAYER (layer);
  shumate_map_add_layer (self->map, layer);
  layer = hut_measure_layer_new (self->viewport);
  self->measure_layer = HUT_MEASURE_LAYER (layer);
  shumate_map_add_layer (self->map, layer);

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self->pin_layer), GTK_EVENT_CONTROLLER (click));

  click = gtk_gesture_click_new ();
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self->pin_layer), GTK_EVENT_CONTROLLER (click));
}

/* ---- vfuncs ---- */

static void
hut_map_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutMapView *self = HUT_MAP_VIEW (widget);

  gtk_widget_size_allocate (self->overlay, &(GtkAllocation){ 0, 0, width, height }, baseline);
  if (width > 0 && height > 0)
    hut_map_travel_size_known (self->travel);
}

static void
hut_map_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutMapView *self = HUT_MAP_VIEW (widget);

  gtk_widget_measure (self->overlay, orientation, for_size, minimum, natural, NULL, NULL);
  *minimum = MAX (*minimum, 120);
  *natural = MAX (*natural, 320);
}

static gboolean
hut_map_view_grab_focus (GtkWidget *widget)
{
  HutMapView *self = HUT_MAP_VIEW (widget);

  if (self->line_layer != NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->line_layer));
  return gtk_widget_grab_focus (hut_measure_layer_get_active (self->measure_layer)
                                    ? GTK_WIDGET (self->measure_layer)
                                    : GTK_WIDGET (self->pin_layer));
}

static void
hut_map_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HutMapView *self = HUT_MAP_VIEW (object);

  if (id == PROP_PICKING)
    g_value_set_boolean (value, hut_map_view_get_picking (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_map_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HutMapView *self = HUT_MAP_VIEW (object);

  if (id == PROP_PICKING)
    hut_map_view_set_picking (self, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_map_view_dispose (GObject *object)
{
  HutMapView *self = HUT_MAP_VIEW (object);

  g_clear_pointer (&self->travel, hut_map_travel_free);
  if (self->worker)
    g_signal_handlers_disconnect_by_data (self->worker, self);
  if (self->tiles)
    g_signal_handlers_disconnect_by_data (self->tiles, self);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_object (&self->tiles);
  g_clear_object (&self->worker);
  g_clear_pointer (&self->map_overlay, hut_map_overlay_unref);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->corners, g_free);

  G_OBJECT_CLASS (hut_map_view_parent_class)->dispose (object);
}

static void
hut_map_view_class_init (HutMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_map_view_get_property;
  object_class->set_property = hut_map_view_set_property;
  object_class->dispose = hut_map_view_dispose;
  widget_class->measure = hut_map_view_measure;
  widget_class->size_allocate = hut_map_view_size_allocate;
  widget_class->grab_focus = hut_map_view_grab_focus;

  properties[PROP_PICKING] =
      g_param_spec_boolean ("picking", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PIN_ACTIVATED] = g_signal_new ("pin-activated", HUT_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[PINS_ACTIVATED] = g_signal_new ("pins-activated", HUT_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[PICKED] = g_signal_new ("picked", HUT_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[VIEW_CHANGED] = g_signal_new ("view-changed", HUT_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PLACE_ASKED] =
      g_signal_new ("place-asked", HUT_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_INT, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[LANE_ACTIVATED] = g_signal_new ("lane-activated", HUT_TYPE_MAP_VIEW, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu_key, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key, NULL);
  gtk_widget_class_set_css_name (widget_class, "map-view");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_map_view_init (HutMapView *self)
{
  static const char *const CHANGES[] = { "notify::latitude", "notify::longitude",
                                         "notify::zoom-level" };

  self->scheme = HUT_N_MAP_SCHEMES;
  self->worker = hut_map_worker_new ();
  self->watch = hut_package_watch_new ();
  self->overlay = gtk_overlay_new ();
  gtk_widget_set_parent (self->overlay, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  make_map (self);
  gtk_overlay_set_child (GTK_OVERLAY (self->overlay), GTK_WIDGET (self->map));
  self->corners = hut_map_corners_new (GTK_OVERLAY (self->overlay), self->viewport,
                                       hut_tile_ground_get_note (self->tiles));
  hut_map_corners_tell (self->corners, words_of_note (FALSE, FALSE));
  g_signal_connect_object (self->corners->zoom_in, "clicked", G_CALLBACK (zoom_in), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corners->zoom_out, "clicked", G_CALLBACK (zoom_out), self,
                           G_CONNECT_SWAPPED);

  g_signal_connect_object (self->worker, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "replaced", G_CALLBACK (on_replaced), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    g_signal_connect_object (self->viewport, CHANGES[i], G_CALLBACK (on_viewport_changed), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tiles, "changed", G_CALLBACK (show_attribution), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->heat_layer, "changed", G_CALLBACK (on_heat_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pin_layer, "pin-activated", G_CALLBACK (on_pin_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pin_layer, "cluster-activated", G_CALLBACK (on_cluster_activated),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pin_layer, "picked", G_CALLBACK (on_picked), self,
                           G_CONNECT_SWAPPED);
  hut_shown_scheme_follow (gtk_widget_get_settings (GTK_WIDGET (self)),
                           G_CALLBACK (on_dark_changed), self);
  on_dark_changed (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Map"),
                                  -1);
}

/* ---- public ---- */

GtkWidget *
hut_map_view_new (void)
{
  return g_object_new (HUT_TYPE_MAP_VIEW, NULL);
}

void
hut_map_view_set_package (HutMapView *self, const char *path)
{
  self->other_package = TRUE;
  self->opening = path != NULL;
  hut_package_watch_set_path (self->watch, path);
  hut_map_worker_open (self->worker, path);
  hut_tile_ground_set_package (self->tiles, path);
}

void
hut_map_view_set_source (HutMapView *self, HutTileSource *source, const char *key)
{
  hut_tile_ground_set_source (self->tiles, source, key);
}

void
hut_map_view_set_scheme (HutMapView *self, HutMapScheme scheme)
{
  self->scheme = scheme;
  on_dark_changed (self);
}

void
hut_map_view_set_points (HutMapView *self, HutPointSet *set)
{
  hut_pin_layer_set_points (self->pin_layer, set);
  hut_heat_layer_set_points (self->heat_layer, set);
  look_at_points (self);
}

HutPointSet *
hut_map_view_get_points (HutMapView *self)
{
  return hut_pin_layer_get_points (self->pin_layer);
}

void
hut_map_view_set_overlay (HutMapView *self, HutMapOverlay *overlay)
{
  if (self->map_overlay == overlay)
    return;

  g_clear_pointer (&self->map_overlay, hut_map_overlay_unref);
  self->map_overlay = overlay ? hut_map_overlay_ref (overlay) : NULL;
  hut_tile_ground_set_overlay (self->tiles, overlay);
  hut_lane_legend_set (self->corners->lanes, overlay, self->shown_scheme);
}

HutMapOverlay *
hut_map_view_get_overlay (HutMapView *self)
{
  return self->map_overlay;
}

void
hut_map_view_set_heat (HutMapView *self, HutHeatBy by)
{
  hut_pin_layer_set_hidden (self->pin_layer, by != HUT_HEAT_NONE);
  hut_heat_layer_set_by (self->heat_layer, by);
}

HutHeatBy
hut_map_view_get_heat (HutMapView *self)
{
  return hut_heat_layer_get_by (self->heat_layer);
}

void
hut_map_view_set_name_func (HutMapView *self, HutMapViewNameFunc func, gpointer data,
                            GDestroyNotify destroy)
{
  hut_pin_layer_set_name_func (self->pin_layer, func, data, destroy);
}

void
hut_map_view_set_selected (HutMapView *self, guint32 id)
{
  hut_pin_layer_set_selected (self->pin_layer, id);
}

void
hut_map_view_show_point (HutMapView *self, HutPoint point, double zoom)
{
  self->view_set = TRUE;
  hut_map_travel_to (self->travel, point, zoom > 0 ? zoom : MAX (get_sight (self).zoom, NEAR_ZOOM));
}

void
hut_map_view_show_bounds (HutMapView *self, const HutBox *box)
{
  if (hut_box_is_empty (box))
    return;

  self->view_set = TRUE;
  hut_map_travel_to_box (self->travel, box);
}

HutBox
hut_map_view_get_bounds (HutMapView *self)
{
  HutMapSight sight = get_sight (self);

  return hut_mercator_view (hut_mercator_unproject (sight.centre), sight.zoom,
                            gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)));
}

HutPoint
hut_map_view_get_centre (HutMapView *self)
{
  return hut_mercator_unproject (get_sight (self).centre);
}

double
hut_map_view_get_zoom (HutMapView *self)
{
  return get_sight (self).zoom;
}

gboolean
hut_map_view_is_settled (HutMapView *self)
{
  return !hut_map_travel_is_waiting (self->travel) &&
         hut_package_layer_is_settled (self->package_layer) &&
         hut_tile_ground_is_settled (self->tiles);
}

HutMeasureLayer *
hut_map_view_get_measure (HutMapView *self)
{
  return self->measure_layer;
}

HutLineLayer *
hut_map_view_get_line (HutMapView *self)
{
  if (self->line_layer == NULL)
    {
      ShumateLayer *layer = hut_line_layer_new (self->viewport);

      self->line_layer = HUT_LINE_LAYER (layer);
      shumate_map_add_layer (self->map, layer);
      hut_line_layer_set_scheme (self->line_layer, self->shown_scheme);
    }
  return self->line_layer;
}

void
hut_map_view_set_picking (HutMapView *self, gboolean picking)
{
  if (hut_map_view_get_picking (self) == picking)
    return;

  hut_pin_layer_set_picking (self->pin_layer, picking);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKING]);
}

gboolean
hut_map_view_get_picking (HutMapView *self)
{
  return hut_pin_layer_get_picking (self->pin_layer);
}

void
hut_map_view_set_picked (HutMapView *self, const HutPoint *point)
{
  hut_pin_layer_set_picked (self->pin_layer, point);
}

gboolean
hut_map_view_get_picked (HutMapView *self, HutPoint *point)
{
  return hut_pin_layer_get_picked (self->pin_layer, point);
}
