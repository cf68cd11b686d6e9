/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"
#include "geo/hut-shape.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* OpenStreetMap data (OSM XML 0.6), read from one or several extracts that may overlap: of each
 * object the newest version counts, and one that was deleted is absent. Who made it is never read.
 * Belongs to one thread. Errors are HUT_MAP_ERROR. */
typedef struct _HutOsm HutOsm;

/* The tags of an object: key, value, key, value, ..., NULL. Strings live as long as the HutOsm. */
typedef const char *const *HutOsmTags;

/* The value of @key, or NULL. */
const char *hut_osm_tag (HutOsmTags tags, const char *key);

typedef struct
{
  gint64 id;
  HutOsmTags tags; /* NULL: none */
  HutPoint point;
} HutOsmNode;

typedef struct
{
  gint64 id;
  HutOsmTags tags;
  const gint64 *nodes;
  guint n_nodes;
} HutOsmWay;

typedef struct
{
  gint64 id;
  HutOsmTags tags;
  const gint64 *ways; /* its members that are ways, whatever their role */
  guint n_ways;
} HutOsmRelation;

HutOsm *hut_osm_new (void);
void hut_osm_free (HutOsm *osm);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutOsm, hut_osm_free)

/* Adds the extract at @path. After an error @osm holds a part of it: throw it away. */
gboolean hut_osm_read (HutOsm *osm, const char *path, GCancellable *cancellable, GError **error);

/* All objects, ordered by id; the callback must not change @osm. */
void hut_osm_foreach_node (HutOsm *osm, void (*func) (const HutOsmNode *node, gpointer data),
                           gpointer data);
void hut_osm_foreach_way (HutOsm *osm, void (*func) (const HutOsmWay *way, gpointer data),
                          gpointer data);
void hut_osm_foreach_relation (HutOsm *osm,
                               void (*func) (const HutOsmRelation *relation, gpointer data),
                               gpointer data);

/* The way with @id; FALSE where it is in no extract. */
gboolean hut_osm_get_way (HutOsm *osm, gint64 id, HutOsmWay *way);

/* Appends (HutPoint) the places of a way's nodes; nodes that no extract holds are left out, and
 * their number returned. */
guint hut_osm_way_points (HutOsm *osm, const HutOsmWay *way, GArray *points);

/* The rectangles that the extracts say they are complete in (HutBox); owned by @osm. */
GArray *hut_osm_bounds (HutOsm *osm);

/* The newest change among all objects, "2017-05-01", or NULL where none says. */
const char *hut_osm_newest (HutOsm *osm);

G_END_DECLS
