/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which papers a summons asks for. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-whistle.h"

#include "domain/hut-summons-papers.h"

#define SUPERVISION (1u << HUT_SUMMONS_PAPER_SUPERVISION)
#define REFUSAL (1u << HUT_SUMMONS_PAPER_REFUSAL)
#define DISPUTE (1u << HUT_SUMMONS_PAPER_DISPUTE)

static gboolean
fits (HutTestWhistle *at, const char *unit, HutSummonsPaper which)
{
  HutSummonsPaperState state;

  hut_summons_paper_state (at->whistle, hut_test_whistle_summons (at, unit), which, at->now,
                           &state);
  return state.fits;
}

static void
assert_asked (HutTestWhistle *at, const char *unit, guint asked)
{
  g_assert_cmpuint (
      hut_summons_papers_asked (at->whistle, hut_test_whistle_summons (at, unit), at->now), ==,
      asked);
}

/* Word for word what the rules say, each from the fresh call. */
static const struct
{
  const char *what;
  struct
  {
    const char *at;
    HutSummonsAct act;
  } steps[4];
  guint n;
  const char *now;
  guint asked;
} courses[] = {
  { "nothing is due yet", { { 0 } }, 0, "2026-11-26 23:59:59", 0 },
  { "no answer", { { 0 } }, 0, "2026-11-27 00:00:01", SUPERVISION },
  { "no answer, supervised",
    { { "2026-11-27 00:05", HUT_SUMMONS_SUPERVISE } },
    1,
    "2026-11-27 00:15",
    0 },
  { "supervised for the answer, then not come",
    { { "2026-11-27 00:05", HUT_SUMMONS_SUPERVISE } },
    1,
    "2026-11-27 00:20:01",
    SUPERVISION },
  { "answered in time, on the way",
    { { "2026-11-26 23:55", HUT_SUMMONS_ANSWER } },
    1,
    "2026-11-27 00:19",
    0 },
  { "answered, not come",
    { { "2026-11-26 23:55", HUT_SUMMONS_ANSWER } },
    1,
    "2026-11-27 00:25",
    SUPERVISION },
  { "came in time", { { "2026-11-27 00:15", HUT_SUMMONS_ARRIVE } }, 1, "2026-11-27 03:00", 0 },
  { "came late", { { "2026-11-27 00:45", HUT_SUMMONS_ARRIVE } }, 1, "2026-11-27 03:00", 0 },
  { "refused, whatever is late",
    { { "2026-11-26 23:55", HUT_SUMMONS_REFUSE } },
    1,
    "2026-11-27 03:00",
    REFUSAL },
  { "refused and reported",
    { { "2026-11-26 23:55", HUT_SUMMONS_REFUSE }, { "2026-11-27 00:10", HUT_SUMMONS_REPORT_UP } },
    2,
    "2026-11-27 03:00",
    0 },
  { "refused, reported, gave in, did not come",
    { { "2026-11-26 23:55", HUT_SUMMONS_REFUSE },
      { "2026-11-27 00:10", HUT_SUMMONS_REPORT_UP },
      { "2026-11-27 00:12", HUT_SUMMONS_ANSWER } },
    3,
    "2026-11-27 03:00",
    SUPERVISION },
  { "disputed: neither refused nor late",
    { { "2026-11-26 23:55", HUT_SUMMONS_DISPUTE } },
    1,
    "2026-11-27 03:00",
    DISPUTE },
  { "ruled for the street, did not come",
    { { "2026-11-26 23:55", HUT_SUMMONS_DISPUTE }, { "2026-11-27 00:10", HUT_SUMMONS_RULE } },
    2,
    "2026-11-27 03:00",
    SUPERVISION },
  { "disputed again after a report",
    { { "2026-11-26 23:55", HUT_SUMMONS_DISPUTE },
      { "2026-11-26 23:58", HUT_SUMMONS_REPORT_UP },
      { "2026-11-27 00:10", HUT_SUMMONS_RULE },
      { "2026-11-27 00:12", HUT_SUMMONS_DISPUTE } },
    4,
    "2026-11-27 00:15",
    DISPUTE },
  { "let go without ever having answered",
    { { "2026-11-27 02:00", HUT_SUMMONS_RELEASE } },
    1,
    "2026-11-27 03:00",
    SUPERVISION },
};

static void
test_each_course_asks_for_its_paper (HutTestWhistle *at, gconstpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  const HutSummonsSaid said = { .words = "话", .ruling = "street" };

  g_test_message ("%s", courses[n].what);
  for (guint i = 0; i < courses[n].n; i++)
    {
      hut_test_whistle_at (at, courses[n].steps[i].at);
      hut_test_whistle_act (at, "traffic", courses[n].steps[i].act, &said);
    }
  hut_test_whistle_at (at, courses[n].now);
  assert_asked (at, "traffic", courses[n].asked);
}

static void
test_who_was_right_is_not_supervised (HutTestWhistle *at, gconstpointer unused)
{
  const HutSummonsSaid said = { .words = "不属于", .ruling = "department" };

  hut_test_whistle_at (at, "2026-11-27 00:40");
  hut_test_whistle_act (at, "traffic", HUT_SUMMONS_DISPUTE, &said);
  hut_test_whistle_at (at, "2026-11-27 09:00");
  hut_test_whistle_act (at, "traffic", HUT_SUMMONS_RULE, &said);
  assert_asked (at, "traffic", 0);
  g_assert_false (fits (at, "traffic", HUT_SUMMONS_PAPER_SUPERVISION));
  g_assert_false (fits (at, "traffic", HUT_SUMMONS_PAPER_DISPUTE));
}

static void
test_late_is_supervised_after_the_end_too (HutTestWhistle *at, gconstpointer unused)
{
  static const char *const units[] = { "heating", "traffic", "district-urban-management" };
  HutSummonsPaperState state;

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      hut_test_whistle_at (at, i == 0 ? "2026-11-27 00:05" : "2026-11-27 01:00");
      hut_test_whistle_act (at, units[i], HUT_SUMMONS_ARRIVE, NULL);
      hut_test_whistle_at (at, "2026-11-27 02:00");
      hut_test_whistle_say (at, units[i], HUT_SUMMONS_DONE, "办完");
    }
  hut_test_whistle_end (at, "恢复供暖");
  assert_asked (at, "traffic", 0);
  g_assert_true (fits (at, "traffic", HUT_SUMMONS_PAPER_SUPERVISION));
  g_assert_true (fits (at, "heating", HUT_SUMMONS_PAPER_SUPERVISION)); /* its answer: 00:05 */
  hut_test_whistle_act (at, "traffic", HUT_SUMMONS_SUPERVISE, NULL);
  hut_summons_paper_state (at->whistle, hut_test_whistle_summons (at, "traffic"),
                           HUT_SUMMONS_PAPER_SUPERVISION, at->now, &state);
  g_assert_cmpuint (state.n_issued, ==, 1);
  g_assert_cmpint (state.issued, ==, at->now);
  g_assert_false (state.asked);
}

static void
test_nobody_elses_steps_count (HutTestWhistle *at, gconstpointer unused)
{
  hut_test_whistle_at (at, "2026-11-27 00:30");
  hut_test_whistle_act (at, "heating", HUT_SUMMONS_SUPERVISE, NULL);
  assert_asked (at, "heating", 0);
  assert_asked (at, "traffic", SUPERVISION);
}

#define ADD(path, function)                                                                        \
  g_test_add (path, HutTestWhistle, NULL, hut_test_whistle_set_up, function,                       \
              hut_test_whistle_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hut_test_whistle_init ();

  for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/summons-papers/each-course-asks-for-its-paper/%s", courses[i].what);

      g_test_add (g_strdelimit (path, " ,:", '-'), HutTestWhistle, GUINT_TO_POINTER (i),
                  hut_test_whistle_set_up, test_each_course_asks_for_its_paper,
                  hut_test_whistle_tear_down);
    }
  ADD ("/summons-papers/who-was-right-is-not-supervised", test_who_was_right_is_not_supervised);
  ADD ("/summons-papers/late-is-supervised-after-the-end-too",
       test_late_is_supervised_after_the_end_too);
  ADD ("/summons-papers/nobody-else-s-steps-count", test_nobody_elses_steps_count);
  return g_test_run ();
}
