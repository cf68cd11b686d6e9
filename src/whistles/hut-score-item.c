/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A line of the table of scores. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-score-item.h"

#define NOTHING "–"

struct _HutScoreItem
{
  GObject parent_instance;
  char *unit, *name;
  char *words[HUT_N_SCORE_COLUMNS];
  int ranks[HUT_N_SCORE_COLUMNS];
  gboolean opens[HUT_N_SCORE_COLUMNS];
  HutScoreFigure figures[HUT_N_SCORE_COLUMNS];
};

G_DEFINE_FINAL_TYPE (HutScoreItem, hut_score_item, G_TYPE_OBJECT)

static void
hut_score_item_finalize (GObject *object)
{
  HutScoreItem *self = HUT_SCORE_ITEM (object);

  g_free (self->unit);
  g_free (self->name);
  for (guint i = 0; i < HUT_N_SCORE_COLUMNS; i++)
    g_free (self->words[i]);
  G_OBJECT_CLASS (hut_score_item_parent_class)->finalize (object);
}

static void
hut_score_item_class_init (HutScoreItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = hut_score_item_finalize;
}

static void
hut_score_item_init (HutScoreItem *self)
{
}

/* ---- Figures ---- */

/* Takes over @words. */
static void
set (HutScoreItem *self, HutScoreColumn column, char *words, int rank)
{
  self->words[column] = words;
  self->ranks[column] = rank;
}

static void
set_opens (HutScoreItem *self, HutScoreColumn column, HutScoreFigure figure, gboolean any)
{
  self->figures[column] = figure;
  self->opens[column] = any;
}

static void
set_count (HutScoreItem *self, HutScoreColumn column, guint n, HutScoreFigure figure)
{
  set (self, column, g_strdup_printf ("%u", n), (int)n);
  set_opens (self, column, figure, n > 0);
}

/* "3/4"; nothing was due: none. Opens to those that were late, or else to all. */
static void
set_share (HutScoreItem *self, HutScoreColumn column, guint n, guint of, HutScoreFigure late,
           HutScoreFigure all)
{
  set (self, column, of > 0 ? g_strdup_printf ("%u/%u", n, of) : g_strdup (NOTHING),
       of > 0 ? (int)(n * 1000 / of) : G_MAXINT);
  set_opens (self, column, n < of ? late : all, of > 0);
}

/* Hundredths: "4.25". */
static void
set_mark (HutScoreItem *self, HutScoreColumn column, const HutMarkSum *sum, HutScoreFigure figure)
{
  int mean = hut_mark_mean (sum);

  set (self, column,
       mean >= 0 ? g_strdup_printf ("%d.%02d", mean / 100, mean % 100) : g_strdup (NOTHING),
       mean >= 0 ? mean : G_MAXINT);
  set_opens (self, column, figure, mean >= 0);
}

/* Minutes, with one decimal below ten. */
static void
set_minutes (HutScoreItem *self, HutTime median)
{
  int tenths = (int)MIN ((median * 10 + HUT_TIME_MINUTE / 2) / HUT_TIME_MINUTE, G_MAXINT - 1);
  char *words = median < 0     ? g_strdup (NOTHING)
                : tenths < 100 ? g_strdup_printf ("%d.%d", tenths / 10, tenths % 10)
                               : g_strdup_printf ("%d", (tenths + 5) / 10);

  set (self, HUT_SCORE_COLUMN_MINUTES, words, median < 0 ? G_MAXINT : tenths);
  set_opens (self, HUT_SCORE_COLUMN_MINUTES, HUT_SCORE_CAME, median >= 0);
}

static void
set_steps (HutScoreItem *self, const HutUnitScore *score)
{
  set_count (self, HUT_SCORE_COLUMN_CALLED, score->n_called, HUT_SCORE_CALLED);
  set_share (self, HUT_SCORE_COLUMN_ANSWERED, score->n_answered, score->n_answer_due,
             HUT_SCORE_ANSWERED_LATE, HUT_SCORE_CALLED);
  set_share (self, HUT_SCORE_COLUMN_IN_TIME, score->n_in_time, score->n_due, HUT_SCORE_CAME_LATE,
             HUT_SCORE_CAME);
  set_count (self, HUT_SCORE_COLUMN_DISPUTED, score->n_disputed, HUT_SCORE_DISPUTED);
  set_count (self, HUT_SCORE_COLUMN_REFUSED, score->n_refused, HUT_SCORE_REFUSED);
  set_count (self, HUT_SCORE_COLUMN_DONE, score->n_done, HUT_SCORE_DONE);
  set_count (self, HUT_SCORE_COLUMN_SENT_BACK, score->n_sent_back, HUT_SCORE_SENT_BACK);
  set_count (self, HUT_SCORE_COLUMN_SUPERVISED, score->n_supervised, HUT_SCORE_SUPERVISED);
  set_minutes (self, score->median);
}

static void
set_assessment (HutScoreItem *self, const HutUnitScore *score)
{
  set_mark (self, HUT_SCORE_COLUMN_TIMELY, &score->timely, HUT_SCORE_MARKED);
  set_mark (self, HUT_SCORE_COLUMN_EFFECTIVE, &score->effective, HUT_SCORE_MARKED);
  set_mark (self, HUT_SCORE_COLUMN_ATTITUDE, &score->attitude, HUT_SCORE_MARKED);
  set_mark (self, HUT_SCORE_COLUMN_OTHERS, &score->others, HUT_SCORE_MARKED_BY_OTHERS);
  set_share (self, HUT_SCORE_COLUMN_NEEDED, score->n_needed, score->n_views, HUT_SCORE_VIEWED,
             HUT_SCORE_VIEWED);
  set_share (self, HUT_SCORE_COLUMN_CLEAR, score->n_clear, score->n_views, HUT_SCORE_VIEWED,
             HUT_SCORE_VIEWED);
  set_count (self, HUT_SCORE_COLUMN_UNMARKED, score->n_unmarked, HUT_SCORE_UNMARKED);
}

HutScoreItem *
hut_score_item_new (const char *name, const HutUnitScore *score)
{
  HutScoreItem *self = g_object_new (HUT_TYPE_SCORE_ITEM, NULL);

  self->unit = g_strdup (score->unit);
  self->name = g_strdup (name);
  set (self, HUT_SCORE_COLUMN_UNIT, g_strdup (name), 0);
  set_steps (self, score);
  set_assessment (self, score);
  return self;
}

const char *
hut_score_item_get_unit (HutScoreItem *self)
{
  g_return_val_if_fail (HUT_IS_SCORE_ITEM (self), NULL);

  return self->unit;
}

const char *
hut_score_item_get_name (HutScoreItem *self)
{
  g_return_val_if_fail (HUT_IS_SCORE_ITEM (self), NULL);

  return self->name;
}

const char *
hut_score_item_get_words (HutScoreItem *self, HutScoreColumn column)
{
  g_return_val_if_fail (HUT_IS_SCORE_ITEM (self), NULL);
  g_return_val_if_fail (column < HUT_N_SCORE_COLUMNS, NULL);

  return self->words[column];
}

int
hut_score_item_get_rank (HutScoreItem *self, HutScoreColumn column)
{
  g_return_val_if_fail (HUT_IS_SCORE_ITEM (self), G_MAXINT);
  g_return_val_if_fail (column < HUT_N_SCORE_COLUMNS, G_MAXINT);

  return self->ranks[column];
}

gboolean
hut_score_item_get_opens (HutScoreItem *self, HutScoreColumn column, HutScoreFigure *figure)
{
  g_return_val_if_fail (HUT_IS_SCORE_ITEM (self), FALSE);
  g_return_val_if_fail (column < HUT_N_SCORE_COLUMNS, FALSE);

  *figure = self->figures[column];
  return self->opens[column];
}
