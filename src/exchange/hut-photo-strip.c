/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* JPEG (ITU T.81), PNG (ISO 15948) and WebP (RFC 9649) are rows of parts that say how long they
 * are: those on the list are copied. A library that deletes what it knows would leave what it
 * does not know. This file has what the three share. Pure. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-photo-private.h"

#include "exchange/hut-exchange-error.h"

#include <string.h>

void
hut_strip_begin (HutStrip *strip, GBytes *bytes)
{
  memset (strip, 0, sizeof *strip);
  strip->bytes = g_bytes_get_data (bytes, &strip->length);
  strip->out = g_byte_array_sized_new (strip->length);
}

GBytes *
hut_strip_end (HutStrip *strip, gboolean whole, const char *form, GError **error)
{
  if (whole)
    return g_byte_array_free_to_bytes (strip->out);
  g_byte_array_unref (strip->out);
  g_set_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_DAMAGED,
               "the %s picture is damaged or cut short", form);
  return NULL;
}

gsize
hut_strip_left (const HutStrip *strip)
{
  return strip->length - strip->at;
}

void
hut_strip_copy (HutStrip *strip, gsize length)
{
  g_byte_array_append (strip->out, strip->bytes + strip->at, length);
  strip->at += length;
}

void
hut_strip_add (HutStrip *strip, gconstpointer bytes, gsize length)
{
  g_byte_array_append (strip->out, bytes, length);
}

gboolean
hut_strip_says (const guint8 *content, gsize length, const char *name, gsize name_length)
{
  return length >= name_length && memcmp (content, name, name_length) == 0;
}

gboolean
hut_strip_is_one_of (const guint8 *name, const char *names)
{
  for (; *names != '\0'; names += 4)
    if (memcmp (name, names, 4) == 0)
      return TRUE;
  return FALSE;
}
