/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-point.h"

G_BEGIN_DECLS

typedef enum
{
  HUT_SHAPE_POINT, /* one part of one point */
  HUT_SHAPE_LINE,  /* parts of two points or more */
  HUT_SHAPE_AREA,  /* rings of three points or more, closed without repeating the first */
} HutShapeKind;

/* A figure on the earth: points, in parts one after the other. Of an area, all rings together by
 * the even-odd rule are what is inside: a hole is a ring inside a ring, an area in several pieces
 * is rings beside each other, and the direction of a ring does not matter. */
typedef struct
{
  HutShapeKind kind;
  HutBox box;
  GArray *points; /* HutPoint */
  GArray *ends;   /* guint: for each part, the index after its last point */
} HutShape;

HutShape *hut_shape_new (HutShapeKind kind);
void hut_shape_free (HutShape *shape);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutShape, hut_shape_free)

/* Adds a part of @n_points. Points that repeat the one before are left out, of a ring also a last
 * one that repeats the first. A part that is then too short for its kind is not added: FALSE. */
gboolean hut_shape_add_part (HutShape *shape, const HutPoint *points, gsize n_points);

/* The parts: how many, and the points of one (not a copy). */
guint hut_shape_n_parts (const HutShape *shape);
const HutPoint *hut_shape_part (const HutShape *shape, guint part, guint *n_points);

/* Whether an area holds @point. On an edge, a point belongs to the area north or east of it, and
 * never to two areas that share the edge: areas that leave no gap count each point exactly once.
 * The arithmetic is exact. */
gboolean hut_shape_contains (const HutShape *area, HutPoint point);

/* Square metres of an area, holes taken off (plane at the area's middle latitude; for areas of
 * streets and districts better than 0.1 %), and metres of a line. */
double hut_shape_measure (const HutShape *shape);

/* A place for a name: of an area, well inside it; of a line, half way along its longest part. */
HutPoint hut_shape_label_point (const HutShape *shape);

/* The compact form in a map package: kind, number of parts, and for each its number of points and
 * the differences of longitude and latitude, all as variable-length integers. */
GBytes *hut_shape_encode (const HutShape *shape);

/* Reads it into @shape, whose memory is used again; FALSE where it is not such a form. */
gboolean hut_shape_decode (HutShape *shape, const guint8 *bytes, gsize length);

G_END_DECLS
