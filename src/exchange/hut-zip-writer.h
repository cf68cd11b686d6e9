/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A small zip file made in memory (APPNOTE 6.3), without extra fields: an OpenDocument begins with
 * a member that has none, which libarchive cannot write. Names are ASCII. Owned by one. */
typedef struct _HutZipWriter HutZipWriter;

HutZipWriter *hut_zip_writer_new (void);
void hut_zip_writer_free (HutZipWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutZipWriter, hut_zip_writer_free)

typedef enum
{
  HUT_ZIP_STORED,
  HUT_ZIP_DEFLATED,
} HutZipMethod;

/* Adds @text, up to its NUL, as @name. */
void hut_zip_writer_add (HutZipWriter *writer, const char *name, const char *text,
                         HutZipMethod method);

/* The whole file; nothing can be added after it. */
GBytes *hut_zip_writer_end (HutZipWriter *writer);

G_END_DECLS
