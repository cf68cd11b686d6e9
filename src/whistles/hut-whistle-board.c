/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The wall of a whistle: one sheet, scaled. It is laid out when what it shows or its own size is
 * another, never while it is allocated. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-board.h"

#include "domain/hut-public-text.h"
#include "domain/hut-summons-clock.h"
#include "whistles/hut-board-log.h"
#include "whistles/hut-board-map.h"
#include "whistles/hut-board-row.h"
#include "whistles/hut-summons-lines.h"
#include "whistles/hut-whistle-words.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-right-now.h"
#include "widgets/hut-widget-height.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 1080.0
#define NARROWEST 1440.0 /* the width of a sheet of 4:3 */
#define SIDE 1064        /* the least that units and log take beside the map */
#define SIDE_SHARE 0.61
#define LOW_SHARE 0.76 /* where a row is one line */
#define PADDING 24     /* of style.css, around units and log */
#define GAP 8          /* between rows */
#define LINE 62        /* of the log, and of the number of the page */
#define BESIDE 60      /* metres: who is that near is at the place */
#define TICK 5         /* s: the time of day, and what is new no longer */
#define TURN 12        /* s: to the next page of units */

/* The lines of the log that there has to be room for, by how large the rows are. */
static const int log_lines[HUT_BOARD_N_SIZES] = { 5, 2, 2 };

struct _HutWhistleBoard
{
  GtkWidget parent_instance;
  GtkWidget *sheet;
  GtkWidget *head;
  HutChip *occasion;
  GtkLabel *task;
  GtkLabel *time;
  HutChip *state;
  GtkLabel *number;
  GtkLabel *since_words;
  HutCountClock *since;
  GtkLabel *plain;
  GtkWidget *body;
  GtkWidget *spot;
  HutBoardMap *map;
  GtkWidget *words;
  GtkLabel *where;
  GtkLabel *there;
  GtkWidget *side;
  GtkLabel *outcome;
  GtkWidget *units;
  GtkLabel *pages;
  HutBoardLog *log;
  HutWhistleDesk *desk;
  int width, height;                  /* of the sheet */
  int row_heights[HUT_BOARD_N_SIZES]; /* 0: not known yet */
  guint page;
  guint idle, tick, turn; /* sources */
};

G_DEFINE_FINAL_TYPE (HutWhistleBoard, hut_whistle_board, GTK_TYPE_WIDGET)

static const HutWhistle *
whistle_of (HutWhistleBoard *self)
{
  const HutWhistleSight *sight =
      self->desk != NULL ? hut_whistle_desk_get_sight (self->desk) : NULL;

  return sight != NULL ? sight->whistle : NULL;
}

/* A text of a record, for all to read; NULL hides the label. */
static void
set_public (GtkLabel *label, const char *words)
{
  g_autofree char *shown = hut_public_words (words);

  gtk_label_set_text (label, shown != NULL ? shown : "");
  gtk_widget_set_visible (GTK_WIDGET (label), shown != NULL);
}

static gboolean
is_state (const HutRecord *summons, const char *state)
{
  return g_strcmp0 (hut_record_get_text (summons, "state"), state) == 0;
}

/* ---- The head ---- */

/* When the street ended it, the last time. */
static HutTime
ended_at (const HutWhistle *whistle)
{
  for (guint i = whistle->steps->len; i-- > 0;)
    if (g_strcmp0 (hut_record_get_text (whistle->steps->pdata[i], "code"), "ended") == 0)
      return hut_whistle_step_time (whistle->steps->pdata[i]);
  return 0;
}

static void
show_since (HutWhistleBoard *self, const HutWhistle *whistle)
{
  HutTime at = hut_record_get_int (whistle->whistle, "at", 0);
  HutTime end = hut_whistle_is_ended (whistle) ? ended_at (whistle) : 0;
  const char *words = end != 0 ? _ ("taken in all") : _ ("Under way");

  gtk_label_set_text (self->since_words, words);
  if (end != 0)
    hut_count_clock_set (self->since, HUT_COUNT_STANDS, MAX (end - at, 0), words, NULL);
  else
    hut_count_clock_set (self->since, HUT_COUNT_SINCE, at, words, NULL);
}

static void
show_time (HutWhistleBoard *self)
{
  g_autofree char *words = hut_time_format (hut_right_now (), hut_time_shown_zone (), "%H:%M");

  gtk_label_set_text (self->time, words);
}

/* The number; and the address, where there is no map to stand below. */
static void
show_number (HutWhistleBoard *self, const HutWhistle *whistle)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (self->desk));
  g_autofree char *number = hut_whistle_number_words (whistle->whistle);
  g_autofree char *where = hut_whistle_where_words (whistle->whistle, browser);
  g_autofree char *both = NULL;
  HutPoint place;

  if (where != NULL && !hut_record_get_point (whistle->whistle, "place", &place))
    both = g_strdup_printf ("%s · %s", number, where);
  set_public (self->number, both != NULL ? both : number);
}

static void
show_head (HutWhistleBoard *self, const HutWhistle *whistle)
{
  const char *occasion = hut_record_get_text (whistle->whistle, "occasion");
  const char *state = hut_whistle_state (whistle);
  gboolean ended = hut_whistle_is_ended (whistle);

  hut_chip_set (self->occasion, hut_whistle_occasion_label (occasion),
                hut_whistle_occasion_icon (occasion), hut_whistle_occasion_tone (occasion));
  set_public (self->task, hut_record_get_text (whistle->whistle, "task"));
  hut_chip_set (self->state, hut_whistle_state_label (state, ended),
                hut_whistle_state_icon (state, ended), hut_whistle_state_tone (state, ended));
  show_number (self, whistle);
  show_since (self, whistle);
  show_time (self);
}

/* ---- Where, and who is there ---- */

/* "Water company, 4 people" */
static char *
there_words (HutCaseBrowser *browser, const HutRecord *summons, const HutSummonsTimes *times)
{
  const char *unit = hut_summons_unit_name (browser, hut_record_get_text (summons, "unit"));
  gint64 people = times->arrival != NULL ? hut_record_get_int (times->arrival, "people", 0) : 0;

  if (people <= 0)
    return g_strdup (unit);
  /* Translators: a unit that is on the spot, and how many they are. */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%s with %d person", "%s with %d people", (gulong)people), unit,
      (int)people);
}

/* Who has come stays until it is released, or the whistle ends. */
static gboolean
is_there (const HutWhistle *whistle, const HutRecord *summons, const HutSummonsTimes *times)
{
  return times->arrived != 0 && !hut_whistle_is_ended (whistle) &&
         (is_state (summons, "working") || is_state (summons, "done"));
}

static void
add_spot (GArray *spots, HutPoint place, HutPin pin, char *label)
{
  HutBoardSpot spot = { place, pin, label };

  g_array_append_val (spots, spot);
}

/* A unit that is there: where it stands apart, with a pin of its own. */
static void
add_there (GArray *spots, GString *names, HutCaseBrowser *browser, const HutRecord *summons,
           const HutSummonsTimes *times)
{
  g_autofree char *words = there_words (browser, summons, times);
  HutPoint place;

  /* Translators: between names of a list. */
  g_string_append_printf (names, "%s%s", names->len > 0 ? _ (", ") : "", words);
  if (spots->len > 0 && times->arrival != NULL &&
      hut_record_get_point (times->arrival, "place", &place) &&
      hut_point_distance (place, g_array_index (spots, HutBoardSpot, 0).place) > BESIDE)
    add_spot (spots, place, is_state (summons, "working") ? HUT_PIN_AT_WORK : HUT_PIN_DONE,
              g_steal_pointer (&words));
}

static HutPin
pin_of_place (const HutWhistle *whistle)
{
  return hut_whistle_is_ended (whistle) ? HUT_PIN_DONE : HUT_PIN_OVERDUE;
}

static void
show_there (HutWhistleBoard *self, const HutWhistle *whistle, const char *names)
{
  g_autofree char *words = NULL;

  if (*names != '\0')
    /* Translators: names of the units that are on the spot. */
    words = g_strdup_printf (_ ("On the spot: %s"), names);
  else if (!hut_whistle_is_ended (whistle))
    words = g_strdup (_ ("Nobody is on the spot yet"));
  gtk_label_set_text (self->there, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->there), words != NULL);
}

static void
name_map (HutWhistleBoard *self)
{
  g_autofree char *name = g_strjoin (C_ ("parts of a row", ", "), _ ("Map of the place"),
                                     gtk_label_get_text (self->there), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->map), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_spot (HutWhistleBoard *self, const HutWhistle *whistle)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (self->desk));
  GArray *spots = g_array_new (FALSE, TRUE, sizeof (HutBoardSpot));
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *where = hut_whistle_where_words (whistle->whistle, browser);
  HutPoint place;

  g_array_set_clear_func (spots, (GDestroyNotify)hut_board_spot_clear);
  if (hut_record_get_point (whistle->whistle, "place", &place))
    add_spot (spots, place, pin_of_place (whistle), NULL);
  for (guint i = 0; i < whistle->summonses->len; i++)
    {
      const HutRecord *summons = whistle->summonses->pdata[i];
      HutSummonsTimes times;

      hut_summons_times (whistle, summons, &times);
      if (is_there (whistle, summons, &times))
        add_there (spots, names, browser, summons, &times);
    }
  set_public (self->where, where);
  show_there (self, whistle, names->str);
  name_map (self);
  gtk_widget_set_visible (self->words,
                          where != NULL || gtk_widget_get_visible (GTK_WIDGET (self->there)));
  gtk_widget_set_visible (self->spot, spots->len > 0);
  hut_board_map_set_spots (self->map, spots);
}

/* ---- Who was called ---- */

static void queue_layout (HutWhistleBoard *self);

static void
clear_units (HutWhistleBoard *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->units)) != NULL)
    gtk_box_remove (GTK_BOX (self->units), child);
}

/* Of one line each, rows of one size are all as high. */
static void
measure_rows (HutWhistleBoard *self, int width)
{
  for (HutBoardSize size = 0; size < HUT_BOARD_N_SIZES; size++)
    {
      GtkWidget *row = hut_board_row_new (size);
      HutSummonsLine *line = hut_summons_line_new ("");

      line->title = g_strdup ("0");
      line->note = g_strdup ("0");
      line->chip = g_strdup ("0");
      line->chip_icon = "hut-done-symbolic";
      line->chip_tone = "done";
      gtk_box_append (GTK_BOX (self->units), row);
      hut_board_row_set_line (HUT_BOARD_ROW (row), line);
      self->row_heights[size] = hut_widget_height (row, width);
      gtk_box_remove (GTK_BOX (self->units), row);
    }
}

/* How many of @n rows of @size there is room for in @room, beside the log's least. */
static guint
rows_in (HutWhistleBoard *self, HutBoardSize size, guint n, int room)
{
  int row = self->row_heights[size] + GAP;
  int left = room - log_lines[size] * LINE;
  guint fit = left > row ? (guint)(left / row) : 1;

  return MIN (fit, n);
}

static HutBoardSize
choose_size (HutWhistleBoard *self, guint n, int room)
{
  for (HutBoardSize size = 0; size + 1 < HUT_BOARD_N_SIZES; size++)
    if (rows_in (self, size, n, room) == n)
      return size;
  return HUT_BOARD_LOW;
}

static void
need_rows (HutWhistleBoard *self, HutBoardSize size, guint n)
{
  GtkWidget *row = gtk_widget_get_first_child (self->units);
  guint there = 0;

  if (row != NULL && hut_board_row_get_size (HUT_BOARD_ROW (row)) != size)
    clear_units (self);
  for (row = gtk_widget_get_first_child (self->units); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    there++;
  for (; there > n; there--)
    gtk_box_remove (GTK_BOX (self->units), gtk_widget_get_last_child (self->units));
  for (; there < n; there++)
    {
      row = hut_board_row_new (size);
      g_signal_connect_object (row, "passed", G_CALLBACK (queue_layout), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->units), row);
    }
}

/* 0: late, 1: waited for or at work, 2: done or released. */
static int
rank_of (const HutWhistle *whistle, const HutRecord *summons, HutTime now)
{
  HutSummonsTimes times;

  if (!hut_summons_is_open (hut_record_get_text (summons, "state")))
    return 2;
  hut_summons_times (whistle, summons, &times);
  return hut_summons_clock (summons, &times, now).late ? 0 : 1;
}

/* Who is late above, who is done below, each in the order of the calls. */
static GPtrArray *
order_units (const HutWhistle *whistle, HutTime now)
{
  GPtrArray *ordered = g_ptr_array_new ();

  for (int rank = 0; rank < 3; rank++)
    for (guint i = 0; i < whistle->summonses->len; i++)
      if (rank_of (whistle, whistle->summonses->pdata[i], now) == rank)
        g_ptr_array_add (ordered, whistle->summonses->pdata[i]);
  return ordered;
}

static gboolean
on_turn (gpointer data)
{
  HutWhistleBoard *self = data;

  self->page++;
  queue_layout (self);
  return G_SOURCE_CONTINUE;
}

static void
show_pages (HutWhistleBoard *self, guint n_pages)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->pages), n_pages > 1);
  if (n_pages > 1)
    {
      /* Translators: a page, and of how many. */
      words = g_strdup_printf (_ ("Page %u of %u"), self->page + 1, n_pages);
      gtk_label_set_text (self->pages, words);
      if (self->turn == 0)
        self->turn = g_timeout_add_seconds (TURN, on_turn, self);
      return;
    }
  g_clear_handle_id (&self->turn, g_source_remove);
}

static void
show_units (HutWhistleBoard *self, const HutWhistle *whistle, HutBoardSize size, int room)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (self->desk));
  HutTime now = hut_right_now ();
  g_autoptr (GPtrArray) ordered = order_units (whistle, now);
  guint per_page, n_pages, first;
  GtkWidget *row;

  per_page = rows_in (self, size, ordered->len, room);
  if (per_page < ordered->len)
    per_page = rows_in (self, size, ordered->len, room - LINE);
  n_pages = per_page > 0 ? (ordered->len + per_page - 1) / per_page : 1;
  self->page = n_pages > 0 ? self->page % n_pages : 0;
  first = self->page * per_page;
  need_rows (self, size, MIN (per_page, ordered->len - first));
  row = gtk_widget_get_first_child (self->units);
  for (guint i = first; row != NULL; i++, row = gtk_widget_get_next_sibling (row))
    hut_board_row_set_line (HUT_BOARD_ROW (row),
                            hut_summons_line_of (whistle, ordered->pdata[i], browser, NULL, now));
  show_pages (self, n_pages);
}

/* ---- All together ---- */

/* What came of it; that nobody was called. */
static char *
outcome_words (const HutWhistle *whistle)
{
  const char *outcome = hut_record_get_text (whistle->whistle, "outcome");

  if (hut_whistle_is_ended (whistle) && outcome != NULL)
    /* Translators: what came of a whistle. */
    return g_strdup_printf (_ ("Outcome: %s"), outcome);
  return whistle->summonses->len == 0 ? g_strdup (_ ("Nobody has been called yet")) : NULL;
}

/* Why there is nothing to be seen. */
static char *
plain_words (HutWhistleBoard *self)
{
  const GError *error =
      self->desk != NULL ? hut_work_desk_get_error (HUT_WORK_DESK (self->desk)) : NULL;

  if (error != NULL)
    return hut_error_words (error, HUT_WHILE_READING, NULL);
  if (self->desk == NULL || !hut_work_desk_is_settled (HUT_WORK_DESK (self->desk)))
    return g_strdup (_ ("Reading the whistle…"));
  return g_strdup (_ ("This whistle was taken back: it was blown by mistake."));
}

static void
show_plain (HutWhistleBoard *self, gboolean plain)
{
  g_autofree char *words = plain ? plain_words (self) : g_strdup ("");

  gtk_label_set_text (self->plain, words);
  gtk_widget_set_visible (GTK_WIDGET (self->plain), plain);
  gtk_widget_set_visible (self->head, !plain);
  gtk_widget_set_visible (self->body, !plain);
}

/* How much of the sheet's height is left beside the map to units and log, which are @side wide. */
static int
room_in (HutWhistleBoard *self, int side)
{
  int room = self->height - hut_widget_height (self->head, self->width) - 2 * PADDING;

  if (gtk_widget_get_visible (GTK_WIDGET (self->outcome)))
    room -= hut_widget_height (GTK_WIDGET (self->outcome), side - 2 * PADDING) + GAP;
  return room;
}

static void
lay_out (HutWhistleBoard *self)
{
  const HutWhistle *whistle = whistle_of (self);
  g_autofree char *outcome = NULL;
  HutBoardSize size;
  int side, room;

  show_plain (self, whistle == NULL);
  if (whistle == NULL || self->width == 0)
    return;
  show_head (self, whistle);
  show_spot (self, whistle);
  outcome = outcome_words (whistle);
  set_public (self->outcome, outcome);
  side = MAX (SIDE, (int)(self->width * SIDE_SHARE));
  room = room_in (self, side);
  if (self->row_heights[0] == 0)
    measure_rows (self, side);
  size = choose_size (self, whistle->summonses->len, room);
  if (size == HUT_BOARD_LOW)
    side = MAX (SIDE, (int)(self->width * LOW_SHARE));
  gtk_widget_set_size_request (self->spot, self->width - side, -1);
  show_units (self, whistle, size, room);
  hut_board_log_set (self->log, hut_work_desk_get_browser (HUT_WORK_DESK (self->desk)),
                     whistle->steps);
}

static gboolean
on_idle (gpointer data)
{
  HutWhistleBoard *self = data;

  self->idle = 0;
  lay_out (self);
  return G_SOURCE_REMOVE;
}

static void
queue_layout (HutWhistleBoard *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_DEFAULT, on_idle, self, NULL);
}

static gboolean
on_tick (gpointer data)
{
  HutWhistleBoard *self = data;

  show_time (self);
  hut_board_log_refresh (self->log);
  for (GtkWidget *row = gtk_widget_get_first_child (self->units); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    hut_board_row_refresh (HUT_BOARD_ROW (row));
  return G_SOURCE_CONTINUE;
}

/* ---- The widget ---- */

static void
hut_whistle_board_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : 180;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1280 : 720;
}

/* Of another size than before, its parts are laid out anew only after this frame: until then they
 * may need more than there is. */
static void
allocate_sheet (HutWhistleBoard *self, int width, int height, GskTransform *transform)
{
  int least, low;

  gtk_widget_measure (self->sheet, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  width = MAX (width, least);
  gtk_widget_measure (self->sheet, GTK_ORIENTATION_VERTICAL, width, &low, NULL, NULL, NULL);
  gtk_widget_allocate (self->sheet, width, MAX (height, low), -1, transform);
}

static void
hut_whistle_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutWhistleBoard *self = HUT_WHISTLE_BOARD (widget);
  double scale = MIN (height / HEIGHT, width / NARROWEST);
  int wide = (int)(width / scale + 0.5), tall = (int)(height / scale + 0.5);

  allocate_sheet (self, wide, tall, gsk_transform_scale (NULL, (float)scale, (float)scale));
  hut_board_map_set_dots (self->map, scale * gtk_widget_get_scale_factor (widget));
  if (wide == self->width && tall == self->height)
    return;
  self->width = wide;
  self->height = tall;
  queue_layout (self);
}

/* Nobody points at a wall. */
static void
on_fullscreened (HutWhistleBoard *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean fills = GTK_IS_WINDOW (root) && gtk_window_is_fullscreen (GTK_WINDOW (root));

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), fills ? "none" : NULL);
}

static void
hut_whistle_board_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_whistle_board_parent_class)->root (widget);
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::fullscreened",
                           G_CALLBACK (on_fullscreened), widget, G_CONNECT_SWAPPED);
  on_fullscreened (HUT_WHISTLE_BOARD (widget));
}

static void
hut_whistle_board_map (GtkWidget *widget)
{
  HutWhistleBoard *self = HUT_WHISTLE_BOARD (widget);

  GTK_WIDGET_CLASS (hut_whistle_board_parent_class)->map (widget);
  self->tick = g_timeout_add_seconds (TICK, on_tick, self);
}

static void
hut_whistle_board_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&HUT_WHISTLE_BOARD (widget)->tick, g_source_remove);
  GTK_WIDGET_CLASS (hut_whistle_board_parent_class)->unmap (widget);
}

static void
hut_whistle_board_dispose (GObject *object)
{
  HutWhistleBoard *self = HUT_WHISTLE_BOARD (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_handle_id (&self->turn, g_source_remove);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_whistle_board_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, sheet);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, head);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, occasion);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, task);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, time);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, state);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, number);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, since_words);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, since);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, plain);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, body);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, spot);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, map);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, words);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, where);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, there);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, side);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, outcome);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, units);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, pages);
  gtk_widget_class_bind_template_child (widget_class, HutWhistleBoard, log);
}

static void
hut_whistle_board_class_init (HutWhistleBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_whistle_board_dispose;
  widget_class->root = hut_whistle_board_root;
  widget_class->map = hut_whistle_board_map;
  widget_class->unmap = hut_whistle_board_unmap;
  widget_class->measure = hut_whistle_board_measure;
  widget_class->size_allocate = hut_whistle_board_size_allocate;
  g_type_ensure (HUT_TYPE_BOARD_LOG);
  g_type_ensure (HUT_TYPE_BOARD_MAP);
  g_type_ensure (HUT_TYPE_CHIP);
  g_type_ensure (HUT_TYPE_COUNT_CLOCK);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/whistles/hut-whistle-board.ui");
  bind_children (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_whistle_board_init (HutWhistleBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-board");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Live Board"), -1);
}

GtkWidget *
hut_whistle_board_new (HutWhistleDesk *desk)
{
  HutWhistleBoard *self = g_object_new (HUT_TYPE_WHISTLE_BOARD, NULL);
  HutStore *store = hut_case_browser_get_store (hut_work_desk_get_browser (HUT_WORK_DESK (desk)));
  g_autofree char *package = hut_store_get_map_path (store);

  self->desk = g_object_ref (desk);
  hut_board_map_set_package (self->map, package);
  g_signal_connect_object (desk, "changed", G_CALLBACK (queue_layout), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::settled", G_CALLBACK (queue_layout), self,
                           G_CONNECT_SWAPPED);
  lay_out (self);
  return GTK_WIDGET (self);
}

gboolean
hut_whistle_board_is_settled (HutWhistleBoard *self)
{
  g_return_val_if_fail (HUT_IS_WHISTLE_BOARD (self), TRUE);

  return self->idle == 0 && self->width > 0 &&
         hut_work_desk_is_settled (HUT_WORK_DESK (self->desk)) &&
         (whistle_of (self) == NULL || !gtk_widget_get_visible (self->spot) ||
          hut_board_map_is_settled (self->map));
}
