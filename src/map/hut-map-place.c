/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The Map place. Ids of points are rowids. Main thread; the points of a set that was asked for anew
 * are put in order on a worker, and an answer for an older one is dropped. What changed of a set is
 * changed in the points at once; while points are being made it waits for them. */

#define G_LOG_DOMAIN "hutong-map"

#include "map/hut-map-place.h"

#include "map/hut-map-ground.h"
#include "map/hut-map-place-card.h"
#include "map/hut-map-print.h"
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
  GtkPopover *together;
  GtkListBox *together_list;
  HutMapGround *ground;
  HutCaseBrowser *browser;
  HutBox all; /* around what is shown */
  GSignalGroup *signals;
  GCancellable *cancellable; /* of the points that are being made */
  GPtrArray *waiting;        /* HutCaseEdit: of those, to be changed when they are there */
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

#define NO_PLACE G_MININT32 /* in the marks of a set */

/* HutStanding and HutPin have the same order of urgency. */
G_STATIC_ASSERT ((int)HUT_STANDING_OVERDUE == (int)HUT_PIN_OVERDUE);
G_STATIC_ASSERT ((int)HUT_STANDING_SOON == (int)HUT_PIN_SOON);
G_STATIC_ASSERT ((int)HUT_STANDING_AT_WORK == (int)HUT_PIN_AT_WORK);
G_STATIC_ASSERT ((int)HUT_STANDING_DONE == (int)HUT_PIN_DONE);

/* A rowid is an id as long as it is one of 32 bits: for four thousand million cases. */
static gboolean
is_on_map (const HutCaseMark *mark)
{
  return mark->place.lon != NO_PLACE && mark->rowid > 0 && mark->rowid < HUT_MAP_VIEW_NONE;
}

/* The worker's part: those of the set that have a place. */
static void
make_points_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const HutCaseSet *set = data;
  g_autofree HutPoint *points = g_new (HutPoint, MAX (set->n_placed, 1));
  g_autofree guint8 *pins = g_new (guint8, MAX (set->n_placed, 1));
  g_autofree guint32 *ids = g_new (guint32, MAX (set->n_placed, 1));
  guint n = 0;

  for (guint i = 0; i < set->n_marks && n < set->n_placed; i++)
    {
      if (!is_on_map (&set->marks[i]))
        continue;
      points[n] = set->marks[i].place;
      pins[n] = set->marks[i].standing;
      ids[n++] = (guint32)set->marks[i].rowid;
    }
  g_task_return_pointer (task, hut_point_set_new (points, pins, ids, n),
                         (GDestroyNotify)hut_point_set_unref);
}

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
change_point (HutPointSet *points, const HutCaseMark *before, const HutCaseMark *after)
{
  gboolean was = is_on_map (before), is = is_on_map (after);

  if (was && is && before->place.lon == after->place.lon && before->place.lat == after->place.lat)
    {
      hut_point_set_set_pin (points, (guint32)after->rowid, after->place, after->standing);
      return;
    }
  if (was)
    hut_point_set_remove (points, (guint32)before->rowid, before->place);
  if (is)
    hut_point_set_add (points, (guint32)after->rowid, after->place, after->standing);
}

static void
change_points (HutPointSet *points, const HutCaseEdit *edit)
{
  for (guint i = 0; i < edit->changes->len; i++)
    {
      const HutCaseMarkChange *change = &g_array_index (edit->changes, HutCaseMarkChange, i);

      change_point (points, &change->before, &change->after);
    }
}

static void
on_points_made (GObject *source, GAsyncResult *result, gpointer data)
{
  HutMapPlace *self = HUT_MAP_PLACE (source);
  g_autoptr (HutPointSet) points = g_task_propagate_pointer (G_TASK (result), NULL);

  if (points == NULL || self->browser == NULL)
    return;
  g_clear_object (&self->cancellable);
  for (guint i = 0; i < self->waiting->len; i++)
    change_points (points, self->waiting->pdata[i]);
  g_ptr_array_set_size (self->waiting, 0);
  hut_map_view_set_points (self->map, points);
  self->all = hut_point_set_size (points) > 0
                  ? hut_point_set_box (points, hut_point_set_all (points))
                  : HUT_BOX_EMPTY;
  show_selected (self);
  offer_here (self);
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
make_points (HutMapPlace *self, HutCaseSet *set)
{
  g_autoptr (GTask) task = NULL;

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_ptr_array_set_size (self->waiting, 0);
  if (set == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, on_points_made, NULL);
  g_task_set_source_tag (task, make_points);
  g_task_set_task_data (task, hut_case_set_ref (set), (GDestroyNotify)hut_case_set_unref);
  g_task_run_in_thread (task, make_points_in_thread);
}

static void
show_set (HutMapPlace *self)
{
  HutCaseSet *set = self->browser != NULL ? hut_case_browser_get_set (self->browser) : NULL;
  HutCaseEdit *edit = set != NULL ? hut_case_browser_get_edit (self->browser) : NULL;
  HutPointSet *points = hut_map_view_get_points (self->map);

  if (set != NULL)
    show_unplaced (self, set);
  if (edit == NULL || edit->whole || (points == NULL && self->cancellable == NULL))
    make_points (self, set);
  else if (edit->changes->len == 0)
    return;
  else if (self->cancellable != NULL)
    g_ptr_array_add (self->waiting, hut_case_edit_ref (edit));
  else
    {
      change_points (points, edit);
      hut_map_view_set_points (self->map, points);
    }
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

static GtkWidget *
together_row (HutCase *found)
{
  g_autofree char *summary = hut_case_dup_summary (found);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (summary);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  g_object_set_data (G_OBJECT (row), "rowid", GUINT_TO_POINTER ((guint)hut_case_get_rowid (found)));
  return row;
}

/* Several cases at one place, which no zoom parts: a list asks which is meant. */
static void
on_pins_activated (HutMapPlace *self, GArray *ids)
{
  HutCaseList *list;
  GtkListBoxRow *old;
  GdkRectangle middle = { gtk_widget_get_width (GTK_WIDGET (self)) / 2,
                          gtk_widget_get_height (GTK_WIDGET (self)) / 2, 1, 1 };

  if (self->browser == NULL)
    return;
  list = hut_case_browser_get_list (self->browser);
  while ((old = gtk_list_box_get_row_at_index (self->together_list, 0)) != NULL)
    gtk_list_box_remove (self->together_list, GTK_WIDGET (old));
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (HutCase) found = hut_case_list_dup_case (list, g_array_index (ids, guint32, i));

      if (found != NULL)
        gtk_list_box_append (self->together_list, together_row (found));
    }
  gtk_popover_set_pointing_to (self->together, &middle);
  gtk_popover_popup (self->together);
}

static void
on_together_activated (HutMapPlace *self, GtkListBoxRow *row)
{
  guint32 rowid = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "rowid"));

  gtk_popover_popdown (self->together);
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
hut_map_place_finalize (GObject *object)
{
  g_ptr_array_unref (HUT_MAP_PLACE (object)->waiting);
  G_OBJECT_CLASS (hut_map_place_parent_class)->finalize (object);
}

static void
hut_map_place_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutMapPlace *self = HUT_MAP_PLACE (widget);

  gtk_widget_allocate (self->overlay, width, height, baseline, NULL);
  gtk_popover_present (self->together);
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
  object_class->finalize = hut_map_place_finalize;
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
  gtk_widget_class_bind_template_child (widget_class, HutMapPlace, together_list);
  gtk_widget_class_bind_template_callback (widget_class, on_pin_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_pins_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_picked);
  gtk_widget_class_bind_template_callback (widget_class, on_place_asked);
  gtk_widget_class_bind_template_callback (widget_class, on_together_activated);
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
  self->ground = hut_map_ground_new (self->layers);
  g_signal_connect_object (self->ground, "changed", G_CALLBACK (show_ground), self,
                           G_CONNECT_SWAPPED);
  self->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_case_edit_unref);
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
  return hut_map_view_get_points (self->map) != NULL && self->cancellable == NULL &&
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
