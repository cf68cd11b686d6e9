/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Asks where, and saves the minutes of the meeting that @desk shows, as they are on record then or
 * as a draft, as a document that can be edited on (hut-odt.h). Read and written on a worker; the
 * page that @widget stands in tells how that went. Main thread. */
void hut_minutes_save (GtkWidget *widget, HutMeetingDesk *desk);

G_END_DECLS
