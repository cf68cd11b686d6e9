/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-map-package.h"

G_BEGIN_DECLS

/* What a map package is made of, gathered before it is written. */
typedef struct _HutMapWriter HutMapWriter;

HutMapWriter *hut_map_writer_new (void);
void hut_map_writer_free (HutMapWriter *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMapWriter, hut_map_writer_free)

/* Sets a line of the description (see hut_map_package_get()). */
void hut_map_writer_set (HutMapWriter *writer, const char *key, const char *value);

/* Adds a feature; @shape is encoded, not kept. @name may be NULL. */
void hut_map_writer_add (HutMapWriter *writer, HutMapClass class, int layer, const char *name,
                         const HutShape *shape);

/* Adds an area; @kind, @code and @name are copied, @shape is encoded. */
void hut_map_writer_add_area (HutMapWriter *writer, const char *kind, const char *code,
                              const char *name, gboolean approximate, const HutShape *shape);

guint hut_map_writer_size (const HutMapWriter *writer);

/* The rectangle around all features. */
HutBox hut_map_writer_box (const HutMapWriter *writer);

/* Writes the package to @path, whole or not at all: beside it first, durable, then renamed. The
 * same content makes the same bytes. */
gboolean hut_map_writer_save (HutMapWriter *writer, const char *path, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
