/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"
#include "widgets/hut-prompt.h"

G_BEGIN_DECLS

/* How the pages of the council write: what was planned goes to the store, and how that went is told
 * where the person looks. Main thread. */

/* Called when it is on record; @id as it was given. */
typedef void (*HutCouncilWritten) (GtkWidget *widget, const HutUid *id);

/* Writes @plan (taken over). When it is on record, @prompt (may be NULL) closes, the page that
 * @widget stands in tells @told with the way back, and @written (may be NULL) is called, unless
 * @widget has gone; where it fails, @prompt, or else the page, says why. */
void hut_council_write (GtkWidget *widget, HutCaseBrowser *browser, HutRecordPlan *plan,
                        const char *told, HutPrompt *prompt, HutCouncilWritten written,
                        const HutUid *id);

/* Has @desk do what @plan makes of @said (taken over). When it is on record @prompt closes; where
 * it cannot be, @prompt says why. */
void hut_council_do_said (HutPrompt *prompt, HutMeetingDesk *desk, HutMeetingOfSaid plan,
                          HutRecord *said);

/* The same of any act; @args as in hut_meeting_desk_do(). */
void hut_council_do (HutPrompt *prompt, HutMeetingDesk *desk, HutMeetingPlanner planner,
                     gpointer args, GDestroyNotify free_args);

G_END_DECLS
