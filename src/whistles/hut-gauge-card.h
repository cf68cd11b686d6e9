/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-scores.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The gauge of a period: whistles per 100 cases between their two walls, which says in words where
 * it stands, with what it is made of. Main thread. */
#define HUT_TYPE_GAUGE_CARD (hut_gauge_card_get_type ())
G_DECLARE_FINAL_TYPE (HutGaugeCard, hut_gauge_card, HUT, GAUGE_CARD, GtkWidget)

/* @times: the walls. */
void hut_gauge_card_show (HutGaugeCard *self, const HutScores *scores,
                          const HutWhistleTimes *times);

G_END_DECLS
