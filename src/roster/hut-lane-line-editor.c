/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A map with the line, and what can be done with it. The package is asked for its roads on a worker
 * that opens it for itself. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-lane-line-editor.h"

#include "exchange/hut-road-lines.h"
#include "geo/hut-shape-json.h"
#include "mapview/hut-map-view.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define WIDTH 820
#define HEIGHT 440
#define AROUND 80 /* metres around the line that are in view */
#define OFFERED 8 /* roads below the entry */

struct _HutLaneLineEditor
{
  GtkWidget parent_instance;
  GtkWidget *column;
  HutSuggestEntry *road;
  GtkWidget *take;
  GtkWidget *undo;
  GtkWidget *redo;
  GtkWidget *remove;
  GtkWidget *clear;
  HutMapView *map;
  HutLineLayer *line; /* of the map */
  GtkLabel *words;
  GtkLabel *trouble;
  char *map_path;   /* NULL: there is no map package */
  GPtrArray *roads; /* HutRoadName; NULL: not read yet */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (HutLaneLineEditor, hut_lane_line_editor, GTK_TYPE_WIDGET)

/* ---- What is shown ---- */

static void
set_trouble (HutLaneLineEditor *self, const char *words)
{
  gtk_label_set_label (self->trouble, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), words != NULL);
}

/* "1711 m, 33 points; point 5 is chosen" */
static void
show_words (HutLaneLineEditor *self)
{
  HutLineEdit *edit = hut_line_layer_get_edit (self->line);
  guint n = hut_line_edit_n_points (edit), chosen = hut_line_layer_get_chosen (self->line);
  int metres = (int)lround (hut_line_edit_length (edit));
  g_autofree char *words = NULL;

  if (n == 0)
    words = g_strdup (_ ("Nothing is drawn yet: click on the map, or take a road."));
  else if (chosen == G_MAXUINT)
    words = g_strdup_printf (_ ("%d m, %u points"), metres, n);
  else
    words = g_strdup_printf (_ ("%d m, %u points; point %u is chosen"), metres, n, chosen + 1);
  gtk_label_set_label (self->words, words);
  gtk_widget_set_sensitive (self->undo, hut_line_edit_can_undo (edit));
  gtk_widget_set_sensitive (self->redo, hut_line_edit_can_redo (edit));
  gtk_widget_set_sensitive (self->remove, chosen != G_MAXUINT);
  gtk_widget_set_sensitive (self->clear, n > 0);
}

static void
show_bounds (HutLaneLineEditor *self, const HutShape *line)
{
  HutBox box = hut_box_grown (&line->box, AROUND);

  hut_map_view_show_bounds (self->map, &box);
}

/* ---- Roads ---- */

static void
free_roads (gpointer roads)
{
  g_ptr_array_unref (roads);
}

static void
read_roads (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (HutMapPackage) package = hut_map_package_open (data, &error);
  GPtrArray *roads = package != NULL ? hut_road_names (package, cancellable, &error) : NULL;

  if (roads != NULL)
    g_task_return_pointer (task, roads, free_roads);
  else
    g_task_return_error (task, error);
}

static void
on_roads (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutLaneLineEditor) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *roads = g_task_propagate_pointer (G_TASK (result), &error);

  if (roads == NULL || self->column == NULL)
    {
      if (error != NULL && self->column != NULL)
        set_trouble (self,
                     _ ("The map has no roads that can be taken. The line can still be drawn."));
      g_clear_pointer (&roads, g_ptr_array_unref);
      return;
    }
  self->roads = roads;
}

static void
ask_roads (HutLaneLineEditor *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, on_roads, g_object_ref (self));

  g_task_set_task_data (task, g_strdup (self->map_path), g_free);
  g_task_run_in_thread (task, read_roads);
}

typedef struct
{
  char *map_path;
  char *name;
} RoadAsk;

static void
road_ask_free (gpointer data)
{
  RoadAsk *ask = data;

  g_free (ask->map_path);
  g_free (ask->name);
  g_free (ask);
}

static void
read_road (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const RoadAsk *ask = data;
  GError *error = NULL;
  g_autoptr (HutMapPackage) package = hut_map_package_open (ask->map_path, &error);
  HutShape *line = package != NULL ? hut_road_line (package, ask->name, cancellable, &error) : NULL;

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, line, (GDestroyNotify)hut_shape_free);
}

static void
on_road (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutLaneLineEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutShape) line = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->column == NULL)
    return;
  gtk_widget_set_sensitive (self->take, TRUE);
  if (line == NULL)
    {
      set_trouble (self, _ ("The map has no road of this name in the street."));
      return;
    }
  set_trouble (self, NULL);
  hut_line_edit_replace (hut_line_layer_get_edit (self->line), line);
  hut_line_layer_renew (self->line);
  show_bounds (self, line);
}

static void
on_take (HutLaneLineEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (hut_suggest_entry_get_text (self->road)));
  g_autoptr (GTask) task = NULL;
  RoadAsk *ask;

  if (*name == '\0' || self->map_path == NULL)
    {
      set_trouble (self, self->map_path == NULL ? _ ("There is no map to take a road from.")
                                                : _ ("Which road? Type its name."));
      return;
    }
  ask = g_new0 (RoadAsk, 1);
  ask->map_path = g_strdup (self->map_path);
  ask->name = g_steal_pointer (&name);
  gtk_widget_set_sensitive (self->take, FALSE);
  task = g_task_new (NULL, self->cancellable, on_road, g_object_ref (self));
  g_task_set_task_data (task, ask, road_ask_free);
  g_task_run_in_thread (task, read_road);
}

/* Roads whose name holds what is typed, with how long they are in the street. */
static void
on_typed (HutLaneLineEditor *self, const char *text)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_auto (GStrv) names = NULL, lengths = NULL;
  guint n = 0;

  for (guint i = 0; self->roads != NULL && *text != '\0' && i < self->roads->len && n < OFFERED;
       i++)
    {
      const HutRoadName *road = self->roads->pdata[i];
      g_autofree char *note = NULL;

      if (strstr (road->name, text) == NULL)
        continue;
      note = g_strdup_printf (_ ("%d m long"), (int)lround (road->metres));
      g_strv_builder_add (words, road->name);
      g_strv_builder_add (notes, note);
      n++;
    }
  names = g_strv_builder_end (words);
  lengths = g_strv_builder_end (notes);
  hut_suggest_entry_set_noted (self->road, (const char *const *)names,
                               (const char *const *)lengths);
}

static void
on_chosen (HutLaneLineEditor *self)
{
  on_take (self);
}

/* ---- Steps ---- */

static void
on_undo (HutLaneLineEditor *self)
{
  hut_line_edit_undo (hut_line_layer_get_edit (self->line));
  hut_line_layer_renew (self->line);
}

static void
on_redo (HutLaneLineEditor *self)
{
  hut_line_edit_redo (hut_line_layer_get_edit (self->line));
  hut_line_layer_renew (self->line);
}

static void
on_remove (HutLaneLineEditor *self)
{
  hut_line_layer_remove_chosen (self->line);
}

static void
on_clear (HutLaneLineEditor *self)
{
  hut_line_edit_replace (hut_line_layer_get_edit (self->line), NULL);
  hut_line_layer_renew (self->line);
}

/* ---- The widget ---- */

static void
hut_lane_line_editor_dispose (GObject *object)
{
  HutLaneLineEditor *self = HUT_LANE_LINE_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_lane_line_editor_parent_class)->dispose (object);
}

static void
hut_lane_line_editor_finalize (GObject *object)
{
  HutLaneLineEditor *self = HUT_LANE_LINE_EDITOR (object);

  g_free (self->map_path);
  g_clear_pointer (&self->roads, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (hut_lane_line_editor_parent_class)->finalize (object);
}

static gboolean
hut_lane_line_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_LANE_LINE_EDITOR (widget)->map));
}

static void
hut_lane_line_editor_class_init (HutLaneLineEditorClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_lane_line_editor_grab_focus;
  G_OBJECT_CLASS (klass)->dispose = hut_lane_line_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_lane_line_editor_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
add_button (HutLaneLineEditor *self, GtkWidget *row, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);
  return button;
}

static void
add_tools (HutLaneLineEditor *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->road = HUT_SUGGEST_ENTRY (hut_suggest_entry_new ());
  hut_suggest_entry_set_name (self->road, _ ("Road on the map"));
  hut_suggest_entry_set_placeholder (self->road, _ ("Name of a road"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->road), TRUE);
  g_signal_connect_object (self->road, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->road, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->road, "entered", G_CALLBACK (on_take), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->road));
  self->take = add_button (self, row, _ ("_Take Its Line"), G_CALLBACK (on_take));
  self->undo = add_button (self, row, _ ("_Undo"), G_CALLBACK (on_undo));
  self->redo = add_button (self, row, _ ("R_edo"), G_CALLBACK (on_redo));
  self->remove = add_button (self, row, _ ("_Remove Point"), G_CALLBACK (on_remove));
  self->clear = add_button (self, row, _ ("C_lear"), G_CALLBACK (on_clear));
  gtk_box_append (GTK_BOX (self->column), row);
}

static GtkLabel *
add_label (HutLaneLineEditor *self, const char *class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (self->column), label);
  return GTK_LABEL (label);
}

static void
hut_lane_line_editor_init (HutLaneLineEditor *self)
{
  self->cancellable = g_cancellable_new ();
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
  add_tools (self);
  self->map = HUT_MAP_VIEW (hut_map_view_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->map), WIDTH, HEIGHT);
  gtk_widget_set_overflow (GTK_WIDGET (self->map), GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (self->column), GTK_WIDGET (self->map));
  self->words = add_label (self, "hut-number");
  self->trouble = add_label (self, "hut-overdue");
  gtk_label_set_label (add_label (self, "hut-note"),
                       _ ("Click beside the line to lengthen it, on it for a point between, drag "
                          "points. Keys: Page Down and Page Up choose a point, arrows move it, "
                          "Insert adds one, Delete removes it."));
  self->line = hut_map_view_get_line (self->map);
  g_signal_connect_object (self->line, "changed", G_CALLBACK (show_words), self, G_CONNECT_SWAPPED);
  set_trouble (self, NULL);
  hut_button_name_once (self->column);
}

GtkWidget *
hut_lane_line_editor_new (HutStore *store, const HutRecord *lane)
{
  HutLaneLineEditor *self = g_object_new (HUT_TYPE_LANE_LINE_EDITOR, NULL);
  g_autoptr (HutShape) line =
      hut_shape_from_json (HUT_SHAPE_LINE, hut_record_get_text (lane, "line"));
  const char *name = hut_record_get_text (lane, "name");

  self->map_path = hut_store_get_map_path (store);
  hut_map_view_set_package (self->map, self->map_path);
  hut_line_layer_set_line (self->line, line);
  if (line != NULL)
    show_bounds (self, line);
  if (name != NULL)
    hut_suggest_entry_set_text (self->road, name);
  if (self->map_path != NULL)
    ask_roads (self);
  return GTK_WIDGET (self);
}

char *
hut_lane_line_editor_dup_line (HutLaneLineEditor *self)
{
  g_autoptr (HutShape) line = hut_line_edit_to_shape (hut_line_layer_get_edit (self->line));

  return line != NULL ? hut_shape_line_to_json (line) : NULL;
}

gboolean
hut_lane_line_editor_is_begun (HutLaneLineEditor *self)
{
  return hut_line_edit_n_points (hut_line_layer_get_edit (self->line)) == 1;
}
