/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A zip file in memory. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-zip-writer.h"

#include <string.h>

#define LOCAL_HEADER 0x04034b50u
#define CENTRAL_HEADER 0x02014b50u
#define CENTRAL_END 0x06054b50u
#define VERSION 20       /* deflate */
#define FIRST_DAY 0x0021 /* 1980-01-01: the file says nothing of when it was made */
#define DEFLATED_METHOD 8

struct _HutZipWriter
{
  GByteArray *file;
  GByteArray *central;
  guint16 n_members;
};

HutZipWriter *
hut_zip_writer_new (void)
{
  HutZipWriter *writer = g_new0 (HutZipWriter, 1);

  writer->file = g_byte_array_new ();
  writer->central = g_byte_array_new ();
  return writer;
}

void
hut_zip_writer_free (HutZipWriter *writer)
{
  g_clear_pointer (&writer->file, g_byte_array_unref);
  g_byte_array_unref (writer->central);
  g_free (writer);
}

static void
put16 (GByteArray *array, guint16 number)
{
  number = GUINT16_TO_LE (number);
  g_byte_array_append (array, (const guint8 *)&number, sizeof number);
}

static void
put32 (GByteArray *array, guint32 number)
{
  number = GUINT32_TO_LE (number);
  g_byte_array_append (array, (const guint8 *)&number, sizeof number);
}

/* CRC-32 of ISO 3309, bit by bit: a few hundred kilobytes. */
static guint32
crc_of (const char *bytes, gsize length)
{
  guint32 crc = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= (guint8)bytes[i];
      for (int bit = 0; bit < 8; bit++)
        crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320u : 0);
    }
  return ~crc;
}

/* Memory is all that it takes: it cannot fail. */
static GBytes *
deflate_bytes (const char *bytes, gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, -1);
  g_autoptr (GInputStream) plain =
      g_memory_input_stream_new_from_data (bytes, (gssize)length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();

  g_output_stream_splice (out, packed,
                          G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                          NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* What local and central header have in common. */
static void
put_member (GByteArray *array, guint16 method, guint32 crc, gsize packed, gsize length,
            const char *name)
{
  put16 (array, VERSION);
  put16 (array, 0);
  put16 (array, method);
  put16 (array, 0);
  put16 (array, FIRST_DAY);
  put32 (array, crc);
  put32 (array, (guint32)packed);
  put32 (array, (guint32)length);
  put16 (array, (guint16)strlen (name));
  put16 (array, 0);
}

void
hut_zip_writer_add (HutZipWriter *writer, const char *name, const char *text, HutZipMethod how)
{
  gsize length = strlen (text);
  guint16 method = how == HUT_ZIP_DEFLATED ? DEFLATED_METHOD : 0;
  g_autoptr (GBytes) packed =
      how == HUT_ZIP_DEFLATED ? deflate_bytes (text, length) : g_bytes_new (text, length);
  guint32 crc = crc_of (text, length), offset = writer->file->len;

  put32 (writer->file, LOCAL_HEADER);
  put_member (writer->file, method, crc, g_bytes_get_size (packed), length, name);
  g_byte_array_append (writer->file, (const guint8 *)name, (guint)strlen (name));
  g_byte_array_append (writer->file, g_bytes_get_data (packed, NULL),
                       (guint)g_bytes_get_size (packed));

  put32 (writer->central, CENTRAL_HEADER);
  put16 (writer->central, VERSION);
  put_member (writer->central, method, crc, g_bytes_get_size (packed), length, name);
  put16 (writer->central, 0); /* no comment */
  put16 (writer->central, 0); /* the first disk */
  put16 (writer->central, 0);
  put32 (writer->central, 0);
  put32 (writer->central, offset);
  g_byte_array_append (writer->central, (const guint8 *)name, (guint)strlen (name));
  writer->n_members++;
}

GBytes *
hut_zip_writer_end (HutZipWriter *writer)
{
  guint32 offset = writer->file->len;

  g_byte_array_append (writer->file, writer->central->data, writer->central->len);
  put32 (writer->file, CENTRAL_END);
  put16 (writer->file, 0);
  put16 (writer->file, 0);
  put16 (writer->file, writer->n_members);
  put16 (writer->file, writer->n_members);
  put32 (writer->file, writer->central->len);
  put32 (writer->file, offset);
  put16 (writer->file, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&writer->file));
}
