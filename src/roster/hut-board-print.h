/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-patrol-posts.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The boards 公示牌 of lanes: one is seen, printed or saved as it hangs out, on A4 or A3; and those
 * of all lanes, in both sizes, are saved into a folder, with how far it is and a way to stop it.
 * @posts: the lanes; used while it opens. Main thread. */
void hut_board_print_open (GtkWidget *parent, HutCaseBrowser *browser, const HutPatrolPosts *posts);

G_END_DECLS
