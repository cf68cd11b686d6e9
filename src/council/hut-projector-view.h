/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-screen.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a screen: on the wall, and small beside the operator, alike. It is laid out at a height of
 * 1080 in the shape of the projector's screen, and scaled as a whole into the room that the widget
 * has, so that sizes hold on every screen (DESIGN 7) and the small one is the large one. It is
 * given a HutScreen and nothing else of a meeting.
 *
 * Property: n-pages (guint, notifies): what is too long for one screen has several. */
#define HUT_TYPE_PROJECTOR_VIEW (hut_projector_view_get_type ())
G_DECLARE_FINAL_TYPE (HutProjectorView, hut_projector_view, HUT, PROJECTOR_VIEW, GtkWidget)

GtkWidget *hut_projector_view_new (void);

/* Copied; NULL: an empty wall. A clock that goes on is not begun anew. */
void hut_projector_view_set_screen (HutProjectorView *self, const HutScreen *screen);

/* Of HutWallPicture, shown by the kinds that have pictures; NULL: none. Takes a reference. */
void hut_projector_view_set_pictures (HutProjectorView *self, GListModel *pictures);

/* The size of the projector's screen in whatever unit; only its shape counts, and 4:3 is the
 * narrowest, 21:9 the widest that is laid out for. 16:9 at first. */
void hut_projector_view_set_shape (HutProjectorView *self, int width, int height);

/* From 0; the last one where there are fewer. */
void hut_projector_view_set_page (HutProjectorView *self, guint page);
guint hut_projector_view_get_n_pages (HutProjectorView *self);

G_END_DECLS
