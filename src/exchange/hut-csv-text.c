/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Encodings. A file without a mark is UTF-8 when what is beyond ASCII in it is UTF-8 by far for
 * the most part: GB18030 hardly ever looks like that, and one broken character must not turn the
 * rest of a file into nonsense. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-csv-text.h"

#include "exchange/hut-exchange-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>

#define PIECE (256 * 1024)
#define BOM_UTF8 "\xef\xbb\xbf"

struct _HutCsvText
{
  GFileInputStream *stream;
  goffset size;
  const char *encoding;
  guint skip; /* bytes of the byte order mark */
  guint unit; /* bytes to pass over where there is nothing readable */
  GIConv converter;
  char *input; /* PIECE, of which @held were left over */
  gsize held;
};

static gssize
fill (HutCsvText *text, GError **error)
{
  gsize n = 0;

  if (!g_input_stream_read_all (G_INPUT_STREAM (text->stream), text->input + text->held,
                                PIECE - text->held, &n, NULL, error))
    return -1;
  text->held += n;
  return n;
}

static void
keep_rest (HutCsvText *text, const char *rest, gsize length)
{
  memmove (text->input, rest, length);
  text->held = length;
}

/* Whether @rest, at the end of a piece, may be the beginning of a character. */
static gboolean
is_cut_character (const char *rest, gsize length)
{
  return length < 6 && g_utf8_get_char_validated (rest, length) == (gunichar)-2;
}

/* Counts what is beyond ASCII: characters of UTF-8, and bytes that belong to none. */
static void
count_characters (const char *at, const char *end, gsize *good, gsize *bad, const char **rest)
{
  while (at < end)
    {
      const char *stop;

      if ((guchar)*at < 0x80)
        {
          at++;
          continue;
        }
      if (is_cut_character (at, end - at))
        break;
      if (g_utf8_get_char_validated (at, MIN (end - at, 4)) < 0x110000)
        {
          (*good)++;
          stop = g_utf8_next_char (at);
        }
      else
        {
          (*bad)++;
          stop = at + 1;
        }
      at = stop;
    }
  *rest = at;
}

static gboolean
detect_by_content (HutCsvText *text, GError **error)
{
  gsize good = 0, bad = 0;
  gssize n;

  while ((n = fill (text, error)) > 0)
    {
      const char *rest;

      if (memchr (text->input, '\0', text->held) != NULL)
        {
          g_set_error_literal (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_FORMAT,
                               "neither an xlsx workbook nor a text with separators");
          return FALSE;
        }
      count_characters (text->input, text->input + text->held, &good, &bad, &rest);
      keep_rest (text, rest, text->input + text->held - rest);
    }
  bad += text->held;
  text->encoding = bad * 10 <= good ? "UTF-8" : "GB18030";
  return n == 0;
}

static gboolean
detect (HutCsvText *text, GError **error)
{
  char head[3] = { 0 };
  gsize n = 0;

  if (!g_input_stream_read_all (G_INPUT_STREAM (text->stream), head, 3, &n, NULL, error))
    return FALSE;
  text->unit = 1;
  if (n == 3 && memcmp (head, BOM_UTF8, 3) == 0)
    {
      text->encoding = "UTF-8";
      text->skip = 3;
    }
  else if (n >= 2 && (memcmp (head, "\xff\xfe", 2) == 0 || memcmp (head, "\xfe\xff", 2) == 0))
    {
      text->encoding = (guchar)head[0] == 0xff ? "UTF-16LE" : "UTF-16BE";
      text->skip = 2;
      text->unit = 2;
    }
  if (text->encoding != NULL)
    return TRUE;
  return hut_csv_text_rewind (text, error) && detect_by_content (text, error);
}

HutCsvText *
hut_csv_text_open (const char *path, GError **error)
{
  g_autoptr (HutCsvText) text = g_new0 (HutCsvText, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;

  text->converter = (GIConv)-1;
  text->input = g_malloc (PIECE);
  text->stream = g_file_read (file, NULL, error);
  if (text->stream == NULL)
    return NULL;
  info = g_file_input_stream_query_info (text->stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, NULL, NULL);
  text->size = info != NULL ? g_file_info_get_size (info) : 0;
  if (!detect (text, error))
    return NULL;
  text->converter = g_iconv_open ("UTF-8", text->encoding);
  if (text->converter == (GIConv)-1)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "cannot read %s on this machine",
                   text->encoding);
      return NULL;
    }
  return hut_csv_text_rewind (text, error) ? g_steal_pointer (&text) : NULL;
}

void
hut_csv_text_free (HutCsvText *text)
{
  if (text == NULL)
    return;
  if (text->converter != (GIConv)-1)
    g_iconv_close (text->converter);
  g_clear_object (&text->stream);
  g_free (text->input);
  g_free (text);
}

gboolean
hut_csv_text_rewind (HutCsvText *text, GError **error)
{
  text->held = 0;
  if (text->converter != (GIConv)-1)
    g_iconv (text->converter, NULL, NULL, NULL, NULL);
  return g_seekable_seek (G_SEEKABLE (text->stream), text->skip, G_SEEK_SET, NULL, error);
}

/* Most files are UTF-8 without a fault, and need no conversion. */
static gsize
copy_utf8 (HutCsvText *text, GString *out)
{
  const char *end;

  g_utf8_validate_len (text->input, text->held, &end);
  g_string_append_len (out, text->input, end - text->input);
  return end - text->input;
}

/* No text of ours holds a NUL. */
static void
append_without_nul (GString *out, const char *piece, gsize length)
{
  const char *nul;

  while ((nul = memchr (piece, '\0', length)) != NULL)
    {
      g_string_append_len (out, piece, nul - piece);
      g_string_append (out, HUT_CSV_UNREADABLE);
      length -= nul + 1 - piece;
      piece = nul + 1;
    }
  g_string_append_len (out, piece, length);
}

/* Converts what is held; what may be the beginning of a character stays, unless it is @last. */
static void
convert (HutCsvText *text, GString *out, gboolean last)
{
  gsize done = g_str_equal (text->encoding, "UTF-8") ? copy_utf8 (text, out) : 0;
  char *from = text->input + done;
  gsize left = text->held - done;

  while (left > 0)
    {
      char piece[16 * 1024], *to = piece;
      gsize room = sizeof piece;
      gsize result = g_iconv (text->converter, &from, &left, &to, &room);
      int why = errno;

      append_without_nul (out, piece, to - piece);
      if (result != (gsize)-1 || why == E2BIG)
        continue;
      if (why == EINVAL && !last)
        break;
      g_string_append (out, HUT_CSV_UNREADABLE);
      from += MIN (text->unit, left);
      left -= MIN (text->unit, left);
    }
  keep_rest (text, from, left);
}

gboolean
hut_csv_text_read (HutCsvText *text, GString *out, gboolean *more, GError **error)
{
  gssize n = fill (text, error);

  if (n < 0)
    return FALSE;
  *more = n > 0;
  convert (text, out, n == 0);
  return TRUE;
}

double
hut_csv_text_progress (HutCsvText *text)
{
  goffset at = g_seekable_tell (G_SEEKABLE (text->stream));

  return text->size > 0 ? MIN ((double)at / text->size, 1.0) : 1.0;
}
