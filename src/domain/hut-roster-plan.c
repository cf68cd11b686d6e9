/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with findings and hours. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-roster-planning.h"

#include "domain/hut-finding-stand.h"
#include "domain/hut-roster-key.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define TITLE_MOST 60 /* characters of a finding that become the title of its case */

gboolean
hut_roster_refuse (GError **error, const char *why)
{
  g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE, why);
  return FALSE;
}

void
hut_roster_take_over (HutRecord *next, const HutRecord *said, const char *const *fields)
{
  for (; *fields != NULL; fields++)
    hut_record_set (next, *fields, hut_value_copy (hut_record_get (said, *fields)));
}

void
hut_roster_set_clean (HutRecord *next, const HutRecord *said, const char *field)
{
  g_autofree char *text = hut_roster_clean (hut_record_get_text (said, field));

  hut_record_set_text (next, field, text);
}

gboolean
hut_roster_put_right (HutRecord *next, const HutRecord *kept, const char *why, GError **error)
{
  g_autofree char *words = hut_roster_clean (why);

  if (words == NULL)
    return hut_roster_refuse (error, _ ("Say why it is put right: the old one stays on record."));
  hut_record_set (next, "replaces", hut_value_uid (&kept->id));
  hut_record_set_text (next, "words", words);
  return TRUE;
}

/* ---- Findings ---- */

static gboolean
check_open (const HutRecord *finding, GError **error)
{
  return g_strcmp0 (hut_record_get_text (finding, "state"), "done") != 0 ||
         hut_roster_refuse (error, _ ("This finding was dealt with already."));
}

/* The first line, cut at a whole character. */
static char *
title_of (const char *words)
{
  g_auto (GStrv) lines = g_strsplit (words, "\n", 2);

  if (g_utf8_strlen (lines[0], -1) <= TITLE_MOST)
    return g_strdup (lines[0]);
  return g_utf8_substring (lines[0], 0, TITLE_MOST);
}

static char *
origin_of (const HutRecord *finding, const HutRecord *lane, const char *steward)
{
  const char *words = hut_record_get_text (finding, "words");
  const char *name = lane != NULL ? hut_record_get_text (lane, "name") : NULL;
  g_autofree char *when = hut_time_format (hut_record_get_int (finding, "at", 0),
                                           hut_time_zone (NULL), "%Y-%m-%d %H:%M");
  GString *text = g_string_new (words);

  g_string_append_c (text, '\n');
  if (name == NULL)
    name = hut_roster_place (finding);
  if (steward != NULL)
    /* Translators: a lane, when it was, and who found it. */
    g_string_append_printf (text, _ ("Found on patrol in %s, %s, by %s."), name, when, steward);
  else
    /* Translators: a lane, and when it was. */
    g_string_append_printf (text, _ ("Found on patrol in %s, %s."), name, when);
  return g_string_free (text, FALSE);
}

/* What shows the finding shows the case: the same contents, each a record of its own, so that the
 * case keeps what it was given whatever becomes of the finding. */
static void
give_photos (HutRecordPlan *plan, GPtrArray *photos, const HutRecord *made)
{
  static const char *const fields[] = { "moment", "name", "sha256", "media_type", "size",
                                        "words",  "at",   "by",     NULL };

  for (guint i = 0; photos != NULL && i < photos->len; i++)
    {
      HutRecord *given = hut_record_plan_create (plan, &hut_kind_attachment, NULL);

      hut_roster_take_over (given, photos->pdata[i], fields);
      hut_record_set (given, "case", hut_value_uid (&made->id));
    }
}

HutRecordPlan *
hut_finding_plan_to_case (const HutRosterActing *acting, const HutRecord *finding,
                          const HutRecord *lane, const char *steward, GPtrArray *photos,
                          GError **error)
{
  static const char *const shared[] = { "place", "address", "lane", NULL };
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *masked = NULL;
  HutRecordPlan *plan;
  HutRecord *made, *next;

  if (!check_open (finding, error))
    return NULL;
  if (hut_record_get_text (finding, "case") != NULL)
    {
      hut_roster_refuse (error, _ ("This finding is a case already."));
      return NULL;
    }
  words = hut_telephone_mask_in (hut_record_get_text (finding, "words"));
  title = title_of (words);
  text = origin_of (finding, lane, steward);
  masked = hut_telephone_mask_in (text);
  plan = hut_record_plan_new ();
  made = hut_record_plan_create (plan, &hut_kind_case, NULL);
  hut_record_set_text (made, "title", title);
  hut_record_set_text (made, "text", masked);
  hut_record_set_text (made, "channel", "patrol");
  hut_record_set_text (made, "state", "received");
  hut_record_set_int (made, "created_at", acting->now);
  hut_roster_take_over (made, finding, shared);
  if (lane != NULL)
    hut_record_set_text (made, "community", hut_record_get_text (lane, "community"));
  next = hut_record_plan_change (plan, finding);
  hut_record_set (next, "case", hut_value_uid (&made->id));
  hut_record_set_text (next, "route", "up");
  hut_record_plan_expect (plan, next, "case");
  give_photos (plan, photos, made);
  return plan;
}

HutRecordPlan *
hut_finding_plan_route (const HutRosterActing *acting, const HutRecord *finding, const char *route,
                        GError **error)
{
  HutRecordPlan *plan;
  HutRecord *next;

  if (!check_open (finding, error))
    return NULL;
  if (hut_record_get_text (finding, "case") != NULL && g_strcmp0 (route, "up") != 0)
    {
      hut_roster_refuse (error, _ ("This finding is a case already."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, finding);
  hut_record_set_text (next, "route", route);
  hut_record_plan_expect (plan, next, "route");
  return plan;
}

HutRecordPlan *
hut_finding_plan_done (const HutRosterActing *acting, const HutRecord *finding, const char *result,
                       GPtrArray *photos, GError **error)
{
  g_autofree char *words = hut_roster_clean (result);
  HutRecordPlan *plan;
  HutRecord *next;

  if (!check_open (finding, error))
    return NULL;
  if (g_strcmp0 (hut_record_get_text (finding, "route"), "enforcement") == 0 &&
      !hut_finding_has_before_and_after (photos))
    {
      hut_roster_refuse (
          error, _ ("What the enforcement team did is shown by a photograph from before and "
                    "one from after."));
      return NULL;
    }
  if (words == NULL)
    {
      hut_roster_refuse (error, _ ("What was done? Say it in words."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, finding);
  hut_record_set_text (next, "state", "done");
  hut_record_set_text (next, "result", words);
  hut_record_set_int (next, "done_at", acting->now);
  hut_record_plan_expect (plan, next, "state");
  return plan;
}

HutRecordPlan *
hut_finding_plan_reopen (const HutRosterActing *acting, const HutRecord *finding, const char *why,
                         GError **error)
{
  g_autofree char *words = hut_roster_clean (why);
  HutRecordPlan *plan;
  HutRecord *next;

  if (words == NULL || g_strcmp0 (hut_record_get_text (finding, "state"), "done") != 0)
    {
      hut_roster_refuse (error, words == NULL ? _ ("Say why it is taken up again.")
                                              : _ ("This finding is under way."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  next = hut_record_plan_change (plan, finding);
  hut_record_set_text (next, "state", "open");
  hut_record_set_text (next, "result", words);
  hut_record_set (next, "done_at", (HutValue)HUT_VALUE_INIT);
  hut_record_set (next, "case", (HutValue)HUT_VALUE_INIT);
  hut_record_plan_expect (plan, next, "state");
  return plan;
}

/* What shows what the enforcement team did is not taken from under it. */
static gboolean
check_photo (const HutRecord *finding, GError **error)
{
  return g_strcmp0 (hut_record_get_text (finding, "route"), "enforcement") != 0 ||
         g_strcmp0 (hut_record_get_text (finding, "state"), "done") != 0 ||
         hut_roster_refuse (
             error, _ ("The photographs show what the enforcement team did: take the finding up "
                       "again first."));
}

HutRecordPlan *
hut_finding_plan_date_photo (const HutRecord *finding, const HutRecord *attachment,
                             const char *moment, GError **error)
{
  const char *type = hut_record_get_text (attachment, "media_type");
  HutRecordPlan *plan;

  if (type == NULL || !g_str_has_prefix (type, "image/"))
    {
      hut_roster_refuse (error, _ ("Only a photograph shows what was before or after."));
      return NULL;
    }
  if (!check_photo (finding, error))
    return NULL;
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, attachment), "moment", moment);
  return plan;
}

HutRecordPlan *
hut_finding_plan_remove_photo (const HutRecord *finding, const HutRecord *attachment,
                               GError **error)
{
  HutRecordPlan *plan;

  if (!check_photo (finding, error))
    return NULL;
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, attachment), "void_reason",
                       _ ("Removed from the finding"));
  return plan;
}

/* ---- Hours ---- */

static const char *const service_fields[] = { "person",   "activity", "lane", "began_at",
                                              "ended_at", "minutes",  "how",  NULL };

static gboolean
check_service (const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  gboolean certified = g_strcmp0 (hut_record_get_text (said, "how"), "certified") == 0;
  HutTime began = hut_record_get_int (said, "began_at", 0);
  HutTime ended = hut_record_get_int (said, "ended_at", 0);
  gint64 minutes = hut_record_get_int (said, "minutes", 0);
  g_autofree char *certifier = hut_roster_clean (hut_record_get_text (said, "certifier"));

  if (hut_record_get_text (said, "person") == NULL)
    return hut_roster_refuse (error, _ ("Whose hours are these?"));
  if (certified && certifier == NULL)
    return hut_roster_refuse (error, _ ("Who certifies these hours?"));
  if (!certified && (began == 0 || ended == 0))
    return hut_roster_refuse (error,
                              _ ("Check-in and check-out are both needed, or a named certifier."));
  if (certified && (began == 0 || ended == 0) && (minutes < 1 || minutes > 1440))
    return hut_roster_refuse (error, _ ("From 1 to 1440 minutes are certified."));
  if (began != 0 && ended != 0 && ended < began)
    return hut_roster_refuse (error, _ ("It ends before it begins."));
  if (began != 0 && ended - began > HUT_ROSTER_LONGEST)
    return hut_roster_refuse (error, _ ("It lasts longer than a day."));
  /* Of a day alone, no more than has passed of it. */
  if (began != 0 && ended == 0)
    ended = began + minutes * HUT_TIME_MINUTE;
  return MAX (began, ended) <= acting->now ||
         hut_roster_refuse (error, _ ("It has not taken place yet: only what was done counts."));
}

static HutRecord *
add_service (HutRecordPlan *plan, const HutRosterActing *acting, const HutRecord *said,
             const HutUid *id)
{
  HutRecord *service = hut_record_plan_create (plan, &hut_kind_service, id);

  hut_roster_take_over (service, said, service_fields);
  hut_roster_set_clean (service, said, "certifier");
  hut_roster_set_clean (service, said, "words");
  hut_record_set_text (service, "entered_by", acting->account);
  hut_record_set_int (service, "at", acting->now);
  return service;
}

HutRecordPlan *
hut_service_plan_add (const HutRosterActing *acting, const HutRecord *said, GError **error)
{
  HutRecordPlan *plan;

  if (!check_service (acting, said, error))
    return NULL;
  plan = hut_record_plan_new ();
  add_service (plan, acting, said, NULL);
  return plan;
}

HutRecordPlan *
hut_service_plan_correct (const HutRosterActing *acting, const HutRecord *kept,
                          const HutRecord *said, const char *why, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  HutUid id = hut_correction_id (acting->stream, kept->kind, &kept->id);

  if (!check_service (acting, said, error) ||
      !hut_roster_put_right (add_service (plan, acting, said, &id), kept, why, error))
    return NULL;
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_service_plan_take_back (const HutRosterActing *acting, const HutRecord *kept, const char *why,
                            GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  HutUid id = hut_correction_id (acting->stream, kept->kind, &kept->id);
  HutRecord *next = add_service (plan, acting, kept, &id);

  hut_record_set_int (next, "taken_back", 1);
  return hut_roster_put_right (next, kept, why, error) ? g_steal_pointer (&plan) : NULL;
}
