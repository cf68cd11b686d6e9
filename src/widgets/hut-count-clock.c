/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A clock that counts. While it is mapped it wakes at each change of its second. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-count-clock.h"

#include "widgets/hut-right-now.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MINUS "\xe2\x88\x92"

struct _HutCountClock
{
  GtkWidget parent_instance;
  GtkWidget *label;
  HutCount count;
  HutTime at;
  char *what;
  const char *tone;  /* as told; interned, or NULL */
  const char *shown; /* the class that it has, or NULL */
  gint64 minute;     /* that the name says */
  gboolean over;
  guint source;
};

G_DEFINE_FINAL_TYPE (HutCountClock, hut_count_clock, GTK_TYPE_WIDGET)

static guint passed_signal;

/* ---- Words ---- */

/* Whole seconds: what is left is rounded up, all else down, so that 0 is the instant itself. */
static gint64
seconds_of (HutCount count, HutTime length)
{
  if (count == HUT_COUNT_TO && length > 0)
    length += G_USEC_PER_SEC - 1;
  return length / G_USEC_PER_SEC;
}

static char *
print_days (gint64 minutes)
{
  if (minutes / 60 % 24 == 0)
    /* Translators: a length of time in days. */
    return g_strdup_printf (_ ("%d d"), (int)(minutes / 1440));
  /* Translators: a length of time, from a day on: days and hours. */
  return g_strdup_printf (_ ("%d d %d h"), (int)(minutes / 1440), (int)(minutes / 60 % 24));
}

char *
hut_count_figures (HutCount count, HutTime length)
{
  gint64 seconds = seconds_of (count, length);
  gint64 size = ABS (seconds);
  const char *sign = seconds < 0 ? MINUS : "";

  if (size >= 86400)
    {
      g_autofree char *days = print_days (size / 60);

      return g_strconcat (sign, days, NULL);
    }
  if (size >= 3600)
    return g_strdup_printf ("%s%d:%02d:%02d", sign, (int)(size / 3600), (int)(size / 60 % 60),
                            (int)(size % 60));
  return g_strdup_printf ("%s%02d:%02d", sign, (int)(size / 60), (int)(size % 60));
}

static gint64
minutes_of (HutCount count, HutTime length)
{
  gint64 seconds = seconds_of (count, length);

  if (count == HUT_COUNT_TO && seconds > 0)
    seconds += 59;
  return ABS (seconds) / 60;
}

char *
hut_count_words (HutCount count, HutTime length)
{
  gint64 minutes = minutes_of (count, length);

  if (minutes >= 1440)
    return print_days (minutes);
  if (minutes >= 60 && minutes % 60 == 0)
    /* Translators: a length of time in hours. */
    return g_strdup_printf (_ ("%d h"), (int)(minutes / 60));
  if (minutes >= 60)
    /* Translators: a length of time, from an hour on: hours and minutes. */
    return g_strdup_printf (_ ("%d h %d min"), (int)(minutes / 60), (int)(minutes % 60));
  /* Translators: a length of time in minutes. */
  return g_strdup_printf (_ ("%d min"), (int)minutes);
}

/* ---- Showing ---- */

/* What is left, or how long it has been. */
static HutTime
length_of (HutCountClock *self, HutTime now)
{
  if (self->count == HUT_COUNT_TO)
    return self->at - now;
  return self->count == HUT_COUNT_SINCE ? now - self->at : self->at;
}

static void
say (HutCountClock *self, HutTime length)
{
  g_autofree char *words = hut_count_words (self->count, self->over ? length : MAX (length, 0));
  g_autofree char *name = NULL;

  if (self->count == HUT_COUNT_NOTHING)
    name = g_strdup (self->what);
  else if (self->over)
    /* Translators: what a clock counts to, and by how much that is late. */
    name = g_strdup_printf (_ ("%s, late by %s"), self->what, words);
  else
    /* Translators: what a clock counts, and how long. */
    name = g_strdup_printf (C_ ("clock", "%s, %s"), self->what, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
show_tone (HutCountClock *self)
{
  const char *tone = self->over ? "overdue" : self->tone;

  if (self->shown == tone)
    return;
  if (self->shown != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->shown);
  if (tone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), tone);
  self->shown = tone;
}

static void
show (HutCountClock *self, gboolean fresh)
{
  HutTime length = length_of (self, hut_right_now ());
  gint64 minute = minutes_of (self->count, length);
  gboolean over = self->count == HUT_COUNT_TO && length <= 0;
  gboolean passed = over && !self->over;
  g_autofree char *figures =
      self->count == HUT_COUNT_NOTHING
          ? g_strdup ("–")
          : hut_count_figures (self->count, self->count == HUT_COUNT_TO ? length : MAX (length, 0));

  if (g_strcmp0 (figures, gtk_label_get_text (GTK_LABEL (self->label))) != 0)
    gtk_label_set_text (GTK_LABEL (self->label), figures);
  self->over = over;
  show_tone (self);
  if (fresh || passed || minute != self->minute)
    say (self, length);
  self->minute = minute;
  if (passed && !fresh)
    g_signal_emit (self, passed_signal, 0);
}

static void tick_later (HutCountClock *self);

static void
on_tick (gpointer data)
{
  HutCountClock *self = data;

  self->source = 0;
  show (self, FALSE);
  tick_later (self);
}

/* A little after the second has changed. */
static void
tick_later (HutCountClock *self)
{
  HutTime rest = length_of (self, hut_right_now ()) % G_USEC_PER_SEC;

  if (self->source != 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      (self->count != HUT_COUNT_TO && self->count != HUT_COUNT_SINCE))
    return;
  if (rest < 0)
    rest += G_USEC_PER_SEC;
  if (self->count == HUT_COUNT_SINCE)
    rest = G_USEC_PER_SEC - rest;
  self->source = g_timeout_add_once ((guint)(rest / 1000) + 10, on_tick, self);
}

static void
hut_count_clock_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_count_clock_parent_class)->map (widget);
  show (HUT_COUNT_CLOCK (widget), FALSE);
  tick_later (HUT_COUNT_CLOCK (widget));
}

static void
hut_count_clock_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&HUT_COUNT_CLOCK (widget)->source, g_source_remove);
  GTK_WIDGET_CLASS (hut_count_clock_parent_class)->unmap (widget);
}

static void
hut_count_clock_dispose (GObject *object)
{
  HutCountClock *self = HUT_COUNT_CLOCK (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->what, g_free);
  G_OBJECT_CLASS (hut_count_clock_parent_class)->dispose (object);
}

static void
hut_count_clock_class_init (HutCountClockClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_count_clock_dispose;
  widget_class->map = hut_count_clock_map;
  widget_class->unmap = hut_count_clock_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TIMER);
  passed_signal = g_signal_new ("passed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_count_clock_init (HutCountClock *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "label", "–", NULL);
  /* The seconds are not read aloud. */
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

GtkWidget *
hut_count_clock_new (const char *style)
{
  HutCountClock *self = g_object_new (HUT_TYPE_COUNT_CLOCK, NULL);

  gtk_widget_add_css_class (GTK_WIDGET (self), style);
  return GTK_WIDGET (self);
}

void
hut_count_clock_set (HutCountClock *self, HutCount count, HutTime at, const char *what,
                     const char *tone)
{
  g_return_if_fail (HUT_IS_COUNT_CLOCK (self));

  tone = g_intern_string (tone);
  if (self->count == count && self->at == at && self->tone == tone &&
      g_strcmp0 (self->what, what) == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  self->count = count;
  self->at = at;
  self->tone = tone;
  g_free (self->what);
  self->what = g_strdup (what);
  show (self, TRUE);
  tick_later (self);
}
