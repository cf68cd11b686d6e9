/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-attachment-images.h"
#include "domain/hut-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One attachment in the flow of a case's: small picture or sign, name, form and size. Its own
 * actions (tile.open, tile.save, tile.remove) go up as attachments.open and so on, with the uid. */
#define HUT_TYPE_ATTACHMENT_TILE (hut_attachment_tile_get_type ())
G_DECLARE_FINAL_TYPE (HutAttachmentTile, hut_attachment_tile, HUT, ATTACHMENT_TILE, GtkFlowBoxChild)

/* @record is copied; the picture comes from @images when it is ready. */
GtkWidget *hut_attachment_tile_new (HutAttachmentImages *images, const HutRecord *record);

const HutRecord *hut_attachment_tile_get_record (HutAttachmentTile *self);

G_END_DECLS
