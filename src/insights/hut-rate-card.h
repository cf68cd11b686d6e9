/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rate-figures.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A card with one rate: the figure, its movement, its fraction, and what cost it. The buttons
 * activate rates.show with the name of a figure. */
#define HUT_TYPE_RATE_CARD (hut_rate_card_get_type ())
G_DECLARE_FINAL_TYPE (HutRateCard, hut_rate_card, HUT, RATE_CARD, GtkWidget)

void hut_rate_card_show (HutRateCard *self, HutRate rate, const HutRateLine *line,
                         const HutRateRules *rules);

/* The score of @preset instead. */
void hut_rate_card_show_score (HutRateCard *self, const HutRateLine *line,
                               const HutRateRules *rules, const HutRatePreset *preset);

/* What it would be beside what it is: tenths, or HUT_NO_FIGURE for nothing supposed. */
void hut_rate_card_show_then (HutRateCard *self, int tenths);

G_END_DECLS
