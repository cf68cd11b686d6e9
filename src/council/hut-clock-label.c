/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A clock that counts down. It looks four times a second, and touches the label when its second is
 * another. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-clock-label.h"

#include "council/hut-meeting-lines.h"
#include "domain/hut-speech-list.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define LOOK 250 /* ms */

typedef enum
{
  STAGE_CALM,
  STAGE_WARNING,
  STAGE_OVER,
} Stage;

struct _HutClockLabel
{
  GtkWidget parent_instance;
  GtkWidget *label;
  HutRecord *speech;
  int warn_seconds;
  Stage stage;
  gint64 minute; /* that the name says */
  guint source;
};

G_DEFINE_FINAL_TYPE (HutClockLabel, hut_clock_label, GTK_TYPE_WIDGET)

static guint rang_signal;

static Stage
stage_of (HutClockLabel *self, HutTime left)
{
  return left <= 0                                     ? STAGE_OVER
         : left <= self->warn_seconds * G_USEC_PER_SEC ? STAGE_WARNING
                                                       : STAGE_CALM;
}

static void
say (HutClockLabel *self, HutTime left)
{
  int seconds = (int)(MAX (left, 0) / G_USEC_PER_SEC);
  g_autofree char *name = NULL;

  if (self->stage == STAGE_OVER)
    name = g_strdup (_ ("Time is over"));
  else if (self->stage == STAGE_WARNING)
    name = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d second left", "%d seconds left", (gulong)seconds),
        seconds);
  else
    name = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d minute left", "%d minutes left",
                                         (gulong)((seconds + 59) / 60)),
                            (seconds + 59) / 60);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
ring (HutClockLabel *self, Stage before)
{
  if (self->stage <= before || hut_record_get_int (self->speech, "running_since", 0) == 0)
    return;
  gtk_widget_error_bell (GTK_WIDGET (self));
  g_signal_emit (self, rang_signal, 0, self->stage == STAGE_OVER);
}

static void
show_stage (HutClockLabel *self)
{
  static const char *const styles[] = { NULL, "soon", "overdue" };

  for (gsize i = 1; i < G_N_ELEMENTS (styles); i++)
    if (i == self->stage)
      gtk_widget_add_css_class (self->label, styles[i]);
    else
      gtk_widget_remove_css_class (self->label, styles[i]);
}

/* @fresh: another speech, or none ran before: its stage is where it begins. */
static void
show (HutClockLabel *self, gboolean fresh)
{
  HutTime left = hut_speech_left (self->speech, hut_time_now ());
  Stage before = self->stage;
  gint64 minute = (MAX (left, 0) / G_USEC_PER_SEC + 59) / 60;
  g_autofree char *words = NULL;

  words = hut_clock_words (left == G_MAXINT64 ? hut_speech_spoken (self->speech, hut_time_now ())
                                              : left);
  if (g_strcmp0 (words, gtk_label_get_text (GTK_LABEL (self->label))) != 0)
    gtk_label_set_text (GTK_LABEL (self->label), words);
  self->stage = stage_of (self, left);
  if (fresh || self->stage != before || minute != self->minute)
    say (self, left);
  self->minute = minute;
  if (fresh || self->stage != before)
    show_stage (self);
  if (!fresh)
    ring (self, before);
}

static gboolean
on_look (gpointer data)
{
  show (data, FALSE);
  return G_SOURCE_CONTINUE;
}

static void
hut_clock_label_dispose (GObject *object)
{
  HutClockLabel *self = HUT_CLOCK_LABEL (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->speech, hut_record_free);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_clock_label_parent_class)->dispose (object);
}

static void
hut_clock_label_class_init (HutClockLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_clock_label_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TIMER);
  rang_signal = g_signal_new ("rang", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
hut_clock_label_init (HutClockLabel *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "label", "–", NULL);
  gtk_widget_add_css_class (self->label, "hut-figure");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

void
hut_clock_label_set_speech (HutClockLabel *self, const HutRecord *speech, int warn_seconds)
{
  gboolean fresh =
      self->speech == NULL || speech == NULL || !hut_uid_equal (&self->speech->id, &speech->id);
  gboolean runs = speech != NULL && hut_record_get_int (speech, "running_since", 0) > 0;

  g_clear_pointer (&self->speech, hut_record_free);
  self->warn_seconds = warn_seconds;
  if (speech != NULL)
    self->speech = hut_record_copy (speech);
  if (runs && self->source == 0)
    self->source = g_timeout_add (LOOK, on_look, self);
  else if (!runs)
    g_clear_handle_id (&self->source, g_source_remove);
  if (speech != NULL)
    {
      show (self, fresh);
      return;
    }
  self->stage = STAGE_CALM;
  show_stage (self);
  gtk_label_set_text (GTK_LABEL (self->label), "–");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Nobody speaks"), -1);
}
