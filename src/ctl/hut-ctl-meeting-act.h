/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "ctl/hut-ctl-desk.h"
#include "ctl/hut-ctl-meeting-said.h"

G_BEGIN_DECLS

/* meeting act ID ACT [KEY=VALUE...]: carries it out, prints its batch and the record that it made
 * or changed; returns the exit code. */
int hut_ctl_meeting_act (HutCtlDesk *desk, const HutMeetingView *view, const char *act,
                         char **arguments, gboolean json);

/* meeting new KEY=VALUE...: a meeting in preparation, of a body that is made where there is none of
 * its name. */
int hut_ctl_meeting_new (HutCtlDesk *desk, char **arguments, gboolean json);

/* Every act with its keys, a line each. */
int hut_ctl_meeting_acts (void);

G_END_DECLS
