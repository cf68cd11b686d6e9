/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-map-scene.h"

G_BEGIN_DECLS

/* A road as people see it: the pieces of one name, put end to end. */
typedef struct
{
  const char *name;
  HutMapClass class; /* of its first piece */
  gint64 id;         /* of its first piece: an order that does not depend on the view */
  GArray *dots;      /* HutMapDot */
  double length;
} HutMapChain;

/* The chains of all named lines in @scene; free with g_ptr_array_unref(). */
GPtrArray *hut_map_chains_find (const HutMapScene *scene);

/* A line by itself as a chain, with @name, which must outlive it. */
HutMapChain *hut_map_chain_new (const HutMapScene *scene, const char *name, const HutPoint *points,
                                guint n_points);
void hut_map_chain_free (HutMapChain *chain);

/* Where @chain is after @at pixels, and its direction there in radians; FALSE beyond its ends. */
gboolean hut_map_chain_at (const HutMapChain *chain, double at, HutMapDot *dot, double *angle);

G_END_DECLS
