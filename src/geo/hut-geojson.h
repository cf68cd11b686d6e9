/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-shape.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define HUT_GEOJSON_ERROR (hut_geojson_error_quark ())

typedef enum
{
  HUT_GEOJSON_ERROR_MALFORMED,   /* not JSON, or not GeoJSON: mend the file */
  HUT_GEOJSON_ERROR_TOO_LARGE,   /* over 256 MiB, or more than 24 levels */
  HUT_GEOJSON_ERROR_UNSUPPORTED, /* another coordinate system than WGS-84: convert it first */
} HutGeojsonError;

GQuark hut_geojson_error_quark (void);

typedef struct
{
  HutShape *shape;        /* multi-polygons and multi-lines are one shape of several parts */
  JsonObject *properties; /* NULL where there are none */
} HutGeojsonFeature;

void hut_geojson_feature_free (HutGeojsonFeature *feature);

/* Reads untrusted bytes: a FeatureCollection, a Feature or a bare geometry (RFC 7946) of Point,
 * LineString, Polygon and their Multi forms. Returns HutGeojsonFeature; features without a
 * geometry, or with one of no extent, are left out. An error names the feature by its index, from
 * 0. @length may be -1. */
GPtrArray *hut_geojson_parse (const char *bytes, gssize length, GError **error);

/* A member of the properties as text, NULL where it is absent or no string. */
const char *hut_geojson_get (const HutGeojsonFeature *feature, const char *name);

G_END_DECLS
