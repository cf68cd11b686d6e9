/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Scores of departments and the gauge, against a second computation: what was drawn for each
 * summons is counted where it is drawn, never read from the records. */

#include "domain/hut-score-figures.h"
#include "domain/hut-scores.h"
#include "domain/hut-whistle.h"

#define MINUTE ((HutTime)60 * G_USEC_PER_SEC)
#define START ((HutTime)1795305600 * G_USEC_PER_SEC)
#define NOW (START + 40 * 24 * 60 * MINUTE)
#define UNITS 4

/* What was drawn of a unit's summonses. */
typedef struct
{
  guint called, answer_due, answered, due, in_time, done, released, disputed, refused, sent_back;
  guint unmarked, timely_n, timely_sum, others_n, others_sum, needed, not_clear, views;
  guint marked, marked_by_others, was_sent_back;
  GArray *minutes; /* int, of those who came */
} Drawn;

static HutRecord *
part (const HutKind *kind, const HutWhistle *whistle, const HutRecord *summons, const char *unit)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (kind, &id, NULL);

  hut_record_set (record, "whistle", hut_value_uid (&whistle->whistle->id));
  if (summons != NULL)
    hut_record_set (record, "summons", hut_value_uid (&summons->id));
  hut_record_set_text (record, "unit", unit);
  return record;
}

static void
step (HutWhistle *whistle, const HutRecord *summons, const char *code, HutTime at, gboolean told)
{
  HutRecord *record =
      part (&hut_kind_whistle_step, whistle, summons, hut_record_get_text (summons, "unit"));

  hut_record_set_text (record, "code", code);
  /* Told later than it was: by this it must not be judged. */
  hut_record_set_int (record, "at", told ? at + 600 * MINUTE : at);
  if (told)
    hut_record_set_int (record, "said_at", at);
  g_ptr_array_add (whistle->steps, record);
}

static void
mark (HutWhistle *whistle, const HutRecord *summons, const char *who, int timely)
{
  HutRecord *record =
      part (&hut_kind_mark, whistle, summons, hut_record_get_text (summons, "unit"));

  hut_record_set_text (record, "who", who);
  hut_record_set_int (record, "timely", timely);
  g_ptr_array_add (whistle->marks, record);
}

static gboolean
toss (GRand *rand, double chance)
{
  return g_rand_double (rand) < chance;
}

/* It comes after some minutes, or not; what follows. */
static void
draw_arrival (GRand *rand, HutWhistle *whistle, HutRecord *summons, HutTime called, Drawn *drawn)
{
  gboolean ended = hut_whistle_is_ended (whistle);
  int due = g_rand_int_range (rand, 20, 120), came = g_rand_int_range (rand, 1, 200);

  hut_record_set_int (summons, "due_at", called + due * MINUTE);
  hut_record_set_text (summons, "state", "working");
  step (whistle, summons, "arrived", called + came * MINUTE, toss (rand, 0.5));
  g_array_append_val (drawn->minutes, came);
  drawn->due++;
  drawn->in_time += came <= due;
  if (toss (rand, 0.2))
    {
      step (whistle, summons, "done", called + (came + 1) * MINUTE, FALSE);
      step (whistle, summons, "sent-back", called + (came + 2) * MINUTE, FALSE);
      drawn->sent_back++;
      drawn->was_sent_back++;
    }
  if (toss (rand, 0.3))
    {
      drawn->unmarked += ended; /* as by two desktops at once: at work in one that has ended */
      return;
    }
  step (whistle, summons, "done", called + (came + 30) * MINUTE, FALSE);
  hut_record_set_text (summons, "state", "done");
  drawn->done++;
  if (toss (rand, 0.4))
    {
      drawn->unmarked += ended;
      return;
    }
  mark (whistle, summons, "street", came % 5 + 1);
  drawn->marked++;
  drawn->timely_n++;
  drawn->timely_sum += came % 5 + 1;
  if (toss (rand, 0.5))
    {
      mark (whistle, summons, "deputy", 2);
      drawn->marked_by_others++;
      drawn->others_n++;
      drawn->others_sum += 2;
    }
}

/* It never comes: refused, released before its time, or simply late. Who was let go in time, and
 * did not refuse, has done nothing to be marked. */
static void
draw_absence (GRand *rand, HutWhistle *whistle, HutRecord *summons, HutTime called,
              gboolean refused, Drawn *drawn)
{
  gboolean ended = hut_whistle_is_ended (whistle);

  hut_record_set_int (summons, "due_at", called + 60 * MINUTE);
  if (toss (rand, 0.3))
    {
      step (whistle, summons, "released", called + 50 * MINUTE, FALSE);
      hut_record_set_text (summons, "state", "released");
      drawn->released++;
      drawn->unmarked += ended && refused;
      return;
    }
  drawn->unmarked += ended;
  drawn->due++; /* and not in time */
  hut_record_set_text (summons, "state", "called");
}

/* By the tenth minute its answer is due. Whether it refuses. */
static gboolean
draw_answer (GRand *rand, HutWhistle *whistle, HutRecord *summons, HutTime called, Drawn *drawn)
{
  int minute = g_rand_int_range (rand, 1, 20);
  gboolean disputes = toss (rand, 0.2), refuses = !disputes && toss (rand, 0.2);

  hut_record_set_int (summons, "answer_due_at", called + 10 * MINUTE);
  step (whistle, summons,
        disputes  ? "disputed"
        : refuses ? "refused"
                  : "accepted",
        called + minute * MINUTE / 20, FALSE);
  /* All within a minute: it comes no sooner. */
  drawn->answer_due++;
  drawn->answered++;
  drawn->disputed += disputes;
  drawn->refused += refuses;
  return refuses;
}

static void
draw_view (GRand *rand, HutWhistle *whistle, const HutRecord *summons, Drawn *drawn)
{
  HutRecord *view;

  if (!toss (rand, 0.3))
    return;
  view = part (&hut_kind_whistle_view, whistle, summons, hut_record_get_text (summons, "unit"));
  hut_record_set_text (view, "needed", "yes");
  hut_record_set_text (view, "clear", "no");
  g_ptr_array_add (whistle->views, view);
  drawn->needed++;
  drawn->not_clear++;
  drawn->views++;
}

static HutWhistle *
draw_whistle (GRand *rand, HutTime called, Drawn *drawn)
{
  HutUid id = hut_uid_new ();
  HutWhistle *whistle = hut_whistle_new (hut_record_new (&hut_kind_whistle, &id, NULL));

  hut_record_set_text (whistle->whistle, "occasion", "emergency");
  hut_record_set_text (whistle->whistle, "state", toss (rand, 0.5) ? "open" : "ended");
  for (guint i = 0; i < UNITS; i++)
    {
      g_autofree char *unit = g_strdup_printf ("unit-%u", i);
      gboolean refused = FALSE;
      HutRecord *summons;

      if (toss (rand, 0.3))
        continue;
      summons = part (&hut_kind_summons, whistle, NULL, unit);
      hut_record_set_int (summons, "at", called);
      g_ptr_array_add (whistle->summonses, summons);
      step (whistle, summons, "called", called, FALSE);
      drawn[i].called++;
      if (toss (rand, 0.6))
        refused = draw_answer (rand, whistle, summons, called, &drawn[i]);
      if (toss (rand, 0.7))
        draw_arrival (rand, whistle, summons, called, &drawn[i]);
      else
        draw_absence (rand, whistle, summons, called, refused, &drawn[i]);
      draw_view (rand, whistle, summons, &drawn[i]);
    }
  hut_whistle_sort (whistle);
  return whistle;
}

static int
compare_ints (gconstpointer a, gconstpointer b)
{
  return *(const int *)a - *(const int *)b;
}

/* Twice the median, so that it stays whole. */
static HutTime
median_of (GArray *minutes)
{
  guint n = minutes->len;

  g_array_sort (minutes, compare_ints);
  return n == 0
             ? -2
             : (g_array_index (minutes, int, n / 2) + g_array_index (minutes, int, (n - 1) / 2)) *
                   MINUTE;
}

static void
assert_score (const HutUnitScore *score, Drawn *drawn)
{
  const guint pairs[][2] = {
    { score->n_called, drawn->called },       { score->n_answer_due, drawn->answer_due },
    { score->n_answered, drawn->answered },   { score->n_due, drawn->due },
    { score->n_in_time, drawn->in_time },     { score->n_done, drawn->done },
    { score->n_released, drawn->released },   { score->n_disputed, drawn->disputed },
    { score->n_refused, drawn->refused },     { score->n_sent_back, drawn->sent_back },
    { score->n_unmarked, drawn->unmarked },   { score->timely.n, drawn->timely_n },
    { score->timely.sum, drawn->timely_sum }, { score->others.n, drawn->others_n },
    { score->others.sum, drawn->others_sum }, { score->n_needed, drawn->needed },
    { score->n_not_clear, drawn->not_clear }, { score->n_views, drawn->views },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_test_message ("figure %" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (pairs[i][0], ==, pairs[i][1]);
    }
  g_assert_cmpint (score->median * 2, ==, median_of (drawn->minutes));
}

/* What a figure opens to is what it counts. */
static void
assert_figures (GPtrArray *whistles, const char *unit, const Drawn *drawn)
{
  const guint figures[HUT_N_SCORE_FIGURES] = {
    [HUT_SCORE_CALLED] = drawn->called,
    [HUT_SCORE_ANSWERED_LATE] = drawn->answer_due - drawn->answered,
    [HUT_SCORE_CAME_LATE] = drawn->due - drawn->in_time,
    [HUT_SCORE_CAME] = drawn->minutes->len,
    [HUT_SCORE_DISPUTED] = drawn->disputed,
    [HUT_SCORE_REFUSED] = drawn->refused,
    [HUT_SCORE_DONE] = drawn->done,
    [HUT_SCORE_SENT_BACK] = drawn->was_sent_back,
    [HUT_SCORE_RELEASED] = drawn->released,
    [HUT_SCORE_MARKED] = drawn->marked,
    [HUT_SCORE_MARKED_BY_OTHERS] = drawn->marked_by_others,
    [HUT_SCORE_VIEWED] = drawn->views,
    [HUT_SCORE_UNMARKED] = drawn->unmarked,
  };

  for (HutScoreFigure figure = 0; figure < HUT_N_SCORE_FIGURES; figure++)
    {
      guint n = 0;

      for (guint i = 0; i < whistles->len; i++)
        n += hut_score_figure_of_whistle (figure, whistles->pdata[i], unit, NOW);
      g_test_message ("%s of %s", hut_score_figure_name (figure), unit);
      g_assert_cmpuint (n, ==, figures[figure]);
    }
}

static void
test_scores_agree_with_what_was_drawn (void)
{
  for (guint32 seed = 1; seed <= 200; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (GPtrArray) whistles =
          g_ptr_array_new_with_free_func ((GDestroyNotify)hut_whistle_free);
      const HutWhistleTimes times = { .gauge_low = 5, .gauge_high = 100 };
      g_autoptr (HutScores) scores = NULL;
      Drawn drawn[UNITS] = { 0 };
      guint n = seed % 30, at = 0;

      for (guint i = 0; i < UNITS; i++)
        drawn[i].minutes = g_array_new (FALSE, FALSE, sizeof (int));
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (whistles, draw_whistle (rand, START + i * 24 * 60 * MINUTE, drawn));
      scores = hut_scores_new (whistles, 1000, &times, NOW);
      g_assert_cmpuint (scores->n_whistles, ==, n);
      g_assert_cmpuint (scores->n_by_occasion[3], ==, n);
      for (guint i = 0; i < UNITS; i++)
        {
          g_autofree char *unit = g_strdup_printf ("unit-%u", i);

          if (drawn[i].called > 0)
            assert_score (scores->units->pdata[at++], &drawn[i]);
          assert_figures (whistles, unit, &drawn[i]);
          g_array_unref (drawn[i].minutes);
        }
      g_assert_cmpuint (scores->units->len, ==, at);
    }
}

static void
test_the_gauge_has_two_walls (void)
{
  static const struct
  {
    guint whistles;
    gint64 cases;
    HutGauge gauge;
    gint64 milli;
  } cells[] = { { 0, 0, HUT_GAUGE_NONE, -1 },         { 0, 100, HUT_GAUGE_LOW, 0 },
                { 4, 1000, HUT_GAUGE_LOW, 400 },      { 5, 1000, HUT_GAUGE_FINE, 500 },
                { 100, 1000, HUT_GAUGE_FINE, 10000 }, { 101, 1000, HUT_GAUGE_HIGH, 10100 },
                { 1, 3, HUT_GAUGE_HIGH, 33333 },      { 2, 3, HUT_GAUGE_HIGH, 66667 } };
  const HutWhistleTimes times = { .gauge_low = 5, .gauge_high = 100 };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GPtrArray) whistles =
          g_ptr_array_new_with_free_func ((GDestroyNotify)hut_whistle_free);
      g_autoptr (HutScores) scores = NULL;

      for (guint n = 0; n < cells[i].whistles; n++)
        {
          HutUid id = hut_uid_new ();

          g_ptr_array_add (whistles,
                           hut_whistle_new (hut_record_new (&hut_kind_whistle, &id, NULL)));
        }
      scores = hut_scores_new (whistles, cells[i].cases, &times, NOW);
      g_assert_cmpint (scores->gauge, ==, cells[i].gauge);
      g_assert_cmpint (scores->gauge_milli, ==, cells[i].milli);
    }
}

static void
test_means_are_exact (void)
{
  const struct
  {
    HutMarkSum sum;
    int mean;
  } cells[] = { { { 0, 0 }, -1 }, { { 3, 10 }, 333 }, { { 3, 11 }, 367 }, { { 8, 37 }, 463 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpint (hut_mark_mean (&cells[i].sum), ==, cells[i].mean);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scores/they-agree-with-what-was-drawn", test_scores_agree_with_what_was_drawn);
  g_test_add_func ("/scores/the-gauge-has-two-walls", test_the_gauge_has_two_walls);
  g_test_add_func ("/scores/means-are-exact", test_means_are_exact);
  return g_test_run ();
}
