/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 联合处置记录: who was called and what each did, the log as it happened, the evidence, the
 * outcome, and lines for all who took part to sign on. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-whistle-papers-private.h"

#include "hut-config.h"
#include "store/hut-case.h"

#include <glib/gi18n-lib.h>

#define SIGN_HEIGHT 30.0 /* points: a name by hand */
#define OUTCOME_LINES 4

/* The numbers of its cases; NULL where it has none. */
static char *
cases_words (const HutWhistlePrint *print)
{
  g_autoptr (GArray) cases = hut_whistle_cases (print->whistle->whistle);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < cases->len; i++)
    {
      const HutUid *id = &g_array_index (cases, HutUid, i);
      g_autoptr (HutRecord) found = hut_reader_get (print->reader, &hut_kind_case, id, NULL);
      g_autofree char *number =
          found != NULL ? hut_case_number_words (hut_record_get_text (found, "number"), id) : NULL;

      if (number != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? _ (", ") : "", number);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static char *
state_words (const HutWhistlePrint *print)
{
  const char *state = hut_whistle_state (print->whistle);

  if (hut_whistle_is_ended (print->whistle))
    return g_strdup (C_ ("whistle state", "Ended"));
  return g_strdup (g_str_equal (state, "finished")  ? _ ("All done")
                   : g_str_equal (state, "working") ? _ ("At work")
                                                    : C_ ("summons state", "Called"));
}

static void
add_facts (HutPaper *paper, const HutWhistlePrint *print)
{
  const HutRecord *record = print->whistle->whistle;
  g_autofree char *number = hut_whistle_print_number (print);
  g_autofree char *occasion = hut_paper_desk_value (print->desk, record, "occasion");
  g_autofree char *task = hut_paper_desk_value (print->desk, record, "task");
  g_autofree char *where = hut_whistle_print_where (print);
  g_autofree char *at = hut_whistle_print_time (print, hut_record_get_int (record, "at", 0));
  g_autofree char *by = hut_reader_account_name (print->reader, hut_record_get_text (record, "by"));
  g_autofree char *state = state_words (print);
  g_autofree char *cases = cases_words (print);
  const HutPaperEntry entries[] = {
    { _ ("Number"), number, TRUE, 0 },
    { _ ("Occasion"), occasion, TRUE, 0 },
    { _ ("What is to be done"), task, FALSE, 0 },
    { _ ("Place"), where, FALSE, 0 },
    { C_ ("whistle paper", "Called at"), at, TRUE, 0 },
    { _ ("Blown by"), by, TRUE, 0 },
    { _ ("State"), state, TRUE, 0 },
    { _ ("Cases"), cases, TRUE, 0 },
  };

  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
}

static void
add_outcome (HutPaper *paper, const HutWhistlePrint *print)
{
  g_autofree char *outcome =
      hut_whistle_is_ended (print->whistle)
          ? hut_paper_desk_value (print->desk, print->whistle->whistle, "outcome")
          : NULL;
  const HutPaperEntry blank[] = { { _ ("Outcome"), NULL, FALSE, OUTCOME_LINES } };

  if (outcome == NULL)
    {
      hut_paper_add_form (paper, blank, G_N_ELEMENTS (blank));
      return;
    }
  hut_paper_add_heading (paper, _ ("Outcome"));
  hut_paper_add_text (paper, outcome);
}

/* A line for each who was called, and the last for the street. */
static void
add_signatures (HutPaper *paper, const HutWhistlePrint *print)
{
  const HutPaperColumn columns[] = {
    { _ ("Unit"), 34, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "Represented by"), 22, HUT_PAPER_LEFT },
    { _ ("Signature"), 24, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "Date"), 20, HUT_PAPER_LEFT },
  };

  hut_paper_add_heading (paper, C_ ("whistle paper", "Signatures"));
  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  hut_paper_set_row_height (paper, SIGN_HEIGHT);
  for (guint i = 0; i < print->whistle->summonses->len; i++)
    hut_paper_add_row (
        paper,
        (const char *const[]){ hut_whistle_print_unit (print, print->whistle->summonses->pdata[i]),
                               NULL, NULL, NULL });
  hut_paper_add_row (paper, (const char *const[]){ print->desk->office, NULL, NULL, NULL });
}

gboolean
hut_joint_record_add (HutPaper *paper, const HutWhistlePrint *print, GError **error)
{
  g_autofree char *as_of = hut_whistle_print_time (print, print->desk->printed_at);
  g_autofree char *draft =
      g_strdup_printf (_ ("Draft: the whistle has not ended; this is how it stands at %s."), as_of);

  if (print->whistle->summonses->len == 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("The whistle calls nobody."));
      return FALSE;
    }
  hut_paper_add_title (paper, _ ("Record of the joint action"));
  if (!hut_whistle_is_ended (print->whistle))
    hut_paper_add_note (paper, draft);
  add_facts (paper, print);
  hut_whistle_units_add (paper, print);
  hut_whistle_steps_add (paper, print);
  if (!hut_whistle_evidence_add (paper, print, error))
    return FALSE;
  add_outcome (paper, print);
  add_signatures (paper, print);
  return TRUE;
}
