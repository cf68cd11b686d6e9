/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-meeting.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The list of meetings. It is given all lines anew whenever something changed, makes only the rows
 * that say something else, and those some in a frame: years of meetings hold nobody up. Main
 * thread.
 *
 * Signal: chosen (const char *id), by a person. */
#define HUT_TYPE_MEETINGS_LIST (hut_meetings_list_get_type ())
G_DECLARE_FINAL_TYPE (HutMeetingsList, hut_meetings_list, HUT, MEETINGS_LIST, GtkWidget)

/* @lines: HutMeetingLine; a reference is taken. */
void hut_meetings_list_set_lines (HutMeetingsList *self, GPtrArray *lines);

/* Marks @id as selected, in the list or not yet, without the signal. */
void hut_meetings_list_select (HutMeetingsList *self, const HutUid *id);

/* Gives the keyboard to the selected row; FALSE where there is none. */
gboolean hut_meetings_list_focus (HutMeetingsList *self);

G_END_DECLS
