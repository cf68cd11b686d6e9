/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding a person. What is offered is found by index, and asked for at each key. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-person-entry.h"

#include "store/hut-reader-roster.h"
#include "widgets/hut-suggest-entry.h"

#define MOST 8

struct _HutPersonEntry
{
  GtkWidget parent_instance;
  HutSuggestEntry *entry;
  HutCaseBrowser *browser;
  GPtrArray *found; /* HutPersonRow: what is offered, or NULL */
  HutUid chosen;    /* nil: nobody */
};

G_DEFINE_FINAL_TYPE (HutPersonEntry, hut_person_entry, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ENTERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static HutReader *
reader_of (HutPersonEntry *self)
{
  return self->browser != NULL ? hut_case_browser_get_reader (self->browser) : NULL;
}

/* "Research Institute · Community", or "". */
static char *
note_of (HutPersonEntry *self, const HutPersonRow *row)
{
  const char *community = row->community != NULL
                              ? hut_case_browser_community_name (self->browser, row->community)
                              : NULL;
  const char *unit =
      hut_case_names_unit_words (hut_case_browser_get_names (self->browser), row->unit);

  if (unit != NULL && community != NULL)
    return g_strdup_printf ("%s · %s", unit, community);
  return g_strdup (unit != NULL ? unit : community != NULL ? community : "");
}

static void
offer (HutPersonEntry *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    {
      const HutPersonRow *row = self->found->pdata[i];

      g_ptr_array_add (words, row->name != NULL ? row->name : (gpointer) "");
      g_ptr_array_add (notes, note_of (self, row));
    }
  g_ptr_array_add (words, NULL);
  hut_suggest_entry_set_noted (self->entry, (const char *const *)words->pdata,
                               (const char *const *)notes->pdata);
}

static void
on_typed (HutPersonEntry *self, const char *text)
{
  HutReader *reader = reader_of (self);
  g_autofree char *typed = g_strstrip (g_strdup (text));
  g_autoptr (GError) error = NULL;

  self->chosen = (HutUid){ 0 };
  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (reader != NULL && *typed != '\0')
    self->found = hut_reader_find_people (reader, typed, MOST, &error);
  if (error != NULL)
    g_warning ("Cannot look for people: %s", error->message);
  offer (self);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_chosen (HutPersonEntry *self, guint index)
{
  if (self->found == NULL || index >= self->found->len)
    return;
  self->chosen = ((HutPersonRow *)self->found->pdata[index])->id;
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_entered (HutPersonEntry *self)
{
  g_signal_emit (self, signals[ENTERED], 0);
}

static gboolean
hut_person_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_PERSON_ENTRY (widget)->entry));
}

static void
hut_person_entry_dispose (GObject *object)
{
  HutPersonEntry *self = HUT_PERSON_ENTRY (object);

  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->browser);
  G_OBJECT_CLASS (hut_person_entry_parent_class)->dispose (object);
}

static void
hut_person_entry_class_init (HutPersonEntryClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_person_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_person_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ENTERED] =
      g_signal_new ("entered", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_person_entry_init (HutPersonEntry *self)
{
  self->entry = HUT_SUGGEST_ENTRY (hut_suggest_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entered", G_CALLBACK (on_entered), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
hut_person_entry_new (HutCaseBrowser *browser, const char *name)
{
  HutPersonEntry *self = g_object_new (HUT_TYPE_PERSON_ENTRY, NULL);

  self->browser = g_object_ref (browser);
  hut_suggest_entry_set_name (self->entry, name);
  return GTK_WIDGET (self);
}

void
hut_person_entry_set_person (HutPersonEntry *self, const HutUid *id)
{
  HutReader *reader = reader_of (self);
  g_autofree char *name = id != NULL && reader != NULL ? hut_reader_person_name (reader, id) : NULL;

  self->chosen = id != NULL ? *id : (HutUid){ 0 };
  hut_suggest_entry_set_text (self->entry, name != NULL ? name : "");
}

gboolean
hut_person_entry_get_person (HutPersonEntry *self, HutUid *id)
{
  HutReader *reader = reader_of (self);
  g_autofree char *text = g_strstrip (g_strdup (hut_person_entry_get_text (self)));
  g_autoptr (GPtrArray) named = NULL;

  *id = self->chosen;
  if (!hut_uid_is_nil (id))
    return TRUE;
  if (reader == NULL || *text == '\0')
    return FALSE;
  named = hut_reader_people_named (reader, text, NULL);
  if (named == NULL || named->len != 1)
    return FALSE;
  *id = ((HutRecord *)named->pdata[0])->id;
  return TRUE;
}

const char *
hut_person_entry_get_text (HutPersonEntry *self)
{
  return hut_suggest_entry_get_text (self->entry);
}

void
hut_person_entry_set_text (HutPersonEntry *self, const char *text)
{
  hut_suggest_entry_set_text (self->entry, text);
}
