/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 督办单: to a unit that is late: what was due and by how much it is late, how it was reminded, and
 * what is asked of it until when. Also after the end, for what was late. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-whistle-papers-private.h"

#include "domain/hut-whistle-times.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Which it is, of those to this unit. */
static char *
nth_words (const HutWhistlePrint *print, const HutRecord *summons)
{
  HutSummonsTimes times;

  hut_summons_times (print->whistle, summons, &times);
  return g_strdup_printf ("%u", times.n_supervised + 1);
}

static void
add_facts (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  const HutRecord *record = print->whistle->whistle;
  g_autofree char *number = hut_whistle_print_number (print);
  g_autofree char *occasion = hut_paper_desk_value (print->desk, record, "occasion");
  g_autofree char *task = hut_paper_desk_value (print->desk, record, "task");
  g_autofree char *part = hut_paper_desk_value (print->desk, summons, "task");
  g_autofree char *where = hut_whistle_print_where (print);
  g_autofree char *called = hut_whistle_print_called (print, summons);
  g_autofree char *nth = nth_words (print, summons);
  const HutPaperEntry entries[] = {
    { C_ ("whistle paper", "To"), hut_whistle_print_unit (print, summons), FALSE, 0 },
    { C_ ("whistle paper", "Whistle"), number, TRUE, 0 },
    { _ ("Occasion"), occasion, TRUE, 0 },
    { C_ ("whistle paper", "Called at"), called, TRUE, 0 },
    { C_ ("whistle paper", "Supervision no."), nth, TRUE, 0 },
    { _ ("What is to be done"), task, FALSE, 0 },
    { _ ("Place"), where, FALSE, 0 },
    { _ ("Its part"), part, FALSE, 0 },
  };

  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries) - (part == NULL ? 1 : 0));
}

/* ---- How it was reminded ---- */

static gboolean
is_reminder (const HutRecord *step, const HutRecord *summons)
{
  const char *code = hut_record_get_text (step, "code");
  char id[HUT_UID_STRING_LEN + 1];

  return (g_strcmp0 (code, "reminded") == 0 || g_strcmp0 (code, "supervised") == 0) &&
         g_strcmp0 (hut_record_get_text (step, "summons"), hut_uid_print (&summons->id, id)) == 0;
}

static void
add_reminders (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  const HutPaperColumn columns[] = {
    { _ ("Time"), 24, HUT_PAPER_LEFT },
    { _ ("Step"), 16, HUT_PAPER_LEFT },
    { _ ("Words"), 34, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "How it is on record"), 26, HUT_PAPER_LEFT },
  };
  guint n = 0;

  hut_paper_add_heading (paper, C_ ("whistle paper", "How it was reminded"));
  for (guint i = 0; i < print->whistle->steps->len; i++)
    {
      const HutRecord *step = print->whistle->steps->pdata[i];
      g_autofree char *time = NULL, *code = NULL, *words = NULL, *told = NULL;

      if (!is_reminder (step, summons))
        continue;
      if (n++ == 0)
        hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
      time = hut_whistle_print_time (print, hut_whistle_step_time (step));
      code = hut_paper_desk_value (print->desk, step, "code");
      words = hut_paper_desk_value (print->desk, step, "words");
      told = hut_whistle_print_told (print, step);
      hut_paper_add_row (paper, (const char *const[]){ time, code, words, told });
    }
  if (n == 0)
    hut_paper_add_text (paper, _ ("No reminder is on record."));
}

/* ---- What is asked ---- */

static HutTime
until_when (const HutWhistlePrint *print)
{
  const char *occasion = hut_record_get_text (print->whistle->whistle, "occasion");
  HutWhistleTimes times;

  if (print->ask->by != 0)
    return print->ask->by;
  hut_whistle_times_of (print->office, &times);
  return print->desk->printed_at +
         hut_whistle_template (&times, occasion)->answer * HUT_TIME_MINUTE;
}

static void
add_asked (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  gboolean waited_for = hut_summons_is_open (hut_record_get_text (summons, "state"));
  g_autofree char *by = hut_whistle_print_minute (print, until_when (print));
  g_autofree char *text = NULL;
  HutSummonsTimes times;

  hut_summons_times (print->whistle, summons, &times);
  if (waited_for && times.arrived == 0)
    text = g_strdup_printf (_ ("Be on the spot and at work by %s, and say in writing by then why "
                               "it is late."),
                            by);
  else
    text = g_strdup_printf (_ ("Say in writing by %s why it was late, and what is done so that it "
                               "does not happen again."),
                            by);
  hut_paper_begin_hold (paper);
  hut_paper_add_heading (paper, C_ ("whistle paper", "What is asked"));
  hut_paper_add_text (paper, text);
  if (print->ask->words != NULL)
    {
      g_autofree char *words = hut_paper_desk_text (print->desk, print->ask->words);

      hut_paper_add_text (paper, words);
    }
  hut_paper_add_text (
      paper, hut_whistle_print_is_company (print, summons)
                 ? _ ("By Beijing’s street office regulation, article 5: public services accept "
                      "that the street coordinates and commands; how they serve is rated by "
                      "article 45.")
                 : _ ("By Beijing’s street office regulation, articles 5 and 11: departments "
                      "accept that the street coordinates and commands, and the street supervises "
                      "and assesses what several have to solve together."));
  hut_paper_end_hold (paper);
}

static void
add_one (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  const char *const signatures[] = { C_ ("whistle paper", "Received by:"), _ ("Date:") };

  hut_paper_add_page_break (paper);
  hut_paper_add_title (paper, _ ("Supervision report"));
  add_facts (paper, print, summons);
  hut_paper_add_heading (paper, C_ ("whistle paper", "What is late"));
  hut_whistle_lateness_add (paper, print, summons);
  add_reminders (paper, print, summons);
  add_asked (paper, print, summons);
  hut_paper_begin_hold (paper);
  hut_whistle_print_close (paper, print);
  hut_paper_add_signatures (paper, signatures, G_N_ELEMENTS (signatures));
  hut_paper_end_hold (paper);
}

gboolean
hut_supervision_paper_add (HutPaper *paper, const HutWhistlePrint *print, GError **error)
{
  g_autoptr (GPtrArray) units = hut_whistle_paper_units (print->ask->which, print->whistle,
                                                         print->ask->unit, print->desk->printed_at);

  if (units->len == 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           print->ask->unit != NULL ? _ ("It is not late: there is nothing to "
                                                         "supervise.")
                                                    : _ ("Nobody is late: there is nothing to "
                                                         "supervise."));
      return FALSE;
    }
  for (guint i = 0; i < units->len; i++)
    add_one (paper, print, units->pdata[i]);
  return TRUE;
}
