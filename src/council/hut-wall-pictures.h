/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-wall-picture.h"
#include "domain/hut-screen.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* The pictures of topics for the projected screen: the map around its place, and of its attachments
 * the photographs that somebody marked as public, the first one taken as it was before and the last
 * one after. Read, decoded and painted on a worker; those of the last few topics are kept. Main
 * thread.
 *
 * Signal: changed (): pictures have come. */
#define HUT_TYPE_WALL_PICTURES (hut_wall_pictures_get_type ())
G_DECLARE_FINAL_TYPE (HutWallPictures, hut_wall_pictures, HUT, WALL_PICTURES, GObject)

/* Takes a reference of @browser. @map_path: the map package, or NULL: there is none. */
HutWallPictures *hut_wall_pictures_new (HutCaseBrowser *browser, const char *map_path);

/* Of the topic of @screen, in the place that it shows; does nothing where they are there or on
 * their way. */
void hut_wall_pictures_load (HutWallPictures *self, const HutScreen *screen);

/* Reads the photographs of all topics anew when they are asked for next. */
void hut_wall_pictures_forget (HutWallPictures *self);

/* Of HutWallPicture; NULL where they are not there yet. Owned by @self. */
GListModel *hut_wall_pictures_peek (HutWallPictures *self, const HutUid *topic);

G_END_DECLS
