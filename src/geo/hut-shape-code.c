/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The compact form of a shape, in bytes; see hut-shape.h. Seven bits to a byte, the lowest first,
 * the eighth bit says that more follow; signed numbers are folded (0, −1, 1, −2, ...). Reading
 * trusts nothing: a count can never ask for more points than bytes are left. */

#define G_LOG_DOMAIN "hutong-geo"

#include "geo/hut-shape.h"

typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Reader;

static void
write_number (GByteArray *bytes, guint64 number)
{
  guint8 byte;

  for (; number >= 0x80; number >>= 7)
    {
      byte = (guint8)(number | 0x80);
      g_byte_array_append (bytes, &byte, 1);
    }
  byte = (guint8)number;
  g_byte_array_append (bytes, &byte, 1);
}

static void
write_signed (GByteArray *bytes, gint64 number)
{
  write_number (bytes, (guint64)number << 1 ^ (guint64)(number >> 63));
}

static gboolean
read_number (Reader *reader, guint64 *number)
{
  *number = 0;
  for (guint shift = 0; shift < 42 && reader->at < reader->end; shift += 7)
    {
      guint8 byte = *reader->at++;

      *number |= (guint64)(byte & 0x7f) << shift;
      if (byte < 0x80)
        return TRUE;
    }

  return FALSE;
}

static gboolean
read_signed (Reader *reader, gint64 *number)
{
  guint64 folded;

  if (!read_number (reader, &folded))
    return FALSE;

  *number = (gint64)(folded >> 1) ^ -(gint64)(folded & 1);
  return TRUE;
}

GBytes *
hut_shape_encode (const HutShape *shape)
{
  GByteArray *bytes = g_byte_array_new ();
  HutPoint last = { 0, 0 };

  write_number (bytes, shape->kind);
  write_number (bytes, shape->ends->len);
  for (guint part = 0; part < shape->ends->len; part++)
    {
      guint n;
      const HutPoint *points = hut_shape_part (shape, part, &n);

      write_number (bytes, n);
      for (guint i = 0; i < n; i++)
        {
          write_signed (bytes, (gint64)points[i].lon - last.lon);
          write_signed (bytes, (gint64)points[i].lat - last.lat);
          last = points[i];
        }
    }

  return g_byte_array_free_to_bytes (bytes);
}

/* One point, by its difference to @last, which becomes the point. */
static gboolean
read_point (Reader *reader, HutPoint *last)
{
  gint64 lon, lat;

  if (!read_signed (reader, &lon) || !read_signed (reader, &lat))
    return FALSE;

  lon += last->lon;
  lat += last->lat;
  if (ABS (lon) > HUT_POINT_LON_MAX || ABS (lat) > HUT_POINT_LAT_MAX)
    return FALSE;

  *last = (HutPoint){ (gint32)lon, (gint32)lat };
  return TRUE;
}

static gboolean
read_part (Reader *reader, HutShape *shape, HutPoint *last)
{
  static const guint64 FEWEST[] = { 1, 2, 3 };
  guint64 n_points;
  guint end;

  if (!read_number (reader, &n_points) || n_points < FEWEST[shape->kind] ||
      n_points > (guint64)(reader->end - reader->at) / 2)
    return FALSE;

  for (guint64 i = 0; i < n_points; i++)
    {
      if (!read_point (reader, last))
        return FALSE;
      g_array_append_val (shape->points, *last);
      hut_box_add_point (&shape->box, *last);
    }

  end = shape->points->len;
  g_array_append_val (shape->ends, end);
  return TRUE;
}

gboolean
hut_shape_decode (HutShape *shape, const guint8 *bytes, gsize length)
{
  Reader reader = { bytes, bytes + length };
  HutPoint last = { 0, 0 };
  guint64 kind, n_parts;

  g_array_set_size (shape->points, 0);
  g_array_set_size (shape->ends, 0);
  shape->box = HUT_BOX_EMPTY;

  if (!read_number (&reader, &kind) || kind > HUT_SHAPE_AREA || !read_number (&reader, &n_parts) ||
      n_parts == 0)
    return FALSE;

  shape->kind = (HutShapeKind)kind;
  for (guint64 part = 0; part < n_parts; part++)
    if (!read_part (&reader, shape, &last))
      return FALSE;

  return reader.at == reader.end;
}
