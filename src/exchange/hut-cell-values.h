/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-mapping.h"
#include "exchange/hut-row-reader.h"

G_BEGIN_DECLS

/* Cells to values. Each function returns NULL where it went well, else why not, translated; an
 * empty value is none. */

/* Without white space around it (of any script) and without control characters, line ends as
 * "\n"; of a @line all white space as single spaces. NULL where nothing is left. */
char *hut_cell_clean_text (const char *text, gboolean line);

/* TEXT. */
char *hut_cell_read_text (const HutCell *cell, gboolean line, HutValue *value);

/* An order number, a telephone, an identity number: text. Refused where a spreadsheet took it for
 * a number and kept 15 digits of it, or shows it as 2.02611E+17: others would become the same. */
char *hut_cell_read_number (const HutCell *cell, HutValue *value);

/* CODE and BOOL, by the words of @mapping. */
char *hut_cell_read_word (const HutCell *cell, HutMapping *mapping, const HutField *field,
                          HutValue *value);

/* TIME in @zone, as hut_time_parse() and as a serial number of days (1955 to 2119, counted from
 * 1899-12-30). */
char *hut_cell_read_time (const HutCell *cell, GTimeZone *zone, HutValue *value);

/* A point from two cells, or from one that holds both ("116.3,40.0", "(39.3, -76.6)" only where
 * longitude comes first). FALSE where there is none: missing, off the globe, 0,0, or rounded to
 * whole degrees. @accuracy in metres where both were rounded to fewer than four decimals, else 0.
 */
gboolean hut_cell_read_point (const char *lon, const char *lat, HutCoords coords, HutPoint *point,
                              int *accuracy);

G_END_DECLS
