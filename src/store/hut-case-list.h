/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-edit.h"
#include "store/hut-case.h"
#include "store/hut-change-set.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The cases of a HutCaseSet as a GListModel of HutCase: rows are read when somebody asks for them,
 * about a hundred at a time, and the last few hundred are kept. A million cases cost what the set
 * costs. Main thread only. */
#define HUT_TYPE_CASE_LIST (hut_case_list_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseList, hut_case_list, HUT, CASE_LIST, GObject)

/* Reads the rows of up to 1,000 rowids, in their order, leaving out what has gone: an array of
 * HutCaseRow with hut_case_row_free() as its free function. NULL where it failed (logged there). */
typedef GPtrArray *(*HutCaseListFetch) (const gint64 *rowids, guint n_rowids, gpointer data);

/* The name of the community @code, or NULL. Owned by the callee. */
typedef const char *(*HutCaseListName) (const char *code, gpointer data);

/* Both functions are called with @data until hut_case_list_close(). @name may be NULL. */
HutCaseList *hut_case_list_new (HutCaseListFetch fetch, HutCaseListName name, gpointer data);

/* No more reading: items that are not kept are empty from now on. */
void hut_case_list_close (HutCaseList *self);

/* Shows @set (NULL: nothing), with the smallest items-changed: what is the same at both ends stays.
 * Kept items get the set's time. */
void hut_case_list_set_set (HutCaseList *self, HutCaseSet *set);

/* Shows the set that @edit leads to from the one that is shown: tells each place that a case left
 * or took, and of a whole one what is between its ends. Looks through neither set. */
void hut_case_list_apply (HutCaseList *self, HutCaseEdit *edit);

/* While an edit is told: the cases (gint64) that leave the list by it for good, where others only
 * leave their places. FALSE at other times. */
gboolean hut_case_list_get_leaving (HutCaseList *self, GArray *rowids);

/* Reads again those of the kept items that @changes names, and notifies what differs; at most some
 * hundred, the ones asked for last. */
void hut_case_list_refresh (HutCaseList *self, HutChangeSet *changes);

/* The rowid at @position, without making an item: what names it in a selection. */
gint64 hut_case_list_get_rowid (HutCaseList *self, guint position);

/* The position of the case @rowid, or G_MAXUINT. Looks through the set. */
guint hut_case_list_find (HutCaseList *self, gint64 rowid);

/* The case @rowid, whether it is in the set or not; NULL where there is none. */
HutCase *hut_case_list_dup_case (HutCaseList *self, gint64 rowid);

/* How often rows were read, for tests. */
guint hut_case_list_get_n_fetches (HutCaseList *self);

G_END_DECLS
