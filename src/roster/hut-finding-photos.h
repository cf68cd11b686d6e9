/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "widgets/hut-attachments-window.h"

G_BEGIN_DECLS

/* The photographs and papers of a finding in a window of their own: seen, added, marked as taken
 * before or after, and removed. It follows the store. Main thread. */
#define HUT_TYPE_FINDING_PHOTOS (hut_finding_photos_get_type ())
G_DECLARE_FINAL_TYPE (HutFindingPhotos, hut_finding_photos, HUT, FINDING_PHOTOS,
                      HutAttachmentsWindow)

/* Opens it over the window of @widget. */
void hut_finding_photos_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *finding);

G_END_DECLS
