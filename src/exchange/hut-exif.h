/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is kept of a photograph's EXIF: which way is up, and when it was taken. Place, owner, maker
 * notes, serial numbers and the thumbnail go. */
typedef struct
{
  guint orientation; /* 1 to 8; 0: not said */
  char taken[20];    /* "2026:11:20 08:30:00", or "" */
} HutExif;

/* Reads a TIFF block of @length bytes as far as it can be read; untrusted. What is not there stays
 * 0 and "". */
void hut_exif_read (const guint8 *tiff, gsize length, HutExif *exif);

/* A TIFF block that says this and nothing else, or NULL where there is nothing to say. */
GByteArray *hut_exif_write (const HutExif *exif);

G_END_DECLS
