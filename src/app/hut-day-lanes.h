/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What Today tells of the lanes: how many are to be patrolled today, by patrols that were done. A
 * plain value. */
typedef struct
{
  guint n_lanes;     /* there are; 0: the office has none */
  guint n_due;       /* to be patrolled today */
  guint n_done;      /* of them, patrolled */
  GPtrArray *bare;   /* char *: names of those that are not yet, in the order of their codes */
  gboolean day_over; /* the working day is: what is not patrolled now is a gap */
} HutDayLanes;

/* Takes longer than the main thread has. NULL with the reader's error. */
HutDayLanes *hut_day_lanes_read (HutReader *reader, HutOffice *office, HutTime now, GError **error);

void hut_day_lanes_free (HutDayLanes *lanes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDayLanes, hut_day_lanes_free)

G_END_DECLS
