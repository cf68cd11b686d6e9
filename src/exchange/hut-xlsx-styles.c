/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A cell names a style (cellXfs), a style names a number format, and a format says by its code or
 * its number whether it shows a time. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-xlsx-styles.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define MAX_STYLES 65536 /* a workbook may have 65,490 */

struct _HutXlsxStyles
{
  GHashTable *formats; /* number of a custom format -> whether it is a time */
  GArray *styles;      /* guint8: whether it is a time */
  gboolean in_styles;
};

gboolean
hut_xlsx_builtin_is_time (guint id)
{
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

/* After "[": elapsed hours, minutes or seconds; colours, conditions and locales are not. */
static gboolean
is_elapsed (const char *block, gsize length)
{
  char first = g_ascii_tolower (*block);

  if (length == 0 || (first != 'h' && first != 'm' && first != 's'))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (g_ascii_tolower (block[i]) != first)
      return FALSE;
  return TRUE;
}

/* Moves past what stands for itself; the character there otherwise. */
static char
next_mark (const char **code, gboolean *elapsed)
{
  const char *end;
  char mark = *(*code)++;

  switch (mark)
    {
    case '\\':
    case '_':
    case '*':
      if (**code != '\0')
        (*code)++;
      return ' ';
    case '"':
    case '[':
      end = strchr (*code, mark == '"' ? '"' : ']');
      if (end == NULL)
        end = *code + strlen (*code);
      if (mark == '[')
        *elapsed = is_elapsed (*code, end - *code);
      *code = *end != '\0' ? end + 1 : end;
      return ' ';
    default:
      return mark;
    }
}

gboolean
hut_xlsx_format_is_time (const char *code)
{
  gboolean elapsed = FALSE;

  if (g_ascii_strncasecmp (code, "General", 7) == 0)
    return FALSE;
  while (*code != '\0' && !elapsed)
    {
      char mark = g_ascii_tolower (next_mark (&code, &elapsed));

      if (mark == ';' || mark == '@')
        return FALSE;
      if (mark != '\0' && strchr ("ymdhs", mark) != NULL)
        return TRUE;
    }
  return elapsed;
}

static guint
read_id (const xmlChar **attributes, int n_attributes, const char *name)
{
  gsize length;
  const char *value = hut_xml_attribute (attributes, n_attributes, name, &length);
  guint id = 0;

  for (gsize i = 0; value != NULL && i < length && g_ascii_isdigit (value[i]); i++)
    id = id < 100000 ? id * 10 + (value[i] - '0') : id;
  return id;
}

static void
add_style (HutXlsxStyles *styles, guint format)
{
  gpointer custom;
  guint8 is_time = hut_xlsx_builtin_is_time (format);

  if (g_hash_table_lookup_extended (styles->formats, GUINT_TO_POINTER (format), NULL, &custom))
    is_time = GPOINTER_TO_UINT (custom);
  if (styles->styles->len < MAX_STYLES)
    g_array_append_val (styles->styles, is_time);
}

static void
start_element (void *feed, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
               int n_namespaces, const xmlChar **namespaces, int n_attributes, int n_defaulted,
               const xmlChar **attributes)
{
  HutXlsxStyles *styles = hut_xml_feed_data (feed);

  if (g_str_equal (name, "numFmt") && g_hash_table_size (styles->formats) < MAX_STYLES)
    {
      guint id = read_id (attributes, n_attributes, "numFmtId");
      g_autofree char *code = hut_xml_attribute_dup (attributes, n_attributes, "formatCode");
      gboolean is_time = code != NULL && hut_xlsx_format_is_time (code);

      g_hash_table_insert (styles->formats, GUINT_TO_POINTER (id), GUINT_TO_POINTER (is_time));
    }
  else if (g_str_equal (name, "cellXfs"))
    styles->in_styles = TRUE;
  else if (styles->in_styles && g_str_equal (name, "xf"))
    add_style (styles, read_id (attributes, n_attributes, "numFmtId"));
}

static void
end_element (void *feed, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  HutXlsxStyles *styles = hut_xml_feed_data (feed);

  if (g_str_equal (name, "cellXfs"))
    styles->in_styles = FALSE;
}

HutXlsxStyles *
hut_xlsx_styles_read (HutZip *zip, const char *member, GError **error)
{
  static const xmlSAXHandler sax = { .startElementNs = start_element, .endElementNs = end_element };
  HutXlsxStyles *styles = g_new0 (HutXlsxStyles, 1);

  styles->formats = g_hash_table_new (NULL, NULL);
  styles->styles = g_array_new (FALSE, FALSE, sizeof (guint8));
  if (member != NULL && !hut_zip_parse (zip, member, &sax, styles, error))
    g_clear_pointer (&styles, hut_xlsx_styles_free);
  return styles;
}

void
hut_xlsx_styles_free (HutXlsxStyles *styles)
{
  if (styles == NULL)
    return;
  g_hash_table_unref (styles->formats);
  g_array_unref (styles->styles);
  g_free (styles);
}

gboolean
hut_xlsx_styles_is_time (HutXlsxStyles *styles, guint index)
{
  return index < styles->styles->len && g_array_index (styles->styles, guint8, index);
}

gboolean
hut_xlsx_serial_to_text (double serial, gboolean epoch_1904, char text[20])
{
  GDate date;
  gint64 seconds, days;
  int rest;

  if (!(serial >= 0 && serial < 2958466))
    return FALSE;
  seconds = llround (serial * 86400);
  days = seconds / 86400;
  rest = seconds % 86400;
  if (!epoch_1904 && (days == 0 || days == 60))
    return FALSE;

  g_date_clear (&date, 1);
  if (epoch_1904)
    g_date_set_dmy (&date, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&date, days < 60 ? 31 : 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, days);
  if (g_date_get_year (&date) > 9999)
    return FALSE;
  g_snprintf (text, 20, "%04d-%02d-%02d %02d:%02d:%02d", g_date_get_year (&date),
              g_date_get_month (&date), g_date_get_day (&date), rest / 3600, rest / 60 % 60,
              rest % 60);
  return TRUE;
}
