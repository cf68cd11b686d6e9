/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lanes and days, drawn. Layouts of texts are made once and kept: a month has few that differ. Main
 * thread only. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-coverage-grid.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* In pixels where a line of text is TEXT_HEIGHT high; larger where that is. */
#define TEXT_HEIGHT 21
#define NAME_WIDTH 128
#define HEAD_HEIGHT 40
#define ROW_HEIGHT 30
#define PAD 8
#define PAGE_ROWS 10

struct _HutCoverageGrid
{
  GtkWidget parent_instance;
  HutGridTable *table; /* or NULL */
  GHashTable *layouts; /* text → PangoLayout */
  double scale;        /* of the measures; 0: to be looked at */
  HutGridName name;
  gpointer name_data;
  guint row, column;  /* where the keyboard is */
  gboolean placed;    /* it was put somewhere once */
  gboolean to_scroll; /* to where the keyboard is, once there is room to know how far */
  gboolean carrying;
  guint from_row, from_column;
  int over_row, over_column; /* while something is carried; -1: over none */
  GtkAdjustment *across, *down;
};

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

/* ---- The table ---- */

HutGridTable *
hut_grid_table_new (guint n_rows, guint n_columns)
{
  HutGridTable *table = g_new0 (HutGridTable, 1);

  table->chunk = g_string_chunk_new (1024);
  table->n_rows = n_rows;
  table->n_columns = n_columns;
  table->rows = g_new0 (const char *, n_rows);
  table->columns = g_new0 (const char *, n_columns);
  table->days = g_new0 (const char *, n_columns);
  table->quiet = g_new0 (gboolean, n_columns);
  table->cells = g_new0 (HutGridCell, (gsize)n_rows * n_columns);
  table->today = -1;
  table->column_width = 32;
  return table;
}

void
hut_grid_table_free (HutGridTable *table)
{
  if (table == NULL)
    return;
  g_string_chunk_free (table->chunk);
  g_free (table->rows);
  g_free (table->columns);
  g_free (table->days);
  g_free (table->quiet);
  g_free (table->cells);
  g_free (table);
}

HutGridCell *
hut_grid_table_cell (HutGridTable *table, guint row, guint column)
{
  g_assert (row < table->n_rows && column < table->n_columns);

  return &table->cells[row * table->n_columns + column];
}

/* ---- Measures ---- */

static gboolean
has_cells (HutCoverageGrid *self)
{
  return self->table != NULL && self->table->n_rows > 0 && self->table->n_columns > 0;
}

/* The size of text is the desktop's. */
static double
scaled (HutCoverageGrid *self, double pixels)
{
  if (self->scale == 0)
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "9");
      int height;

      pango_layout_get_pixel_size (layout, NULL, &height);
      self->scale = MAX (height / (double)TEXT_HEIGHT, 1);
    }
  return (int)(pixels * self->scale);
}

static double
row_height (HutCoverageGrid *self)
{
  return scaled (self, ROW_HEIGHT);
}

static double
head_height (HutCoverageGrid *self)
{
  return scaled (self, HEAD_HEIGHT);
}

static double
name_width (HutCoverageGrid *self)
{
  return scaled (self, NAME_WIDTH);
}

/* What is left of the width is shared by the columns. */
static double
column_width (HutCoverageGrid *self)
{
  double width = (gtk_widget_get_width (GTK_WIDGET (self)) - name_width (self)) /
                 (double)MAX (self->table->n_columns, 1);

  return MAX (width, scaled (self, self->table->column_width));
}

static void
hut_coverage_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (widget);

  if (self->table == NULL)
    *minimum = *natural = 0;
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int)(name_width (self) +
                                self->table->n_columns * scaled (self, self->table->column_width));
  else
    *minimum = *natural = (int)(head_height (self) + self->table->n_rows * row_height (self));
}

static double
value_of (GtkAdjustment *adjustment)
{
  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/* How far it is scrolled; FALSE where the point is on no cell. @row G_MAXUINT: of the heads. */
static gboolean
cell_at (HutCoverageGrid *self, double x, double y, guint *row, guint *column)
{
  double left = value_of (self->across) + name_width (self),
         top = value_of (self->down) + head_height (self);

  if (!has_cells (self) || x < left || y < top)
    return FALSE;
  *row = (guint)((y - head_height (self)) / row_height (self));
  *column = (guint)((x - name_width (self)) / column_width (self));
  return *row < self->table->n_rows && *column < self->table->n_columns;
}

static void
scroll_to (GtkAdjustment *adjustment, double from, double until, double head)
{
  double value = value_of (adjustment);

  if (adjustment == NULL)
    return;
  if (from - head < value)
    gtk_adjustment_set_value (adjustment, from - head);
  else if (until > value + gtk_adjustment_get_page_size (adjustment))
    gtk_adjustment_set_value (adjustment, until - gtk_adjustment_get_page_size (adjustment));
}

static void
scroll_to_cursor (HutCoverageGrid *self)
{
  double x = name_width (self) + self->column * column_width (self);
  double y = head_height (self) + self->row * row_height (self);

  scroll_to (self->across, x, x + column_width (self), name_width (self));
  scroll_to (self->down, y, y + row_height (self), head_height (self));
}

/* ---- Drawing ---- */

static GdkRGBA
colour_of (GtkWidget *widget, const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA colour;

  if (!gtk_style_context_lookup_color (context, name, &colour))
    gtk_style_context_get_color (context, &colour);
  return colour;
}

static PangoLayout *
layout_of (HutCoverageGrid *self, const char *text)
{
  PangoLayout *layout = g_hash_table_lookup (self->layouts, text);

  if (layout == NULL)
    {
      layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      g_hash_table_insert (self->layouts, g_strdup (text), layout);
    }
  return layout;
}

/* @text in the middle of the box, or at its left; what is too long is cut off. */
static void
draw_text (HutCoverageGrid *self, GtkSnapshot *snapshot, const char *text, double x, double y,
           double width, double height, gboolean left, const GdkRGBA *colour)
{
  PangoLayout *layout = layout_of (self, text);
  int text_width, text_height;
  double shift;

  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  shift = left ? PAD : MAX ((width - text_width) / 2, 0);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT ((float)(int)(x + shift), (float)(int)(y + (height - text_height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

typedef struct
{
  GdkRGBA ink, dim, line, card, accent;
  GdkRGBA ground[HUT_GRID_BAD + 1], text[HUT_GRID_BAD + 1];
} Colours;

static void
find_colours (GtkWidget *widget, Colours *colours)
{
  static const char *const names[][2] = {
    [HUT_GRID_PLAIN] = { "hut_card", "hut_ink" },
    [HUT_GRID_QUIET] = { "hut_side", "hut_dim" },
    [HUT_GRID_GOOD] = { "hut_pale", "hut_on_pale" },
    [HUT_GRID_SOON] = { "hut_soon_pale", "hut_soon" },
    [HUT_GRID_BAD] = { "hut_overdue_pale", "hut_overdue" },
  };

  colours->ink = colour_of (widget, "hut_ink");
  colours->dim = colour_of (widget, "hut_dim");
  colours->line = colour_of (widget, "hut_line");
  colours->card = colour_of (widget, "hut_card");
  colours->accent = colour_of (widget, "hut_accent");
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      colours->ground[i] = colour_of (widget, names[i][0]);
      colours->text[i] = colour_of (widget, names[i][1]);
    }
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT ((float)x, (float)y, (float)width, (float)height));
}

static void
draw_frame (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width,
            double height, double thick)
{
  fill (snapshot, colour, x, y, width, thick);
  fill (snapshot, colour, x, y + height - thick, width, thick);
  fill (snapshot, colour, x, y, thick, height);
  fill (snapshot, colour, x + width - thick, y, thick, height);
}

static void
draw_cell (HutCoverageGrid *self, GtkSnapshot *snapshot, const Colours *colours, guint row,
           guint column)
{
  const HutGridCell *cell = hut_grid_table_cell (self->table, row, column);
  double wide = column_width (self);
  double x = name_width (self) + column * wide, y = head_height (self) + row * row_height (self);

  fill (snapshot, &colours->ground[cell->tone], x + 1, y + 1, wide - 1, row_height (self) - 1);
  if (cell->mark != HUT_GRID_PLAIN)
    fill (snapshot, &colours->text[cell->mark], x + wide - 6, y + 1, 6, 6);
  if (cell->text != NULL)
    draw_text (self, snapshot, cell->text, x + 1, y, wide - 1, row_height (self), FALSE,
               &colours->text[cell->tone]);
}

/* Where the keyboard is, and where what is carried would come to. */
static void
draw_cursor (HutCoverageGrid *self, GtkSnapshot *snapshot, const Colours *colours)
{
  double wide = column_width (self);
  gboolean focused = gtk_widget_has_focus (GTK_WIDGET (self));

  draw_frame (snapshot, focused ? &colours->accent : &colours->dim,
              name_width (self) + self->column * wide,
              head_height (self) + self->row * row_height (self), wide + 1, row_height (self) + 1,
              focused ? 2 : 1);
  if (self->carrying && self->over_row >= 0)
    draw_frame (snapshot, &colours->accent, name_width (self) + self->over_column * wide,
                head_height (self) + self->over_row * row_height (self), wide + 1,
                row_height (self) + 1, 3);
}

static void
draw_heads (HutCoverageGrid *self, GtkSnapshot *snapshot, const Colours *colours, double left,
            double top, guint first, guint last)
{
  double wide = column_width (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double half = head_height (self) / 2;

  fill (snapshot, &colours->card, left, top, width, head_height (self));
  for (guint i = first; i < last; i++)
    {
      double x = name_width (self) + i * wide;
      const GdkRGBA *ink = (int)i == self->table->today ? &colours->accent
                           : self->table->quiet[i]      ? &colours->dim
                                                        : &colours->ink;

      draw_text (self, snapshot, self->table->columns[i], x, top + half * 0.1, wide, half * 0.9,
                 FALSE, ink);
      draw_text (self, snapshot, self->table->days[i], x, top + half, wide, half * 0.9, FALSE,
                 &colours->dim);
      if ((int)i == self->table->today)
        fill (snapshot, &colours->accent, x + 1, top + head_height (self) - 3, wide - 1, 3);
    }
  fill (snapshot, &colours->line, left, top + head_height (self), width, 1);
}

static void
draw_names (HutCoverageGrid *self, GtkSnapshot *snapshot, const Colours *colours, double left,
            double top, guint first, guint last)
{
  fill (snapshot, &colours->card, left, top, name_width (self),
        gtk_widget_get_height (GTK_WIDGET (self)));
  for (guint i = first; i < last; i++)
    draw_text (self, snapshot, self->table->rows[i], left,
               head_height (self) + i * row_height (self), name_width (self) - 4, row_height (self),
               TRUE, &colours->ink);
  fill (snapshot, &colours->line, left + name_width (self), top, 1,
        gtk_widget_get_height (GTK_WIDGET (self)));
  fill (snapshot, &colours->card, left, top, name_width (self), head_height (self));
  fill (snapshot, &colours->line, left, top + head_height (self), name_width (self), 1);
}

/* Of @n parts of @size behind @head those that are in view. */
static void
in_view (GtkAdjustment *adjustment, double head, double size, guint n, guint *first, guint *last)
{
  double from = value_of (adjustment);
  double page = adjustment != NULL ? gtk_adjustment_get_page_size (adjustment) : G_MAXINT;

  *first = (guint)MIN (from / size, n);
  *last = (guint)MIN ((from + page - head) / size + 2, n);
}

static void
hut_coverage_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (widget);
  double left = value_of (self->across), top = value_of (self->down);
  guint row, last_row, column, last_column;
  Colours colours;

  if (!has_cells (self))
    return;
  find_colours (widget, &colours);
  in_view (self->down, head_height (self), row_height (self), self->table->n_rows, &row, &last_row);
  in_view (self->across, name_width (self), column_width (self), self->table->n_columns, &column,
           &last_column);
  fill (snapshot, &colours.line, name_width (self), head_height (self),
        gtk_widget_get_width (widget) - name_width (self),
        (double)self->table->n_rows * row_height (self) + 1);
  for (guint i = row; i < last_row; i++)
    for (guint j = column; j < last_column; j++)
      draw_cell (self, snapshot, &colours, i, j);
  draw_cursor (self, snapshot, &colours);
  draw_heads (self, snapshot, &colours, left, top, column, last_column);
  draw_names (self, snapshot, &colours, left, top, row, last_row);
}

/* ---- The cursor ---- */

static void
tell_name (HutCoverageGrid *self)
{
  g_autofree char *name = has_cells (self) && self->name != NULL
                              ? self->name (self->row, self->column, self->name_data)
                              : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : _ ("No day"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
move_to (HutCoverageGrid *self, gint64 row, gint64 column)
{
  guint new_row, new_column;

  if (!has_cells (self))
    return;
  new_row = (guint)CLAMP (row, 0, (gint64)self->table->n_rows - 1);
  new_column = (guint)CLAMP (column, 0, (gint64)self->table->n_columns - 1);
  if (new_row == self->row && new_column == self->column)
    return;
  self->row = new_row;
  self->column = new_column;
  scroll_to_cursor (self);
  tell_name (self);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
activate (HutCoverageGrid *self)
{
  if (has_cells (self))
    g_signal_emit (self, signals[ACTIVATED], 0, self->row, self->column);
}

static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
        HutCoverageGrid *self)
{
  gint64 last = has_cells (self) ? self->table->n_columns - 1 : 0;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Left:
      move_to (self, self->row, (gint64)self->column - 1);
      return TRUE;
    case GDK_KEY_Right:
      move_to (self, self->row, (gint64)self->column + 1);
      return TRUE;
    case GDK_KEY_Up:
      move_to (self, (gint64)self->row - 1, self->column);
      return TRUE;
    case GDK_KEY_Down:
      move_to (self, (gint64)self->row + 1, self->column);
      return TRUE;
    case GDK_KEY_Home:
      move_to (self, self->row, 0);
      return TRUE;
    case GDK_KEY_End:
      move_to (self, self->row, last);
      return TRUE;
    case GDK_KEY_Page_Up:
      move_to (self, (gint64)self->row - PAGE_ROWS, self->column);
      return TRUE;
    case GDK_KEY_Page_Down:
      move_to (self, (gint64)self->row + PAGE_ROWS, self->column);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
    case GDK_KEY_Menu:
      activate (self);
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
    activate (self);
  else if (g_str_has_suffix (name, "next"))
    move_to (self, self->row, (gint64)self->column + 1);
  else if (g_str_has_suffix (name, "previous"))
    move_to (self, self->row, (gint64)self->column - 1);
  else
    move_to (self, (gint64)self->row + (g_str_has_suffix (name, "down") ? 1 : -1), self->column);
}

/* ---- The mouse ---- */

static void
on_pressed (GtkGestureClick *click, int n_press, double x, double y, HutCoverageGrid *self)
{
  guint row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (cell_at (self, x, y, &row, &column))
    {
      move_to (self, row, column);
      if (n_press == 2)
        activate (self);
    }
  else if (has_cells (self) && x < value_of (self->across) + name_width (self) &&
           y >= value_of (self->down) + head_height (self))
    {
      row = (guint)((y - head_height (self)) / row_height (self));
      if (row < self->table->n_rows)
        g_signal_emit (self, signals[ROW_ACTIVATED], 0, row);
    }
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, HutCoverageGrid *self)
{
  self->carrying =
      has_cells (self) && self->table->carries &&
      cell_at (self, x, y, &self->from_row, &self->from_column) &&
      hut_grid_table_cell (self->table, self->from_row, self->from_column)->text != NULL;
  self->over_row = self->over_column = -1;
  if (!self->carrying)
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, HutCoverageGrid *self)
{
  double x, y;
  guint row, column;
  gboolean over;

  gtk_gesture_drag_get_start_point (drag, &x, &y);
  over = self->carrying && cell_at (self, x + dx, y + dy, &row, &column) &&
         (row != self->from_row || column != self->from_column);
  self->over_row = over ? (int)row : -1;
  self->over_column = over ? (int)column : -1;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), over ? "grabbing" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, HutCoverageGrid *self)
{
  int row = self->over_row, column = self->over_column;
  gboolean dropped = self->carrying && row >= 0;

  self->carrying = FALSE;
  self->over_row = self->over_column = -1;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (dropped)
    g_signal_emit (self, signals[DROPPED], 0, self->from_row, self->from_column, (guint)row,
                   (guint)column);
}

static gboolean
hut_coverage_grid_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                 GtkTooltip *tooltip)
{
  HutCoverageGrid *self = HUT_COVERAGE_GRID (widget);
  guint row, column;
  g_autofree char *name = NULL;

  if (keyboard || self->name == NULL || !cell_at (self, x, y, &row, &column))
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

  if (has_cells (self))
    scroll_to_cursor (self);
  return G_SOURCE_REMOVE;
}

static void
on_room (HutCoverageGrid *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (!self->to_scroll || !has_cells (self) || gtk_widget_get_width (GTK_WIDGET (self)) == 0)
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
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->over_row = self->over_column = -1;
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
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
  if (has_cells (self))
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
  return has_cells (self);
}

void
hut_coverage_grid_set_cursor (HutCoverageGrid *self, guint row, guint column)
{
  g_return_if_fail (HUT_IS_COVERAGE_GRID (self));

  if (!has_cells (self))
    return;
  self->row = MIN (row, self->table->n_rows - 1);
  self->column = MIN (column, self->table->n_columns - 1);
  self->placed = TRUE;
  scroll_to_cursor (self);
  tell_name (self);
}
