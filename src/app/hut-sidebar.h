/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The places of the window with their counts, and the account below. Choosing one activates
 * app.go-to with its name. What waits for an answer has a place only while there is some. */
#define HUT_TYPE_SIDEBAR (hut_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (HutSidebar, hut_sidebar, HUT, SIDEBAR, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_sidebar_set_desk (HutSidebar *self, HutDesk *desk);

/* Marks @place as the one that is shown; of one that is not listed, none. No action follows. */
void hut_sidebar_set_place (HutSidebar *self, const char *place);

G_END_DECLS
