/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case.h"
#include "widgets/hut-late-row.h"

G_BEGIN_DECLS

/* A case in two lines: what, then where and which kind; at the right how long it has, and its
 * number. It names the list row that it stands in "title, state, due", and row.open activates
 * app.show-case with the uid. */
#define HUT_TYPE_CASE_LINE (hut_case_line_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseLine, hut_case_line, HUT, CASE_LINE, HutLateRow)

GtkWidget *hut_case_line_new (void);

/* @item NULL: none. */
void hut_case_line_set_case (HutCaseLine *self, HutCase *item);

G_END_DECLS
