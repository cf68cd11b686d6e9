/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-shape.h"

G_BEGIN_DECLS

/* Many areas, to find the one that a point lies in: which street, which community, which grid.
 * Immutable once made, for every thread. */
typedef struct _HutAreaIndex HutAreaIndex;

/* Takes the @n_areas shapes (areas; not copied, owned from now on) with the caller's @ids. */
HutAreaIndex *hut_area_index_new (HutShape **areas, const guint *ids, guint n_areas);
void hut_area_index_free (HutAreaIndex *index);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutAreaIndex, hut_area_index_free)

/* The id of the smallest area that holds @point; FALSE where none does. */
gboolean hut_area_index_find (const HutAreaIndex *index, HutPoint point, guint *id);

/* The rectangle around all areas. */
HutBox hut_area_index_box (const HutAreaIndex *index);

G_END_DECLS
