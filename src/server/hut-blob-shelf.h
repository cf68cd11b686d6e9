/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "base/hut-uid.h"

G_BEGIN_DECLS

/* The contents of attachments in the data folder: whole ones as blobs/<account>/<2
 * digits>/<SHA-256>, those that are still coming in as blobs/<account>/half/<SHA-256>. Each is kept
 * by the account that named it in a record and brought it: to name a content that somebody else has
 * gives nobody anything, not even that it is there.
 *
 * Any thread, any number of processes on one folder. Names are valid (hut_blob_name_is_valid()).
 * Errors are of HUT_PROBLEM_ERROR. */

/* The folder of the data folder @data; free with g_free(). */
char *hut_blob_shelf_folder (const char *data);

/* The size of the whole content; -1 where there is none. */
gint64 hut_blob_shelf_size (const char *folder, const HutUid *account, const char *name);

/* How much of it is here: all of it, or what came of one that is still coming in. That may be all
 * of it too, where the last piece was taken and what follows was cut off: an empty piece then makes
 * it whole. */
gint64 hut_blob_shelf_held (const char *folder, const HutUid *account, const char *name);

/* The part of a whole content from @offset on, at most @length bytes. ABSENT, INTERNAL. */
GBytes *hut_blob_shelf_read (const char *folder, const HutUid *account, const char *name,
                             gint64 offset, gint64 length, GError **error);

/* Adds @piece at @offset to a content that will have @size bytes; durable before this returns. The
 * last piece makes it whole, once it is what its name says. @held is set, with or without an error,
 * to where the next piece begins. OFFSET where @piece does not begin there; RULE where the whole
 * was another content: it begins anew; TOO_LARGE over @size; BUSY while somebody else adds to the
 * same; FULL where it cannot be written: what came before stays. */
gboolean hut_blob_shelf_add (const char *folder, const HutUid *account, const char *name,
                             gint64 size, gint64 offset, GBytes *piece, gint64 *held,
                             GError **error);

/* Reads all whole contents and holds them against their names; INTERNAL with the first that is
 * another, or cannot be read. */
gboolean hut_blob_shelf_verify (const char *folder, GError **error);

/* Removes what has been coming in for more than a day without a new piece. */
void hut_blob_shelf_sweep (const char *folder);

G_END_DECLS
