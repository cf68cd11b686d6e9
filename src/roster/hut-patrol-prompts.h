/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-patrol-posts.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A patrol on record was in truth another, or did not take place: both ask why, and the old one
 * stays on record. @widget stands in the page that tells how it went. @posts: what may be chosen
 * from; used while the prompt opens. @name: of who patrolled, or NULL. Main thread. */
void hut_patrol_prompt_correct (GtkWidget *widget, HutCaseBrowser *browser,
                                const HutPatrolPosts *posts, const HutRecord *patrol,
                                const char *name);
void hut_patrol_prompt_take_back (GtkWidget *widget, HutCaseBrowser *browser,
                                  const HutRecord *patrol);

G_END_DECLS
