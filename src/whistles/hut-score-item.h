/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-score-figures.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A line of the table of scores: a unit, and its figures in words. Immutable. Main thread. */
#define HUT_TYPE_SCORE_ITEM (hut_score_item_get_type ())
G_DECLARE_FINAL_TYPE (HutScoreItem, hut_score_item, HUT, SCORE_ITEM, GObject)

/* The columns of the table, in their order. */
typedef enum
{
  HUT_SCORE_COLUMN_UNIT,
  HUT_SCORE_COLUMN_CALLED,
  HUT_SCORE_COLUMN_ANSWERED, /* in time, of those due */
  HUT_SCORE_COLUMN_IN_TIME,  /* on the spot, of those due */
  HUT_SCORE_COLUMN_DISPUTED,
  HUT_SCORE_COLUMN_REFUSED,
  HUT_SCORE_COLUMN_DONE,
  HUT_SCORE_COLUMN_SENT_BACK,
  HUT_SCORE_COLUMN_SUPERVISED,
  HUT_SCORE_COLUMN_MINUTES, /* the median until it was on the spot */
  HUT_SCORE_COLUMN_TIMELY,
  HUT_SCORE_COLUMN_EFFECTIVE,
  HUT_SCORE_COLUMN_ATTITUDE,
  HUT_SCORE_COLUMN_OTHERS,
  HUT_SCORE_COLUMN_NEEDED, /* its view: of those it spoke of */
  HUT_SCORE_COLUMN_CLEAR,
  HUT_SCORE_COLUMN_UNMARKED,
  HUT_N_SCORE_COLUMNS,
} HutScoreColumn;

/* @name: what @score's unit is called. */
HutScoreItem *hut_score_item_new (const char *name, const HutUnitScore *score);

const char *hut_score_item_get_unit (HutScoreItem *self);
const char *hut_score_item_get_name (HutScoreItem *self);

/* The figure of a column as it is read, "–" where there is none; and what it is sorted by,
 * G_MAXINT where there is none. */
const char *hut_score_item_get_words (HutScoreItem *self, HutScoreColumn column);
int hut_score_item_get_rank (HutScoreItem *self, HutScoreColumn column);

/* What the figure opens to: of a share those that were late, where some were; FALSE: to nothing. */
gboolean hut_score_item_get_opens (HutScoreItem *self, HutScoreColumn column,
                                   HutScoreFigure *figure);

G_END_DECLS
