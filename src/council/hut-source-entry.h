/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry that finds what a topic comes from by its words: cases, matters, warnings, lanes, open
 * resolutions. They are looked for on a worker while one types. Main thread.
 *
 * Signal: chosen (const char *kind, const char *id): a code of the topic's source_kind and a uid.
 */
#define HUT_TYPE_SOURCE_ENTRY (hut_source_entry_get_type ())
G_DECLARE_FINAL_TYPE (HutSourceEntry, hut_source_entry, HUT, SOURCE_ENTRY, GtkWidget)

GtkWidget *hut_source_entry_new (HutCaseBrowser *browser, const char *name);

G_END_DECLS
