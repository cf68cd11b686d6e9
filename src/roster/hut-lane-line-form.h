/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks for the line of the lane @kept, on a map, and writes it. */
void hut_lane_line_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept);

G_END_DECLS
