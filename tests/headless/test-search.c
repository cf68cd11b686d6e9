/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Search finds every case that a substring scan finds, and none besides. */

#include "hut-test-store.h"

#define N_CASES 400
#define N_QUERIES 1000

/* Few characters, so that hits are frequent: CJK, capitals, marks, an emoji, quotes, blanks. */
static const char *const alphabet[] = { "水", "电", "停", "车", "暖", "气", "A",  "a",
                                        "É",  "é",  "Я",  "я",  "\"", "'",  "*",  "(",
                                        " ",  "-",  "3",  "号", "😀",  "𠮷", "，", "^" };

static char *
random_text (GRand *random, guint min, guint max)
{
  GString *text = g_string_new (NULL);
  guint n = g_rand_int_range (random, min, max + 1);

  for (guint i = 0; i < n; i++)
    g_string_append (text, alphabet[g_rand_int_range (random, 0, G_N_ELEMENTS (alphabet))]);
  return g_string_free (text, FALSE);
}

/* Character by character, as the search promises. */
static char *
fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GString *folded = g_string_new (NULL);

  for (const char *at = normal; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (at)));
  return g_string_free (folded, FALSE);
}

/* A case as it was written: what a scan looks through, folded once. */
typedef struct
{
  HutUid id;
  gint64 rowid;
  char *texts[4];
} Written;

static gboolean
contains (const Written *written, const char *wanted)
{
  for (guint i = 0; i < G_N_ELEMENTS (written->texts); i++)
    if (strstr (written->texts[i], wanted) != NULL)
      return TRUE;
  return FALSE;
}

static void
set_text (HutRecord *record, const char *field, char *text, char **folded)
{
  hut_record_set_text (record, field, text);
  *folded = fold (text);
  g_free (text);
}

static void
write_cases (HutTestStore *test, GRand *random, Written *written)
{
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  for (guint i = 0; i < N_CASES; i++)
    {
      HutRecord *record;

      written[i].id = hut_uid_new ();
      record = hut_record_new (&hut_kind_case, &written[i].id, NULL);
      set_text (record, "title", random_text (random, 1, 12), &written[i].texts[0]);
      set_text (record, "text", random_text (random, 1, 40), &written[i].texts[1]);
      set_text (record, "address", random_text (random, 1, 8), &written[i].texts[2]);
      hut_record_set_text (record, "state", "received");
      hut_write_create (write, record);
    }
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

/* What the store itself gave each case: its number is searched too. */
static void
read_numbers (HutTestStore *test, Written *written)
{
  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (HutRecord) record =
          hut_reader_get (test->reader, &hut_kind_case, &written[i].id, NULL);

      written[i].rowid = hut_reader_case_rowid (test->reader, &written[i].id);
      written[i].texts[3] = fold (hut_record_get_text (record, "number"));
    }
}

static GHashTable *
found_rowids (HutTestStore *test, const char *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  GHashTable *found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  filter->text = g_strdup (query);
  set = hut_reader_cases (test->reader, filter, hut_time_now (), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < set->n_marks; i++)
    g_hash_table_add (found, g_memdup2 (&set->marks[i].rowid, sizeof (gint64)));
  g_assert_cmpuint (g_hash_table_size (found), ==, set->n_marks);
  return found;
}

static void
test_agrees_with_a_scan (HutTestStore *test, gconstpointer unused)
{
  GRand *random = g_rand_new_with_seed (20261122);
  g_autofree Written *written = g_new0 (Written, N_CASES);
  guint n_hits = 0;

  write_cases (test, random, written);
  read_numbers (test, written);
  for (guint i = 0; i < N_QUERIES; i++)
    {
      g_autofree char *query = random_text (random, 1, 4);
      g_autoptr (GHashTable) found = found_rowids (test, query);
      g_autofree char *folded = fold (query);
      guint expected = 0;

      for (guint j = 0; j < N_CASES; j++)
        {
          gboolean wanted = contains (&written[j], folded);

          expected += wanted;
          if (g_hash_table_contains (found, &written[j].rowid) != wanted)
            g_error ("'%s' %s case %u", query, wanted ? "misses" : "wrongly finds", j);
        }
      g_assert_cmpuint (g_hash_table_size (found), ==, expected);
      n_hits += expected;
    }
  g_test_message ("%u queries, %u hits", N_QUERIES, n_hits);
  g_assert_cmpuint (n_hits, >, 1000);
  for (guint i = 0; i < N_CASES; i++)
    for (guint j = 0; j < G_N_ELEMENTS (written[i].texts); j++)
      g_free (written[i].texts[j]);
  g_rand_free (random);
}

static void
test_follows_every_edit (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "井盖缺失");
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) gone = NULL;
  g_autoptr (GHashTable) after = NULL;

  before = found_rowids (test, "井盖");
  hut_test_store_edit (test, &id, "title", "路灯不亮");
  gone = found_rowids (test, "井盖");
  after = found_rowids (test, "路灯");
  g_assert_cmpuint (g_hash_table_size (before), ==, 1);
  g_assert_cmpuint (g_hash_table_size (gone), ==, 0);
  g_assert_cmpuint (g_hash_table_size (after), ==, 1);
}

static void
test_decomposed_characters_are_found (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GHashTable) found = NULL;

  hut_test_store_new_case (test, "Cafe\u0301 噪声");
  found = found_rowids (test, "café");
  g_assert_cmpuint (g_hash_table_size (found), ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/search/" name, HutTestStore, NULL, hut_test_store_set_up, function,                \
              hut_test_store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("agrees-with-a-scan", test_agrees_with_a_scan);
  ADD ("follows-every-edit", test_follows_every_edit);
  ADD ("decomposed-characters-are-found", test_decomposed_characters_are_found);
  return g_test_run ();
}
