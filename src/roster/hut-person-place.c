/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding a lane or grid while one types: some hundred names, looked through. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-person-place.h"

#include <string.h>

#define MOST 8
#define NAMES "hut-person-place-names"
#define OFFERED "hut-person-place-offered"
#define CHOSEN "hut-person-place-chosen" /* the code that was chosen, where two have the name */

static GHashTable *
names_of (HutSuggestEntry *entry)
{
  return g_object_get_data (G_OBJECT (entry), NAMES);
}

typedef struct
{
  const char *code;
  const char *name;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;
  int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : strcmp (first->code, second->code);
}

/* Those whose name or code holds @text, in order. */
static GArray *
find (HutSuggestEntry *entry, const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Place));
  GHashTableIter iter;
  gpointer code, name;

  g_hash_table_iter_init (&iter, names_of (entry));
  while (g_hash_table_iter_next (&iter, &code, &name))
    if (strstr (name, text) != NULL || strstr (code, text) != NULL)
      {
        Place place = { code, name };

        g_array_append_val (found, place);
      }
  g_array_sort (found, compare_places);
  return found;
}

static void
on_typed (HutSuggestEntry *entry, const char *text, gpointer data)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  GArray *found = find (entry, typed);
  const char *words[MOST + 1] = { NULL };
  const char *notes[MOST + 1] = { NULL };

  g_object_set_data (G_OBJECT (entry), CHOSEN, NULL);
  for (guint i = 0; *typed != '\0' && i < MIN (found->len, MOST); i++)
    {
      words[i] = g_array_index (found, Place, i).name;
      notes[i] = g_array_index (found, Place, i).code;
    }
  hut_suggest_entry_set_noted (entry, words, notes);
  g_object_set_data_full (G_OBJECT (entry), OFFERED, found, (GDestroyNotify)g_array_unref);
}

static void
on_chosen (HutSuggestEntry *entry, guint index, gpointer data)
{
  GArray *offered = g_object_get_data (G_OBJECT (entry), OFFERED);

  if (offered != NULL && index < offered->len)
    g_object_set_data (G_OBJECT (entry), CHOSEN,
                       (gpointer)g_array_index (offered, Place, index).code);
  hut_suggest_entry_set_suggestions (entry, NULL);
}

GtkWidget *
hut_person_place_new (GHashTable *names)
{
  GtkWidget *entry = hut_suggest_entry_new ();

  hut_person_place_set_names (HUT_SUGGEST_ENTRY (entry), names);
  g_signal_connect (entry, "typed", G_CALLBACK (on_typed), NULL);
  g_signal_connect (entry, "chosen", G_CALLBACK (on_chosen), NULL);
  return entry;
}

void
hut_person_place_set_names (HutSuggestEntry *entry, GHashTable *names)
{
  g_object_set_data (G_OBJECT (entry), CHOSEN, NULL);
  g_object_set_data (G_OBJECT (entry), OFFERED, NULL);
  g_object_set_data_full (G_OBJECT (entry), NAMES, g_hash_table_ref (names),
                          (GDestroyNotify)g_hash_table_unref);
}

void
hut_person_place_set_code (HutSuggestEntry *entry, const char *code)
{
  const char *name = code != NULL ? g_hash_table_lookup (names_of (entry), code) : NULL;

  hut_suggest_entry_set_text (entry, name != NULL ? name : code);
  g_object_set_data (G_OBJECT (entry), CHOSEN, NULL);
}

/* The code of the one that is named @name; NULL where none is, or two are. */
static const char *
code_of (GHashTable *names, const char *name)
{
  const char *found = NULL;
  GHashTableIter iter;
  gpointer code, value;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &code, &value))
    if (g_str_equal (value, name))
      {
        if (found != NULL)
          return NULL;
        found = code;
      }
  return found;
}

gboolean
hut_person_place_get_code (HutSuggestEntry *entry, const char **code)
{
  g_autofree char *text = g_strstrip (g_strdup (hut_suggest_entry_get_text (entry)));
  GHashTable *names = names_of (entry);
  gpointer key;

  *code = NULL;
  if (*text == '\0')
    return TRUE;
  if (g_hash_table_lookup_extended (names, text, &key, NULL))
    *code = key;
  else
    *code = code_of (names, text);
  if (*code == NULL)
    *code = g_object_get_data (G_OBJECT (entry), CHOSEN);
  return *code != NULL;
}
