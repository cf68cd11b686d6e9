/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-case-rules.h"
#include "domain/hut-rate-figures.h"
#include "domain/hut-record.h"
#include "store/hut-case-kin.h"
#include "store/hut-case-area.h"

G_BEGIN_DECLS

/* What the map, the list and the counts show: one filter, one query. A plain struct; every member
 * may be unset. */
typedef enum
{
  HUT_DUE_ANY,
  HUT_DUE_OVERDUE,
  HUT_DUE_TODAY,     /* due before midnight, not late yet */
  HUT_DUE_RETURNING, /* reopened at least once */
  HUT_DUE_NONE,      /* without a time limit */
  HUT_DUE_CONTACT,   /* the caller must be contacted today, within two hours, or long since */
  HUT_DUE_RETRY,     /* cannot be solved for now: kept with a date to try again (15.2) */
  HUT_DUE_UNASSIGNED,
} HutDueFilter;

typedef enum
{
  HUT_CASE_ORDER_DUE,    /* what is due first first, done ones last */
  HUT_CASE_ORDER_NEWEST, /* by time of receipt */
  HUT_CASE_ORDER_NUMBER,
} HutCaseOrder;

typedef struct
{
  char *text;      /* searched in title, text, address and numbers; NULL: no search */
  GStrv states;    /* any of these; NULL: all but void */
  gboolean open;   /* only those not done (in place of naming their states) */
  char *category;  /* first level; "none" is a case without one */
  char *community; /* code of 12 digits; "none" is a case without one */
  HutDueFilter due;
  char *mine; /* lead, handled by, or given an open task: an account's name, or a unit's code */
  char *lead; /* code of the unit that leads; "none" is a case without one */
  HutTime received_from; /* received in these times; @received_until 0: at any */
  HutTime received_until;
  /* Those behind a figure of the rates, of the period; and what this figure calls a low grade. */
  HutRateFigure figure;
  HutRatePeriod period;
  GStrv grades;
  HutCaseKin kin; /* of one caller, place or matter */
  HutCaseArea area;
  HutCaseOrder order;
} HutCaseFilter;

HutCaseFilter *hut_case_filter_new (void);
HutCaseFilter *hut_case_filter_copy (const HutCaseFilter *filter);
void hut_case_filter_free (HutCaseFilter *filter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCaseFilter, hut_case_filter_free)

gboolean hut_case_filter_equal (const HutCaseFilter *a, const HutCaseFilter *b);

/* For saved views: canonical JSON, and back (unknown members are an error). */
char *hut_case_filter_to_json (const HutCaseFilter *filter);
HutCaseFilter *hut_case_filter_from_json (const char *json, GError **error);

/* One of the cases that a filter finds, as small as a million of them must be: 24 bytes. */
typedef struct
{
  gint64 rowid;   /* of the table; what hut_reader_case_rows() takes */
  HutPoint place; /* G_MININT32, G_MININT32: none */
  gint64 due_at : 56;
  guint standing : 8; /* HutStanding */
} HutCaseMark;

/* The answer: immutable, counted references, thread-safe. Map, list and counts read the same one,
 * so they cannot differ. */
typedef struct _HutCaseSet
{
  gatomicrefcount refs;
  HutCaseFilter *filter;
  HutTime now;
  HutCaseMark *marks;        /* in the filter's order */
  struct _HutCaseSet *owner; /* whose marks they are; NULL: its own */
  guint n_marks;
  guint n_placed;
  guint n_by_standing[4];
} HutCaseSet;

HutCaseSet *hut_case_set_ref (HutCaseSet *set);
void hut_case_set_unref (HutCaseSet *set);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCaseSet, hut_case_set_unref)

G_END_DECLS
