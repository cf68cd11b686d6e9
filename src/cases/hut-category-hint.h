/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line that says which category a text looks like, how sure that is, and which words speak for
 * it, with a button that takes it. Hidden while there is nothing to say; nothing is applied by
 * itself.
 *
 * Signal: taken (const char *category). */
#define HUT_TYPE_CATEGORY_HINT (hut_category_hint_get_type ())
G_DECLARE_FINAL_TYPE (HutCategoryHint, hut_category_hint, HUT, CATEGORY_HINT, GtkWidget)

/* What it is about; the hint comes when the words rest. @present: the category that stands there
 * (NULL: none), of which nothing is said again. @store NULL: nothing. */
void hut_category_hint_set_words (HutCategoryHint *self, HutStore *store, const char *title,
                                  const char *text, const char *present);

G_END_DECLS
