/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-attachment-images.h"
#include "domain/hut-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One attachment in a flow of them: small picture or sign, name, form and size. Its own
 * actions (tile.open, tile.save, tile.remove) go up as attachments.open and so on, with the uid. */
#define HUT_TYPE_ATTACHMENT_TILE (hut_attachment_tile_get_type ())
G_DECLARE_FINAL_TYPE (HutAttachmentTile, hut_attachment_tile, HUT, ATTACHMENT_TILE, GtkFlowBoxChild)

/* @record is copied; the picture comes from @images when it is ready. */
GtkWidget *hut_attachment_tile_new (HutAttachmentImages *images, const HutRecord *record);

/* Where its picture could not be had, tries again: the content may have come meanwhile. */
void hut_attachment_tile_look_again (HutAttachmentTile *self, HutAttachmentImages *images);

/* What stands below its words; floating, or NULL. */
void hut_attachment_tile_set_footer (HutAttachmentTile *self, GtkWidget *footer);
GtkWidget *hut_attachment_tile_get_footer (HutAttachmentTile *self);

G_END_DECLS
