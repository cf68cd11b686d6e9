/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting-view.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who is there: an entry that takes arrivals by number, name, household or a scanned code, and the
 * list of all. Activates presence.arrive, presence.leave, presence.strike and presence.proxy with a
 * member's uid. Main thread. */
#define HUT_TYPE_PRESENCE_VIEW (hut_presence_view_get_type ())
G_DECLARE_FINAL_TYPE (HutPresenceView, hut_presence_view, HUT, PRESENCE_VIEW, GtkWidget)

/* @view NULL: none; owned by the caller, who gives another before it goes. */
void hut_presence_view_set_view (HutPresenceView *self, const HutMeetingView *view, gboolean leads);

/* Beside the heading: what was done last, or why it was not. */
void hut_presence_view_tell (HutPresenceView *self, const char *words);

/* Puts the keyboard into the entry. */
void hut_presence_view_focus_entry (HutPresenceView *self);

G_END_DECLS
