/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is told of a whistle by itself: at each moment of its course, at the street's desk and at a
 * department's, each thing once. The heating company and the traffic police have to answer by
 * 00:00, they and the urban management committee to be there by 00:20; ten minutes before each time
 * they are reminded. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-whistle.h"

#include "domain/hut-whistle-news.h"

typedef struct
{
  HutTestWhistle whistle;
  HutNewsAsk ask;
  char *told; /* as the desk remembers it */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  hut_test_whistle_set_up (&fixture->whistle, NULL);
  fixture->ask = (HutNewsAsk){ .remind_before = 10 };
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->told);
  hut_test_whistle_tear_down (&fixture->whistle, NULL);
}

/* ---- What is told ---- */

static void
append (GString *said, const HutNews *news)
{
  static const char *const kinds[] = { "answer-near", "answer-past", "arrival-near",
                                       "arrival-past" };

  g_string_append_printf (
      said, "%s%s %s", said->len > 0 ? ", " : "", hut_record_get_text (news->summons, "unit"),
      news->kind == HUT_NEWS_STEP ? hut_record_get_text (news->step, "code") : kinds[news->kind]);
  if ((news->papers & 1u << HUT_SUMMONS_PAPER_SUPERVISION) != 0)
    g_string_append (said, " (supervision)");
  if ((news->papers & 1u << HUT_SUMMONS_PAPER_REFUSAL) != 0)
    g_string_append (said, " (refusal)");
  if ((news->papers & 1u << HUT_SUMMONS_PAPER_DISPUTE) != 0)
    g_string_append (said, " (dispute)");
}

static char *
look_at (Fixture *fixture, HutWhistle *whistle)
{
  g_autoptr (GPtrArray) whistles = g_ptr_array_new ();
  g_autoptr (GPtrArray) news = NULL;
  GString *said = g_string_new (NULL);
  char *told_next;

  if (whistle != NULL)
    g_ptr_array_add (whistles, whistle);
  fixture->ask.now = fixture->whistle.now;
  news = hut_whistle_news (whistles, &fixture->ask, fixture->told, &told_next);
  g_free (fixture->told);
  fixture->told = told_next;
  for (guint i = 0; i < news->len; i++)
    append (said, news->pdata[i]);
  return g_string_free (said, FALSE);
}

/* At @time the desk tells @wanted, and a moment later nothing. */
static void
assert_told (Fixture *fixture, const char *time, const char *wanted)
{
  g_autofree char *said = NULL;
  g_autofree char *again = NULL;

  hut_test_whistle_at (&fixture->whistle, time);
  said = look_at (fixture, fixture->whistle.whistle);
  if (g_strcmp0 (said, wanted) != 0)
    g_error ("at %s: “%s”, and not “%s”", time, said, wanted);
  again = look_at (fixture, fixture->whistle.whistle);
  g_assert_cmpstr (again, ==, "");
}

/* ---- What happens ---- */

static void
act_as (Fixture *fixture, const char *desk, const char *account, const char *unit,
        HutSummonsAct act, const HutSummonsSaid *said)
{
  HutWhistleActing acting = hut_test_whistle_acting (&fixture->whistle);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutRecordPlan) plan = NULL;

  acting.unit = desk;
  acting.account = account;
  plan = hut_summons_plan (&acting, fixture->whistle.whistle, unit, act, said, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < plan->records->len; i++)
    hut_whistle_put (fixture->whistle.whistle, ((HutPlannedRecord *)plan->records->pdata[i])->next);
}

/* At the unit's own desktop, at @time. */
static void
own (Fixture *fixture, const char *time, const char *unit, HutSummonsAct act, const char *words)
{
  const HutSummonsSaid said = { .words = words };

  hut_test_whistle_at (&fixture->whistle, time);
  act_as (fixture, unit, NULL, unit, act, &said);
}

/* By the street, at @time. */
static void
street (Fixture *fixture, const char *time, const char *account, const char *unit,
        HutSummonsAct act, const HutSummonsSaid *said)
{
  hut_test_whistle_at (&fixture->whistle, time);
  act_as (fixture, NULL, account, unit, act, said);
}

/* ---- The promises ---- */

static void
test_nothing_at_the_first_look (Fixture *fixture, gconstpointer unused)
{
  own (fixture, "2026-11-26 23:52:00", "heating", HUT_SUMMONS_ANSWER, NULL);
  assert_told (fixture, "2026-11-27 00:30:00", "");
}

static void
test_each_once_in_its_course (Fixture *fixture, gconstpointer unused)
{
  const HutSummonsSaid for_street = { .ruling = "street", .words = "应当到场" };

  assert_told (fixture, "2026-11-26 23:50:00", "");
  own (fixture, "2026-11-26 23:55:00", "heating", HUT_SUMMONS_ANSWER, NULL);
  assert_told (fixture, "2026-11-26 23:55:10", "heating accepted");
  assert_told (fixture, "2026-11-26 23:59:59", "");
  assert_told (fixture, "2026-11-27 00:00:00", "traffic answer-past");
  assert_told (fixture, "2026-11-27 00:00:01", "");
  own (fixture, "2026-11-27 00:05:00", "traffic", HUT_SUMMONS_DISPUTE, "不属于我队管辖");
  assert_told (fixture, "2026-11-27 00:05:10", "traffic disputed (dispute)");
  assert_told (fixture, "2026-11-27 00:10:00",
               "district-urban-management arrival-near, heating arrival-near");
  own (fixture, "2026-11-27 00:15:00", "heating", HUT_SUMMONS_ARRIVE, NULL);
  assert_told (fixture, "2026-11-27 00:15:01", "heating arrived");
  assert_told (fixture, "2026-11-27 00:20:01",
               "district-urban-management arrival-past (supervision)");
  own (fixture, "2026-11-27 00:40:00", "heating", HUT_SUMMONS_DONE, "已修复");
  assert_told (fixture, "2026-11-27 00:40:01", "heating done");
  /* It has to come after all: what was told of it before is not told again. */
  street (fixture, "2026-11-27 01:00:00", NULL, "traffic", HUT_SUMMONS_RULE, &for_street);
  assert_told (fixture, "2026-11-27 01:00:01", "traffic arrival-past (supervision)");
  assert_told (fixture, "2026-11-27 02:00:00", "");
}

static void
test_a_time_that_is_moved_is_another (Fixture *fixture, gconstpointer unused)
{
  HutSummonsSaid moved = { .words = "道路封闭" };

  assert_told (fixture, "2026-11-27 00:21:00", "");
  g_assert_true (hut_time_parse ("2026-11-27 01:00", hut_time_zone (NULL), &moved.due_at));
  street (fixture, "2026-11-27 00:25:00", NULL, "heating", HUT_SUMMONS_MOVE, &moved);
  assert_told (fixture, "2026-11-27 00:25:01", "");
  assert_told (fixture, "2026-11-27 00:50:00", "heating arrival-near (supervision)");
  assert_told (fixture, "2026-11-27 01:00:00", "heating arrival-past (supervision)");
}

/* Ten minutes to the answer: the call itself says so. */
static void
test_a_short_time_needs_no_reminder (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *nothing = look_at (fixture, NULL);

  g_assert_cmpstr (nothing, ==, "");
  assert_told (fixture, "2026-11-26 23:51:00", "");
  fixture->ask.remind_before = 9;
  assert_told (fixture, "2026-11-26 23:51:00", "heating answer-near, traffic answer-near");
}

/* A refusal is entered by the street, and told at its other desks. */
static void
test_what_one_entered_is_told_to_others (Fixture *fixture, gconstpointer unused)
{
  const HutSummonsSaid refused = { .words = "不来", .by = "张伟" };
  g_autofree char *of_li = NULL;

  fixture->ask.account = "wang";
  assert_told (fixture, "2026-11-26 23:50:00", "");
  of_li = g_strdup (fixture->told);
  street (fixture, "2026-11-26 23:56:00", "wang", "traffic", HUT_SUMMONS_REFUSE, &refused);
  assert_told (fixture, "2026-11-26 23:56:01", "");
  g_free (fixture->told);
  fixture->told = g_steal_pointer (&of_li);
  fixture->ask.account = "li";
  assert_told (fixture, "2026-11-26 23:56:01", "traffic refused (refusal)");
}

/* However long the call was on its way; and nothing of what others are called for. */
static void
test_a_department_is_told_what_is_its_own (Fixture *fixture, gconstpointer unused)
{
  const HutSummonsSaid reminded = { .words = "请尽快" };
  g_autofree char *nothing = NULL;

  fixture->ask.unit = "heating";
  nothing = look_at (fixture, NULL); /* no whistle has come yet */
  g_assert_cmpstr (nothing, ==, "");
  own (fixture, "2026-11-27 09:00:00", "traffic", HUT_SUMMONS_ANSWER, NULL);
  assert_told (fixture, "2026-11-27 18:00:00", "heating called");
  street (fixture, "2026-11-27 18:01:00", NULL, "heating", HUT_SUMMONS_REMIND, &reminded);
  assert_told (fixture, "2026-11-27 18:01:01", "heating reminded");
  own (fixture, "2026-11-27 18:02:00", "heating", HUT_SUMMONS_ARRIVE, NULL);
  own (fixture, "2026-11-27 18:03:00", "heating", HUT_SUMMONS_DONE, "已修复");
  assert_told (fixture, "2026-11-27 18:03:01", "");
  street (fixture, "2026-11-27 18:10:00", NULL, "heating", HUT_SUMMONS_SEND_BACK, &reminded);
  assert_told (fixture, "2026-11-27 18:10:01", "heating sent-back");
}

static void
test_what_lies_long_ago_is_no_news (Fixture *fixture, gconstpointer unused)
{
  assert_told (fixture, "2026-11-26 23:50:00", "");
  own (fixture, "2026-11-26 23:55:00", "heating", HUT_SUMMONS_ANSWER, NULL);
  assert_told (fixture, "2026-11-27 12:30:00", "");
}

static void
test_an_ended_whistle_says_nothing (Fixture *fixture, gconstpointer unused)
{
  static const char *const units[] = { "heating", "traffic", "district-urban-management" };
  const HutSummonsSaid why = { .words = "不再需要" };
  HutWhistleActing acting;
  g_autoptr (HutRecordPlan) plan = NULL;

  assert_told (fixture, "2026-11-26 23:50:00", "");
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    street (fixture, "2026-11-26 23:51:00", NULL, units[i], HUT_SUMMONS_RELEASE, &why);
  acting = hut_test_whistle_acting (&fixture->whistle);
  plan = hut_whistle_plan_end (&acting, fixture->whistle.whistle, "误报", NULL);
  for (guint i = 0; i < plan->records->len; i++)
    hut_whistle_put (fixture->whistle.whistle, ((HutPlannedRecord *)plan->records->pdata[i])->next);
  assert_told (fixture, "2026-11-27 00:20:00", "");
}

/* A file that remembers something else, or nothing that can be read, begins anew. */
static void
test_a_damaged_memory_floods_nobody (Fixture *fixture, gconstpointer unused)
{
  own (fixture, "2026-11-26 23:55:00", "heating", HUT_SUMMONS_ANSWER, NULL);
  fixture->told = g_strdup ("[7");
  assert_told (fixture, "2026-11-27 00:20:01", "");
}

static void
assert_next (Fixture *fixture, const char *now, const char *wanted)
{
  g_autoptr (GPtrArray) whistles = g_ptr_array_new ();
  HutTime next, at = 0;

  g_ptr_array_add (whistles, fixture->whistle.whistle);
  hut_test_whistle_at (&fixture->whistle, now);
  fixture->ask.now = fixture->whistle.now;
  next = hut_whistle_news_next (whistles, &fixture->ask);
  if (wanted != NULL)
    g_assert_true (hut_time_parse (wanted, hut_time_zone (NULL), &at));
  g_assert_cmpint (next, ==, at);
}

static void
test_when_to_look_again (Fixture *fixture, gconstpointer unused)
{
  assert_next (fixture, "2026-11-26 23:50:30", "2026-11-27 00:00:00");
  assert_next (fixture, "2026-11-27 00:00:00", "2026-11-27 00:10:00");
  assert_next (fixture, "2026-11-27 00:10:00", "2026-11-27 00:20:00");
  assert_next (fixture, "2026-11-27 00:20:00", NULL);
  fixture->ask.remind_before = 0;
  assert_next (fixture, "2026-11-27 00:00:00", "2026-11-27 00:20:00");
}

#define ADD(path, function)                                                                        \
  g_test_add ("/whistle-news/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hut_test_whistle_init ();
  ADD ("nothing-at-the-first-look", test_nothing_at_the_first_look);
  ADD ("each-once-in-its-course", test_each_once_in_its_course);
  ADD ("a-time-that-is-moved-is-another", test_a_time_that_is_moved_is_another);
  ADD ("a-short-time-needs-no-reminder", test_a_short_time_needs_no_reminder);
  ADD ("what-one-entered-is-told-to-others", test_what_one_entered_is_told_to_others);
  ADD ("a-department-is-told-what-is-its-own", test_a_department_is_told_what_is_its_own);
  ADD ("what-lies-long-ago-is-no-news", test_what_lies_long_ago_is_no_news);
  ADD ("an-ended-whistle-says-nothing", test_an_ended_whistle_says_nothing);
  ADD ("a-damaged-memory-floods-nobody", test_a_damaged_memory_floods_nobody);
  ADD ("when-to-look-again", test_when_to_look_again);
  return g_test_run ();
}
