/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* The agenda of a meeting, to be worked on: a tree with numbers and minutes. Rows are dragged to
 * another place, onto the right half of a row to become part of it; by keyboard Alt with the arrow
 * keys does the same. Enter opens the topic's form, Delete takes it off.
 * Actions: agenda.add, agenda.edit, agenda.remove, agenda.up, agenda.down, agenda.in, agenda.out,
 * each of the row that has the keyboard. */
#define HUT_TYPE_AGENDA_LIST (hut_agenda_list_get_type ())
G_DECLARE_FINAL_TYPE (HutAgendaList, hut_agenda_list, HUT, AGENDA_LIST, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_agenda_list_set_desk (HutAgendaList *self, HutMeetingDesk *desk);

G_END_DECLS
