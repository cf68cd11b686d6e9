/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-chief-record.h"
#include "domain/hut-office.h"
#include "domain/hut-rating-plan.h"
#include "store/hut-reader-duties.h"

G_BEGIN_DECLS

/* What the view of ratings asks, and its answer. Plain values. */
typedef struct
{
  HutOffice *office; /* owned */
  gint64 first;      /* number of the first day of the month */
  guint n_days;
  HutTime now;
} HutRatingQuestion;

typedef struct
{
  char *month; /* "2026-11" */
  HutTime from, until;
  HutTime now;
  HutRoster *roster;
  HutRosterPeople *people;
  GPtrArray *ratings;    /* HutRecord of the month, void ones too */
  GPtrArray *handed_up;  /* HutHandedUp, since the month began, and all that is open */
  GPtrArray *profiles;   /* HutRecord of kind lane-profile */
  HutCoverage *coverage; /* at the end of the month, or now */
  GPtrArray *chiefs;     /* HutChiefRecord */
  GHashTable *lanes;     /* code of a lane, of its record → HutRatingLane: the same by lane */
} HutRatingAnswer;

/* What belongs to one lane; records of the answer. */
typedef struct
{
  const HutRecord *lane;
  const HutRecord *profile; /* or NULL */
  HutUid chief;             /* nil: nobody */
  GPtrArray *ratings;       /* HutRecord of the month, void ones too */
  GPtrArray *roles;         /* HutRecord of kind role */
} HutRatingLane;

void hut_rating_question_free (HutRatingQuestion *question);

/* For a page's feed (HutPageQuestion). On a worker. */
void *hut_rating_answer_read (HutReader *reader, void *question, GCancellable *cancellable,
                              GError **error);
void hut_rating_answer_free (HutRatingAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRatingAnswer, hut_rating_answer_free)

/* The lane of the code @lane, its profile (or NULL), its ratings of the month, void ones too, and
 * its roles (HutRecord, not owned; free the array). Each at once, however many lanes there are. */
const HutRecord *hut_rating_answer_lane (const HutRatingAnswer *answer, const char *lane);
const HutRecord *hut_rating_answer_profile (const HutRatingAnswer *answer, const char *lane);
GPtrArray *hut_rating_answer_of (const HutRatingAnswer *answer, const char *lane);
GPtrArray *hut_rating_answer_roles (const HutRatingAnswer *answer, const char *lane);

/* Whether the lane has a rating of the month. */
gboolean hut_rating_answer_is_rated (const HutRatingAnswer *answer, const char *lane);

/* Who rates there: the lane's chief in the month; nil: nobody. */
HutUid hut_rating_answer_chief (const HutRatingAnswer *answer, const HutRecord *lane);

G_END_DECLS
