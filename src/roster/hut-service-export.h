/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks from when until when, and where to, and writes the hours of all volunteers as a table for
 * the city's platform: see exchange/hut-hours-export.h. @widget stands in the page of the roster,
 * which tells how that went. Main thread. */
void hut_service_export_open (GtkWidget *widget, HutCaseBrowser *browser);

G_END_DECLS
