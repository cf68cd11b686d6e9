/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Overdue, today, this week, later, whenever. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-due-group.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
static const struct
{
  const char *name;
  const char *label;
} groups[HUT_N_DUE_GROUPS] = {
  [HUT_DUE_GROUP_OVERDUE] = { "overdue", NC_("due", "Overdue") },
  [HUT_DUE_GROUP_TODAY]   = { "today",   NC_("due", "Today") },
  [HUT_DUE_GROUP_WEEK]    = { "week",    NC_("due", "This week") },
  [HUT_DUE_GROUP_LATER]   = { "later",   NC_("due", "Later") },
  [HUT_DUE_GROUP_NONE]    = { "none",    NC_("due", "Without a time limit") },
};
/* clang-format on */

HutDueGroup
hut_due_group (HutTime due_at, HutTime now, GTimeZone *zone)
{
  /* Day 0 was a Thursday. */
  int since_monday = (int)((hut_time_day_number (now, zone) + 3) % 7);

  if (due_at == 0)
    return HUT_DUE_GROUP_NONE;
  if (due_at < now)
    return HUT_DUE_GROUP_OVERDUE;
  if (due_at < hut_time_day_start (now, zone, 1))
    return HUT_DUE_GROUP_TODAY;
  return due_at < hut_time_day_start (now, zone, 7 - since_monday) ? HUT_DUE_GROUP_WEEK
                                                                   : HUT_DUE_GROUP_LATER;
}

const char *
hut_due_group_name (HutDueGroup group)
{
  return groups[group].name;
}

const char *
hut_due_group_label (HutDueGroup group)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "due", groups[group].label);
}
