/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-demo-write.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The roster of the demo street, all made up: 120 stewards in its lanes, of which one has too few,
 * its chiefs' roles; a year of patrols on working days with their gaps, findings and what became of
 * them; weekly checks, monthly ratings, hours; units and
 * members who check in; the three lists of data/demo/roster.json with what is matched. Written
 * once; what is there is left alone. Counts in @result->roster. Blocks. */
#define HUT_DEMO_STEWARDS 120
#define HUT_DEMO_CHIEFS 8
#define HUT_DEMO_MEMBERS 60
#define HUT_DEMO_ROSTER_DAYS 365
#define HUT_DEMO_VISITS 8 /* of each lane */

/* From so many cases of the demo on, what patrols and visits handed up are cases too. */
#define HUT_DEMO_CASES_OF_PATROLS 1500

gboolean hut_demo_write_roster (HutDemo *demo, HutStore *store, HutReader *reader, guint n_cases,
                                HutDemoResult *result, GError **error);

G_END_DECLS
