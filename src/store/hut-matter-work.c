/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Linking, unlinking and refusing: read, decided by the domain, gathered to be written. Like every
 * reader: one thread at a time. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-matter-work.h"

#include "hut-config.h"
#include "store/hut-reader-alike.h"
#include "store/hut-reader-matter.h"

#include <glib/gi18n-lib.h>

static HutRecord *
read_case (HutReader *reader, const HutUid *id, GError **error)
{
  GError *failed = NULL;
  HutRecord *record = hut_reader_get (reader, &hut_kind_case, id, &failed);

  if (failed != NULL)
    g_propagate_error (error, failed);
  else if (record == NULL)
    g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                         _ ("The case is not there any more."));
  return record;
}

static gboolean
holds (GPtrArray *cases, const HutUid *id)
{
  for (guint i = 0; i < cases->len; i++)
    if (hut_uid_equal (&((const HutRecord *)cases->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

static gboolean
add_case (HutReader *reader, GPtrArray *cases, const HutUid *id, GError **error)
{
  HutRecord *record;

  if (holds (cases, id))
    return TRUE;
  record = read_case (reader, id, error);
  if (record != NULL)
    g_ptr_array_add (cases, record);
  return record != NULL;
}

/* The other cases of the matter of @record. */
static gboolean
add_members (HutReader *reader, GPtrArray *cases, const HutRecord *record, GError **error)
{
  const char *text = hut_record_get_text (record, "matter");
  g_autoptr (GPtrArray) members = NULL;
  HutUid matter;

  if (text == NULL || !hut_uid_parse (text, &matter))
    return TRUE;
  members = hut_reader_matter_cases (reader, &matter, error);
  for (guint i = 0; members != NULL && i < members->len; i++)
    if (!add_case (reader, cases, &((const HutCaseBrief *)members->pdata[i])->id, error))
      return FALSE;
  return members != NULL;
}

static GPtrArray *
read_cases (HutReader *reader, const HutUid *ids, guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);

  for (guint i = 0; i < n_ids; i++)
    if (!add_case (reader, cases, &ids[i], error))
      return NULL;
  for (guint i = 0, n = cases->len; i < n; i++)
    if (!add_members (reader, cases, cases->pdata[i], error))
      return NULL;
  return g_steal_pointer (&cases);
}

/* Each case with its entry holds by itself: of a matter with many, no more than two go together. */
static void
write_plan (HutWrite *write, const HutMatterPlan *plan, const char *reason)
{
  const HutUid none = { 0 };

  if (plan->create != NULL)
    {
      hut_write_begin_group (write);
      hut_write_create (write, hut_record_copy (plan->create));
    }
  for (guint i = 0; i < plan->cases->len; i++)
    {
      const HutUid *seen = plan->seen->pdata[i];

      /* The first goes with the matter that is made. */
      if (i > 0 || plan->create == NULL)
        hut_write_begin_group (write);
      hut_write_create (write, hut_record_copy (plan->events->pdata[i]));
      hut_write_update (write, &hut_kind_case, plan->cases->pdata[i]);
      hut_write_set (write, "matter",
                     hut_uid_equal (&plan->matter, &none) ? (HutValue)HUT_VALUE_INIT
                                                          : hut_value_uid (&plan->matter));
      hut_write_expect (write, "matter",
                        hut_uid_equal (seen, &none) ? (HutValue)HUT_VALUE_INIT
                                                    : hut_value_uid (seen));
    }
  for (guint i = 0; i < plan->ended->len; i++)
    {
      hut_write_begin_group (write);
      hut_write_void (write, &hut_kind_matter, &g_array_index (plan->ended, HutUid, i), reason);
    }
}

/* Matters that came with the cases of others may be absent here, or void: they end no more. */
static gboolean
keep_present (HutReader *reader, HutMatterPlan *plan, GError **error)
{
  for (guint i = plan->ended->len; i > 0; i--)
    {
      GError *failed = NULL;
      g_autoptr (HutRecord) matter = hut_reader_get (
          reader, &hut_kind_matter, &g_array_index (plan->ended, HutUid, i - 1), &failed);

      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
      if (matter == NULL || hut_record_get_text (matter, "void_reason") != NULL)
        g_array_remove_index (plan->ended, i - 1);
    }
  return TRUE;
}

/* A matter that was done is not, with another case. */
static gboolean
open_again (HutWrite *write, HutReader *reader, const HutUid *id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) matter = hut_reader_get (reader, &hut_kind_matter, id, &failed);
  g_autoptr (HutRecord) next = matter != NULL ? hut_record_copy (matter) : NULL;

  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (next == NULL || !hut_matter_reopen (next, NULL))
    return TRUE;
  hut_write_begin_group (write);
  hut_write_difference (write, matter, next);
  return TRUE;
}

gboolean
hut_write_link (HutWrite *write, HutReader *reader, const HutLinking *linking, const HutUid *ids,
                guint n_ids, GError **error)
{
  g_autoptr (GPtrArray) cases = read_cases (reader, ids, n_ids, error);
  g_autoptr (HutMatterPlan) plan = NULL;
  g_autoptr (HutRecord) there = NULL;
  g_autoptr (GError) failed = NULL;
  HutUid name;

  if (cases == NULL)
    return FALSE;
  name = hut_matter_plan_name (cases, linking->stream);
  there = hut_reader_get (reader, &hut_kind_matter, &name, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  plan = hut_matter_plan_link (linking, cases, there != NULL, error);
  if (plan == NULL || !keep_present (reader, plan, error))
    return FALSE;
  /* Translators: why a matter is voided, on record. */
  write_plan (write, plan, _ ("Its cases went to another matter"));
  return plan->create != NULL || open_again (write, reader, &plan->matter, error);
}

gboolean
hut_write_unlink (HutWrite *write, HutReader *reader, const HutLinking *linking, const HutUid *id,
                  GError **error)
{
  g_autoptr (HutRecord) record = read_case (reader, id, error);
  g_autoptr (GPtrArray) cases = NULL;
  g_autoptr (HutMatterPlan) plan = NULL;

  if (record != NULL)
    cases = read_cases (reader, id, 1, error);
  if (cases == NULL)
    return FALSE;
  plan = hut_matter_plan_unlink (linking, record, cases->len - 1, error);
  if (plan == NULL || !keep_present (reader, plan, error))
    return FALSE;
  /* Translators: why a matter is voided, on record. */
  write_plan (write, plan, _ ("No case belongs to it any more"));
  return TRUE;
}

gboolean
hut_write_not_same (HutWrite *write, HutReader *reader, const HutLinking *linking, const HutUid *id,
                    const HutUid *other, GError **error)
{
  g_autoptr (HutRecord) record = read_case (reader, id, error);
  g_autoptr (HutRecord) second = record != NULL ? read_case (reader, other, error) : NULL;
  HutUid named = *other;

  if (second == NULL)
    return FALSE;
  if (hut_record_get_text (second, "matter") != NULL)
    hut_uid_parse (hut_record_get_text (second, "matter"), &named);
  hut_write_create (write, hut_matter_not_same (linking, record, &named));
  return TRUE;
}

/* ---- The matter itself ---- */

static HutRecord *
read_matter (HutReader *reader, const HutUid *id, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (HutRecord) matter = hut_reader_get (reader, &hut_kind_matter, id, &failed);

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (matter == NULL || hut_record_get_text (matter, "void_reason") != NULL)
    g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT,
                         _ ("The matter is not there any more."));
  else
    return g_steal_pointer (&matter);
  return NULL;
}

/* The person decided by where it stood. */
static void
write_step (HutWrite *write, const HutRecord *matter, const HutRecord *next)
{
  hut_write_begin_group (write);
  hut_write_difference (write, matter, next);
  hut_write_expect (write, "state", hut_value_copy (hut_record_get (matter, "state")));
}

gboolean
hut_write_matter_say (HutWrite *write, HutReader *reader, const HutUid *id,
                      const HutMatterSaid *said, GError **error)
{
  g_autoptr (HutRecord) matter = read_matter (reader, id, error);
  g_autoptr (HutRecord) next = matter != NULL ? hut_record_copy (matter) : NULL;

  if (next == NULL || !hut_matter_say (next, said, error))
    return FALSE;
  hut_write_begin_group (write);
  hut_write_difference (write, matter, next);
  return TRUE;
}

gboolean
hut_write_matter_done (HutWrite *write, HutReader *reader, const HutUid *id, HutTime now,
                       GError **error)
{
  g_autoptr (HutRecord) matter = read_matter (reader, id, error);
  g_autoptr (HutRecord) next = matter != NULL ? hut_record_copy (matter) : NULL;
  HutMatterFacts facts = { 0 };

  if (next == NULL || !hut_reader_matter_facts (reader, id, &facts, error) ||
      !hut_matter_finish (next, &facts, now, error))
    return FALSE;
  write_step (write, matter, next);
  return TRUE;
}

gboolean
hut_write_matter_reopen (HutWrite *write, HutReader *reader, const HutUid *id, GError **error)
{
  g_autoptr (HutRecord) matter = read_matter (reader, id, error);
  g_autoptr (HutRecord) next = matter != NULL ? hut_record_copy (matter) : NULL;

  if (next == NULL || !hut_matter_reopen (next, error))
    return FALSE;
  write_step (write, matter, next);
  return TRUE;
}
