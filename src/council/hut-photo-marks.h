/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is said of one attachment of a topic, below its picture: whether the photograph may be
 * projected, and whether it shows what was before or after. Of a paper nothing is asked. It
 * activates attachments.publish, attachments.withhold (s: uid) and attachments.date (ss: uid, code
 * or ""). Main thread. */
#define HUT_TYPE_PHOTO_MARKS (hut_photo_marks_get_type ())
G_DECLARE_FINAL_TYPE (HutPhotoMarks, hut_photo_marks, HUT, PHOTO_MARKS, GtkWidget)

GtkWidget *hut_photo_marks_new (void);

/* What is on record. */
void hut_photo_marks_show (HutPhotoMarks *self, const HutRecord *attachment);

G_END_DECLS
