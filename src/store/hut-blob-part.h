/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-error.h"

#include <glib.h>

G_BEGIN_DECLS

/* A content that is coming in, beside those that are there (hut-blobs.h): its name with ".part"
 * appended. What came is still there after a restart. One at a time holds it; not for the main
 * thread. Errors are of HUT_STORE_ERROR. */
typedef struct _HutBlobPart HutBlobPart;

/* What follows the name of one. */
#define HUT_BLOB_PART ".part"

/* @name is valid. BUSY where another process is at it; FULL, FAILED. */
HutBlobPart *hut_blob_part_open (const char *database, const char *name, GError **error);
void hut_blob_part_close (HutBlobPart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutBlobPart, hut_blob_part_close)

/* How much came. */
gint64 hut_blob_part_size (HutBlobPart *part);

/* Adds the next bytes; FULL, FAILED: it is as it was. */
gboolean hut_blob_part_add (HutBlobPart *part, GBytes *bytes, GError **error);

/* From the beginning again. */
gboolean hut_blob_part_restart (HutBlobPart *part, GError **error);

/* All of it came: it is among the others, durable, before this returns. CORRUPT where it is not
 * what its name says; then nothing of it is left. */
gboolean hut_blob_part_finish (HutBlobPart *part, GError **error);

G_END_DECLS
