/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the bodies that deliberate. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-body-plan.h"

#include "domain/hut-decision-rule.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const char *const fields[] = {
  "name", "kind", "rule", "level", "community", "lane", "note"
};

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

static gboolean
check_said (const HutRecord *said, HutOffice *office, GError **error)
{
  const char *rule = hut_record_get_text (said, "rule");
  g_autoptr (HutDecisionRule) known = NULL;

  if (hut_record_get_text (said, "name") == NULL)
    return refuse (error, _ ("A body needs a name."));
  if (hut_record_get_text (said, "kind") == NULL)
    return refuse (error, _ ("Choose the kind of the body."));
  if (rule == NULL)
    return refuse (error, _ ("Choose the rule by which the body decides."));
  known = hut_decision_rule_of (office, rule, error);
  return known != NULL;
}

static void
take_over (HutRecord *body, const HutRecord *said)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    hut_record_set (body, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
}

HutRecordPlan *
hut_body_plan_add (const HutRecord *said, HutOffice *office, GError **error)
{
  HutRecordPlan *plan;

  if (!check_said (said, office, error))
    return NULL;
  plan = hut_record_plan_new ();
  take_over (hut_record_plan_create (plan, &hut_kind_body, &said->id), said);
  return plan;
}

HutRecordPlan *
hut_body_plan_edit (const HutRecord *kept, const HutRecord *said, HutOffice *office, GError **error)
{
  HutRecordPlan *plan;

  if (!check_said (said, office, error))
    return NULL;
  plan = hut_record_plan_new ();
  take_over (hut_record_plan_change (plan, kept), said);
  return plan;
}

HutRecordPlan *
hut_body_plan_void (const HutRecord *kept, const char *reason, GError **error)
{
  HutRecordPlan *plan;

  if (reason == NULL || *reason == '\0')
    {
      refuse (error, _ ("Say why the body is dissolved."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, kept), "void_reason", reason);
  return plan;
}

const char *
hut_body_usual_rule (HutOffice *office, const char *kind, gint64 day)
{
  static const struct
  {
    const char *kind;
    const char *rules[3];
  } usual[] = {
    { "council", { "council" } },
    { "lane-council", { "council" } },
    { "coordination", { "council" } },
    { "residents", { "residents-2026", "residents-1990" } },
    { "representatives", { "residents-representatives-2026", "residents-1990" } },
    { "owners", { "owners-ordinary" } },
    { "villagers", { "villagers-2026", "villagers" } },
  };

  for (gsize i = 0; kind != NULL && i < G_N_ELEMENTS (usual); i++)
    for (const char *const *id = usual[i].rules; g_str_equal (usual[i].kind, kind) && *id != NULL;
         id++)
      {
        g_autoptr (HutDecisionRule) rule = hut_decision_rule_of (office, *id, NULL);

        if (rule != NULL && hut_decision_rule_is_valid (rule, day))
          return *id;
      }
  return NULL;
}
