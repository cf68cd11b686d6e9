/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-check-in-item.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* A HutCheckInRoll as a list model of HutCheckInItem: who is looked at is read when somebody asks,
 * by its row; 100,000 people cost what the roll costs. Main thread. */
#define HUT_TYPE_CHECK_IN_LIST (hut_check_in_list_get_type ())
G_DECLARE_FINAL_TYPE (HutCheckInList, hut_check_in_list, HUT, CHECK_IN_LIST, GObject)

HutCheckInList *hut_check_in_list_new (void);

/* NULL: nobody is read any more. Takes a reference. */
void hut_check_in_list_set_browser (HutCheckInList *self, HutCaseBrowser *browser);

/* Shows @roll (taken over; NULL: nobody) with the smallest items-changed. */
void hut_check_in_list_set_roll (HutCheckInList *self, HutCheckInRoll *roll);
/* How many rows @roll would take away and bring. */
guint hut_check_in_list_count_changes (HutCheckInList *self, const HutCheckInRoll *roll);

const HutCheckInRoll *hut_check_in_list_get_roll (HutCheckInList *self);

/* Where the member in row @rowid, or with 0 the unit @unit, stands; or G_MAXUINT. Looks through the
 * roll. And where the item @key stands that somebody looks at. */
guint hut_check_in_list_find (HutCheckInList *self, gint64 rowid, const char *unit);
guint hut_check_in_list_find_key (HutCheckInList *self, const char *key);

G_END_DECLS
