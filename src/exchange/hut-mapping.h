/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-preset.h"
#include "exchange/hut-row-reader.h"

G_BEGIN_DECLS

/* Which column of one file fills which field. A column may fill several fields; a field is filled
 * by one column. Not thread-safe; owned by one. */
typedef struct _HutMapping HutMapping;

/* Maps the headings of @row by the names that @preset knows. */
HutMapping *hut_mapping_new (HutPreset *preset, const HutRow *row);
void hut_mapping_free (HutMapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMapping, hut_mapping_free)

/* Looks through the first rows of all sheets for the heading row that one of @presets
 * (HutPreset) knows best. With one preset only, the row that it knows best is taken even where a
 * column that is needed is missing; with several it is not, and three columns at least must be
 * known. Tells the sheet and the number of the row. HUT_EXCHANGE_ERROR_MAPPING where there is
 * none; any error of the reader. */
HutMapping *hut_mapping_detect (HutRowReader *reader, GPtrArray *presets, guint *sheet,
                                guint *heading_row, GError **error);

HutPreset *hut_mapping_get_preset (HutMapping *mapping);

guint hut_mapping_n_columns (HutMapping *mapping);
const char *hut_mapping_get_heading (HutMapping *mapping, guint column); /* "" where it has none */

/* The column of @field, or -1. */
int hut_mapping_get_column (HutMapping *mapping, const char *field);

/* Gives @field another column; -1: none. @field must be one of the preset's or of a case. */
void hut_mapping_set_column (HutMapping *mapping, const char *field, int column);

/* The system that the file's places are of: the preset's, unless it was set. */
HutCoords hut_mapping_get_coords (HutMapping *mapping);
void hut_mapping_set_coords (HutMapping *mapping, HutCoords coords);

/* Keeps what @column says, under its heading, at the end of the text; for what fills no field and
 * must not be lost. */
void hut_mapping_keep (HutMapping *mapping, guint column, gboolean keep);
gboolean hut_mapping_is_kept (HutMapping *mapping, guint column);

/* A word of this file for @field, a field of codes or of yes and no: what hut_preset_find_word()
 * answers of it. NULL: as the preset has it. Own words come before the preset's. */
void hut_mapping_set_word (HutMapping *mapping, const char *field, const char *word,
                           const char *code);
const char *hut_mapping_find_word (HutMapping *mapping, const HutField *field, const char *word);

/* Calls @func for each own word, in normal form. */
typedef void (*HutMappingWordFunc) (const char *field, const char *word, const char *code,
                                    gpointer data);
void hut_mapping_each_word (HutMapping *mapping, HutMappingWordFunc func, gpointer data);

/* The fields that have a column, in the order of their columns. Ends with NULL; the names are
 * owned by the mapping. */
GPtrArray *hut_mapping_list_fields (HutMapping *mapping);

/* The headings that fill no field. */
GStrv hut_mapping_list_unmapped (HutMapping *mapping);

/* HUT_EXCHANGE_ERROR_MAPPING, naming what is missing, where rows would say nothing. */
gboolean hut_mapping_check (HutMapping *mapping, GError **error);

G_END_DECLS
