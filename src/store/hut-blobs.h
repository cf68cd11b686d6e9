/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-error.h"

#include <glib.h>

G_BEGIN_DECLS

/* What is attached, kept by what it is: each content is one file named by its SHA-256, in the
 * folder that is called as the database with ".attachments" appended. A content is written once
 * and never changed, so the daily copies of the database do not copy it: a copy names the same
 * files. What no copy can name any more is removed by hut_store_sweep_blobs() (hut-blob-sweep.h).
 * Functions may be called from every thread; they read and write files, so not from the main one.
 */

/* What one content may have (PROTOCOL, blobs). */
#define HUT_BLOB_MAX (25 * 1024 * 1024)

/* The length of a name: SHA-256 in hexadecimal. */
#define HUT_BLOB_NAME 64

/* What follows the name of a content that no record names. */
#define HUT_BLOB_ASIDE ".aside"

/* The folder of the database at @database; free with g_free(). */
char *hut_blobs_folder (const char *database);

/* Whether @name is one: 64 digits in lower case, and nothing that leads anywhere else. */
gboolean hut_blob_name_is_valid (const char *name);

/* Where the content of that valid name lies, or would. */
char *hut_blobs_path (const char *database, const char *name);

/* Keeps @bytes, durable (mode 0600) before this returns, and gives the name. The same content is
 * kept once; one that was damaged is made whole again. FULL, FAILED; REFUSED over HUT_BLOB_MAX. */
char *hut_blobs_keep (const char *database, GBytes *bytes, GError **error);

/* The content of that name, held against it. ABSENT where it is not on this machine, CORRUPT where
 * other bytes stand there. */
GBytes *hut_blobs_read (const char *database, const char *name, GError **error);

G_END_DECLS
