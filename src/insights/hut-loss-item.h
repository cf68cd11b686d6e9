/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-losses.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* A lost case in the list of its review. Properties, with notify: reason, lesson (strings, "" where
 * there is none). */
#define HUT_TYPE_LOSS_ITEM (hut_loss_item_get_type ())
G_DECLARE_FINAL_TYPE (HutLossItem, hut_loss_item, HUT, LOSS_ITEM, GObject)

/* Takes over @loss; @where names its community, or NULL. */
HutLossItem *hut_loss_item_new (HutLoss *loss, const char *where);

const HutLoss *hut_loss_item_get_loss (HutLossItem *self);

/* "Not resolved · 东升社区 · 2026-000123" */
const char *hut_loss_item_get_words (HutLossItem *self);

/* What is on record of "loss_reason" or "loss_lesson"; "" where nothing is. */
const char *hut_loss_item_get_text (HutLossItem *self, const char *field);

/* It is being written. */
void hut_loss_item_set_text (HutLossItem *self, const char *field, const char *text);

/* Another version of the same case was read: takes its texts over. */
void hut_loss_item_update (HutLossItem *self, HutLossItem *newer);

G_END_DECLS
