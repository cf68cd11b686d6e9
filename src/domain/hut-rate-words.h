/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rate-figures.h"

G_BEGIN_DECLS

/* How pages and papers say things of the rates, translated. Strings to free with g_free() unless
 * static. */

/* "Response rate". Static. */
const char *hut_rate_label (HutRate rate);

/* "Not resolved": the cases behind @figure. Static. */
const char *hut_rate_figure_label (HutRateFigure figure);

/* The figure of those that were asked for @rate, and of those that answered to our cost. */
HutRateFigure hut_rate_asked (HutRate rate);
HutRateFigure hut_rate_failed (HutRate rate);

/* How many of @count answered to our cost. */
guint hut_rate_count_failed (const HutRateCount *count, HutRate rate, const HutRateRules *rules);

/* "98.6%"; "No figure" for HUT_NO_FIGURE. */
char *hut_rate_words (int tenths);

/* "91 of 100" of a rate; of satisfaction in cases, to one decimal where a grade weighs less than
 * all. */
char *hut_rate_fraction_words (const HutRateCount *count, HutRate rate, const HutRateRules *rules);

/* Why @rate has no figure over @count, as a sentence; NULL where it has one. */
char *hut_rate_absence_words (const HutRateCount *count, HutRate rate, const HutRateRules *rules);

/* "▲ 0.4" of a movement, "—" of none; and the same in words, for who does not see the sign. */
char *hut_rate_movement_sign (int tenths);
char *hut_rate_movement_words (int tenths);

/* The name of a preset for people. Owned by the preset, or static. */
const char *hut_rate_preset_label (const HutRatePreset *preset);

/* "2026-11-01 – 2026-11-30": the first day and the last. */
char *hut_rate_period_words (const HutRatePeriod *period, GTimeZone *zone);

G_END_DECLS
