/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-plan.h"
#include "domain/hut-meeting-view.h"
#include "store/hut-case-browser.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-work-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One meeting that is looked at and worked on: it is read on a worker, with what is made of its
 * records, when it is chosen and whenever something of a meeting changed, here or by sync; and what
 * people do with it is planned on what was read last, one after the other, each on what the one
 * before has left. Nothing that was asked is dropped. Main thread.
 *
 * It is changed where hut_meeting_desk_get_view() is another one, and refused is emitted where
 * hut_meeting_desk_do() was given no HutMeetingDone, or the prompt was given up meanwhile: see
 * widgets/hut-work-desk.h. */
#define HUT_TYPE_MEETING_DESK (hut_meeting_desk_get_type ())
G_DECLARE_FINAL_TYPE (HutMeetingDesk, hut_meeting_desk, HUT, MEETING_DESK, HutWorkDesk)

/* Takes a reference of @browser. */
HutMeetingDesk *hut_meeting_desk_new (HutCaseBrowser *browser);

/* Which meeting; NULL: none. Its view is NULL until it was read, and where there is none. */
void hut_meeting_desk_show (HutMeetingDesk *self, const HutUid *id);

/* Owned by the desk, until the next `changed`. */
const HutMeetingView *hut_meeting_desk_get_view (HutMeetingDesk *self);

/* Whether this desk leads the meeting. */
gboolean hut_meeting_desk_leads (HutMeetingDesk *self);

/* Plans an act on @acting; @args is the caller's. A plan, or NULL with the reason, for people. */
typedef HutRecordPlan *(*HutMeetingPlanner) (const HutMeetingActing *acting, gpointer args,
                                             GError **error);

/* @error NULL: it is on record, and the view is the one after it. Its message is for people. */
typedef void (*HutMeetingDone) (HutMeetingDesk *self, const GError *error, gpointer data);

/* In a HutMeetingDone without an error: the uid text by which its act is taken back. Free with
 * g_free(). */
char *hut_meeting_desk_dup_batch (HutMeetingDesk *self);

/* Does what @planner plans, after what was asked before. @args is freed by @free_args (may be NULL)
 * when it is done. @done may be NULL; else it is called once, with G_IO_ERROR_CANCELLED where the
 * meeting is left before. */
void hut_meeting_desk_do (HutMeetingDesk *self, HutMeetingPlanner planner, gpointer args,
                          GDestroyNotify free_args, HutMeetingDone done, gpointer data);

/* The same as @prompt was answered: it stays while the act is on its way, says why it was refused,
 * and closes when it is on record. It may be given up meanwhile. */
void hut_meeting_desk_do_asked (HutMeetingDesk *self, HutPrompt *prompt, HutMeetingPlanner planner,
                                gpointer args, GDestroyNotify free_args);

/* The usual planners: of the meeting itself, and of one record of it. */
typedef HutRecordPlan *(*HutMeetingPlain) (const HutMeetingActing *acting, GError **error);
typedef HutRecordPlan *(*HutMeetingOfOne) (const HutMeetingActing *acting, const HutUid *id,
                                           GError **error);
typedef HutRecordPlan *(*HutMeetingOfSaid) (const HutMeetingActing *acting, const HutRecord *said,
                                            GError **error);

void hut_meeting_desk_do_plain (HutMeetingDesk *self, HutMeetingPlain plan);
void hut_meeting_desk_do_one (HutMeetingDesk *self, HutMeetingOfOne plan, const HutUid *id);
/* As hut_meeting_desk_do_asked(). Takes over @said. */
void hut_meeting_desk_do_said (HutMeetingDesk *self, HutPrompt *prompt, HutMeetingOfSaid plan,
                               HutRecord *said);

G_END_DECLS
