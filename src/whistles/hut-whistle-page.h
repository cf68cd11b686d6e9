/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "whistles/hut-whistle-desk.h"

G_BEGIN_DECLS

/* The page of one whistle: what it is and where, who was called and where each stands with its
 * clock and its next steps, what happened, and at the bottom the one step that is the street's: to
 * end it. Main thread.
 *
 * Actions: whistle.end, .reopen, .void, .note, .call, .print, .board; and one for each act with a
 * summons, which takes its uid: see hut_summons_action(). */
#define HUT_TYPE_WHISTLE_PAGE (hut_whistle_page_get_type ())
G_DECLARE_FINAL_TYPE (HutWhistlePage, hut_whistle_page, HUT, WHISTLE_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_whistle_page_set_desk (HutWhistlePage *self, HutWhistleDesk *desk);

/* Ends the whistle, where it can be ended. */
void hut_whistle_page_step (HutWhistlePage *self);

/* Opens the board of the whistle that is shown: on the wall, or in a window. */
void hut_whistle_page_open_board (HutWhistlePage *self);

/* Whether all is painted, on the wall too. */
gboolean hut_whistle_page_is_settled (HutWhistlePage *self);

G_END_DECLS
