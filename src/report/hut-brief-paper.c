/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 日报 and 周报: one page or two for whoever leads the office. What is open, late and due is as the
 * file stands when it is printed; all else is of the day or the week. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-review-papers.h"

#include "domain/hut-rate-span.h"
#include "domain/hut-rate-words.h"
#include "hut-config.h"
#include "report/hut-rates-table.h"
#include "store/hut-case.h"
#include "store/hut-reader-losses.h"
#include "store/hut-reader-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines of a table at most. */
#define SHARES_MAX 8
#define CASES_MAX 20

/* What every part of a brief needs. */
typedef struct
{
  HutBriefKind kind;
  HutPaper *paper;
  const HutPaperDesk *desk;
  HutReader *reader;
  HutOffice *office;
  HutRateRules *rules;
  HutRatePeriod period;
  HutRatePeriod before;
  GCancellable *cancellable;
} Brief;

/* The open cases that are late or due today. */
static HutCaseSet *
find_due (const Brief *brief, HutDueFilter due, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();

  filter->open = TRUE;
  filter->due = due;
  return hut_reader_cases (brief->reader, filter, brief->desk->printed_at, brief->cancellable,
                           error);
}

static gboolean
add_counts (const Brief *brief, const HutCaseSet *overdue, GError **error)
{
  g_autoptr (HutCaseSet) due = find_due (brief, HUT_DUE_TODAY, error);
  g_autoptr (HutCaseSet) open = due != NULL ? find_due (brief, HUT_DUE_ANY, error) : NULL;
  HutPeriodCounts counts, before;
  guint numbers[6];
  HutPaperFigure figures[G_N_ELEMENTS (numbers)] = {
    { C_ ("count", "Received"), NULL, NULL }, { C_ ("count", "Answered"), NULL, NULL },
    { C_ ("count", "Closed"), NULL, NULL },   { C_ ("figure", "Open"), NULL, NULL },
    { C_ ("figure", "Overdue"), NULL, NULL }, { C_ ("figure", "Due today"), NULL, NULL },
  };
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  if (open == NULL ||
      !hut_reader_period_counts (brief->reader, brief->period.from, brief->period.until, &counts,
                                 error) ||
      !hut_reader_period_counts (brief->reader, brief->before.from, brief->before.until, &before,
                                 error))
    return FALSE;
  memcpy (numbers,
          (guint[]){ counts.received, counts.answered, counts.closed, open->n_marks,
                     overdue->n_marks, due->n_marks },
          sizeof numbers);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("%u", numbers[i]));
      figures[i].figure = g_ptr_array_index (texts, texts->len - 1);
    }
  for (guint i = 0; i < 3; i++)
    {
      g_ptr_array_add (
          texts, g_strdup_printf (_ ("before: %u"),
                                  (guint[]){ before.received, before.answered, before.closed }[i]));
      figures[i].words = g_ptr_array_index (texts, texts->len - 1);
    }
  hut_paper_add_figures (brief->paper, figures, G_N_ELEMENTS (figures));
  return TRUE;
}

static gboolean
add_rates (const Brief *brief, GError **error)
{
  GTimeZone *zone = hut_office_get_zone (brief->office);
  HutRatesRow rows[] = {
    { brief->kind == HUT_BRIEF_DAILY ? _ ("This day") : _ ("This week"), brief->period },
    { _ ("This month"), hut_rate_rules_month (brief->rules, brief->period.until - 1, 0, zone) },
  };

  hut_paper_add_heading (brief->paper, _ ("Three Rates"));
  return hut_rates_table_add (brief->paper, brief->reader, brief->office, rows, G_N_ELEMENTS (rows),
                              brief->desk->printed_at, brief->cancellable, error);
}

static gboolean
add_shares (const Brief *brief, HutPeriodBy by, const char *heading, const char *none,
            GError **error)
{
  const HutPaperColumn columns[] = {
    { heading, 60, HUT_PAPER_LEFT },
    { C_ ("count", "Received"), 20, HUT_PAPER_RIGHT },
    { _ ("Period before"), 20, HUT_PAPER_RIGHT },
  };
  g_autoptr (GPtrArray) shares =
      hut_reader_period_shares (brief->reader, by, brief->before.from, brief->period.from,
                                brief->period.until, SHARES_MAX, error);

  if (shares == NULL)
    return FALSE;
  if (shares->len == 0)
    return TRUE;
  hut_paper_add_heading (brief->paper, heading);
  hut_paper_add_table (brief->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < shares->len; i++)
    {
      const HutPeriodShare *share = g_ptr_array_index (shares, i);
      const char *name = by == HUT_PERIOD_BY_COMMUNITY
                             ? hut_paper_desk_community (brief->desk, share->key)
                             : share->key;
      g_autofree char *now = g_strdup_printf ("%u", share->now);
      g_autofree char *before = g_strdup_printf ("%u", share->before);

      hut_paper_add_row (brief->paper,
                         (const char *const[]){ name != NULL ? name : none, now, before });
    }
  return TRUE;
}

static void
add_more (const Brief *brief, guint n)
{
  g_autofree char *note = NULL;

  if (n <= CASES_MAX)
    return;
  note = g_strdup_printf (_ ("The first %u of %u."), (guint)CASES_MAX, n);
  hut_paper_add_note (brief->paper, note);
}

static gboolean
add_overdue (const Brief *brief, const HutCaseSet *overdue, GError **error)
{
  const HutPaperColumn columns[] = {
    { _ ("Number"), 16, HUT_PAPER_LEFT },    { _ ("Matter"), 38, HUT_PAPER_LEFT },
    { _ ("Community"), 14, HUT_PAPER_LEFT }, { _ ("Responsible unit"), 18, HUT_PAPER_LEFT },
    { _ ("Stands"), 14, HUT_PAPER_LEFT },
  };

  if (overdue->n_marks == 0)
    return TRUE;
  hut_paper_add_heading (brief->paper, C_ ("figure", "Overdue"));
  hut_paper_add_table (brief->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < MIN (overdue->n_marks, CASES_MAX); i++)
    {
      g_autoptr (GPtrArray) rows =
          hut_reader_case_rows (brief->reader, &overdue->marks[i].rowid, 1, error);
      const HutCaseRow *row = rows != NULL && rows->len > 0 ? rows->pdata[0] : NULL;
      g_autofree char *number = NULL;
      g_autofree char *title = NULL;
      g_autofree char *stands = NULL;

      if (rows == NULL)
        return FALSE;
      if (row == NULL)
        continue;
      number = hut_case_number_words (row->number, &row->id);
      title = hut_paper_desk_text (brief->desk, row->title);
      stands = hut_case_due_words (row->state, row->due_at, brief->desk->printed_at,
                                   hut_time_shown_zone ());
      hut_paper_add_row (brief->paper,
                         (const char *const[]){
                             number, title, hut_paper_desk_community (brief->desk, row->community),
                             hut_paper_desk_unit (brief->desk, row->lead), stands });
    }
  add_more (brief, overdue->n_marks);
  return TRUE;
}

static gboolean
add_losses (const Brief *brief, GError **error)
{
  const HutPaperColumn columns[] = {
    { _ ("Number"), 16, HUT_PAPER_LEFT },
    { _ ("Matter"), 30, HUT_PAPER_LEFT },
    { _ ("Community"), 14, HUT_PAPER_LEFT },
    { _ ("What it cost"), 18, HUT_PAPER_LEFT },
    { _ ("Why points were lost"), 22, HUT_PAPER_LEFT },
  };
  g_autoptr (GPtrArray) losses =
      hut_reader_losses (brief->reader, brief->rules, &brief->period, brief->cancellable, error);

  if (losses == NULL)
    return FALSE;
  hut_paper_add_heading (brief->paper, _ ("Lost Points"));
  if (losses->len == 0)
    {
      hut_paper_add_text (brief->paper, _ ("No case of this period cost a rate."));
      return TRUE;
    }
  hut_paper_add_table (brief->paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < MIN (losses->len, CASES_MAX); i++)
    {
      const HutLoss *loss = g_ptr_array_index (losses, i);
      g_autofree char *number = hut_case_number_words (loss->number, &loss->id);
      g_autofree char *title = hut_paper_desk_text (brief->desk, loss->title);
      g_autofree char *reason = hut_paper_desk_text (brief->desk, loss->reason);

      hut_paper_add_row (brief->paper,
                         (const char *const[]){
                             number, title, hut_paper_desk_community (brief->desk, loss->community),
                             loss->cost, reason });
    }
  add_more (brief, losses->len);
  return TRUE;
}

static gboolean
add_all (const Brief *brief, GError **error)
{
  g_autoptr (HutCaseSet) overdue = find_due (brief, HUT_DUE_OVERDUE, error);

  return overdue != NULL && add_counts (brief, overdue, error) && add_rates (brief, error) &&
         add_shares (brief, HUT_PERIOD_BY_CATEGORY, _ ("Category"), _ ("Without category"),
                     error) &&
         add_shares (brief, HUT_PERIOD_BY_COMMUNITY, _ ("Community"), _ ("Without community"),
                     error) &&
         add_losses (brief, error) && add_overdue (brief, overdue, error);
}

HutPaper *
hut_brief_paper_new (HutBriefKind kind, const HutPaperDesk *desk, HutReader *reader,
                     HutOffice *office, HutTime day, GCancellable *cancellable, GError **error)
{
  const char *name = kind == HUT_BRIEF_DAILY ? _ ("Daily brief") : _ ("Weekly brief");
  GTimeZone *zone = hut_office_get_zone (office);
  g_autoptr (HutRateRules) rules = hut_rate_rules_of (office);
  g_autoptr (HutPaper) paper = hut_paper_desk_begin (desk, HUT_PAGE_PORTRAIT, name);
  Brief brief = { kind, paper, desk, reader, office, rules, { 0 }, { 0 }, cancellable };
  g_autofree char *days = NULL;

  brief.period = kind == HUT_BRIEF_DAILY
                     ? hut_rate_rules_days (rules, day, day, zone)
                     : hut_rate_span_period (HUT_SPAN_THIS_WEEK, rules, day, zone);
  brief.before = hut_rate_rules_before (rules, &brief.period, zone);
  days = kind == HUT_BRIEF_DAILY ? hut_time_format (brief.period.from, zone, "%Y-%m-%d")
                                 : hut_rate_period_words (&brief.period, zone);
  hut_paper_add_title (paper, name);
  hut_paper_add_text (paper, days);
  return add_all (&brief, error) ? g_steal_pointer (&paper) : NULL;
}
