/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The demo street into a database, through the same path as an import: what is there already,
 * changed by somebody or not, is left alone. Any thread but the main one of a window. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-write.h"

#include "base/hut-paths.h"
#include "exchange/hut-demo-council.h"
#include "exchange/hut-demo-roster.h"
#include "exchange/hut-demo-whistles.h"
#include "store/hut-reader.h"
#include "store/hut-staging.h"

#define PIECE 200 /* cases that are composed and handed over together */

HutStore *
hut_demo_open_store (const char *path, GError **error)
{
  g_autofree char *map = hut_paths_data_file ("demo/" HUT_DEMO_STREET ".hutmap");
  gboolean has_map = g_file_test (map, G_FILE_TEST_IS_REGULAR);
  g_autoptr (HutStore) store = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) &&
      !hut_store_create (path, HUT_DEMO_STREET, has_map ? map : NULL, error))
    return NULL;
  store = hut_store_open (path, error);
  if (store != NULL && !g_str_equal (hut_store_get_street (store), HUT_DEMO_STREET))
    {
      g_set_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED,
                   "%s belongs to street %s, the demo street is " HUT_DEMO_STREET, path,
                   hut_store_get_street (store));
      hut_store_close (store);
      return NULL;
    }
  return g_steal_pointer (&store);
}

static char *
setting_name (guint64 seed)
{
  return g_strdup_printf ("demo:%" G_GUINT64_FORMAT, seed);
}

HutTime
hut_demo_present (HutStore *store, guint64 seed, HutTime now)
{
  g_autofree char *name = setting_name (seed);
  g_autofree char *kept = hut_store_get_setting (store, name);
  gint64 time;

  if (kept != NULL && g_ascii_string_to_signed (kept, 10, 0, G_MAXINT64, &time, NULL))
    return time;
  return now;
}

static gboolean
keep_present (HutDemo *demo, HutStore *store, GError **error)
{
  g_autofree char *name = setting_name (hut_demo_get_seed (demo));
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, hut_demo_get_now (demo));

  return hut_store_set_setting (store, name, value, error);
}

static gboolean
is_there (HutReader *reader, const HutRecord *record)
{
  g_autoptr (HutRecord) present = hut_reader_get (reader, record->kind, &record->id, NULL);

  return present != NULL;
}

static gboolean
add_street (HutDemo *demo, HutReader *reader, HutStaging *staging, HutDemoResult *result,
            GError **error)
{
  g_autoptr (GPtrArray) records = hut_demo_street_records (demo, error);
  HutWrite *write;

  if (records == NULL)
    return FALSE;
  write = hut_write_new (HUT_WRITE_IMPORT);
  for (guint i = 0; i < records->len; i++)
    if (!is_there (reader, records->pdata[i]))
      {
        hut_write_begin_group (write);
        hut_write_create (write, hut_record_copy (records->pdata[i]));
        result->street++;
      }
  return hut_staging_add (staging, write, NULL, error);
}

void
hut_demo_add_case (HutWrite *write, HutDemoCase *demo_case, HutDemoDepth depth)
{
  HutUid id = demo_case->record->id;
  guint n_events = depth == HUT_DEMO_WHOLE ? demo_case->events->len : 1;

  hut_write_begin_group (write);
  hut_write_create (write, g_steal_pointer (&demo_case->record));
  for (guint i = 0; i < n_events; i++)
    hut_write_create (write, hut_record_copy (demo_case->events->pdata[i]));
  if (depth == HUT_DEMO_BRIEF)
    return;
  if (demo_case->matter != NULL)
    hut_write_create (write, g_steal_pointer (&demo_case->matter));
  if (demo_case->void_reason != NULL)
    hut_write_void (write, &hut_kind_case, &id, demo_case->void_reason);
}

static gboolean
add_piece (HutDemo *demo, HutReader *reader, HutStaging *staging, const guint *indices,
           guint n_indices, HutDemoResult *result, GError **error)
{
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_refusal_free);
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);

  for (guint i = 0; i < n_indices; i++)
    {
      HutUid id = hut_demo_case_id (demo, indices[i]);

      if (hut_reader_case_rowid (reader, &id) != 0)
        result->unchanged++;
      else
        {
          g_autoptr (HutDemoCase) demo_case = hut_demo_make_case (demo, indices[i]);

          result->added++;
          result->events += demo_case->events->len;
          result->matters += demo_case->matter != NULL;
          hut_demo_add_case (write, demo_case, HUT_DEMO_WHOLE);
        }
    }
  if (!hut_staging_add (staging, write, refused, error))
    return FALSE;
  for (guint i = 0; i < refused->len; i++)
    g_warning ("demo case refused: %s: %s", ((HutRefusal *)refused->pdata[i])->field,
               ((HutRefusal *)refused->pdata[i])->why);
  result->refused += refused->len;
  return TRUE;
}

gboolean
hut_demo_write (HutDemo *demo, HutStore *store, guint n_cases, HutDemoResult *result,
                GError **error)
{
  g_autoptr (HutReader) reader = hut_reader_new (store, error);
  g_autoptr (HutStaging) staging = NULL;
  g_autoptr (GArray) order = NULL;

  *result = (HutDemoResult){ 0 };
  if (reader == NULL || !keep_present (demo, store, error))
    return FALSE;
  staging = hut_staging_begin (store, error);
  if (staging == NULL || !add_street (demo, reader, staging, result, error))
    return FALSE;
  order = hut_demo_order (demo, n_cases);
  for (guint first = 0; first < n_cases; first += PIECE)
    if (!add_piece (demo, reader, staging, &g_array_index (order, guint, first),
                    MIN (PIECE, n_cases - first), result, error))
      return FALSE;
  return hut_staging_finish (g_steal_pointer (&staging), error) &&
         hut_demo_write_council (demo, store, reader, n_cases, result, error) &&
         hut_demo_write_whistles (demo, store, reader, result, error) &&
         hut_demo_write_roster (demo, store, reader, n_cases, result, error);
}
