/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A word on a ground of its own, with a sign: never colour alone. It is read as its label.
 * Properties: label, icon-name ("" for none), tone: the style class of its colours ("overdue",
 * "soon", "at-work", "done", "good"). */
#define HUT_TYPE_CHIP (hut_chip_get_type ())
G_DECLARE_FINAL_TYPE (HutChip, hut_chip, HUT, CHIP, GtkWidget)

GtkWidget *hut_chip_new (const char *label, const char *icon_name, const char *tone);
void hut_chip_set (HutChip *self, const char *label, const char *icon_name, const char *tone);
const char *hut_chip_get_label (HutChip *self);

G_END_DECLS
