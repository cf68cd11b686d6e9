/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* `hutongctl map build`: a map package from free data. `map source` has a file of its own. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-map.h"

#include "exchange/hut-map-build.h"

#include <stdio.h>
#include <string.h>

static const char USAGE[] = "usage: hutongctl map build --osm FILE... --boundary FILE "
                            "[--geojson FILE...] --out FILE.hutmap\n";

typedef struct
{
  char **osm;
  char **geojson;
  char *boundary;
  char *out;
} Options;

static void
options_clear (Options *options)
{
  g_strfreev (options->osm);
  g_strfreev (options->geojson);
  g_free (options->boundary);
  g_free (options->out);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
usage (const char *message)
{
  if (message)
    fprintf (stderr, "hutongctl map: %s\n", message);
  fputs (USAGE, stderr);
  return 2;
}

/* `--osm A B --osm C` is `--osm A --osm B --osm C`: each option that takes files takes all up to
 * the next option. */
static GStrv
repeat_options (int argc, char **argv)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *option = NULL;

  g_strv_builder_add (builder, argv[0]);
  for (int i = 1; i < argc; i++)
    {
      gboolean named = g_str_has_prefix (argv[i], "--");

      if (!named && option)
        g_strv_builder_add (builder, option);
      if (named && (strcmp (argv[i], "--osm") == 0 || strcmp (argv[i], "--geojson") == 0))
        option = argv[i];
      else if (named)
        option = NULL, g_strv_builder_add (builder, argv[i]);
      else
        g_strv_builder_add (builder, argv[i]);
    }

  return g_strv_builder_end (builder);
}

static int
build (Options *options)
{
  HutMapSources sources = {
    .osm = (const char *const *)options->osm,
    .boundary = options->boundary,
    .geojson = (const char *const *)options->geojson,
  };
  g_autoptr (GError) error = NULL;
  HutMapCounts counts;

  if (!hut_map_build (&sources, options->out, &counts, NULL, NULL, NULL, &error))
    {
      fprintf (stderr, "hutongctl map: %s\n", error->message);
      return 1;
    }

  printf ("%s: %u features (%u roads, %u buildings, %u names), %u areas; %u multi-polygons and %u "
          "ways incomplete, %u left out\n",
          options->out, counts.n_features, counts.n_roads, counts.n_buildings, counts.n_names,
          counts.n_areas, counts.n_broken_relations, counts.n_broken_ways, counts.n_left_out);
  return 0;
}

int
hut_ctl_map (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  GOptionEntry entries[] = {
    { "osm", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.osm, NULL, NULL },
    { "geojson", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.geojson, NULL, NULL },
    { "boundary", 0, 0, G_OPTION_ARG_FILENAME, &options.boundary, NULL, NULL },
    { "out", 0, 0, G_OPTION_ARG_FILENAME, &options.out, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = NULL;

  if (argc >= 2 && strcmp (argv[1], "source") == 0)
    return hut_ctl_map_source (argc - 1, argv + 1);
  if (argc < 2 || strcmp (argv[1], "build") != 0)
    return usage (NULL);

  words = repeat_options (argc - 1, argv + 1);
  g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_set_help_enabled (context, FALSE);
  if (!g_option_context_parse_strv (context, &words, &error))
    return usage (error->message);
  if (g_strv_length (words) > 1)
    return usage ("a file without an option before it");
  if (!options.osm && !options.geojson)
    return usage ("--osm is missing");
  if (!options.out)
    return usage ("--out is missing");

  return build (&options);
}
