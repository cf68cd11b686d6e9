/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file that comes whole or not at all: written beside its place under a passing name, readable by
 * its owner only, made durable, and renamed. Until then what stood there stays. Used by one thread
 * at a time; blocks. Errors are G_FILE_ERROR. */
typedef struct _HutNewFile HutNewFile;

HutNewFile *hut_new_file_begin (const char *path, GError **error);

/* The passing name, for who writes by name. */
const char *hut_new_file_get_passing (HutNewFile *file);

/* Appends; FALSE from the first failure on, which hut_new_file_put() tells. */
gboolean hut_new_file_append (HutNewFile *file, gconstpointer data, gsize length);

/* Makes it durable and puts it in its place. FALSE: nothing has changed there. */
gboolean hut_new_file_put (HutNewFile *file, GError **error);

/* Removes what was not put. */
void hut_new_file_free (HutNewFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutNewFile, hut_new_file_free)

G_END_DECLS
