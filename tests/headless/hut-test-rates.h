/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rates.h"
#include "hut-test-store.h"

G_BEGIN_DECLS

/* Rules with weights that tell every grade and rate apart. */
HutRateRules *hut_test_rates_rules (HutRatesCounted counted);

/* The first day of the half year over which hut_test_rates_fill() spreads its cases. */
#define HUT_TEST_RATES_FROM "2026-01-01"

/* Writes @n_cases random cases, of every state and answer, some excluded with evidence or without,
 * some linked to matters; then grades some anew and voids some. */
void hut_test_rates_fill (HutTestStore *test, guint32 seed, guint n_cases);

G_END_DECLS
