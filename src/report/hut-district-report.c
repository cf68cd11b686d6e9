/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reports to the district: that a unit refuses, and that it disputes with a reason, which is for
 * the district to settle. A draft, with the whole record attached. */

#define G_LOG_DOMAIN "hutong-report"

#include "report/hut-whistle-papers-private.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define WORDS_LINES 3
#define RULING_LINES 2

/* ---- What happened ---- */

static void
add_addressee (HutPaper *paper, const HutWhistlePrint *print)
{
  const char *district = print->desk->district;
  g_autofree char *to = district != NULL
                            ? g_strdup_printf (_ ("To the People’s Government of %s:"), district)
                            : g_strdup (_ ("To the People’s Government of the district:"));

  hut_paper_add_text (paper, to);
}

static void
add_call (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  const HutRecord *record = print->whistle->whistle;
  g_autofree char *number = hut_whistle_print_number (print);
  g_autofree char *occasion = hut_paper_desk_value (print->desk, record, "occasion");
  g_autofree char *task = hut_paper_desk_value (print->desk, record, "task");
  g_autofree char *part = hut_paper_desk_value (print->desk, summons, "task");
  g_autofree char *where = hut_whistle_print_where (print);
  g_autofree char *called = hut_whistle_print_called (print, summons);
  const HutPaperEntry entries[] = {
    { C_ ("whistle paper", "Whistle"), number, TRUE, 0 },
    { _ ("Occasion"), occasion, TRUE, 0 },
    { _ ("What is to be done"), task, FALSE, 0 },
    { _ ("Place"), where, FALSE, 0 },
    { C_ ("whistle paper", "Unit that was called"), hut_whistle_print_unit (print, summons), TRUE,
      0 },
    { C_ ("whistle paper", "Called at"), called, TRUE, 0 },
    { _ ("Its part"), part, FALSE, 0 },
  };

  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries) - (part == NULL ? 1 : 0));
}

/* Its own words, when it said them and how they are on record. */
static void
add_its_words (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *step)
{
  g_autofree char *time = hut_whistle_print_time (print, hut_whistle_step_time (step));
  g_autofree char *told = hut_whistle_print_told (print, step);
  g_autofree char *words = hut_paper_desk_value (print->desk, step, "words");
  g_autofree char *note = told != NULL ? g_strdup_printf ("%s · %s", time, told) : g_strdup (time);

  hut_paper_add_text (paper, words);
  hut_paper_add_note (paper, note);
}

static void
add_urging (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  g_autofree char *text = NULL;
  HutSummonsTimes times;

  hut_summons_times (print->whistle, summons, &times);
  text = g_strdup_printf (_ ("Reminders on record: %u; supervision reports issued: %u."),
                          times.n_reminders, times.n_supervised);
  hut_whistle_lateness_add (paper, print, summons);
  hut_paper_add_text (paper, text);
}

/* What was said when it was reported before stands; else there is room to write. */
static void
add_streets_words (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons,
                   HutTime since)
{
  const HutRecord *before = hut_whistle_print_last (print, summons, "reported");
  const char *heading = C_ ("whistle paper", "What the street says");
  const HutPaperEntry blank[] = { { heading, NULL, FALSE, WORDS_LINES } };
  g_autofree char *words = hut_paper_desk_text (print->desk, print->ask->words);

  if (words == NULL && before != NULL && hut_whistle_step_time (before) >= since)
    words = hut_paper_desk_value (print->desk, before, "words");
  if (words == NULL)
    {
      hut_paper_add_form (paper, blank, G_N_ELEMENTS (blank));
      return;
    }
  hut_paper_add_heading (paper, heading);
  hut_paper_add_text (paper, words);
}

static void
add_end (HutPaper *paper, const HutWhistlePrint *print)
{
  const char *const signatures[] = { C_ ("whistle paper", "Leader of the office:"), _ ("Date:") };
  g_autofree char *number = hut_whistle_print_number (print);
  g_autofree char *attached =
      g_strdup_printf (_ ("Attached: the whole record of whistle %s."), number);

  hut_paper_add_text (paper, attached);
  hut_paper_begin_hold (paper);
  hut_whistle_print_close (paper, print);
  hut_paper_add_signatures (paper, signatures, G_N_ELEMENTS (signatures));
  hut_paper_end_hold (paper);
}

/* ---- A refusal ---- */

static void
add_refusal (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons, HutTime since)
{
  const char *unit = hut_whistle_print_unit (print, summons);
  g_autofree char *title = g_strdup_printf (_ ("Report that %s refuses to act on a whistle"), unit);
  const HutRecord *step = hut_whistle_print_last (print, summons, "refused");

  hut_paper_add_title (paper, title);
  hut_paper_add_note (paper, _ ("Draft, to be signed."));
  add_addressee (paper, print);
  add_call (paper, print, summons);
  hut_paper_add_heading (paper, C_ ("whistle paper", "In what words it refused"));
  if (step != NULL)
    add_its_words (paper, print, step);
  hut_paper_add_heading (paper, C_ ("whistle paper", "What was due"));
  add_urging (paper, print, summons);
  add_streets_words (paper, print, summons, since);
  hut_paper_add_heading (paper, C_ ("whistle paper", "What is asked"));
  hut_paper_add_text (
      paper,
      hut_whistle_print_is_company (print, summons)
          ? _ ("It is a public service company. The district is asked to see to it that it accepts "
               "the street’s coordination (Beijing’s street office regulation, article 5); how it "
               "serves is rated, and told to the department in charge of it (article 45).")
          : _ ("By Beijing’s street office regulation, article 44, this is reported: the district "
               "is asked to investigate how the department meets its responsibility, to supervise "
               "it, and to count it in the yearly assessment."));
  add_end (paper, print);
}

/* ---- A dispute ---- */

static void
add_ruling_form (HutPaper *paper)
{
  const HutPaperEntry entries[] = {
    { C_ ("whistle paper", "Ruling"), _ ("□ For the street    □ For the unit"), FALSE,
      RULING_LINES },
  };
  const char *const signatures[] = { C_ ("whistle paper", "Settled by (seal):"), _ ("Date:") };

  hut_paper_begin_hold (paper);
  hut_paper_add_heading (paper, C_ ("whistle paper", "To be filled in by the district"));
  hut_paper_add_form (paper, entries, G_N_ELEMENTS (entries));
  hut_paper_add_signatures (paper, signatures, G_N_ELEMENTS (signatures));
  hut_paper_end_hold (paper);
}

static void
add_dispute (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons, HutTime since)
{
  const char *unit = hut_whistle_print_unit (print, summons);
  g_autofree char *title =
      g_strdup_printf (_ ("Request to settle what %s disputes of a whistle"), unit);
  g_autofree char *asked = g_strdup_printf (
      _ ("The district is asked to settle whether this is for %s to do, and to let both sides "
         "know. A dispute with a reason is neither a refusal nor lateness; until it is settled "
         "the time that was set runs on."),
      unit);
  const HutRecord *step = hut_whistle_print_last (print, summons, "disputed");

  hut_paper_add_title (paper, title);
  hut_paper_add_note (paper, _ ("Draft, to be signed."));
  add_addressee (paper, print);
  add_call (paper, print, summons);
  hut_paper_add_heading (paper, C_ ("whistle paper", "The unit’s reason"));
  if (step != NULL)
    add_its_words (paper, print, step);
  add_streets_words (paper, print, summons, since);
  hut_paper_add_heading (paper, C_ ("whistle paper", "What is asked"));
  hut_paper_add_text (paper, asked);
  add_end (paper, print);
  add_ruling_form (paper);
}

/* ---- The paper ---- */

static void
add_one (HutPaper *paper, const HutWhistlePrint *print, const HutRecord *summons)
{
  HutTime now = print->desk->printed_at;
  HutSummonsPaperState state;
  HutSummonsPaper which;

  if (!hut_whistle_paper_of_summons (print->ask->which, print->whistle, summons, now, &which))
    return;
  hut_summons_paper_state (print->whistle, summons, which, now, &state);
  hut_paper_add_page_break (paper);
  if (which == HUT_SUMMONS_PAPER_REFUSAL)
    add_refusal (paper, print, summons, state.since);
  else
    add_dispute (paper, print, summons, state.since);
}

/* The whole record, once for all reports. */
static void
add_record (HutPaper *paper, const HutWhistlePrint *print)
{
  g_autofree char *number = hut_whistle_print_number (print);
  g_autofree char *title = g_strdup_printf (_ ("Attachment: record of whistle %s"), number);

  hut_paper_add_page_break (paper);
  hut_paper_add_title (paper, title);
  hut_whistle_units_add (paper, print);
  hut_whistle_steps_add (paper, print);
}

gboolean
hut_district_report_add (HutPaper *paper, const HutWhistlePrint *print, GError **error)
{
  g_autoptr (GPtrArray) units = hut_whistle_paper_units (print->ask->which, print->whistle,
                                                         print->ask->unit, print->desk->printed_at);

  if (units->len == 0)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                           _ ("There is neither a refusal nor a dispute to report."));
      return FALSE;
    }
  for (guint i = 0; i < units->len; i++)
    add_one (paper, print, units->pdata[i]);
  add_record (paper, print);
  return TRUE;
}
