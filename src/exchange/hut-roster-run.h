/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-roster-import.h"

G_BEGIN_DECLS

/* An import into the roster from a window: in a thread with a connection of its own, which no
 * window waits for. */

/* @rows so far; @fraction from 0 to 1, below 0: not known. In the main context of the caller, not
 * more often than it can keep up with. */
typedef void (*HutRosterProgress) (guint64 rows, gboolean writing, double fraction, gpointer data);

/* Reads the table in the file @path, or with @path NULL the rows @text; @how is copied, its tell is
 * not used. Cancelled or failed, nothing of it is left. */
void hut_roster_run_async (const char *path, const char *text, HutStore *store,
                           const HutRosterImport *how, HutRosterProgress progress,
                           gpointer progress_data, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
HutRosterResult *hut_roster_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
