/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Notice and publication. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-decision-days.h"

gint64
hut_notice_latest (const HutDecisionRule *rule, gint64 meeting)
{
  return meeting - rule->notice_days;
}

int
hut_notice_lacks (const HutDecisionRule *rule, gint64 announced, gint64 meeting)
{
  return (int)MAX (0, announced - hut_notice_latest (rule, meeting));
}

gboolean
hut_publication_latest (const HutDecisionRule *rule, gint64 decided, gint64 *latest)
{
  *latest = decided + rule->publish_within_days;
  return rule->publish_within_days > 0;
}

static gboolean
is_worked (HutCalendar *calendar, gint64 day)
{
  HutDayKind kind = hut_calendar_numbered_day (calendar, day, NULL);

  return kind == HUT_DAY_WORKING || kind == HUT_DAY_WORKING_WEEKEND;
}

gboolean
hut_publication_until (const HutDecisionRule *rule, HutCalendar *calendar, gint64 posted,
                       gint64 *until)
{
  gint64 day = posted;

  for (int left = rule->publish_for_days; left > 0;)
    {
      day++;
      if (rule->publish_count == HUT_COUNT_CALENDAR_DAYS || is_worked (calendar, day))
        left--;
    }
  *until = day;
  return rule->publish_for_days > 0;
}
