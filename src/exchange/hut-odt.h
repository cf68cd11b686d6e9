/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Minutes as a document that can be edited on (OpenDocument Text 1.2): A4 with the margins, sizes
 * and fonts of official documents (GB/T 9704), headings as styles, tables as tables. What is not
 * XML 1.0 in a text is left out. */
typedef struct
{
  const char *title;  /* or NULL */
  const char *office; /* in the head of each page, or NULL */
  HutTime written_at;
} HutOdtAbout;

/* @blocks: HutMinutesBlock (hut_minutes_document()). */
GBytes *hut_odt_new (GPtrArray *blocks, const HutOdtAbout *about);

/* The same to @path, readable by its owner only, whole or not at all: G_FILE_ERROR. */
gboolean hut_odt_write (GPtrArray *blocks, const HutOdtAbout *about, const char *path,
                        GError **error);

G_END_DECLS
