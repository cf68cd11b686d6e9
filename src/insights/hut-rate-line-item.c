/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line of the table of rates; immutable. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-rate-line-item.h"

#include "domain/hut-rate-words.h"

struct _HutRateLineItem
{
  GObject parent_instance;
  char *key;
  char *name;
  int figures[HUT_N_RATE_COLUMNS];
  int movements[HUT_N_RATE_COLUMNS];
  HutRateFigure opens[HUT_N_RATE_COLUMNS];
  guint counts[HUT_N_RATE_COLUMNS]; /* of the cases that it opens to */
};

G_DEFINE_FINAL_TYPE (HutRateLineItem, hut_rate_line_item, G_TYPE_OBJECT)

static void
hut_rate_line_item_finalize (GObject *object)
{
  HutRateLineItem *self = HUT_RATE_LINE_ITEM (object);

  g_free (self->key);
  g_free (self->name);
  G_OBJECT_CLASS (hut_rate_line_item_parent_class)->finalize (object);
}

static void
hut_rate_line_item_class_init (HutRateLineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_rate_line_item_finalize;
}

static void
hut_rate_line_item_init (HutRateLineItem *self)
{
}

static void
set_figure (HutRateLineItem *self, HutRateColumn column, int now, int before)
{
  self->figures[column] = now;
  self->movements[column] = hut_tenths_movement (now, before);
}

static void
set_opens (HutRateLineItem *self, HutRateColumn column, HutRateFigure figure, guint count)
{
  self->opens[column] = figure;
  self->counts[column] = count;
}

static void
set_rate (HutRateLineItem *self, HutRate rate, const HutRateLine *line, const HutRateRules *rules)
{
  HutRateColumn column = HUT_RATE_COLUMN_RESPONSE + rate;
  HutFraction now = hut_rate_of (&line->now, rate, rules);
  guint failed = hut_rate_count_failed (&line->now, rate, rules);
  int full = rate == HUT_RATE_SATISFACTION ? rules->full : 1;

  set_figure (self, column, hut_fraction_tenths (now),
              hut_fraction_tenths (hut_rate_of (&line->before, rate, rules)));
  if (failed > 0)
    set_opens (self, column, hut_rate_failed (rate), failed);
  else
    set_opens (self, column, hut_rate_asked (rate), (guint)(now.whole / full));
}

HutRateLineItem *
hut_rate_line_item_new (const char *name, const HutRateLine *line, guint lost,
                        const HutRateRules *rules, const HutRatePreset *preset)
{
  HutRateLineItem *self = g_object_new (HUT_TYPE_RATE_LINE_ITEM, NULL);

  self->key = g_strdup (line->key);
  self->name = g_strdup (name);
  set_figure (self, HUT_RATE_COLUMN_COUNTED, (int)line->now.counted, (int)line->before.counted);
  set_opens (self, HUT_RATE_COLUMN_COUNTED, HUT_FIGURE_COUNTED, line->now.counted);
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    set_rate (self, rate, line, rules);
  set_figure (self, HUT_RATE_COLUMN_SCORE, hut_rates_score_tenths (&line->now, rules, preset),
              hut_rates_score_tenths (&line->before, rules, preset));
  set_opens (self, HUT_RATE_COLUMN_SCORE, lost > 0 ? HUT_FIGURE_LOST : HUT_FIGURE_COUNTED,
             lost > 0 ? lost : line->now.counted);
  set_figure (self, HUT_RATE_COLUMN_LOST, (int)lost, HUT_NO_FIGURE);
  set_opens (self, HUT_RATE_COLUMN_LOST, HUT_FIGURE_LOST, lost);
  return self;
}

const char *
hut_rate_line_item_get_key (HutRateLineItem *self)
{
  g_return_val_if_fail (HUT_IS_RATE_LINE_ITEM (self), NULL);

  return self->key;
}

const char *
hut_rate_line_item_get_name (HutRateLineItem *self)
{
  g_return_val_if_fail (HUT_IS_RATE_LINE_ITEM (self), NULL);

  return self->name;
}

int
hut_rate_line_item_get_figure (HutRateLineItem *self, HutRateColumn column)
{
  g_return_val_if_fail (HUT_IS_RATE_LINE_ITEM (self), HUT_NO_FIGURE);
  g_return_val_if_fail (column < HUT_N_RATE_COLUMNS, HUT_NO_FIGURE);

  return self->figures[column];
}

int
hut_rate_line_item_get_movement (HutRateLineItem *self, HutRateColumn column)
{
  g_return_val_if_fail (HUT_IS_RATE_LINE_ITEM (self), HUT_NO_FIGURE);
  g_return_val_if_fail (column < HUT_N_RATE_COLUMNS, HUT_NO_FIGURE);

  return self->movements[column];
}

HutRateFigure
hut_rate_line_item_get_opens (HutRateLineItem *self, HutRateColumn column)
{
  g_return_val_if_fail (HUT_IS_RATE_LINE_ITEM (self), HUT_FIGURE_NONE);
  g_return_val_if_fail (column < HUT_N_RATE_COLUMNS, HUT_FIGURE_NONE);

  return self->opens[column];
}

guint
hut_rate_line_item_get_opens_count (HutRateLineItem *self, HutRateColumn column)
{
  g_return_val_if_fail (HUT_IS_RATE_LINE_ITEM (self), 0);
  g_return_val_if_fail (column < HUT_N_RATE_COLUMNS, 0);

  return self->counts[column];
}
