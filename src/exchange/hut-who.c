/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is at a place, with its name on the map, and in words. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-who.h"

#include "exchange/hut-near-name.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define AT 1.0 /* metres: nearer is there */
#define STEWARDS_SHOWN 3u

/* The map may be gone or broken: then the place has no name, and all else stands. */
static void
find_address (HutWho *who, const char *map_path, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutMapPackage) package = hut_map_package_open (map_path, &error);

  if (package != NULL)
    who->address = hut_near_name_find (package, who->point, HUT_WHO_NAME_METRES,
                                       &who->address_metres, cancellable, &error);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("no name of the place: %s", error->message);
}

HutWho *
hut_who_ask (HutReader *reader, const char *map_path, HutPoint point, HutTime now,
             GCancellable *cancellable, GError **error)
{
  g_autoptr (HutWho) who = hut_reader_who (reader, point, now, cancellable, error);

  if (who == NULL)
    return NULL;
  if (map_path != NULL)
    find_address (who, map_path, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&who);
}

/* ---- Words ---- */

void
hut_who_line_free (HutWhoLine *line)
{
  g_free (line->label);
  g_free (line->value);
  g_free (line);
}

/* Takes @value; nothing is said where it is NULL. */
static void
add_line (GPtrArray *lines, const char *label, char *value)
{
  HutWhoLine *line;

  if (value == NULL)
    return;
  line = g_new0 (HutWhoLine, 1);
  line->label = g_strdup (label);
  line->value = value;
  g_ptr_array_add (lines, line);
}

static char *
degrees_of (HutPoint point)
{
  char lon[G_ASCII_DTOSTR_BUF_SIZE], lat[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("%s,%s", g_ascii_formatd (lon, sizeof lon, "%.6f", hut_point_lon (point)),
                          g_ascii_formatd (lat, sizeof lat, "%.6f", hut_point_lat (point)));
}

static char *
with_metres (const char *name, double metres)
{
  if (metres < AT)
    return g_strdup (name);
  /* Translators: a name on the map, and how far it is. */
  return g_strdup_printf (_ ("%s, %u m away"), name, (guint)lround (metres));
}

static char *
lane_words (const HutWho *who)
{
  g_autofree char *lane = NULL;

  if (who->lane == NULL || who->lane->name == NULL)
    return NULL;
  lane = with_metres (who->lane->name, who->lane_metres);
  if (who->lane->chief == NULL)
    return g_strdup_printf (_ ("%s · no lane chief"), lane);
  return g_strdup_printf (_ ("%s · chief %s"), lane, who->lane->chief);
}

/* "杨己, 杨庚 and 5 more" */
static char *
steward_words (const HutWho *who)
{
  GString *words = g_string_new (NULL);
  guint shown = MIN (who->stewards->len, STEWARDS_SHOWN);

  for (guint i = 0; i < shown; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? C_ ("list of names", ", ") : "",
                            (const char *)who->stewards->pdata[i]);
  if (who->stewards->len > shown)
    /* Translators: after some names, how many more there are. */
    g_string_append_printf (words, C_ ("stewards", " and %u more"), who->stewards->len - shown);
  return g_string_free (words, who->stewards->len == 0);
}

static char *
patrol_words (const HutWho *who)
{
  g_autofree char *when = NULL;

  if (who->lane == NULL)
    return NULL;
  if (who->last_patrol == 0)
    return g_strdup (_ ("none in two months"));
  when = hut_time_format (who->last_patrol, hut_time_shown_zone (), "%Y-%m-%d %H:%M");
  return who->patroller != NULL ? g_strdup_printf ("%s · %s", when, who->patroller)
                                : g_steal_pointer (&when);
}

static char *
unit_words (const HutWho *who)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < who->units->len; i++)
    {
      const HutWhoUnit *unit = &g_array_index (who->units, HutWhoUnit, i);

      if (unit->unit->name == NULL)
        continue;
      /* Translators: between the names of units. */
      g_string_append_printf (words, "%s%s", words->len > 0 ? C_ ("list of units", ", ") : "",
                              unit->unit->name);
      if (unit->by == HUT_WHO_BY_POST)
        g_string_append (words, _ (" (its post is here)"));
    }
  return g_string_free (words, words->len == 0);
}

static char *
case_words (const HutWho *who)
{
  /* Translators: numbers of cases around a place. */
  return g_strdup_printf (_ ("%u, of them open %u, overdue %u"), who->n_cases, who->n_open,
                          who->n_overdue);
}

GPtrArray *
hut_who_lines (const HutWho *who, const char *street)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_who_line_free);
  g_autofree char *within = g_strdup_printf (_ ("Cases within %u m"), HUT_WHO_CASE_METRES);

  if (who->address != NULL)
    add_line (lines, _ ("Near"), with_metres (who->address, who->address_metres));
  add_line (lines, _ ("Street"),
            g_strdup (who->community != NULL ? street : _ ("Outside the street’s communities")));
  if (who->community != NULL)
    add_line (lines, _ ("Community"), g_strdup (who->community->name));
  if (who->grid != NULL)
    add_line (lines, _ ("Grid"), g_strdup (who->grid->name));
  add_line (lines, _ ("Lane"), lane_words (who));
  add_line (lines, _ ("Stewards"), steward_words (who));
  add_line (lines, _ ("Last patrol"), patrol_words (who));
  add_line (lines, _ ("Responsible"), unit_words (who));
  add_line (lines, within, case_words (who));
  add_line (lines, _ ("Longitude, latitude"), degrees_of (who->point));
  return lines;
}

char *
hut_who_title (const HutWho *who)
{
  if (who->address != NULL)
    return g_strdup (who->address);
  if (who->community != NULL && who->community->name != NULL)
    return g_strdup (who->community->name);
  return degrees_of (who->point);
}

char *
hut_who_text (const HutWho *who, const char *street)
{
  GString *text = g_string_new (NULL);
  g_autofree char *degrees = degrees_of (who->point);

  if (who->address != NULL)
    {
      g_autofree char *name = with_metres (who->address, who->address_metres);

      g_string_append_printf (text, "%s\n", name);
    }
  if (who->community != NULL)
    g_string_append_printf (text, "%s %s%s%s\n", street, who->community->name,
                            who->grid != NULL ? " " : "", who->grid != NULL ? who->grid->name : "");
  g_string_append_printf (text, _ ("%s (WGS-84)"), degrees);
  return g_string_free (text, FALSE);
}
