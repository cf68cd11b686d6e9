/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The linear support vector machine. Pure; any thread. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-separator.h"

#include <math.h>
#include <string.h>

#define MAX_ROUNDS 100
#define TOLERANCE 0.01

double
hut_sparse_dot (const HutSparseRow *row, const float *weights)
{
  double sum = 0;

  for (guint i = 0; i < row->n_entries; i++)
    sum += (double)row->entries[i].value * weights[row->entries[i].dimension];
  return sum;
}

static double
square (const HutSparseRow *row)
{
  double sum = 0;

  for (guint i = 0; i < row->n_entries; i++)
    sum += (double)row->entries[i].value * row->entries[i].value;
  return sum;
}

static void
shuffle (guint *order, guint n, GRand *random)
{
  for (guint i = n; i > 1; i--)
    {
      guint other = g_rand_int_range (random, 0, i);
      guint kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
    }
}

typedef struct
{
  const HutSparseRow *rows;
  const gint8 *sides;
  double *alphas;    /* the dual's variables, not negative */
  double *diagonals; /* x·x + 1 / (2·cost) */
  const float *costs;
  float *weights;
} Dual;

/* One step of row @i; how far its gradient was from the best. */
static double
step (Dual *dual, guint i)
{
  const HutSparseRow *row = &dual->rows[i];
  double side = dual->sides[i] > 0 ? 1 : -1;
  double old = dual->alphas[i];
  double gradient =
      side * hut_sparse_dot (row, dual->weights) - 1 + old / (2 * (double)dual->costs[i]);
  double change;

  if (old == 0 && gradient >= 0)
    return 0;
  dual->alphas[i] = MAX (old - gradient / dual->diagonals[i], 0);
  change = (dual->alphas[i] - old) * side;
  for (guint k = 0; k < row->n_entries; k++)
    dual->weights[row->entries[k].dimension] += (float)(change * (double)row->entries[k].value);
  return fabs (gradient);
}

void
hut_separator_train (const HutSparseRow *rows, const gint8 *sides, const float *costs, guint n_rows,
                     guint32 seed, float *weights, guint n_dimensions)
{
  g_autofree double *alphas = g_new0 (double, n_rows + 1);
  g_autofree double *diagonals = g_new0 (double, n_rows + 1);
  g_autofree guint *order = g_new (guint, n_rows + 1);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Dual dual = { rows, sides, alphas, diagonals, costs, weights };
  double worst = 1;

  memset (weights, 0, n_dimensions * sizeof *weights);
  for (guint i = 0; i < n_rows; i++)
    {
      order[i] = i;
      diagonals[i] = square (&rows[i]) + 1 / (2 * (double)costs[i]);
    }
  for (guint round = 0; round < MAX_ROUNDS && worst > TOLERANCE; round++)
    {
      worst = 0;
      shuffle (order, n_rows, random);
      for (guint i = 0; i < n_rows; i++)
        worst = fmax (worst, step (&dual, order[i]));
    }
}
