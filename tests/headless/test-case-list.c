/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list model over a set: what it costs, and what it tells. */

#include "store/hut-case-list.h"

#define MILLION 1000000

/* Rows are made up here; rowid -1 has gone. */
typedef struct
{
  HutCaseList *list;
  guint n_rows;
  const char *title;
  guint n_signals;
  guint position;
  guint removed;
  guint added;
} Fixture;

static GPtrArray *
fetch (const gint64 *rowids, guint n_rowids, gpointer data)
{
  Fixture *fixture = data;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_case_row_free);

  for (guint i = 0; i < n_rowids; i++)
    {
      HutCaseRow *row = g_new0 (HutCaseRow, 1);

      row->rowid = rowids[i];
      row->id.bytes[0] = 1;
      row->id.bytes[15] = rowids[i] & 0xff;
      row->title = g_strdup_printf ("%s %" G_GINT64_FORMAT, fixture->title, rowids[i]);
      row->state = g_strdup ("accepted");
      row->due_at = 1780000000000000;
      if (rowids[i] >= 0)
        g_ptr_array_add (rows, row);
      else
        hut_case_row_free (row);
    }
  fixture->n_rows += n_rowids;
  return rows;
}

static HutCaseSet *
new_set (const gint64 *rowids, guint n)
{
  HutCaseSet *set = g_new0 (HutCaseSet, 1);

  g_atomic_ref_count_init (&set->refs);
  set->filter = hut_case_filter_new ();
  set->now = 1779000000000000;
  set->marks = g_new0 (HutCaseMark, MAX (n, 1));
  set->n_marks = n;
  for (guint i = 0; i < n; i++)
    set->marks[i].rowid = rowids != NULL ? rowids[i] : i + 1;
  return set;
}

static void
show (Fixture *fixture, const gint64 *rowids, guint n)
{
  g_autoptr (HutCaseSet) set = new_set (rowids, n);

  hut_case_list_set_set (fixture->list, set);
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_signals++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  *fixture = (Fixture){ .title = "Case" };
  fixture->list = hut_case_list_new (fetch, NULL, fixture);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_items_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->list);
}

static void
test_million_costs_what_is_looked_at (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->list);

  show (fixture, NULL, MILLION);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, MILLION);
  g_assert_cmpuint (fixture->n_rows, ==, 0);
  for (guint i = 500000; i < 500050; i++)
    {
      g_autoptr (HutCase) item = g_list_model_get_item (model, i);

      g_assert_cmpint (hut_case_get_rowid (item), ==, i + 1);
    }
  g_assert_cmpuint (hut_case_list_get_n_fetches (fixture->list), ==, 1);
  g_assert_cmpuint (fixture->n_rows, ==, 100);
  g_assert_null (g_list_model_get_item (model, MILLION));
}

static void
test_scrolling_keeps_a_bounded_number (Fixture *fixture, gconstpointer unused)
{
  GListModel *model = G_LIST_MODEL (fixture->list);
  HutCase *weak;

  show (fixture, NULL, MILLION);
  weak = g_list_model_get_item (model, 0);
  g_object_add_weak_pointer (G_OBJECT (weak), (gpointer *)&weak);
  g_object_unref (weak);
  g_assert_nonnull (weak);
  for (guint i = 100; i < 2000; i++)
    g_object_unref (g_list_model_get_item (model, i));
  g_assert_null (weak);
}

static void
test_tells_the_smallest_change (Fixture *fixture, gconstpointer unused)
{
  const gint64 before[] = { 1, 2, 3, 4, 5, 6 };
  const gint64 after[] = { 1, 2, 7, 8, 9, 5, 6 };

  show (fixture, before, 6);
  g_assert_cmpuint (fixture->added, ==, 6);
  show (fixture, after, 7);
  g_assert_cmpuint (fixture->n_signals, ==, 2);
  g_assert_cmpuint (fixture->position, ==, 2);
  g_assert_cmpuint (fixture->removed, ==, 2);
  g_assert_cmpuint (fixture->added, ==, 3);
  show (fixture, after, 7);
  g_assert_cmpuint (fixture->n_signals, ==, 2);
  hut_case_list_set_set (fixture->list, NULL);
  g_assert_cmpuint (fixture->removed, ==, 7);
  g_assert_cmpuint (fixture->added, ==, 0);
}

static void
test_repeated_ends_are_not_counted_twice (Fixture *fixture, gconstpointer unused)
{
  const gint64 before[] = { 1, 2, 3 };
  const gint64 after[] = { 1, 2, 3, 1, 2, 3 };

  show (fixture, before, 3);
  show (fixture, after, 6);
  g_assert_cmpuint (fixture->position, ==, 3);
  g_assert_cmpuint (fixture->removed, ==, 0);
  g_assert_cmpuint (fixture->added, ==, 3);
}

static void
test_item_stays_the_same_object (Fixture *fixture, gconstpointer unused)
{
  const gint64 before[] = { 1, 2, 3 };
  const gint64 after[] = { 3, 2, 1 };
  g_autoptr (HutCase) first = NULL;
  g_autoptr (HutCase) last = NULL;

  show (fixture, before, 3);
  first = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  show (fixture, after, 3);
  last = g_list_model_get_item (G_LIST_MODEL (fixture->list), 2);
  g_assert_true (first == last);
}

static void
count_notify (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_change_is_told_in_place (Fixture *fixture, gconstpointer unused)
{
  const gint64 rowids[] = { 1, 2, 3 };
  g_autoptr (HutChangeSet) changes = hut_change_set_new ();
  g_autoptr (HutCase) item = NULL;
  guint titles = 0, states = 0;

  show (fixture, rowids, 3);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 1);
  g_signal_connect (item, "notify::title", G_CALLBACK (count_notify), &titles);
  g_signal_connect (item, "notify::state", G_CALLBACK (count_notify), &states);
  fixture->title = "Other";
  fixture->n_signals = 0;
  hut_change_set_add (changes, &hut_kind_case, hut_case_get_id (item));
  hut_case_list_refresh (fixture->list, changes);
  g_assert_cmpstr (hut_case_get_title (item), ==, "Other 2");
  g_assert_cmpuint (titles, ==, 1);
  g_assert_cmpuint (states, ==, 0);
  g_assert_cmpuint (fixture->n_signals, ==, 0);
}

static void
test_time_goes_on_in_place (Fixture *fixture, gconstpointer unused)
{
  const gint64 rowids[] = { 1 };
  g_autoptr (HutCaseSet) late = new_set (rowids, 1);
  g_autoptr (HutCase) item = NULL;
  guint standings = 0;

  show (fixture, rowids, 1);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_cmpint (hut_case_get_standing (item), ==, HUT_STANDING_AT_WORK);
  g_signal_connect (item, "notify::standing", G_CALLBACK (count_notify), &standings);
  late->now = 1781000000000000;
  hut_case_list_set_set (fixture->list, late);
  g_assert_cmpint (hut_case_get_standing (item), ==, HUT_STANDING_OVERDUE);
  g_assert_cmpuint (standings, ==, 1);
}

static void
test_gone_case_has_an_empty_row (Fixture *fixture, gconstpointer unused)
{
  const gint64 rowids[] = { -1, 2 };
  g_autoptr (HutCase) item = NULL;

  show (fixture, rowids, 2);
  item = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
  g_assert_nonnull (item);
  g_assert_true (hut_uid_is_nil (hut_case_get_id (item)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/case-list/a-million-costs-what-is-looked-at", test_million_costs_what_is_looked_at);
  TEST ("/case-list/scrolling-keeps-a-bounded-number", test_scrolling_keeps_a_bounded_number);
  TEST ("/case-list/tells-the-smallest-change", test_tells_the_smallest_change);
  TEST ("/case-list/repeated-ends-are-not-counted-twice", test_repeated_ends_are_not_counted_twice);
  TEST ("/case-list/an-item-stays-the-same-object", test_item_stays_the_same_object);
  TEST ("/case-list/a-change-is-told-in-place", test_change_is_told_in_place);
  TEST ("/case-list/time-goes-on-in-place", test_time_goes_on_in_place);
  TEST ("/case-list/a-gone-case-has-an-empty-row", test_gone_case_has_an_empty_row);
  return g_test_run ();
}
