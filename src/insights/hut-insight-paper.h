/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rate-rules.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The papers of the insights: the lost-point book of a period, the daily and the weekly brief. */
typedef enum
{
  HUT_PAPER_LOST_POINTS,
  HUT_PAPER_DAILY,
  HUT_PAPER_WEEKLY,
} HutInsightPaper;

/* Opens the paper in the window of papers, to be looked at, printed and saved. @widget: any of the
 * window that it belongs to. @period: of the book; of a brief NULL, which is about today. */
void hut_insight_paper_open (GtkWidget *widget, HutCaseBrowser *browser, HutInsightPaper which,
                             const HutRatePeriod *period);

G_END_DECLS
