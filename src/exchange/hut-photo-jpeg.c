/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* JPEG: segments between SOI and EOI (ITU T.81, annex B). Pure. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-photo-strip.h"

#include "exchange/hut-photo-private.h"

#include <string.h>

#define SOI 0xd8
#define EOI 0xd9
#define SOS 0xda
#define APP0 0xe0
#define APP1 0xe1
#define APP2 0xe2
#define APP14 0xee
#define JFIF_LENGTH 16 /* with its own length, without a thumbnail */

/* Tables, frames and scans, the profile of colours and how they are coded. */
static gboolean
keeps (int marker, const guint8 *content, gsize length)
{
  if (marker == APP2)
    return hut_strip_says (content, length, "ICC_PROFILE", 12);
  if (marker == APP14)
    return hut_strip_says (content, length, "Adobe", 5);
  return (marker >= 0xc0 && marker <= 0xcf && marker != 0xc8) || (marker >= SOS && marker <= 0xdf);
}

/* JFIF's head says the density, and may carry a thumbnail: that one goes. */
static void
copy_jfif (HutStrip *strip)
{
  hut_strip_add (strip, "\xff\xe0\0\x10", 4);
  hut_strip_add (strip, strip->bytes + strip->at + 4, JFIF_LENGTH - 4);
  hut_strip_add (strip, "\0\0", 2);
}

/* After a scan's head: its data up to the next marker that is none of its own. */
static void
copy_scan (HutStrip *strip)
{
  gsize at = strip->at;

  while (at + 1 < strip->length && (strip->bytes[at] != 0xff || strip->bytes[at + 1] == 0 ||
                                    (strip->bytes[at + 1] >= 0xd0 && strip->bytes[at + 1] <= 0xd7)))
    at++;
  hut_strip_copy (strip, at - strip->at);
}

/* One segment with its length, after its two bytes of marker. */
static gboolean
take_segment (HutStrip *strip, int marker)
{
  const guint8 *content = strip->bytes + strip->at + 4;
  gsize length;

  if (hut_strip_left (strip) < 4)
    return FALSE;
  length = strip->bytes[strip->at + 2] << 8 | strip->bytes[strip->at + 3];
  if (length < 2 || length + 2 > hut_strip_left (strip))
    return FALSE;
  if (marker == APP1 && hut_strip_says (content, length - 2, "Exif\0", 6) &&
      strip->exif.orientation == 0)
    hut_exif_read (content + 6, length - 2 - 6, &strip->exif);
  if (marker == APP0 && length >= JFIF_LENGTH && hut_strip_says (content, length - 2, "JFIF", 5))
    copy_jfif (strip);
  if (keeps (marker, content, length - 2))
    hut_strip_copy (strip, 2 + length);
  else
    strip->at += 2 + length;
  if (marker == SOS)
    copy_scan (strip);
  return TRUE;
}

static gboolean
take_all (HutStrip *strip)
{
  gboolean scanned = FALSE;

  strip->at = 2;
  while (hut_strip_left (strip) >= 2 && strip->bytes[strip->at] == 0xff)
    {
      int marker = strip->bytes[strip->at + 1];

      if (marker == 0xff)
        {
          strip->at++;
          continue;
        }
      if (marker == EOI)
        {
          hut_strip_copy (strip, 2);
          return scanned;
        }
      if (marker <= 1 || (marker >= 0xd0 && marker <= SOI) || !take_segment (strip, marker))
        return FALSE;
      scanned |= marker == SOS;
    }
  return FALSE;
}

/* SOI and our EXIF in front of what was kept. */
static void
add_head (HutStrip *strip)
{
  g_autoptr (GByteArray) tiff = hut_exif_write (&strip->exif);
  g_autoptr (GByteArray) head = g_byte_array_new ();

  g_byte_array_append (head, (const guint8 *)"\xff\xd8", 2);
  if (tiff != NULL)
    {
      guint8 length[] = { (tiff->len + 8) >> 8, (tiff->len + 8) & 0xff };

      g_byte_array_append (head, (const guint8 *)"\xff\xe1", 2);
      g_byte_array_append (head, length, 2);
      g_byte_array_append (head, (const guint8 *)"Exif\0", 6);
      g_byte_array_append (head, tiff->data, tiff->len);
    }
  g_byte_array_prepend (strip->out, head->data, head->len);
}

GBytes *
hut_photo_strip_jpeg (GBytes *bytes, GError **error)
{
  gboolean whole;
  HutStrip strip;

  hut_strip_begin (&strip, bytes);
  whole = strip.length > 2 && memcmp (strip.bytes, "\xff\xd8", 2) == 0 && take_all (&strip);
  if (whole)
    add_head (&strip);
  return hut_strip_end (&strip, whole, "JPEG", error);
}
