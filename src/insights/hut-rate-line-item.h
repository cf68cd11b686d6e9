/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rate-figures.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A line of the table of rates: what it is called, its counts, and its figures worked out once. */
#define HUT_TYPE_RATE_LINE_ITEM (hut_rate_line_item_get_type ())
G_DECLARE_FINAL_TYPE (HutRateLineItem, hut_rate_line_item, HUT, RATE_LINE_ITEM, GObject)

/* The columns of the table, in their order. */
typedef enum
{
  HUT_RATE_COLUMN_NAME,
  HUT_RATE_COLUMN_COUNTED,
  HUT_RATE_COLUMN_RESPONSE,
  HUT_RATE_COLUMN_RESOLUTION,
  HUT_RATE_COLUMN_SATISFACTION,
  HUT_RATE_COLUMN_SCORE,
  HUT_RATE_COLUMN_LOST,
  HUT_N_RATE_COLUMNS,
} HutRateColumn;

/* @lost: how many of its cases cost a rate. */
HutRateLineItem *hut_rate_line_item_new (const char *name, const HutRateLine *line, guint lost,
                                         const HutRateRules *rules, const HutRatePreset *preset);

/* The key is NULL of the line of cases without one. */
const char *hut_rate_line_item_get_key (HutRateLineItem *self);
const char *hut_rate_line_item_get_name (HutRateLineItem *self);

/* The figure of a column (not of the name): a count, or tenths; HUT_NO_FIGURE where there is none.
 * And what it is more than before. */
int hut_rate_line_item_get_figure (HutRateLineItem *self, HutRateColumn column);
int hut_rate_line_item_get_movement (HutRateLineItem *self, HutRateColumn column);

/* The cases behind a column: those that cost the rate, where there are any, else all asked. */
HutRateFigure hut_rate_line_item_get_opens (HutRateLineItem *self, HutRateColumn column);

/* How many these are. */
guint hut_rate_line_item_get_opens_count (HutRateLineItem *self, HutRateColumn column);

G_END_DECLS
