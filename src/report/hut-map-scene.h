/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-map-painter.h"

G_BEGIN_DECLS

/* What is inside the painter: the features of a frame, projected to its pixels, in the order in
 * which they are painted. Used by hut-map-painter.c and hut-map-names.c only. */
typedef struct
{
  double x;
  double y;
} HutMapDot;

typedef struct
{
  gint64 id;
  HutMapClass class;
  int layer;
  guint first_part;
  guint n_parts;
  double size; /* longer side of its rectangle */
  double min_x, min_y, max_x, max_y;
  HutMapDot label;  /* of an area or a point with a name: where the name stands */
  const char *name; /* interned in the scene; NULL for none */
} HutMapItem;

typedef struct
{
  const HutMapFrame *frame;
  double world;
  GArray *items; /* HutMapItem */
  GArray *dots;  /* HutMapDot */
  GArray *ends;  /* guint: after the last dot of each part */
  GStringChunk *names;
} HutMapScene;

HutMapScene *hut_map_scene_new (void);
void hut_map_scene_free (HutMapScene *scene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMapScene, hut_map_scene_free)

/* Fills @scene for @frame, which must outlive its use. */
gboolean hut_map_scene_fill (HutMapScene *scene, const HutMapFrame *frame, HutMapPackage *package,
                             GCancellable *cancellable, GError **error);

/* The dots of a part. */
const HutMapDot *hut_map_scene_part (const HutMapScene *scene, guint part, guint *n_dots);

/* A place in the frame's pixels. */
HutMapDot hut_map_scene_dot (const HutMapScene *scene, HutPoint point);

/* Whether @area of the package is shown: of the street always, what it is divided into where the
 * overlay does not bring its own. */
gboolean hut_map_scene_shows_area (const HutMapScene *scene, const HutMapArea *area);

/* Chooses and draws the names. */
gboolean hut_map_names_draw (const HutMapScene *scene, GPtrArray *areas, cairo_t *cr,
                             gpointer font_map, GCancellable *cancellable, GError **error);

/* Sets an ink as the source. */
void hut_map_scene_set_ink (const HutMapScene *scene, cairo_t *cr, HutMapInk ink);

G_END_DECLS
