/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 月度吹哨情况表: the scores of a period by department, all and of each occasion, with the gauge
 * and what the departments say of the whistles. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-whistle-papers.h"

#include "domain/hut-scores.h"
#include "hut-config.h"
#include "store/hut-reader-whistle.h"

#include <glib/gi18n-lib.h>

#define N_COLUMNS 16
#define UNIT_SHARE 18.0
#define FIGURE_SHARE 5.5

/* What each part needs. */
typedef struct
{
  HutPaper *paper;
  const HutPaperDesk *desk;
  HutWhistleTimes times;
} Month;

/* ---- Figures ---- */

/* "3/4"; nothing was due: a dash. */
static char *
share_words (guint n, guint of)
{
  return of > 0 ? g_strdup_printf ("%u/%u", n, of) : g_strdup ("–");
}

/* Hundredths: "4.25". */
static char *
mark_words (const HutMarkSum *sum)
{
  int mean = hut_mark_mean (sum);

  return mean >= 0 ? g_strdup_printf ("%d.%02d", mean / 100, mean % 100) : g_strdup ("–");
}

/* Minutes, rounded half up, with one decimal below ten. */
static char *
median_words (HutTime median)
{
  gint64 tenths = (median * 10 + HUT_TIME_MINUTE / 2) / HUT_TIME_MINUTE;

  if (median < 0)
    return g_strdup ("–");
  if (tenths < 100)
    return g_strdup_printf ("%d.%d", (int)(tenths / 10), (int)(tenths % 10));
  return g_strdup_printf ("%d", (int)((median + HUT_TIME_MINUTE / 2) / HUT_TIME_MINUTE));
}

static char *
milli_words (gint64 milli)
{
  return g_strdup_printf ("%d.%03d", (int)(milli / 1000), (int)(milli % 1000));
}

/* ---- The gauge ---- */

static void
add_gauge (const Month *month, const HutScores *scores)
{
  g_autofree char *whistles = g_strdup_printf ("%u", scores->n_whistles);
  g_autofree char *ended = g_strdup_printf (_ ("ended: %u"), scores->n_ended);
  g_autofree char *cases = g_strdup_printf ("%" G_GINT64_FORMAT, scores->n_cases);
  g_autofree char *gauge =
      scores->gauge_milli >= 0 ? milli_words (scores->gauge_milli) : g_strdup ("–");
  g_autofree char *walls = g_strdup_printf (
      _ ("walls: %d.%d and %d.%d"), month->times.gauge_low / 10, month->times.gauge_low % 10,
      month->times.gauge_high / 10, month->times.gauge_high % 10);
  const HutPaperFigure figures[] = {
    { _ ("Whistles"), whistles, ended },
    { _ ("Cases received"), cases, NULL },
    { _ ("Whistles per 100 cases"), gauge, walls },
  };
  g_autofree char *stands = g_strdup_printf (_ ("Gauge: %s."), hut_gauge_words (scores->gauge));

  hut_paper_add_figures (month->paper, figures, G_N_ELEMENTS (figures));
  hut_paper_add_text (month->paper, stands);
}

/* ---- By department ---- */

static void
add_unit (const Month *month, const HutUnitScore *score)
{
  char *cells[N_COLUMNS] = {
    g_strdup (hut_paper_desk_unit (month->desk, score->unit)),
    g_strdup_printf ("%u", score->n_called),
    share_words (score->n_answered, score->n_answer_due),
    share_words (score->n_in_time, score->n_due),
    median_words (score->median),
    g_strdup_printf ("%u", score->n_done),
    g_strdup_printf ("%u", score->n_released),
    g_strdup_printf ("%u", score->n_disputed),
    g_strdup_printf ("%u", score->n_refused),
    g_strdup_printf ("%u", score->n_sent_back),
    g_strdup_printf ("%u", score->n_supervised),
    mark_words (&score->timely),
    mark_words (&score->effective),
    mark_words (&score->attitude),
    mark_words (&score->others),
    g_strdup_printf ("%u", score->n_unmarked),
  };

  hut_paper_add_row (month->paper, (const char *const *)cells);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (cells[i]);
}

static void
add_units (const Month *month, const HutScores *scores)
{
  const char *const titles[N_COLUMNS] = {
    _ ("Unit"),
    C_ ("whistle table", "Called"),
    C_ ("whistle table", "An-\nswered\nin time"),
    C_ ("whistle table", "On the\nspot in\ntime"),
    C_ ("whistle table", "Median\nmin"),
    C_ ("whistle table", "Done"),
    C_ ("whistle table", "Re-\nleased"),
    C_ ("whistle table", "Dis-\nputed"),
    C_ ("whistle table", "Re-\nfused"),
    C_ ("whistle table", "Sent\nback"),
    C_ ("whistle table", "Super-\nvised"),
    C_ ("whistle table", "Timely"),
    C_ ("whistle table", "Effec-\ntive"),
    C_ ("whistle table", "Atti-\ntude"),
    C_ ("whistle table", "Of\nothers"),
    C_ ("whistle table", "Not\nmarked"),
  };
  HutPaperColumn columns[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    columns[i] = (HutPaperColumn){ titles[i], i == 0 ? UNIT_SHARE : FIGURE_SHARE,
                                   i == 0 ? HUT_PAPER_LEFT : HUT_PAPER_RIGHT };
  hut_paper_add_table (month->paper, columns, N_COLUMNS);
  for (guint i = 0; i < scores->units->len; i++)
    add_unit (month, scores->units->pdata[i]);
}

/* The whistles of one occasion by themselves; where there are none, nothing. */
static void
add_occasion (const Month *month, GPtrArray *whistles, const HutCode *occasion, guint n)
{
  g_autoptr (GPtrArray) these = g_ptr_array_new ();
  g_autoptr (HutScores) scores = NULL;
  g_autofree char *heading = NULL;

  if (n == 0)
    return;
  for (guint i = 0; i < whistles->len; i++)
    {
      HutWhistle *whistle = whistles->pdata[i];

      if (g_strcmp0 (hut_record_get_text (whistle->whistle, "occasion"), occasion->code) == 0)
        g_ptr_array_add (these, whistle);
    }
  scores = hut_scores_new (these, 0, &month->times, month->desk->printed_at);
  /* Translators: an occasion, and how many whistles were blown on it. */
  heading = g_strdup_printf (C_ ("whistle table", "%s: %u"),
                             g_dgettext (GETTEXT_PACKAGE, occasion->label), n);
  hut_paper_add_heading (month->paper, heading);
  add_units (month, scores);
}

/* ---- What the departments say ---- */

static gboolean
has_views (const HutUnitScore *score)
{
  return score->n_needed + score->n_not_needed + score->n_clear + score->n_not_clear > 0;
}

static void
add_view (const Month *month, const HutUnitScore *score)
{
  g_autofree char *needed = g_strdup_printf ("%u", score->n_needed);
  g_autofree char *not_needed = g_strdup_printf ("%u", score->n_not_needed);
  g_autofree char *clear = g_strdup_printf ("%u", score->n_clear);
  g_autofree char *not_clear = g_strdup_printf ("%u", score->n_not_clear);

  hut_paper_add_row (month->paper,
                     (const char *const[]){ hut_paper_desk_unit (month->desk, score->unit), needed,
                                            not_needed, clear, not_clear });
}

static void
add_views (const Month *month, const HutScores *scores)
{
  const HutPaperColumn columns[] = {
    { _ ("Unit"), 40, HUT_PAPER_LEFT },
    { C_ ("whistle table", "It was needed"), 15, HUT_PAPER_RIGHT },
    { C_ ("whistle table", "It was not needed"), 15, HUT_PAPER_RIGHT },
    { C_ ("whistle table", "The task was clear"), 15, HUT_PAPER_RIGHT },
    { C_ ("whistle table", "The task was not clear"), 15, HUT_PAPER_RIGHT },
  };
  guint n = 0;

  for (guint i = 0; i < scores->units->len; i++)
    n += has_views (scores->units->pdata[i]);
  if (n == 0)
    return;
  hut_paper_add_heading (month->paper,
                         _ ("What the units say of the whistles: feedback for the district, no "
                            "rank of streets"));
  hut_paper_add_table (month->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < scores->units->len; i++)
    if (has_views (scores->units->pdata[i]))
      add_view (month, scores->units->pdata[i]);
}

/* ---- The paper ---- */

/* "2026-11-01 to 2026-11-30": @until is the first moment that is not in it. */
static char *
period_words (HutTime from, HutTime until, GTimeZone *zone)
{
  g_autofree char *first = hut_time_format (from, zone, "%Y-%m-%d");
  g_autofree char *last = hut_time_format (until - 1, zone, "%Y-%m-%d");

  return g_strdup_printf (_ ("%s to %s"), first, last);
}

static void
add_notes (const Month *month, HutOffice *office)
{
  g_autofree char *rule = hut_office_describe_rule (office, "whistle");

  hut_paper_add_note (
      month->paper,
      _ ("In time: of those whose time is past, or who answered or came. Median: minutes from the "
         "call until it was on the spot, of those who came. Marks are 1 to 5, the mean of those "
         "that were given; “–”: there is no figure."));
  if (rule != NULL)
    hut_paper_add_note (month->paper, rule);
}

HutPaper *
hut_whistle_month_new (const HutPaperDesk *desk, HutReader *reader, HutOffice *office, HutTime from,
                       HutTime until, GError **error)
{
  const HutWhistleAsk ask = { .from = from, .until = until };
  g_autoptr (GPtrArray) whistles = hut_reader_whistles (reader, &ask, error);
  gint64 n_cases = whistles != NULL ? hut_reader_count_received (reader, from, until, error) : -1;
  g_autoptr (HutPaper) paper = NULL;
  g_autoptr (HutScores) scores = NULL;
  g_autofree char *period = NULL;
  Month month = { .desk = desk };

  if (n_cases < 0)
    return NULL;
  hut_whistle_times_of (office, &month.times);
  scores = hut_scores_new (whistles, n_cases, &month.times, desk->printed_at);
  paper = month.paper =
      hut_paper_desk_begin (desk, HUT_PAGE_LANDSCAPE, _ ("Whistles of the month"));
  period = period_words (from, until, hut_office_get_zone (office));
  hut_paper_add_title (paper, _ ("Whistles of the month"));
  hut_paper_add_text (paper, period);
  add_gauge (&month, scores);
  if (scores->n_whistles == 0)
    hut_paper_add_text (paper, _ ("No whistle was blown in this period."));
  else
    {
      hut_paper_add_heading (paper, _ ("All occasions"));
      add_units (&month, scores);
    }
  for (guint i = 0; hut_codes_occasion[i].code != NULL; i++)
    add_occasion (&month, whistles, &hut_codes_occasion[i], scores->n_by_occasion[i]);
  add_views (&month, scores);
  add_notes (&month, office);
  return g_steal_pointer (&paper);
}
