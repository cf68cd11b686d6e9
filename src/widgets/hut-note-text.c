/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is typed, and what is known to be on record. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-note-text.h"

#define NOTE_AFTER 1000 /* ms without a key */

struct _HutNoteText
{
  GtkTextView parent_instance;
  char *owner; /* NULL: nobody */
  char *shown; /* what was on record when it was read last */
  gboolean setting;
  guint source; /* while something typed is not noted */
};

G_DEFINE_FINAL_TYPE (HutNoteText, hut_note_text, GTK_TYPE_TEXT_VIEW)

enum
{
  NOTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
buffer_of (HutNoteText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static char *
dup_text (HutNoteText *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer_of (self), &start, &end);
  return gtk_text_buffer_get_text (buffer_of (self), &start, &end, FALSE);
}

void
hut_note_text_flush (HutNoteText *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (HUT_IS_NOTE_TEXT (self));

  if (self->source == 0)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  text = dup_text (self);
  g_signal_emit (self, signals[NOTED], 0, self->owner, text);
}

static gboolean
on_pause (gpointer data)
{
  hut_note_text_flush (data);
  return G_SOURCE_REMOVE;
}

static void
on_changed (HutNoteText *self)
{
  if (self->setting || self->owner == NULL)
    return;
  if (self->source != 0)
    g_source_remove (self->source);
  self->source = g_timeout_add (NOTE_AFTER, on_pause, self);
}

static void
set_text (HutNoteText *self, const char *text)
{
  GtkTextBuffer *buffer = buffer_of (self);
  GtkTextIter cursor;
  int offset;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  offset = gtk_text_iter_get_offset (&cursor);
  self->setting = TRUE;
  gtk_text_buffer_set_text (buffer, text, -1);
  self->setting = FALSE;
  gtk_text_buffer_get_iter_at_offset (buffer, &cursor, offset);
  gtk_text_buffer_place_cursor (buffer, &cursor);
}

void
hut_note_text_show (HutNoteText *self, const char *owner, const char *text)
{
  const char *words = text != NULL ? text : "";
  gboolean another = g_strcmp0 (owner, self->owner) != 0;
  g_autofree char *typed = NULL;

  g_return_if_fail (HUT_IS_NOTE_TEXT (self));

  if (another)
    hut_note_text_flush (self);
  if (self->source != 0 || (!another && g_strcmp0 (words, self->shown) == 0))
    return;
  g_free (self->shown);
  self->shown = g_strdup (words);
  typed = dup_text (self);
  if (another)
    {
      g_free (self->owner);
      self->owner = g_strdup (owner);
    }
  if (!g_str_equal (typed, words))
    set_text (self, words);
}

/* Nobody sees any more what is not on record yet. */
static void
hut_note_text_unmap (GtkWidget *widget)
{
  hut_note_text_flush (HUT_NOTE_TEXT (widget));
  GTK_WIDGET_CLASS (hut_note_text_parent_class)->unmap (widget);
}

static void
hut_note_text_dispose (GObject *object)
{
  HutNoteText *self = HUT_NOTE_TEXT (object);

  g_clear_handle_id (&self->source, g_source_remove);
  G_OBJECT_CLASS (hut_note_text_parent_class)->dispose (object);
}

static void
hut_note_text_finalize (GObject *object)
{
  HutNoteText *self = HUT_NOTE_TEXT (object);

  g_free (self->owner);
  g_free (self->shown);
  G_OBJECT_CLASS (hut_note_text_parent_class)->finalize (object);
}

static void
hut_note_text_class_init (HutNoteTextClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_note_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_note_text_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = hut_note_text_unmap;
  signals[NOTED] = g_signal_new ("noted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
hut_note_text_init (HutNoteText *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  g_signal_connect_object (buffer_of (self), "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hut_note_text_new (void)
{
  return g_object_new (HUT_TYPE_NOTE_TEXT, NULL);
}
