/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-point-set.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* The points of the cases that a browser shows: ids are rowids, pins their standing. Those of a set
 * that was asked for anew are put in order on a worker, and an answer for an older one is dropped.
 * What changed of a set is changed in the points at once; while points are being made it waits for
 * them. Main thread. Signals: "made" (other points), "changed" (the same set, not as it was). */
#define HUT_TYPE_MAP_POINTS (hut_map_points_get_type ())
G_DECLARE_FINAL_TYPE (HutMapPoints, hut_map_points, HUT, MAP_POINTS, GObject)

HutMapPoints *hut_map_points_new (void);

/* Follows @set, which came about by @edit (NULL: anew). @set NULL: there are no points. */
void hut_map_points_follow (HutMapPoints *self, HutCaseSet *set, HutCaseEdit *edit);

/* NULL before the first were made. Owned by @self. */
HutPointSet *hut_map_points_get_set (HutMapPoints *self);

/* Whether points are being made. */
gboolean hut_map_points_is_busy (HutMapPoints *self);

G_END_DECLS
