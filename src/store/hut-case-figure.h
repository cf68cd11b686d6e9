/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rate-figures.h"
#include "store/hut-db.h"

G_BEGIN_DECLS

/* The cases behind a figure of the rates, in SQL: used inside store/ by the rates and by the filter
 * of cases, so that a figure and the list that it opens are the same cases. */

/* A SELECT of @columns ("c.id, ...") FROM cases c: those of a period. It takes ?40 to ?43. Kept
 * forever; give what hut_db_statement() takes. */
const char *hut_figure_period_sql (const char *columns, HutRatesCounted counted);

/* Binds them. */
void hut_figure_bind_period (sqlite3_stmt *statement, const HutRatePeriod *period, HutTime now);

/* Appends " AND ..." on cases c: which of the period are behind @figure; @n_grades are bound from
 * ?44 on. */
void hut_figure_append (GString *sql, HutRateFigure figure, guint n_grades);

#define HUT_FIGURE_FIRST_GRADE 44

G_END_DECLS
