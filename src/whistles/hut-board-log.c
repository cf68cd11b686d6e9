/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The log of the wall. Its lines are made anew when something of them changed; those for which
 * there is no room are not drawn. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-board-log.h"

#include "domain/hut-public-text.h"
#include "domain/hut-step-words.h"
#include "domain/hut-whistle.h"
#include "whistles/hut-summons-lines.h"
#include "widgets/hut-right-now.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LINES 24 /* more than any wall has room for */
#define NEW HUT_TIME_MINUTE

struct _HutBoardLog
{
  GtkWidget parent_instance;
  char *shown;   /* what its lines say, to leave them alone where they stay */
  GArray *times; /* HutTime at which each was entered, in the order of the lines */
};

G_DEFINE_FINAL_TYPE (HutBoardLog, hut_board_log, GTK_TYPE_WIDGET)

/* ---- A line ---- */

static char *
when_words (const HutRecord *step)
{
  GTimeZone *zone = hut_time_shown_zone ();
  HutTime at = hut_whistle_step_time (step);
  gboolean today = hut_time_day_number (at, zone) == hut_time_day_number (hut_right_now (), zone);

  return hut_time_format (at, zone, today ? "%H:%M" : "%m-%d %H:%M");
}

/* "Water company: valve closed" */
static char *
what_words (HutCaseBrowser *browser, const HutRecord *step)
{
  const char *code = hut_record_get_text (step, "unit");
  const char *unit = code != NULL ? hut_summons_unit_name (browser, code) : NULL;
  g_autofree char *title = hut_step_title (step, unit);
  char *shown = hut_public_words (title);

  return shown != NULL ? shown : g_strdup ("");
}

/* How the street was told of it; "" of what a unit entered itself, and of the street's own. */
static char *
how_words (const HutRecord *step)
{
  const char *how = hut_record_get_text (step, "how");

  if (how == NULL || g_str_equal (how, "desk"))
    return g_strdup ("");
  return g_strdup (hut_field_code_label (hut_kind_field (step->kind, "how"), how));
}

static GtkWidget *
new_label (const char *words, const char *style)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "valign", GTK_ALIGN_START, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_line (const char *when, const char *what, const char *how)
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "spacing", 24, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *words = new_label (what, NULL);
  g_autofree char *name =
      g_strjoin (C_ ("parts of a row", ", "), when, what, *how != '\0' ? how : NULL, NULL);

  gtk_widget_add_css_class (line, "hut-board-line");
  g_object_set (words, "hexpand", TRUE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2,
                "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_box_append (GTK_BOX (line), new_label (when, "hut-board-dim"));
  gtk_box_append (GTK_BOX (line), words);
  if (*how != '\0')
    gtk_box_append (GTK_BOX (line), new_label (how, "hut-board-dim"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return line;
}

/* ---- All of them ---- */

static void
empty (HutBoardLog *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->times, 0);
}

void
hut_board_log_refresh (HutBoardLog *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_return_if_fail (HUT_IS_BOARD_LOG (self));

  for (guint i = 0; i < self->times->len; i++, child = gtk_widget_get_next_sibling (child))
    if (hut_right_now () - g_array_index (self->times, HutTime, i) < NEW)
      gtk_widget_add_css_class (child, "new");
    else
      gtk_widget_remove_css_class (child, "new");
}

void
hut_board_log_set (HutBoardLog *self, HutCaseBrowser *browser, GPtrArray *steps)
{
  guint n = MIN (steps->len, LINES);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free); /* when, what, how, ... */
  g_autofree char *all = NULL;

  g_return_if_fail (HUT_IS_BOARD_LOG (self));

  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (words, when_words (steps->pdata[steps->len - 1 - i]));
      g_ptr_array_add (words, what_words (browser, steps->pdata[steps->len - 1 - i]));
      g_ptr_array_add (words, how_words (steps->pdata[steps->len - 1 - i]));
    }
  g_ptr_array_add (words, NULL);
  all = g_strjoinv ("\n", (char **)words->pdata);
  if (g_strcmp0 (all, self->shown) != 0)
    {
      empty (self);
      g_free (self->shown);
      self->shown = g_steal_pointer (&all);
      for (guint i = 0; i < n; i++)
        {
          HutTime at = hut_record_get_int (steps->pdata[steps->len - 1 - i], "at", 0);

          g_array_append_val (self->times, at);
          gtk_widget_set_parent (
              new_line (words->pdata[3 * i], words->pdata[3 * i + 1], words->pdata[3 * i + 2]),
              GTK_WIDGET (self));
        }
    }
  hut_board_log_refresh (self);
}

/* ---- The widget ---- */

static void
hut_board_log_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, most;

      /* How wide they are does not depend on a height. */
      gtk_widget_measure (child, orientation,
                          orientation == GTK_ORIENTATION_VERTICAL ? for_size : -1, &least, &most,
                          NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *natural += most;
      else
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, most);
        }
    }
}

static GtkSizeRequestMode
hut_board_log_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* From the newest on; the first that does not fit whole, and what is older, is left out. */
static void
hut_board_log_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gboolean fits = TRUE;
  int y = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int tall;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &tall, NULL, NULL);
      fits = fits && y + tall <= height;
      gtk_widget_set_child_visible (child, fits);
      if (!fits)
        continue;
      gtk_widget_size_allocate (child, &(GtkAllocation){ 0, y, width, tall }, -1);
      y += tall;
    }
}

static void
hut_board_log_dispose (GObject *object)
{
  empty (HUT_BOARD_LOG (object));
  G_OBJECT_CLASS (hut_board_log_parent_class)->dispose (object);
}

static void
hut_board_log_finalize (GObject *object)
{
  g_array_unref (HUT_BOARD_LOG (object)->times);
  g_free (HUT_BOARD_LOG (object)->shown);
  G_OBJECT_CLASS (hut_board_log_parent_class)->finalize (object);
}

static void
hut_board_log_class_init (HutBoardLogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_board_log_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_board_log_finalize;
  widget_class->measure = hut_board_log_measure;
  widget_class->get_request_mode = hut_board_log_get_request_mode;
  widget_class->size_allocate = hut_board_log_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "board-log");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
hut_board_log_init (HutBoardLog *self)
{
  self->times = g_array_new (FALSE, FALSE, sizeof (HutTime));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What happened"), -1);
}

GtkWidget *
hut_board_log_new (void)
{
  return g_object_new (HUT_TYPE_BOARD_LOG, NULL);
}
