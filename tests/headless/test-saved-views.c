/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Saved views: what is kept, who has it, what is refused, and what a newer version left. */

#include "hut-test-store.h"

#include "store/hut-saved-views.h"

#define FILTER "{\"open\":true}"
#define MAP "{\"layers\":[\"lanes\"],\"middle\":[1163200000,399900000],\"zoom\":1450}"

static HutUid
save (HutTestStore *test, const char *name, const char *page, const char *filter, const char *map,
      gboolean shared)
{
  HutSavedView view = { .name = (char *)name,
                        .page = (char *)page,
                        .filter = (char *)filter,
                        .map = (char *)map,
                        .shared = shared };
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_saved_views_save (write, &view, NULL);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  return view.id;
}

static GPtrArray *
read_views (HutTestStore *test, const char *page)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *views = hut_saved_views_read (test->reader, page, &error);

  g_assert_no_error (error);
  return views;
}

static void
assert_one (HutTestStore *test, const char *name, gboolean shared)
{
  g_autoptr (GPtrArray) views = read_views (test, NULL);
  const HutSavedView *view;

  g_assert_cmpuint (views->len, ==, 1);
  view = views->pdata[0];
  g_assert_cmpstr (view->name, ==, name);
  g_assert_cmpint (view->shared, ==, shared);
  g_assert_cmpstr (view->filter, ==, FILTER);
  g_assert_cmpstr (view->map, ==, MAP);
  g_assert_false (view->newer);
}

static void
test_filter_and_map_come_back (HutTestStore *test, gconstpointer unused)
{
  g_auto (HutMapPart) part = { 0 };
  g_autofree char *printed = NULL;
  g_autoptr (GError) error = NULL;

  save (test, "待办", "map", FILTER, MAP, FALSE);
  hut_test_store_reopen (test);
  assert_one (test, "待办", FALSE);
  hut_map_part_read (MAP, &part, &error);
  g_assert_no_error (error);
  g_assert_cmpint (part.middle.lon, ==, 1163200000);
  g_assert_cmpint (part.zoom, ==, 1450);
  g_assert_cmpstr (part.layers[0], ==, "lanes");
  printed = hut_map_part_print (&part);
  g_assert_cmpstr (printed, ==, MAP);
}

static void
test_each_list_offers_its_own (HutTestStore *test, gconstpointer unused)
{
  static const struct
  {
    const char *page;
    guint n;
  } lists[] = { { "cases", 2 }, { "map", 2 }, { "matters", 1 }, { "mine", 1 }, { NULL, 4 } };

  save (test, "a", "cases", "{}", NULL, FALSE);
  save (test, "b", "map", "{}", MAP, TRUE);
  save (test, "c", "matters", "{\"which\":\"done\"}", NULL, FALSE);
  save (test, "d", "mine", "{\"whose\":\"all:\"}", NULL, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) views = read_views (test, lists[i].page);

      g_assert_cmpuint (views->len, ==, lists[i].n);
    }
}

static HutUid
move (HutTestStore *test, gboolean shared)
{
  g_autoptr (GPtrArray) views = read_views (test, NULL);
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);

  hut_saved_views_move (write, views->pdata[0], shared, NULL);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  return batch;
}

/* Sharing and taking back are one act each, and so is undoing them. */
static void
test_sharing_is_one_act (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid shared, taken_back;

  save (test, "待办", "map", FILTER, MAP, FALSE);
  shared = move (test, TRUE);
  assert_one (test, "待办", TRUE);
  taken_back = move (test, FALSE);
  assert_one (test, "待办", FALSE);
  hut_store_undo (test->store, &taken_back, &error);
  g_assert_no_error (error);
  assert_one (test, "待办", TRUE);
  hut_store_undo (test->store, &shared, &error);
  g_assert_no_error (error);
  assert_one (test, "待办", FALSE);
}

static void
test_a_removed_view_comes_back_by_undo (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) views = NULL;
  g_autoptr (GPtrArray) none = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);

  save (test, "待办", "map", FILTER, MAP, TRUE);
  views = read_views (test, NULL);
  hut_saved_views_remove (write, views->pdata[0], "Not needed");
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  none = read_views (test, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  assert_one (test, "待办", TRUE);
}

static void
test_names_are_checked (void)
{
  g_autofree char *longest = g_strnfill (HUT_SAVED_VIEW_NAME_MAX, 'x');
  g_autofree char *too_long = g_strnfill (HUT_SAVED_VIEW_NAME_MAX + 1, 'x');

  g_assert_nonnull (hut_saved_view_name_fault (""));
  g_assert_nonnull (hut_saved_view_name_fault (too_long));
  g_assert_nonnull (hut_saved_view_name_fault ("\xff"));
  g_assert_null (hut_saved_view_name_fault (longest));
  g_assert_null (hut_saved_view_name_fault ("二十四小时内到期的市容环境卫生诉求"));
}

/* Listed, and said to be so, rather than dropped. */
static void
test_what_a_newer_version_saved_is_listed (HutTestStore *test, gconstpointer unused)
{
  static const struct
  {
    const char *page;
    const char *filter;
    const char *map;
  } newer[] = {
    { "cases", "{\"moon\":1}", NULL },
    { "cases", "{\"due\":\"on-sunday\"}", NULL },
    { "matters", "{\"which\":\"lost\"}", NULL },
    { "map", "{}", "{\"middle\":[0,0],\"zoom\":1400,\"tilt\":30}" },
    { "map", "{}", "{\"middle\":[0,0],\"zoom\":99999}" },
    { "whistles", "{}", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (newer); i++)
    save (test, "新", newer[i].page, newer[i].filter, newer[i].map, FALSE);
  {
    g_autoptr (GPtrArray) views = read_views (test, NULL);

    g_assert_cmpuint (views->len, ==, G_N_ELEMENTS (newer));
    for (guint i = 0; i < views->len; i++)
      g_assert_true (((HutSavedView *)views->pdata[i])->newer);
  }
}

static void
test_a_page_begins_with_the_view_that_was_chosen (HutTestStore *test, gconstpointer unused)
{
  g_autofree char *setting = hut_saved_views_start_setting ("cases");
  g_autoptr (GError) error = NULL;
  g_autoptr (HutSavedView) before = hut_saved_views_start (test->reader, "cases", &error);
  g_autoptr (HutSavedView) after = NULL;
  g_autoptr (HutSavedView) gone = NULL;

  g_assert_null (before);
  save (test, "待办", "cases", FILTER, NULL, FALSE);
  hut_store_set_setting (test->store, setting, "待办", &error);
  g_assert_no_error (error);
  after = hut_saved_views_start (test->reader, "cases", &error);
  g_assert_cmpstr (after->filter, ==, FILTER);
  hut_store_set_setting (test->store, setting, "没有", &error);
  gone = hut_saved_views_start (test->reader, "cases", &error);
  g_assert_no_error (error);
  g_assert_null (gone);
}

#define ADD(name, func)                                                                            \
  g_test_add ("/saved-views/" name, HutTestStore, NULL, hut_test_store_set_up, func,               \
              hut_test_store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("filter-and-map-come-back", test_filter_and_map_come_back);
  ADD ("each-list-offers-its-own", test_each_list_offers_its_own);
  ADD ("sharing-is-one-act", test_sharing_is_one_act);
  ADD ("a-removed-view-comes-back-by-undo", test_a_removed_view_comes_back_by_undo);
  g_test_add_func ("/saved-views/names-are-checked", test_names_are_checked);
  ADD ("what-a-newer-version-saved-is-listed", test_what_a_newer_version_saved_is_listed);
  ADD ("a-page-begins-with-the-view-that-was-chosen",
       test_a_page_begins_with_the_view_that_was_chosen);
  return g_test_run ();
}
