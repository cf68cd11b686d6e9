/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-meeting.h"

#include "widgets/hut-row-list.h"

G_BEGIN_DECLS

/* A meeting in the list: its title, when and who, and how it stands, in words and with a sign. */
GtkWidget *hut_meeting_row_new (const HutMeetingLine *line);

/* For a HutRowList of HutMeetingLine. */
extern const HutRowListHow hut_meeting_rows;

G_END_DECLS
