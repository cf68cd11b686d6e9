/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle-ledger.h"
#include "store/hut-case-browser.h"

G_BEGIN_DECLS

/* An entry of the ledger in words. Immutable. Main thread. */
#define HUT_TYPE_LEDGER_ITEM (hut_ledger_item_get_type ())
G_DECLARE_FINAL_TYPE (HutLedgerItem, hut_ledger_item, HUT, LEDGER_ITEM, GObject)

/* Names of units are @browser's. */
HutLedgerItem *hut_ledger_item_new (const HutLedgerEntry *entry, HutCaseBrowser *browser);

const char *hut_ledger_item_get_unit (HutLedgerItem *self); /* code */
const HutUid *hut_ledger_item_get_whistle (HutLedgerItem *self);

/* "Traffic police"; "Came late", as a chip with its tone and sign; "11-26 10:30". */
const char *hut_ledger_item_get_title (HutLedgerItem *self);
const char *hut_ledger_item_get_chip (HutLedgerItem *self, const char **tone, const char **icon);
const char *hut_ledger_item_get_when (HutLedgerItem *self);

/* By how much, the number of the whistle and its task; what was said, and how it was ruled; which
 * papers went out. */
const char *hut_ledger_item_get_note (HutLedgerItem *self);
const char *hut_ledger_item_get_said (HutLedgerItem *self);
const char *hut_ledger_item_get_papers (HutLedgerItem *self);

/* Whether both say the same. */
gboolean hut_ledger_item_equal (HutLedgerItem *self, HutLedgerItem *other);

G_END_DECLS
