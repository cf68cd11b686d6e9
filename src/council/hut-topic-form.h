/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* Asks for a topic of the meeting of @desk: a new one that begins with what @said says (may be
 * NULL), or the one on record with that uid. What is wrong stands in the form. */
void hut_topic_form_open_new (GtkWidget *widget, HutMeetingDesk *desk, const HutRecord *said);
void hut_topic_form_open (GtkWidget *widget, HutMeetingDesk *desk, const HutUid *topic);

G_END_DECLS
