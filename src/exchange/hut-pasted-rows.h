/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-row-reader.h"

G_BEGIN_DECLS

/* Rows that were copied from a spreadsheet or typed: a line a row, its cells separated by tabs, or
 * where no line has one, by commas. @text is copied, and must be valid UTF-8. */
HutRowReader *hut_pasted_rows_new (const char *text);

G_END_DECLS
