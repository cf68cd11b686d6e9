/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A matter: what is said of it, its end, its beginning again. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-matter.h"

#include "domain/hut-case-rules.h"
#include "domain/hut-task.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (const char *why, GError **error)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

static gboolean
is_marked_done (const HutRecord *matter)
{
  return g_strcmp0 (hut_record_get_text (matter, "state"), "done") == 0;
}

void
hut_matter_facts_add (HutMatterFacts *facts, const HutRecord *record)
{
  const char *state = hut_record_get_text (record, "state");

  if (hut_record_get_text (record, "void_reason") != NULL)
    return;
  if (record->kind == &hut_kind_task)
    facts->n_open_tasks += !hut_task_is_done (record);
  if (record->kind != &hut_kind_case || g_strcmp0 (state, "void") == 0)
    return;
  facts->n_cases++;
  facts->n_open += state == NULL || !hut_case_state_done (state);
}

HutMatterStanding
hut_matter_standing (const HutRecord *matter, const HutMatterFacts *facts)
{
  if (facts->n_open > 0)
    return HUT_MATTER_OPEN;
  if (is_marked_done (matter))
    return HUT_MATTER_DONE;
  return facts->n_cases > 0 && facts->n_open_tasks == 0 ? HUT_MATTER_READY : HUT_MATTER_OPEN;
}

const char *
hut_matter_standing_label (HutMatterStanding standing)
{
  switch (standing)
    {
    case HUT_MATTER_READY:
      return C_ ("matter", "To be marked done");
    case HUT_MATTER_DONE:
      return C_ ("matter", "Done");
    case HUT_MATTER_OPEN:
    default:
      return C_ ("matter", "Open");
    }
}

char *
hut_matter_missing (const HutMatterFacts *facts)
{
  g_autofree char *cases = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u case is not done", "%u cases are not done", facts->n_open),
      facts->n_open);
  g_autofree char *tasks =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u task is not done", "%u tasks are not done",
                                    facts->n_open_tasks),
                       facts->n_open_tasks);

  if (facts->n_open > 0 && facts->n_open_tasks > 0)
    return g_strconcat (cases, _ (", "), tasks, NULL);
  if (facts->n_open > 0)
    return g_steal_pointer (&cases);
  return facts->n_open_tasks > 0 ? g_steal_pointer (&tasks) : NULL;
}

gboolean
hut_matter_finish (HutRecord *matter, const HutMatterFacts *facts, HutTime now, GError **error)
{
  g_autofree char *missing = hut_matter_missing (facts);

  if (is_marked_done (matter))
    return refuse (_ ("The matter is done already"), error);
  if (missing != NULL)
    return refuse (missing, error);
  hut_record_set_text (matter, "state", "done");
  hut_record_set_int (matter, "done_at", now);
  return TRUE;
}

gboolean
hut_matter_reopen (HutRecord *matter, GError **error)
{
  if (!is_marked_done (matter))
    return refuse (_ ("The matter is open"), error);
  hut_record_set_text (matter, "state", "open");
  hut_record_set (matter, "done_at", (HutValue)HUT_VALUE_INIT);
  return TRUE;
}

static void
say (HutRecord *matter, const char *field, const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  g_autofree char *masked = hut_telephone_mask_in (stripped);

  if (masked != NULL)
    hut_record_set_text (matter, field, *masked != '\0' ? masked : NULL);
}

gboolean
hut_matter_say (HutRecord *matter, const HutMatterSaid *said, GError **error)
{
  g_autofree char *title = said->title != NULL ? g_strstrip (g_strdup (said->title)) : NULL;

  if (title != NULL && *title == '\0')
    return refuse (_ ("A matter has a title"), error);
  say (matter, "title", title);
  say (matter, "lead", said->lead);
  say (matter, "assignee", said->assignee);
  say (matter, "text", said->text);
  return TRUE;
}
