/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The log. Steps are only added; one that comes late by sync may belong between others. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistle-log.h"

#include "domain/hut-step-words.h"
#include "domain/hut-whistle.h"
#include "widgets/hut-attachment-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-right-now.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutWhistleLog
{
  GtkWidget parent_instance;
  GtkListBox *list;
  GPtrArray *keys; /* char *, of each line that is there */
};

G_DEFINE_FINAL_TYPE (HutWhistleLog, hut_whistle_log, GTK_TYPE_WIDGET)

/* ---- A line ---- */

static const char *
unit_name (HutCaseBrowser *browser, const HutRecord *step)
{
  const char *code = hut_record_get_text (step, "unit");
  const char *name = code != NULL ? hut_case_browser_unit_name (browser, code) : NULL;

  return name != NULL ? name : code;
}

static char *
when_words (const HutRecord *step)
{
  GTimeZone *zone = hut_time_shown_zone ();
  HutTime at = hut_whistle_step_time (step);
  gboolean today = hut_time_day_number (at, zone) == hut_time_day_number (hut_right_now (), zone);

  return hut_time_format (at, zone, today ? "%H:%M" : "%m-%d %H:%M");
}

static gboolean
is_of (const HutRecord *attachment, const HutRecord *step)
{
  char id[HUT_UID_STRING_LEN + 1];

  return g_strcmp0 (hut_record_get_text (attachment, "step"), hut_uid_print (&step->id, id)) == 0;
}

static GtkWidget *
new_evidence (const HutRecord *attachment)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const char *name = hut_record_get_text (attachment, "name");
  /* Translators: evidence of a step; %s is the name of a file. */
  g_autofree char *words = g_strdup_printf (_ ("Evidence: %s"), name != NULL ? name : "");
  char id[HUT_UID_STRING_LEN + 1];

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (hut_attachment_icon (attachment)));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", name, "ellipsize",
                                               PANGO_ELLIPSIZE_MIDDLE, NULL));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s",
                                    hut_uid_print (&attachment->id, id));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "whistle.evidence");
  hut_button_set_name (button, words);
  return button;
}

static void
add_evidence (GtkBox *words, const HutRecord *step, GPtrArray *attachments)
{
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    if (is_of (attachments->pdata[i], step))
      gtk_box_append (words, new_evidence (attachments->pdata[i]));
}

static GtkWidget *
new_dot (void)
{
  GtkWidget *dot = g_object_new (GTK_TYPE_BOX, "valign", GTK_ALIGN_START, "margin-top", 4, NULL);

  gtk_widget_add_css_class (dot, "hut-timeline-dot");
  return dot;
}

static GtkWidget *
new_when (const char *words)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "valign", GTK_ALIGN_START, NULL);

  gtk_widget_add_css_class (label, "hut-number");
  return label;
}

static GtkWidget *
new_line (HutCaseBrowser *browser, const HutRecord *step, GPtrArray *attachments)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *when = when_words (step);
  g_autofree char *title = hut_step_title (step, unit_name (browser, step));
  g_autofree char *told = hut_step_told (step);
  g_autofree char *name = g_strjoin (C_ ("parts of a row", ", "), when, title, told, NULL);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), hut_wrapped_label_new (title, NULL));
  if (told != NULL)
    gtk_box_append (GTK_BOX (words), hut_wrapped_label_new (told, "hut-note"));
  add_evidence (GTK_BOX (words), step, attachments);
  gtk_box_append (GTK_BOX (line), new_dot ());
  gtk_box_append (GTK_BOX (line), new_when (when));
  gtk_box_append (GTK_BOX (line), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* ---- What is new ---- */

/* All that the line of @step depends on. */
static char *
key_of (const HutRecord *step, GPtrArray *attachments, const char *unit)
{
  GString *key = g_string_new (NULL);
  char id[HUT_UID_STRING_LEN + 1];

  g_string_append_printf (key, "%s|%s|%" G_GINT64_FORMAT, hut_uid_print (&step->id, id),
                          unit != NULL ? unit : "", hut_whistle_step_time (step));
  if (step->kind != &hut_kind_whistle_step)
    {
      /* Unlike steps these are changed. */
      g_autofree char *title = hut_step_title (step, unit);

      g_string_append_printf (key, "|%s", title);
    }
  for (guint i = 0; attachments != NULL && i < attachments->len; i++)
    {
      const HutRecord *attachment = attachments->pdata[i];

      if (is_of (attachment, step))
        g_string_append_printf (key, "|%s", hut_uid_print (&attachment->id, id));
    }
  return g_string_free (key, FALSE);
}

/* The line number @at of the list says what the step with @key would. */
static gboolean
stands (HutWhistleLog *self, guint at, const char *key)
{
  return at < self->keys->len && g_str_equal (self->keys->pdata[at], key);
}

/* Removes the lines from @at on up to the one with @key, where there is one. */
static gboolean
skip_to (HutWhistleLog *self, guint at, const char *key)
{
  guint found;

  if (stands (self, at, key))
    return TRUE;
  if (!g_ptr_array_find_with_equal_func (self->keys, key, g_str_equal, &found) || found < at)
    return FALSE;
  for (guint i = at; i < found; i++)
    gtk_list_box_remove (self->list,
                         GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, (int)at)));
  g_ptr_array_remove_range (self->keys, at, found - at);
  return TRUE;
}

void
hut_whistle_log_set (HutWhistleLog *self, HutCaseBrowser *browser, GPtrArray *steps,
                     GPtrArray *attachments)
{
  g_return_if_fail (HUT_IS_WHISTLE_LOG (self));

  for (guint i = 0; i < steps->len; i++)
    {
      const HutRecord *step = steps->pdata[steps->len - 1 - i];
      g_autofree char *key = key_of (step, attachments, unit_name (browser, step));

      if (skip_to (self, i, key))
        continue;
      gtk_list_box_insert (self->list, new_line (browser, step, attachments), (int)i);
      g_ptr_array_insert (self->keys, (int)i, g_steal_pointer (&key));
    }
  while (self->keys->len > steps->len)
    {
      gtk_list_box_remove (self->list, GTK_WIDGET (gtk_list_box_get_row_at_index (
                                           self->list, (int)self->keys->len - 1)));
      g_ptr_array_remove_index (self->keys, self->keys->len - 1);
    }
}

/* ---- The widget ---- */

static void
hut_whistle_log_dispose (GObject *object)
{
  HutWhistleLog *self = HUT_WHISTLE_LOG (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;
  g_clear_pointer (&self->keys, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_whistle_log_parent_class)->dispose (object);
}

static void
hut_whistle_log_class_init (HutWhistleLogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_whistle_log_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "whistle-log");
}

static void
hut_whistle_log_init (HutWhistleLog *self)
{
  self->keys = g_ptr_array_new_with_free_func (g_free);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What happened"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
}

GtkWidget *
hut_whistle_log_new (void)
{
  return g_object_new (HUT_TYPE_WHISTLE_LOG, NULL);
}
