/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-bulk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A row of the list of cases that were left out: which, and why. Its action row.open activates
 * app.show-case. */
#define HUT_TYPE_LEFT_OUT_LINE (hut_left_out_line_get_type ())
G_DECLARE_FINAL_TYPE (HutLeftOutLine, hut_left_out_line, HUT, LEFT_OUT_LINE, GtkWidget)

GtkWidget *hut_left_out_line_new (void);

/* NULL: none. Copied. */
void hut_left_out_line_set_refusal (HutLeftOutLine *self, const HutBulkRefusal *refusal);

G_END_DECLS
