/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names on the map; see the header. Any thread. */

#include "exchange/hut-map-name.h"

#include <string.h>

#define MAX_NAME 120 /* bytes */

/* Whether one of the first @length bytes begins a Chinese character. */
static gboolean
is_chinese (const char *text, gsize length)
{
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    if (g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;
  return FALSE;
}

/* "王庄路 (wángzhuāng lù)" is 王庄路; what stands in Chinese in brackets belongs to the name. */
static void
drop_pinyin (char *name)
{
  char *bracket = strpbrk (name, "([");

  if (bracket == NULL)
    bracket = strstr (name, "（");
  if (bracket != NULL && is_chinese (name, (gsize)(bracket - name)) &&
      !is_chinese (bracket, strlen (bracket)))
    *bracket = '\0';
}

/* Fit to be drawn: one line, not endless; NULL where there is nothing. */
static char *
clean_name (const char *name)
{
  char *clean;

  if (name == NULL || !g_utf8_validate (name, -1, NULL))
    return NULL;
  clean = g_strdup (name);
  if (strlen (clean) > MAX_NAME)
    *g_utf8_find_prev_char (clean, clean + MAX_NAME) = '\0';
  drop_pinyin (clean);
  g_strstrip (g_strdelimit (clean, "\r\n\t", ' '));
  if (*clean == '\0')
    g_clear_pointer (&clean, g_free);
  return clean;
}

char *
hut_map_name_of (HutOsmTags tags, HutMapClass class)
{
  g_autofree char *name = clean_name (hut_osm_tag (tags, "name"));
  g_autofree char *chinese = NULL;

  if (name != NULL && is_chinese (name, strlen (name)))
    return g_steal_pointer (&name);
  chinese = clean_name (hut_osm_tag (tags, "name:zh"));
  if (chinese != NULL && is_chinese (chinese, strlen (chinese)))
    return g_steal_pointer (&chinese);
  return hut_map_class_is_road (class) ? NULL : g_steal_pointer (&name);
}

char *
hut_map_name_of_house (HutOsmTags tags)
{
  const char *street = hut_osm_tag (tags, "addr:street");
  const char *number = hut_osm_tag (tags, "addr:housenumber");
  g_autofree char *road = clean_name (street);
  g_autofree char *whole = NULL;

  if (road == NULL || number == NULL || strpbrk (number, "0123456789") == NULL ||
      !is_chinese (road, strlen (road)))
    return NULL;
  whole = g_strconcat (road, number,
                       strstr (number, "号") != NULL || strstr (number, "號") != NULL ? "" : "号",
                       NULL);
  return clean_name (whole);
}
