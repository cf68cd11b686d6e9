/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Text with separators (RFC 4180, and what offices make of it). A window of decoded text always
 * holds the record at hand as a whole, so that a quotation mark which nobody closed costs one
 * line and not the rest of the file. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-row-reader.h"

#include "exchange/hut-csv-text.h"
#include "exchange/hut-row-builder.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_RECORD (1024 * 1024)
#define SAMPLE_BYTES (64 * 1024)
#define SAMPLE_RECORDS 20

typedef struct
{
  HutRowReader base;
  HutCsvText *text;
  GString *window;
  gsize at;      /* where the next record begins */
  gboolean more; /* the file goes on behind the window */
  char separator;
  guint number;
  GString *field;
  HutRowBuilder *rows;
} Reader;

/* A field as it stands in the window. */
typedef struct
{
  const char *start;
  const char *end;
  gboolean quoted;
} Field;

typedef enum
{
  SCAN_COUNT,   /* only how many fields there are */
  SCAN_BUILD,   /* fields go to the builder */
  SCAN_LITERAL, /* the same, and a quotation mark is a character like others */
} ScanMode;

typedef enum
{
  SCAN_DONE,
  SCAN_MORE,     /* the window ends before the record does */
  SCAN_UNCLOSED, /* so does the file */
} ScanResult;

/* Past the closing quotation mark, or NULL where there is none before @end. */
static const char *
skip_quoted (const char *at, const char *end)
{
  for (at++; at < end; at++)
    {
      at = memchr (at, '"', end - at);
      if (at == NULL)
        return NULL;
      if (at + 1 >= end || at[1] != '"')
        return at + 1;
      at++;
    }
  return NULL;
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

/* From @at to the separator or line end behind the field. */
static const char *
skip_field (const Reader *reader, const char *at, const char *end, ScanMode mode, Field *field)
{
  *field = (Field){ at, at, mode != SCAN_LITERAL && at < end && *at == '"' };
  if (field->quoted)
    at = skip_quoted (at, end);
  if (at == NULL)
    return NULL;
  while (at < end && *at != reader->separator && !is_line_end (*at))
    at++;
  field->end = at;
  return at;
}

/* Between quotation marks two of them are one; what follows the closing one is taken as it is. */
static void
append_field (Reader *reader, guint column, const Field *field)
{
  const char *at = field->start;
  gboolean quoted = field->quoted;

  if (!quoted)
    {
      hut_row_builder_add (reader->rows, column, HUT_CELL_TEXT, at, field->end - at);
      return;
    }
  g_string_truncate (reader->field, 0);
  for (at++; at < field->end; at++)
    {
      const char *mark = quoted ? memchr (at, '"', field->end - at) : NULL;

      g_string_append_len (reader->field, at, (mark != NULL ? mark : field->end) - at);
      if (mark == NULL)
        break;
      at = mark;
      if (at + 1 < field->end && at[1] == '"')
        g_string_append_c (reader->field, *at++);
      else
        quoted = FALSE;
    }
  hut_row_builder_add (reader->rows, column, HUT_CELL_TEXT, reader->field->str, reader->field->len);
}

/* Where the record's line end is passed, or NULL where it is not in the window. */
static const char *
pass_line_end (const Reader *reader, const char *at, const char *end)
{
  if (at == end)
    return reader->more ? NULL : at;
  if (*at == '\n')
    return at + 1;
  if (at + 1 == end)
    return reader->more ? NULL : at + 1;
  return at[1] == '\n' ? at + 2 : at + 1;
}

static void
mark_unreadable (Reader *reader, const char *start, const char *end)
{
  if (g_strstr_len (start, end - start, HUT_CSV_UNREADABLE) != NULL)
    hut_row_builder_damage (reader->rows, N_ ("has characters that cannot be read"));
}

/* Reads the record at the window's @at, and moves past it when it is there as a whole. */
static ScanResult
scan_record (Reader *reader, ScanMode mode, guint *n_fields)
{
  const char *start = reader->window->str + reader->at;
  const char *end = reader->window->str + reader->window->len;
  const char *at = start, *next;
  Field field;

  for (*n_fields = 0;; at = next + 1)
    {
      next = skip_field (reader, at, end, mode, &field);
      if (next == NULL)
        return reader->more ? SCAN_MORE : SCAN_UNCLOSED;
      if (mode != SCAN_COUNT)
        append_field (reader, *n_fields, &field);
      (*n_fields)++;
      if (next == end || *next != reader->separator)
        break;
    }

  at = pass_line_end (reader, next, end);
  if (at == NULL)
    return SCAN_MORE;
  if (mode != SCAN_COUNT)
    mark_unreadable (reader, start, at);
  reader->at = at - reader->window->str;
  return SCAN_DONE;
}

static gboolean
widen (Reader *reader, GError **error)
{
  g_string_erase (reader->window, 0, reader->at);
  reader->at = 0;
  return hut_csv_text_read (reader->text, reader->window, &reader->more, error);
}

/* Over what is left of a line that no record can be. */
static gboolean
skip_line (Reader *reader, GError **error)
{
  for (;;)
    {
      const char *start = reader->window->str + reader->at;
      gsize length = strcspn (start, "\r\n");

      reader->at += length;
      if (reader->at < reader->window->len)
        {
          reader->at++;
          return TRUE;
        }
      if (!reader->more)
        return TRUE;
      if (!widen (reader, error))
        return FALSE;
    }
}

/* A quotation mark that is not closed, or a line without an end. */
static gboolean
read_broken_record (Reader *reader, GError **error)
{
  guint n_fields;

  hut_row_builder_abandon (reader->rows);
  if (scan_record (reader, SCAN_LITERAL, &n_fields) == SCAN_DONE)
    {
      hut_row_builder_damage (reader->rows, N_ ("a quotation mark is not closed"));
      return TRUE;
    }
  hut_row_builder_abandon (reader->rows);
  hut_row_builder_damage (reader->rows, N_ ("a line is longer than 1 MiB"));
  return skip_line (reader, error);
}

/* One record into the builder; the window is not at its end. */
static gboolean
read_record (Reader *reader, GError **error)
{
  ScanResult result;
  guint n_fields;

  while ((result = scan_record (reader, SCAN_BUILD, &n_fields)) == SCAN_MORE &&
         reader->window->len - reader->at <= MAX_RECORD)
    {
      hut_row_builder_abandon (reader->rows);
      if (!widen (reader, error))
        return FALSE;
    }
  if (result != SCAN_DONE && !read_broken_record (reader, error))
    return FALSE;
  hut_row_builder_end (reader->rows, ++reader->number);
  return TRUE;
}

/* How well @separator divides the first records: how many of them have the same number of fields,
 * and how many those are. */
static guint
rate_separator (Reader *reader, char separator)
{
  guint counts[SAMPLE_RECORDS], n_records = 0, best = 0;

  reader->separator = separator;
  reader->at = 0;
  while (n_records < SAMPLE_RECORDS && reader->at < reader->window->len &&
         scan_record (reader, SCAN_COUNT, &counts[n_records]) == SCAN_DONE)
    n_records++;
  reader->at = 0;

  for (guint i = 0; i < n_records; i++)
    {
      guint same = 0;

      for (guint j = 0; j < n_records; j++)
        same += counts[j] == counts[i];
      if (counts[i] > 1)
        best = MAX (best, same * 100000 + MIN (counts[i], 99999));
    }
  return best;
}

/* "sep=;" as a first line is a spreadsheet's own remark. */
static gboolean
read_remark (Reader *reader)
{
  const char *start = reader->window->str;

  if (g_ascii_strncasecmp (start, "sep=", 4) != 0 || start[4] == '\0' ||
      (start[5] != '\r' && start[5] != '\n'))
    return FALSE;
  reader->separator = start[4];
  reader->at = start[5] == '\r' && start[6] == '\n' ? 7 : 6;
  reader->number = 1;
  return TRUE;
}

static void
choose_separator (Reader *reader)
{
  static const char separators[] = { ',', '\t', ';' };
  char best = ',';
  guint best_rating = 0;

  if (read_remark (reader))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint rating = rate_separator (reader, separators[i]);

      if (rating > best_rating)
        {
          best_rating = rating;
          best = separators[i];
        }
    }
  reader->separator = best;
}

static guint
reader_n_sheets (HutRowReader *base)
{
  return 1;
}

static const char *
reader_sheet_name (HutRowReader *base, guint sheet)
{
  return "";
}

static gboolean
reader_select (HutRowReader *base, guint sheet, GError **error)
{
  Reader *reader = (Reader *)base;

  hut_row_builder_clear (reader->rows);
  g_string_truncate (reader->window, 0);
  reader->at = 0;
  reader->number = 0;
  reader->more = TRUE;
  if (!hut_csv_text_rewind (reader->text, error))
    return FALSE;
  while (reader->more && reader->window->len < SAMPLE_BYTES)
    if (!widen (reader, error))
      return FALSE;
  choose_separator (reader);
  return TRUE;
}

static gboolean
reader_next (HutRowReader *base, HutRow *row, GError **error)
{
  Reader *reader = (Reader *)base;

  while (!hut_row_builder_take (reader->rows, row))
    if (reader->at < reader->window->len)
      {
        if (!read_record (reader, error))
          return FALSE;
      }
    else if (!reader->more || !widen (reader, error))
      return FALSE;
  return TRUE;
}

static double
reader_progress (HutRowReader *base)
{
  return hut_csv_text_progress (((Reader *)base)->text);
}

static void
reader_free (HutRowReader *base)
{
  Reader *reader = (Reader *)base;

  hut_csv_text_free (reader->text);
  hut_row_builder_free (reader->rows);
  g_string_free (reader->window, TRUE);
  g_string_free (reader->field, TRUE);
  g_free (reader);
}

HutRowReader *
hut_csv_reader_open (const char *path, GError **error)
{
  static const HutRowReaderClass class = { reader_n_sheets, reader_sheet_name, reader_select,
                                           reader_next,     reader_progress,   reader_free };
  HutCsvText *text = hut_csv_text_open (path, error);
  Reader *reader;

  if (text == NULL)
    return NULL;
  reader = g_new0 (Reader, 1);
  reader->base.class = &class;
  reader->text = text;
  reader->window = g_string_new (NULL);
  reader->field = g_string_new (NULL);
  reader->rows = hut_row_builder_new ();
  return &reader->base;
}
