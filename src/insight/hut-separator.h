/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One number of a sparse row: a dimension and its value. */
typedef struct
{
  guint32 dimension;
  float value;
} HutSparse;

typedef struct
{
  HutSparse *entries; /* sorted by dimension */
  guint n_entries;
} HutSparseRow;

/* The product of @row with the dense @weights, which have a place for each dimension. */
double hut_sparse_dot (const HutSparseRow *row, const float *weights);

/* Finds the plane that separates rows with @sides[i] > 0 from the others with the widest margin:
 * the linear support vector machine min ½·w·w + Σ costs[i]·max(0, 1 − y·w·x)², solved in its dual
 * by coordinate descent (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear
 * SVM", ICML 2008, algorithm 1). The rows are visited in an order that @seed gives, so that the
 * same rows make the same plane. @weights: n_dimensions floats, overwritten. Stops when no step
 * changes more than 1 % of the margin, or after 100 rounds. */
void hut_separator_train (const HutSparseRow *rows, const gint8 *sides, const float *costs,
                          guint n_rows, guint32 seed, float *weights, guint n_dimensions);

G_END_DECLS
