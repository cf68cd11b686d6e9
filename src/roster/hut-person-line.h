/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "store/hut-people-list.h"
#include "widgets/hut-late-row.h"

G_BEGIN_DECLS

/* A person in two lines: the name and who has left, then what one does and where. It names the list
 * row that it stands in by all of it. */
#define HUT_TYPE_PERSON_LINE (hut_person_line_get_type ())
G_DECLARE_FINAL_TYPE (HutPersonLine, hut_person_line, HUT, PERSON_LINE, HutLateRow)

GtkWidget *hut_person_line_new (void);

/* @item NULL: nobody. @places: code → name, and @browser, which knows units and communities, are
 * referenced. */
void hut_person_line_set_item (HutPersonLine *self, HutPersonItem *item, GHashTable *places,
                               HutCaseBrowser *browser);

G_END_DECLS
