/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a desktop shows notifications with, org.freedesktop.Notifications, on the bus of the test:
 * it keeps what it is told, and chooses one as a person does. In a thread of its own. */
typedef struct _HutNoticeBoard HutNoticeBoard;

/* Before the program starts that tells. */
HutNoticeBoard *hut_notice_board_new (void);
void hut_notice_board_free (HutNoticeBoard *board);

/* Waits until @count were told, and returns the last of them, "title\ntext", and "\n[label]" for
 * each of its buttons; fails the test where they do not come, or more did. Free with g_free(). */
char *hut_notice_board_wait (HutNoticeBoard *board, guint count);

/* Chooses the one that was told last. */
void hut_notice_board_choose (HutNoticeBoard *board);

G_END_DECLS
