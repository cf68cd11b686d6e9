/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* What follows a meeting: its minutes, written from what happened, edited, approved and signed; the
 * main views of its topics, for them; its resolutions, until they are rechecked; the notices of its
 * results. Activates council.print with what is printed. Main thread. */
#define HUT_TYPE_AFTER_PAGE (hut_after_page_get_type ())
G_DECLARE_FINAL_TYPE (HutAfterPage, hut_after_page, HUT, AFTER_PAGE, GtkWidget)

/* @page is a HutAfterPage. NULL: none. Takes a reference. */
void hut_after_page_set_desk (GtkWidget *page, HutMeetingDesk *desk);

/* What was typed and is not on record yet goes there now. */
void hut_after_page_flush (GtkWidget *page);

G_END_DECLS
