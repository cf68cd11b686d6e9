/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-people.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A person as a row of a list shows one. What it shows may be read anew: property entry (pointer)
 * notifies. Main thread. */
#define HUT_TYPE_PERSON_ITEM (hut_person_item_get_type ())
G_DECLARE_FINAL_TYPE (HutPersonItem, hut_person_item, HUT, PERSON_ITEM, GObject)

/* Owned by the item, until it notifies. Read when it is first asked for, with those beside it. */
const HutPersonEntry *hut_person_item_get_entry (HutPersonItem *self);

/* People as a list of items (HutPersonItem) that are made when they are looked at: it is given all
 * rowids, and reads pages of rows around what is asked for. Main thread. */
#define HUT_TYPE_PEOPLE_LIST (hut_people_list_get_type ())
G_DECLARE_FINAL_TYPE (HutPeopleList, hut_people_list, HUT, PEOPLE_LIST, GObject)

HutPeopleList *hut_people_list_new (void);

/* Where rows come from, borrowed until it is set to another; NULL: none are read any more. */
void hut_people_list_set_reader (HutPeopleList *self, HutReader *reader);

/* How many would be told of as new, if @rowids (gint64) were set: where they are many, let go of
 * the list meanwhile, since who shows it looks for its rows among all of them. */
guint hut_people_list_count_new (HutPeopleList *self, const GArray *rowids);

/* All rowids (gint64) in their order, taken over; @now: whose roles are held. What is at the head
 * and the end as before is not told as changed; rows that are kept are read anew. */
void hut_people_list_set_rowids (HutPeopleList *self, GArray *rowids, HutTime now);

/* Where @rowid is, or G_MAXUINT. */
guint hut_people_list_find (HutPeopleList *self, gint64 rowid);

/* Times that rows were read, for tests. */
guint hut_people_list_get_n_fetches (HutPeopleList *self);

G_END_DECLS
