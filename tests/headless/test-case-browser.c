/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One filter, one set, one selection: what the pages see agrees at every step. */

#include "hut-test-store.h"

#include "store/hut-case-browser.h"
#include "store/hut-store-private.h"

#define CAP_SECONDS 20

typedef struct
{
  HutTestStore test;
  HutCaseBrowser *browser;
  guint n_sets;
} Fixture;

static const struct
{
  const char *title;
  const char *category;
  gboolean placed;
  gint64 due_in; /* hours; 0: none */
  const char *state;
} cases[] = {
  { "楼道灯不亮", "公用设施", TRUE, -30, NULL }, { "楼道堆物", "市容环境", TRUE, 50, "accepted" },
  { "暖气不热", "供暖", FALSE, -5, "accepted" }, { "电梯停运", "公用设施", TRUE, 0, NULL },
  { "夜间施工", "噪声", FALSE, 90, "void" },
};

static gboolean
on_cap (gpointer data)
{
  g_error ("waited in vain");
  return G_SOURCE_REMOVE;
}

static void
on_set (HutCaseBrowser *browser, GParamSpec *pspec, Fixture *fixture)
{
  fixture->n_sets++;
}

/* Until the browser has answered what it was asked. */
static void
wait_quiet (Fixture *fixture)
{
  guint cap = g_timeout_add_seconds (CAP_SECONDS, on_cap, NULL);
  gboolean busy = TRUE;

  while (busy)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (fixture->browser, "busy", &busy, NULL);
    }
  g_source_remove (cap);
}

/* Until the set has @n cases. */
static void
wait_count (Fixture *fixture, guint n)
{
  guint cap = g_timeout_add_seconds (CAP_SECONDS, on_cap, NULL);

  while (hut_case_browser_get_count (fixture->browser) != n)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (cap);
}

static void
add_cases (HutTestStore *test)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;
  HutPoint place = { 1163260000, 400030000 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      HutUid id = hut_uid_new ();
      HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

      hut_record_set_text (record, "title", cases[i].title);
      hut_record_set_text (record, "category", cases[i].category);
      hut_record_set_text (record, "state", "received");
      hut_record_set_int (record, "created_at", hut_time_now () - i * HUT_TIME_HOUR);
      if (cases[i].due_in != 0)
        hut_record_set_int (record, "due_at", hut_time_now () + cases[i].due_in * HUT_TIME_HOUR);
      if (cases[i].placed)
        hut_record_set (record, "place", hut_value_point (place));
      hut_write_create (write, record);
      if (g_strcmp0 (cases[i].state, "void") == 0)
        hut_write_void (write, &hut_kind_case, &id, "重复");
      else if (cases[i].state != NULL)
        {
          hut_write_update (write, &hut_kind_case, &id);
          hut_write_set (write, "state", hut_value_text (cases[i].state));
        }
    }
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  hut_test_store_set_up (&fixture->test, NULL);
  add_cases (&fixture->test);
  fixture->browser = hut_case_browser_new (fixture->test.store, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->browser, "notify::set", G_CALLBACK (on_set), fixture);
  wait_quiet (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  guint cap = g_timeout_add_seconds (CAP_SECONDS, on_cap, NULL);

  hut_case_browser_close (fixture->browser);
  /* The question that was on its way holds the browser until its answer is dropped. */
  while (G_OBJECT (fixture->browser)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (cap);
  g_assert_finalize_object (fixture->browser);
  hut_test_store_tear_down (&fixture->test, NULL);
}

/* What the list shows, what the map would draw, and what the counts say, from the same answer. */
static void
assert_agrees (Fixture *fixture, guint expected)
{
  HutCaseSet *set = hut_case_browser_get_set (fixture->browser);
  GListModel *list = G_LIST_MODEL (hut_case_browser_get_list (fixture->browser));
  guint by_standing[4] = { 0 };
  guint placed_rows = 0, placed_marks = 0, sum = 0;

  g_assert_cmpuint (set->n_marks, ==, expected);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, expected);
  for (guint i = 0; i < set->n_marks; i++)
    {
      g_autoptr (HutCase) item = g_list_model_get_item (list, i);
      HutPoint place;

      g_assert_cmpint (hut_case_get_rowid (item), ==, set->marks[i].rowid);
      g_assert_cmpuint (hut_case_get_standing (item), ==, set->marks[i].standing);
      by_standing[hut_case_get_standing (item)]++;
      placed_rows += hut_case_get_place (item, &place);
      placed_marks += set->marks[i].place.lon != G_MININT32;
    }
  g_assert_cmpuint (placed_rows, ==, placed_marks);
  g_assert_cmpuint (placed_rows, ==, set->n_placed);
  for (guint i = 0; i < G_N_ELEMENTS (by_standing); i++)
    {
      g_assert_cmpuint (by_standing[i], ==, hut_case_browser_get_count_of (fixture->browser, i));
      sum += by_standing[i];
    }
  g_assert_cmpuint (sum, ==, hut_case_browser_get_count (fixture->browser));
}

static void
step (Fixture *fixture, const HutCaseFilter *filter, guint expected)
{
  hut_case_browser_set_filter (fixture->browser, filter);
  wait_quiet (fixture);
  g_assert_true (
      hut_case_filter_equal (hut_case_browser_get_set (fixture->browser)->filter, filter));
  assert_agrees (fixture, expected);
}

static void
test_list_map_and_counts_agree (Fixture *fixture, gconstpointer unused)
{
  static const char *const void_state[] = { "void", NULL };
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();

  assert_agrees (fixture, 4);
  filter->text = g_strdup ("楼道");
  step (fixture, filter, 2);
  filter->due = HUT_DUE_OVERDUE;
  step (fixture, filter, 1);
  g_clear_pointer (&filter->text, g_free);
  step (fixture, filter, 2);
  filter->due = HUT_DUE_NONE;
  step (fixture, filter, 1);
  filter->due = HUT_DUE_ANY;
  filter->category = g_strdup ("公用设施");
  step (fixture, filter, 2);
  g_clear_pointer (&filter->category, g_free);
  filter->states = g_strdupv ((GStrv)void_state);
  step (fixture, filter, 1);
  g_clear_pointer (&filter->states, g_strfreev);
  filter->community = g_strdup ("none");
  step (fixture, filter, 4);
  filter->order = HUT_CASE_ORDER_NEWEST;
  step (fixture, filter, 4);
}

static void
test_late_answer_is_dropped (Fixture *fixture, gconstpointer unused)
{
  fixture->n_sets = 0;
  hut_case_browser_set_text (fixture->browser, "楼道");
  hut_case_browser_set_text (fixture->browser, "暖气");
  hut_case_browser_set_text (fixture->browser, "电梯");
  wait_quiet (fixture);
  g_assert_cmpuint (fixture->n_sets, ==, 1);
  g_assert_cmpstr (hut_case_browser_get_set (fixture->browser)->filter->text, ==, "电梯");
  assert_agrees (fixture, 1);
}

static void
test_write_shows_by_itself (Fixture *fixture, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (&fixture->test, "井盖松动");
  g_autoptr (HutCase) item = NULL;
  guint cap;

  wait_count (fixture, 5);
  assert_agrees (fixture, 5);
  hut_case_browser_select (fixture->browser, &id);
  item = g_object_ref (hut_case_browser_get_selected_case (fixture->browser));
  hut_test_store_edit (&fixture->test, &id, "title", "井盖松动有响声");
  cap = g_timeout_add_seconds (CAP_SECONDS, on_cap, NULL);
  while (g_strcmp0 (hut_case_get_title (item), "井盖松动有响声") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (cap);
  wait_quiet (fixture);
  g_assert_true (item == hut_case_browser_get_selected_case (fixture->browser));
}

typedef struct
{
  guint n_signals;
  guint n_items;
  guint n_whole;
  guint n_edits;
} Told;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, Told *told)
{
  told->n_signals++;
  told->n_items += removed + added;
}

static void
on_set_told (HutCaseBrowser *browser, GParamSpec *pspec, Told *told)
{
  HutCaseEdit *edit = hut_case_browser_get_edit (browser);

  g_assert_true (edit->set == hut_case_browser_get_set (browser));
  told->n_whole += edit->whole;
  told->n_edits += !edit->whole;
}

/* Until the pending changes are asked of and shown. */
static void
wait_edit (Fixture *fixture, Told *told, guint n_edits)
{
  guint cap = g_timeout_add_seconds (CAP_SECONDS, on_cap, NULL);

  while (told->n_edits + told->n_whole < n_edits)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (cap);
}

static void
test_saved_case_changes_one_row (Fixture *fixture, gconstpointer unused)
{
  HutCaseList *list = hut_case_browser_get_list (fixture->browser);
  HutUid id = hut_test_store_new_case (&fixture->test, "井盖松动");
  Told told = { 0 };

  wait_count (fixture, 5);
  g_signal_connect (list, "items-changed", G_CALLBACK (on_items_changed), &told);
  g_signal_connect (fixture->browser, "notify::set", G_CALLBACK (on_set_told), &told);
  hut_test_store_edit (&fixture->test, &id, "state", "accepted");
  wait_edit (fixture, &told, 1);
  assert_agrees (fixture, 5);
  g_assert_cmpuint (told.n_signals, ==, 0); /* it stays where it is */
  hut_test_store_new_case (&fixture->test, "又一个");
  wait_count (fixture, 6);
  assert_agrees (fixture, 6);
  g_assert_cmpuint (told.n_signals, ==, 1);
  g_assert_cmpuint (told.n_items, ==, 1);
  g_assert_cmpuint (told.n_whole, ==, 0);
  g_assert_null (hut_case_browser_get_edit (fixture->browser));
  g_signal_handlers_disconnect_by_data (list, &told);
  g_signal_handlers_disconnect_by_data (fixture->browser, &told);
}

/* Of one caller: whether a case is found depends on another, so all are asked for. */
static void
test_kin_is_asked_whole (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  HutUid id = hut_test_store_new_case (&fixture->test, "井盖松动");
  Told told = { 0 };

  wait_count (fixture, 5);
  filter->kin = (HutCaseKin){ .kin = HUT_KIN_CALLING_AGAIN, .days = 30 };
  step (fixture, filter, 0);
  g_signal_connect (fixture->browser, "notify::set", G_CALLBACK (on_set_told), &told);
  hut_test_store_edit (&fixture->test, &id, "title", "井盖松动有响声");
  wait_edit (fixture, &told, 1);
  g_assert_cmpuint (told.n_whole, ==, 1);
  g_signal_handlers_disconnect_by_data (fixture->browser, &told);
}

static void
test_selection_outlives_the_set (Fixture *fixture, gconstpointer unused)
{
  HutUid selected, still;

  hut_case_browser_select_position (fixture->browser, 0);
  g_assert_true (hut_case_browser_get_selected (fixture->browser, &selected));
  g_assert_cmpuint (hut_case_browser_get_selected_position (fixture->browser), ==, 0);
  hut_case_browser_set_text (fixture->browser, "没有这样的诉求");
  wait_quiet (fixture);
  g_assert_cmpuint (hut_case_browser_get_count (fixture->browser), ==, 0);
  g_assert_true (hut_case_browser_get_selected (fixture->browser, &still));
  g_assert_true (hut_uid_equal (&selected, &still));
  g_assert_nonnull (hut_case_browser_get_selected_case (fixture->browser));
  g_assert_cmpuint (hut_case_browser_get_selected_position (fixture->browser), ==, G_MAXUINT);
  hut_case_browser_set_text (fixture->browser, NULL);
  wait_quiet (fixture);
  g_assert_cmpuint (hut_case_browser_get_selected_position (fixture->browser), ==, 0);
  hut_case_browser_select (fixture->browser, NULL);
  g_assert_null (hut_case_browser_get_selected_case (fixture->browser));
}

static void
test_closing_ends_a_question (Fixture *fixture, gconstpointer unused)
{
  hut_case_browser_set_text (fixture->browser, "楼道");
  hut_case_browser_close (fixture->browser);
  hut_case_browser_close (fixture->browser);
  g_assert_null (hut_case_browser_get_reader (fixture->browser));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  hut_case_browser_set_text (fixture->browser, "暖气");
  g_assert_cmpuint (hut_case_browser_get_count (fixture->browser), ==, 4);
}

static void
test_names_come_from_the_store (Fixture *fixture, gconstpointer unused)
{
  GPtrArray *communities = hut_case_browser_get_communities (fixture->browser);
  const HutRecord *first = g_ptr_array_index (communities, 0);

  g_assert_cmpuint (communities->len, ==, 10);
  g_assert_cmpstr (
      hut_case_browser_community_name (fixture->browser, hut_record_get_text (first, "code")), ==,
      hut_record_get_text (first, "name"));
  g_assert_null (hut_case_browser_community_name (fixture->browser, "999"));
  g_assert_cmpuint (hut_case_browser_get_units (fixture->browser)->len, >=, 11);
}

#define MANY 2300 /* more than the first digit of a number that they are sorted by */

static gboolean
close_most (HutStore *store, HutDb *db, HutChangeSet *changes, gpointer data, GError **error)
{
  return hut_db_execute (db, "UPDATE cases SET state = 'closed' WHERE id % 9 <> 1", error);
}

/* Each ninth stays open, none is due when its number would have it. */
static void
add_many (HutTestStore *test)
{
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);

  for (guint i = 0; i < MANY; i++)
    {
      HutUid id = hut_uid_new ();
      HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

      hut_record_set_text (record, "title", "路灯");
      hut_record_set_text (record, "state", "received");
      hut_record_set_int (record, "due_at", (gint64)(1 + i * 1543 % MANY) * HUT_TIME_HOUR);
      hut_write_create (write, record);
    }
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  hut_store_run (test->store, HUT_STORE_FIRST, close_most, NULL, &error);
  g_assert_no_error (error);
}

static void
test_after_the_open_ones_the_latest_done_come_first (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (HutCaseSet) set = NULL;
  guint n_open;

  add_many (test);
  set = hut_reader_cases (test->reader, filter, hut_time_now (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (set->n_marks, ==, MANY);
  n_open = MANY - set->n_by_standing[HUT_STANDING_DONE];
  g_assert_cmpuint (n_open, ==, (MANY + 8) / 9);
  for (guint i = 1; i < set->n_marks; i++)
    if (i < n_open)
      g_assert_cmpint (set->marks[i - 1].due_at, <=, set->marks[i].due_at);
    else if (i > n_open)
      g_assert_cmpint (set->marks[i - 1].rowid, >, set->marks[i].rowid);
    else
      g_assert_cmpint (set->marks[i].standing, ==, HUT_STANDING_DONE);
}

static void *
find_nothing (HutReader *reader, void *question, GCancellable *cancellable, GError **error)
{
  return NULL;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **)data = g_object_ref (result);
}

/* What was asked for may be gone: that is no error, and no silence. */
static void
test_nothing_is_an_answer (Fixture *fixture, gconstpointer unused)
{
  guint cap = g_timeout_add_seconds (CAP_SECONDS, on_cap, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  hut_case_browser_read (fixture->browser, find_nothing, NULL, NULL, NULL, NULL, on_read, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (hut_case_query_read_finish (result, &error));
  g_assert_no_error (error);
  g_source_remove (cap);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/case-browser/list-map-and-counts-agree", test_list_map_and_counts_agree);
  TEST ("/case-browser/a-late-answer-is-dropped", test_late_answer_is_dropped);
  TEST ("/case-browser/a-write-shows-by-itself", test_write_shows_by_itself);
  TEST ("/case-browser/a-saved-case-changes-one-row", test_saved_case_changes_one_row);
  TEST ("/case-browser/where-others-decide-all-are-asked-for", test_kin_is_asked_whole);
  TEST ("/case-browser/the-selection-outlives-the-set", test_selection_outlives_the_set);
  TEST ("/case-browser/closing-ends-a-question", test_closing_ends_a_question);
  TEST ("/case-browser/nothing-is-an-answer", test_nothing_is_an_answer);
  TEST ("/case-browser/names-come-from-the-store", test_names_come_from_the_store);
  g_test_add ("/case-browser/after-the-open-ones-the-latest-done-come-first", HutTestStore, NULL,
              hut_test_store_set_up, test_after_the_open_ones_the_latest_done_come_first,
              hut_test_store_tear_down);
  return g_test_run ();
}
