/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-cluster.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One pin or cluster as a list item for accessibility and the keyboard. It draws nothing: the pin
 * layer, its parent, does. */
#define HUT_TYPE_PIN_ITEM (hut_pin_item_get_type ())
G_DECLARE_FINAL_TYPE (HutPinItem, hut_pin_item, HUT, PIN_ITEM, GtkWidget)

HutPinItem *hut_pin_item_new (void);

/* What it stands for now; @name is read out. */
void hut_pin_item_set (HutPinItem *self, const HutMark *mark, const char *name, gboolean selected);

const HutMark *hut_pin_item_get_mark (HutPinItem *self);

G_END_DECLS
