/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with lanes and their checks. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-lane-plan.h"

#include "domain/hut-roster-key.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static const char *const lane_fields[] = { "name", "community", "line" };
#define LINE_OF_LANE 2 /* in lane_fields */
static const char *const profile_fields[] = { "sanitation",   "greening", "property", "enforcement",
                                              "grid_workers", "shops",    "units",    "words" };
static const char *const check_fields[] = { "lane", "at", "person", "how", "items" };

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

/* Stripped, numbers of telephones masked; NULL where nothing is left. */
static char *
clean (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return is_empty (stripped) ? NULL : hut_telephone_mask_in (stripped);
}

/* Whether one of @fields is another in @next than in @kept (NULL: nothing is kept). */
static gboolean
differ (const HutRecord *kept, const HutRecord *next, const char *const *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_strcmp0 (kept != NULL ? hut_record_get_text (kept, fields[i]) : NULL,
                   hut_record_get_text (next, fields[i])) != 0)
      return TRUE;
  return FALSE;
}

static void
take_over (HutRecord *next, const HutRecord *said, const char *const *fields, gsize n_fields)
{
  for (gsize i = 0; i < n_fields; i++)
    hut_record_set (next, fields[i], hut_value_copy (hut_record_get (said, fields[i])));
}

/* ---- Lanes ---- */

static gboolean
check_lane (const HutRecord *said, GError **error)
{
  if (is_empty (hut_record_get_text (said, "code")))
    return refuse (error, _ ("A lane needs a code."));
  return !is_empty (hut_record_get_text (said, "name")) ||
         refuse (error, _ ("A lane needs a name."));
}

HutRecordPlan *
hut_lane_plan_add (const HutRosterActing *acting, GPtrArray *lanes, const HutRecord *gone,
                   const HutRecord *said, GError **error)
{
  const char *code = hut_record_get_text (said, "code");
  HutRecordPlan *plan;
  HutRecord *lane;
  HutUid id;

  if (!check_lane (said, error))
    return NULL;
  for (guint i = 0; lanes != NULL && i < lanes->len; i++)
    if (g_strcmp0 (hut_record_get_text (lanes->pdata[i], "code"), code) == 0)
      {
        g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE,
                     /* Translators: the name of a lane. */
                     _ ("This code is that of %s already."),
                     hut_record_get_text (lanes->pdata[i], "name"));
        return NULL;
      }
  id = hut_uid_from_key (acting->stream, hut_kind_lane.name, code);
  plan = hut_record_plan_new ();
  if (gone != NULL && hut_record_get_text (gone, "void_reason") != NULL)
    {
      lane = hut_record_plan_change (plan, gone);
      hut_record_set (lane, "void_reason", (HutValue)HUT_VALUE_INIT);
      hut_record_plan_expect (plan, lane, "void_reason");
    }
  else
    lane = hut_record_plan_create (plan, &hut_kind_lane, &id);
  hut_record_set_text (lane, "code", code);
  /* One that comes back lies where it lay. */
  take_over (lane, said, lane_fields,
             hut_record_get_text (said, "line") != NULL ? G_N_ELEMENTS (lane_fields)
                                                        : LINE_OF_LANE);
  return plan;
}

HutRecordPlan *
hut_lane_plan_edit (const HutRecord *kept, const HutRecord *said, GError **error)
{
  HutRecordPlan *plan;

  if (!check_lane (said, error))
    return NULL;
  plan = hut_record_plan_new ();
  if (differ (kept, said, lane_fields, G_N_ELEMENTS (lane_fields)))
    take_over (hut_record_plan_change (plan, kept), said, lane_fields, G_N_ELEMENTS (lane_fields));
  return plan;
}

HutRecordPlan *
hut_lane_plan_profile (const HutRosterActing *acting, const char *lane, const HutRecord *kept,
                       const HutRecord *profile)
{
  HutRecordPlan *plan = hut_record_plan_new ();
  HutRecord *next;

  if (!differ (kept, profile, profile_fields, G_N_ELEMENTS (profile_fields)))
    return plan;
  if (kept != NULL)
    next = hut_record_plan_change (plan, kept);
  else
    {
      HutUid id = hut_lane_profile_id (acting->stream, lane);

      next = hut_record_plan_create (plan, &hut_kind_lane_profile, &id);
      hut_record_set_text (next, "lane", lane);
    }
  take_over (next, profile, profile_fields, G_N_ELEMENTS (profile_fields));
  return plan;
}

HutRecordPlan *
hut_lane_plan_line (const HutRecord *kept, const char *line, GError **error)
{
  HutRecordPlan *plan;
  HutRecord *next;

  if (g_strcmp0 (hut_record_get_text (kept, "line"), line) == 0)
    {
      refuse (error, _ ("The line is as it was."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, kept);
  hut_record_set_text (next, "line", line);
  hut_record_plan_expect (plan, next, "line");
  return plan;
}

HutRecordPlan *
hut_lane_plan_void (const HutRecord *kept, const char *why, GError **error)
{
  g_autofree char *words = clean (why);
  HutRecordPlan *plan;

  if (words == NULL)
    {
      refuse (error, _ ("Say why there is no such lane any more."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, kept), "void_reason", words);
  return plan;
}

/* ---- Checks ---- */

static gboolean
check_check (const HutRosterActing *acting, const HutRecord *said, const HutChecklist *list,
             GError **error)
{
  HutTime at = hut_record_get_int (said, "at", 0);
  HutChecklistCount noes, haves;

  if (list == NULL)
    return refuse (error, _ ("The office has no check-list that can be read."));
  if (is_empty (hut_record_get_text (said, "lane")))
    return refuse (error, _ ("Which lane was checked?"));
  if (at == 0)
    return refuse (error, _ ("When was it? A day is needed."));
  if (at > acting->now)
    return refuse (error, _ ("It has not taken place yet: only what was done counts."));
  hut_checklist_count (list, hut_record_get_text (said, "items"), &noes, &haves);
  return noes.open + haves.open < list->noes->len + list->haves->len ||
         refuse (error, _ ("No item is answered yet."));
}

static HutRecord *
add_check (HutRecordPlan *plan, const HutRosterActing *acting, const HutRecord *said,
           const HutChecklist *list, const HutUid *id)
{
  HutRecord *check = hut_record_plan_create (plan, &hut_kind_lane_check, id);
  g_autofree char *words = clean (hut_record_get_text (said, "words"));

  take_over (check, said, check_fields, G_N_ELEMENTS (check_fields));
  hut_record_set_text (check, "words", words);
  hut_record_set_text (check, "version", list->version);
  hut_record_set_text (check, "entered_by", acting->account);
  return check;
}

HutRecordPlan *
hut_lane_check_plan_add (const HutRosterActing *acting, const HutRecord *said,
                         const HutChecklist *list, GError **error)
{
  HutRecordPlan *plan;

  if (!check_check (acting, said, list, error))
    return NULL;
  plan = hut_record_plan_new ();
  add_check (plan, acting, said, list, &said->id);
  return plan;
}

HutRecordPlan *
hut_lane_check_plan_correct (const HutRosterActing *acting, const HutRecord *kept,
                             const HutRecord *said, const HutChecklist *list, const char *why,
                             GError **error)
{
  g_autofree char *words = clean (why);
  HutRecordPlan *plan;
  HutRecord *next;
  HutUid id;

  if (!check_check (acting, said, list, error))
    return NULL;
  if (words == NULL)
    {
      refuse (error, _ ("Say why it is put right: the old one stays on record."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  id = hut_correction_id (acting->stream, kept->kind, &kept->id);
  next = add_check (plan, acting, said, list, &id);
  hut_record_set (next, "replaces", hut_value_uid (&kept->id));
  hut_record_set_text (next, "words", words);
  return plan;
}
