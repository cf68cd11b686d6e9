/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* 吹哨单: what for, where, until when, whom to turn to, and what is to be sent back. One sheet for
 * all who are called, or one for each with a slip to fill in. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-whistle-papers-private.h"

#include "hut-config.h"
#include "report/hut-place-map.h"

#include <glib/gi18n-lib.h>

/* What it is and where, which is the same for all; @summons: of one of them, or NULL. */
static void
add_facts (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  const HutRecord *record = print->whistle->whistle;
  g_autofree char *number = hut_whistle_print_number (print);
  g_autofree char *occasion = hut_paper_desk_value (print->desk, record, "occasion");
  g_autofree char *task = hut_paper_desk_value (print->desk, record, "task");
  g_autofree char *part =
      summons != NULL ? hut_paper_desk_value (print->desk, summons, "task") : NULL;
  g_autofree char *where = hut_whistle_print_where (print);
  g_autofree char *at = hut_whistle_print_minute (print, hut_record_get_int (record, "at", 0));
  g_autofree char *by = hut_reader_account_name (print->reader, hut_record_get_text (record, "by"));
  const HutPaperEntry entries[] = {
    { C_ ("whistle paper", "To"), summons != NULL ? hut_whistle_print_unit (print, summons) : NULL,
      FALSE, 0 },
    { _ ("Number"), number, TRUE, 0 },
    { _ ("Occasion"), occasion, TRUE, 0 },
    { _ ("What is to be done"), task, FALSE, 0 },
    { _ ("Its part"), part, FALSE, 0 },
    { _ ("Place"), where, FALSE, 0 },
    { C_ ("whistle paper", "Called at"), at, TRUE, 0 },
    { _ ("Blown by"), by, TRUE, 0 },
    /* The office's own, to be rung up: not masked. */
    { _ ("Whom to turn to"), hut_record_get_text (record, "contact"), TRUE, 0 },
    { C_ ("whistle paper", "Office telephone"), print->desk->telephone, TRUE, 0 },
  };
  HutPaperEntry shown[G_N_ELEMENTS (entries)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if ((i != 0 || summons != NULL) && (i != 4 || part != NULL))
      shown[n++] = entries[i];
  hut_paper_add_form (paper, shown, n);
}

static void
add_times (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  g_autofree char *answer =
      hut_whistle_print_minute (print, hut_record_get_int (summons, "answer_due_at", 0));
  g_autofree char *due =
      hut_whistle_print_minute (print, hut_record_get_int (summons, "due_at", 0));
  const HutPaperFigure figures[] = {
    { C_ ("whistle paper", "Answer by"), answer != NULL ? answer : _ ("On arrival"), NULL },
    { C_ ("whistle paper", "On the spot by"), due, NULL },
  };

  hut_paper_add_figures (paper, figures, G_N_ELEMENTS (figures));
}

static void
add_map (HutPaper *paper, const HutWhistlePrint *print)
{
  HutPoint place;

  if (hut_record_get_point (print->whistle->whistle, "place", &place))
    hut_place_map_add (paper, print->desk, place);
}

static void
add_asked (HutPaper *paper, const HutWhistlePrint *print)
{
  hut_paper_begin_hold (paper);
  hut_paper_add_heading (paper, C_ ("whistle paper", "Please send back"));
  hut_paper_add_text (
      paper, _ ("1. By the time for the answer: that you come, or that you dispute it, with the "
                "reason. A dispute goes to the district to be settled; it does not move the time.\n"
                "2. On the spot: who leads, how many have come, and when.\n"
                "3. When it is done: the result, with its evidence. Nobody leaves before all is "
                "done; an interim report restarts no time."));
  hut_paper_add_note (paper, _ ("Beijing’s street office regulation, article 5: those who are "
                                "called by a street come and act together."));
  hut_paper_end_hold (paper);
}

/* To be filled in and sent back. */
static void
add_slip (HutPaper *paper, const HutWhistlePrint *print)
{
  const HutPaperEntry entries[] = {
    { C_ ("whistle paper", "Answer"), _ ("□ We come    □ We dispute it, because:"), FALSE, 2 },
    { C_ ("whistle paper", "Led by"), NULL, TRUE, 1 },
    { C_ ("whistle paper", "How many"), NULL, TRUE, 1 },
  };
  const char *const signatures[] = { C_ ("whistle paper", "Signed by (seal):"), _ ("Date:") };

  hut_paper_begin_hold (paper);
  hut_paper_add_heading (paper, C_ ("whistle paper", "Return slip"));
  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
  hut_paper_add_signatures (paper, signatures, G_N_ELEMENTS (signatures));
  hut_paper_end_hold (paper);
}

static void
add_one (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  hut_paper_add_page_break (paper);
  hut_paper_add_title (paper, _ ("Whistle call"));
  add_facts (paper, print, summons);
  add_times (paper, print, summons);
  add_map (paper, print);
  add_asked (paper, print);
  hut_whistle_print_close (paper, print);
  add_slip (paper, print);
}

static gboolean
has_parts (const HutWhistle *whistle)
{
  for (guint i = 0; i < whistle->summonses->len; i++)
    if (hut_record_get_text (whistle->summonses->pdata[i], "task") != NULL)
      return TRUE;
  return FALSE;
}

/* The column of the parts is the last, so that it can be left out where nobody has one. */
static void
add_called (HutPaper *paper, const HutWhistlePrint *print)
{
  const HutPaperColumn columns[] = {
    { C_ ("whistle paper", "To"), 22, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "Called at"), 18, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "Answer by"), 18, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "On the spot by"), 18, HUT_PAPER_LEFT },
    { _ ("Its part"), 24, HUT_PAPER_LEFT },
  };
  gboolean parts = has_parts (print->whistle);

  hut_paper_add_heading (paper, _ ("Units that are called"));
  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns) - (parts ? 0 : 1));
  for (guint i = 0; i < print->whistle->summonses->len; i++)
    {
      const HutRecord *summons = print->whistle->summonses->pdata[i];
      HutSummonsTimes times;
      g_autofree char *part = hut_paper_desk_value (print->desk, summons, "task");
      g_autofree char *answer =
          hut_whistle_print_minute (print, hut_record_get_int (summons, "answer_due_at", 0));
      g_autofree char *due =
          hut_whistle_print_minute (print, hut_record_get_int (summons, "due_at", 0));
      g_autofree char *called = NULL;

      hut_summons_times (print->whistle, summons, &times);
      called = hut_whistle_print_minute (print, times.called);
      hut_paper_add_row (paper, (const char *const[]){ hut_whistle_print_unit (print, summons),
                                                       called, answer, due, part });
    }
}

gboolean
hut_whistle_call_add (HutPaper *paper, const HutWhistlePrint *print, GError **error)
{
  const HutWhistle *whistle = print->whistle;

  if (whistle->summonses->len == 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("The whistle calls nobody."));
      return FALSE;
    }
  if (print->ask->unit != NULL)
    add_one (paper, print, hut_whistle_summons (whistle, print->ask->unit));
  for (guint i = 0; print->ask->unit == NULL && print->ask->each && i < whistle->summonses->len;
       i++)
    add_one (paper, print, whistle->summonses->pdata[i]);
  if (print->ask->unit != NULL || print->ask->each)
    return TRUE;
  hut_paper_add_title (paper, _ ("Whistle call"));
  add_facts (paper, print, NULL);
  add_called (paper, print);
  add_map (paper, print);
  add_asked (paper, print);
  hut_whistle_print_close (paper, print);
  return TRUE;
}
