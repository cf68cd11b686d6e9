/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "domain/hut-shift-draft.h"
#include "store/hut-reader-duties.h"

G_BEGIN_DECLS

/* What the page of the schedule asks, and its answer. Plain values. */
typedef struct
{
  HutOffice *office; /* owned */
  gint64 first;      /* number of the first day of the month */
  guint n_days;
  HutTime now;
  gboolean propose; /* who patrols where nobody is planned, from today on */
} HutShiftQuestion;

typedef struct
{
  gint64 first;
  guint n_days;
  gint64 today;
  gboolean *due; /* of each day */
  HutRoster *roster;
  HutRosterPeople *people;
  GPtrArray *voided; /* HutRecord of kind shift of the month that are void */
  GPtrArray *plan;   /* HutShiftProposal, where it was asked for; or NULL */
} HutShiftAnswer;

void hut_shift_question_free (HutShiftQuestion *question);

/* For a page's feed (HutPageQuestion). On a worker. */
void *hut_shift_answer_read (HutReader *reader, void *question, GCancellable *cancellable,
                             GError **error);
void hut_shift_answer_free (HutShiftAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutShiftAnswer, hut_shift_answer_free)

G_END_DECLS
