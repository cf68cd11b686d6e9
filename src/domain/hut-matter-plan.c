/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What linking and unlinking write. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-matter-plan.h"

#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static HutMatterPlan *
plan_new (void)
{
  HutMatterPlan *plan = g_new0 (HutMatterPlan, 1);

  plan->cases = g_ptr_array_new_with_free_func (g_free);
  plan->seen = g_ptr_array_new_with_free_func (g_free);
  plan->events = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  plan->ended = g_array_new (FALSE, FALSE, sizeof (HutUid));
  return plan;
}

void
hut_matter_plan_free (HutMatterPlan *plan)
{
  if (plan == NULL)
    return;
  hut_record_free (plan->create);
  g_ptr_array_unref (plan->cases);
  g_ptr_array_unref (plan->seen);
  g_ptr_array_unref (plan->events);
  g_array_unref (plan->ended);
  g_free (plan);
}

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

/* Nil where it has none. */
static HutUid
matter_of (const HutRecord *record)
{
  HutUid matter = { 0 };
  const char *text = hut_record_get_text (record, "matter");

  if (text != NULL)
    hut_uid_parse (text, &matter);
  return matter;
}

static HutRecord *
new_event (const HutLinking *linking, const HutUid *id, const char *code, const HutUid *other,
           const char *words)
{
  HutUid uid = hut_uid_new ();
  HutRecord *event = hut_record_new (&hut_kind_event, &uid, linking->stream);
  g_autofree char *masked = hut_telephone_mask_in (words);

  hut_record_set (event, "case", hut_value_uid (id));
  hut_record_set_text (event, "code", code);
  hut_record_set_int (event, "at", linking->now);
  hut_record_set_text (event, "by", linking->account);
  hut_record_set_text (event, "words", masked);
  hut_record_set (event, "other", hut_value_uid (other));
  return event;
}

static void
add_case (HutMatterPlan *plan, const HutRecord *record, HutRecord *event)
{
  HutUid seen = matter_of (record);

  g_ptr_array_add (plan->cases, g_memdup2 (&record->id, sizeof (HutUid)));
  g_ptr_array_add (plan->seen, g_memdup2 (&seen, sizeof (HutUid)));
  g_ptr_array_add (plan->events, event);
}

/* ---- Linking ---- */

static const HutRecord *
oldest (GPtrArray *cases)
{
  const HutRecord *found = cases->pdata[0];

  for (guint i = 1; i < cases->len; i++)
    {
      const HutRecord *record = cases->pdata[i];
      gint64 before = hut_record_get_int (found, "created_at", 0);
      gint64 at = hut_record_get_int (record, "created_at", 0);

      if (at < before || (at == before && memcmp (&record->id, &found->id, sizeof (HutUid)) < 0))
        found = record;
    }
  return found;
}

HutUid
hut_matter_plan_name (GPtrArray *cases, const char *stream)
{
  char key[HUT_UID_STRING_LEN + 1];

  return hut_uid_from_key (stream, hut_kind_matter.name, hut_uid_print (&oldest (cases)->id, key));
}

static HutRecord *
new_matter (const HutLinking *linking, GPtrArray *cases, gboolean taken)
{
  static const char *const same[] = {
    "title", "category", "community", "address", "place", "lead"
  };
  const HutRecord *first = oldest (cases);
  HutUid id = taken ? hut_uid_new () : hut_matter_plan_name (cases, linking->stream);
  HutRecord *matter = hut_record_new (&hut_kind_matter, &id, linking->stream);

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    hut_record_set (matter, same[i], hut_value_copy (hut_record_get (first, same[i])));
  hut_record_set_text (matter, "state", "open");
  return matter;
}

static gboolean
check_link (GPtrArray *cases, GError **error)
{
  HutUid first = matter_of (cases->pdata[0]);
  gboolean linked = !hut_uid_is_nil (&first);

  if (cases->len < 2)
    return refuse (error, _ ("Choose another case to link this one to."));
  for (guint i = 0; i < cases->len; i++)
    {
      HutUid matter = matter_of (cases->pdata[i]);

      if (g_strcmp0 (hut_record_get_text (cases->pdata[i], "state"), "void") == 0)
        return refuse (error, _ ("A void case belongs to no matter."));
      linked = linked && hut_uid_equal (&matter, &first);
    }
  return !linked || refuse (error, _ ("These cases are of one matter already."));
}

static void
end_matter (HutMatterPlan *plan, const HutUid *matter)
{
  if (hut_uid_is_nil (matter) || hut_uid_equal (matter, &plan->matter))
    return;
  for (guint i = 0; i < plan->ended->len; i++)
    if (hut_uid_equal (&g_array_index (plan->ended, HutUid, i), matter))
      return;
  g_array_append_val (plan->ended, *matter);
}

HutMatterPlan *
hut_matter_plan_link (const HutLinking *linking, GPtrArray *cases, gboolean taken, GError **error)
{
  HutMatterPlan *plan;

  if (!check_link (cases, error))
    return NULL;
  plan = plan_new ();
  for (guint i = 0; i < cases->len && hut_uid_is_nil (&plan->matter); i++)
    plan->matter = matter_of (cases->pdata[i]);
  if (hut_uid_is_nil (&plan->matter))
    {
      plan->create = new_matter (linking, cases, taken);
      plan->matter = plan->create->id;
    }
  for (guint i = 0; i < cases->len; i++)
    {
      const HutRecord *record = cases->pdata[i];
      HutUid seen = matter_of (record);

      if (hut_uid_equal (&seen, &plan->matter))
        continue;
      add_case (plan, record, new_event (linking, &record->id, "linked", &plan->matter, NULL));
      end_matter (plan, &seen);
    }
  return plan;
}

/* ---- Unlinking ---- */

HutMatterPlan *
hut_matter_plan_unlink (const HutLinking *linking, const HutRecord *record, guint n_left,
                        GError **error)
{
  HutUid matter = matter_of (record);
  HutMatterPlan *plan;

  if (hut_uid_is_nil (&matter))
    {
      refuse (error, _ ("This case belongs to no matter."));
      return NULL;
    }
  plan = plan_new ();
  add_case (plan, record, new_event (linking, &record->id, "unlinked", &matter, NULL));
  if (n_left == 0)
    g_array_append_val (plan->ended, matter);
  return plan;
}

HutRecord *
hut_matter_not_same (const HutLinking *linking, const HutRecord *record, const HutUid *other)
{
  return new_event (linking, &record->id, "not-same", other, NULL);
}
