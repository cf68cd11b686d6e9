/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 失分复盘: the cases that cost a rate, replayed. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-review-papers.h"

#include "domain/hut-rate-words.h"
#include "hut-config.h"
#include "report/hut-case-dossier.h"
#include "report/hut-rates-table.h"
#include "store/hut-reader-losses.h"

#include <glib/gi18n-lib.h>

static void
add_reasons (HutPaper *paper, const HutPaperDesk *desk, GPtrArray *losses)
{
  const HutPaperColumn columns[] = {
    { _ ("Why points were lost"), 80, HUT_PAPER_LEFT },
    { _ ("Cases"), 20, HUT_PAPER_RIGHT },
  };
  g_autoptr (GPtrArray) reasons = hut_losses_by_reason (losses);

  hut_paper_add_heading (paper, _ ("Reasons"));
  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < reasons->len; i++)
    {
      const HutLossReason *reason = g_ptr_array_index (reasons, i);
      g_autofree char *words = hut_paper_desk_text (desk, reason->reason);
      g_autofree char *count = g_strdup_printf ("%u", reason->count);

      hut_paper_add_row (
          paper, (const char *const[]){ words != NULL ? words : _ ("No reason yet"), count });
    }
}

/* What one case was, cost and taught; blank lines where nobody has written yet. */
static void
add_facts (HutPaper *paper, const HutPaperDesk *desk, const HutLoss *loss,
           const HutCaseDossier *dossier)
{
  g_autofree char *where = hut_case_dossier_where (dossier, desk);
  g_autofree char *category = hut_case_dossier_category (dossier);
  g_autofree char *lead = hut_paper_desk_value (desk, dossier->record, "lead");
  g_autofree char *called_back = hut_paper_desk_time (loss->call_back_at);
  g_autofree char *text = hut_paper_desk_value (desk, dossier->record, "text");
  g_autofree char *answer = hut_paper_desk_value (desk, dossier->record, "answer");
  g_autofree char *reason = hut_paper_desk_text (desk, loss->reason);
  g_autofree char *lesson = hut_paper_desk_text (desk, loss->lesson);
  const HutPaperEntry entries[] = {
    { _ ("Number"), dossier->number, TRUE, 0 },
    { _ ("Called back"), called_back, TRUE, 0 },
    { _ ("Category"), category, TRUE, 0 },
    { _ ("Responsible unit"), lead, TRUE, 0 },
    { _ ("Place"), where, FALSE, 0 },
    { _ ("Text"), text, FALSE, 0 },
    { _ ("Answer"), answer, FALSE, 0 },
    { _ ("What it cost"), loss->cost, FALSE, 0 },
    { _ ("Why points were lost"), reason, FALSE, 2 },
    { _ ("What is learnt from it"), lesson, FALSE, 2 },
  };

  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
}

static gboolean
add_case (HutPaper *paper, const HutPaperDesk *desk, HutReader *reader, const HutLoss *loss,
          guint n, GError **error)
{
  GError *failure = NULL;
  HutRecord *record = hut_reader_get (reader, &hut_kind_case, &loss->id, &failure);
  g_autoptr (HutCaseDossier) dossier = NULL;
  g_autofree char *title = NULL;
  g_autofree char *heading = NULL;

  if (record == NULL)
    {
      g_propagate_error (error, failure);
      return failure == NULL; /* gone meanwhile */
    }
  dossier = hut_case_dossier_new (reader, record, error);
  if (dossier == NULL)
    return FALSE;
  title = hut_paper_desk_text (desk, loss->title);
  heading = g_strdup_printf ("%u. %s", n, title != NULL ? title : _ ("No title"));
  hut_paper_add_heading (paper, heading);
  add_facts (paper, desk, loss, dossier);
  hut_case_dossier_add_steps (dossier, desk, paper);
  return TRUE;
}

static gboolean
add_cases (HutPaper *paper, const HutPaperDesk *desk, HutReader *reader, GPtrArray *losses,
           GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < MIN (losses->len, HUT_LOSS_BOOK_MAX); i++)
    if (!add_case (paper, desk, reader, g_ptr_array_index (losses, i), i + 1, error) ||
        g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
  if (losses->len > HUT_LOSS_BOOK_MAX)
    {
      guint more = losses->len - HUT_LOSS_BOOK_MAX;
      g_autofree char *note = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u more case is left out: choose a shorter period.",
                       "%u more cases are left out: choose a shorter period.", more),
          more);

      hut_paper_add_note (paper, note);
    }
  return TRUE;
}

HutPaper *
hut_loss_book_new (const HutPaperDesk *desk, HutReader *reader, HutOffice *office,
                   const HutRatePeriod *period, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutRateRules) rules = hut_rate_rules_of (office);
  g_autoptr (GPtrArray) losses = hut_reader_losses (reader, rules, period, cancellable, error);
  g_autofree char *days = hut_rate_period_words (period, hut_office_get_zone (office));
  g_autoptr (HutPaper) paper = NULL;
  HutRatesRow row = { _ ("This period"), *period };

  if (losses == NULL)
    return NULL;
  paper = hut_paper_desk_begin (desk, HUT_PAGE_PORTRAIT, _ ("Lost-point book"));
  hut_paper_add_title (paper, _ ("Lost-point book"));
  hut_paper_add_text (paper, days);
  if (!hut_rates_table_add (paper, reader, office, &row, 1, desk->printed_at, cancellable, error))
    return NULL;
  if (losses->len == 0)
    {
      hut_paper_add_text (paper, _ ("No case of this period cost a rate."));
      return g_steal_pointer (&paper);
    }
  add_reasons (paper, desk, losses);
  if (!add_cases (paper, desk, reader, losses, cancellable, error))
    return NULL;
  return g_steal_pointer (&paper);
}
