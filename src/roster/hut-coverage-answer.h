/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-cover-span.h"
#include "domain/hut-office.h"
#include "store/hut-reader-duties.h"

G_BEGIN_DECLS

/* What the calendar of coverage asks, and its answer. Plain values. */
typedef struct
{
  HutOffice *office; /* owned */
  gint64 first;      /* number of the first day of the month */
  guint n_days;
  gint64 day; /* the one that is looked at; outside of the month: today where it is in it, else the
                 first */
  HutTime now;
  gboolean grids; /* of the grids, not of the lanes */
} HutCoverageQuestion;

typedef struct
{
  HutRoster *roster;
  HutRosterPeople *people;
  HutCoverSpan *span;   /* the month */
  HutCoverage *day;     /* the day that is looked at */
  gint64 day_number;    /* which it is */
  HutCoverCount week;   /* of the week, from Monday, that the day is in, until it */
  HutCoverCount of_day; /* of the day */
  HutTime now;
  GHashTable *names;  /* code of a lane or grid → its name, both owned */
  gboolean grids;     /* it is about grids */
  gboolean has_grids; /* there are any */
} HutCoverageAnswer;

void hut_coverage_question_free (HutCoverageQuestion *question);

/* For a page's feed (HutPageQuestion). On a worker. */
void *hut_coverage_answer_read (HutReader *reader, void *question, GCancellable *cancellable,
                                GError **error);
void hut_coverage_answer_free (HutCoverageAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCoverageAnswer, hut_coverage_answer_free)

G_END_DECLS
