/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A table of lanes with their lines and profiles. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-roster-import-private.h"

#include "domain/hut-roster.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  CODE,
  NAME,
  COMMUNITY,
  LINE,
  SANITATION,
  GREENING,
  PROPERTY,
  ENFORCEMENT,
  GRID_WORKERS,
  SHOPS,
  UNITS,
  WORDS,
  N_COLUMNS
} Column;

/* clang-format off */
static const HutListColumn columns[N_COLUMNS] = {
  [CODE] =         { "code", "街巷编号;编号;街巷编码;编码;code", TRUE },
  [NAME] =         { "name", "街巷名称;街巷;名称;路名;name", TRUE },
  [COMMUNITY] =    { "community", "社区;所属社区;所在社区;community" },
  [LINE] =         { "line", "坐标;走向;坐标串;线路;线;line" },
  [SANITATION] =   { "sanitation", "环卫;保洁;保洁单位;环卫单位;sanitation" },
  [GREENING] =     { "greening", "绿化;绿化单位;园林;greening" },
  [PROPERTY] =     { "property", "物业;物业单位;物业公司;property" },
  [ENFORCEMENT] =  { "enforcement", "执法;城管;执法队;enforcement" },
  [GRID_WORKERS] = { "grid_workers", "网格员;gridworkers" },
  [SHOPS] =        { "shops", "商户;门店;沿街商户;shops" },
  [UNITS] =        { "units", "单位;沿线单位;驻街单位;units" },
  [WORDS] =        { "words", "备注;说明;note" },
};
/* clang-format on */

#define POINTS_MOST 5000

static void
set_taken (HutRecord *record, const char *field, char *text)
{
  hut_record_set_text (record, field, text);
  g_free (text);
}

/* "116.32,40.00" or "116.32 40.00" in degrees. */
static gboolean
read_point (const char *text, HutPoint *point)
{
  char *end;
  double lon, lat;

  while (g_ascii_isspace (*text))
    text++;
  lon = g_ascii_strtod (text, &end);
  if (end == text || (*end != ',' && !g_ascii_isspace (*end)))
    return FALSE;
  text = end + 1;
  lat = g_ascii_strtod (text, &end);
  while (g_ascii_isspace (*end))
    end++;
  if (end == text || *end != '\0' || !(ABS (lon) <= 180) || !(ABS (lat) <= 90))
    return FALSE;
  *point = hut_point_from_degrees (lon, lat);
  return TRUE;
}

/* "116.32,40.00;116.33,40.01" or "LINESTRING(116.32 40.00, 116.33 40.01)" as records keep a line;
 * NULL where it is none. */
static char *
read_line (const char *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  gboolean wkt = g_str_has_prefix (upper, "LINESTRING");
  const char *open = strchr (text, '(');
  g_autofree char *inner = wkt && open != NULL ? g_strdup (open + 1) : g_strdup (text);
  g_auto (GStrv) parts = NULL;
  GString *out = g_string_new ("[");
  guint n = 0;

  if (wkt)
    g_strdelimit (inner, ")", '\0');
  parts = g_strsplit (inner, wkt ? "," : ";", POINTS_MOST);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      HutPoint point;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (!read_point (parts[i], &point))
        {
          n = 0;
          break;
        }
      g_string_append_printf (out, "%s[%d,%d]", n > 0 ? "," : "", point.lon, point.lat);
      n++;
    }
  g_string_append_c (out, ']');
  return g_string_free (out, n < 2);
}

static HutRecord *
read_lane (HutRosterReading *reading)
{
  g_autofree char *code = hut_roster_text (reading, CODE);
  g_autofree char *line = hut_roster_text (reading, LINE);
  HutUid id = hut_uid_from_key (reading->stream, hut_kind_lane.name, code != NULL ? code : "");
  HutRecord *lane = hut_record_new (&hut_kind_lane, &id, NULL);

  if (code == NULL)
    hut_roster_add_fault (reading, CODE, g_strdup (_ ("A lane needs a code.")));
  hut_record_set_text (lane, "code", code);
  set_taken (lane, "name", hut_roster_text (reading, NAME));
  if (hut_record_get_text (lane, "name") == NULL)
    hut_roster_add_fault (reading, NAME, g_strdup (_ ("A lane needs a name.")));
  hut_record_set_text (lane, "community",
                       hut_roster_code (reading, COMMUNITY, &reading->communities));
  if (line == NULL)
    return lane;
  set_taken (lane, "line", read_line (line));
  if (hut_record_get_text (lane, "line") == NULL)
    hut_roster_add_fault (reading, LINE,
                          g_strdup (_ ("A line is written 116.32,40.00;116.33,40.01: two points or "
                                       "more, longitude first, in degrees.")));
  return lane;
}

/* NULL: the row says nothing of it. */
static HutRecord *
read_profile (HutRosterReading *reading, const char *code)
{
  HutUid id = hut_lane_profile_id (reading->stream, code);
  g_autoptr (HutRecord) profile = hut_record_new (&hut_kind_lane_profile, &id, NULL);
  gboolean any = FALSE;

  for (Column column = SANITATION; column <= WORDS; column++)
    {
      set_taken (profile, columns[column].key, hut_roster_text (reading, column));
      any |= hut_record_get_text (profile, columns[column].key) != NULL;
    }
  hut_record_set_text (profile, "lane", code);
  return any ? g_steal_pointer (&profile) : NULL;
}

static gboolean
take_row (HutRosterReading *reading, GError **error)
{
  guint64 faults = reading->result->n_faults, profiles = 0;
  g_autoptr (HutRecord) lane = read_lane (reading);
  g_autoptr (HutRecord) profile = NULL;

  if (reading->result->n_faults == faults && hut_roster_has (reading, &lane->id))
    hut_roster_add_fault (reading, CODE,
                          g_strdup (_ ("A lane of this code stands in the table "
                                       "already.")));
  if (reading->result->n_faults > faults)
    return TRUE;
  profile = read_profile (reading, hut_record_get_text (lane, "code"));
  if (reading->result->n_faults > faults)
    return TRUE;
  return hut_roster_put (reading, g_steal_pointer (&lane), NULL, error) &&
         (profile == NULL ||
          hut_roster_put (reading, g_steal_pointer (&profile), &profiles, error));
}

const HutRosterTable hut_roster_lanes = { "lanes", columns, N_COLUMNS, take_row };
