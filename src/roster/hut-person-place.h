/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-suggest-entry.h"

G_BEGIN_DECLS

/* An entry for a lane or grid: by its name or its code, with what fits offered while it is typed.
 * Main thread. */

/* @names: code → name, of which a reference is taken. */
GtkWidget *hut_person_place_new (GHashTable *names);

/* Offers others; what is typed stays. */
void hut_person_place_set_names (HutSuggestEntry *entry, GHashTable *names);

void hut_person_place_set_code (HutSuggestEntry *entry, const char *code);

/* The code that is typed, by itself or by a name that only one has; owned by the names, NULL where
 * nothing is typed. FALSE where what is typed is none, or two. */
gboolean hut_person_place_get_code (HutSuggestEntry *entry, const char **code);

G_END_DECLS
