/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-day-lanes.h"
#include "insights/hut-rates-answer.h"
#include "report/hut-warning-brief.h"
#include "store/hut-reader-mine.h"

G_BEGIN_DECLS

/* What Today tells: how many cases want something, and the first of them. Under no filter, so
 * that it stays what it is whatever the lists show. Immutable, counted references, thread-safe. */
typedef struct
{
  gatomicrefcount refs;
  HutTime now;
  gint64 clock_off; /* what is added to this machine's clock to have the server's */
  guint open;       /* not done */
  guint overdue;
  guint due_today;
  guint returning;     /* not done, reopened at least once */
  guint to_accept;     /* received and not accepted yet */
  guint contact;       /* the caller is to be contacted within two hours, or should have been */
  guint retry;         /* cannot be solved for now, with a date to try again */
  guint unassigned;    /* with nobody who leads or handles it */
  gboolean whole;      /* FALSE: what is marked (+) is not counted yet */
  guint calling_again; /* (+) whose caller had another case not long before (rule same-matter) */
  guint mine[HUT_N_DUE_GROUPS]; /* what waits for who works here */
  guint all_mine;               /* of any group */
  guint matters;                /* open */
  guint whistles;               /* under way */
  guint meetings;               /* under way, or to begin today */
  guint unmarked;               /* (+) summonses that the street is to mark */
  guint after_meetings;         /* (+) to be put up, taken down, carried out or rechecked */
  gboolean empty;               /* there is no case at all, open or done */
  HutPendingCounts pending;
  GPtrArray *first;      /* HutCaseRow: the most urgent of those not done */
  GPtrArray *newest;     /* HutCaseRow: the newest of those to accept */
  GPtrArray *warnings;   /* (+) HutWarningOpen: of the week, that nobody answered; or NULL */
  HutRatesAnswer *rates; /* (+) of the assessment month; or NULL */
  HutDayLanes *lanes;    /* (+) how they are covered; or NULL */
  GPtrArray *next;       /* HutCaseRow: at most one */
  HutCaseRow *next_due;  /* the next that is due today, or NULL; owned by @next */
  HutCaseRow *longest;   /* the longest overdue, or NULL; owned by @first */
} HutDay;

#define HUT_DAY_FIRST 12 /* rows of first at most */
#define HUT_DAY_NEWEST 6 /* rows of newest at most */

#define HUT_TYPE_DAY (hut_day_get_type ())
GType hut_day_get_type (void);

/* Counts and reads all but what looks through the cases of months (+): what a person begins with.
 * Takes as long as there are many open cases: not on the main thread. */
HutDay *hut_day_read_first (HutReader *reader, HutTime now, GCancellable *cancellable,
                            GError **error);

/* A new day of @first with the rest, warnings and rates by the rules of @office. Takes longer
 * still. */
HutDay *hut_day_read_rest (HutDay *first, HutReader *reader, HutOffice *office,
                           GCancellable *cancellable, GError **error);

HutDay *hut_day_ref (HutDay *day);
void hut_day_unref (HutDay *day);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutDay, hut_day_unref)

G_END_DECLS
