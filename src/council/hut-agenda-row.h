/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A topic of the agenda as it is prepared: number, title, minutes, what is decided, its motions and
 * opinion sheets, and how it stands to the notice. It can be dragged, and others dropped on it: on
 * its upper part before it, on its lower behind it, on its right half to be part of it.
 *
 * Asks by the actions of the list, with the topic's uid: agenda.edit, agenda.motion, agenda.sheets,
 * agenda.up, agenda.down, agenda.in, agenda.out, agenda.remove; agenda.edit-motion with a motion's;
 * and agenda.drop (dragged, this, "before", "after" or "into"). */
GtkWidget *hut_agenda_row_new (const HutMeetingView *view, const HutAgendaItem *item);

/* Owned by the row. */
const HutUid *hut_agenda_row_get_topic (GtkWidget *row);

G_END_DECLS
