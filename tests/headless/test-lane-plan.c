/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with lanes, through the store: a lane is made, changed and taken away; a visit is
 * entered against the check-list and put right; the page of a lane has all of it. */

#include "domain/hut-coverage.h"
#include "domain/hut-lane-plan.h"
#include "domain/hut-lane-standing.h"
#include "domain/hut-roster-plan.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "store/hut-reader-lane.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"

#include <string.h>

static HutRosterActing
acting (HutTestStore *test)
{
  return (HutRosterActing){ hut_store_get_stream (test->store), "clerk",
                            hut_test_at ("2026-11-26 18:00") };
}

static void
carry_out (HutTestStore *test, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static void
assert_refused (HutRecordPlan *plan, GError **error)
{
  g_assert_null (plan);
  g_assert_error (*error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (error);
}

static HutRecord *
said_lane (const char *code, const char *name)
{
  HutRecord *said = hut_test_make (&hut_kind_lane);

  hut_record_set_text (said, "code", code);
  hut_record_set_text (said, "name", name);
  return said;
}

static void
make_lane (HutTestStore *test, const char *code, const char *name)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = said_lane (code, name);
  g_autoptr (HutRecord) profile = hut_test_make (&hut_kind_lane_profile);

  hut_record_set_text (profile, "property", "某物业公司");
  carry_out (test, hut_lane_plan_add (&by, NULL, NULL, said, NULL));
  carry_out (test, hut_lane_plan_profile (&by, code, NULL, profile));
}

static HutLaneSight *
look (HutTestStore *test, const char *code)
{
  g_autoptr (GError) error = NULL;
  HutLaneSight *sight =
      hut_reader_lane (test->reader, code, FALSE, hut_test_at ("2026-11-26 18:00"), &error);

  g_assert_no_error (error);
  return sight;
}

/* ---- Lanes ---- */

static void
test_a_code_names_one_lane (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) other = said_lane ("L1", "Other");
  g_autoptr (HutRecord) nameless = said_lane ("L2", NULL);
  g_autoptr (GPtrArray) lanes = NULL;
  g_autoptr (GError) error = NULL;

  make_lane (test, "L1", "学堂路");
  lanes = hut_reader_list (test->reader, &hut_kind_lane, NULL);
  assert_refused (hut_lane_plan_add (&by, lanes, NULL, other, &error), &error);
  assert_refused (hut_lane_plan_add (&by, lanes, NULL, nameless, &error), &error);
}

/* Only what changes is written, and the profile apart from the lane. */
static void
test_only_what_changes_is_written (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutLaneSight) before = NULL, after = NULL;
  g_autoptr (HutRecord) profile = NULL;
  g_autoptr (HutRecordPlan) nothing = NULL, as_before = NULL;

  make_lane (test, "L1", "学堂路");
  before = look (test, "L1");
  g_assert_cmpstr (hut_record_get_text (before->profile, "property"), ==, "某物业公司");
  nothing = hut_lane_plan_edit (before->place, before->place, NULL);
  g_assert_cmpuint (nothing->records->len, ==, 0);
  as_before = hut_lane_plan_profile (&by, "L1", before->profile, before->profile);
  g_assert_cmpuint (as_before->records->len, ==, 0);
  profile = hut_record_copy (before->profile);
  hut_record_set_text (profile, "shops", "12 shops");
  carry_out (test, hut_lane_plan_profile (&by, "L1", before->profile, profile));
  after = look (test, "L1");
  g_assert_cmpstr (hut_record_get_text (after->profile, "shops"), ==, "12 shops");
  g_assert_cmpstr (hut_record_get_text (after->profile, "property"), ==, "某物业公司");
}

/* As the store answers: NULL, or what it says. */
static char *
try_out (HutTestStore *test, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  if (hut_store_write (test->store, write, &error))
    return NULL;
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  return g_strdup (error->message);
}

/* What the server would refuse of the account's role is refused at once; what the role may do is on
 * record. */
static void
test_who_may_not_change_lanes_is_told_at_once (HutTestStore *test, gconstpointer unused)
{
  static const char line[] = "[[1163000000,400000000],[1163010000,400000000]]";
  HutRosterActing by = acting (test);
  g_autoptr (HutLaneSight) before = NULL, after = NULL, drawn = NULL;
  g_autoptr (HutRecord) renamed = NULL;
  g_autoptr (HutRecord) profile = NULL;
  g_autofree char *why_line = NULL, *why_void = NULL, *why_name = NULL, *why_profile = NULL;
  g_autofree char *why_admin = NULL, *why_drawn = NULL;

  g_assert_true (hut_store_set_setting (test->store, "role", "clerk", NULL));
  make_lane (test, "L1", "学堂路");
  before = look (test, "L1");
  renamed = hut_record_copy (before->place);
  hut_record_set_text (renamed, "name", "别的路");
  profile = hut_record_copy (before->profile);
  hut_record_set_text (profile, "shops", "12 shops");
  why_line = try_out (test, hut_lane_plan_line (before->place, line, NULL));
  why_void = try_out (test, hut_lane_plan_void (before->place, "并入成府路", NULL));
  why_name = try_out (test, hut_lane_plan_edit (before->place, renamed, NULL));
  why_profile = try_out (test, hut_lane_plan_profile (&by, "L1", before->profile, profile));
  g_assert_nonnull (why_line);
  g_assert_nonnull (why_void);
  g_assert_nonnull (why_name);
  g_assert_null (why_profile);
  after = look (test, "L1");
  g_assert_null (hut_record_get_text (after->place, "line"));
  g_assert_cmpstr (hut_record_get_text (after->place, "name"), ==, "学堂路");
  g_assert_cmpstr (hut_record_get_text (after->profile, "shops"), ==, "12 shops");

  g_assert_true (hut_store_set_setting (test->store, "role", "admin", NULL));
  why_admin = try_out (test, hut_lane_plan_profile (&by, "L1", after->profile, before->profile));
  why_drawn = try_out (test, hut_lane_plan_line (after->place, line, NULL));
  g_assert_nonnull (why_admin);
  g_assert_cmpstr (why_admin, !=, why_line);
  g_assert_null (why_drawn);
  drawn = look (test, "L1");
  g_assert_cmpstr (hut_record_get_text (drawn->place, "line"), ==, line);
}

static void
test_a_lane_that_was_taken_away_comes_back_under_its_code (HutTestStore *test, gconstpointer unused)
{
  static const char line[] = "[[1163000000,400000000],[1163010000,400000000]]";
  HutRosterActing by = acting (test);
  HutUid id = hut_uid_from_key (by.stream, hut_kind_lane.name, "L1");
  g_autoptr (HutLaneSight) made = NULL, drawn = NULL, back = NULL;
  g_autoptr (HutRecord) gone = NULL;
  g_autoptr (HutRecord) again = said_lane ("L1", "学堂北路");
  g_autoptr (GPtrArray) lanes = NULL;

  make_lane (test, "L1", "学堂路");
  made = look (test, "L1");
  carry_out (test, hut_lane_plan_line (made->place, line, NULL));
  drawn = look (test, "L1");
  carry_out (test, hut_lane_plan_void (drawn->place, "并入成府路", NULL));
  lanes = hut_reader_list (test->reader, &hut_kind_lane, NULL);
  gone = hut_reader_get (test->reader, &hut_kind_lane, &id, NULL);
  carry_out (test, hut_lane_plan_add (&by, lanes, gone, again, NULL));
  back = look (test, "L1");
  g_assert_nonnull (back->place);
  g_assert_true (hut_uid_equal (&back->place->id, &id));
  g_assert_cmpstr (hut_record_get_text (back->place, "name"), ==, "学堂北路");
  g_assert_cmpstr (hut_record_get_text (back->place, "line"), ==, line);
  g_assert_null (hut_record_get_text (back->place, "void_reason"));
}

static void
test_a_line_is_changed_and_a_lane_taken_away (HutTestStore *test, gconstpointer unused)
{
  static const char line[] = "[[1163000000,400000000],[1163010000,400000000]]";
  g_autoptr (HutLaneSight) made = NULL, drawn = NULL, gone = NULL;
  g_autoptr (GError) error = NULL;

  make_lane (test, "L1", "学堂路");
  made = look (test, "L1");
  carry_out (test, hut_lane_plan_line (made->place, line, NULL));
  drawn = look (test, "L1");
  g_assert_cmpstr (hut_record_get_text (drawn->place, "line"), ==, line);
  assert_refused (hut_lane_plan_line (drawn->place, line, &error), &error);
  assert_refused (hut_lane_plan_void (drawn->place, "  ", &error), &error);
  carry_out (test, hut_lane_plan_void (drawn->place, "并入成府路", NULL));
  gone = look (test, "L1");
  g_assert_null (gone->place);
}

/* ---- Patrols ---- */

static HutRecord *
said_patrol (const char *field, const char *code)
{
  HutRecord *said = hut_test_make (&hut_kind_patrol);

  hut_test_set_person (said, 1);
  hut_record_set_text (said, field, code);
  hut_record_set_int (said, "began_at", hut_test_at ("2026-11-26 09:00"));
  hut_record_set_int (said, "ended_at", hut_test_at ("2026-11-26 09:40"));
  return said;
}

/* The patrols of the day that count for a place, as its own page reads it. */
static guint
count_patrols (HutTestStore *test, const char *code, gboolean grid)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutLaneSight) sight =
      hut_reader_lane (test->reader, code, grid, hut_test_at ("2026-11-26 18:00"), &error);
  g_autoptr (HutCoverage) coverage = NULL;

  g_assert_no_error (error);
  coverage = hut_coverage_new (sight->roster, &hut_test_measures, hut_test_calendar (),
                               hut_time_zone (NULL), hut_test_roster_day ("2026-11-26"),
                               hut_test_at ("2026-11-26 18:00"));
  g_assert_cmpuint (coverage->places->len, ==, 1);
  return g_array_index (coverage->places, HutPlaceCover, 0).n_patrols;
}

static void
move_patrol (HutTestStore *test, const char *field, const char *from, const char *to)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) wrong = said_patrol (field, from);
  g_autoptr (HutRecord) said = said_patrol (field, to);
  g_autoptr (GPtrArray) patrols = NULL;
  gboolean grid = g_str_equal (field, "grid");
  HutUid person = hut_test_person (1);

  carry_out (test, hut_patrol_plan_add (&by, wrong, NULL, NULL, NULL));
  g_assert_cmpuint (count_patrols (test, from, grid), ==, 1);
  g_assert_cmpuint (count_patrols (test, to, grid), ==, 0);
  patrols = hut_reader_done_by (test->reader, &hut_kind_patrol, &person, NULL);
  for (guint i = 0; i < patrols->len; i++)
    if (g_strcmp0 (hut_record_get_text (patrols->pdata[i], field), from) == 0)
      carry_out (test,
                 hut_patrol_plan_correct (&by, patrols->pdata[i], said, NULL, "走错了", NULL));
  g_assert_cmpuint (count_patrols (test, from, grid), ==, 0);
  g_assert_cmpuint (count_patrols (test, to, grid), ==, 1);
}

static void
test_a_patrol_counts_where_it_was (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  make_lane (test, "L1", "学堂路");
  make_lane (test, "L2", "成府路");
  for (guint i = 0; i < 2; i++)
    {
      HutRecord *grid = hut_test_make (&hut_kind_grid);

      hut_record_set_text (grid, "code", i == 0 ? "G1" : "G2");
      hut_record_set_text (grid, "name", "Grid");
      hut_write_create (write, grid);
    }
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  move_patrol (test, "lane", "L1", "L2");
  move_patrol (test, "grid", "G1", "G2");
}

/* ---- Checks ---- */

static char *
all_answers (const HutChecklist *list, const char *one, const char *answer)
{
  GPtrArray *parts[] = { list->noes, list->haves };
  GString *text = g_string_new ("{");

  for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
    for (guint i = 0; i < parts[k]->len; i++)
      {
        const HutChecklistItem *item = parts[k]->pdata[i];

        g_string_append_printf (text, "%s\"%s\":\"%s\"", text->len > 1 ? "," : "", item->code,
                                g_strcmp0 (item->code, one) == 0 ? answer : "yes");
      }
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}

static HutRecord *
said_check (const char *when, const char *items)
{
  HutRecord *said = hut_test_make (&hut_kind_lane_check);

  hut_record_set_text (said, "lane", "L1");
  hut_record_set_int (said, "at", hut_test_at (when));
  hut_record_set_text (said, "how", "desk");
  hut_record_set_text (said, "items", items);
  hut_test_set_person (said, 1);
  return said;
}

static HutLaneStanding
standing_of (const HutLaneSight *sight, const HutChecklist *list)
{
  return hut_lane_standing (sight->roster->checks, list, &hut_test_measures,
                            hut_test_at ("2026-11-26 18:00"));
}

static void
test_a_check_is_put_right_and_the_old_one_stays (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (HutChecklist) list = hut_checklist_of (office);
  g_autofree char *good = all_answers (list, NULL, NULL);
  g_autofree char *bad = all_answers (list, "no-parking", "no");
  g_autoptr (HutRecord) first = said_check ("2026-11-12 10:00", good);
  g_autoptr (HutRecord) second = said_check ("2026-11-19 10:00", bad);
  g_autoptr (HutRecord) right = said_check ("2026-11-19 10:00", good);
  g_autoptr (HutLaneSight) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  make_lane (test, "L1", "学堂路");
  carry_out (test, hut_lane_check_plan_add (&by, first, list, NULL));
  carry_out (test, hut_lane_check_plan_add (&by, second, list, NULL));
  before = look (test, "L1");
  g_assert_false (standing_of (before, list).qualifies);
  g_assert_cmpstr (hut_record_get_text (before->roster->checks->pdata[0], "version"), ==,
                   list->version);
  assert_refused (hut_lane_check_plan_correct (&by, second, right, list, "", &error), &error);
  carry_out (test, hut_lane_check_plan_correct (&by, second, right, list, "看错了", NULL));
  after = look (test, "L1");
  g_assert_cmpuint (after->roster->checks->len, ==, 3);
  g_assert_true (standing_of (after, list).qualifies);
  g_assert_cmpint (standing_of (after, list).since, ==, hut_test_at ("2026-11-19 10:00"));
}

/* What was taken with a check stands with what puts it right. */
static void
test_photographs_stay_with_what_is_put_right (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (HutChecklist) list = hut_checklist_of (office);
  g_autoptr (HutRecord) said = said_check ("2026-11-12 10:00", "{\"no-parking\":\"no\"}");
  g_autoptr (HutRecord) right = said_check ("2026-11-12 10:00", "{\"no-parking\":\"yes\"}");
  g_autoptr (HutLaneSight) before = NULL, after = NULL;
  g_autoptr (GPtrArray) standing = NULL, photographs = NULL, others = NULL;
  HutRecord *photograph = hut_test_make (&hut_kind_attachment);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (GError) error = NULL;

  make_lane (test, "L1", "学堂路");
  carry_out (test, hut_lane_check_plan_add (&by, said, list, NULL));
  before = look (test, "L1");
  hut_record_set (photograph, "lane_check",
                  hut_value_uid (&((HutRecord *)before->roster->checks->pdata[0])->id));
  hut_record_set_text (photograph, "item", "no-parking");
  hut_record_set_text (photograph, "name", "a.jpg");
  hut_record_set_text (photograph, "media_type", "image/jpeg");
  hut_record_set_int (photograph, "size", 3);
  hut_record_set_text (photograph, "sha256",
                       "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  hut_record_set_int (photograph, "at", hut_test_at ("2026-11-12 10:00"));
  hut_write_create (write, photograph);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  carry_out (test, hut_lane_check_plan_correct (&by, before->roster->checks->pdata[0], right, list,
                                                "看错了", NULL));
  after = look (test, "L1");
  standing = hut_roster_standing (after->roster->checks);
  g_assert_cmpuint (standing->len, ==, 1);
  photographs = hut_lane_sight_photographs (after, standing->pdata[0], "no-parking");
  others = hut_lane_sight_photographs (after, standing->pdata[0], "no-shops");
  g_assert_cmpuint (photographs->len, ==, 1);
  g_assert_cmpuint (others->len, ==, 0);
}

static void
test_a_check_says_when_and_something (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutOffice) office = hut_store_dup_office (test->store);
  g_autoptr (HutChecklist) list = hut_checklist_of (office);
  g_autoptr (HutRecord) empty = said_check ("2026-11-12 10:00", "{}");
  g_autoptr (HutRecord) coming = said_check ("2026-11-27 10:00", "{\"no-parking\":\"yes\"}");
  g_autoptr (HutRecord) timeless = said_check ("2026-11-12 10:00", "{\"no-parking\":\"yes\"}");
  g_autoptr (GError) error = NULL;

  hut_record_set (timeless, "at", (HutValue)HUT_VALUE_INIT);
  assert_refused (hut_lane_check_plan_add (&by, empty, list, &error), &error);
  assert_refused (hut_lane_check_plan_add (&by, coming, list, &error), &error);
  assert_refused (hut_lane_check_plan_add (&by, timeless, list, &error), &error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)
  ADD ("/lane/a-code-names-one", test_a_code_names_one_lane);
  ADD ("/lane/only-what-changes-is-written", test_only_what_changes_is_written);
  ADD ("/lane/who-may-not-change-lanes-is-told-at-once",
       test_who_may_not_change_lanes_is_told_at_once);
  ADD ("/lane/comes-back-under-its-code",
       test_a_lane_that_was_taken_away_comes_back_under_its_code);
  ADD ("/lane/line-is-changed-and-lane-taken-away", test_a_line_is_changed_and_a_lane_taken_away);
  ADD ("/lane/a-patrol-counts-where-it-was", test_a_patrol_counts_where_it_was);
  ADD ("/lane/a-check-is-put-right", test_a_check_is_put_right_and_the_old_one_stays);
  ADD ("/lane/photographs-stay", test_photographs_stay_with_what_is_put_right);
  ADD ("/lane/a-check-says-when-and-something", test_a_check_says_when_and_something);
  return g_test_run ();
}
