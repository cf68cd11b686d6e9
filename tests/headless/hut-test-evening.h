/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"
#include "domain/hut-motion-plan.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* A council with its members and a meeting of it, made and moved on through plans and the store as
 * the window does it; the clock is the test's. Every step fails the test on error. */
typedef struct
{
  HutStore *store;
  HutReader *reader; /* owned */
  HutOffice *office;
  HutMeeting *meeting; /* as it stands; read again after each step */
  HutUid body, id;
  HutUid desk;
  HutTime now; /* of the next step, which moves it on by some seconds */
} HutTestEvening;

/* The telephone that every member has, and the address; no paper and no screen shows them. */
#define HUT_TEST_EVENING_TELEPHONE "13800138000"
#define HUT_TEST_EVENING_ADDRESS "杏花里12号楼3单元401"

/* The body with @n_members in three blocks of seats, the first of them its chair, the last a guest;
 * and its meeting in preparation, without topics, of the decision rule @rule ("council"). */
HutTestEvening *hut_test_evening_new (HutStore *store, const char *rule, guint n_members);
void hut_test_evening_free (HutTestEvening *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTestEvening, hut_test_evening_free)

/* The next meeting of the same body, a month later, in preparation, on the same store. */
HutTestEvening *hut_test_evening_next (HutTestEvening *self);

/* Who acts, now. */
HutMeetingActing hut_test_evening_acting (HutTestEvening *self);

/* Writes @plan (taken over), which must be there, and reads the meeting again. */
void hut_test_evening_do (HutTestEvening *self, HutRecordPlan *plan, GError **error);

/* Member @n, from 0, by number. */
const HutUid *hut_test_evening_member (HutTestEvening *self, guint n);

/* A topic; @subject: what is decided, or NULL. And a motion on it. */
HutUid hut_test_evening_add_topic (HutTestEvening *self, const char *title, const char *text,
                                   const char *subject);
HutUid hut_test_evening_add_motion (HutTestEvening *self, const HutUid *topic, const char *title,
                                    const char *method);

/* One speaks for @seconds; @text: what the clerk typed, or NULL. */
void hut_test_evening_speak (HutTestEvening *self, guint member, const char *stand, guint seconds,
                             const char *text);

/* A show of hands in three blocks, a secret vote counted by two, a roll call of who is there: the
 * first @yes agree, the next @no are against, the others abstain. */
void hut_test_evening_vote (HutTestEvening *self, const HutUid *motion, guint yes, guint no);

/* A resolution of @motion, to be carried out by @unit within @days. */
HutUid hut_test_evening_resolve (HutTestEvening *self, const HutUid *motion, const char *unit,
                                 guint days);

/* The whole evening: opinion sheets of some households on the shed; three topics in a notice, 54 of
 * 60 come, some late, one leaves, one entry is struck out; twelve speeches; a show of hands, a
 * secret vote, a roll call and a poll; a charging shed on which a council only advises;
 * resolutions; closed. Of a meeting with 60 members. */
void hut_test_evening_run (HutTestEvening *self);

G_END_DECLS
