/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The wall of a hall with all that belongs to it: projector, its window, the operator's panel, the
 * pictures, and what is kept of them in the file. Owned by one; main thread. */
typedef struct _HutWall HutWall;

HutWall *hut_wall_new (void);
/* Ends to project. */
void hut_wall_free (HutWall *wall);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWall, hut_wall_free)

/* The operator's panel; owned by who puts it up. */
GtkWidget *hut_wall_get_panel (HutWall *wall);

/* Follows @desk; NULL: none. Takes a reference. */
void hut_wall_set_desk (HutWall *wall, HutMeetingDesk *desk);

/* The desk has read a meeting: where it is another one, its wall is put back as it was. */
void hut_wall_meeting_read (HutWall *wall);

G_END_DECLS
