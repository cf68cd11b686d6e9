/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lanes and days: the table, the cell that the keyboard is at, and how far it is scrolled. How
 * large it is, how it is drawn, and the mouse on it are files of their own. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-coverage-grid-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define PAGE_ROWS 10

enum
{
  MOVED,
  ACTIVATED,
  ROW_ACTIVATED,
  DROPPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutCoverageGrid, hut_coverage_grid, GTK_TYPE_WIDGET)

/* ---- The cursor ---- */

static void
tell_name (HutCoverageGrid *self)
{
  g_autofree char *name = hut_coverage_grid_has_cells (self) && self->name != NULL
                              ? self->name (self->row, self->column, self->name_data)
                              : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _ ("No day"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
hut_coverage_grid_move_to (HutCoverageGrid *self, gint64 row, gint64 column)
{
  guint new_row, new_column;

  if (!hut_coverage_grid_has_cells (self))
    return;
  new_row = (guint)CLAMP (row, 0, (gint64)self->table->n_rows - 1);
  new_column = (guint)CLAMP (column, 0, (gint64)self->table->n_columns - 1);
  if (new_row == self->row && new_column == self->column)
    return;
  self->row = new_row;
  self->column = new_column;
  hut_coverage_grid_scroll_to_cursor (self);
  tell_name (self);
  g_signal_emit (self, signals[MOVED], 0);
}

void
hut_coverage_grid_activate (HutCoverageGrid *self)
{
  if (hut_coverage_grid_has_cells (self))
    g_signal_emit (self, signals[ACTIVATED], 0, self->row, self->column);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
        HutCoverageGrid *self)
{
  gint64 last = hut_coverage_grid_has_cells (self) ? self->table->n_columns - 1 : 0;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      hut_coverage_grid_move_to (self, self->row, (gint64)self->column - 1);
      return TRUE;
    case GDK_KEY_Right:
      hut_coverage_grid_move_to (self, self->row, (gint64)self->column + 1);
      return TRUE;
    case GDK_KEY_Up:
      hut_coverage_grid_move_to (self, (gint64)self->row - 1, self->column);
      return TRUE;
    case GDK_KEY_Down:
      hut_coverage_grid_move_to (self, (gint64)self->row + 1, self->column);
      return TRUE;
    case GDK_KEY_Home:
      hut_coverage_grid_move_to (self, self->row, 0);
      return TRUE;
    case GDK_KEY_End:
      hut_coverage_grid_move_to (self, self->row, last);
      return TRUE;
    case GDK_KEY_Page_Up:
      hut_coverage_grid_move_to (self, (gint64)self->row - PAGE_ROWS, self->column);
      return TRUE;
    case GDK_KEY_Page_Down:
      hut_coverage_grid_move_to (self, (gint64)self->row + PAGE_ROWS, self->column);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
    case GDK_KEY_Menu:
      hut_coverage_grid_activate (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
do_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (widget);

  if (g_str_has_suffix (name, "activate"))
    hut_coverage_grid_activate (self);
  else if (g_str_has_suffix (name, "next"))
    hut_coverage_grid_move_to (self, self->row, (gint64)self->column + 1);
  else if (g_str_has_suffix (name, "previous"))
    hut_coverage_grid_move_to (self, self->row, (gint64)self->column - 1);
  else
    hut_coverage_grid_move_to (self, (gint64)self->row + (g_str_has_suffix (name, "down") ? 1 : -1),
                               self->column);
}

/* ---- What a cell says ---- */

static gboolean
hut_coverage_grid_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (widget);
  guint row, column;
  g_autofree char *name = NULL;

  if (keyboard || self->name == NULL || !hut_coverage_grid_cell_at (self, x, y, &row, &column))
    return FALSE;
  name = self->name (row, column, self->name_data);
  gtk_tooltip_set_text (tooltip, name);
  return name != NULL;
}

/* ---- Scrolling ---- */

/* In the next frame, since what holds it is just being laid out. */
static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (widget);

  if (hut_coverage_grid_has_cells (self))
    hut_coverage_grid_scroll_to_cursor (self);
  return G_SOURCE_REMOVE;
}

static void
on_room (HutCoverageGrid *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->to_scroll || !hut_coverage_grid_has_cells (self) ||
      gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return;
  self->to_scroll = FALSE;
  gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
}

static void
set_adjustment (HutCoverageGrid *self, GtkAdjustment **kept, GtkAdjustment *adjustment)
{
  if (*kept == adjustment)
    return;
  if (*kept != NULL)
    g_signal_handlers_disconnect_by_data (*kept, self);
  g_set_object (kept, adjustment);
  if (adjustment != NULL)
    {
      g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw),
                                self);
      g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (on_room), self);
    }
}

/* The heads stay in view, so it has to know how far the window around it is scrolled. */
static void
hut_coverage_grid_root (GtkWidget *widget)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (widget);
  GtkWidget *window;

  GTK_WIDGET_CLASS (hut_coverage_grid_parent_class)->root (widget);
  window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (window == NULL)
    return;
  set_adjustment (self, &self->across,
                  gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (window)));
  set_adjustment (self, &self->down,
                  gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)));
}

static void
hut_coverage_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hut_coverage_grid_parent_class)->css_changed (widget, change);
  g_hash_table_remove_all (HUT_COVERAGE_GRID (widget)->layouts);
  HUT_COVERAGE_GRID (widget)->scale = 0;
}

static void
on_focus (HutCoverageGrid *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* ---- The widget ---- */

static void
hut_coverage_grid_dispose (GObject *object)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (object);

  set_adjustment (self, &self->across, NULL);
  set_adjustment (self, &self->down, NULL);
  G_OBJECT_CLASS (hut_coverage_grid_parent_class)->dispose (object);
}

static void
hut_coverage_grid_finalize (GObject *object)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (object);

  g_clear_pointer (&self->table, hut_grid_table_free);
  g_clear_pointer (&self->layouts, g_hash_table_unref);
  G_OBJECT_CLASS (hut_coverage_grid_parent_class)->finalize (object);
}

static void
hut_coverage_grid_class_init (HutCoverageGridClass *klass)
{
  static const char *const actions[] = { "coverage-grid.activate", "coverage-grid.next",
                                         "coverage-grid.previous", "coverage-grid.up",
                                         "coverage-grid.down" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = hut_coverage_grid_dispose;
  object_class->finalize = hut_coverage_grid_finalize;
  widget_class->measure = hut_coverage_grid_measure;
  widget_class->snapshot = hut_coverage_grid_snapshot;
  widget_class->query_tooltip = hut_coverage_grid_query_tooltip;
  widget_class->root = hut_coverage_grid_root;
  widget_class->css_changed = hut_coverage_grid_css_changed;
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[ROW_ACTIVATED] =
      g_signal_new ("row-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[DROPPED] =
      g_signal_new ("dropped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 4, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_UINT);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, do_action);
  gtk_widget_class_set_css_name (widget_class, "coverage-grid");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
hut_coverage_grid_init (HutCoverageGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, keys);
  hut_coverage_grid_add_mouse (self);
  g_signal_connect_swapped (self, "notify::has-focus", G_CALLBACK (on_focus), self);
  tell_name (self);
}

void
hut_coverage_grid_set_name_func (HutCoverageGrid *self, HutGridName name, gpointer data)
{
  g_return_if_fail (HUT_IS_COVERAGE_GRID (self));

  self->name = name;
  self->name_data = data;
  tell_name (self);
}

void
hut_coverage_grid_set_table (HutCoverageGrid *self, HutGridTable *table)
{
  g_return_if_fail (HUT_IS_COVERAGE_GRID (self));

  hut_grid_table_free (self->table);
  self->table = table;
  if (hut_coverage_grid_has_cells (self))
    {
      if (!self->placed && table->today >= 0)
        self->column = (guint)table->today;
      self->to_scroll |= !self->placed;
      self->placed = TRUE;
      self->row = MIN (self->row, table->n_rows - 1);
      self->column = MIN (self->column, table->n_columns - 1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
  tell_name (self);
}

gboolean
hut_coverage_grid_get_cursor (HutCoverageGrid *self, guint *row, guint *column)
{
  g_return_val_if_fail (HUT_IS_COVERAGE_GRID (self), FALSE);

  *row = self->row;
  *column = self->column;
  return hut_coverage_grid_has_cells (self);
}

void
hut_coverage_grid_set_cursor (HutCoverageGrid *self, guint row, guint column)
{
  g_return_if_fail (HUT_IS_COVERAGE_GRID (self));

  if (!hut_coverage_grid_has_cells (self))
    return;
  self->row = MIN (row, self->table->n_rows - 1);
  self->column = MIN (column, self->table->n_columns - 1);
  self->placed = TRUE;
  hut_coverage_grid_scroll_to_cursor (self);
  tell_name (self);
}
