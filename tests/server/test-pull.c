/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pulling: whole pages, sums that agree with the rows, and what a client must load again. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-office.h"

#include "protocol/hut-limits.h"
#include "protocol/hut-lines.h"
#include "protocol/hut-pull-line.h"
#include "protocol/hut-sums.h"
#include "server/hut-pull.h"

#include <string.h>

#define N_CASES 60

typedef struct
{
  HutTestOffice *office;
  HutCaller *clerk;
  HutCaller *admin;
  gboolean beyond;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutTestLog) log = hut_test_log_new ();

  fixture->office = hut_test_office_new ();
  fixture->clerk = hut_test_caller_new (fixture->office, HUT_ROLE_CLERK);
  fixture->admin = hut_test_caller_new (fixture->office, HUT_ROLE_ADMIN);
  for (int i = 0; i < N_CASES; i++)
    {
      g_autoptr (HutOperation) create = hut_test_case ("case", TEST_NOW);
      g_autoptr (HutOperation) edit = NULL;

      hut_test_set (create, "telephone", "010-1111");
      hut_test_log_add (log, create);
      if (i % 3 != 0)
        continue;
      edit = hut_test_edit (&create->id, "telephone", "010-1111", "010-2222", TEST_NOW + 1);
      hut_test_log_add (log, edit);
    }
  g_ptr_array_unref (hut_test_push (fixture->office, fixture->clerk, log));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_caller_free (fixture->clerk);
  hut_caller_free (fixture->admin);
  hut_test_office_free (fixture->office);
}

/* The lines of a page. */
static GPtrArray *
pull (Fixture *fixture, const HutCaller *caller, const char *after, const HutUid *epoch,
      guint limit)
{
  static const HutUid none = { { 0 } };
  HutStorage *storage = fixture->office->ledger.storage;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cursors = hut_cursors_parse (after, &error);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_pull_line_free);
  GString *page;
  HutLines reader;
  const char *text;
  gsize length;

  g_assert_no_error (error);
  fixture->beyond = FALSE;
  hut_storage_begin (storage, HUT_STORAGE_READ, &error);
  page = hut_pull (&fixture->office->ledger, caller, cursors, epoch != NULL ? epoch : &none, limit,
                   &fixture->beyond, &error);
  g_assert_no_error (error);
  hut_storage_commit (storage, NULL, &error);
  reader = hut_lines_init (page->str, page->len);
  while (hut_lines_next (&reader, &text, &length))
    {
      g_ptr_array_add (lines, hut_pull_line_parse (text, length, &error));
      g_assert_no_error (error);
    }
  g_string_free (page, TRUE);
  return lines;
}

static HutPullLine *
last_of (GPtrArray *lines)
{
  return g_ptr_array_index (lines, lines->len - 1);
}

/* Loads a stream page by page, as a client does. */
static GHashTable *
load (Fixture *fixture, const HutCaller *caller, const char *view, guint limit, HutCheckpoint *end)
{
  GHashTable *records =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)hut_record_free);
  gint64 seq = 0;
  gboolean more = TRUE;

  while (more)
    {
      g_autofree char *after = g_strdup_printf (TEST_STREET ":%s:%" G_GINT64_FORMAT, view, seq);
      g_autoptr (GPtrArray) lines = pull (fixture, caller, after, NULL, limit);

      g_assert_cmpuint (lines->len, <=, limit + 1);
      for (guint i = 0; i + 1 < lines->len; i++)
        {
          const HutPullLine *line = g_ptr_array_index (lines, i);
          g_autofree char *id = hut_uid_to_string (&line->id);

          g_assert_cmpint (line->type, ==, HUT_PULL_PUT);
          g_assert_cmpint (line->seq, >, seq);
          seq = line->seq;
          g_hash_table_insert (records, g_strconcat (line->kind, " ", id, NULL),
                               hut_pull_line_record (line, NULL));
        }
      g_assert_cmpint (last_of (lines)->type, ==, HUT_PULL_CHECKPOINT);
      more = last_of (lines)->more;
      *end = g_array_index (last_of (lines)->checkpoint, HutCheckpoint, 0);
      end->stream = NULL;
      g_assert_cmpint (end->seq, ==, seq);
    }
  return records;
}

static void
assert_sum (GHashTable *records, const HutCheckpoint *end)
{
  GHashTableIter iter;
  gpointer record;
  guint64 sum = 0;

  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    sum += hut_record_hash (record, TRUE);
  g_assert_cmpuint (g_hash_table_size (records), ==, end->count);
  g_assert_cmpuint (sum, ==, end->sum);
}

static void
test_pages_of_any_size_add_up_to_the_sum (Fixture *fixture, gconstpointer data)
{
  static const guint limits[] = { 1, 7, 1000 };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      HutCheckpoint end;
      g_autoptr (GHashTable) records = load (fixture, fixture->clerk, "full", limits[i], &end);

      assert_sum (records, &end);
    }
}

static void
test_a_page_in_between_has_no_sum (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines =
      pull (fixture, fixture->clerk, "city:full:0," TEST_STREET ":full:0", NULL, 3);

  g_assert_true (last_of (lines)->more);
  g_assert_cmpint (g_array_index (last_of (lines)->checkpoint, HutCheckpoint, 0).count, ==, 0);
}

static void
test_history_comes_down_with_its_record (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines =
      pull (fixture, fixture->clerk, TEST_STREET ":full:0", NULL, HUT_PULL_MAX_LINES);
  guint changes = 0;

  for (guint i = 0; i + 1 < lines->len; i++)
    {
      const HutPullLine *line = g_ptr_array_index (lines, i);

      changes += g_str_equal (line->kind, "change");
    }
  g_assert_cmpuint (changes, ==, N_CASES / 3);
}

static void
test_the_masked_view_holds_nothing_personal (Fixture *fixture, gconstpointer data)
{
  HutCheckpoint end;
  g_autoptr (GHashTable) records = load (fixture, fixture->admin, "masked", 11, &end);
  GHashTableIter iter;
  gpointer record;

  assert_sum (records, &end);
  g_hash_table_iter_init (&iter, records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      g_autofree char *line = hut_record_dump_line (record);

      g_assert_null (strstr (line, "010-"));
      g_assert_null (strstr (line, "personal"));
    }
}

static void
test_another_view_is_to_be_loaded_again (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines =
      pull (fixture, fixture->admin, TEST_STREET ":full:0,city:masked:0", NULL, 1000);
  const HutPullLine *first = g_ptr_array_index (lines, 0);

  g_assert_cmpint (first->type, ==, HUT_PULL_REFETCH);
  g_assert_cmpstr (first->streams[0], ==, TEST_STREET);
  g_assert_null (first->streams[1]);
  g_assert_true (hut_uid_is_nil (&first->epoch));
  for (guint i = 1; i + 1 < lines->len; i++)
    g_assert_cmpstr (((HutPullLine *)g_ptr_array_index (lines, i))->stream, ==, "city");
}

static void
test_what_is_not_given_is_to_be_dropped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutCaller) community = hut_test_caller_new (fixture->office, HUT_ROLE_COMMUNITY);
  g_autoptr (GPtrArray) lines =
      pull (fixture, community, TEST_STREET ":full:3,street/110108015:full:3", NULL, 1000);
  const HutPullLine *first = g_ptr_array_index (lines, 0);

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpint (first->type, ==, HUT_PULL_DROP);
  g_assert_cmpuint (g_strv_length (first->streams), ==, 2);
  g_assert_cmpuint (last_of (lines)->checkpoint->len, ==, 0);
}

static void
test_another_epoch_is_to_be_loaded_again (Fixture *fixture, gconstpointer data)
{
  HutUid other = hut_uid_new ();
  g_autoptr (GPtrArray) lines = pull (fixture, fixture->clerk, TEST_STREET ":full:5", &other, 1000);
  const HutPullLine *first = g_ptr_array_index (lines, 0);
  HutUid epoch;

  g_assert_cmpint (first->type, ==, HUT_PULL_REFETCH);
  hut_data_dir_read_epoch (fixture->office->ledger.storage, &epoch, NULL);
  g_assert_true (hut_uid_equal (&first->epoch, &epoch));
  g_assert_false (fixture->beyond);
}

static void
test_a_cursor_beyond_the_end_is_noticed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) lines =
      pull (fixture, fixture->clerk, TEST_STREET ":full:99999", NULL, 1000);
  const HutPullLine *first = g_ptr_array_index (lines, 0);

  g_assert_cmpint (first->type, ==, HUT_PULL_REFETCH);
  g_assert_true (fixture->beyond);
}

static HutSums *
ask_sums (Fixture *fixture, const HutCaller *caller, HutView view, const char *bucket,
          GError **error)
{
  HutStorage *storage = fixture->office->ledger.storage;
  g_autofree char *text = NULL;
  HutSums *sums;

  hut_storage_begin (storage, HUT_STORAGE_READ, NULL);
  text = hut_pull_sums (&fixture->office->ledger, caller, TEST_STREET, view, bucket, error);
  hut_storage_commit (storage, NULL, NULL);
  if (text == NULL)
    return NULL;
  sums = hut_sums_parse (text, -1, TEST_STREET, error);
  g_assert_nonnull (sums);
  return sums;
}

/* From the whole to the records, each level adding up to the one above it. */
static void
narrow (Fixture *fixture, const HutCaller *caller, HutView view, const char *bucket,
        gint64 expected_count, guint64 expected_sum)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutSums) sums = ask_sums (fixture, caller, view, bucket, &error);
  gint64 count = sums->records->len;
  guint64 sum = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < sums->records->len; i++)
    {
      const HutRecord *record = g_ptr_array_index (sums->records, i);

      sum += hut_record_hash (record, TRUE);
      if (view == HUT_VIEW_MASKED)
        g_assert_null (hut_record_personal (record));
    }
  for (guint i = 0; i < sums->buckets->len; i++)
    {
      const HutSumsBucket *part = &g_array_index (sums->buckets, HutSumsBucket, i);

      count += part->count;
      sum += part->sum;
      narrow (fixture, caller, view, part->bucket, part->count, part->sum);
    }
  g_assert_cmpint (count, ==, expected_count);
  g_assert_cmpuint (sum, ==, expected_sum);
}

static void
test_sums_narrow_to_the_records (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutSums) full = ask_sums (fixture, fixture->clerk, HUT_VIEW_FULL, "", NULL);
  g_autoptr (HutSums) masked = ask_sums (fixture, fixture->admin, HUT_VIEW_MASKED, "", NULL);

  g_assert_cmpuint (full->sum, !=, masked->sum);
  narrow (fixture, fixture->clerk, HUT_VIEW_FULL, "", full->count, full->sum);
  narrow (fixture, fixture->admin, HUT_VIEW_MASKED, "", masked->count, masked->sum);
}

static void
test_sums_are_for_who_is_given_the_view (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (ask_sums (fixture, fixture->admin, HUT_VIEW_FULL, "", &error));
  g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_NOT_YOURS);
  g_clear_error (&error);
  g_assert_null (ask_sums (fixture, fixture->clerk, HUT_VIEW_FULL, "xyz", &error));
  g_assert_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED);
}

#define ADD(name, func) g_test_add ("/pull/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("pages-of-any-size-add-up-to-the-sum", test_pages_of_any_size_add_up_to_the_sum);
  ADD ("a-page-in-between-has-no-sum", test_a_page_in_between_has_no_sum);
  ADD ("history-comes-down-with-its-record", test_history_comes_down_with_its_record);
  ADD ("the-masked-view-holds-nothing-personal", test_the_masked_view_holds_nothing_personal);
  ADD ("another-view-is-to-be-loaded-again", test_another_view_is_to_be_loaded_again);
  ADD ("what-is-not-given-is-to-be-dropped", test_what_is_not_given_is_to_be_dropped);
  ADD ("another-epoch-is-to-be-loaded-again", test_another_epoch_is_to_be_loaded_again);
  ADD ("a-cursor-beyond-the-end-is-noticed", test_a_cursor_beyond_the_end_is_noticed);
  ADD ("sums-narrow-to-the-records", test_sums_narrow_to_the_records);
  ADD ("sums-are-for-who-is-given-the-view", test_sums_are_for_who_is_given_the_view);
  return g_test_run ();
}
