/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was answered, closed or called back, to be given back to the hotline in the columns of its
 * own file: of today or of other days, of the office or of one who works there; copied or saved,
 * with those that are left out and why. */
#define HUT_TYPE_RESULTS_WINDOW (hut_results_window_get_type ())
G_DECLARE_FINAL_TYPE (HutResultsWindow, hut_results_window, HUT, RESULTS_WINDOW, GtkWindow)

void hut_results_window_show (GtkWindow *parent, HutDesk *desk);

G_END_DECLS
