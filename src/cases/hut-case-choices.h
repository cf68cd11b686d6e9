/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-browser.h"
#include "widgets/hut-code-drop-down.h"

G_BEGIN_DECLS

/* Fills @drop_down with what the field @name of a case may be: communities, units with
 * departments, categories in use, or the field's own codes. @none (may be NULL) is the entry for
 * no value. */
void hut_case_choices_fill (HutCodeDropDown *drop_down, HutCaseBrowser *browser, const char *name,
                            const char *none);

G_END_DECLS
