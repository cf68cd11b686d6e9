/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-person-dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What becomes of a person on the roster. @widget stands in the page of the roster, which tells
 * what was written. Main thread. */

/* Asks since when the person has left, and why the entry is void; and lets the person come back. */
void hut_person_act_leave (GtkWidget *widget, HutCaseBrowser *browser,
                           const HutPersonDossier *dossier);
void hut_person_act_void (GtkWidget *widget, HutCaseBrowser *browser,
                          const HutPersonDossier *dossier);
void hut_person_act_return (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *person);

G_END_DECLS
