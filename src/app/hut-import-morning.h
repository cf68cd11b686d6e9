/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case.h"
#include "store/hut-lead-proposal.h"
#include "store/hut-store-imports.h"

G_BEGIN_DECLS

/* A case of the newest import as the list shows it: what the import did, how it stands now, and
 * who is proposed to lead it. */
#define HUT_TYPE_IMPORT_ITEM (hut_import_item_get_type ())
G_DECLARE_FINAL_TYPE (HutImportItem, hut_import_item, HUT, IMPORT_ITEM, GObject)

struct _HutImportItem
{
  GObject parent_instance;
  HutUid id;
  char *title;
  char *lead;      /* code, or NULL */
  HutCaseRow *row; /* owned, until hut_import_item_show() makes the case of it */
  HutCase *shown;  /* or NULL */
  HutImportedAs as;
  gboolean wants_lead;
  HutLeadProposal proposal;
};

/* The case for a row of a list, kept by @self; @community_name as of hut_case_new(), asked once.
 * Main thread. */
HutCase *hut_import_item_show (HutImportItem *self, const char *community_name);

/* Reads the newest import on a worker: HutImportItem in the order of its file; of no import, none.
 */
void hut_import_morning_read_async (HutStore *store, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
GPtrArray *hut_import_morning_read_finish (GAsyncResult *result, GError **error);

/* Gathers on a worker what gives each of @items (HutImportItem, taken over) to the unit proposed.
 * @refused are texts "title: why", @n_given how many @write gives; NULL without an error where it
 * is none. */
void hut_import_morning_give_async (HutStore *store, GPtrArray *items, const char *account,
                                    GAsyncReadyCallback callback, gpointer data);
HutWrite *hut_import_morning_give_finish (GAsyncResult *result, guint *n_given, GPtrArray **refused,
                                          GError **error);

G_END_DECLS
