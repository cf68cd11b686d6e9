/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

G_BEGIN_DECLS

/* How what waits for somebody is parted by the time when it is due, in the order of a list. */
typedef enum
{
  HUT_DUE_GROUP_OVERDUE,
  HUT_DUE_GROUP_TODAY, /* before midnight */
  HUT_DUE_GROUP_WEEK,  /* before the next Monday */
  HUT_DUE_GROUP_LATER,
  HUT_DUE_GROUP_NONE, /* without a time limit */
  HUT_N_DUE_GROUPS,
} HutDueGroup;

/* @due_at 0: none. Days and weeks end in @zone; a week begins on Monday. */
HutDueGroup hut_due_group (HutTime due_at, HutTime now, GTimeZone *zone);

/* "overdue", "today", ... for answers of a program; and translated. Static. */
const char *hut_due_group_name (HutDueGroup group);
const char *hut_due_group_label (HutDueGroup group);

G_END_DECLS
