/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What happened in a whistle, the newest first: when, what, who told it how and who entered it, and
 * the evidence, each a button that activates whistle.evidence with its uid. It is given all steps
 * anew and makes only the lines that are new. Main thread. */
#define HUT_TYPE_WHISTLE_LOG (hut_whistle_log_get_type ())
G_DECLARE_FINAL_TYPE (HutWhistleLog, hut_whistle_log, HUT, WHISTLE_LOG, GtkWidget)

GtkWidget *hut_whistle_log_new (void);

/* @steps: HutRecord of kind whistle-step, and where it has ended marks and views, as of
 * hut_whistle_entries(), in the order of their time; @attachments: HutRecord, or NULL. Names of
 * units are @browser's. */
void hut_whistle_log_set (HutWhistleLog *self, HutCaseBrowser *browser, GPtrArray *steps,
                          GPtrArray *attachments);

G_END_DECLS
