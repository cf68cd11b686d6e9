/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rates.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The cases of @period as the rates see them, void ones left out; from a worker thread.
 *
 * Counted by dispatch, a period has what was dispatched (else received) in it. Counted by
 * call-back, it has what was called back in it; answers that came without a time of call-back stand
 * under the day of dispatch. Then there are those that may still be called back: by dispatch those
 * of the period, by call-back, while the period lasts at @now, those dispatched in it or in the 31
 * days before it (a limit of 15 days, and an extension). */
HutRateSet *hut_reader_rates (HutReader *reader, const HutRatePeriod *period, HutTime now,
                              GCancellable *cancellable, GError **error);

/* A period, and the one that it is compared with, as of one state of the file. */
typedef struct
{
  HutRateSet *now;
  HutRateSet *before;
} HutRateSets;

HutRateSets *hut_reader_rates_compared (HutReader *reader, const HutRatePeriod *period,
                                        const HutRatePeriod *before, HutTime now,
                                        GCancellable *cancellable, GError **error);
void hut_rate_sets_free (HutRateSets *sets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRateSets, hut_rate_sets_free)

G_END_DECLS
