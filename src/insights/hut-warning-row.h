/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-warning-brief.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A warning in a list: what it is about and why, how the weeks went, and what can be done with it.
 * Activated it shows its cases. Actions: warning.open, warning.accept, warning.dismiss,
 * warning.true, warning.false, warning.done, all without a parameter; all but the first ask the
 * page by its action warnings.answer (verb, uid). */
#define HUT_TYPE_WARNING_ROW (hut_warning_row_get_type ())
G_DECLARE_FINAL_TYPE (HutWarningRow, hut_warning_row, HUT, WARNING_ROW, GtkListBoxRow)

/* Of the week. @browser knows what units are called. */
GtkWidget *hut_warning_row_new_line (const HutWarningBrief *brief, const HutWarningLine *line,
                                     HutCaseBrowser *browser);

/* Answered before. */
GtkWidget *hut_warning_row_new_kept (const HutWarningBrief *brief, const HutRecord *kept,
                                     HutCaseBrowser *browser);

/* The uid of its record. */
const HutUid *hut_warning_row_get_id (HutWarningRow *self);

G_END_DECLS
