/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Numbers of what waits to be sent, as people read them. */

#include "hut-test-store.h"
#include "store/hut-db.h"
#include "store/hut-pending-words.h"

static void
assert_number (guint unsent, guint shown, const char *words)
{
  g_autofree char *number = hut_unsent_rest_number (unsent, shown);

  g_assert_cmpstr (number, ==, words);
}

/* As many as are counted are a number; one more is "and more". */
static void
test_more_unsent_than_are_counted_is_said (HutTestStore *test, gconstpointer unused)
{
  HutPendingCounts counts;
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDb) db = NULL;

  hut_test_store_new_case (test, "一");
  db = hut_db_open (test->path, HUT_DB_WRITE, &error);
  g_assert_no_error (error);
  hut_db_execute (db,
                  "WITH RECURSIVE n (i) AS "
                  "  (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100001) "
                  "INSERT INTO operation (op, verb, kind, uid, stream, grp, batch, clock) "
                  "SELECT randomblob (16), 1, 'case', zeroblob (16), stream, grp, batch, clock "
                  "FROM n, (SELECT * FROM operation LIMIT 1)",
                  &error);
  g_assert_no_error (error);
  g_assert_true (hut_reader_pending_counts (test->reader, &counts, &error));
  g_assert_no_error (error);
  number = hut_unsent_number (counts.unsent);
  g_assert_cmpstr (number, ==, "100,000+");
  assert_number (0, 0, "0");
  assert_number (12, 0, "12");
  assert_number (12, 5, "7");
  assert_number (3, 5, "0");
  assert_number (HUT_UNSENT_MAX, 0, "100000");
  assert_number (HUT_UNSENT_MAX + 1, 0, "100,000+");
  assert_number (HUT_UNSENT_MAX + 1, 50, "99,950+");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pending-words/more-than-are-counted-is-said", HutTestStore, NULL,
              hut_test_store_set_up, test_more_unsent_than_are_counted_is_said,
              hut_test_store_tear_down);
  return g_test_run ();
}
