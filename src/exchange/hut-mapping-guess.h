/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-column-look.h"
#include "exchange/hut-mapping.h"

G_BEGIN_DECLS

/* Proposes a field for each column of @mapping that has none, by its heading (how like it is to the
 * names that the preset knows) and by its values. @values: for each column a GPtrArray of texts,
 * none empty. What is proposed is for a person to look at: nothing is sure. Pure. */
void hut_mapping_guess (HutMapping *mapping, GPtrArray *values, const HutColumnNames *names);

/* The row that looks like headings, where no preset knows one: the first of the first rows with at
 * least three cells of text, all different, none of them a number or a time. FALSE where there is
 * none; any error of the reader in @error. */
gboolean hut_mapping_find_headings (HutRowReader *reader, HutPreset *preset, guint *sheet,
                                    guint *heading_row, HutMapping **mapping, GError **error);

/* How like two headings in normal form are: 1 the same, 0 nothing in common. */
double hut_mapping_likeness (const char *heading, const char *name);

G_END_DECLS
