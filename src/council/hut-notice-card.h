/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-meeting-desk.h"

G_BEGIN_DECLS

/* The notice of a meeting: what the law asks of it and whether it is there, in words and with a
 * sign; it goes out from here, and is withdrawn; and where its sheets hang, which are put up, taken
 * down and struck out.
 * Actions: notice.announce, notice.withdraw, notice.print; those of hut-notice-acts.h. */
#define HUT_TYPE_NOTICE_CARD (hut_notice_card_get_type ())
G_DECLARE_FINAL_TYPE (HutNoticeCard, hut_notice_card, HUT, NOTICE_CARD, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_notice_card_set_desk (HutNoticeCard *self, HutMeetingDesk *desk);

G_END_DECLS
