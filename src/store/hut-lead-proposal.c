/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who should lead. Reads only; any reader's thread. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-lead-proposal.h"

#include "domain/hut-case-act.h"
#include "store/hut-case-work.h"
#include "store/hut-store-imports.h"

void
hut_lead_proposal_clear (HutLeadProposal *proposal)
{
  g_clear_pointer (&proposal->unit, g_free);
  *proposal = (HutLeadProposal){ 0 };
}

gboolean
hut_case_wants_lead (const HutRecord *record)
{
  const char *state = hut_record_get_text (record, "state");

  return hut_record_get_text (record, "lead") == NULL &&
         (g_strcmp0 (state, "received") == 0 || g_strcmp0 (state, "accepted") == 0);
}

/* The code of the enforcement team, or NULL. */
static char *
enforcement_team (HutReader *reader, GError **error)
{
  g_autoptr (GPtrArray) units = hut_reader_list (reader, &hut_kind_unit, error);

  for (guint i = 0; units != NULL && i < units->len; i++)
    if (g_strcmp0 (hut_record_get_text (units->pdata[i], "class"), "enforcement") == 0)
      return g_strdup (hut_record_get_text (units->pdata[i], "code"));
  return NULL;
}

static gboolean
propose (HutLeadProposal *proposal, HutProposedFor reason, char *unit)
{
  if (unit == NULL)
    return FALSE;
  proposal->reason = reason;
  proposal->unit = unit;
  return TRUE;
}

gboolean
hut_reader_propose_lead (HutReader *reader, HutOffice *office, const HutRecord *record,
                         HutLeadProposal *proposal, GError **error)
{
  const char *levels[] = { hut_record_get_text (record, "category"),
                           hut_record_get_text (record, "category_2"),
                           hut_record_get_text (record, "category_3") };
  const char *community = hut_record_get_text (record, "community");
  g_autoptr (GError) failure = NULL;

  *proposal = (HutLeadProposal){ 0 };
  if (!hut_case_wants_lead (record))
    return TRUE;
  if (!propose (proposal, HUT_PROPOSED_USUAL,
                hut_reader_usual_lead (reader, levels, community, &proposal->led, &proposal->of,
                                       &failure)) &&
      failure == NULL && hut_office_lists (office, "powers", levels[0], levels[1], levels[2]))
    propose (proposal, HUT_PROPOSED_POWERS, enforcement_team (reader, &failure));
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (proposal->unit == NULL)
    propose (proposal, HUT_PROPOSED_COMMUNITY, g_strdup (community));
  return TRUE;
}

gboolean
hut_write_lead (HutWrite *write, HutReader *reader, HutOffice *office, const char *stream,
                const char *account, const HutRecord *record, const char *unit, const char *words,
                GError **error)
{
  const HutCaseAct *assign = hut_case_act_find ("assign");
  const HutCaseAct *accept = hut_case_act_find ("accept");
  g_autoptr (HutActValues) with = hut_act_values_new (assign);
  g_autoptr (HutActValues) nothing = hut_act_values_new (accept);
  g_autoptr (HutRecord) seen = hut_record_copy (record);
  g_auto (HutCaseFacts) facts = { 0 };
  g_autoptr (HutCasePlan) accepted = NULL;
  HutActing acting = { seen, &facts, office, account, stream, hut_time_now () };
  HutCasePlan *assigned;

  if (!hut_reader_case_facts (reader, &record->id, &facts, error))
    return FALSE;
  if (g_strcmp0 (hut_record_get_text (seen, "state"), "received") == 0)
    {
      accepted = hut_case_act_plan (accept, &acting, nothing, error);
      if (accepted == NULL)
        return FALSE;
      hut_record_set_text (seen, "state", "accepted");
    }
  hut_act_values_set (with, "lead", hut_value_text (unit));
  hut_act_values_set (with, "words", hut_value_text (words != NULL ? words : unit));
  assigned = hut_case_act_plan (assign, &acting, with, error);
  if (assigned == NULL)
    return FALSE;
  if (accepted != NULL)
    hut_write_case_plan (write, g_steal_pointer (&accepted));
  hut_write_case_plan (write, assigned);
  return TRUE;
}
