/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A HutPaperLoad: the photograph @content of the database at @database, made smaller until its
 * longer side has @side pixels. An opaque one carries itself as JPEG, so that a PDF takes that and
 * not its pixels. Any thread but the main one. Errors: those of hut_blobs_read() and
 * hut_photo_decode(). */
cairo_surface_t *hut_photo_for_paper (const char *database, const char *content, int side,
                                      GError **error);

G_END_DECLS
