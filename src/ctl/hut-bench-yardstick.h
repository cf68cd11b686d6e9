/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How even the machine was meanwhile: the same small piece of work, done four times a second on a
 * thread of its own, costs the same processor time each time where nothing is in its way. A longest
 * frame is to be held against the longest of these. */
typedef struct _HutBenchYardstick HutBenchYardstick;

HutBenchYardstick *hut_bench_yardstick_start (void);

/* Ends and frees it. @median, @longest: milliseconds of processor time; NaN where none was done. */
void hut_bench_yardstick_end (HutBenchYardstick *yardstick, double *median, double *longest);

G_END_DECLS
