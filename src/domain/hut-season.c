/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The seasonal calendar: its rule read and checked, and when each season is. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-season.h"

#include "base/hut-json.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The rule */

static void
season_free (HutSeason *season)
{
  g_free (season->key);
  g_free (season->name);
  g_free (season->advice);
  g_free (season->holiday);
  g_strfreev (season->categories);
  g_free (season);
}

static gboolean
malformed (guint entry, const char *what, GError **error)
{
  g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
               _ ("Season %u: “%s” is missing or cannot be read"), entry + 1, what);
  return FALSE;
}

static gboolean
has_key (GPtrArray *seasons, const HutSeason *season)
{
  for (guint i = 0; i < seasons->len; i++)
    if (seasons->pdata[i] != season &&
        g_str_equal (((HutSeason *)seasons->pdata[i])->key, season->key))
      return TRUE;
  return FALSE;
}

/* Each level of it has a name. */
static gboolean
is_category (const char *text)
{
  g_auto (GStrv) levels = g_strsplit (text, "/", -1);
  guint n = g_strv_length (levels);

  for (guint i = 0; i < n; i++)
    if (*g_strstrip (levels[i]) == '\0')
      return FALSE;
  return n >= 1 && n <= 3;
}

/* "11-15". In a leap year, so that 02-29 is a day; where there is none it is the first of March. */
static gboolean
read_day (const char *text, int *month, int *day)
{
  if (text == NULL || strlen (text) != 5 || text[2] != '-')
    return FALSE;
  for (guint i = 0; i < 5; i++)
    if (i != 2 && !g_ascii_isdigit (text[i]))
      return FALSE;
  *month = (text[0] - '0') * 10 + text[1] - '0';
  *day = (text[3] - '0') * 10 + text[4] - '0';
  return *month >= 1 && *month <= 12 && g_date_valid_dmy ((GDateDay)*day, (GDateMonth)*month, 2000);
}

static gboolean
read_days (HutSeason *season, JsonObject *entry, guint i, GError **error)
{
  gboolean dated =
      json_object_has_member (entry, "from") || json_object_has_member (entry, "until");

  season->holiday = g_strdup (hut_json_get_string (entry, "holiday"));
  if (!dated && season->holiday != NULL)
    return TRUE;
  if (!read_day (hut_json_get_string (entry, "from"), &season->from_month, &season->from_day))
    return malformed (i, _ ("from"), error);
  if (!read_day (hut_json_get_string (entry, "until"), &season->until_month, &season->until_day))
    return malformed (i, _ ("until"), error);
  return TRUE;
}

static gboolean
read_categories (HutSeason *season, JsonArray *list, guint i, GError **error)
{
  g_autoptr (GStrvBuilder) categories = g_strv_builder_new ();

  for (guint j = 0; list != NULL && j < json_array_get_length (list); j++)
    {
      JsonNode *node = json_array_get_element (list, j);
      const char *category =
          JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
              ? json_node_get_string (node)
              : "";

      if (!is_category (category))
        return malformed (i, _ ("categories"), error);
      g_strv_builder_add (categories, category);
    }
  season->categories = g_strv_builder_end (categories);
  return season->categories[0] != NULL || malformed (i, _ ("categories"), error);
}

/* What keeps it apart is the same in every language of the program. */
static char *
read_key (JsonNode *name)
{
  if (name == NULL || !JSON_NODE_HOLDS_OBJECT (name))
    return hut_rule_text (name);
  return g_strdup (hut_json_get_string (json_node_get_object (name), "en"));
}

static gboolean
read_season (HutSeason *season, JsonNode *node, guint i, GError **error)
{
  JsonObject *entry = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (entry == NULL)
    return malformed (i, "no object", error);
  season->key = read_key (json_object_get_member (entry, "name"));
  season->name = hut_rule_text (json_object_get_member (entry, "name"));
  season->advice = hut_rule_text (json_object_get_member (entry, "advice"));
  if (season->key == NULL || *season->key == '\0' || season->name == NULL)
    return malformed (i, _ ("name"), error);
  return read_days (season, entry, i, error) &&
         read_categories (season, hut_json_get_array (entry, "categories"), i, error);
}

GPtrArray *
hut_seasons_new (JsonNode *value, GError **error)
{
  g_autoptr (GPtrArray) seasons = g_ptr_array_new_with_free_func ((GDestroyNotify)season_free);
  JsonArray *list =
      value != NULL && JSON_NODE_HOLDS_ARRAY (value) ? json_node_get_array (value) : NULL;

  if (list == NULL)
    {
      g_set_error_literal (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "seasons: no list");
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      HutSeason *season = g_new0 (HutSeason, 1);

      g_ptr_array_add (seasons, season);
      if (!read_season (season, json_array_get_element (list, i), i, error))
        return NULL;
      if (has_key (seasons, season))
        {
          g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED,
                       _ ("There are two seasons of the name “%s”"), season->name);
          return NULL;
        }
    }
  return g_steal_pointer (&seasons);
}

GPtrArray *
hut_seasons_of (HutOffice *office)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *seasons = hut_seasons_new (hut_office_get_rule (office, "seasons"), &error);

  if (seasons == NULL)
    g_error ("The shipped rule cannot be read: %s", error->message);
  return seasons;
}

/* When it is */

static HutTime
start_of (GTimeZone *zone, int year, int month, int day, int days_later)
{
  g_autoptr (GDateTime) noon = g_date_time_new (zone, year, month, 1, 12, 0, 0);
  g_autoptr (GDateTime) moved = g_date_time_add_days (noon, day - 1);

  return hut_time_day_start (g_date_time_to_unix (moved) * G_USEC_PER_SEC, zone, days_later);
}

/* From its first day in the calendar to its last: days in lieu lie in between. */
static gboolean
find_holiday (const HutSeason *season, HutOffice *office, int year, HutTime *from, HutTime *until)
{
  HutCalendar *calendar = hut_office_get_calendar (office);
  GTimeZone *zone = hut_office_get_zone (office);
  HutTime first = start_of (zone, year, 1, 1, 0);
  gint64 number = hut_time_day_number (first, zone);
  int first_day = -1, last_day = -1;

  for (int day = 0; day < 366; day++)
    {
      const char *name;

      if (hut_calendar_numbered_day (calendar, number + day, &name) != HUT_DAY_HOLIDAY ||
          g_strcmp0 (name, season->holiday) != 0)
        continue;
      if (first_day < 0)
        first_day = day;
      last_day = day;
    }
  if (first_day < 0)
    return FALSE;
  *from = hut_time_day_start (first, zone, first_day);
  *until = hut_time_day_start (first, zone, last_day + 1);
  return TRUE;
}

gboolean
hut_season_in_year (const HutSeason *season, HutOffice *office, int year, HutTime *from,
                    HutTime *until)
{
  GTimeZone *zone = hut_office_get_zone (office);
  gboolean over_new_year;

  if (season->holiday != NULL && find_holiday (season, office, year, from, until))
    return TRUE;
  if (season->from_month == 0)
    return FALSE;
  over_new_year =
      season->until_month * 100 + season->until_day < season->from_month * 100 + season->from_day;
  *from = start_of (zone, year, season->from_month, season->from_day, 0);
  *until =
      start_of (zone, year + (over_new_year ? 1 : 0), season->until_month, season->until_day, 1);
  return TRUE;
}

/* "first/second" holds "first/second/third", but not "first/seconds". */
static gboolean
entry_holds (const char *entry, const char *const levels[3])
{
  for (guint i = 0; i < 3; i++)
    {
      gsize length = levels[i] != NULL ? strlen (levels[i]) : 0;

      if (length == 0 || strncmp (entry, levels[i], length) != 0)
        return FALSE;
      if (entry[length] == '\0')
        return TRUE;
      if (entry[length] != '/')
        return FALSE;
      entry += length + 1;
    }
  return FALSE;
}

gboolean
hut_season_holds (const HutSeason *season, const char *category, const char *category_2,
                  const char *category_3)
{
  const char *const levels[3] = { category, category_2, category_3 };

  for (guint i = 0; season->categories[i] != NULL; i++)
    if (entry_holds (season->categories[i], levels))
      return TRUE;
  return FALSE;
}

/* What is coming */

static int
compare_turns (gconstpointer a, gconstpointer b)
{
  const HutSeasonTurn *left = a, *right = b;

  if (left->from != right->from)
    return left->from < right->from ? -1 : 1;
  return strcmp (left->season->key, right->season->key);
}

GArray *
hut_seasons_coming (GPtrArray *seasons, HutOffice *office, HutTime time, int days,
                    gboolean *uncertain)
{
  GArray *turns = g_array_new (FALSE, FALSE, sizeof (HutSeasonTurn));
  GTimeZone *zone = hut_office_get_zone (office);
  HutTime today = hut_time_day_start (time, zone, 0);
  HutTime end = hut_time_day_start (time, zone, days + 1);
  int year = hut_time_year (today, zone), first, last;

  for (guint i = 0; i < seasons->len; i++)
    for (int y = year - 1; y <= year + 1; y++)
      {
        HutSeasonTurn turn = { .season = seasons->pdata[i], .year = y };

        if (hut_season_in_year (turn.season, office, y, &turn.from, &turn.until) &&
            turn.until > today && turn.from < end)
          g_array_append_val (turns, turn);
      }
  g_array_sort (turns, compare_turns);
  hut_calendar_get_years (hut_office_get_calendar (office), &first, &last);
  if (uncertain != NULL)
    *uncertain = hut_time_year (end - 1, zone) > last || year < first;
  return turns;
}
