/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A time that was told. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-said-row.h"

#include "widgets/hut-count-clock.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-right-now.h"
#include "widgets/hut-when.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SLACK HUT_TIME_MINUTE /* clocks are not all the same */

struct _HutSaidRow
{
  GtkWidget parent_instance;
  HutFormRow *row;
  GtkEditable *entry;
  GtkLabel *words;
  HutTime earliest;
  char *first; /* what stood there at first: now */
};

G_DEFINE_FINAL_TYPE (HutSaidRow, hut_said_row, GTK_TYPE_WIDGET)

static gboolean
is_now (HutSaidRow *self, const char *text)
{
  return *text == '\0' || g_str_equal (text, self->first);
}

/* "23:50" shortly after midnight was yesterday. */
static gboolean
parse (const char *text, HutTime now, HutTime *at)
{
  GTimeZone *zone = hut_time_shown_zone ();

  if (!hut_when_parse (text, now, zone, at))
    return FALSE;
  if (*at > now + SLACK && strlen (text) <= strlen ("00:00"))
    *at = hut_time_add_days (*at, zone, -1);
  return TRUE;
}

static char *
describe (HutTime at, HutTime now)
{
  GTimeZone *zone = hut_time_shown_zone ();
  gboolean today = hut_time_day_number (at, zone) == hut_time_day_number (now, zone);
  g_autofree char *clock = hut_time_format (at, zone, today ? "%H:%M" : "%m-%d %H:%M");
  g_autofree char *since = hut_count_words (HUT_COUNT_SINCE, MAX (now - at, 0));

  /* Translators: a time, and how long ago that is. */
  return g_strdup_printf (_ ("%s, %s ago"), clock, since);
}

static void
on_changed (HutSaidRow *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  HutTime now = hut_right_now ();
  g_autofree char *words = NULL;
  HutTime at;

  hut_form_row_set_error (self->row, NULL);
  if (is_now (self, text))
    words = g_strdup (_ ("now"));
  else if (parse (text, now, &at) && at <= now + SLACK)
    words = describe (at, now);
  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->words), words != NULL);
}

static gboolean
hut_said_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_SAID_ROW (widget)->entry));
}

static void
hut_said_row_dispose (GObject *object)
{
  HutSaidRow *self = HUT_SAID_ROW (object);

  if (self->row != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->row));
  self->row = NULL;
  g_clear_pointer (&self->first, g_free);
  G_OBJECT_CLASS (hut_said_row_parent_class)->dispose (object);
}

static void
hut_said_row_class_init (HutSaidRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_said_row_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_said_row_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_said_row_init (HutSaidRow *self)
{
  GtkWidget *entry = gtk_entry_new ();

  self->entry = GTK_EDITABLE (entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("now"));
  self->row = HUT_FORM_ROW (hut_form_row_new ("", entry));
  self->words = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "hut-note");
  hut_form_row_set_suffix (self->row, GTK_WIDGET (self->words));
  gtk_widget_set_parent (GTK_WIDGET (self->row), GTK_WIDGET (self));
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
hut_said_row_new (const char *label, HutTime earliest)
{
  HutSaidRow *self = g_object_new (HUT_TYPE_SAID_ROW, NULL);

  self->earliest = earliest;
  self->first = hut_time_format (hut_right_now (), hut_time_shown_zone (), "%H:%M");
  g_object_set (self->row, "label", label, NULL);
  gtk_editable_set_text (self->entry, self->first);
  return GTK_WIDGET (self);
}

gboolean
hut_said_row_read (HutSaidRow *self, HutTime *at)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
  HutTime now = hut_right_now ();
  g_autofree char *error = NULL;

  *at = 0;
  if (is_now (self, text))
    return TRUE;
  if (!parse (text, now, at))
    error = g_strdup (_ ("Write the time, for example 10:21 or “yesterday 23:50”."));
  else if (*at > now + SLACK)
    error = g_strdup (_ ("This is yet to come."));
  else if (self->earliest != 0 && *at < self->earliest - SLACK)
    {
      g_autofree char *called =
          hut_time_format (self->earliest, hut_time_shown_zone (), "%m-%d %H:%M");

      error = g_strdup_printf (_ ("This is before the call at %s."), called);
    }
  hut_form_row_set_error (self->row, error);
  return error == NULL;
}
