/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people do with the attachments of topics. They belong to no state of the meeting: a
 * photograph of what was done comes after it. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-attachment-plan.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

gboolean
hut_attachment_is_photograph (const HutRecord *attachment)
{
  const char *type = hut_record_get_text (attachment, "media_type");

  return type != NULL && g_str_has_prefix (type, "image/");
}

void
hut_attachment_count (const HutMeeting *meeting, const HutUid *topic, guint *n, guint *n_public)
{
  *n = *n_public = 0;
  for (guint i = 0; i < meeting->attachments->len; i++)
    {
      const HutRecord *attachment = meeting->attachments->pdata[i];

      if (!hut_meeting_is_of (attachment, "topic", topic))
        continue;
      (*n)++;
      *n_public += hut_record_get_int (attachment, "public", 0) == 1;
    }
}

static const HutRecord *
find (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  const GPtrArray *attachments = acting->meeting->attachments;

  for (guint i = 0; i < attachments->len; i++)
    if (hut_uid_equal (&((HutRecord *)attachments->pdata[i])->id, id))
      return attachments->pdata[i];
  hut_meeting_refuse (error, _ ("This is no longer attached to the topic."));
  return NULL;
}

static const HutRecord *
find_photograph (const HutMeetingActing *acting, const HutUid *id, GError **error)
{
  const HutRecord *kept = find (acting, id, error);

  if (kept == NULL || hut_attachment_is_photograph (kept))
    return kept;
  hut_meeting_refuse (error, _ ("Only photographs are projected. Hand papers out, or print them."));
  return NULL;
}

static HutRecordPlan *
set_public (const HutMeetingActing *acting, const HutUid *id, gint64 to, GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_photograph (acting, id, error);

  if (kept == NULL)
    return NULL;
  hut_record_set_int (hut_record_plan_change (plan, kept), "public", to);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_attachment_plan_publish (const HutMeetingActing *acting, const HutUid *attachment,
                             GError **error)
{
  return set_public (acting, attachment, 1, error);
}

HutRecordPlan *
hut_attachment_plan_withhold (const HutMeetingActing *acting, const HutUid *attachment,
                              GError **error)
{
  return set_public (acting, attachment, 0, error);
}

HutRecordPlan *
hut_attachment_plan_date (const HutMeetingActing *acting, const HutUid *attachment,
                          const char *moment, GError **error)
{
  static const char *const moments[] = { "before", "after", NULL };
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find_photograph (acting, attachment, error);

  if (kept == NULL)
    return NULL;
  if (moment != NULL && !g_strv_contains (moments, moment))
    {
      hut_meeting_refuse (error, _ ("A photograph shows what was before or after."));
      return NULL;
    }
  hut_record_set_text (hut_record_plan_change (plan, kept), "moment", moment);
  return g_steal_pointer (&plan);
}

HutRecordPlan *
hut_attachment_plan_remove (const HutMeetingActing *acting, const HutUid *attachment,
                            GError **error)
{
  g_autoptr (HutRecordPlan) plan = hut_record_plan_new ();
  const HutRecord *kept = find (acting, attachment, error);

  if (kept == NULL)
    return NULL;
  hut_record_set_text (hut_record_plan_change (plan, kept), "void_reason",
                       _ ("Removed from the topic"));
  return g_steal_pointer (&plan);
}
