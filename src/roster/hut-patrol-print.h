/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-patrol-posts.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The sheets on which patrols are written down by hand, before they are printed: of one lane or of
 * all, for a week. @posts: the lanes; used while it opens. Main thread. */
void hut_patrol_print_open (GtkWidget *parent, HutCaseBrowser *browser,
                            const HutPatrolPosts *posts);

G_END_DECLS
