/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* GeoJSON, and what is done with each shape that comes of it. */

#define G_LOG_DOMAIN "hutong-fuzz"

#include "fuzz.h"

#include "geo/hut-geojson.h"

static void
use_shape (const HutShape *shape)
{
  g_autoptr (GBytes) bytes = hut_shape_encode (shape);
  g_autoptr (HutShape) again = hut_shape_new (HUT_SHAPE_POINT);
  HutPoint label = hut_shape_label_point (shape);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  g_assert_true (hut_shape_decode (again, data, length));
  g_assert_cmpuint (again->points->len, ==, shape->points->len);
  g_assert_true (hut_point_is_valid (label));
  hut_shape_contains (shape, label);
  hut_shape_measure (shape);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) features = hut_geojson_parse ((const char *)data, size, &error);

  g_assert_true ((features == NULL) == (error != NULL));
  for (guint i = 0; features && i < features->len; i++)
    use_shape (((HutGeojsonFeature *)features->pdata[i])->shape);
  return 0;
}
