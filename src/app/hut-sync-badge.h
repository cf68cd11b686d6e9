/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How the file stands with its server, in a word or two in the head of the window; behind it what
 * that means, the first changes that are not sent, and what can be done. */
#define HUT_TYPE_SYNC_BADGE (hut_sync_badge_get_type ())
G_DECLARE_FINAL_TYPE (HutSyncBadge, hut_sync_badge, HUT, SYNC_BADGE, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_sync_badge_set_desk (HutSyncBadge *self, HutDesk *desk);

G_END_DECLS
