/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-cards-page.h"

G_BEGIN_DECLS

/* What stands behind the sync badge: the changes that the server refused (待处理), each with its
 * reason and two answers, and below them those that are only waiting to be sent.
 * Property: actions (HutCaseActions). */
#define HUT_TYPE_WAITING_PAGE (hut_waiting_page_get_type ())
G_DECLARE_FINAL_TYPE (HutWaitingPage, hut_waiting_page, HUT, WAITING_PAGE, HutCardsPage)

GtkWidget *hut_waiting_page_new (void);

G_END_DECLS
