/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Main views. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-topic-notes.h"

#include "council/hut-topic-attachments.h"
#include "hut-config.h"
#include "widgets/hut-note-text.h"
#include "widgets/hut-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _HutTopicNotes
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *head;
  GtkLabel *heading;
  GtkScrolledWindow *place;
  HutNoteText *text;
  GtkWidget *attachments;
  GtkLabel *attachments_words;
};

enum
{
  PROP_0,
  PROP_LEAST,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HutTopicNotes, hut_topic_notes, GTK_TYPE_WIDGET)

static void
on_noted (HutTopicNotes *self, const char *topic, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "topic.note", "(ss)", topic, text);
}

static void
hut_topic_notes_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HutTopicNotes *self = HUT_TOPIC_NOTES (object);

  if (id == PROP_LEAST)
    g_value_set_int (value, gtk_scrolled_window_get_min_content_height (self->place));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_topic_notes_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HutTopicNotes *self = HUT_TOPIC_NOTES (object);

  if (id == PROP_LEAST)
    gtk_scrolled_window_set_min_content_height (self->place, g_value_get_int (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_topic_notes_dispose (GObject *object)
{
  g_clear_pointer (&HUT_TOPIC_NOTES (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_topic_notes_parent_class)->dispose (object);
}

static void
hut_topic_notes_class_init (HutTopicNotesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = hut_topic_notes_get_property;
  G_OBJECT_CLASS (klass)->set_property = hut_topic_notes_set_property;
  G_OBJECT_CLASS (klass)->dispose = hut_topic_notes_dispose;
  properties[PROP_LEAST] = g_param_spec_int ("least", NULL, NULL, -1, 144, -1,
                                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  g_type_ensure (HUT_TYPE_NOTE_TEXT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-topic-notes.ui");
  gtk_widget_class_bind_template_child (widget_class, HutTopicNotes, box);
  gtk_widget_class_bind_template_child (widget_class, HutTopicNotes, head);
  gtk_widget_class_bind_template_child (widget_class, HutTopicNotes, heading);
  gtk_widget_class_bind_template_child (widget_class, HutTopicNotes, place);
  gtk_widget_class_bind_template_child (widget_class, HutTopicNotes, text);
  gtk_widget_class_bind_template_child (widget_class, HutTopicNotes, attachments);
  gtk_widget_class_bind_template_child (widget_class, HutTopicNotes, attachments_words);
  gtk_widget_class_bind_template_callback (widget_class, on_noted);
}

static void
hut_topic_notes_init (HutTopicNotes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->head, hut_wrap_layout_new (12, 4));
}

GtkWidget *
hut_topic_notes_new (void)
{
  return g_object_new (HUT_TYPE_TOPIC_NOTES, NULL);
}

/* Two buttons are not called the same. */
static void
show_attachments (HutTopicNotes *self, const HutMeetingView *view, const HutRecord *topic,
                  const char *id)
{
  g_autofree char *words = hut_topic_attachments_words (view->meeting, &topic->id);
  const char *title = hut_record_get_text (topic, "title");
  g_autofree char *name = g_strjoin (_ (", "), words, title, NULL);

  gtk_label_set_label (self->attachments_words, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->attachments), "s", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->attachments), "topic.attachments");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->attachments), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

void
hut_topic_notes_show (HutTopicNotes *self, const HutMeetingView *view, const HutRecord *topic,
                      const char *heading, gboolean leads)
{
  const char *title = topic != NULL ? hut_record_get_text (topic, "title") : NULL;
  g_autofree char *name = NULL;
  char id[HUT_UID_STRING_LEN + 1];

  g_return_if_fail (HUT_IS_TOPIC_NOTES (self));

  gtk_widget_set_visible (GTK_WIDGET (self), topic != NULL);
  if (topic == NULL)
    {
      hut_note_text_show (self->text, NULL, NULL);
      return;
    }
  /* Translators: the name of a text; %s is the title of a topic. */
  name = g_strdup_printf (_ ("Main views on %s"), title != NULL ? title : _ ("(without a title)"));
  gtk_label_set_label (self->heading, heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text),
                              leads && !hut_meeting_is_signed (view->meeting));
  hut_uid_print (&topic->id, id);
  hut_note_text_show (self->text, id, hut_record_get_text (topic, "views"));
  show_attachments (self, view, topic, id);
}

void
hut_topic_notes_flush (HutTopicNotes *self)
{
  g_return_if_fail (HUT_IS_TOPIC_NOTES (self));

  hut_note_text_flush (self->text);
}
