/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-what-if.h"
#include "store/hut-reader.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A case that costs a rate, or may, with what one supposes of it. */
#define HUT_TYPE_WHAT_IF_ITEM (hut_what_if_item_get_type ())
G_DECLARE_FINAL_TYPE (HutWhatIfItem, hut_what_if_item, HUT, WHAT_IF_ITEM, GObject)

/* @row is taken over. @item's texts may go: only what it said is kept. @where: its community. */
HutWhatIfItem *hut_what_if_item_new (HutCaseRow *row, const HutRateCase *item, gint64 gain,
                                     const char *where);

const HutCaseRow *hut_what_if_item_get_row (HutWhatIfItem *self);

/* As it is; without its texts. */
const HutRateCase *hut_what_if_item_get_case (HutWhatIfItem *self);

/* What was said of it, where it is, and its number: "Not resolved · 东升社区 · 2026-000123". */
const char *hut_what_if_item_get_words (HutWhatIfItem *self);

/* "+0.21": what the score gains where it turns out well, in points; "" where it is not known. */
const char *hut_what_if_item_get_gain (HutWhatIfItem *self);

/* Notified as the property choice. */
HutWhatIfChoice hut_what_if_item_get_choice (HutWhatIfItem *self);
void hut_what_if_item_set_choice (HutWhatIfItem *self, HutWhatIfChoice choice);

G_END_DECLS
