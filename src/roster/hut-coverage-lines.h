/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-coverage-answer.h"
#include "roster/hut-coverage-grid.h"

G_BEGIN_DECLS

/* What the calendar of coverage says, in words: its cells, and the lists beside it. Main thread. */

/* What a list beside the calendar is about, of the day that is looked at. */
typedef enum
{
  HUT_COVER_LIST_DUE,   /* all lanes */
  HUT_COVER_LIST_DONE,  /* with a patrol that was done */
  HUT_COVER_LIST_GAPS,  /* where one was due and none was done */
  HUT_COVER_LIST_BARE,  /* too few people, or no chief */
  HUT_COVER_LIST_CLASH, /* a person in two places at once */
  HUT_N_COVER_LISTS,
} HutCoverList;

/* How many stand in it. */
guint hut_coverage_list_count (const HutCoverageAnswer *answer, HutCoverList list);

/* Its rows: HutLine whose id is "lane:CODE" or "person:UID#N". */
GPtrArray *hut_coverage_list_lines (const HutCoverageAnswer *answer, HutCoverList list);

/* What is said where a list has no rows: all is well, or why there can be none yet. Static. */
typedef struct
{
  const char *icon_name;
  const char *title;
  const char *text; /* "": nothing more */
} HutCoverNone;

HutCoverNone hut_coverage_list_none (const HutCoverageAnswer *answer, HutCoverList list);

/* The cells of the month. */
HutGridTable *hut_coverage_table_new (const HutCoverageAnswer *answer);

/* "学堂路 11月23日 已巡 2 次". Free with g_free(). */
char *hut_coverage_cell_words (const HutCoverSpan *span, guint lane, guint day);

/* "11月23日"; and with its weekday. Free with g_free(). */
char *hut_coverage_day_words (gint64 day);
char *hut_coverage_weekday_words (gint64 day);

/* The name of a lane's record, else its code. */
const char *hut_coverage_lane_name (const HutRecord *lane);

/* The heads of columns: the day of the month, and of the week, for @table from the day @first. */
void hut_coverage_fill_heads (HutGridTable *table, gint64 first, gint64 today);

G_END_DECLS
