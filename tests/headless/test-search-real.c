/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Search over real files agrees with a substring scan on 1,000 random pairs of characters: half
 * of them stand somewhere in the texts, half are of characters that do, put together by chance. */

#include "hut-test-data.h"
#include "hut-test-store.h"

#include "exchange/hut-import.h"

#include <string.h>

/* The scan is what takes time where every byte is watched. */
#ifdef __SANITIZE_ADDRESS__
#define N_PAIRS 40
#else
#define N_PAIRS 1000
#endif

static const char *const files[] = { "complaints/messages.xlsx", "311/311_sample.csv",
                                     "311/boston-2013.csv" };
static const char *const searched[] = { "title", "text", "address", "number", "order_number" };

static gboolean
import_all (HutTestStore *test)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = hut_test_data_file (files[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (HutImport) import = NULL;
      g_autoptr (HutImportResult) result = NULL;

      if (path == NULL)
        return FALSE;
      import = hut_import_open (path, NULL, &error);
      g_assert_no_error (error);
      result = hut_import_run (import, test->store, HUT_IMPORT_WRITE, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (result->read, ==, result->added + result->unchanged + result->rejected);
    }
  return TRUE;
}

/* Character by character, as the search promises. */
static void
append_folded (GString *out, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (out, g_unichar_tolower (g_utf8_get_char (at)));
}

/* All that is searched of a case, folded; a character that no text has stands between fields. */
static char *
haystack (const HutRecord *record)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      const char *text = hut_record_get_text (record, searched[i]);

      if (text != NULL)
        append_folded (all, text);
      g_string_append_c (all, '\x01');
    }
  return g_string_free (all, FALSE);
}

static const char *
random_character (GRand *random, const char *text)
{
  glong n = g_utf8_strlen (text, -1);

  return g_utf8_offset_to_pointer (text, g_rand_int_range (random, 0, MAX (n - 1, 1)));
}

static char *
random_pair (GRand *random, GPtrArray *texts, gboolean together)
{
  const char *text = g_ptr_array_index (texts, g_rand_int_range (random, 0, texts->len));
  const char *other = g_ptr_array_index (texts, g_rand_int_range (random, 0, texts->len));
  const char *first = random_character (random, text);
  const char *second = together ? g_utf8_next_char (first) : random_character (random, other);
  GString *pair = g_string_new (NULL);

  g_string_append_unichar (pair, g_utf8_get_char (first));
  if (*second != '\0')
    g_string_append_unichar (pair, g_utf8_get_char (second));
  return g_string_free (pair, FALSE);
}

static guint
check_pair (HutTestStore *test, const char *pair, GHashTable *numbers, GPtrArray *texts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  guint expected = 0;

  filter->text = g_strdup (pair);
  set = hut_reader_cases (test->reader, filter, hut_time_now (), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < texts->len; i++)
    expected += strstr (g_ptr_array_index (texts, i), pair) != NULL;
  if (set->n_marks != expected)
    g_error ("'%s': found %u, a scan finds %u", pair, set->n_marks, expected);
  for (guint i = 0; i < set->n_marks; i++)
    {
      gpointer text = g_hash_table_lookup (numbers, &set->marks[i].rowid);

      g_assert_nonnull (text);
      g_assert_nonnull (strstr (text, pair));
    }
  return expected;
}

static void
read_texts (HutTestStore *test, GHashTable *by_rowid, GPtrArray *texts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set =
      hut_reader_cases (test->reader, filter, hut_time_now (), NULL, &error);

  for (guint i = 0; i < set->n_marks; i++)
    {
      gint64 rowid = set->marks[i].rowid;
      g_autoptr (GPtrArray) rows = hut_reader_case_rows (test->reader, &rowid, 1, &error);
      const HutCaseRow *row = g_ptr_array_index (rows, 0);
      g_autoptr (HutRecord) record =
          hut_reader_get (test->reader, &hut_kind_case, &row->id, &error);
      char *text = haystack (record);

      g_ptr_array_add (texts, text);
      g_hash_table_insert (by_rowid, g_memdup2 (&rowid, sizeof rowid), text);
    }
}

static void
test_agrees_on_random_pairs (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GHashTable) by_rowid =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  GRand *random = g_rand_new_with_seed (1000);
  guint n_hits = 0;

  if (import_all (test))
    {
      read_texts (test, by_rowid, texts);
      g_assert_cmpuint (texts->len, >, 17000);
      for (guint i = 0; i < N_PAIRS; i++)
        {
          g_autofree char *pair = random_pair (random, texts, i % 2 == 0);

          if (strchr (pair, '\x01') == NULL)
            n_hits += check_pair (test, pair, by_rowid, texts);
        }
      g_test_message ("%u cases, %u hits", texts->len, n_hits);
      g_assert_cmpuint (n_hits, >, N_PAIRS);
    }
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/search/real-files-agree-with-a-scan-on-random-pairs", HutTestStore, NULL,
              hut_test_store_set_up, test_agrees_on_random_pairs, hut_test_store_tear_down);
  return g_test_run ();
}
