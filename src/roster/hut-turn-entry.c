/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Saying who patrolled. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-turn-entry.h"

#include "store/hut-reader-roster.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OFFERED 8

struct _HutTurnEntry
{
  GtkWidget parent_instance;
  HutSuggestEntry *entry;
  HutCaseBrowser *browser;
  GPtrArray *people; /* HutPatrolPerson of the place; or NULL */
  char *place;       /* its name; or NULL */
  HutUid person;     /* nil: nobody is said */
  GArray *offered;   /* HutUid */
  GPtrArray *names;  /* char *, of each */
};

G_DEFINE_FINAL_TYPE (HutTurnEntry, hut_turn_entry, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  MISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
say (HutTurnEntry *self, const HutUid *id, const char *name)
{
  self->person = *id;
  hut_suggest_entry_set_text (self->entry, name);
  hut_suggest_entry_set_suggestions (self->entry, NULL);
}

static void
add (HutTurnEntry *self, GStrvBuilder *notes, const HutUid *id, const char *name, const char *note)
{
  for (guint i = 0; i < self->offered->len; i++)
    if (hut_uid_equal (&g_array_index (self->offered, HutUid, i), id))
      return;
  if (self->offered->len >= OFFERED)
    return;
  g_array_append_val (self->offered, *id);
  g_ptr_array_add (self->names, g_strdup (name));
  g_strv_builder_add (notes, note != NULL ? note : "");
}

static void
add_found (HutTurnEntry *self, GStrvBuilder *notes, const char *text)
{
  HutReader *reader = self->browser != NULL ? hut_case_browser_get_reader (self->browser) : NULL;
  g_autoptr (GPtrArray) found =
      reader != NULL ? hut_reader_find_people (reader, text, OFFERED, NULL) : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const HutPersonRow *row = found->pdata[i];

      add (self, notes, &row->id, row->name,
           hut_case_names_unit_words (hut_case_browser_get_names (self->browser), row->unit));
    }
}

static void
offer (HutTurnEntry *self, const char *text)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_autofree const char **words = NULL;
  g_auto (GStrv) marks = NULL;

  g_array_set_size (self->offered, 0);
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; self->people != NULL && i < self->people->len; i++)
    {
      const HutPatrolPerson *person = self->people->pdata[i];

      if (strstr (person->name, text) != NULL)
        add (self, notes, &person->id, person->name, self->place);
    }
  add_found (self, notes, text);
  marks = g_strv_builder_end (notes);
  words = g_new0 (const char *, self->names->len + 1);
  for (guint i = 0; i < self->names->len; i++)
    words[i] = self->names->pdata[i];
  hut_suggest_entry_set_noted (self->entry, words, (const char *const *)marks);
}

static void
on_typed (HutTurnEntry *self, const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));

  self->person = (HutUid){ { 0 } };
  offer (self, typed);
}

static void
choose (HutTurnEntry *self, guint index)
{
  const HutUid id = g_array_index (self->offered, HutUid, index);

  say (self, &id, self->names->pdata[index]);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
on_chosen (HutTurnEntry *self, guint index)
{
  if (index < self->offered->len)
    choose (self, index);
}

static void
on_entered (HutTurnEntry *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (hut_suggest_entry_get_text (self->entry)));

  if (!hut_uid_is_nil (&self->person))
    {
      g_signal_emit (self, signals[CHOSEN], 0);
      return;
    }
  offer (self, typed);
  if (self->offered->len == 1)
    choose (self, 0);
  else
    g_signal_emit (self, signals[MISSED], 0,
                   self->offered->len == 0 ? _ ("Nobody of this name is on the roster.")
                                           : _ ("More than one is called that: choose."));
}

/* ---- The widget ---- */

static gboolean
hut_turn_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_TURN_ENTRY (widget)->entry));
}

static void
hut_turn_entry_dispose (GObject *object)
{
  HutTurnEntry *self = HUT_TURN_ENTRY (object);

  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  g_clear_object (&self->browser);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->offered, g_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  G_OBJECT_CLASS (hut_turn_entry_parent_class)->dispose (object);
}

static void
hut_turn_entry_class_init (HutTurnEntryClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_turn_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_turn_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] =
      g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MISSED] = g_signal_new ("missed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_turn_entry_init (HutTurnEntry *self)
{
  self->offered = g_array_new (FALSE, FALSE, sizeof (HutUid));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->entry = HUT_SUGGEST_ENTRY (hut_suggest_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  hut_suggest_entry_set_name (self->entry, _ ("Who patrolled"));
  g_signal_connect_object (self->entry, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entered", G_CALLBACK (on_entered), self,
                           G_CONNECT_SWAPPED);
}

void
hut_turn_entry_set_browser (HutTurnEntry *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_TURN_ENTRY (self));

  g_set_object (&self->browser, browser);
}

void
hut_turn_entry_propose (HutTurnEntry *self, const HutPatrolPost *post)
{
  g_return_if_fail (HUT_IS_TURN_ENTRY (self));

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->place, g_free);
  if (post == NULL)
    return;
  self->people = g_ptr_array_ref (post->people);
  self->place = g_strdup (post->name);
  if (self->people->len > 0)
    {
      const HutPatrolPerson *first = self->people->pdata[0];

      say (self, &first->id, first->name);
    }
}

gboolean
hut_turn_entry_get_person (HutTurnEntry *self, HutUid *id)
{
  g_return_val_if_fail (HUT_IS_TURN_ENTRY (self), FALSE);

  *id = self->person;
  return !hut_uid_is_nil (id);
}

const char *
hut_turn_entry_get_text (HutTurnEntry *self)
{
  g_return_val_if_fail (HUT_IS_TURN_ENTRY (self), NULL);

  return hut_suggest_entry_get_text (self->entry);
}

void
hut_turn_entry_clear (HutTurnEntry *self)
{
  g_return_if_fail (HUT_IS_TURN_ENTRY (self));

  self->person = (HutUid){ { 0 } };
  hut_turn_entry_propose (self, NULL);
  hut_suggest_entry_set_text (self->entry, NULL);
  hut_suggest_entry_set_suggestions (self->entry, NULL);
}
