/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is behind the figures of scores. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-score-figures.h"

#include "domain/hut-summons-clock.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const struct
{
  const char *name;
  const char *label;
} figures[HUT_N_SCORE_FIGURES] = {
  [HUT_SCORE_CALLED]           = { "called",           NC_("score figure", "Called") },
  [HUT_SCORE_ANSWERED_LATE]    = { "answered-late",    NC_("score figure", "Answered late or not at all") },
  [HUT_SCORE_CAME_LATE]        = { "came-late",        NC_("score figure", "Came late or not at all") },
  [HUT_SCORE_CAME]             = { "came",             NC_("score figure", "Came") },
  [HUT_SCORE_DISPUTED]         = { "disputed",         NC_("score figure", "Disputed") },
  [HUT_SCORE_REFUSED]          = { "refused",          NC_("score figure", "Refused") },
  [HUT_SCORE_DONE]             = { "done",             NC_("score figure", "Done") },
  [HUT_SCORE_SENT_BACK]        = { "sent-back",        NC_("score figure", "Sent back") },
  [HUT_SCORE_RELEASED]         = { "released",         NC_("score figure", "Released") },
  [HUT_SCORE_SUPERVISED]       = { "supervised",       NC_("score figure", "Supervised") },
  [HUT_SCORE_MARKED]           = { "marked",           NC_("score figure", "Marked by the street") },
  [HUT_SCORE_MARKED_BY_OTHERS] = { "marked-by-others", NC_("score figure", "Marked by others") },
  [HUT_SCORE_VIEWED]           = { "viewed",           NC_("score figure", "Has said its view") },
  [HUT_SCORE_UNMARKED]         = { "unmarked",         NC_("score figure", "To be marked") },
};
/* clang-format on */

const char *
hut_score_figure_name (HutScoreFigure figure)
{
  return figures[figure].name;
}

gboolean
hut_score_figure_find (const char *name, HutScoreFigure *figure)
{
  for (guint i = 0; i < HUT_N_SCORE_FIGURES; i++)
    if (g_strcmp0 (figures[i].name, name) == 0)
      {
        *figure = (HutScoreFigure)i;
        return TRUE;
      }
  return FALSE;
}

const char *
hut_score_figure_label (HutScoreFigure figure)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "score figure", figures[figure].label);
}

static gboolean
is_state (const HutRecord *summons, const char *state)
{
  return g_strcmp0 (hut_record_get_text (summons, "state"), state) == 0;
}

static gboolean
has_other_marks (const HutWhistle *whistle, const HutRecord *summons)
{
  for (guint i = 0; i < whistle->marks->len; i++)
    if (hut_whistle_is_of (whistle->marks->pdata[i], summons) &&
        g_strcmp0 (hut_record_get_text (whistle->marks->pdata[i], "who"), "street") != 0)
      return TRUE;
  return FALSE;
}

gboolean
hut_score_figure_holds (HutScoreFigure figure, const HutWhistle *whistle, const HutRecord *summons,
                        HutTime now)
{
  HutSummonsTimes times;

  hut_summons_times (whistle, summons, &times);
  switch (figure)
    {
    case HUT_SCORE_ANSWERED_LATE:
      return hut_summons_late_answer (summons, &times, now) > 0;
    case HUT_SCORE_CAME_LATE:
      return hut_summons_late_arrival (summons, &times, now) > 0;
    case HUT_SCORE_CAME:
      return times.arrived != 0;
    case HUT_SCORE_DISPUTED:
      return times.disputed != 0;
    case HUT_SCORE_REFUSED:
      return times.refused != 0;
    case HUT_SCORE_DONE:
      return is_state (summons, "done");
    case HUT_SCORE_SENT_BACK:
      return times.n_sent_back > 0;
    case HUT_SCORE_RELEASED:
      return is_state (summons, "released");
    case HUT_SCORE_SUPERVISED:
      return times.n_supervised > 0;
    case HUT_SCORE_MARKED:
      return hut_whistle_mark (whistle, summons, "street") != NULL;
    case HUT_SCORE_MARKED_BY_OTHERS:
      return has_other_marks (whistle, summons);
    case HUT_SCORE_VIEWED:
      return hut_whistle_view (whistle, summons) != NULL;
    case HUT_SCORE_UNMARKED:
      return hut_summons_is_unmarked (whistle, summons);
    case HUT_SCORE_CALLED:
    case HUT_N_SCORE_FIGURES:
    default:
      return TRUE;
    }
}

gboolean
hut_score_figure_of_whistle (HutScoreFigure figure, const HutWhistle *whistle, const char *unit,
                             HutTime now)
{
  for (guint i = 0; i < whistle->summonses->len; i++)
    {
      const HutRecord *summons = whistle->summonses->pdata[i];

      if ((unit == NULL || g_strcmp0 (hut_record_get_text (summons, "unit"), unit) == 0) &&
          hut_score_figure_holds (figure, whistle, summons, now))
        return TRUE;
    }
  return FALSE;
}

guint
hut_score_figure_count (HutScoreFigure figure, const HutWhistle *whistle, HutTime now)
{
  guint n = 0;

  for (guint i = 0; i < whistle->summonses->len; i++)
    n += hut_score_figure_holds (figure, whistle, whistle->summonses->pdata[i], now);
  return n;
}
