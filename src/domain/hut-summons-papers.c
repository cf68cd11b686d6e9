/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers that a summons asks for. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-summons-papers.h"

#include "domain/hut-summons-clock.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
  HutSummonsAct act;
  const char *step; /* that says that it was issued */
} papers[] = {
  [HUT_SUMMONS_PAPER_SUPERVISION] = { "supervision", N_ ("Supervision report"),
                                      HUT_SUMMONS_SUPERVISE, "supervised" },
  [HUT_SUMMONS_PAPER_REFUSAL] = { "refusal-report", N_ ("Report of a refusal to the district"),
                                  HUT_SUMMONS_REPORT_UP, "reported" },
  [HUT_SUMMONS_PAPER_DISPUTE] = { "dispute-report", N_ ("Report of a dispute to the district"),
                                  HUT_SUMMONS_REPORT_UP, "reported" },
};

const char *
hut_summons_paper_name (HutSummonsPaper which)
{
  return papers[which].name;
}

const char *
hut_summons_paper_label (HutSummonsPaper which)
{
  return g_dgettext (GETTEXT_PACKAGE, papers[which].label);
}

HutSummonsAct
hut_summons_paper_act (HutSummonsPaper which)
{
  return papers[which].act;
}

static gboolean
is_state (const HutRecord *summons, const char *state)
{
  return g_strcmp0 (hut_record_get_text (summons, "state"), state) == 0;
}

/* ---- What was issued ---- */

static gboolean
is_of (const HutRecord *step, const HutRecord *summons, const char *code)
{
  const char *text = hut_record_get_text (step, "summons");
  HutUid id;

  return g_strcmp0 (hut_record_get_text (step, "code"), code) == 0 && text != NULL &&
         hut_uid_parse (text, &id) && hut_uid_equal (&id, &summons->id);
}

static void
note_issued (const HutWhistle *whistle, const HutRecord *summons, const char *code,
             HutSummonsPaperState *state)
{
  for (guint i = 0; i < whistle->steps->len; i++)
    if (is_of (whistle->steps->pdata[i], summons, code))
      {
        state->issued = hut_whistle_step_time (whistle->steps->pdata[i]);
        state->n_issued++;
      }
}

/* The last ruling was for the unit: it was right not to come. */
static gboolean
was_ruled_for (const HutWhistle *whistle, const HutRecord *summons)
{
  const char *ruling = NULL;

  for (guint i = 0; i < whistle->steps->len; i++)
    if (is_of (whistle->steps->pdata[i], summons, "ruled"))
      ruling = hut_record_get_text (whistle->steps->pdata[i], "ruling");
  return g_strcmp0 (ruling, "department") == 0;
}

/* ---- What they are for ---- */

static void
set_lateness (const HutWhistle *whistle, const HutRecord *summons, HutTime now,
              HutSummonsPaperState *state)
{
  HutSummonsTimes times;
  gboolean late_answer, late_arrival;

  if (is_state (summons, "refused") || is_state (summons, "disputed") ||
      was_ruled_for (whistle, summons))
    return;
  hut_summons_times (whistle, summons, &times);
  late_answer = hut_summons_late_answer (summons, &times, now) > 0;
  late_arrival = hut_summons_late_arrival (summons, &times, now) > 0;
  state->fits = late_answer || late_arrival;
  /* What is made good is past; that it never came is not. */
  if (late_answer && times.answered == 0)
    state->since = hut_record_get_int (summons, "answer_due_at", 0);
  if (late_arrival && times.arrived == 0)
    state->since = MAX (state->since, hut_record_get_int (summons, "due_at", 0));
}

void
hut_summons_paper_state (const HutWhistle *whistle, const HutRecord *summons, HutSummonsPaper which,
                         HutTime now, HutSummonsPaperState *state)
{
  gboolean refusal = which == HUT_SUMMONS_PAPER_REFUSAL;
  HutSummonsTimes times;

  *state = (HutSummonsPaperState){ 0 };
  note_issued (whistle, summons, papers[which].step, state);
  if (which == HUT_SUMMONS_PAPER_SUPERVISION)
    set_lateness (whistle, summons, now, state);
  else if (is_state (summons, refusal ? "refused" : "disputed"))
    {
      hut_summons_times (whistle, summons, &times);
      state->fits = TRUE;
      state->since = refusal ? times.refused : times.disputed;
    }
  state->asked = state->since != 0 && state->issued < state->since;
}

guint
hut_summons_papers_asked (const HutWhistle *whistle, const HutRecord *summons, HutTime now)
{
  guint asked = 0;

  for (HutSummonsPaper which = 0; which < HUT_SUMMONS_N_PAPERS; which++)
    {
      HutSummonsPaperState state;

      hut_summons_paper_state (whistle, summons, which, now, &state);
      if (state.asked)
        asked |= 1u << which;
    }
  return asked;
}
