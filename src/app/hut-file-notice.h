/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-check.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar above the places that speaks of the street's file: that it was found damaged, with the
 * button that puts it right, and afterwards what became of it. It stays until it is answered; not
 * shown at first. Main thread only. */
#define HUT_TYPE_FILE_NOTICE (hut_file_notice_get_type ())
G_DECLARE_FINAL_TYPE (HutFileNotice, hut_file_notice, HUT, FILE_NOTICE, GtkWidget)

void hut_file_notice_show_damage (HutFileNotice *self);
void hut_file_notice_show_done (HutFileNotice *self, const HutPutRight *done);
void hut_file_notice_hide (HutFileNotice *self);

G_END_DECLS
