/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-patrol-posts.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The patrols of a day, and the card in which they are entered. Main thread.
 *
 * It activates patrols.show-findings (s: uid of a patrol), which the view has. */
#define HUT_TYPE_PATROL_LIST (hut_patrol_list_get_type ())
G_DECLARE_FINAL_TYPE (HutPatrolList, hut_patrol_list, HUT, PATROL_LIST, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_patrol_list_set_browser (HutPatrolList *self, HutCaseBrowser *browser);

/* The lanes and grids as they were last read; NULL before that. Owned by the list, until it reads
 * again. */
const HutPatrolPosts *hut_patrol_list_get_posts (HutPatrolList *self);

/* Saves the patrol that is typed. */
void hut_patrol_list_step (HutPatrolList *self);
gboolean hut_patrol_list_is_filled (HutPatrolList *self);

G_END_DECLS
