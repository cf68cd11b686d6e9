/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "whistles/hut-whistle-desk.h"

G_BEGIN_DECLS

/* A whistle in progress for a wall: the map with the place and who is there, each unit with where
 * it stands and its clock, what happened as it happens. It follows its desk, and turns by itself
 * when a time passes; nothing on it is pressed.
 *
 * It is laid out at a height of 1080 and scaled as a whole to that of the window, so that sizes
 * hold on every screen (DESIGN 7); a window narrower than 4:3 scales by its width. Units that are
 * too many for large rows have smaller ones, and then pages that turn by themselves. Main thread.
 */
#define HUT_TYPE_WHISTLE_BOARD (hut_whistle_board_get_type ())
G_DECLARE_FINAL_TYPE (HutWhistleBoard, hut_whistle_board, HUT, WHISTLE_BOARD, GtkWidget)

/* Takes a reference of @desk. */
GtkWidget *hut_whistle_board_new (HutWhistleDesk *desk);

/* Whether what the desk has read is shown, and the map is painted. */
gboolean hut_whistle_board_is_settled (HutWhistleBoard *self);

G_END_DECLS
