/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster-plan.h"

G_BEGIN_DECLS

/* What a lane's chief says, once a month, of those who work in the lane (DOMAIN 5): enforcement,
 * cleaning and greening crews, assistants, grid workers, stewards, the property firm; of all of
 * them together, or of one by name. Pure. */
typedef struct
{
  const char *subject; /* a code of the field `subject` */
  const char *target;  /* a person’s uid or a unit; NULL: all of them together */
  int score;           /* 1 to 5; 0: none is given */
  const char *words;   /* or NULL */
} HutRatingSaid;

/* The month's ratings of @lane by @chief as they are to stand. @kept: HutRecord of kind rating of
 * the lane and the month, void ones too; of those that are said otherwise, each is changed; what is
 * given no score any more is void, as is another chief’s that is said otherwise; what nothing is
 * said of stays. HUT_DOMAIN_ERROR_RULE where there is no chief, no score, or the month has not
 * begun. */
HutRecordPlan *hut_rating_plan_enter (const HutRosterActing *acting, const char *lane,
                                      const char *month, const HutUid *chief,
                                      const HutRatingSaid *said, guint n_said, GPtrArray *kept,
                                      GError **error);

/* Of @kept the one that is of @subject and @target and not void; NULL: there is none. */
const HutRecord *hut_rating_find (GPtrArray *kept, const char *subject, const char *target);

/* The mean of the scores of @ratings that are not void, in hundredths; -1: there are none. */
int hut_rating_mean (GPtrArray *ratings);

G_END_DECLS
