/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The exact probability of a count as high as @seen, or higher, in one period where it and
 * @n_before periods of the same length have @seen + @before together, and every case falls into
 * any of them alike: P(X >= @seen) of X ~ Binomial(@seen + @before, 1 / (@n_before + 1)).
 *
 * This is the exact conditional test of two Poisson rates (Przyborowski and Wilenski, 1940): given
 * their sum, the unknown rate falls out, so that nothing is estimated and no sum is too small for
 * it. Where the rate did not change, p <= x has a probability of at most x for every x.
 *
 * 1 where @seen is 0. Terms are products of ratios in binary floating point with the exponent kept
 * apart: relative error below 1e-11 for sums up to 100,000, and no underflow before 1e-300. */
double hut_tail_count (guint64 seen, guint64 before, guint n_before);

G_END_DECLS
