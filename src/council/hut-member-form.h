/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* Asks for a new member of the body @body; @members (HutRecord) are those on its roll, referenced.
 * @widget stands in a HutCouncilPage. */
void hut_member_form_open_new (GtkWidget *widget, HutCaseBrowser *browser, const HutUid *body,
                               GPtrArray *members);

/* What is to be another of the member @id. Telephone and home address are masked until they are
 * asked for. */
void hut_member_form_open (GtkWidget *widget, HutCaseBrowser *browser, const HutUid *id,
                           GPtrArray *members);

/* Asks why the member is struck off the roll, and voids it. */
void hut_member_form_ask_void (GtkWidget *widget, HutCaseBrowser *browser, const HutRecord *kept);

G_END_DECLS
