/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-wall-picture.h"
#include "domain/hut-screen.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* The pictures of topics for the projected screen: the map around its place, and of its attachments
 * the photographs that somebody marked as public: the first one that shows what was before, the
 * last one of after, and where room is left those that say neither. Read, decoded and painted on a
 * worker; those of the last few topics are kept, until an attachment changes. Main thread.
 *
 * Signal: changed (): pictures have come. */
#define HUT_TYPE_WALL_PICTURES (hut_wall_pictures_get_type ())
G_DECLARE_FINAL_TYPE (HutWallPictures, hut_wall_pictures, HUT, WALL_PICTURES, GObject)

/* Takes a reference of @browser. @map_path: the map package, or NULL: there is none. */
HutWallPictures *hut_wall_pictures_new (HutCaseBrowser *browser, const char *map_path);

/* Of the topic of @screen, in the place that it shows; does nothing where they are there as they
 * are on record, or on their way. Until newer ones have come those of before are shown. */
void hut_wall_pictures_load (HutWallPictures *self, const HutScreen *screen);

/* Of HutWallPicture; NULL where they are not there yet. Owned by @self. */
GListModel *hut_wall_pictures_peek (HutWallPictures *self, const HutUid *topic);

G_END_DECLS
