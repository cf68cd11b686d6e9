/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-motion-count.h"
#include "hut-test-meeting.h"

G_BEGIN_DECLS

/* A meeting in memory in which is voted; what tests of votes and of verdicts share. */
typedef struct
{
  HutOffice *office;
  HutTestMeeting *meeting;
  HutUid topic;
} HutTestVote;

void hut_test_vote_set_up (HutTestVote *fixture, gconstpointer unused);
void hut_test_vote_tear_down (HutTestVote *fixture, gconstpointer unused);
/* A meeting of @n by @rule, not opened. */
HutTestMeeting *hut_test_vote_prepare (HutTestVote *fixture, const char *rule, const char *day,
                                       guint n);
/* The notice goes out three weeks before. */
void hut_test_vote_announce (HutTestMeeting *test);
/* Opened with a topic of @subject under discussion and the first @n_present there. */
void hut_test_vote_begin (HutTestVote *fixture, const char *subject, guint n_present);
HutTestMeeting *hut_test_vote_council (HutTestVote *fixture, guint n, guint n_present);
HutUid hut_test_vote_open (HutTestVote *fixture, const char *method);
const char *hut_test_vote_text (HutTestMeeting *test, const HutUid *id, const char *field);
gint64 hut_test_vote_int (HutTestMeeting *test, const HutUid *id, const char *field);

G_END_DECLS
