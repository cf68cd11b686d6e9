/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-map-class.h"

G_BEGIN_DECLS

/* A map package (.hutmap), open for reading: a SQLite file with the features of a street's map and
 * the areas that it is about; hut-map-format.h says how it is laid out. Never changed once made: a
 * new one takes its place by rename. Used by one thread at a time. Errors are HUT_MAP_ERROR. */
typedef struct _HutMapPackage HutMapPackage;

/* What is drawn. Valid during the callback; @shape may be taken apart, not kept. */
typedef struct
{
  gint64 id;
  HutMapClass class;
  int layer;        /* −5 to 5; 0 is the ground */
  const char *name; /* "" for none */
  const HutShape *shape;
} HutMapFeature;

/* What the package is about: the street, and where it knows them, its communities. */
typedef struct
{
  char *kind; /* "street", "community", "grid" */
  char *code; /* division code, or "" */
  char *name;
  gboolean approximate; /* drawn from something else than the official line */
  HutShape *shape;
} HutMapArea;

/* FALSE ends the query early. */
typedef gboolean (*HutMapFeatureFunc) (const HutMapFeature *feature, gpointer data);

/* Opens and checks the file: refused is what is absent, empty, cut short, of another kind or made
 * by a newer version, each with its own code and a message that says it. */
HutMapPackage *hut_map_package_open (const char *path, GError **error);
void hut_map_package_free (HutMapPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMapPackage, hut_map_package_free)

/* A line of its description: "name", "attribution", "licence", "sources", "newest", "built-by";
 * NULL where there is none. */
const char *hut_map_package_get (HutMapPackage *package, const char *key);

/* What a first view should show. */
HutBox hut_map_package_bounds (HutMapPackage *package);

/* Its areas (HutMapArea), the street first; owned by the package. */
GPtrArray *hut_map_package_areas (HutMapPackage *package);

/* Hands every feature that may touch @box and is worth showing at @zoom to @func, in no particular
 * order. FALSE with an error when cancelled or damaged. */
gboolean hut_map_package_query (HutMapPackage *package, const HutBox *box, double zoom,
                                HutMapFeatureFunc func, gpointer data, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
