/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sets that are kept by edits are the same as sets that are asked for anew, whatever was changed
 * and under every filter; and the list and the map that follow the edits show the same. */

#include "hut-test-store.h"

#include "geo/hut-point-set.h"
#include "store/hut-case-list.h"

#define N_CASES 150
#define ROUNDS 25
#define COMMUNITY "110108022001"

typedef struct
{
  HutTestStore test;
  GRand *rand;
  GArray *ids; /* HutUid of all cases there were */
  HutTime now;
} Fixture;

static const char *const titles[] = { "楼道灯不亮", "楼道堆物", "电梯停运", "暖气不热",
                                      "井盖松动" };
static const char *const categories[] = { "公用设施", "市容环境", NULL };

static guint
below (Fixture *fixture, guint n)
{
  return (guint)g_rand_int_range (fixture->rand, 0, (gint32)n);
}

static HutPoint
some_place (Fixture *fixture)
{
  return (HutPoint){ 1163200000 + (gint32)below (fixture, 8) * 20000,
                     400000000 + (gint32)below (fixture, 8) * 20000 };
}

static void
set_fields (Fixture *fixture, HutRecord *record)
{
  const char *category = categories[below (fixture, 3)];

  hut_record_set_text (record, "title", titles[below (fixture, G_N_ELEMENTS (titles))]);
  hut_record_set_text (record, "state", "received");
  /* Several at one time: equals have an order too. */
  hut_record_set_int (record, "created_at", fixture->now - below (fixture, 40) * HUT_TIME_HOUR);
  if (category != NULL)
    hut_record_set_text (record, "category", category);
  if (below (fixture, 3) > 0)
    hut_record_set_text (record, "community", COMMUNITY);
  if (below (fixture, 3) > 0)
    hut_record_set_text (record, "lead", below (fixture, 2) ? "cg" : "wy");
  if (below (fixture, 4) > 0)
    hut_record_set_int (record, "due_at",
                        fixture->now + ((gint64)below (fixture, 60) - 30) * HUT_TIME_HOUR);
  if (below (fixture, 4) > 0)
    hut_record_set (record, "place", hut_value_point (some_place (fixture)));
}

static HutUid
create (Fixture *fixture, HutWrite *write)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);

  set_fields (fixture, record);
  hut_write_create (write, record);
  g_array_append_val (fixture->ids, id);
  return id;
}

static void
commit (Fixture *fixture, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  hut_store_write (fixture->test.store, write, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);

  hut_test_store_set_up (&fixture->test, NULL);
  fixture->rand = g_rand_new_with_seed (7);
  fixture->ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  fixture->now = hut_time_now ();
  for (guint i = 0; i < N_CASES; i++)
    create (fixture, write);
  commit (fixture, write);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_array_unref (fixture->ids);
  g_rand_free (fixture->rand);
  hut_test_store_tear_down (&fixture->test, NULL);
}

static const char *
next_state (Fixture *fixture, const HutRecord *record)
{
  const char *state = hut_record_get_text (record, "state");

  if (g_str_equal (state, "received"))
    return below (fixture, 2) ? "accepted" : "disputed";
  return g_str_equal (state, "accepted")   ? "disputed"
         : g_str_equal (state, "disputed") ? "returned"
                                           : "void";
}

/* One of them has another place, state, title or so, or is void. */
static void
change (Fixture *fixture, HutWrite *write, const HutUid *id, const HutRecord *record)
{
  const char *state = next_state (fixture, record);

  if (g_str_equal (state, "void") || below (fixture, 10) == 0)
    {
      hut_write_void (write, &hut_kind_case, id, "重复");
      return;
    }
  hut_write_update (write, &hut_kind_case, id);
  switch (below (fixture, 5))
    {
    case 0:
      hut_write_set (write, "place", hut_value_point (some_place (fixture)));
      break;
    case 1:
      hut_write_set (write, "state", hut_value_text (state));
      if (g_str_equal (state, "disputed"))
        hut_write_set (write, "dispute_reason", hut_value_text ("不属于本街道"));
      break;
    case 2:
      hut_write_set (write, "category", hut_value_text (categories[below (fixture, 2)]));
      break;
    case 3:
      hut_write_set (write, "lead", hut_value_text (below (fixture, 2) ? "cg" : "wy"));
      break;
    default:
      hut_write_set (write, "title", hut_value_text (titles[below (fixture, 5)]));
    }
}

/* Some changes in one write; their uids. */
static GArray *
change_some (Fixture *fixture)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  guint n = 1 + below (fixture, 12);
  guint start = below (fixture, fixture->ids->len);

  for (guint i = 0; i < n; i++)
    {
      HutUid id = g_array_index (fixture->ids, HutUid, (start + i * 7) % fixture->ids->len);
      g_autoptr (HutRecord) record =
          hut_reader_get (fixture->test.reader, &hut_kind_case, &id, NULL);
      gboolean known = FALSE;

      for (guint j = 0; j < ids->len; j++)
        known |= hut_uid_equal (&g_array_index (ids, HutUid, j), &id);
      if (below (fixture, 4) == 0)
        id = create (fixture, write);
      else if (known || g_strcmp0 (hut_record_get_text (record, "state"), "void") == 0)
        continue;
      else
        change (fixture, write, &id, record);
      g_array_append_val (ids, id);
    }
  commit (fixture, write);
  return ids;
}

static void
assert_same_set (const HutCaseSet *kept, const HutCaseSet *asked)
{
  g_assert_cmpuint (kept->n_marks, ==, asked->n_marks);
  for (guint i = 0; i < kept->n_marks; i++)
    {
      const HutCaseMark *mark = &kept->marks[i], *same = &asked->marks[i];

      g_assert_cmpint (mark->rowid, ==, same->rowid);
      g_assert_cmpint (mark->due_at, ==, same->due_at);
      g_assert_cmpuint (mark->standing, ==, same->standing);
      g_assert_cmpint (mark->place.lon, ==, same->place.lon);
      g_assert_cmpint (mark->place.lat, ==, same->place.lat);
    }
  g_assert_cmpuint (kept->n_placed, ==, asked->n_placed);
  for (guint i = 0; i < G_N_ELEMENTS (kept->n_by_standing); i++)
    g_assert_cmpuint (kept->n_by_standing[i], ==, asked->n_by_standing[i]);
}

/* ---- Those that follow: a view of the list, and the points of a map ---- */

typedef struct
{
  HutCaseList *list;
  GArray *rows; /* gint64: what a view knows of the list by its signals */
  guint told;   /* items in all signals */
} View;

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, View *view)
{
  g_autofree gint64 *rowids = g_new (gint64, added + 1);

  for (guint i = 0; i < added; i++)
    rowids[i] = hut_case_list_get_rowid (view->list, position + i);
  if (removed > 0)
    g_array_remove_range (view->rows, position, removed);
  if (added > 0)
    g_array_insert_vals (view->rows, position, rowids, added);
  view->told += removed + added;
  g_assert_cmpuint (view->rows->len, ==, g_list_model_get_n_items (model));
  for (guint i = 0; i < view->rows->len; i++)
    g_assert_cmpint (g_array_index (view->rows, gint64, i), ==,
                     hut_case_list_get_rowid (view->list, i));
}

static void
follow_edit (HutPointSet *points, const HutCaseEdit *edit)
{
  for (guint i = 0; i < edit->changes->len; i++)
    {
      HutCaseMark before = g_array_index (edit->changes, HutCaseMarkChange, i).before;
      HutCaseMark after = g_array_index (edit->changes, HutCaseMarkChange, i).after;

      if (before.rowid != 0 && before.place.lon != G_MININT32)
        g_assert_true (hut_point_set_remove (points, (guint32)before.rowid, before.place));
      if (after.rowid != 0 && after.place.lon != G_MININT32)
        g_assert_true (
            hut_point_set_add (points, (guint32)after.rowid, after.place, after.standing));
    }
}

static HutPointSet *
points_of (const HutCaseSet *set)
{
  HutPointSet *points = hut_point_set_new (NULL, NULL, NULL, 0);

  for (guint i = 0; i < set->n_marks; i++)
    if (set->marks[i].place.lon != G_MININT32)
      hut_point_set_add (points, (guint32)set->marks[i].rowid, set->marks[i].place,
                         set->marks[i].standing);
  return points;
}

static void
assert_same_points (const HutPointSet *kept, const HutCaseSet *set)
{
  g_autoptr (HutPointSet) anew = points_of (set);

  g_assert_cmpuint (hut_point_set_size (kept), ==, hut_point_set_size (anew));
  for (guint32 i = 0; i < hut_point_set_size (kept); i++)
    {
      g_assert_cmpuint (hut_point_set_id (kept, i), ==, hut_point_set_id (anew, i));
      g_assert_cmpuint (hut_point_set_pin (kept, i), ==, hut_point_set_pin (anew, i));
    }
}

static HutCaseSet *
ask (Fixture *fixture, const HutCaseFilter *filter, HutTime now)
{
  g_autoptr (GError) error = NULL;
  HutCaseSet *set = hut_reader_cases (fixture->test.reader, filter, now, NULL, &error);

  g_assert_no_error (error);
  return set;
}

/* After each of many changes: the set, the list and the points, against those made anew. */
static void
keep (Fixture *fixture, const HutCaseFilter *filter)
{
  g_autoptr (HutCaseSet) set = ask (fixture, filter, fixture->now);
  g_autoptr (HutPointSet) points = points_of (set);
  View view = { hut_case_list_new (NULL, NULL, NULL), g_array_new (FALSE, FALSE, 8), 0 };

  g_signal_connect (view.list, "items-changed", G_CALLBACK (on_items_changed), &view);
  hut_case_list_set_set (view.list, set);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GArray) ids = change_some (fixture);
      g_autoptr (GError) error = NULL;
      g_autoptr (HutCaseEdit) edit =
          hut_reader_cases_again (fixture->test.reader, set, ids, &error);
      g_autoptr (HutCaseSet) anew = ask (fixture, filter, fixture->now);

      g_assert_no_error (error);
      assert_same_set (edit->set, anew);
      view.told = 0;
      hut_case_list_apply (view.list, edit);
      g_assert_cmpuint (view.told, <=, 2 * ids->len);
      g_assert_cmpuint (view.rows->len, ==, anew->n_marks);
      follow_edit (points, edit);
      assert_same_points (points, anew);
      g_clear_pointer (&set, hut_case_set_unref);
      set = hut_case_set_ref (edit->set);
    }
  g_array_unref (view.rows);
  g_assert_finalize_object (view.list);
}

static void
test_orders (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();

  for (guint order = HUT_CASE_ORDER_DUE; order <= HUT_CASE_ORDER_NUMBER; order++)
    for (guint open = 0; open < 2; open++)
      {
        filter->order = order;
        filter->open = open;
        keep (fixture, filter);
      }
}

static void
test_dues (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();

  for (filter->due = HUT_DUE_ANY; filter->due <= HUT_DUE_UNASSIGNED; filter->due++)
    keep (fixture, filter);
}

static void
test_fields (Fixture *fixture, gconstpointer unused)
{
  static const char *const some_states[] = { "accepted", "awaiting-call-back", NULL };
  HutCaseFilter filters[] = {
    { .text = (char *)"楼道" },
    { .text = (char *)"灯", .order = HUT_CASE_ORDER_NEWEST },
    { .states = (GStrv)some_states },
    { .category = (char *)"公用设施", .open = TRUE },
    { .category = (char *)"none", .order = HUT_CASE_ORDER_NUMBER },
    { .community = (char *)COMMUNITY },
    { .lead = (char *)"cg" },
    { .mine = (char *)"wy" },
    { .received_from = fixture->now - 20 * HUT_TIME_HOUR, .received_until = fixture->now },
    { .kin = { .kin = HUT_KIN_PLACE,
               .place = { 1163240000, 400040000 },
               .metres = 300,
               .from = 0,
               .until = G_MAXINT64 } },
    { .figure = HUT_FIGURE_PENDING,
      .period = { .from = fixture->now - 30 * HUT_TIME_DAY,
                  .until = fixture->now + 30 * HUT_TIME_DAY } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_assert_true (hut_case_filter_is_of_rows (&filters[i]));
      keep (fixture, &filters[i]);
    }
}

static void
test_time (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = ask (fixture, filter, fixture->now);
  g_autoptr (HutPointSet) points = points_of (set);
  guint n_changes = 0;

  for (guint hours = 1; hours < 40; hours++)
    {
      HutTime now = fixture->now + hours * HUT_TIME_HOUR;
      g_autoptr (HutCaseEdit) edit = hut_case_edit_new_clock (set, now);
      g_autoptr (HutCaseSet) anew = ask (fixture, filter, now);

      assert_same_set (edit->set, anew);
      g_assert_cmpint (edit->set->now, ==, now);
      g_assert_cmpuint (edit->removed->len + edit->added->len, ==, 0);
      n_changes += edit->changes->len;
      follow_edit (points, edit);
      assert_same_points (points, anew);
      g_clear_pointer (&set, hut_case_set_unref);
      set = hut_case_set_ref (edit->set);
    }
  g_assert_cmpuint (n_changes, >, 0);
}

/* What changes nothing that a set says copies nothing. */
static void
test_nothing_is_shared (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = ask (fixture, filter, fixture->now);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autoptr (HutCaseEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  hut_test_store_edit (&fixture->test, &g_array_index (fixture->ids, HutUid, 3), "title", "别的");
  g_array_append_vals (ids, &g_array_index (fixture->ids, HutUid, 3), 1);
  edit = hut_reader_cases_again (fixture->test.reader, set, ids, &error);
  g_assert_no_error (error);
  g_assert_true (edit->set != set);
  g_assert_true (edit->set->marks == set->marks);
  g_assert_cmpuint (edit->changes->len, ==, 0);
  /* The marks live as long as any set that has them. */
  g_clear_pointer (&set, hut_case_set_unref);
  g_assert_cmpuint (edit->set->n_marks, ==, N_CASES);
  g_assert_cmpint (edit->set->marks[N_CASES - 1].rowid, >, 0);
}

static void
test_gone_case_is_an_error (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = ask (fixture, filter, fixture->now);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autoptr (GError) error = NULL;
  HutUid id = hut_uid_new ();

  g_array_append_val (ids, id);
  g_assert_null (hut_reader_cases_again (fixture->test.reader, set, ids, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/case-edit/every-order-is-kept", test_orders);
  TEST ("/case-edit/every-kind-of-due-is-kept", test_dues);
  TEST ("/case-edit/every-field-of-a-filter-is-kept", test_fields);
  TEST ("/case-edit/time-changes-what-it-makes-late", test_time);
  TEST ("/case-edit/what-changes-nothing-copies-nothing", test_nothing_is_shared);
  TEST ("/case-edit/a-case-that-is-gone-asks-for-all", test_gone_case_is_an_error);
  return g_test_run ();
}
