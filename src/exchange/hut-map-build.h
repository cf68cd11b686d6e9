/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Builds a map package from free data. */
typedef struct
{
  /* Extracts of OpenStreetMap (OSM XML), NULL-terminated; at least one, or a GeoJSON file below.
   * They may overlap: of an object the newest version counts. */
  const char *const *osm;
  /* The areas that the map is about (GeoJSON): properties "name", "kind" ("street" where absent,
   * "community", "grid"), "code", "approximate" (true). A street without a code gets the one of its
   * name, and its official name (东升镇: 东升地区). NULL: none, the extracts' bounds count. */
  const char *boundary;
  /* More lines and areas (GeoJSON, properties named as OpenStreetMap's tags), NULL-terminated or
   * NULL: for the surroundings, so what lies inside an extract's bounds is left out. Marked lanes
   * ("class": "lane") are always taken. */
  const char *const *geojson;
} HutMapSources;

/* What was built, and what could not be used. */
typedef struct
{
  guint n_features;
  guint n_areas;
  guint n_roads;
  guint n_buildings;
  guint n_names;
  guint n_broken_relations; /* multi-polygons of which a part is missing in the extract */
  guint n_broken_ways;      /* ways of which nodes are missing */
  guint n_left_out;         /* outside the map, or told better by an extract */
} HutMapCounts;

/* How far it is, 0 to 1; called on the building thread. */
typedef void (*HutMapProgress) (double share, gpointer data);

/* Builds @out. It is written beside and takes its place at the end, so that a failure leaves what
 * was there. Runs on the calling thread, seconds for a district. Names and numbers of mappers are
 * not read; the attribution is kept. Errors are HUT_MAP_ERROR, HUT_GEOJSON_ERROR,
 * G_IO_ERROR_CANCELLED.
 * @counts and @progress may be NULL. */
gboolean hut_map_build (const HutMapSources *sources, const char *out, HutMapCounts *counts,
                        HutMapProgress progress, gpointer data, GCancellable *cancellable,
                        GError **error);

G_END_DECLS
