/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Topics on earlier resolutions. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-report-topic.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MINUTES 10

static gboolean
is_report_topic (const HutRecord *topic)
{
  return g_strcmp0 (hut_record_get_text (topic, "source_kind"), "resolution") == 0;
}

static const HutRecord *
topic_of_all (const HutMeeting *meeting)
{
  for (guint i = 0; i < meeting->topics->len; i++)
    if (is_report_topic (meeting->topics->pdata[i]) &&
        hut_record_get_text (meeting->topics->pdata[i], "source") == NULL)
      return meeting->topics->pdata[i];
  return NULL;
}

const HutRecord *
hut_report_topic (const HutMeeting *meeting, const HutRecord *resolution)
{
  for (guint i = 0; i < meeting->topics->len; i++)
    if (is_report_topic (meeting->topics->pdata[i]) &&
        hut_meeting_is_of (meeting->topics->pdata[i], "source", &resolution->id))
      return meeting->topics->pdata[i];
  return topic_of_all (meeting);
}

GPtrArray *
hut_report_topic_resolutions (const HutMeeting *meeting, const HutRecord *topic)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < meeting->earlier->len; i++)
    if (hut_report_topic (meeting, meeting->earlier->pdata[i]) == topic)
      g_ptr_array_add (found, meeting->earlier->pdata[i]);
  return found;
}

HutRecordPlan *
hut_report_topic_plan_add (const HutMeetingActing *acting, GError **error)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_topic, &id, NULL);

  if (acting->meeting->earlier->len == 0)
    {
      hut_meeting_refuse (error, _ ("No earlier resolution stands to be reported on."));
      return NULL;
    }
  if (topic_of_all (acting->meeting) != NULL)
    {
      hut_meeting_refuse (error, _ ("The earlier resolutions stand on the agenda already."));
      return NULL;
    }
  hut_record_set_text (said, "title", _ ("How far earlier resolutions are"));
  hut_record_set_text (said, "source_kind", "resolution");
  hut_record_set_int (said, "minutes", MINUTES);
  return hut_topic_plan_add (acting, said, error);
}
