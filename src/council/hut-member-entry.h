/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry that finds a member by number, name or household. Enter takes the one of that very
 * number, or the only one that fits: a scanner of codes is a keyboard that types a number and
 * Enter. Main thread.
 *
 * Signals: chosen (const char *id), the entry is empty by then; missed (const char *text): nobody,
 * or more than one, fits what was entered. */
#define HUT_TYPE_MEMBER_ENTRY (hut_member_entry_get_type ())
G_DECLARE_FINAL_TYPE (HutMemberEntry, hut_member_entry, HUT, MEMBER_ENTRY, GtkWidget)

typedef enum
{
  HUT_MEMBERS_ALL,
  HUT_MEMBERS_PRESENT, /* only who is there */
} HutMembers;

void hut_member_entry_set_members (HutMemberEntry *self, HutMembers which);

/* Its name for who does not see the label beside it; also what it asks for while it is empty. */
void hut_member_entry_set_name (HutMemberEntry *self, const char *name);

/* Owned by the caller, who gives another before it goes. NULL: none. */
void hut_member_entry_set_view (HutMemberEntry *self, const HutMeetingView *view);

G_END_DECLS
