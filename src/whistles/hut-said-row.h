/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When something took place, as it was told: now, until somebody writes another time. What is
 * written is read back in words ("12 min ago") beside the label; a time of the clock alone is the
 * last one that was. Main thread. */
#define HUT_TYPE_SAID_ROW (hut_said_row_get_type ())
G_DECLARE_FINAL_TYPE (HutSaidRow, hut_said_row, HUT, SAID_ROW, GtkWidget)

/* @label: with a mnemonic. @earliest: it cannot have been before that; 0: at any time. */
GtkWidget *hut_said_row_new (const char *label, HutTime earliest);

/* @at: 0 where it is now. FALSE, and said at the field, where it is no time, is to come, or was
 * before the earliest. */
gboolean hut_said_row_read (HutSaidRow *self, HutTime *at);

G_END_DECLS
