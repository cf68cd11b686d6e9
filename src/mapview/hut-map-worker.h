/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mapview/hut-map-image.h"
#include "report/hut-map-painter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A painted picture of the map. Immutable; belongs to the main thread. */
typedef struct
{
  gatomicrefcount refs;
  HutMapFrame frame;
  guint package; /* the worker's package serial when it was painted */
  HutMapImage *image;
} HutMapPicture;

void hut_map_picture_unref (HutMapPicture *picture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMapPicture, hut_map_picture_unref)

/* Paints pictures on a thread, one at a time. Used from the main thread. Its signal "opened"
 * (GError *error, or NULL) comes when a package has been opened, or could not be: with an error and
 * still a package to describe, it is the one of before. */
#define HUT_TYPE_MAP_WORKER (hut_map_worker_get_type ())
G_DECLARE_FINAL_TYPE (HutMapWorker, hut_map_worker, HUT, MAP_WORKER, GObject)

HutMapWorker *hut_map_worker_new (void);

/* Opens another package, or none; whatever is being painted is given up. */
void hut_map_worker_open (HutMapWorker *self, const char *path);

/* Opens the file anew that lies where the open package did. The package of before is painted until
 * it is open, and goes on being painted where it cannot be opened. */
void hut_map_worker_renew (HutMapWorker *self);

/* What is known of the open package; FALSE where there is none. @attribution is owned by the
 * worker until the next package, and may be NULL. */
gboolean hut_map_worker_describe (HutMapWorker *self, HutBox *bounds, const char **attribution);

/* Counts the packages: another number, another map. */
guint hut_map_worker_package (HutMapWorker *self);

/* Whether it is opening or painting: ask again in the callback. */
gboolean hut_map_worker_is_busy (HutMapWorker *self);

/* What is being painted; NULL: nothing. */
const HutMapFrame *hut_map_worker_frame (HutMapWorker *self);

/* Gives up what is being painted; its callback comes with an error. */
void hut_map_worker_cancel (HutMapWorker *self);

/* Paints @frame. Only while not busy. */
void hut_map_worker_paint (HutMapWorker *self, const HutMapFrame *frame,
                           GAsyncReadyCallback callback, gpointer user_data);
HutMapPicture *hut_map_worker_paint_finish (HutMapWorker *self, GAsyncResult *result,
                                            GError **error);

G_END_DECLS
