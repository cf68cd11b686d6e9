/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Map sources in the settings; see the header. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-source-list.h"

GPtrArray *
hut_source_list_read (HutSettings *settings)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_tile_source_unref);
  g_auto (GStrv) lines = NULL;

  g_object_get (settings, "map-sources", &lines, NULL);
  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      HutTileSource *source = hut_tile_source_parse (lines[i], &error);

      if (source != NULL)
        g_ptr_array_add (list, source);
      else
        g_info ("A map source of the settings is left out: %s", error->message);
    }
  return list;
}

HutTileSource *
hut_source_list_find (HutSettings *settings, const char *id)
{
  g_autoptr (GPtrArray) list = hut_source_list_read (settings);

  for (guint i = 0; i < list->len; i++)
    {
      HutTileSource *source = list->pdata[i];

      if (g_strcmp0 (source->id, id) == 0)
        return hut_tile_source_ref (source);
    }
  return NULL;
}

static void
write_list (HutSettings *settings, GPtrArray *list)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *line = hut_tile_source_print (list->pdata[i]);

      g_strv_builder_add (builder, line);
    }
  lines = g_strv_builder_end (builder);
  g_object_set (settings, "map-sources", lines, NULL);
}

static guint
find_index (GPtrArray *list, const char *id)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((HutTileSource *)list->pdata[i])->id, id))
      return i;
  return G_MAXUINT;
}

void
hut_source_list_put (HutSettings *settings, const HutTileSource *source)
{
  g_autoptr (GPtrArray) list = hut_source_list_read (settings);
  g_autofree char *line = hut_tile_source_print (source);
  HutTileSource *copy = hut_tile_source_parse (line, NULL);
  guint index = find_index (list, source->id);

  g_return_if_fail (copy != NULL);

  if (index == G_MAXUINT)
    g_ptr_array_add (list, copy);
  else
    {
      hut_tile_source_unref (list->pdata[index]);
      list->pdata[index] = copy;
    }
  write_list (settings, list);
}

void
hut_source_list_remove (HutSettings *settings, const char *id)
{
  g_autoptr (GPtrArray) list = hut_source_list_read (settings);
  guint index = find_index (list, id);

  if (index == G_MAXUINT)
    return;
  g_ptr_array_remove_index (list, index);
  write_list (settings, list);
}
