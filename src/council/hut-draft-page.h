/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* A meeting before it is opened: what it is, its agenda, its notice.
 * Actions: draft.edit, draft.cancel; its button activates council.enter of the place. */
#define HUT_TYPE_DRAFT_PAGE (hut_draft_page_get_type ())
G_DECLARE_FINAL_TYPE (HutDraftPage, hut_draft_page, HUT, DRAFT_PAGE, GtkWidget)

/* @page is a HutDraftPage. NULL: none. Takes a reference. */
void hut_draft_page_set_desk (GtkWidget *page, HutMeetingDesk *desk);

G_END_DECLS
