/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Decoding of bodies: zstd by libzstd, gzip by GIO's zlib. What comes out is counted in steps of
 * at most 64 KiB, so no more than that is made beyond the cap. */

#define G_LOG_DOMAIN "hutong-protocol"

#include "protocol/hut-coding.h"

#include "protocol/hut-problem.h"

#include <gio/gio.h>
#include <zstd.h>

#define STEP (64 * 1024)

/* Frames that ask for more memory than this are refused: 8 MiB. */
#define WINDOW_LOG_MAX 23

struct _HutDecoder
{
  HutCoding coding;
  gsize cap;
  gsize made;
  gboolean ended;
  ZSTD_DStream *zstd;
  GConverter *gzip;
  guint8 step[STEP];
};

static const char *const coding_names[] = { "identity", "gzip", "zstd" };

const char *
hut_coding_name (HutCoding coding)
{
  return coding_names[coding];
}

gboolean
hut_coding_parse (const char *name, HutCoding *coding)
{
  *coding = HUT_CODING_IDENTITY;
  if (name == NULL || *name == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (coding_names); i++)
    if (g_ascii_strcasecmp (coding_names[i], name) == 0)
      {
        *coding = i;
        return TRUE;
      }
  return FALSE;
}

/* "gzip;q=0.5": its name without the rest, and whether it is wanted at all. */
static gboolean
read_choice (char *choice, HutCoding *coding)
{
  char *quality = strchr (choice, ';');

  if (quality != NULL)
    {
      *quality++ = '\0';
      g_strstrip (quality);
      if (g_str_has_prefix (quality, "q=") && g_ascii_strtod (quality + 2, NULL) <= 0)
        return FALSE;
    }
  g_strstrip (choice);
  return *choice != '\0' && hut_coding_parse (choice, coding);
}

HutCoding
hut_coding_choose (const char *accepted)
{
  g_auto (GStrv) choices = g_strsplit (accepted != NULL ? accepted : "", ",", 16);
  HutCoding best = HUT_CODING_IDENTITY;
  HutCoding coding;

  for (guint i = 0; choices[i] != NULL; i++)
    if (read_choice (choices[i], &coding))
      best = MAX (best, coding);
  return best;
}

HutDecoder *
hut_decoder_new (HutCoding coding, gsize cap)
{
  HutDecoder *decoder = g_new0 (HutDecoder, 1);

  decoder->coding = coding;
  decoder->cap = cap;
  if (coding == HUT_CODING_ZSTD)
    {
      decoder->zstd = ZSTD_createDStream ();
      ZSTD_DCtx_setParameter (decoder->zstd, ZSTD_d_windowLogMax, WINDOW_LOG_MAX);
    }
  if (coding == HUT_CODING_GZIP)
    decoder->gzip = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  return decoder;
}

void
hut_decoder_free (HutDecoder *decoder)
{
  if (decoder == NULL)
    return;
  ZSTD_freeDStream (decoder->zstd);
  g_clear_object (&decoder->gzip);
  g_free (decoder);
}

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED,
                       "the compressed body is damaged");
  return FALSE;
}

static gboolean
keep (HutDecoder *decoder, gconstpointer bytes, gsize length, GByteArray *out, GError **error)
{
  if (length > decoder->cap - decoder->made)
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE,
                           "the body is larger than what is taken");
      return FALSE;
    }
  decoder->made += length;
  g_byte_array_append (out, bytes, length);
  return TRUE;
}

static gboolean
push_zstd (HutDecoder *decoder, gconstpointer bytes, gsize length, GByteArray *out, GError **error)
{
  ZSTD_inBuffer in = { bytes, length, 0 };
  gboolean filled = FALSE;

  while (in.pos < in.size || filled)
    {
      ZSTD_outBuffer step = { decoder->step, STEP, 0 };
      gsize left;

      if (decoder->ended)
        return damaged (error);
      left = ZSTD_decompressStream (decoder->zstd, &step, &in);
      if (ZSTD_isError (left))
        return damaged (error);
      if (!keep (decoder, decoder->step, step.pos, out, error))
        return FALSE;
      decoder->ended = left == 0;
      filled = !decoder->ended && step.pos == step.size;
    }
  return TRUE;
}

static gboolean
push_gzip (HutDecoder *decoder, const guint8 *bytes, gsize length, GByteArray *out, GError **error)
{
  gsize at = 0;
  gboolean filled = FALSE;

  while (at < length || filled)
    {
      g_autoptr (GError) trouble = NULL;
      gsize taken = 0, made = 0;
      GConverterResult result;

      if (decoder->ended)
        return damaged (error);
      result = g_converter_convert (decoder->gzip, bytes + at, length - at, decoder->step, STEP,
                                    G_CONVERTER_NO_FLAGS, &taken, &made, &trouble);
      if (g_error_matches (trouble, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT))
        return TRUE;
      if (result == G_CONVERTER_ERROR)
        return damaged (error);
      if (!keep (decoder, decoder->step, made, out, error))
        return FALSE;
      at += taken;
      decoder->ended = result == G_CONVERTER_FINISHED;
      filled = !decoder->ended && made == STEP;
      if (taken == 0 && made == 0)
        break;
    }
  return TRUE;
}

gboolean
hut_decoder_push (HutDecoder *decoder, gconstpointer bytes, gsize length, GByteArray *out,
                  GError **error)
{
  switch (decoder->coding)
    {
    case HUT_CODING_ZSTD:
      return push_zstd (decoder, bytes, length, out, error);
    case HUT_CODING_GZIP:
      return push_gzip (decoder, bytes, length, out, error);
    case HUT_CODING_IDENTITY:
    default:
      return keep (decoder, bytes, length, out, error);
    }
}

gboolean
hut_decoder_finish (HutDecoder *decoder, GError **error)
{
  if (decoder->coding == HUT_CODING_IDENTITY || decoder->ended)
    return TRUE;
  g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED, "the body was cut");
  return FALSE;
}

GBytes *
hut_coding_decode (HutCoding coding, gconstpointer bytes, gsize length, gsize cap, GError **error)
{
  g_autoptr (HutDecoder) decoder = hut_decoder_new (coding, cap);
  g_autoptr (GByteArray) out = g_byte_array_new ();

  if (!hut_decoder_push (decoder, bytes, length, out, error) ||
      !hut_decoder_finish (decoder, error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

static GBytes *
encode_zstd (gconstpointer bytes, gsize length)
{
  gsize room = ZSTD_compressBound (length);
  guint8 *packed = g_malloc (room);
  gsize size = ZSTD_compress (packed, room, bytes, length, 3);

  if (ZSTD_isError (size))
    g_error ("zstd: %s", ZSTD_getErrorName (size));
  return g_bytes_new_take (g_realloc (packed, MAX (size, 1)), size);
}

static GBytes *
encode_gzip (gconstpointer bytes, gsize length)
{
  g_autoptr (GOutputStream) packed = g_memory_output_stream_new_resizable ();
  g_autoptr (GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 5);
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (packed, G_CONVERTER (gzip));

  g_output_stream_write_all (stream, bytes, length, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (packed));
}

GBytes *
hut_coding_encode (HutCoding coding, gconstpointer bytes, gsize length)
{
  switch (coding)
    {
    case HUT_CODING_ZSTD:
      return encode_zstd (bytes, length);
    case HUT_CODING_GZIP:
      return encode_gzip (bytes, length);
    case HUT_CODING_IDENTITY:
    default:
      return g_bytes_new (bytes, length);
    }
}
