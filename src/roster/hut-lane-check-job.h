/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-lane-check-list.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

/* Writes @write (taken over) with @sources (HutLaneSource, taken over) as photographs of the check
 * @check, which is in it: the files are read, stripped and kept on a worker. Together or not at
 * all: where one cannot be taken, nothing is written, and the error (HUT_DOMAIN_ERROR_RULE) says
 * which and why, for people; other errors are the store's. */
void hut_lane_check_job_async (HutStore *store, HutWrite *write, GPtrArray *sources,
                               const HutUid *check, GAsyncReadyCallback callback, gpointer data);
gboolean hut_lane_check_job_finish (GAsyncResult *result, GError **error);

G_END_DECLS
