/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is to be done after meetings, of all of them: results to be put up, notices that may come
 * down, resolutions due or to be rechecked. Not seen while there is nothing. Main thread.
 *
 * Signal: chosen (const char *id): the uid of the meeting that it is about. */
#define HUT_TYPE_REMINDER_CARD (hut_reminder_card_get_type ())
G_DECLARE_FINAL_TYPE (HutReminderCard, hut_reminder_card, HUT, REMINDER_CARD, GtkWidget)

/* NULL: none. Takes a reference. */
void hut_reminder_card_set_browser (HutReminderCard *self, HutCaseBrowser *browser);

G_END_DECLS
