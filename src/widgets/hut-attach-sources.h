/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person gave to be attached: a file, or bytes that came without one. */
typedef struct
{
  char *path;    /* or NULL */
  GBytes *bytes; /* where there is no path */
  char *name;    /* for people, and of bytes what the attachment will be called */
  char *item;    /* of the check of a lane: the code of the item that it shows; or NULL */
} HutAttachSource;

HutAttachSource *hut_attach_source_new_path (const char *path);
HutAttachSource *hut_attach_source_new_bytes (GBytes *bytes, const char *name);
HutAttachSource *hut_attach_source_copy (const HutAttachSource *source);
void hut_attach_source_free (HutAttachSource *source);

/* The ways in which people give what is to be attached. Each gives an array of HutAttachSource,
 * which may be empty; only files of this machine count. Main thread. */

GPtrArray *hut_attach_sources_of_paths (const char *const *paths);

/* What was dropped: files (GDK_TYPE_FILE_LIST), or text with an address in each line. */
GPtrArray *hut_attach_sources_of_value (const GValue *value);

/* What lies on the clipboard: files, or a picture. @callback with
 * hut_attach_sources_paste_finish(), which gives NULL with an error where neither does. */
void hut_attach_sources_paste_async (GdkClipboard *clipboard, GAsyncReadyCallback callback,
                                     gpointer data);
GPtrArray *hut_attach_sources_paste_finish (GAsyncResult *result, GError **error);

G_END_DECLS
