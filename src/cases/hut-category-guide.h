/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "insight/hut-category-model.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

/* Which category a text looks like, by what the cases of an open file have taught. It learns on a
 * worker when it is first asked, which takes a second or two, and anew after a day; it never writes
 * anything. */

/* How many cases it learns from at most, the newest. */
#define HUT_CATEGORY_GUIDE_CASES 20000

/* Main thread. Either text may be NULL. */
void hut_category_guide_async (HutStore *store, const char *title, const char *text,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);

/* TRUE with @suggestion NULL where nothing speaks for any category, or the file has taught too
 * little. */
gboolean hut_category_guide_finish (GAsyncResult *result, HutCategorySuggestion **suggestion,
                                    GError **error);

G_END_DECLS
