/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* Records of the roster (roles, patrols, checks, ratings) by the lane or grid that they are at:
 * what is asked of each of many places looks through the records once. Borrows them; not
 * thread-safe; owned by one. Pure. */
typedef struct _HutPlaceTable HutPlaceTable;

HutPlaceTable *hut_place_table_new (GPtrArray *records);
void hut_place_table_free (HutPlaceTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPlaceTable, hut_place_table_free)

/* Those at @place (a lane or a grid, as hut_roster_is_at() says it), in their order; empty where
 * there are none. Of the table. */
GPtrArray *hut_place_table_at (const HutPlaceTable *table, const HutRecord *place);

G_END_DECLS
