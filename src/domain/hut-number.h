/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* The numbers that people know records by, unique in a street's stream and counted by year: of a
 * case "2026-000123", of a whistle "2026-哨-0031". The server gives them; a file that works alone
 * does so itself. Pure. */

/* Whether records of @kind have a number. */
gboolean hut_number_has (const HutKind *kind);

/* Whether @number can be one of a record of @kind. */
gboolean hut_number_is_valid (const HutKind *kind, const char *number);

/* The @n-th of the year @year; free with g_free(). */
char *hut_number_print (const HutKind *kind, int year, gint64 n);

/* The name under which the last of a year is kept; free with g_free(). */
char *hut_number_counter (const HutKind *kind, int year);

G_END_DECLS
