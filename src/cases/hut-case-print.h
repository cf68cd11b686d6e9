/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"
#include "report/hut-case-papers.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The papers of cases, to be printed or saved: which paper, with or without personal data. What
 * stands beside the pages in a HutPaperWindow. */
#define HUT_TYPE_CASE_PRINT (hut_case_print_get_type ())
G_DECLARE_FINAL_TYPE (HutCasePrint, hut_case_print, HUT, CASE_PRINT, GtkWidget)

/* Opens the window for the cases @rowids (gint64, one at least), which are taken over, with the
 * paper
 * @which chosen. @parent: any
 * widget of the window that it belongs to. That personal data are shown is put on record with each
 * of the cases, once. */
void hut_case_print_open (GtkWidget *parent, HutCaseActions *actions, GArray *rowids,
                          HutCasePaper which);

G_END_DECLS
