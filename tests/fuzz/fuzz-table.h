/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

/* Opens @data as a table file, reads every row of every sheet, holds each to what the reader
 * promises, and maps it where its headings are known. */
void fuzz_table_read (const void *data, gsize size);
