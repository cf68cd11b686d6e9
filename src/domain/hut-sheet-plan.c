/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with opinion sheets. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-sheet-plan.h"

#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

HutUid
hut_sheet_id (const char *stream, const HutUid *topic, const char *household)
{
  char id[HUT_UID_STRING_LEN + 1];
  g_autofree char *key = g_strconcat (hut_uid_print (topic, id), "/", household, NULL);

  return hut_uid_from_key (stream, hut_kind_sheet.name, key);
}

static const HutRecord *
find_sheet (const HutMeeting *meeting, const HutUid *id)
{
  for (guint i = 0; i < meeting->sheets->len; i++)
    if (hut_uid_equal (&((HutRecord *)meeting->sheets->pdata[i])->id, id))
      return meeting->sheets->pdata[i];
  return NULL;
}

static gboolean
check_put (const HutMeetingActing *acting, const HutUid *topic, const char *household,
           const char *view, const char *text, GError **error)
{
  static const char *const views[] = { "for", "against", "other", NULL };
  const HutRecord *found = hut_meeting_find (acting->meeting, topic);

  if (g_strcmp0 (hut_meeting_get_state (acting->meeting), "closed") == 0)
    return hut_meeting_refuse (error, _ ("The meeting is closed."));
  if (found == NULL || found->kind != &hut_kind_topic)
    return hut_meeting_refuse (error, _ ("This topic is no longer on the agenda."));
  if (*household == '\0')
    return hut_meeting_refuse (error, _ ("Say whose sheet this is: a household answers once."));
  if (view == NULL || !g_strv_contains (views, view))
    return hut_meeting_refuse (error, _ ("A sheet is in favour, opposed, or of another view."));
  return text != NULL || !g_str_equal (view, "other") ||
         hut_meeting_refuse (error, _ ("Another view needs its words."));
}

HutRecordPlan *
hut_sheet_plan_put (const HutMeetingActing *acting, const HutUid *topic, const char *household,
                    const char *view, const char *text, GError **error)
{
  g_autofree char *name = g_strstrip (g_strdup (household != NULL ? household : ""));
  g_autofree char *words = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  g_autofree char *masked = words != NULL && *words != '\0' ? hut_telephone_mask_in (words) : NULL;
  const HutRecord *kept;
  HutRecordPlan *plan;
  HutRecord *sheet;
  HutUid id;

  if (!check_put (acting, topic, name, view, masked, error))
    return NULL;
  id = hut_sheet_id (acting->stream, topic, name);
  kept = find_sheet (acting->meeting, &id);
  plan = hut_record_plan_new ();
  sheet = kept != NULL ? hut_record_plan_change (plan, kept)
                       : hut_record_plan_create (plan, &hut_kind_sheet, &id);
  hut_record_set (sheet, "topic", hut_value_uid (topic));
  hut_record_set (sheet, "meeting", hut_value_uid (&acting->meeting->meeting->id));
  hut_record_set_text (sheet, "household", name);
  hut_record_set_text (sheet, "view", view);
  hut_record_set_text (sheet, "text", masked);
  hut_record_set_int (sheet, "at", acting->now);
  hut_record_set_text (sheet, "by", acting->account);
  return plan;
}

HutRecordPlan *
hut_sheet_plan_remove (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  const HutRecord *kept = find_sheet (acting->meeting, id);
  HutRecordPlan *plan;

  if (kept == NULL)
    {
      hut_meeting_refuse (error, _ ("This sheet is no longer there."));
      return NULL;
    }
  plan = hut_record_plan_new ();
  hut_record_set_text (hut_record_plan_change (plan, kept), "void_reason",
                       _ ("Entered by mistake"));
  return plan;
}

void
hut_sheet_count (const HutMeeting *meeting, const HutUid *topic, HutSheetCount *count)
{
  g_autoptr (GHashTable) households = g_hash_table_new (g_str_hash, g_str_equal);

  *count = (HutSheetCount){ 0 };
  for (guint i = 0; i < meeting->sheets->len; i++)
    {
      const char *view = hut_record_get_text (meeting->sheets->pdata[i], "view");

      if (!hut_meeting_is_of (meeting->sheets->pdata[i], "topic", topic))
        continue;
      count->n_households++;
      count->n_for += g_strcmp0 (view, "for") == 0;
      count->n_against += g_strcmp0 (view, "against") == 0;
    }
  count->n_other = count->n_households - count->n_for - count->n_against;
  for (guint i = 0; i < meeting->members->len; i++)
    {
      const char *household = hut_record_get_text (meeting->members->pdata[i], "household");

      if (household != NULL)
        g_hash_table_add (households, (gpointer)household);
    }
  count->n_asked = g_hash_table_size (households);
}
