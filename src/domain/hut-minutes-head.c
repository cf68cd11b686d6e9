/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The head of minutes: title, time and place, who came. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes-private.h"

#include "domain/hut-attendance.h"
#include "domain/hut-meeting-plan.h"
#include "domain/hut-minutes-block.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* @end 0: it has not ended. */
static char *
span_words (const HutMinutesWriting *writing, HutTime begin, HutTime end)
{
  HutOffice *office = writing->source->office;
  GTimeZone *zone = hut_minutes_zone (office);
  gboolean one_day =
      end != 0 && hut_time_day_number (begin, zone) == hut_time_day_number (end, zone);
  g_autofree char *from = hut_minutes_time (begin, office);
  g_autofree char *to =
      one_day ? hut_time_format (end, zone, "%H:%M") : hut_minutes_time (end, office);

  /* Translators: from when to when. */
  return to != NULL ? g_strdup_printf (C_ ("minutes", "%s to %s"), from, to)
                    : g_steal_pointer (&from);
}

static char *
when_words (const HutMinutesWriting *writing)
{
  const HutRecord *record = writing->meeting->meeting;
  HutTime opened = hut_record_get_int (record, "opened_at", 0);

  return span_words (writing, opened != 0 ? opened : hut_record_get_int (record, "starts_at", 0),
                     hut_record_get_int (record, "closed_at", 0));
}

/* When it was adjourned, and when it went on. */
static char *
pause_words (const HutMinutesWriting *writing)
{
  g_autoptr (GArray) pauses = hut_meeting_pauses (writing->meeting);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < pauses->len; i++)
    {
      const HutMeetingPause *pause = &g_array_index (pauses, HutMeetingPause, i);
      g_autofree char *span = span_words (writing, pause->from, pause->to);

      g_string_append_printf (words, "%s%s", i > 0 ? C_ ("between words", "; ") : "", span);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Who came at all, however long. */
static char *
presence_words (const HutAttendance *attendance, const HutVoters *voters)
{
  g_autofree gboolean *came = g_new0 (gboolean, voters->n_voters + 1);
  g_autoptr (GString) words = g_string_new (NULL);
  int n = 0, proxies = 0, guests = 0;

  for (guint i = 0; i < attendance->n_attendees; i++)
    {
      guint voter = voters->voter_of[i];

      if (attendance->attendees[i].arrived == 0)
        continue;
      guests += voter == HUT_NO_VOTER;
      proxies += attendance->attendees[i].proxy != NULL;
      if (voter == HUT_NO_VOTER || came[voter])
        continue;
      came[voter] = TRUE;
      n++;
    }
  g_string_printf (words, _ ("%d of %d came"), n, (int)attendance->base);
  if (proxies > 0)
    g_string_append_printf (words, _ (", %d by proxy"), proxies);
  if (guests > 0)
    g_string_append_printf (words, _ (", and %d guests"), guests);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
quorum_words (const HutAttendance *attendance)
{
  if (attendance->quorum == HUT_QUORUM_UNKNOWN)
    return NULL;
  if (attendance->quorum == HUT_QUORUM_REACHED)
    return g_strdup (C_ ("quorum", "Reached"));
  return g_strdup_printf (_ ("Not reached, %d missing at the end"), (int)attendance->missing);
}

static void
add_presence (HutMinutesWriting *writing)
{
  g_autoptr (HutDecisionRule) rule =
      hut_meeting_rule (writing->meeting, NULL, writing->source->office);
  g_autoptr (HutVoters) voters = hut_voters_new (writing->meeting->members, rule);
  g_autoptr (HutAttendance) attendance = hut_attendance_new (writing->meeting, voters, rule);
  g_autofree char *presence = presence_words (attendance, voters);
  g_autofree char *quorum = quorum_words (attendance);

  hut_minutes_add_labelled (writing, C_ ("minutes", "Present"), presence);
  hut_minutes_add_labelled (writing, C_ ("minutes", "Quorum"), quorum);
  if (rule != NULL)
    hut_minutes_add_labelled (writing, C_ ("minutes", "Decided by"), rule->name);
}

static char *
notice_words (const HutMinutesWriting *writing)
{
  const HutRecord *record = writing->meeting->meeting;
  const char *where = hut_record_get_text (record, "announced_where");
  g_autofree char *when =
      hut_minutes_time (hut_record_get_int (record, "announced_at", 0), writing->source->office);

  /* Translators: when, and where it was put up. */
  return when != NULL && where != NULL ? g_strdup_printf (C_ ("notice", "%s, %s"), when, where)
                                       : g_steal_pointer (&when);
}

void
hut_minutes_add_head (HutMinutesWriting *writing)
{
  const HutRecord *record = writing->meeting->meeting;
  const HutRecord *chair = hut_meeting_of (writing->meeting, record, "chair");
  const char *title = hut_record_get_text (record, "title");
  g_autofree char *line = hut_minutes_line (title != NULL ? title : _ ("Meeting"));
  g_autofree char *heading = g_strdup_printf (_ ("Minutes of “%s”"), line);
  g_autofree char *kind = hut_minutes_field (record, "kind");
  g_autofree char *when = when_words (writing);
  g_autofree char *pauses = pause_words (writing);
  g_autofree char *notice = notice_words (writing);
  g_autofree char *chairs = chair != NULL ? hut_minutes_member (chair) : NULL;

  hut_minutes_add_line (writing, heading);
  if (writing->meeting->body != NULL)
    hut_minutes_add_labelled (writing, C_ ("minutes", "Body"),
                              hut_record_get_text (writing->meeting->body, "name"));
  hut_minutes_add_labelled (writing, C_ ("minutes", "Kind"), kind);
  hut_minutes_add_labelled (writing, C_ ("minutes", "Time"), when);
  hut_minutes_add_labelled (writing, C_ ("minutes", "Adjourned"), pauses);
  hut_minutes_add_labelled (writing, C_ ("minutes", "Place"),
                            hut_record_get_text (record, "place_name"));
  hut_minutes_add_labelled (writing, C_ ("minutes", "Notice"), notice);
  hut_minutes_add_labelled (writing, C_ ("minutes", "Chair"), chairs);
  hut_minutes_add_labelled (writing, C_ ("minutes", "Minutes taken by"),
                            hut_record_get_text (record, "recorder"));
  add_presence (writing);
}
