/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tables of a whistle: who did what when, the log as it happened, and what was late. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-whistle-papers-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Adds a line where @words (taken over) are not NULL. */
static void
add_line (GString *cell, char *words)
{
  if (words != NULL)
    g_string_append_printf (cell, "%s%s", cell->len > 0 ? "\n" : "", words);
  g_free (words);
}

static char *
late_words (const HutRecord *summons, const char *due, gint64 late)
{
  g_autofree char *span =
      late > 0 ? hut_whistle_print_span (hut_record_get_int (summons, due, 0), late) : NULL;

  /* Translators: %s is a length of time. */
  return span != NULL ? g_strdup_printf (_ ("late by %s"), span) : NULL;
}

/* ---- Who was called ---- */

static char *
answered_cell (const HutWhistlePrint *print, const HutRecord *summons, const HutSummonsTimes *times)
{
  const char *words = times->answered == 0                 ? _ ("No answer")
                      : times->answered == times->disputed ? C_ ("summons state", "Disputed")
                      : times->answered == times->refused  ? C_ ("summons state", "Refused")
                                                           : NULL;
  GString *cell = g_string_new (NULL);

  add_line (cell, hut_whistle_print_time (print, times->answered));
  add_line (cell, g_strdup (words));
  add_line (cell, late_words (summons, "answer_due_at",
                              hut_summons_late_answer (summons, times, print->desk->printed_at)));
  return g_string_free (cell, FALSE);
}

static char *
people_words (const HutWhistlePrint *print, const HutRecord *arrival)
{
  g_autofree char *by = hut_paper_desk_value (print->desk, arrival, "by");
  gint64 people = hut_record_get_int (arrival, "people", 0);
  g_autofree char *count = people > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d person",
                                                                      "%d people", (gulong)people),
                                                         (int)people)
                                      : NULL;

  if (by == NULL || count == NULL)
    return g_strdup (by != NULL ? by : count);
  /* Translators: who told it, and how many came. */
  return g_strdup_printf (C_ ("arrival", "%s, %s"), by, count);
}

static char *
arrived_cell (const HutWhistlePrint *print, const HutRecord *summons, const HutSummonsTimes *times)
{
  GString *cell = g_string_new (NULL);

  add_line (cell, times->arrived != 0 ? hut_whistle_print_time (print, times->arrived)
                                      : g_strdup (_ ("Not come")));
  if (times->arrival != NULL)
    add_line (cell, people_words (print, times->arrival));
  add_line (cell, late_words (summons, "due_at",
                              hut_summons_late_arrival (summons, times, print->desk->printed_at)));
  return g_string_free (cell, FALSE);
}

static char *
end_cell (const HutWhistlePrint *print, const HutRecord *summons, const HutSummonsTimes *times)
{
  GString *cell = g_string_new (NULL);

  add_line (cell,
            hut_whistle_print_time (print, times->released != 0 ? times->released : times->done));
  add_line (cell, hut_paper_desk_value (print->desk, summons, "state"));
  if (times->n_sent_back > 0)
    add_line (cell, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "sent back once",
                                                  "sent back %d times", times->n_sent_back),
                                     (int)times->n_sent_back));
  return g_string_free (cell, FALSE);
}

/* What came of its part: the result, else why it was let go, else what it said last. */
static char *
result_cell (const HutWhistlePrint *print, const HutRecord *summons, const HutSummonsTimes *times)
{
  static const char *const codes[] = { "done", "released", "refused", "disputed", "report" };
  const HutTime stand[] = { times->done, times->released, 1, 1, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const HutRecord *step = hut_whistle_print_last (print, summons, codes[i]);

      if (stand[i] != 0 && step != NULL && hut_record_get_text (step, "words") != NULL)
        return hut_paper_desk_value (print->desk, step, "words");
    }
  return NULL;
}

static void
add_unit (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  HutSummonsTimes times;
  g_autofree char *called = NULL;
  g_autofree char *answered = NULL;
  g_autofree char *arrived = NULL;
  g_autofree char *end = NULL;
  g_autofree char *result = NULL;

  hut_summons_times (print->whistle, summons, &times);
  called = hut_whistle_print_time (print, times.called);
  answered = answered_cell (print, summons, &times);
  arrived = arrived_cell (print, summons, &times);
  end = end_cell (print, summons, &times);
  result = result_cell (print, summons, &times);
  hut_paper_add_row (paper, (const char *const[]){ hut_whistle_print_unit (print, summons), called,
                                                   answered, arrived, end, result });
}

void
hut_whistle_units_add (HutPaper *paper, const HutWhistlePrint *print)
{
  const HutPaperColumn columns[] = {
    { _ ("Unit"), 17, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "Called"), 13, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "Answered"), 16, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "On the spot"), 17, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "Stands"), 13, HUT_PAPER_LEFT },
    { _ ("Result"), 24, HUT_PAPER_LEFT },
  };

  hut_paper_add_heading (paper, _ ("Units that were called"));
  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < print->whistle->summonses->len; i++)
    add_unit (paper, print, print->whistle->summonses->pdata[i]);
}

/* ---- The log ---- */

/* The words, how many came, for whom was ruled, until when. */
static char *
words_cell (const HutWhistlePrint *print, const HutRecord *step)
{
  gint64 people = hut_record_get_int (step, "people", 0);
  HutTime due = hut_record_get_int (step, "due_at", 0);
  g_autofree char *until = hut_whistle_print_minute (print, due);
  GString *cell = g_string_new (NULL);

  add_line (cell, hut_paper_desk_value (print->desk, step, "ruling"));
  if (people > 0)
    add_line (cell, g_strdup_printf (
                        g_dngettext (GETTEXT_PACKAGE, "%d person", "%d people", (gulong)people),
                        (int)people));
  if (until != NULL)
    add_line (cell, g_strdup_printf (_ ("until %s"), until));
  add_line (cell, hut_paper_desk_value (print->desk, step, "words"));
  return g_string_free (cell, FALSE);
}

void
hut_whistle_steps_add (HutPaper *paper, const HutWhistlePrint *print)
{
  const HutPaperColumn columns[] = {
    { _ ("Time"), 20, HUT_PAPER_LEFT },
    { _ ("Unit"), 17, HUT_PAPER_LEFT },
    { _ ("Step"), 11, HUT_PAPER_LEFT },
    { _ ("Words"), 31, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "How it is on record"), 21, HUT_PAPER_LEFT },
  };

  hut_paper_add_heading (paper, _ ("What happened"));
  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < print->whistle->steps->len; i++)
    {
      const HutRecord *step = print->whistle->steps->pdata[i];
      g_autofree char *time = hut_whistle_print_time (print, hut_whistle_step_time (step));
      g_autofree char *code = hut_paper_desk_value (print->desk, step, "code");
      g_autofree char *words = words_cell (print, step);
      g_autofree char *told = hut_whistle_print_told (print, step);
      const char *unit = hut_whistle_print_unit (print, step);

      hut_paper_add_row (paper, (const char *const[]){ time, unit != NULL ? unit : _ ("The street"),
                                                       code, words, told });
    }
}

/* ---- What was late ---- */

static void
add_due (HutPaper *paper, const HutWhistlePrint *print, const char *what, HutTime due, HutTime at,
         const char *not_yet, gint64 late)
{
  g_autofree char *due_words = hut_whistle_print_time (print, due);
  g_autofree char *at_words = at != 0 ? hut_whistle_print_time (print, at) : g_strdup (not_yet);
  g_autofree char *span = late > 0  ? hut_whistle_print_span (due, late)
                          : at != 0 ? g_strdup (_ ("In time"))
                                    : NULL;

  if (due != 0)
    hut_paper_add_row (paper, (const char *const[]){ what, due_words, at_words, span });
}

void
hut_whistle_lateness_add (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  const HutPaperColumn columns[] = {
    { C_ ("whistle paper", "What was due"), 22, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "By when"), 24, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "It came"), 24, HUT_PAPER_LEFT },
    { C_ ("whistle paper", "Late by"), 30, HUT_PAPER_LEFT },
  };
  HutTime now = print->desk->printed_at;
  g_autofree char *as_of = hut_whistle_print_time (print, now);
  g_autofree char *note = g_strdup_printf (_ ("As it stands at %s, Beijing time."), as_of);
  HutSummonsTimes times;

  hut_summons_times (print->whistle, summons, &times);
  hut_paper_add_table (paper, columns, G_N_ELEMENTS (columns));
  add_due (paper, print, C_ ("whistle paper", "Its answer"),
           hut_record_get_int (summons, "answer_due_at", 0), times.answered, _ ("No answer"),
           hut_summons_late_answer (summons, &times, now));
  add_due (paper, print, C_ ("whistle paper", "To be on the spot"),
           hut_record_get_int (summons, "due_at", 0), times.arrived, _ ("Not come"),
           hut_summons_late_arrival (summons, &times, now));
  hut_paper_add_note (paper, note);
}
