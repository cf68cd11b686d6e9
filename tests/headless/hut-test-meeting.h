/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"
#include "domain/hut-motion-plan.h"
#include "store/hut-reader-meeting.h"

G_BEGIN_DECLS

/* A meeting as a desk holds it: in memory, where each plan is checked as server and store check
 * it, or in a store, where it is written and read again. */
typedef struct
{
  HutOffice *office;
  HutStore *store;   /* NULL: in memory */
  HutReader *reader; /* NULL: in memory */
  HutMeeting *meeting;
  HutUid body;
  HutUid id;
  HutUid desk;
  HutTime now; /* each plan that holds takes a second */
} HutTestMeeting;

/* With @n_members of the numbers 1, 2, ..., the first of whom is the chair; in preparation, on the
 * day after @day ("2026-11-26"), its decision rule @rule. */
HutTestMeeting *hut_test_meeting_new (HutOffice *office, const char *rule, const char *day,
                                      guint n_members);

/* The same in a store; @store and @reader stay the caller's. */
HutTestMeeting *hut_test_meeting_new_in (HutStore *store, HutReader *reader, HutOffice *office,
                                         const char *rule, const char *day, guint n_members);

/* Another desk that reads the meeting @id in its own store. */
HutTestMeeting *hut_test_meeting_join (HutStore *store, HutReader *reader, HutOffice *office,
                                       const HutUid *id, HutTime now);
void hut_test_meeting_free (HutTestMeeting *test);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutTestMeeting, hut_test_meeting_free)

/* Who acts, now. */
HutMeetingActing *hut_test_acting (HutTestMeeting *test);

/* Reads it again from the store. */
void hut_test_meeting_reload (HutTestMeeting *test);

/* Carries @plan out (taken over; NULL: @error is set already). */
gboolean hut_test_meeting_try (HutTestMeeting *test, HutRecordPlan *plan, GError **error);

/* The same, and it has to hold; the plan's error is given as the last argument by the macro. */
#define hut_test_do(test, call, ...)                                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) do_error = NULL;                                                            \
    HutRecordPlan *do_plan = call (hut_test_acting (test), ##__VA_ARGS__, &do_error);              \
    hut_test_meeting_try (test, do_plan, &do_error);                                               \
    g_assert_no_error (do_error);                                                                  \
  }                                                                                                \
  G_STMT_END

/* The opposite: the plan or what keeps the record refuses it. */
#define hut_test_refuse(test, call, ...)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GError) do_error = NULL;                                                            \
    HutRecordPlan *do_plan = call (hut_test_acting (test), ##__VA_ARGS__, &do_error);              \
    g_assert_false (hut_test_meeting_try (test, do_plan, &do_error));                              \
    g_assert_nonnull (do_error);                                                                   \
  }                                                                                                \
  G_STMT_END

/* The member of the place @i from 0, in the order of numbers. */
const HutUid *hut_test_member (HutTestMeeting *test, guint i);
HutRecord *hut_test_member_record (HutTestMeeting *test, guint i);

/* A topic of @title and @subject (may be NULL); a motion of @topic by @method. */
HutUid hut_test_topic (HutTestMeeting *test, const char *title, const char *subject);
HutUid hut_test_motion (HutTestMeeting *test, const HutUid *topic, const char *method);

/* The members at [from, to) come. */
void hut_test_arrive (HutTestMeeting *test, guint from, guint to);

/* The meeting's record of @id as it stands: topic, motion or member; and its speech at place @i. */
const HutRecord *hut_test_find (HutTestMeeting *test, const HutUid *id);

/* What attendance says, by the rule of the meeting, or of @motion (may be NULL). */
HutAttendance *hut_test_attendance (HutTestMeeting *test, const HutUid *motion);

G_END_DECLS
