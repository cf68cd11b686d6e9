/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Photographs without what they say of place and owner (DOMAIN section 9). The picture itself is
 * not touched, nothing is compressed again. What is kept is a list: the picture's own parts, its
 * colour profile, which way is up and when it was taken (HutExif). Everything else goes, known or
 * not: EXIF, XMP, IPTC, comments, text, maker notes, thumbnails, and what is hung on behind the
 * end (phones put a film there, with its own place).
 *
 * Each gives new bytes, or NULL with HUT_EXCHANGE_ERROR_DAMAGED where the parts do not fit
 * together: then nothing can be promised, and the file is not to be kept. @bytes is untrusted. */
GBytes *hut_photo_strip_jpeg (GBytes *bytes, GError **error);
GBytes *hut_photo_strip_png (GBytes *bytes, GError **error);
GBytes *hut_photo_strip_webp (GBytes *bytes, GError **error);

G_END_DECLS
