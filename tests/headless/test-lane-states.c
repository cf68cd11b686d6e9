/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How lanes stand, from what is on record: covered on the day, and by their checks; and what the
 * map makes of it. */

#include "domain/hut-lane-plan.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "report/hut-street-overlay.h"
#include "store/hut-lane-states.h"
#include "store/hut-store-office.h"

static void
put (HutTestStore *test, HutWrite *write, HutRecord *record, HutUid id)
{
  record->id = id;
  hut_write_create (write, record);
}

static HutUid
add_person (HutTestStore *test, HutWrite *write, const char *name)
{
  HutRecord *person = hut_test_make (&hut_kind_person);
  HutUid id = person->id;

  hut_record_set_text (person, "name", name);
  hut_write_create (write, person);
  return id;
}

static void
add_role (HutTestStore *test, HutWrite *write, const HutUid *person, const char *code,
          const char *lane)
{
  HutRecord *role = hut_test_make (&hut_kind_role);
  HutTime from = hut_test_at ("2026-01-01 00:00");

  hut_record_set (role, "person", hut_value_uid (person));
  hut_record_set_text (role, "code", code);
  hut_record_set_text (role, "lane", lane);
  hut_record_set_int (role, "from", from);
  put (test, write, role,
       hut_role_id (hut_store_get_stream (test->store), person, code, lane, from));
}

static void
add_lane (HutTestStore *test, HutWrite *write, const char *code, int south)
{
  HutRecord *lane = hut_test_make (&hut_kind_lane);
  g_autofree char *line =
      g_strdup_printf ("[[1163200000,%d],[1163300000,%d]]", 399900000 - south, 399900000 - south);

  hut_record_set_text (lane, "code", code);
  hut_record_set_text (lane, "name", g_str_equal (code, "L2") ? "成府路" : code);
  hut_record_set_text (lane, "line", line);
  put (test, write, lane,
       hut_uid_from_key (hut_store_get_stream (test->store), hut_kind_lane.name, code));
}

static void
add_patrol (HutTestStore *test, HutWrite *write, const HutUid *person, const char *lane,
            const char *when)
{
  HutRecord *patrol = hut_test_make (&hut_kind_patrol);
  HutTime began = hut_test_at (when);

  hut_record_set (patrol, "person", hut_value_uid (person));
  hut_record_set_text (patrol, "lane", lane);
  hut_record_set_int (patrol, "began_at", began);
  put (test, write, patrol,
       hut_patrol_id (hut_store_get_stream (test->store), lane, person, began));
}

/* A check at which @n_open of the no's are left open, and all other items hold. */
static void
add_check (HutTestStore *test, HutWrite *write, const char *lane, const char *when, guint n_open)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (HutChecklist) list = hut_checklist_of (office);
  g_autoptr (GString) items = g_string_new ("{");
  HutRecord *check = hut_test_make (&hut_kind_lane_check);

  for (guint i = n_open; i < list->noes->len; i++)
    g_string_append_printf (items, "%s\"%s\":\"yes\"", items->len > 1 ? "," : "",
                            ((HutChecklistItem *)list->noes->pdata[i])->code);
  g_string_append_c (items, '}');
  hut_record_set_text (check, "lane", lane);
  hut_record_set_int (check, "at", hut_test_at (when));
  hut_record_set_text (check, "items", items->str);
  hut_write_create (write, check);
}

/* L1 is covered on Thursday and qualifies; L2 has a single steward who came, and lacks one no; L3
 * has nobody, and lacks four; L4 is new. */
static void
fill (HutTestStore *test)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid chief = add_person (test, write, "Jia"), yi = add_person (test, write, "Yi");
  HutUid bing = add_person (test, write, "Bing"), ding = add_person (test, write, "Ding");
  g_autoptr (GError) error = NULL;

  for (int i = 1; i <= 4; i++)
    {
      g_autofree char *code = g_strdup_printf ("L%d", i);

      add_lane (test, write, code, i * 10000);
    }
  add_role (test, write, &chief, "lane-chief", "L1");
  add_role (test, write, &yi, "steward", "L1");
  add_role (test, write, &bing, "steward", "L1");
  add_role (test, write, &ding, "steward", "L2");
  add_patrol (test, write, &yi, "L1", "2026-11-26 09:00");
  add_patrol (test, write, &ding, "L2", "2026-11-26 09:00");
  add_patrol (test, write, &bing, "L1", "2026-11-25 09:00");
  add_check (test, write, "L1", "2026-11-12 10:00", 0);
  add_check (test, write, "L1", "2026-11-19 10:00", 0);
  add_check (test, write, "L2", "2026-11-19 10:00", 1);
  add_check (test, write, "L3", "2026-11-19 10:00", 4);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static void
test_lanes_stand_as_is_on_record (HutTestStore *test, gconstpointer unused)
{
  static const struct
  {
    const char *code;
    HutCover cover;
    gboolean qualifies;
    guint n_yes;
    const char *chief;
  } expected[] = {
    { "L1", HUT_COVER_COVERED, TRUE, 10, "Jia" },
    { "L2", HUT_COVER_TOO_FEW, FALSE, 9, NULL },
    { "L3", HUT_COVER_BARE, FALSE, 6, NULL },
    { "L4", HUT_COVER_BARE, FALSE, 0, NULL },
  };
  g_autoptr (HutLaneStates) states = NULL;
  g_autoptr (GError) error = NULL;

  fill (test);
  states = hut_lane_states_read (test->reader, hut_test_at ("2026-11-26 18:00"), &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const HutLaneState *state = hut_lane_states_find (states, expected[i].code);

      g_assert_nonnull (state);
      g_assert_cmpint (state->cover->cover, ==, expected[i].cover);
      g_assert_cmpint (state->standing.qualifies, ==, expected[i].qualifies);
      g_assert_cmpuint (state->noes.yes, ==, expected[i].n_yes);
      g_assert_cmpstr (state->chief, ==, expected[i].chief);
    }
  g_assert_null (hut_lane_states_find (states, "L5"));
  hut_lane_states_add_letters (states);
  g_assert_cmpstr (hut_lane_states_find (states, "L2")->letters, ==, "cfl");
}

static const HutMapOverlayItem *
find_item (const HutMapOverlay *overlay, const char *code)
{
  for (guint i = 0; i < overlay->items->len; i++)
    if (g_strcmp0 (((HutMapOverlayItem *)overlay->items->pdata[i])->code, code) == 0)
      return overlay->items->pdata[i];
  return NULL;
}

/* On the map a lane that lacks little is told from one that lacks much, and from a new one. */
static void
test_the_map_tells_lanes_by_their_checks (HutTestStore *test, gconstpointer unused)
{
  static const HutMapLaneStand stands[] = { HUT_MAP_LANE_GOOD, HUT_MAP_LANE_SHORT, HUT_MAP_LANE_BAD,
                                            HUT_MAP_LANE_RESTS };
  g_autoptr (HutMapOverlay) overlay = NULL, plain = NULL;
  g_autoptr (GError) error = NULL;
  HutStreetLayers layers;

  fill (test);
  g_assert_true (hut_street_layers_parse ("lanes-checks", &layers));
  overlay = hut_street_overlay_new (test->reader, layers, &error);
  g_assert_no_error (error);
  g_assert_cmpint (overlay->lanes_by, ==, HUT_MAP_LANES_BY_CHECKS);
  for (guint i = 0; i < G_N_ELEMENTS (stands); i++)
    {
      g_autofree char *code = g_strdup_printf ("L%u", i + 1);
      const HutMapOverlayItem *item = find_item (overlay, code);

      g_assert_nonnull (item);
      g_assert_cmpint (item->stand, ==, stands[i]);
      g_assert_false (item->lacking);
      g_assert_true (g_str_has_prefix (item->detail, item->name));
    }
  plain = hut_street_overlay_new (test->reader, HUT_STREET_LANES, &error);
  g_assert_no_error (error);
  g_assert_false (find_item (plain, "L1")->lacking); /* its chief is by a role */
  g_assert_true (find_item (plain, "L2")->lacking);
}

/* By coverage there is a word beside each lane, whatever day it is. */
static void
test_the_map_tells_lanes_by_coverage (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutMapOverlay) overlay = NULL;
  g_autoptr (GError) error = NULL;
  HutStreetLayers layers;

  fill (test);
  g_assert_true (hut_street_layers_parse ("lanes-coverage", &layers));
  overlay = hut_street_overlay_new (test->reader, layers, &error);
  g_assert_no_error (error);
  g_assert_cmpint (overlay->lanes_by, ==, HUT_MAP_LANES_BY_COVERAGE);
  for (guint i = 0; i < overlay->items->len; i++)
    {
      const HutMapOverlayItem *item = overlay->items->pdata[i];

      g_assert_cmpint (item->stand, !=, HUT_MAP_LANE_PLAIN);
      g_assert_nonnull (hut_map_lane_stand_label (overlay->lanes_by, item->stand));
    }
  /* Nobody has come to the lanes since: none is covered. */
  g_assert_cmpint (find_item (overlay, "L4")->stand, !=, HUT_MAP_LANE_GOOD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)
  ADD ("/lanes/stand-as-is-on-record", test_lanes_stand_as_is_on_record);
  ADD ("/lanes/the-map-tells-them-by-checks", test_the_map_tells_lanes_by_their_checks);
  ADD ("/lanes/the-map-tells-them-by-coverage", test_the_map_tells_lanes_by_coverage);
  return g_test_run ();
}
