/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "widgets/hut-wall-window.h"

G_BEGIN_DECLS

/* The wall of a whistle with all that belongs to it: its window, the board in it, and a desk of its
 * own, so that it stays on its whistle while the page goes on to another. Escape closes it, F11
 * makes it fill the screen or not. On which screen it is is kept in the file, with the council's.
 * Owned by one; main thread. */
typedef struct _HutWhistleWall HutWhistleWall;

HutWhistleWall *hut_whistle_wall_new (void);

/* Closes the window. */
void hut_whistle_wall_free (HutWhistleWall *wall);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWhistleWall, hut_whistle_wall_free)

/* Its window; owned by the wall. */
HutWallWindow *hut_whistle_wall_get_window (HutWhistleWall *wall);

/* Puts the board of the whistle @id on: on the screen @place (hut_monitor_place()), which is kept
 * in the file of @browser; NULL: the one that is kept or, where that is not there, a second one.
 * Where there is none, in a window of @width × @height. */
void hut_whistle_wall_show (HutWhistleWall *wall, HutCaseBrowser *browser, const HutUid *id,
                            const char *place, int width, int height);

/* Closes the board. */
void hut_whistle_wall_leave (HutWhistleWall *wall);

/* Whether all that it shows is painted, or it shows nothing. */
gboolean hut_whistle_wall_is_settled (HutWhistleWall *wall);

G_END_DECLS
