/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* 意见表: the opinion sheets of the topic @topic, counted by household and view, one entered after
 * the other: household, view and words, then Enter. */
void hut_sheets_window_open (GtkWidget *widget, HutMeetingDesk *desk, const HutUid *topic);

G_END_DECLS
