/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tail of a binomial, summed from its first term on. No logarithms: their differences lose
 * what products of ratios keep. Pure. */

#define G_LOG_DOMAIN "hutong-insight"

#include "insight/hut-tail.h"

#include <math.h>

/* A positive number, its exponent kept apart. */
typedef struct
{
  double part;
  long exponent;
} Scaled;

static void
multiply (Scaled *number, double factor)
{
  int exponent;

  number->part = frexp (number->part * factor, &exponent);
  number->exponent += exponent;
}

/* By squaring: few roundings. */
static void
multiply_power (Scaled *number, double base, guint64 power)
{
  Scaled square = { 1.0, 0 };

  multiply (&square, base);
  for (; power > 0; power >>= 1)
    {
      if (power & 1)
        {
          multiply (number, square.part);
          number->exponent += square.exponent;
        }
      square.exponent *= 2;
      multiply (&square, square.part);
    }
}

/* The probability of exactly @seen of @total, where n of n + 1 parts are others'. */
static Scaled
first_term (guint64 seen, guint64 total, double n)
{
  Scaled term = { 1.0, 0 }, whole = { 1.0, 0 };

  for (guint64 i = 1; i <= seen; i++)
    multiply (&term, (double)(total - seen + i) / (double)i);
  multiply_power (&term, n, total - seen);
  /* The one power of n + 1 that all denominators make together. */
  multiply_power (&whole, n + 1.0, total);
  multiply (&term, 1.0 / whole.part);
  term.exponent -= whole.exponent;
  return term;
}

double
hut_tail_count (guint64 seen, guint64 before, guint n_before)
{
  guint64 total = seen + before;
  double n = n_before;
  double sum = 1.0, term = 1.0;
  Scaled first;

  g_return_val_if_fail (n_before > 0, 1.0);

  if (seen == 0)
    return 1.0;
  first = first_term (seen, total, n);
  /* Relative to the first term, which may be far below what a double holds. */
  for (guint64 x = seen; x < total; x++)
    {
      double ratio = (double)(total - x) / ((double)(x + 1) * n);

      term *= ratio;
      sum += term;
      if (ratio < 1.0 && term < sum * 1e-18)
        break;
      if (sum > 0x1p500)
        {
          sum *= 0x1p-500;
          term *= 0x1p-500;
          first.exponent += 500;
        }
    }
  multiply (&first, sum);
  return fmin (ldexp (first.part, (int)CLAMP (first.exponent, -100000, 100000)), 1.0);
}
