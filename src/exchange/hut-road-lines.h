/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-map-package.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The named roads of a map package, as lines for the lanes of the street. Both ask the whole
 * package: on a worker. */

typedef struct
{
  char *name;
  double metres; /* within the street */
} HutRoadName;

void hut_road_name_free (HutRoadName *road);

/* The roads that run in the package's street or along its edge, by name. Owned array of
 * HutRoadName. */
GPtrArray *hut_road_names (HutMapPackage *package, GCancellable *cancellable, GError **error);

/* The line of the road @name: its pieces joined where they touch, cut to the street, of two
 * carriageways one; the longest part first. NULL without an error where there is no such road in
 * the street. Free with hut_shape_free(). */
HutShape *hut_road_line (HutMapPackage *package, const char *name, GCancellable *cancellable,
                         GError **error);

G_END_DECLS
