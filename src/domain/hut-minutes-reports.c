/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What was reported on resolutions of earlier meetings: under the topic that was made for it, else
 * in a section of its own. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes-private.h"

#include "domain/hut-minutes-block.h"
#include "domain/hut-report-topic.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static void
add_row (HutMinutesWriting *writing, const HutRecord *resolution, const HutRecord *report)
{
  gboolean open = g_strcmp0 (hut_record_get_text (report, "state"), "open") == 0;
  g_autofree char *title = hut_minutes_line (hut_record_get_text (resolution, "title"));
  g_autofree char *unit = hut_minutes_unit (writing, resolution);
  g_autofree char *percent =
      g_strdup_printf ("%d%%", (int)hut_record_get_int (report, "progress", 0));
  g_autofree char *state = hut_minutes_field (report, "state");
  g_autofree char *said = hut_minutes_line (hut_record_get_text (report, "words"));
  const char *words = *said != '\0' ? said : open ? C_ ("minutes", "nothing said") : state;
  g_autofree char *row =
      g_strconcat (title, "\t", *unit != '\0' ? unit : C_ ("minutes", "nobody named"), "\t",
                   percent, "\t", words, NULL);

  hut_minutes_add_line (writing, row);
}

gboolean
hut_minutes_has_reports (const HutMeeting *meeting, const HutRecord *topic)
{
  g_autoptr (GPtrArray) resolutions = hut_report_topic_resolutions (meeting, topic);

  for (guint i = 0; i < resolutions->len; i++)
    if (hut_meeting_report (meeting, &((HutRecord *)resolutions->pdata[i])->id) != NULL)
      return TRUE;
  return FALSE;
}

void
hut_minutes_add_reports (HutMinutesWriting *writing, const HutRecord *topic)
{
  const HutMeeting *meeting = writing->meeting;
  g_autoptr (GPtrArray) resolutions = hut_report_topic_resolutions (meeting, topic);

  /* Translators: the head of a table, its cells parted by tabs: keep them. */
  hut_minutes_add_line (writing, _ ("Resolution\tUnit responsible\tProgress\tHow far it is"));
  for (guint i = 0; i < resolutions->len; i++)
    {
      const HutRecord *resolution = resolutions->pdata[i];
      const HutRecord *report = hut_meeting_report (meeting, &resolution->id);

      if (report != NULL)
        add_row (writing, resolution, report);
    }
}
