/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record-plan.h"
#include "store/hut-case-browser.h"
#include "widgets/hut-prompt.h"

G_BEGIN_DECLS

/* How the pages of the council write what is of no meeting: what was planned goes to the store, and
 * how that went is told where the person looks. Main thread. */

/* Called when it is on record; @id as it was given. */
typedef void (*HutCouncilWritten) (GtkWidget *widget, const HutUid *id);

/* Writes @plan (taken over). When it is on record, @prompt (may be NULL) closes, the page that
 * @widget stands in tells @told with the way back, and @written (may be NULL) is called, unless
 * @widget has gone; where it fails, @prompt, or else the page, says why. */
void hut_council_write (GtkWidget *widget, HutCaseBrowser *browser, HutRecordPlan *plan,
                        const char *told, HutPrompt *prompt, HutCouncilWritten written,
                        const HutUid *id);

G_END_DECLS
