/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* 议事组织: the bodies that meet, and the roll of the one that is chosen, with a search in it.
 * Actions: bodies.edit, bodies.void, bodies.add-member, bodies.import, bodies.edit-member (uid),
 * bodies.void-member (uid). */
#define HUT_TYPE_BODIES_PAGE (hut_bodies_page_get_type ())
G_DECLARE_FINAL_TYPE (HutBodiesPage, hut_bodies_page, HUT, BODIES_PAGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_bodies_page_set_browser (HutBodiesPage *self, HutCaseBrowser *browser);

/* Chooses the body @id, in the list or not yet. */
void hut_bodies_page_show (HutBodiesPage *self, const HutUid *id);

/* Whether it shows what it was asked for. */
gboolean hut_bodies_page_is_filled (HutBodiesPage *self);

G_END_DECLS
