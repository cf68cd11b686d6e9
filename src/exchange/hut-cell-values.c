/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading single cells. Pure and thread-safe. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-cell-values.h"

#include "base/hut-json.h"
#include "exchange/hut-xlsx-styles.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* What a bare number must be to be taken for a day: years 1955 to 2119. */
#define MIN_SERIAL 20090
#define MAX_SERIAL 80000

static const char *
skip_space (const char *at)
{
  while (g_unichar_isspace (g_utf8_get_char (at)) && *at != '\0')
    at = g_utf8_next_char (at);
  return at;
}

static gsize
length_without_space (const char *at)
{
  const char *end = at + strlen (at);

  while (end > at)
    {
      const char *before = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      end = before;
    }
  return end - at;
}

static void
append_clean (GString *out, char c, gboolean line)
{
  gboolean space = c == ' ' || c == '\t' || c == '\n' || c == '\r';

  if (line && space)
    {
      if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  else if (c == '\t' || c == '\n' || (guchar)c >= 0x20)
    g_string_append_c (out, c);
}

char *
hut_cell_clean_text (const char *text, gboolean line)
{
  const char *start = skip_space (text);
  gsize length = length_without_space (start);
  GString *out;

  if (length == 0)
    return NULL;
  out = g_string_sized_new (length);
  for (gsize i = 0; i < length; i++)
    if (start[i] == '\r' && !line)
      append_clean (out, start[i + 1] == '\n' ? '\r' : '\n', line);
    else
      append_clean (out, start[i], line);
  return g_string_free (out, FALSE);
}

static char *
refuse_error (const HutCell *cell)
{
  return g_strdup_printf (_ ("the cell holds an error, %s"), cell->text);
}

char *
hut_cell_read_text (const HutCell *cell, gboolean line, HutValue *value)
{
  g_autofree char *text = NULL;

  if (cell->type == HUT_CELL_ERROR)
    return refuse_error (cell);
  text = hut_cell_clean_text (cell->text, line);
  if (text != NULL && strlen (text) > HUT_JSON_MAX_VALUE)
    return g_strdup (_ ("longer than 64 KiB"));
  *value = hut_value_text (text);
  return NULL;
}

static gboolean
is_rounded (const HutCell *cell)
{
  const char *text = cell->text, *exponent = strpbrk (text, "Ee");
  gsize digits = strspn (text, "0123456789.");

  if (cell->type == HUT_CELL_NUMBER && digits > 15)
    return TRUE;
  return exponent == text + digits && digits > 0 && exponent[1] == '+' &&
         g_ascii_isdigit (exponent[2]) && exponent[2 + strspn (exponent + 2, "0123456789")] == '\0';
}

char *
hut_cell_read_number (const HutCell *cell, HutValue *value)
{
  if (cell->type != HUT_CELL_ERROR && is_rounded (cell))
    return g_strdup (_ ("the spreadsheet has rounded this number: make its column text, and "
                        "export again"));
  return hut_cell_read_text (cell, TRUE, value);
}

char *
hut_cell_read_word (const HutCell *cell, HutMapping *mapping, const HutField *field,
                    HutValue *value)
{
  g_autofree char *text = NULL;
  const char *code;

  if (cell->type == HUT_CELL_ERROR)
    return refuse_error (cell);
  text = hut_cell_clean_text (cell->text, TRUE);
  if (text == NULL)
    return NULL;
  code = hut_mapping_find_word (mapping, field, text);
  if (code == NULL)
    return g_strdup_printf (_ ("“%.60s” is not a word that we know here"), text);
  if (*code == '\0')
    return NULL;
  *value = field->type == HUT_FIELD_BOOL ? hut_value_int (*code == '1') : hut_value_text (code);
  return NULL;
}

static gboolean
read_serial (const char *text, GTimeZone *zone, HutTime *time)
{
  char local[20], *end;
  double serial = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && serial >= MIN_SERIAL && serial < MAX_SERIAL &&
         hut_xlsx_serial_to_text (serial, FALSE, local) && hut_time_parse (local, zone, time);
}

char *
hut_cell_read_time (const HutCell *cell, GTimeZone *zone, HutValue *value)
{
  g_autofree char *text = NULL;
  HutTime time;

  if (cell->type == HUT_CELL_ERROR)
    return refuse_error (cell);
  text = hut_cell_clean_text (cell->text, TRUE);
  if (text == NULL)
    return NULL;
  if (!hut_time_parse (text, zone, &time) && !read_serial (text, zone, &time))
    return g_strdup_printf (_ ("“%.60s” is not a time that we can read"), text);
  *value = hut_value_int (time);
  return NULL;
}

static gboolean
read_degrees (const char *text, double *degrees, int *decimals)
{
  const char *start = skip_space (text);
  char *end;
  const char *point;

  *degrees = g_ascii_strtod (start, &end);
  if (end == start || *skip_space (end) != '\0' || !isfinite (*degrees))
    return FALSE;
  point = memchr (start, '.', end - start);
  *decimals = 0;
  for (const char *at = point; at != NULL && ++at < end && g_ascii_isdigit (*at);)
    (*decimals)++;
  /* 39.0 says no more than 39. */
  if (*degrees == trunc (*degrees))
    *decimals = 0;
  return TRUE;
}

gboolean
hut_cell_read_point (const char *lon, const char *lat, HutCoords coords, HutPoint *point,
                     int *accuracy)
{
  static const int metres[] = { 0, 5500, 550, 55 }; /* half a unit of the last decimal */
  double x, y;
  int x_decimals, y_decimals, decimals;

  if (lon == NULL || lat == NULL || !read_degrees (lon, &x, &x_decimals) ||
      !read_degrees (lat, &y, &y_decimals) || x_decimals == 0 || y_decimals == 0 ||
      fabs (x) > 180 || fabs (y) > 90)
    return FALSE;
  decimals = MAX (x_decimals, y_decimals);
  *accuracy = decimals < (int)G_N_ELEMENTS (metres) ? metres[decimals] : 0;
  hut_coords_convert (coords, HUT_COORDS_WGS84, &x, &y);
  *point = hut_point_from_degrees (x, y);
  return TRUE;
}
