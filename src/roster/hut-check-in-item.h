/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-check-in.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One who checks in, as a row of the list shows it. Signal: changed (): it says something else.
 * Main thread. */
#define HUT_TYPE_CHECK_IN_ITEM (hut_check_in_item_get_type ())
G_DECLARE_FINAL_TYPE (HutCheckInItem, hut_check_in_item, HUT, CHECK_IN_ITEM, GObject)

/* @name (taken over): of a member, read by the mark's row; of a unit it is empty. */
HutCheckInItem *hut_check_in_item_new (const HutCheckInMark *mark, HutCheckInName *name);
void hut_check_in_item_update (HutCheckInItem *self, const HutCheckInMark *mark,
                               HutCheckInName *name);

/* A uid's text, or the name of the unit: what names it for good. */
const char *hut_check_in_item_get_key (HutCheckInItem *self);

/* The row of a member; 0: a unit. */
gint64 hut_check_in_item_get_rowid (HutCheckInItem *self);
gboolean hut_check_in_item_is_unit (HutCheckInItem *self);
const HutUid *hut_check_in_item_get_person (HutCheckInItem *self);
const char *hut_check_in_item_get_name (HutCheckInItem *self);
const char *hut_check_in_item_get_unit (HutCheckInItem *self);
const char *hut_check_in_item_get_community (HutCheckInItem *self);
guint hut_check_in_item_get_n_members (HutCheckInItem *self);

/* How it stands; and in words: "3 of 4", "Done"; free with g_free(). */
const HutCheckInStanding *hut_check_in_item_get_standing (HutCheckInItem *self);
char *hut_check_in_item_dup_words (HutCheckInItem *self);

G_END_DECLS
