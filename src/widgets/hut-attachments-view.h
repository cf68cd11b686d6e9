/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"
#include "widgets/hut-attachment-images.h"

G_BEGIN_DECLS

/* The photographs and papers of something: seen, opened, added by choosing, dropping or pasting,
 * and saved. What it shows is given to it; it goes on showing that until it is given something
 * else, so whoever follows the store gives it what was read.
 *
 * Property: columns (guint): at least so many beside each other, 2 where nothing is said.
 * Signal: told (const char *message, const char *batch): for a toast; @batch (uid text) is what
 * undo takes, or NULL.
 * Actions: attachments.add, attachments.paste (Ctrl+V), attachments.open (s: uid),
 * attachments.save (s). It activates attachments.remove (s), which whoever shows it installs. */
#define HUT_TYPE_ATTACHMENTS_VIEW (hut_attachments_view_get_type ())
G_DECLARE_FINAL_TYPE (HutAttachmentsView, hut_attachments_view, HUT, ATTACHMENTS_VIEW, GtkWidget)

GtkWidget *hut_attachments_view_new (void);

/* Where they are kept; before anything is shown. Takes a reference. */
void hut_attachments_view_set_store (HutAttachmentsView *self, HutStore *store);
HutStore *hut_attachments_view_get_store (HutAttachmentsView *self);

/* What stands below each of them: @make makes it, @show lets it say what is on record now. */
typedef struct
{
  GtkWidget *(*make) (gpointer data);
  void (*show) (GtkWidget *footer, const HutRecord *record, gpointer data);
} HutAttachmentFooter;

/* @footer: static; @data has to stay. Before anything is shown. */
void hut_attachments_view_set_footer (HutAttachmentsView *self, const HutAttachmentFooter *footer,
                                      gpointer data);

/* What is dropped on @widget, which the view stands in, is attached too. */
void hut_attachments_view_take_drops (HutAttachmentsView *self, GtkWidget *widget);

/* Shows @records (HutRecord, taken over) of the record @id of @of: see hut_attachment_keep(). */
void hut_attachments_view_show (HutAttachmentsView *self, const HutKind *of, const HutUid *id,
                                GPtrArray *records);

/* Shows nothing any more, and nothing can be attached. */
void hut_attachments_view_leave (HutAttachmentsView *self);

/* What is shown (HutRecord), NULL after leaving; the one of the uid text @id, or NULL. Owned by the
 * view until something else is shown. */
GPtrArray *hut_attachments_view_get_records (HutAttachmentsView *self);
const HutRecord *hut_attachments_view_find (HutAttachmentsView *self, const char *id);

HutAttachmentImages *hut_attachments_view_get_images (HutAttachmentsView *self);

/* Emits told. */
void hut_attachments_view_tell (HutAttachmentsView *self, const char *message, const char *batch);

G_END_DECLS
