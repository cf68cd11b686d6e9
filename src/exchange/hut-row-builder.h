/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-row-reader.h"

G_BEGIN_DECLS

/* Rows gathered by a reader while it parses a piece of a file, and handed out one by one. Texts
 * are copied into one buffer, but for those that live as long as the reader. Bounded: a row has
 * at most HUT_ROW_MAX_CELLS cells and HUT_ROW_MAX_BYTES of text; what goes beyond marks it as
 * damaged. One thread. */
typedef struct _HutRowBuilder HutRowBuilder;

#define HUT_ROW_MAX_CELLS 16384
#define HUT_ROW_MAX_BYTES (1024 * 1024)

HutRowBuilder *hut_row_builder_new (void);
void hut_row_builder_free (HutRowBuilder *builder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRowBuilder, hut_row_builder_free)

/* Forgets the row that is being built, to begin it again. */
void hut_row_builder_abandon (HutRowBuilder *builder);

/* Forgets everything, the row that is being built too. */
void hut_row_builder_clear (HutRowBuilder *builder);

/* Adds a cell to the row that is being built. An empty text is no cell. White space alone is
 * none either. @length may be -1. */
void hut_row_builder_add (HutRowBuilder *builder, guint column, HutCellType type, const char *text,
                          gssize length);

/* The same with a text that is valid as long as the reader is. */
void hut_row_builder_add_kept (HutRowBuilder *builder, guint column, HutCellType type,
                               const char *text);

/* Marks the row that is being built; @why is a literal, marked for
 * translation. */
void hut_row_builder_damage (HutRowBuilder *builder, const char *why);

/* Ends the row; one without cells is dropped, unless it is damaged. */
void hut_row_builder_end (HutRowBuilder *builder, guint number);

/* The oldest row that was ended; FALSE where there is none. It is valid until the next call that
 * finds none, or hut_row_builder_clear(). Rows may be added only when there is none. */
gboolean hut_row_builder_take (HutRowBuilder *builder, HutRow *row);

G_END_DECLS
