/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the street does with a whistle. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-whistle-plan.h"

#include "domain/hut-telephone.h"
#include "domain/hut-whistle-planning.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MINUTE ((HutTime)60 * G_USEC_PER_SEC)
#define MINUTES_MOST (30 * 24 * 60)

/* A call that was made by telephone before it is entered: not longer ago. */
#define ENTERED_WITHIN (7 * 24 * 60 * MINUTE)

/* ---- In common ---- */

gboolean
hut_whistle_refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

char *
hut_whistle_words (const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text != NULL ? text : ""));

  return *words != '\0' ? hut_telephone_mask_in (words) : NULL;
}

const char *
hut_whistle_unit_name (const HutWhistleActing *acting, const char *unit)
{
  const char *name =
      acting->departments != NULL ? g_hash_table_lookup (acting->departments, unit) : NULL;

  return name != NULL ? name : unit;
}

static gboolean
is_street (const HutWhistleActing *acting, GError **error)
{
  return acting->unit == NULL ||
         hut_whistle_refuse (error, _ ("Only the street that blew the whistle does this."));
}

gboolean
hut_whistle_is_under_way (const HutWhistleActing *acting, const HutWhistle *whistle,
                          gboolean street, GError **error)
{
  if (street && !is_street (acting, error))
    return FALSE;
  return !hut_whistle_is_ended (whistle) ||
         hut_whistle_refuse (error, _ ("The whistle has ended."));
}

void
hut_whistle_set_entered (HutRecord *record, const HutWhistleActing *acting)
{
  if (record->stream == NULL)
    record->stream = g_strdup (acting->stream);
  hut_record_set_int (record, "at", acting->now);
  if (acting->clock_off != 0)
    hut_record_set_int (record, "clock_off", acting->clock_off);
}

HutRecord *
hut_whistle_plan_step (HutRecordPlan *plan, const HutWhistleActing *acting, const HutUid *whistle,
                       const HutRecord *summons, const char *code)
{
  HutRecord *step = hut_record_plan_create (plan, &hut_kind_whistle_step, NULL);

  hut_record_set (step, "whistle", hut_value_uid (whistle));
  if (summons != NULL)
    {
      hut_record_set (step, "summons", hut_value_uid (&summons->id));
      hut_record_set_text (step, "unit", hut_record_get_text (summons, "unit"));
    }
  hut_record_set_text (step, "code", code);
  hut_whistle_set_entered (step, acting);
  hut_record_set_text (step, "entered_by", acting->account);
  return step;
}

/* ---- Calling ---- */

/* It took place at @at (0: now). */
static gboolean
check_call_time (const HutWhistleActing *acting, HutTime at, GError **error)
{
  if (at == 0 || (at <= acting->now && at >= acting->now - ENTERED_WITHIN))
    return TRUE;
  return hut_whistle_refuse (error, at > acting->now ? _ ("A call cannot be made later than now.")
                                                     : _ ("A call is entered within seven days."));
}

static gboolean
check_call (const HutWhistleActing *acting, const HutWhistleCall *call, GError **error)
{
  if (call->unit == NULL || *call->unit == '\0')
    return hut_whistle_refuse (error, _ ("Name the department that is called."));
  if (acting->departments != NULL && !g_hash_table_contains (acting->departments, call->unit))
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                   _ ("“%s” is no department or public service company of the district. The "
                      "street’s own units are given tasks, they are not whistled."),
                   call->unit);
      return FALSE;
    }
  if (call->arrive >= 1 && call->arrive <= MINUTES_MOST && call->answer >= 0 &&
      call->answer <= call->arrive)
    return TRUE;
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
               _ ("%s: the time to be on the spot is 1 minute to 30 days, and the answer is not "
                  "due after it."),
               hut_whistle_unit_name (acting, call->unit));
  return FALSE;
}

/* The summons of @call, and the step that says so. */
static void
add_summons (HutRecordPlan *plan, const HutWhistleActing *acting, const HutUid *whistle,
             const HutWhistleCall *call, HutTime at)
{
  HutUid id = hut_summons_id (acting->stream, whistle, call->unit);
  HutRecord *summons = hut_record_plan_create (plan, &hut_kind_summons, &id), *step;
  HutTime from = at != 0 ? at : acting->now;
  g_autofree char *task = hut_whistle_words (call->task);

  hut_record_set (summons, "whistle", hut_value_uid (whistle));
  hut_record_set_text (summons, "unit", call->unit);
  hut_record_set_text (summons, "task", task);
  hut_whistle_set_entered (summons, acting);
  if (call->answer > 0)
    hut_record_set_int (summons, "answer_due_at", from + call->answer * MINUTE);
  hut_record_set_int (summons, "due_at", from + call->arrive * MINUTE);
  hut_record_set_text (summons, "state", "called");
  step = hut_whistle_plan_step (plan, acting, whistle, summons, "called");
  if (at != 0)
    hut_record_set_int (step, "said_at", at);
  hut_record_set_text (step, "words", task);
}

/* On record of a case: a whistle was blown for it. */
static void
add_case_event (HutRecordPlan *plan, const HutWhistleActing *acting, const HutUid *of,
                const HutRecord *whistle)
{
  HutRecord *event = hut_record_plan_create (plan, &hut_kind_event, NULL);

  hut_record_set (event, "case", hut_value_uid (of));
  hut_record_set_text (event, "code", "whistle");
  hut_record_set_int (event, "at", acting->now);
  hut_record_set_text (event, "by", acting->account);
  hut_record_set_text (event, "words", hut_record_get_text (whistle, "task"));
  hut_record_set (event, "other", hut_value_uid (&whistle->id));
}

/* Of each case of @whistle that @before (may be NULL) does not have. */
static void
add_case_events (HutRecordPlan *plan, const HutWhistleActing *acting, const HutRecord *whistle,
                 const HutRecord *before)
{
  g_autoptr (GArray) cases = hut_whistle_cases (whistle);
  g_autoptr (GArray) had =
      before != NULL ? hut_whistle_cases (before) : g_array_new (FALSE, FALSE, sizeof (HutUid));

  for (guint i = 0; i < cases->len; i++)
    {
      const HutUid *of = &g_array_index (cases, HutUid, i);
      gboolean known = FALSE;

      for (guint j = 0; j < had->len; j++)
        known |= hut_uid_equal (of, &g_array_index (had, HutUid, j));
      if (!known)
        add_case_event (plan, acting, of, whistle);
    }
}

/* Takes over what @said says of @whistle. */
static gboolean
take_said (HutRecord *whistle, const HutRecord *said, GError **error)
{
  static const char *const fields[] = { "occasion", "place",   "address", "community",
                                        "lane",     "matter",  "cases",   "source_kind",
                                        "source",   "contact", NULL };
  g_autofree char *task = hut_whistle_words (hut_record_get_text (said, "task"));

  if (hut_record_get_text (said, "occasion") == NULL)
    return hut_whistle_refuse (error, _ ("Say on what occasion the whistle is blown."));
  if (task == NULL)
    return hut_whistle_refuse (error, _ ("Say what is to be done."));
  for (guint i = 0; fields[i] != NULL; i++)
    hut_record_set (whistle, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
  hut_record_set_text (whistle, "task", task);
  return TRUE;
}

HutRecordPlan *
hut_whistle_plan_raise (const HutWhistleActing *acting, const HutRecord *said,
                        const HutWhistleCall *calls, guint n_calls, HutTime at, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  HutRecord *whistle = hut_record_plan_create (plan, &hut_kind_whistle, NULL);

  if (!is_street (acting, error) || !take_said (whistle, said, error) ||
      !check_call_time (acting, at, error))
    return NULL;
  if (n_calls == 0)
    {
      hut_whistle_refuse (error, _ ("Name the departments that are called."));
      return NULL;
    }
  hut_whistle_set_entered (whistle, acting);
  if (at != 0)
    hut_record_set_int (whistle, "at", at);
  hut_record_set_text (whistle, "by", acting->account);
  hut_record_set_text (whistle, "state", "open");
  for (guint i = 0; i < n_calls; i++)
    {
      for (guint j = 0; j < i; j++)
        if (g_strcmp0 (calls[i].unit, calls[j].unit) == 0)
          {
            g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, _ ("%s is called twice."),
                         hut_whistle_unit_name (acting, calls[i].unit));
            return NULL;
          }
      if (!check_call (acting, &calls[i], error))
        return NULL;
      add_summons (plan, acting, &whistle->id, &calls[i], at);
    }
  add_case_events (plan, acting, whistle, NULL);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_whistle_plan_call (const HutWhistleActing *acting, const HutWhistle *whistle,
                       const HutWhistleCall *call, HutTime at, GError **error)
{
  g_autoptr (HutRecordPlan) plan = NULL;

  if (!hut_whistle_is_under_way (acting, whistle, TRUE, error) ||
      !check_call (acting, call, error) || !check_call_time (acting, at, error))
    return NULL;
  if (hut_whistle_summons (whistle, call->unit) != NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, _ ("%s is called already."),
                   hut_whistle_unit_name (acting, call->unit));
      return NULL;
    }
  plan = hut_record_plan_new ();
  add_summons (plan, acting, &whistle->whistle->id, call, at);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_whistle_plan_edit (const HutWhistleActing *acting, const HutWhistle *whistle,
                       const HutRecord *said, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  HutRecord *next;

  if (!hut_whistle_is_under_way (acting, whistle, TRUE, error))
    return NULL;
  next = hut_record_plan_change (plan, whistle->whistle);
  if (!take_said (next, said, error))
    return NULL;
  add_case_events (plan, acting, next, whistle->whistle);
  return g_steal_pointer (&plan);
}

/* ---- Its end ---- */

static HutRecordPlan *
step_whistle (const HutWhistleActing *acting, const HutWhistle *whistle, const char *state,
              const char *code, const char *words, HutRecord **next)
{
  HutRecordPlan *plan = hut_record_plan_new ();

  *next = hut_record_plan_change (plan, whistle->whistle);
  hut_record_set_text (*next, "state", state);
  hut_record_plan_expect (plan, *next, "state");
  hut_record_set_text (hut_whistle_plan_step (plan, acting, &whistle->whistle->id, NULL, code),
                       "words", words);
  return plan;
}

/* Names who is still called for: "事不完,人不撤". */
static void
refuse_end (const HutWhistleActing *acting, const HutWhistle *whistle, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < whistle->summonses->len; i++)
    if (hut_summons_is_open (hut_record_get_text (whistle->summonses->pdata[i], "state")))
      g_string_append_printf (
          names, "%s%s", names->len > 0 ? _ (", ") : "",
          hut_whistle_unit_name (acting,
                                 hut_record_get_text (whistle->summonses->pdata[i], "unit")));
  if (names->len == 0)
    {
      hut_whistle_refuse (error, _ ("Nobody was called: void the whistle instead."));
      return;
    }
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
               _ ("A whistle ends when each is done or released. Still called for: %s"),
               names->str);
}

HutRecordPlan *
hut_whistle_plan_end (const HutWhistleActing *acting, const HutWhistle *whistle,
                      const char *outcome, GError **error)
{
  g_autofree char *words = hut_whistle_words (outcome);
  HutRecordPlan *plan;
  HutRecord *next;

  if (!hut_whistle_is_under_way (acting, whistle, TRUE, error))
    return NULL;
  if (!g_str_equal (hut_whistle_state (whistle), "finished"))
    {
      refuse_end (acting, whistle, error);
      return NULL;
    }
  if (words == NULL)
    {
      hut_whistle_refuse (error, _ ("Say what came of it."));
      return NULL;
    }
  plan = step_whistle (acting, whistle, "ended", "ended", words, &next);
  hut_record_set_text (next, "outcome", words);
  return plan;
}

HutRecordPlan *
hut_whistle_plan_reopen (const HutWhistleActing *acting, const HutWhistle *whistle,
                         const char *reason, GError **error)
{
  g_autofree char *words = hut_whistle_words (reason);
  HutRecord *next;

  if (!is_street (acting, error))
    return NULL;
  if (!hut_whistle_is_ended (whistle))
    {
      hut_whistle_refuse (error, _ ("The whistle has not ended."));
      return NULL;
    }
  if (words == NULL)
    {
      hut_whistle_refuse (error, _ ("Say why it is opened again."));
      return NULL;
    }
  return step_whistle (acting, whistle, "open", "reopened", words, &next);
}

HutRecordPlan *
hut_whistle_plan_note (const HutWhistleActing *acting, const HutWhistle *whistle, const char *words,
                       GError **error)
{
  g_autofree char *text = hut_whistle_words (words);
  HutRecordPlan *plan;

  if (!is_street (acting, error))
    return NULL;
  if (text == NULL)
    {
      hut_whistle_refuse (error, _ ("There is nothing to put on record."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_whistle_plan_step (plan, acting, &whistle->whistle->id, NULL, "note"),
                       "words", text);
  return plan;
}

HutRecordPlan *
hut_whistle_plan_void (const HutWhistleActing *acting, const HutWhistle *whistle,
                       const char *reason, GError **error)
{
  g_autofree char *words = hut_whistle_words (reason);
  HutRecordPlan *plan;

  if (!hut_whistle_is_under_way (acting, whistle, TRUE, error))
    return NULL;
  if (words == NULL)
    {
      hut_whistle_refuse (error, _ ("Say why it is voided."));
      return NULL;
    }
  if (!g_str_equal (hut_whistle_state (whistle), "called"))
    {
      hut_whistle_refuse (error, _ ("Somebody has come: release them and end the whistle."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, whistle->whistle), "void_reason", words);
  return plan;
}
