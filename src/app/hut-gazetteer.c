/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names on the map. Read on a worker, asked on the main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-gazetteer.h"

#include "cases/hut-case-panel.h"
#include "exchange/hut-import-street.h"
#include "exchange/hut-map-package.h"

#include <string.h>

#define FOUND_MAX 20

typedef struct
{
  char *name;
  HutPoint place;
} Entry;

struct _HutGazetteer
{
  GArray *entries;         /* Entry, each name once */
  HutImportStreet *street; /* where its communities lie */
};

/* How well a name answers the words; less is better. */
typedef enum
{
  MATCH_CALLED_SO,
  MATCH_BEGINS,
  MATCH_HOLDS,
  MATCH_NAMED_IN_WORDS,
  MATCH_HOUSE_IN_WORDS, /* a house number alone: every compound has a 7号楼 */
  MATCH_NONE,
} Match;

typedef struct
{
  const Entry *entry;
  Match match;
  gsize length;
} Found;

static void
entry_clear (Entry *entry)
{
  g_free (entry->name);
}

void
hut_gazetteer_free (HutGazetteer *gazetteer)
{
  g_clear_pointer (&gazetteer->entries, g_array_unref);
  g_clear_pointer (&gazetteer->street, hut_import_street_free);
  g_free (gazetteer);
}

typedef struct
{
  GArray *entries;
  GHashTable *names; /* borrowed from the entries */
} Gathering;

/* A road is many features of one name: the first stands for it. */
static gboolean
gather (const HutMapFeature *feature, gpointer data)
{
  Gathering *gathering = data;
  Entry entry;

  if (*feature->name == '\0' || g_hash_table_contains (gathering->names, feature->name))
    return TRUE;
  entry.name = g_strdup (feature->name);
  entry.place = hut_shape_label_point (feature->shape);
  g_array_append_val (gathering->entries, entry);
  g_hash_table_add (gathering->names, entry.name);
  return TRUE;
}

static void
read_names (HutGazetteer *gazetteer, const char *path, GCancellable *cancellable)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutMapPackage) package = hut_map_package_open (path, &error);
  Gathering gathering = { gazetteer->entries, names };
  HutBox box;

  if (package != NULL)
    {
      box = hut_map_package_bounds (package);
      hut_map_package_query (package, &box, HUT_MAP_ZOOM_MAX, gather, &gathering, cancellable,
                             &error);
    }
  if (error != NULL)
    g_info ("no names from %s: %s", path, error->message);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  HutStore *store = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (store, &error);
  g_autofree char *path = hut_store_get_map_path (store);
  g_autoptr (HutGazetteer) gazetteer = g_new0 (HutGazetteer, 1);

  gazetteer->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  g_array_set_clear_func (gazetteer->entries, (GDestroyNotify)entry_clear);
  if (reader != NULL)
    gazetteer->street = hut_import_street_read (reader, NULL, &error);
  if (gazetteer->street == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (path != NULL)
    read_names (gazetteer, path, cancellable);
  g_task_return_pointer (task, g_steal_pointer (&gazetteer), (GDestroyNotify)hut_gazetteer_free);
}

void
hut_gazetteer_read_async (HutStore *store, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, hut_gazetteer_read_async);
  g_task_set_task_data (task, g_object_ref (store), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

HutGazetteer *
hut_gazetteer_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static Match
match (const char *name, const char *words)
{
  const char *at = strstr (name, words);

  if (at != NULL)
    return at > name ? MATCH_HOLDS : name[strlen (words)] == '\0' ? MATCH_CALLED_SO : MATCH_BEGINS;
  if (g_utf8_strlen (name, -1) < 2 || strstr (words, name) == NULL)
    return MATCH_NONE;
  return g_ascii_isdigit (*name) && !g_str_has_prefix (words, name) ? MATCH_HOUSE_IN_WORDS
                                                                    : MATCH_NAMED_IN_WORDS;
}

/* The better match first; of what is named in the words the longer name says more, of the rest the
 * shorter one is nearer. */
static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a, *other = b;

  if (one->match != other->match)
    return one->match < other->match ? -1 : 1;
  if (one->length != other->length)
    return (one->length < other->length) == (one->match < MATCH_NAMED_IN_WORDS) ? -1 : 1;
  return strcmp (one->entry->name, other->entry->name);
}

void
hut_gazetteer_find (HutGazetteer *gazetteer, const char *words, GPtrArray *places)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < gazetteer->entries->len; i++)
    {
      const Entry *entry = &g_array_index (gazetteer->entries, Entry, i);
      Found candidate = { entry, match (entry->name, words), strlen (entry->name) };

      if (candidate.match != MATCH_NONE)
        g_array_append_val (found, candidate);
    }
  g_array_sort (found, compare_found);
  for (guint i = 0; i < MIN (found->len, FOUND_MAX); i++)
    {
      const Entry *entry = g_array_index (found, Found, i).entry;

      g_ptr_array_add (places, hut_case_place_new (entry->name,
                                                   hut_import_street_find_community (
                                                       gazetteer->street, entry->place),
                                                   entry->place));
    }
}

char *
hut_gazetteer_find_community (HutGazetteer *gazetteer, HutPoint place)
{
  return g_strdup (hut_import_street_find_community (gazetteer->street, place));
}
