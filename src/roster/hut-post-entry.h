/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-patrol-posts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* An entry in which a lane or grid is said by number, letters or name, or by the code of a printed
 * sheet that is scanned into it. Main thread.
 *
 * Signals: chosen (): one is said, and Enter goes on; scanned (gint64 monday): the same by a sheet
 * for the week of that day (hut_time_day_number()); typed (): none is said any more; missed (const
 * char *words): why what was entered says none. */
#define HUT_TYPE_POST_ENTRY (hut_post_entry_get_type ())
G_DECLARE_FINAL_TYPE (HutPostEntry, hut_post_entry, HUT, POST_ENTRY, GtkWidget)

/* What may be chosen from; stays until others are set. What was said stays said by its code. */
void hut_post_entry_set_posts (HutPostEntry *self, const HutPatrolPosts *posts);

/* The one that is said, of the posts; or NULL. */
const HutPatrolPost *hut_post_entry_get_post (HutPostEntry *self);

/* Says nothing any more, without a signal. */
void hut_post_entry_clear (HutPostEntry *self);

G_END_DECLS
