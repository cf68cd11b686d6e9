/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Posts and activities through the store: who may sign up, who came, and whose hours count. */

#include "domain/hut-activity-plan.h"
#include "domain/hut-roster-plan.h"
#include "domain/hut-service-proof.h"
#include "domain/hut-volunteer-record.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "store/hut-reader-duties.h"
#include "store/hut-reader-parts.h"
#include "store/hut-reader-roster.h"
#include "store/hut-write.h"

#include <string.h>

static HutRosterActing
acting (HutTestStore *test, const char *now)
{
  return (HutRosterActing){ hut_store_get_stream (test->store), "clerk", hut_test_at (now) };
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
carry_out_all (HutTestStore *test, GPtrArray *taken)
{
  g_autoptr (GPtrArray) plans = taken;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_nonnull (plans);
  for (guint i = 0; i < plans->len; i++)
    hut_write_plan (write, plans->pdata[i]);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static void
assert_refused (gpointer plan, GError **error)
{
  g_assert_null (plan);
  g_assert_error (*error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (error);
}

/* On 2026-11-28 from 9 to 11, for @places people who can do first aid. */
static HutRecord *
new_activity (HutTestStore *test, gint64 places)
{
  HutRosterActing by = acting (test, "2026-11-26 18:00");
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_activity);
  g_autoptr (GPtrArray) kept = NULL;

  hut_record_set_text (said, "title", "周末义诊");
  hut_record_set_text (said, "kind", "activity");
  hut_record_set_text (said, "lane", "L1");
  hut_record_set_int (said, "from", hut_test_at ("2026-11-28 09:00"));
  hut_record_set_int (said, "until", hut_test_at ("2026-11-28 11:00"));
  hut_record_set_int (said, "places", places);
  hut_record_set_text (said, "skills", "[\"急救\"]");
  carry_out (test, hut_activity_plan_add (&by, said, NULL));
  kept = hut_reader_list (test->reader, &hut_kind_activity, NULL);
  g_assert_cmpuint (kept->len, ==, 1);
  return hut_record_copy (kept->pdata[0]);
}

static HutRecord *
activity_again (HutTestStore *test)
{
  g_autoptr (GPtrArray) kept = hut_reader_list (test->reader, &hut_kind_activity, NULL);

  return hut_record_copy (kept->pdata[0]);
}

static HutRecord *
new_person (HutTestStore *test, const char *name, const char *skills)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *person = hut_test_make (&hut_kind_person);
  g_autoptr (GError) error = NULL;

  hut_record_set_text (person, "name", name);
  hut_record_set_text (person, "skills", skills);
  if (skills != NULL)
    hut_record_set_text (person, "training", "急救培训");
  hut_write_create (write, hut_record_copy (person));
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  return person;
}

static GPtrArray *
signups_of (HutTestStore *test, const HutRecord *activity)
{
  g_autoptr (GPtrArray) signed_up = hut_reader_signed_up (test->reader, &activity->id, NULL);
  GPtrArray *signups = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  for (guint i = 0; i < signed_up->len; i++)
    g_ptr_array_add (signups, hut_record_copy (((HutSignedUp *)signed_up->pdata[i])->signup));
  return signups;
}

static HutRecordPlan *
sign (HutTestStore *test, const HutRecord *activity, const HutRecord *person, const char *words,
      GError **error)
{
  HutRosterActing by = acting (test, "2026-11-26 18:00");
  g_autoptr (GPtrArray) signups = signups_of (test, activity);

  return hut_signup_plan_sign (&by, activity, person, signups, words, error);
}

static void
test_places_and_skills_are_looked_at (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test, "2026-11-26 18:00");
  g_autoptr (HutRecord) activity = new_activity (test, 2), over = NULL;
  g_autoptr (HutRecord) able = new_person (test, "王一", "[\"急救\",\"书法\"]");
  g_autoptr (HutRecord) unable = new_person (test, "王二", NULL);
  g_autoptr (HutRecord) third = new_person (test, "王三", "[\"急救\"]");
  g_autoptr (GPtrArray) signups = NULL, after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *lacks = hut_activity_lacks (activity, unable);

  g_assert_nonnull (strstr (lacks, "急救"));
  g_assert_null (hut_activity_lacks (activity, able));
  carry_out (test, sign (test, activity, able, NULL, NULL));
  assert_refused (sign (test, activity, able, NULL, &error), &error);
  assert_refused (sign (test, activity, unable, "  ", &error), &error);
  carry_out (test, sign (test, activity, unable, "只负责引导", NULL));
  assert_refused (sign (test, activity, third, NULL, &error), &error);
  /* One withdraws: there is room, and the same can come back only where there still is. */
  signups = signups_of (test, activity);
  g_assert_cmpuint (hut_activity_count (signups), ==, 2);
  carry_out (test, hut_signup_plan_withdraw (&by, signups->pdata[0], NULL));
  carry_out (test, sign (test, activity, third, NULL, NULL));
  assert_refused (sign (test, activity, able, NULL, &error), &error);
  after = signups_of (test, activity);
  g_assert_cmpuint (after->len, ==, 3);
  carry_out (test, hut_activity_plan_set_state (&by, activity, "cancelled", NULL));
  over = activity_again (test);
  assert_refused (sign (test, over, able, NULL, &error), &error);
}

static void
test_a_skill_is_one_however_it_is_written (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (HutRecord) activity = new_activity (test, 2);
  g_autoptr (HutRecord) able = new_person (test, "王一", "[\"first aid\"]");
  g_autofree char *lacks = NULL;

  hut_record_set_text (activity, "skills", "[\"First Aid\"]");
  lacks = hut_activity_lacks (activity, able);
  g_assert_null (lacks);
}

static gint64
minutes_of (HutTestStore *test, const HutRecord *person)
{
  g_autoptr (GPtrArray) services =
      hut_reader_done_by (test->reader, &hut_kind_service, &person->id, NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return hut_volunteer_record (&person->id, services, none, none, &hut_test_measures, 0, G_MAXINT64)
      .minutes;
}

static void
test_who_came_has_the_hours_that_are_certified (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing before = acting (test, "2026-11-28 08:00");
  HutRosterActing by = acting (test, "2026-11-28 12:00");
  g_autoptr (HutRecord) activity = new_activity (test, 0);
  g_autoptr (HutRecord) first = new_person (test, "王一", "[\"急救\"]");
  g_autoptr (HutRecord) second = new_person (test, "王二", "[\"急救\"]");
  g_autoptr (GPtrArray) signups = NULL, came = NULL, services = NULL, one = NULL;
  g_autoptr (GError) error = NULL;

  carry_out (test, sign (test, activity, first, NULL, NULL));
  carry_out (test, sign (test, activity, second, NULL, NULL));
  signups = signups_of (test, activity);
  assert_refused (hut_signup_plan_came (&before, activity, signups, "李主任", 120, &error), &error);
  assert_refused (hut_signup_plan_came (&by, activity, signups, "李主任", 0, &error), &error);
  assert_refused (hut_activity_plan_set_state (&before, activity, "held", &error), &error);
  carry_out_all (test, hut_signup_plan_came (&by, activity, signups, "李主任", 120, NULL));
  g_assert_cmpint (minutes_of (test, first), ==, 120);
  g_assert_cmpint (minutes_of (test, second), ==, 120);
  /* Who did not come after all has none of them; what was written stays. */
  came = signups_of (test, activity);
  services = hut_reader_done_by (test->reader, &hut_kind_service, &first->id, NULL);
  assert_refused (hut_signup_plan_absent (&by, activity, came->pdata[0], services, NULL, &error),
                  &error);
  carry_out (test,
             hut_signup_plan_absent (&by, activity, came->pdata[0], services, "签到有误", NULL));
  g_assert_cmpint (minutes_of (test, first), ==, 0);
  g_assert_cmpint (minutes_of (test, second), ==, 120);
  one = hut_reader_done_by (test->reader, &hut_kind_service, &first->id, NULL);
  g_assert_cmpuint (one->len, ==, 2);
  carry_out (test, hut_activity_plan_set_state (&by, activity, "held", NULL));
}

/* Who also checked in and out was there once; nobody is certified what has not been yet. */
static void
test_certified_hours_are_those_of_the_activity (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing early = acting (test, "2026-11-28 09:10"), by = acting (test, "2026-11-28 12:00");
  g_autoptr (HutRecord) activity = new_activity (test, 0);
  g_autoptr (HutRecord) person = new_person (test, "王一", "[\"急救\"]");
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_service);
  g_autoptr (GPtrArray) signups = NULL, services = NULL, none = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  HutVolunteerRecord record;

  carry_out (test, sign (test, activity, person, NULL, NULL));
  signups = signups_of (test, activity);
  assert_refused (hut_signup_plan_came (&early, activity, signups, "李主任", 120, &error), &error);
  hut_record_set (said, "person", hut_value_uid (&person->id));
  hut_record_set_text (said, "how", "check-in");
  hut_record_set_int (said, "began_at", hut_test_at ("2026-11-28 09:00"));
  hut_record_set_int (said, "ended_at", hut_test_at ("2026-11-28 10:00"));
  carry_out (test, hut_service_plan_add (&by, said, NULL));
  carry_out_all (test, hut_signup_plan_came (&by, activity, signups, "李主任", 100, NULL));
  services = hut_reader_done_by (test->reader, &hut_kind_service, &person->id, NULL);
  record =
      hut_volunteer_record (&person->id, services, none, none, &hut_test_measures, 0, G_MAXINT64);
  g_assert_cmpint (record.minutes, ==, 100);
  g_assert_cmpint (record.overlap_minutes, ==, 60);
}

/* Whoever came stays with the hours of it, in groups that the server takes. */
static void
test_many_who_came_are_several_groups (HutTestStore *test, gconstpointer unused)
{
  enum
  {
    MANY = 53
  };
  HutRosterActing by = acting (test, "2026-11-28 12:00");
  g_autoptr (HutRecord) activity = new_activity (test, 0);
  g_autoptr (GPtrArray) signups = NULL, plans = NULL, services = NULL;
  g_autoptr (HutRecordPlan) too_much = hut_record_plan_new ();
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  guint n = 0;

  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("王%u", i);
      g_autoptr (HutRecord) person = new_person (test, name, "[\"急救\"]");

      carry_out (test, sign (test, activity, person, NULL, NULL));
    }
  signups = signups_of (test, activity);
  g_assert_cmpuint (signups->len, ==, MANY);
  plans = hut_signup_plan_came (&by, activity, signups, "李主任", 120, NULL);
  g_assert_cmpuint (plans->len, ==, 2);
  for (guint i = 0; i < plans->len; i++)
    {
      const HutRecordPlan *plan = plans->pdata[i];

      n += plan->records->len;
      g_assert_cmpuint (plan->records->len, <=, HUT_RECORD_PLAN_MOST);
      g_assert_cmpuint (plan->records->len % 2, ==, 0);
    }
  g_assert_cmpuint (n, ==, 2 * MANY);
  carry_out_all (test, g_steal_pointer (&plans));
  services = hut_reader_parts_of (test->reader, &hut_kind_service, &hut_kind_activity,
                                  &activity->id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (services->len, ==, MANY);
  /* What would be one group too large is refused as a whole, with words. */
  for (guint i = 0; i <= HUT_RECORD_PLAN_MOST; i++)
    {
      HutRecord *person = hut_record_plan_create (too_much, &hut_kind_person, NULL);

      hut_record_set_text (person, "name", "赵一");
    }
  hut_write_plan (write, too_much);
  g_assert_false (hut_store_write (test->store, write, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_assert_nonnull (strstr (error->message, "101"));
  {
    g_autoptr (GPtrArray) people = hut_reader_people_named (test->reader, "赵一", NULL);

    g_assert_cmpuint (people->len, ==, 0);
  }
}

static void
test_without_a_certifier_nobody_has_hours (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test, "2026-11-28 12:00");
  g_autoptr (HutRecord) activity = new_activity (test, 0);
  g_autoptr (HutRecord) person = new_person (test, "王一", "[\"急救\"]");
  g_autoptr (GPtrArray) signups = NULL, came = NULL, none = g_ptr_array_new ();

  carry_out (test, sign (test, activity, person, NULL, NULL));
  signups = signups_of (test, activity);
  carry_out_all (test, hut_signup_plan_came (&by, activity, signups, " ", 120, NULL));
  g_assert_cmpint (minutes_of (test, person), ==, 0);
  came = signups_of (test, activity);
  g_assert_cmpstr (hut_record_get_text (came->pdata[0], "state"), ==, "came");
  carry_out (test, hut_signup_plan_absent (&by, activity, came->pdata[0], none, NULL, NULL));
}

static void
test_an_activity_says_what_it_is (HutTestStore *test, gconstpointer unused)
{
  HutRosterActing by = acting (test, "2026-11-26 18:00");
  g_autoptr (HutRecord) activity = new_activity (test, 5);
  g_autoptr (HutRecord) said = hut_record_copy (activity), changed = NULL;
  g_autoptr (GError) error = NULL;

  hut_record_set_text (said, "title", "  ");
  assert_refused (hut_activity_plan_edit (&by, activity, said, &error), &error);
  hut_record_set_text (said, "title", "周末义诊，问 13800138000");
  hut_record_set_int (said, "until", hut_test_at ("2026-11-28 08:00"));
  assert_refused (hut_activity_plan_edit (&by, activity, said, &error), &error);
  hut_record_set_int (said, "until", hut_test_at ("2026-11-28 10:00"));
  carry_out (test, hut_activity_plan_edit (&by, activity, said, NULL));
  changed = activity_again (test);
  g_assert_null (strstr (hut_record_get_text (changed, "title"), "13800138000"));
  g_assert_cmpint (hut_record_get_int (changed, "until", 0), ==, hut_test_at ("2026-11-28 10:00"));
}

static void
test_hours_are_read_as_they_are_written (void)
{
  static const struct
  {
    const char *text;
    gint64 minutes; /* -1: it is none */
  } rows[] = { { "2.5", 150 },  { "2:30", 150 }, { "2：05", 125 }, { "0.75", 45 },  { "24", 1440 },
               { "24:01", -1 }, { "24.5", -1 },  { "0:60", -1 },   { "1.234", -1 }, { "", -1 },
               { "-1", -1 },    { "1:5:3", -1 }, { "1小时", -1 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gint64 minutes = -1;

      g_assert_cmpint (hut_service_read_hours (rows[i].text, &minutes), ==, rows[i].minutes >= 0);
      if (rows[i].minutes >= 0)
        g_assert_cmpint (minutes, ==, rows[i].minutes);
    }
  for (gint64 m = 0; m <= 1440; m++)
    {
      g_autofree char *text = hut_service_write_hours (m);
      gint64 minutes = -1;

      g_assert_true (hut_service_read_hours (text, &minutes));
      g_assert_cmpint (minutes, ==, m);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, function)                                                                        \
  g_test_add ("/activity/" path, HutTestStore, NULL, hut_test_store_set_up, function,              \
              hut_test_store_tear_down)
  add ("places-and-skills-are-looked-at", test_places_and_skills_are_looked_at);
  add ("a-skill-is-one-however-it-is-written", test_a_skill_is_one_however_it_is_written);
  add ("who-came-has-the-hours-that-are-certified", test_who_came_has_the_hours_that_are_certified);
  add ("certified-hours-are-those-of-the-activity", test_certified_hours_are_those_of_the_activity);
  add ("many-who-came-are-several-groups", test_many_who_came_are_several_groups);
  add ("without-a-certifier-nobody-has-hours", test_without_a_certifier_nobody_has_hours);
  g_test_add_func ("/activity/hours-are-read-as-they-are-written",
                   test_hours_are_read_as_they_are_written);
  add ("says-what-it-is", test_an_activity_says_what_it_is);
  return g_test_run ();
}
