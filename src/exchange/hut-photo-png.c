/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* PNG: chunks from IHDR to IEND (ISO 15948). Pure. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-photo-strip.h"

#include "exchange/hut-photo-private.h"

#include <string.h>

#define SIGNATURE "\x89PNG\r\n\x1a\n"
#define FRAME 12 /* length, name and sum */

/* Pixels, palette, how colours are meant, the film's frames. No texts, no times. */
#define KEPT "IHDRPLTEIDATtRNSgAMAcHRMsRGBiCCPcICPsBITbKGDpHYsacTLfcTLfdAT"

static guint32
read_big (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
}

static void
add_big (HutStrip *strip, guint32 value)
{
  guint8 bytes[] = { value >> 24, value >> 16, value >> 8, value };

  hut_strip_add (strip, bytes, sizeof bytes);
}

/* ISO 15948, annex D; of a few bytes. */
static guint32
sum_of (const guint8 *bytes, gsize length)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      sum ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        sum = (sum & 1) != 0 ? 0xedb88320 ^ (sum >> 1) : sum >> 1;
    }
  return ~sum;
}

static void
add_exif (HutStrip *strip)
{
  g_autoptr (GByteArray) tiff = hut_exif_write (&strip->exif);
  guint start = strip->out->len + 4;

  if (tiff == NULL)
    return;
  add_big (strip, tiff->len);
  hut_strip_add (strip, "eXIf", 4);
  hut_strip_add (strip, tiff->data, tiff->len);
  add_big (strip, sum_of (strip->out->data + start, strip->out->len - start));
}

static gboolean
take_all (HutStrip *strip)
{
  gboolean pixels = FALSE;

  hut_strip_copy (strip, 8);
  if (hut_strip_left (strip) < FRAME || !hut_strip_is_one_of (strip->bytes + strip->at + 4, "IHDR"))
    return FALSE;
  while (hut_strip_left (strip) >= FRAME)
    {
      const guint8 *chunk = strip->bytes + strip->at;
      guint32 length = read_big (chunk);

      if (length > hut_strip_left (strip) - FRAME)
        return FALSE;
      pixels |= hut_strip_is_one_of (chunk + 4, "IDAT");
      if (hut_strip_is_one_of (chunk + 4, "eXIf"))
        hut_exif_read (chunk + 8, length, &strip->exif);
      if (hut_strip_is_one_of (chunk + 4, "IEND"))
        {
          add_exif (strip);
          hut_strip_copy (strip, FRAME + length);
          return pixels && length == 0;
        }
      if (hut_strip_is_one_of (chunk + 4, KEPT))
        hut_strip_copy (strip, FRAME + length);
      else
        strip->at += FRAME + length;
    }
  return FALSE;
}

GBytes *
hut_photo_strip_png (GBytes *bytes, GError **error)
{
  HutStrip strip;

  hut_strip_begin (&strip, bytes);
  return hut_strip_end (
      &strip, strip.length > 8 && memcmp (strip.bytes, SIGNATURE, 8) == 0 && take_all (&strip),
      "PNG", error);
}
