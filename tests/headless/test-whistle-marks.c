/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is to be marked of a whistle that has ended, in a street's store. */

#include "domain/hut-mark-words.h"
#include "domain/hut-score-figures.h"
#include "domain/hut-step-words.h"
#include "domain/hut-whistle-plan.h"
#include "hut-test-whistle.h"
#include "store/hut-reader-whistle.h"

static guint
count_unmarked (HutTestWhistle *fixture)
{
  g_autoptr (GError) error = NULL;
  guint count;

  g_assert_true (hut_reader_count_unmarked (fixture->store.reader, &count, &error));
  g_assert_no_error (error);
  return count;
}

/* Whether this whistle is among those of which something is to be marked. */
static gboolean
is_listed (HutTestWhistle *fixture)
{
  const HutWhistleAsk ask = { .unmarked = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) whistles = hut_reader_whistles (fixture->store.reader, &ask, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < whistles->len; i++)
    if (hut_uid_equal (&((HutWhistle *)whistles->pdata[i])->whistle->id, &fixture->id))
      return TRUE;
  return FALSE;
}

static void
mark (HutTestWhistle *fixture, const char *unit, const char *who, int timely)
{
  const HutWhistleActing acting = hut_test_whistle_acting (fixture);
  const HutWhistleMarks marks = { .who = who, .timely = timely, .words = "w", .by = "王芳" };
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_whistle_plan_mark (&acting, fixture->whistle, unit, &marks, &error);

  g_assert_no_error (error);
  hut_test_whistle_write (fixture, plan);
}

/* The heating company comes and is done, the traffic police refuses and is let go, the committee is
 * let go before its time. */
static void
finish (HutTestWhistle *fixture)
{
  hut_test_whistle_at (fixture, "2026-11-27 00:05:00");
  hut_test_whistle_say (fixture, "heating", HUT_SUMMONS_ARRIVE, NULL);
  hut_test_whistle_say (fixture, "heating", HUT_SUMMONS_DONE, "已修复");
  hut_test_whistle_say (fixture, "traffic", HUT_SUMMONS_REFUSE, "没人手");
  hut_test_whistle_say (fixture, "traffic", HUT_SUMMONS_RELEASE, "不再需要");
  hut_test_whistle_say (fixture, "district-urban-management", HUT_SUMMONS_RELEASE, "不再需要");
}

static void
test_what_is_to_be_marked (HutTestWhistle *fixture, gconstpointer unused)
{
  finish (fixture);
  /* Until it has ended it can be sent back. */
  g_assert_cmpuint (count_unmarked (fixture), ==, 0);
  g_assert_false (is_listed (fixture));
  hut_test_whistle_end (fixture, "已修复");
  g_assert_cmpuint (count_unmarked (fixture), ==, 2);
  g_assert_true (is_listed (fixture));
  /* Others' marks are not the street's. */
  mark (fixture, "heating", "resident", 4);
  g_assert_cmpuint (count_unmarked (fixture), ==, 2);
  mark (fixture, "heating", NULL, 5);
  g_assert_cmpuint (count_unmarked (fixture), ==, 1);
  mark (fixture, "traffic", NULL, 1);
  g_assert_cmpuint (count_unmarked (fixture), ==, 0);
  /* Changed, it is still one. */
  mark (fixture, "traffic", NULL, 2);
  g_assert_cmpuint (count_unmarked (fixture), ==, 0);
  g_assert_cmpint (fixture->whistle->marks->len, ==, 3);
}

static void
test_opened_again_it_is_not_asked (HutTestWhistle *fixture, gconstpointer unused)
{
  const HutWhistleActing acting = hut_test_whistle_acting (fixture);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;

  finish (fixture);
  hut_test_whistle_end (fixture, "已修复");
  plan = hut_whistle_plan_reopen (&acting, fixture->whistle, "又漏水", &error);
  g_assert_no_error (error);
  hut_test_whistle_write (fixture, plan);
  g_assert_cmpuint (count_unmarked (fixture), ==, 0);
}

/* All that is on record, in its order: the marks come last, each in words. */
static void
test_marks_stand_in_the_log (HutTestWhistle *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *title = NULL;
  g_autofree char *told = NULL;
  const HutRecord *last;

  finish (fixture);
  hut_test_whistle_end (fixture, "已修复");
  hut_test_whistle_at (fixture, "2026-11-27 00:06:00");
  mark (fixture, "heating", NULL, 5);
  entries = hut_whistle_entries (fixture->whistle);
  g_assert_cmpuint (entries->len, ==, fixture->whistle->steps->len + 1);
  for (guint i = 1; i < entries->len; i++)
    g_assert_cmpint (hut_whistle_step_time (entries->pdata[i - 1]), <=,
                     hut_whistle_step_time (entries->pdata[i]));
  last = entries->pdata[entries->len - 1];
  g_assert_true (last->kind == &hut_kind_mark);
  title = hut_step_title (last, "Heating");
  told = hut_step_told (last);
  g_assert_cmpstr (title, ==, "The street on Heating: timely 5 · w");
  g_assert_cmpstr (told, ==, "By 王芳");
}

#define ADD(path, func)                                                                            \
  g_test_add (path, HutTestWhistle, NULL, hut_test_whistle_set_up, func, hut_test_whistle_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hut_test_whistle_init ();

  ADD ("/whistle-marks/what-came-or-refused-is-to-be-marked-once-it-has-ended",
       test_what_is_to_be_marked);
  ADD ("/whistle-marks/opened-again-it-is-not-asked", test_opened_again_it_is_not_asked);
  ADD ("/whistle-marks/they-stand-in-the-log", test_marks_stand_in_the_log);
  return g_test_run ();
}
