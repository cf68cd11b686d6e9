/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* Asks for a new meeting; when it is on record the place shows it. @widget stands in a
 * HutCouncilPage. */
void hut_meeting_form_open_new (GtkWidget *widget, HutCaseBrowser *browser);

/* The meeting of @desk anew. What is wrong stands in the form. */
void hut_meeting_form_open (GtkWidget *widget, HutMeetingDesk *desk);

G_END_DECLS
