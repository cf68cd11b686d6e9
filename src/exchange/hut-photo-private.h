/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-exif.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the three forms of photographs share: a row of parts is walked, and those that are kept are
 * copied. Not for other files. */
typedef struct
{
  const guint8 *bytes; /* borrowed */
  gsize length;
  gsize at;
  GByteArray *out;
  HutExif exif;
} HutStrip;

void hut_strip_begin (HutStrip *strip, GBytes *bytes);

/* What was copied, where the picture is @whole; else NULL with DAMAGED. Frees what is held. */
GBytes *hut_strip_end (HutStrip *strip, gboolean whole, const char *form, GError **error);

/* Bytes not walked yet. */
gsize hut_strip_left (const HutStrip *strip);

/* Copies the next @length bytes, of which the caller knows that they are there. */
void hut_strip_copy (HutStrip *strip, gsize length);

/* Appends @length bytes of our own to what was copied. */
void hut_strip_add (HutStrip *strip, gconstpointer bytes, gsize length);

/* Whether @content begins with @name. */
gboolean hut_strip_says (const guint8 *content, gsize length, const char *name, gsize name_length);

/* Whether the four bytes at @name are one of @names, which are written in a row. */
gboolean hut_strip_is_one_of (const guint8 *name, const char *names);

G_END_DECLS
