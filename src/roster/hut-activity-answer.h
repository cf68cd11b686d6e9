/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-duties.h"

G_BEGIN_DECLS

/* What the page of posts and activities asks, and its answer. Plain values. */
typedef struct
{
  HutUid chosen; /* nil: the first */
} HutActivityQuestion;

typedef struct
{
  GPtrArray *activities; /* HutRecord, the open ones first, then by time, the newest first */
  GHashTable *counts;    /* HutUid → how many take part */
  GHashTable *lanes;     /* code → name */
  HutRecord *activity;   /* the one chosen, or NULL */
  GPtrArray *signed_up;  /* HutSignedUp, for it; or NULL */
} HutActivityAnswer;

/* For a page's feed (HutPageQuestion). On a worker. */
void *hut_activity_answer_read (HutReader *reader, void *question, GCancellable *cancellable,
                                GError **error);
void hut_activity_answer_free (HutActivityAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutActivityAnswer, hut_activity_answer_free)

/* Of those that signed up: HutRecord of kind signup, not owned; free the array. */
GPtrArray *hut_activity_answer_signups (const HutActivityAnswer *answer);

/* The sign-up of that uid; NULL: none. */
const HutSignedUp *hut_activity_answer_find (const HutActivityAnswer *answer, const char *signup);

G_END_DECLS
