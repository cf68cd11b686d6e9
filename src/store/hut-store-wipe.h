/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-people-retention.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What is personal of people who left is wiped after the office's time, by somebody's act and with
 * a record of it: who, when, and which rule; never by itself. */

/* People who left at @before or earlier and of whom something personal is kept, the longest gone
 * first, at most @limit. Owned array of HutRecord. On a worker. */
GPtrArray *hut_reader_people_due (HutReader *reader, HutTime before, guint limit, GError **error);

/* Wipes each of @people (HutUid) as hut_person_plan_wipe() says, all of them or, where one is not
 * due, nobody. In a file that works alone the history and what waits to be sent forget it too; with
 * a server, its history is the server's to purge. Copies of the file that are kept for 30 days
 * still hold it. @account: who does it, or NULL. */
gboolean hut_store_wipe_people (HutStore *store, GArray *people, const HutRetention *retention,
                                const char *account, HutTime now, GError **error);

/* The same from the main thread; @people is referenced. */
void hut_store_wipe_people_async (HutStore *store, GArray *people, const HutRetention *retention,
                                  const char *account, HutTime now, GAsyncReadyCallback callback,
                                  gpointer data);
gboolean hut_store_wipe_people_finish (HutStore *store, GAsyncResult *result, GError **error);

G_END_DECLS
