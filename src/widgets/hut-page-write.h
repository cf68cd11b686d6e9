/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record-plan.h"
#include "store/hut-case-browser.h"
#include "widgets/hut-prompt.h"

G_BEGIN_DECLS

/* How the widgets of a place write what a person did, and tell how that went where the person
 * looks: what was planned goes to the store, and the page that the widget stands in says the rest.
 * Main thread. */

/* In the class_init of a page: gives it the signal told (const char *message, const char *batch),
 * for a toast; @batch is what app.undo takes, or NULL. */
void hut_page_class_tells (GtkWidgetClass *klass);

/* Emits told on the page that @widget stands in. */
void hut_page_tell (GtkWidget *widget, const char *message, const char *batch);

/* Called when it is on record; @id as it was given. */
typedef void (*HutPageWritten) (GtkWidget *widget, const HutUid *id);

/* Writes @plan (taken over). When it is on record, @prompt (may be NULL) closes, the page that
 * @widget stands in tells @told (NULL: nothing) with the way back, and @written (may be NULL) is
 * called, unless @widget has gone; where it fails, @prompt, or else the page, says why. */
void hut_page_write (GtkWidget *widget, HutCaseBrowser *browser, HutRecordPlan *plan,
                     const char *told, HutPrompt *prompt, HutPageWritten written, const HutUid *id);

/* What @prompt was answered made @plan, which is written in the same way; or NULL, and what @error
 * says (for people; NULL where the fields say it) stands in @prompt. Returns FALSE, for a
 * HutPromptAnswered: the prompt stays until it is on record. */
gboolean hut_page_answer (GtkWidget *widget, HutCaseBrowser *browser, HutRecordPlan *plan,
                          const GError *error, const char *told, HutPrompt *prompt,
                          HutPageWritten written, const HutUid *id);

/* As hut_page_write(), of many plans (HutRecordPlan), each of which holds together, as one batch
 * that is taken back as one. A reference is taken. */
void hut_page_write_all (GtkWidget *widget, HutCaseBrowser *browser, GPtrArray *plans,
                         const char *told, HutPrompt *prompt, HutPageWritten written,
                         const HutUid *id);

/* As hut_page_write(), with @sources (HutAttachSource, taken over; there may be none) as evidence
 * of the record
 * @id of @of, which may be in @plan: together or not at all, see hut-evidence-job.h. */
void hut_page_write_with_evidence (GtkWidget *widget, HutCaseBrowser *browser, HutRecordPlan *plan,
                                   GPtrArray *sources, const HutKind *of, const HutUid *id,
                                   const char *told, HutPrompt *prompt, HutPageWritten written);

G_END_DECLS
