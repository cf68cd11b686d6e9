/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-preset.h"

G_BEGIN_DECLS

/* The names of the street itself, in the normal form of hut_preset_normalize(); sets, or NULL where
 * they are not known. */
typedef struct
{
  GHashTable *communities;
  GHashTable *units;
  GHashTable *categories;
} HutColumnNames;

void hut_column_names_clear (HutColumnNames *names);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutColumnNames, hut_column_names_clear)

/* How far the values of a column (texts, none empty) look like those of @field: 0 not at all, 1
 * altogether, 0.5 where values cannot tell. Words of code fields are those that @preset knows. Pure
 * and thread-safe. */
double hut_column_look (HutPreset *preset, const char *field, GPtrArray *values,
                        const HutColumnNames *names);

/* Whether values alone can tell the field, however the column is called. */
gboolean hut_column_tells (const char *field);

G_END_DECLS
