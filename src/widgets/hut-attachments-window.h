/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-attachments-view.h"

G_BEGIN_DECLS

/* The photographs and papers of a record in a window of their own, below a heading and what is to
 * be heeded with them: seen, added and saved here, and undone; how one is removed, or marked below
 * its picture, is its subclass's. It is a page that tells (widgets/hut-page-write.h). Main thread.
 */
#define HUT_TYPE_ATTACHMENTS_WINDOW (hut_attachments_window_get_type ())
G_DECLARE_DERIVABLE_TYPE (HutAttachmentsWindow, hut_attachments_window, HUT, ATTACHMENTS_WINDOW,
                          GtkWindow)

struct _HutAttachmentsWindowClass
{
  GtkWindowClass parent_class;

  /* Removes @record; @told says so when it is done. */
  void (*remove) (HutAttachmentsWindow *self, const HutRecord *record, const char *told);
  /* @record shows what was "before" or is "after"; or neither, NULL. */
  void (*date) (HutAttachmentsWindow *self, const HutRecord *record, const char *moment);
};

/* For subclasses; once: where they are kept, what is to be heeded, and the marks below each of them
 * (static). */
void hut_attachments_window_set_up (HutAttachmentsWindow *self, HutStore *store, const char *note,
                                    const HutAttachmentFooter *marks);

void hut_attachments_window_set_heading (HutAttachmentsWindow *self, const char *heading);

/* See hut_attachments_view_show(). */
void hut_attachments_window_show (HutAttachmentsWindow *self, const HutKind *of, const HutUid *id,
                                  GPtrArray *records);

G_END_DECLS
