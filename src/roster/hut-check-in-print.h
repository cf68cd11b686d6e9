/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "report/hut-check-in-papers.h"
#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The papers of the double check-in, to be looked at, printed or saved as PDF. @parent: any widget
 * of the window. Main thread. */

/* Of those whom @ask asks for (copied), with @which chosen. */
void hut_check_in_print_open (GtkWidget *parent, HutCaseBrowser *browser, const HutCheckInAsk *ask,
                              HutCheckInPaper which);

/* The letter of thanks to @person, or where that is NULL to @unit. */
void hut_check_in_print_letter (GtkWidget *parent, HutCaseBrowser *browser, const HutUid *person,
                                const char *unit);

G_END_DECLS
