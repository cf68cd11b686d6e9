/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "app/hut-desk.h"

G_BEGIN_DECLS

/* What the street's map knows of places, for the forms that ask by a HutAddressLookup and a
 * HutAddressWhere. Bounded; main thread. */

/* Adds what @words may mean (HutAddressPlace), the likeliest first; nothing while the names are not
 * read yet, or @desk is NULL. */
void hut_place_lookup (HutDesk *desk, const char *words, GPtrArray *places);

/* The community that @place lies in, or NULL. Free with g_free(). */
char *hut_place_lookup_community (HutDesk *desk, HutPoint place);

G_END_DECLS
