/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-patrol-posts.h"
#include "store/hut-case-browser.h"
#include "store/hut-reader-patrols.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The form of a visit 走访: of a shop, a unit or a resident; who was visited is masked until
 * somebody asks. @posts: the lanes and who may have made it; used while the form opens. @row: the
 * visit to be edited; NULL: a new one. Main thread. */
void hut_visit_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutPatrolPosts *posts,
                          const HutFindingRow *row);

G_END_DECLS
