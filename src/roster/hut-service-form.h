/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-person-dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Hours of a volunteer: entered by check-in and check-out or by who certifies them, put right with
 * a reason, or said not to have taken place. @widget stands in the page of the roster, which tells
 * what was written. Main thread. */
void hut_service_form_open (GtkWidget *widget, HutCaseBrowser *browser,
                            const HutPersonDossier *dossier);

/* @service is one of @dossier that holds; it stays on record. */
void hut_service_form_open_correct (GtkWidget *widget, HutCaseBrowser *browser,
                                    const HutPersonDossier *dossier, const HutRecord *service);
void hut_service_form_ask_take_back (GtkWidget *widget, HutCaseBrowser *browser,
                                     const HutRecord *service);

G_END_DECLS
