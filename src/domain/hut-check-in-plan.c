/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the double check-in. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-check-in-plan.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

static HutRecordPlan *
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return NULL;
}

static const char *
fault_of (const HutRosterActing *acting, const HutRecord *said)
{
  gboolean unit = g_strcmp0 (hut_record_get_text (said, "subject"), "unit") == 0;
  gboolean thing = g_strcmp0 (hut_record_get_text (said, "task"), "thing") == 0;

  if (hut_record_get_text (said, unit ? "unit" : "person") == NULL)
    return unit ? _ ("Which unit is it? Give its name.") : _ ("Which member is it?");
  if (unit != thing || hut_record_get_text (said, "task") == NULL)
    return unit ? _ ("A unit does one practical thing for the street.")
                : _ ("A member answers one call, makes one promise, gives one suggestion and joins "
                     "one activity.");
  if (hut_record_get_int (said, "at", 0) > acting->now)
    return _ ("It has not taken place yet: only what was done counts.");
  return NULL;
}

static void
set_clean (HutRecord *next, const HutRecord *said, const char *field)
{
  g_autofree char *text = hut_roster_clean (hut_record_get_text (said, field));

  hut_record_set_text (next, field, text);
}

HutRecordPlan *
hut_check_in_plan_add (const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  static const char *const own[] = { "subject", "person",   "community", "task",
                                     "motto",   "activity", "at",        NULL };
  const char *fault = fault_of (acting, said);
  HutRecordPlan *plan;
  HutRecord *next;

  if (fault != NULL)
    return refuse (error, fault);
  plan = hut_record_plan_new ();
  next = hut_record_plan_create (plan, &hut_kind_check_in, &said->id);
  for (guint i = 0; own[i] != NULL; i++)
    hut_record_set (next, own[i], hut_value_copy (hut_record_get (said, own[i])));
  set_clean (next, said, "unit");
  set_clean (next, said, "words");
  set_clean (next, said, "evidence");
  hut_record_set_text (next, "entered_by", acting->account);
  if (hut_record_get_text (next, "words") != NULL)
    return plan;
  hut_record_plan_free (plan);
  return refuse (error, _ ("What was it? Say it in words."));
}

HutRecordPlan *
hut_check_in_plan_prove (const HutRosterActing *acting, const HutRecord *kept, HutTime at,
                         const char *evidence, GError **error)
{
  g_autofree char *words = hut_roster_clean (evidence);
  HutRecordPlan *plan;
  HutRecord *next;

  if (at == 0 || words == NULL)
    return refuse (error, _ ("It counts with its day and its evidence: both are needed."));
  if (at > acting->now)
    return refuse (error, _ ("It has not taken place yet: only what was done counts."));
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, kept);
  hut_record_set_int (next, "at", at);
  hut_record_set_text (next, "evidence", words);
  return plan;
}

HutRecordPlan *
hut_check_in_plan_void (const HutRosterActing *acting, const HutRecord *kept, const char *why,
                        GError **error)
{
  g_autofree char *words = hut_roster_clean (why);
  HutRecordPlan *plan;

  if (words == NULL)
    return refuse (error, _ ("Say why it is struck off: it stays on record."));
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, kept), "void_reason", words);
  return plan;
}
