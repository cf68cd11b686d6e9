/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is done with one summons. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-summons-plan.h"

#include "domain/hut-whistle-planning.h"
#include "domain/hut-whistle-rules.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MINUTE ((HutTime)60 * G_USEC_PER_SEC)
#define MINUTES_MOST (30 * 24 * 60)

/* Who tells by telephone what happened a moment ago reads another clock. */
#define GRACE MINUTE

/* clang-format off */
static const struct
{
  const char *name;
  const char *code; /* of the step */
  const char *to;   /* state of the summons; NULL: it stays */
  const char *label;
  const char *missing; /* what is said where the words are; NULL: they may be */
  gboolean own;
} acts[] = {
  [HUT_SUMMONS_ANSWER] = { "answer", "accepted", "accepted", NC_("whistle act", "Answer"), NULL, TRUE },
  [HUT_SUMMONS_DISPUTE] = { "dispute", "disputed", "disputed", NC_("whistle act", "Dispute"),
    N_("A dispute needs its reason."), TRUE },
  [HUT_SUMMONS_REFUSE] = { "refuse", "refused", "refused", NC_("whistle act", "Refuses"),
    N_("Say in what words it was refused."), FALSE },
  [HUT_SUMMONS_ARRIVE] = { "arrive", "arrived", "working", NC_("whistle act", "On the spot"), NULL, TRUE },
  [HUT_SUMMONS_REPORT] = { "report", "report", NULL, NC_("whistle act", "Interim report"),
    N_("A report needs words."), TRUE },
  [HUT_SUMMONS_DONE] = { "done", "done", "done", NC_("whistle act", "Done"),
    N_("Say what was done: the result stays on record."), TRUE },
  [HUT_SUMMONS_SEND_BACK] = { "send-back", "sent-back", "working", NC_("whistle act", "Send back"),
    N_("Say what is still to be done."), FALSE },
  [HUT_SUMMONS_RELEASE] = { "release", "released", "released", NC_("whistle act", "Release"),
    N_("Say why it is no longer called for."), FALSE },
  [HUT_SUMMONS_RULE] = { "rule", "ruled", NULL, NC_("whistle act", "Enter the ruling"),
    N_("Put the ruling down in words."), FALSE },
  [HUT_SUMMONS_MOVE] = { "move", "moved", NULL, NC_("whistle act", "Set another time"),
    N_("Say why the time is another."), FALSE },
  [HUT_SUMMONS_REMIND] = { "remind", "reminded", NULL, NC_("whistle act", "Remind"), NULL, FALSE },
  [HUT_SUMMONS_SUPERVISE] = { "supervise", "supervised", NULL, NC_("whistle act", "Supervision report"), NULL, FALSE },
  [HUT_SUMMONS_REPORT_UP] = { "report-up", "reported", NULL, NC_("whistle act", "Report to the district"), NULL, FALSE },
};
/* clang-format on */

const char *
hut_summons_act_name (HutSummonsAct act)
{
  return acts[act].name;
}

gboolean
hut_summons_act_parse (const char *name, HutSummonsAct *act)
{
  for (guint i = 0; i < HUT_SUMMONS_N_ACTS; i++)
    if (g_strcmp0 (acts[i].name, name) == 0)
      {
        *act = i;
        return TRUE;
      }
  return FALSE;
}

const char *
hut_summons_act_label (HutSummonsAct act)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "whistle act", acts[act].label);
}

gboolean
hut_summons_act_needs_words (HutSummonsAct act)
{
  return acts[act].missing != NULL;
}

gboolean
hut_summons_act_is_own (HutSummonsAct act)
{
  return acts[act].own;
}

static const char *
state_of (const HutRecord *summons)
{
  return hut_record_get_text (summons, "state");
}

/* ---- Where it can be done ---- */

static const char *
why_not_here (const HutWhistleActing *acting, const HutRecord *summons, HutSummonsAct act)
{
  const char *state = state_of (summons), *to = acts[act].to;

  if (acting->unit != NULL && !acts[act].own)
    return _ ("Only the street that blew the whistle does this.");
  if (acting->unit != NULL && g_strcmp0 (acting->unit, hut_record_get_text (summons, "unit")) != 0)
    return _ ("This is another unit’s part.");
  if (act == HUT_SUMMONS_ARRIVE && g_strcmp0 (state, "done") == 0)
    return _ ("It is done already. Send it back where it is not.");
  if (act == HUT_SUMMONS_SEND_BACK && g_strcmp0 (state, "done") != 0)
    return _ ("Only what is said to be done can be sent back.");
  if (act == HUT_SUMMONS_DONE && g_strcmp0 (state, "working") != 0)
    return g_strcmp0 (state, "done") == 0
               ? _ ("It is done already.")
               : _ ("It has not come yet: put down first when it was on the spot.");
  if (act == HUT_SUMMONS_RULE && g_strcmp0 (state, "disputed") != 0)
    return _ ("There is no dispute to be settled.");
  if ((act == HUT_SUMMONS_MOVE || act == HUT_SUMMONS_REMIND) &&
      (!hut_summons_is_open (state) || g_strcmp0 (state, "working") == 0))
    return _ ("It is not waited for.");
  if (act == HUT_SUMMONS_REPORT &&
      (!hut_summons_is_open (state) || g_strcmp0 (state, "called") == 0))
    return _ ("There is nothing to report from here.");
  if (act == HUT_SUMMONS_REPORT_UP && g_strcmp0 (state, "refused") != 0 &&
      g_strcmp0 (state, "disputed") != 0)
    return _ ("There is neither a refusal nor a dispute.");
  if (to != NULL && !hut_summons_step_allowed (state, to))
    return _ ("It does not stand where this can be done.");
  return NULL;
}

/* Papers are issued after the end too. */
static gboolean
goes_on_after (HutSummonsAct act)
{
  return act == HUT_SUMMONS_SUPERVISE || act == HUT_SUMMONS_REPORT_UP;
}

gboolean
hut_summons_act_possible (const HutWhistleActing *acting, const HutWhistle *whistle,
                          const HutRecord *summons, HutSummonsAct act)
{
  return (goes_on_after (act) || !hut_whistle_is_ended (whistle)) &&
         why_not_here (acting, summons, act) == NULL;
}

/* ---- When it took place ---- */

static char *
time_words (const HutWhistleActing *acting, HutTime at)
{
  GTimeZone *zone =
      acting->office != NULL ? hut_office_get_zone (acting->office) : hut_time_zone (NULL);

  return hut_time_format (at, zone, "%Y-%m-%d %H:%M");
}

/* Not before it was called, come or last entered, not after now. */
static gboolean
check_time (const HutWhistleActing *acting, const HutSummonsTimes *times, HutSummonsAct act,
            HutTime at, GError **error)
{
  HutTime from = act == HUT_SUMMONS_DONE ? times->arrived : times->called;
  g_autofree char *when = NULL;

  if (at == 0)
    return TRUE;
  if (at > acting->now + GRACE)
    return hut_whistle_refuse (error, _ ("What is put on record cannot be later than now."));
  if (at >= from - GRACE)
    return TRUE;
  when = time_words (acting, from);
  if (act == HUT_SUMMONS_DONE)
    g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                 _ ("It was on the spot at %s: it cannot have been done before."), when);
  else
    g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                 _ ("It was called at %s: this cannot have been before."), when);
  return FALSE;
}

/* ---- What is said ---- */

static gboolean
is_code (const HutCode *codes, const char *code)
{
  for (guint i = 0; codes[i].code != NULL; i++)
    if (g_strcmp0 (codes[i].code, code) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_said (const HutWhistleActing *acting, HutSummonsAct act, const HutSummonsSaid *said,
            GError **error)
{
  g_autofree char *words = hut_whistle_words (said->words);

  if (acts[act].missing != NULL && words == NULL)
    return hut_whistle_refuse (error, _ (acts[act].missing));
  if (said->how != NULL && !is_code (hut_codes_whistle_how, said->how))
    return hut_whistle_refuse (error, _ ("Say how it became known: telephone, on-site or paper."));
  if (acting->unit == NULL && acts[act].own && g_strcmp0 (said->how, "desk") == 0)
    return hut_whistle_refuse (error, _ ("Only the unit itself enters it on its own desktop."));
  if (acting->unit != NULL && said->how != NULL && !g_str_equal (said->how, "desk"))
    return hut_whistle_refuse (error, _ ("On its own desktop a unit enters what it does itself."));
  if (said->people < 0 || said->people > 100000)
    return hut_whistle_refuse (error, _ ("The number of people is 1 or more."));
  if (act == HUT_SUMMONS_RULE && !is_code (hut_codes_ruling, said->ruling))
    return hut_whistle_refuse (error, _ ("Say for whom was ruled: street or department."));
  if (act == HUT_SUMMONS_MOVE &&
      (said->due_at <= acting->now || said->due_at > acting->now + MINUTES_MOST * MINUTE))
    return hut_whistle_refuse (error, _ ("The new time lies ahead, within 30 days."));
  return TRUE;
}

static void
fill_step (HutRecord *step, const HutWhistleActing *acting, HutSummonsAct act,
           const HutSummonsSaid *said)
{
  g_autofree char *words = hut_whistle_words (said->words);
  g_autofree char *by = hut_whistle_words (said->by);

  if (said->at != 0)
    hut_record_set_int (step, "said_at", said->at);
  hut_record_set_text (step, "by",
                       by != NULL                               ? by
                       : acting->unit != NULL || !acts[act].own ? acting->account
                                                                : NULL);
  if (acts[act].own || act == HUT_SUMMONS_REFUSE || act == HUT_SUMMONS_RULE ||
      act == HUT_SUMMONS_REMIND)
    hut_record_set_text (step, "how",
                         said->how != NULL      ? said->how
                         : acting->unit != NULL ? "desk"
                                                : "telephone");
  hut_record_set_text (step, "words", words);
  if (said->people > 0)
    hut_record_set_int (step, "people", said->people);
  if (said->place != NULL)
    hut_record_set (step, "place", hut_value_point (*said->place));
  if (act == HUT_SUMMONS_RULE)
    hut_record_set_text (step, "ruling", said->ruling);
  if (act == HUT_SUMMONS_MOVE)
    hut_record_set_int (step, "due_at", said->due_at);
}

/* ---- The plan ---- */

static const char *
state_after (HutSummonsAct act, const HutSummonsSaid *said)
{
  if (act == HUT_SUMMONS_RULE)
    return g_strcmp0 (said->ruling, "department") == 0 ? "released" : "called";
  return acts[act].to;
}

static void
change_summons (HutRecordPlan *plan, const HutRecord *summons, HutSummonsAct act,
                const HutSummonsSaid *said)
{
  const char *to = state_after (act, said);
  HutRecord *next;

  if (to == NULL && act != HUT_SUMMONS_MOVE)
    return;
  next = hut_record_plan_change (plan, summons);
  if (to != NULL)
    hut_record_set_text (next, "state", to);
  hut_record_plan_expect (plan, next, "state");
  if (act == HUT_SUMMONS_MOVE)
    hut_record_set_int (next, "due_at", said->due_at);
}

HutRecordPlan *
hut_summons_plan (const HutWhistleActing *acting, const HutWhistle *whistle, const char *unit,
                  HutSummonsAct act, const HutSummonsSaid *said, HutUid *step, GError **error)
{
  const HutRecord *summons = hut_whistle_summons (whistle, unit);
  HutRecordPlan *plan;
  HutSummonsTimes times;
  HutRecord *written;
  const char *why;

  if (summons == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                   _ ("%s is not called by this whistle."), hut_whistle_unit_name (acting, unit));
      return NULL;
    }
  if (!goes_on_after (act) && !hut_whistle_is_under_way (acting, whistle, FALSE, error))
    return NULL;
  why = why_not_here (acting, summons, act);
  if (why != NULL)
    {
      hut_whistle_refuse (error, why);
      return NULL;
    }
  hut_summons_times (whistle, summons, &times);
  if (!check_said (acting, act, said, error) || !check_time (acting, &times, act, said->at, error))
    return NULL;
  plan = hut_record_plan_new ();
  change_summons (plan, summons, act, said);
  written = hut_whistle_plan_step (plan, acting, &whistle->whistle->id, summons, acts[act].code);
  fill_step (written, acting, act, said);
  if (step != NULL)
    *step = written->id;
  return plan;
}
