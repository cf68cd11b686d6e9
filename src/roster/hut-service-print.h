/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-person-dossier.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens the certificate of service of the person of @dossier, to be printed or saved: the time that
 * it is about can be chosen, and whether the identity number is shown. @parent: any widget of the
 * window. Main thread. */
void hut_service_print_open (GtkWidget *parent, HutCaseBrowser *browser,
                             const HutPersonDossier *dossier);

G_END_DECLS
