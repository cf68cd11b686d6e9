/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding what a topic comes from. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-source-entry.h"

#include "store/hut-topic-source.h"
#include "widgets/hut-suggest-entry.h"

/* As many of each kind as fit below the entry together. */
#define OF_EACH 3

struct _HutSourceEntry
{
  GtkWidget parent_instance;
  GtkWidget *entry;
  HutCaseBrowser *browser;
  GCancellable *reading;
  GPtrArray *found; /* HutTopicSource: what is suggested */
};

G_DEFINE_FINAL_TYPE (HutSourceEntry, hut_source_entry, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void *
read_sources (HutReader *reader, void *text, GCancellable *cancellable, GError **error)
{
  return hut_reader_topic_sources (reader, text, OF_EACH, cancellable, error);
}

static void
suggest (HutSourceEntry *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  for (guint i = 0; i < self->found->len; i++)
    {
      const HutTopicSource *source = self->found->pdata[i];

      g_ptr_array_add (words, source->title);
      g_ptr_array_add (notes, source->note);
    }
  g_ptr_array_add (words, NULL);
  hut_suggest_entry_set_noted (HUT_SUGGEST_ENTRY (self->entry), (const char *const *)words->pdata,
                               (const char *const *)notes->pdata);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutSourceEntry) self = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *found = hut_case_query_read_finish (result, &error);

  if (found == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Cannot look for what a topic comes from: %s", error->message);
      return;
    }
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  if (self->entry != NULL)
    suggest (self);
}

static void
stop (HutSourceEntry *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
on_typed (HutSourceEntry *self, const char *text)
{
  stop (self);
  self->reading = g_cancellable_new ();
  hut_case_browser_read (self->browser, read_sources, g_strdup (text), g_free,
                         (GDestroyNotify)g_ptr_array_unref, self->reading, on_read,
                         g_object_ref (self));
}

static void
on_chosen (HutSourceEntry *self, guint index)
{
  const HutTopicSource *source;
  g_autofree char *id = NULL;

  if (self->found == NULL || index >= self->found->len)
    return;
  source = self->found->pdata[index];
  id = hut_uid_to_string (&source->id);
  g_signal_emit (self, signals[CHOSEN], 0, source->kind, id);
}

static gboolean
hut_source_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HUT_SOURCE_ENTRY (widget)->entry);
}

static void
hut_source_entry_dispose (GObject *object)
{
  HutSourceEntry *self = HUT_SOURCE_ENTRY (object);

  stop (self);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_source_entry_parent_class)->dispose (object);
}

static void
hut_source_entry_class_init (HutSourceEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_source_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_source_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
hut_source_entry_init (HutSourceEntry *self)
{
  self->entry = hut_suggest_entry_new ();
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
}

GtkWidget *
hut_source_entry_new (HutCaseBrowser *browser, const char *name)
{
  HutSourceEntry *self = g_object_new (HUT_TYPE_SOURCE_ENTRY, NULL);

  self->browser = g_object_ref (browser);
  hut_suggest_entry_set_name (HUT_SUGGEST_ENTRY (self->entry), name);
  return GTK_WIDGET (self);
}
