/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cases of what the roster hands up. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-roster-case.h"

#include "store/hut-reader-roster.h"

HutRecord *
hut_roster_case_lane (HutCaseBrowser *browser, const HutRecord *origin)
{
  const char *code = hut_record_get_text (origin, "lane");
  g_autoptr (GError) error = NULL;
  HutRecord *lane =
      code != NULL ? hut_reader_lane_of_code (hut_case_browser_get_reader (browser), code, &error)
                   : NULL;

  if (error != NULL)
    g_warning ("Cannot read the lane of a case: %s", error->message);
  return lane;
}

HutUid
hut_roster_case_of (const HutRecordPlan *plan)
{
  for (guint i = 0; i < plan->records->len; i++)
    {
      const HutPlannedRecord *planned = plan->records->pdata[i];

      if (planned->next->kind == &hut_kind_case)
        return planned->next->id;
    }
  return (HutUid){ { 0 } };
}

void
hut_roster_case_show (GtkWidget *widget, const HutUid *id)
{
  char text[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (widget, "app.show-case", "s", hut_uid_print (id, text));
}
