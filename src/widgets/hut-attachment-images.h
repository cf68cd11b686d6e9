/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pictures of attachments for the window: read, held against their name and decoded on a
 * worker, one after the other, so that many large ones never fill the memory at once. The newest
 * small ones are kept. Main thread. */
#define HUT_TYPE_ATTACHMENT_IMAGES (hut_attachment_images_get_type ())
G_DECLARE_FINAL_TYPE (HutAttachmentImages, hut_attachment_images, HUT, ATTACHMENT_IMAGES, GObject)

/* The longer side of a small one, in pixels of the device. */
#define HUT_ATTACHMENT_SMALL 256

/* Of one that fills a window. */
#define HUT_ATTACHMENT_LARGE 4096

/* Of the database at @path. */
HutAttachmentImages *hut_attachment_images_new (const char *path);

/* The small picture of the content @name where it is kept, or NULL. */
GdkTexture *hut_attachment_images_peek (HutAttachmentImages *self, const char *name);

/* The picture of the content @name, no side longer than @side. Errors: those of hut_blobs_read()
 * and hut_photo_decode(). */
void hut_attachment_images_load_async (HutAttachmentImages *self, const char *name, int side,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer data);
GdkTexture *hut_attachment_images_load_finish (HutAttachmentImages *self, GAsyncResult *result,
                                               GError **error);

G_END_DECLS
