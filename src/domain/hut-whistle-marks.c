/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the street and a unit say of each other when a whistle is over. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-summons-clock.h"
#include "domain/hut-whistle-plan.h"
#include "domain/hut-whistle-planning.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* In time 5; over by up to a tenth, a half, the whole of the time that it had: 4, 3, 2; by more, or
 * never come: 1. */
int
hut_whistle_timely_proposed (const HutWhistle *whistle, const HutRecord *summons, HutTime now)
{
  HutTime due = hut_record_get_int (summons, "due_at", 0), given;
  HutSummonsTimes times;
  gint64 late;

  hut_summons_times (whistle, summons, &times);
  late = hut_summons_late_arrival (summons, &times, now);
  given = due - times.called;
  if (due == 0 || given <= 0 || (times.arrived == 0 && late == 0))
    return 0;
  if (times.arrived == 0)
    return 1;
  return late == 0 ? 5 : late <= given / 10 ? 4 : late <= given / 2 ? 3 : late <= given ? 2 : 1;
}

static const HutRecord *
find_over (const HutWhistleActing *acting, const HutWhistle *whistle, const char *unit,
           GError **error)
{
  const HutRecord *summons = hut_whistle_summons (whistle, unit);

  if (summons == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                   _ ("%s is not called by this whistle."), hut_whistle_unit_name (acting, unit));
      return NULL;
    }
  return summons;
}

static gboolean
is_mark (int mark)
{
  return mark >= 0 && mark <= 5;
}

static void
set_mark (HutRecord *record, const char *field, int mark)
{
  hut_record_set (record, field, mark > 0 ? hut_value_int (mark) : (HutValue)HUT_VALUE_INIT);
}

/* What is there of @kind is changed, else made. */
static HutRecord *
begin (HutRecordPlan *plan, const HutWhistleActing *acting, const HutKind *kind,
       const HutRecord *kept, const HutUid *id, const HutRecord *summons)
{
  HutRecord *record =
      kept != NULL ? hut_record_plan_change (plan, kept) : hut_record_plan_create (plan, kind, id);

  if (kept != NULL)
    return record;
  hut_record_set (record, "whistle", hut_value_copy (hut_record_get (summons, "whistle")));
  hut_record_set (record, "summons", hut_value_uid (&summons->id));
  hut_record_set_text (record, "unit", hut_record_get_text (summons, "unit"));
  hut_whistle_set_entered (record, acting);
  return record;
}

HutRecordPlan *
hut_whistle_plan_mark (const HutWhistleActing *acting, const HutWhistle *whistle, const char *unit,
                       const HutWhistleMarks *marks, GError **error)
{
  const HutRecord *summons = find_over (acting, whistle, unit, error);
  const char *who = marks->who != NULL ? marks->who : "street";
  g_autofree char *words = hut_whistle_words (marks->words);
  g_autofree char *by = hut_whistle_words (marks->by);
  HutRecordPlan *plan;
  HutRecord *record;
  HutUid id;

  if (summons == NULL)
    return NULL;
  if (acting->unit != NULL)
    {
      hut_whistle_refuse (error, _ ("Only the street that blew the whistle does this."));
      return NULL;
    }
  if (!hut_whistle_is_ended (whistle) &&
      hut_summons_is_open (hut_record_get_text (summons, "state")))
    {
      hut_whistle_refuse (error, _ ("Its work is not over: marks are given afterwards."));
      return NULL;
    }
  if (!is_mark (marks->timely) || !is_mark (marks->effective) || !is_mark (marks->attitude) ||
      marks->timely + marks->effective + marks->attitude == 0)
    {
      hut_whistle_refuse (error, _ ("Marks go from 1 to 5; at least one is given."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  id = hut_mark_id (acting->stream, &summons->id, who);
  record =
      begin (plan, acting, &hut_kind_mark, hut_whistle_mark (whistle, summons, who), &id, summons);
  hut_record_set_text (record, "who", who);
  set_mark (record, "timely", marks->timely);
  set_mark (record, "effective", marks->effective);
  set_mark (record, "attitude", marks->attitude);
  hut_record_set_text (record, "words", words);
  hut_record_set_text (record, "by", by != NULL ? by : acting->account);
  return plan;
}

HutRecordPlan *
hut_whistle_plan_view (const HutWhistleActing *acting, const HutWhistle *whistle, const char *unit,
                       const HutWhistleViews *views, GError **error)
{
  const HutRecord *summons = find_over (acting, whistle, unit, error);
  g_autofree char *words = hut_whistle_words (views->words);
  g_autofree char *by = hut_whistle_words (views->by);
  const char *how = views->how != NULL ? views->how : acting->unit != NULL ? "desk" : "telephone";
  HutRecordPlan *plan;
  HutRecord *record;
  HutUid id;

  if (summons == NULL)
    return NULL;
  if ((acting->unit != NULL) != g_str_equal (how, "desk") ||
      (acting->unit != NULL && g_strcmp0 (acting->unit, unit) != 0))
    {
      hut_whistle_refuse (error, _ ("Only the unit itself enters it on its own desktop."));
      return NULL;
    }
  if (views->needed == NULL && views->clear == NULL && words == NULL)
    {
      hut_whistle_refuse (error, _ ("There is nothing to put on record."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  id = hut_whistle_view_id (acting->stream, &summons->id);
  record = begin (plan, acting, &hut_kind_whistle_view, hut_whistle_view (whistle, summons), &id,
                  summons);
  hut_record_set_text (record, "needed", views->needed);
  hut_record_set_text (record, "clear", views->clear);
  hut_record_set_text (record, "words", words);
  hut_record_set_text (record, "by",
                       by != NULL             ? by
                       : acting->unit != NULL ? acting->account
                                              : NULL);
  hut_record_set_text (record, "entered_by", acting->account);
  hut_record_set_text (record, "how", how);
  return plan;
}
