/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-person-dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person does: a role is given, ended, or void. @widget stands in the page of the roster,
 * which tells what was written. Main thread. */

/* Asks for a role, a lane or grid, and since when. */
void hut_person_role_form_open (GtkWidget *widget, HutCaseBrowser *browser,
                                const HutPersonDossier *dossier);

/* Asks until when @role is held; and why it is void. */
void hut_person_role_form_ask_end (GtkWidget *widget, HutCaseBrowser *browser,
                                   const HutRecord *role);
void hut_person_role_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser,
                                    const HutRecord *role);

G_END_DECLS
