/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* WebP: chunks of a RIFF file (RFC 9649). Pure. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-photo-strip.h"

#include "exchange/hut-photo-private.h"

#include <string.h>

#define HEAD 12
#define CHUNK_HEAD 8
#define FRAME_HEAD 16
#define HAS_EXIF 0x08
#define HAS_XMP 0x04

static guint32
read_little (const guint8 *bytes)
{
  return (guint32)bytes[3] << 24 | bytes[2] << 16 | bytes[1] << 8 | bytes[0];
}

static void
set_little (guint8 *bytes, guint32 value)
{
  for (int i = 0; i < 4; i++)
    bytes[i] = value >> (8 * i);
}

static void
read_exif (HutStrip *strip, const guint8 *content, gsize length)
{
  /* Some writers put JPEG's name in front. */
  gsize skip = hut_strip_says (content, length, "Exif\0", 6) ? 6 : 0;

  hut_exif_read (content + skip, length - skip, &strip->exif);
}

/* The flags of the extended head, and our EXIF behind. */
static void
finish (HutStrip *strip, gsize flags_at)
{
  g_autoptr (GByteArray) tiff = flags_at != 0 ? hut_exif_write (&strip->exif) : NULL;
  guint8 size[4];

  if (flags_at != 0)
    strip->out->data[flags_at] &= ~(HAS_EXIF | HAS_XMP);
  if (tiff != NULL)
    {
      strip->out->data[flags_at] |= HAS_EXIF;
      set_little (size, tiff->len);
      hut_strip_add (strip, "EXIF", 4);
      hut_strip_add (strip, size, 4);
      hut_strip_add (strip, tiff->data, tiff->len);
      if (tiff->len % 2 != 0)
        hut_strip_add (strip, "\0", 1);
    }
  set_little (strip->out->data + 4, strip->out->len - CHUNK_HEAD);
}

/* A frame of a film is a row of chunks itself, and may hold nothing but its pixels. */
static gboolean
frame_is_clean (const guint8 *content, gsize length)
{
  gsize at = FRAME_HEAD;

  while (at < length)
    {
      gsize inner;

      if (length - at < CHUNK_HEAD || !hut_strip_is_one_of (content + at, "ALPHVP8 VP8L"))
        return FALSE;
      inner = read_little (content + at + 4);
      if (inner > length - at - CHUNK_HEAD)
        return FALSE;
      at += CHUNK_HEAD + inner + inner % 2;
    }
  return length > FRAME_HEAD;
}

/* Chunks begin at even places: one that the file leaves odd at its end is filled up. */
static void
take_chunk (HutStrip *strip, const guint8 *chunk, gsize length)
{
  gboolean odd = length % 2 != 0;

  if (hut_strip_is_one_of (chunk, "VP8 VP8LVP8XALPHANIMANMFICCP"))
    {
      hut_strip_copy (strip, CHUNK_HEAD + length);
      hut_strip_add (strip, "\0", odd);
    }
  else
    strip->at += CHUNK_HEAD + length;
  if (odd && hut_strip_left (strip) > 0)
    strip->at++;
}

static gboolean
take_all (HutStrip *strip)
{
  gsize size = (gsize)read_little (strip->bytes + 4) + CHUNK_HEAD;
  gsize flags_at = 0;
  gboolean pixels = FALSE;

  if (size < HEAD || size > strip->length)
    return FALSE;
  strip->length = size;
  hut_strip_copy (strip, HEAD);
  while (hut_strip_left (strip) >= CHUNK_HEAD)
    {
      const guint8 *chunk = strip->bytes + strip->at;
      gsize length = read_little (chunk + 4);

      if (length > hut_strip_left (strip) - CHUNK_HEAD)
        return FALSE;
      if (hut_strip_is_one_of (chunk, "ANMF") && !frame_is_clean (chunk + CHUNK_HEAD, length))
        return FALSE;
      if (hut_strip_is_one_of (chunk, "VP8X") && length >= 10)
        flags_at = strip->out->len + CHUNK_HEAD;
      if (hut_strip_is_one_of (chunk, "EXIF"))
        read_exif (strip, chunk + CHUNK_HEAD, length);
      pixels |= hut_strip_is_one_of (chunk, "VP8 VP8LANMF");
      take_chunk (strip, chunk, length);
    }
  finish (strip, flags_at);
  return pixels && hut_strip_left (strip) == 0;
}

GBytes *
hut_photo_strip_webp (GBytes *bytes, GError **error)
{
  HutStrip strip;

  hut_strip_begin (&strip, bytes);
  return hut_strip_end (&strip,
                        strip.length > HEAD && memcmp (strip.bytes, "RIFF", 4) == 0 &&
                            memcmp (strip.bytes + 8, "WEBP", 4) == 0 && take_all (&strip),
                        "WebP", error);
}
