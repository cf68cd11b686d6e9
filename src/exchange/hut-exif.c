/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* EXIF (CIPA DC-008): a TIFF header and directories of entries of 12 bytes. Two directories are
 * read, the first and the one of the camera's settings, no pointer is followed twice, and every
 * read is held against the block's end. Pure. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-exif.h"

#include <string.h>

#define TAG_ORIENTATION 0x0112
#define TAG_SETTINGS 0x8769
#define TAG_TAKEN 0x9003
#define TYPE_ASCII 2
#define TYPE_SHORT 3
#define TYPE_LONG 4
#define ENTRY 12
#define ENTRIES_MAX 200
#define TAKEN_LENGTH 20 /* with its end */

typedef struct
{
  const guint8 *bytes;
  gsize length;
  gboolean little;
} Block;

static guint
read_short (const Block *block, gsize at)
{
  const guint8 *bytes = block->bytes + at;

  if (block->length < 2 || at > block->length - 2)
    return 0;
  return block->little ? bytes[0] | bytes[1] << 8 : bytes[0] << 8 | bytes[1];
}

static guint32
read_long (const Block *block, gsize at)
{
  guint32 first, second;

  if (block->length < 4 || at > block->length - 4)
    return 0;
  first = read_short (block, at);
  second = read_short (block, at + 2);
  return block->little ? first | second << 16 : first << 16 | second;
}

/* The entry of @tag in the directory at @at, or 0. */
static gsize
find_entry (const Block *block, gsize at, guint tag)
{
  guint n = MIN (read_short (block, at), ENTRIES_MAX);

  for (guint i = 0; i < n; i++)
    {
      gsize entry = at + 2 + (gsize)i * ENTRY;

      if (block->length < ENTRY || entry > block->length - ENTRY)
        return 0;
      if (read_short (block, entry) == tag)
        return entry;
    }
  return 0;
}

static void
read_taken (const Block *block, gsize directory, HutExif *exif)
{
  gsize entry = find_entry (block, directory, TAG_TAKEN);
  gsize at = entry != 0 ? read_long (block, entry + 8) : 0;

  if (entry == 0 || read_short (block, entry + 2) != TYPE_ASCII ||
      read_long (block, entry + 4) != TAKEN_LENGTH || block->length < TAKEN_LENGTH ||
      at > block->length - TAKEN_LENGTH)
    return;
  /* Nothing but a time stands here: no camera's own words. */
  for (gsize i = 0; i < TAKEN_LENGTH - 1; i++)
    if (!g_ascii_isdigit (block->bytes[at + i]) && block->bytes[at + i] != ':' &&
        block->bytes[at + i] != ' ')
      return;
  memcpy (exif->taken, block->bytes + at, TAKEN_LENGTH - 1);
}

void
hut_exif_read (const guint8 *tiff, gsize length, HutExif *exif)
{
  Block block = { tiff, length, FALSE };
  gsize first, entry;

  memset (exif, 0, sizeof *exif);
  if (length < 8 || (memcmp (tiff, "II*\0", 4) != 0 && memcmp (tiff, "MM\0*", 4) != 0))
    return;
  block.little = tiff[0] == 'I';
  first = read_long (&block, 4);
  entry = find_entry (&block, first, TAG_ORIENTATION);
  if (entry != 0 && read_short (&block, entry + 2) == TYPE_SHORT)
    exif->orientation = read_short (&block, entry + 8);
  if (exif->orientation > 8)
    exif->orientation = 0;
  entry = find_entry (&block, first, TAG_SETTINGS);
  if (entry != 0)
    read_taken (&block, read_long (&block, entry + 8), exif);
}

static void
add_short (GByteArray *out, guint value)
{
  guint8 bytes[] = { value >> 8, value };

  g_byte_array_append (out, bytes, sizeof bytes);
}

static void
add_long (GByteArray *out, guint32 value)
{
  add_short (out, value >> 16);
  add_short (out, value & 0xffff);
}

static void
add_entry (GByteArray *out, guint tag, guint type, guint32 n)
{
  add_short (out, tag);
  add_short (out, type);
  add_long (out, n);
}

GByteArray *
hut_exif_write (const HutExif *exif)
{
  gboolean turned = exif->orientation > 1, taken = exif->taken[0] != '\0';
  GByteArray *out;
  guint settings;

  if (!turned && !taken)
    return NULL;
  out = g_byte_array_new ();
  g_byte_array_append (out, (const guint8 *)"MM\0*", 4);
  add_long (out, 8);
  add_short (out, turned + taken);
  if (turned)
    {
      add_entry (out, TAG_ORIENTATION, TYPE_SHORT, 1);
      add_short (out, exif->orientation);
      add_short (out, 0);
    }
  settings = out->len + (taken ? ENTRY : 0) + 4;
  if (taken)
    {
      add_entry (out, TAG_SETTINGS, TYPE_LONG, 1);
      add_long (out, settings);
    }
  add_long (out, 0);
  if (taken)
    {
      add_short (out, 1);
      add_entry (out, TAG_TAKEN, TYPE_ASCII, TAKEN_LENGTH);
      add_long (out, settings + 2 + ENTRY + 4);
      add_long (out, 0);
      g_byte_array_append (out, (const guint8 *)exif->taken, TAKEN_LENGTH);
    }
  return out;
}
