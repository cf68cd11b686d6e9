/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-day.h"
#include "exchange/hut-gazetteer.h"
#include "cases/hut-case-actions.h"
#include "sync/hut-sync.h"

G_BEGIN_DECLS

/* An open database with all that the window works on: the store, the browser of its cases, what
 * people do with them, sync, and the numbers of the day. One for each opened file; main thread.
 *
 * Properties, with notify: day (HutDay, NULL before it was first read), error (GError, why the day
 * could not be read), sync (HutSync, another one after hut_desk_set_server()).
 *
 * Signal: damaged (), once for each desk: the file is not sound, now or by the look of the day. */
#define HUT_TYPE_DESK (hut_desk_get_type ())
G_DECLARE_FINAL_TYPE (HutDesk, hut_desk, HUT, DESK, GObject)

/* Opens @path, making it first where @street (code of 9 digits) is given and it does not exist.
 * On a worker. Errors are those of the store. */
void hut_desk_open_async (const char *path, const char *street, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer data);
HutDesk *hut_desk_open_finish (GAsyncResult *result, GError **error);

/* Stops sync and reading, and closes the store after what is queued, on a worker. Idempotent; also
 * done when the last reference goes. Nothing may be asked of the desk after it. */
void hut_desk_close (HutDesk *self);

/* Returns when all desks that were closed have let go of their files: before the process ends, or
 * a worker touches one of them again. Blocks; in any thread. */
void hut_desk_wait_closed (void);

/* All owned by the desk. */
HutStore *hut_desk_get_store (HutDesk *self);
HutCaseBrowser *hut_desk_get_browser (HutDesk *self);
HutCaseActions *hut_desk_get_actions (HutDesk *self);
HutSync *hut_desk_get_sync (HutDesk *self);
HutDay *hut_desk_get_day (HutDesk *self);

/* What the street's map knows by name; NULL until it is read, soon after opening. */
HutGazetteer *hut_desk_get_gazetteer (HutDesk *self);

/* From now on in step with the server at @url: another HutSync, not signed in yet. */
void hut_desk_set_server (HutDesk *self, const char *url);

/* The street's map is another file from now on: its names are read, and it is watched. */
void hut_desk_renew_map (HutDesk *self);

/* Reads the day again, soon. */
void hut_desk_refresh (HutDesk *self);

G_END_DECLS
