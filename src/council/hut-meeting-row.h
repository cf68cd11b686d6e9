/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-meeting.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A meeting in the list: its title, when and who, and how it stands, in words and with a sign. */
GtkWidget *hut_meeting_row_new (const HutMeetingLine *line);

G_END_DECLS
