/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-shape.h"
#include "store/hut-change-set.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What the street consists of, as the map shows it and as a place is told by it. */
typedef struct
{
  const HutKind *kind; /* community, grid, lane or unit */
  char *code;
  char *name;
  char *community;    /* code; of a community its own */
  char *class;        /* of a unit, else NULL */
  char *duties;       /* of a unit, or NULL */
  char *chief;        /* the name of a lane's chief; NULL: it has none, or who it is is not known */
  HutShape *shape;    /* of areas and lines; NULL where it is not known, or broken */
  gboolean has_place; /* of a unit */
  HutPoint place;
} HutStreetPart;

void hut_street_part_free (HutStreetPart *part);

/* All communities, grids, lanes and units (HutStreetPart) that are not void, kind by kind in this
 * order. Hundreds of rows with their lines: on a worker. Free with g_ptr_array_unref(). */
GPtrArray *hut_reader_street_parts (HutReader *reader, GError **error);

/* Whether @changes touch what hut_reader_street_parts() reads. */
gboolean hut_street_parts_changed (HutChangeSet *changes);

G_END_DECLS
