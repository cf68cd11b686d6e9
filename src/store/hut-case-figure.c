/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Periods and figures of the rates as conditions. What each means: domain/hut-rate-figures.c; which
 * cases belong to a period: hut-reader-rates.h. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-figure.h"

#define PENDING_BEFORE (31 * HUT_TIME_DAY)

/* clang-format off */
#define SHOWN " AND c.state <> 'void' AND c.staged NOT IN (SELECT id FROM staging)"

#define ANSWERED "coalesce(c.contacted, c.resolved, c.satisfaction) IS NOT NULL"
#define CALLED_BACK "(c.call_back_at IS NOT NULL OR " ANSWERED ")"
#define COUNTED CALLED_BACK " AND coalesce(c.excluded, 0) <> 1"
#define PENDING \
  "c.call_back_at IS NULL AND NOT " ANSWERED " AND coalesce(c.excluded, 0) <> 1 " \
  "AND coalesce(c.state, '') NOT IN ('closed', 'returned')"

#define BY_DISPATCH \
  " FROM cases c WHERE coalesce(c.dispatched_at, c.created_at) >= ?40" \
  " AND coalesce(c.dispatched_at, c.created_at) < ?41" SHOWN

/* With a time of call-back; and without one, among those dispatched from ?42 on. */
#define BY_CALL_BACK \
  " FROM cases c WHERE c.call_back_at >= ?40 AND c.call_back_at < ?41" SHOWN
#define BY_NO_CALL_BACK \
  " FROM cases c WHERE coalesce(c.dispatched_at, c.created_at) >= ?42" \
  " AND coalesce(c.dispatched_at, c.created_at) < ?41 AND c.call_back_at IS NULL" SHOWN \
  " AND ((?43 AND " PENDING ")" \
  "   OR (coalesce(c.dispatched_at, c.created_at) >= ?40 AND (c.excluded = 1 OR " ANSWERED ")))"
/* clang-format on */

const char *
hut_figure_period_sql (const char *columns, HutRatesCounted counted)
{
  g_autofree char *sql = counted == HUT_RATES_BY_DISPATCH
                             ? g_strconcat ("SELECT ", columns, BY_DISPATCH, NULL)
                             : g_strconcat ("SELECT ", columns, BY_CALL_BACK " UNION ALL SELECT ",
                                            columns, BY_NO_CALL_BACK, NULL);

  return g_intern_string (sql);
}

void
hut_figure_bind_period (sqlite3_stmt *statement, const HutRatePeriod *period, HutTime now)
{
  sqlite3_bind_int64 (statement, 40, period->from);
  sqlite3_bind_int64 (statement, 41, period->until);
  /* Only what is counted by call-back has these. */
  sqlite3_bind_int64 (statement, 42, period->from - PENDING_BEFORE);
  sqlite3_bind_int (statement, 43, now < period->until);
}

static void
append_low_grades (GString *sql, guint n_grades)
{
  g_string_append (sql, "c.satisfaction IN (");
  for (guint i = 0; i < n_grades; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", HUT_FIGURE_FIRST_GRADE + i);
  g_string_append (sql, ")");
}

void
hut_figure_append (GString *sql, HutRateFigure figure, guint n_grades)
{
  static const char *const conditions[HUT_N_FIGURES] = {
    [HUT_FIGURE_COUNTED] = COUNTED,
    [HUT_FIGURE_CONTACT_ASKED] = COUNTED " AND c.contacted IS NOT NULL",
    [HUT_FIGURE_NOT_CONTACTED] = COUNTED " AND c.contacted = 0",
    [HUT_FIGURE_RESOLUTION_ASKED] = COUNTED " AND c.resolved IS NOT NULL",
    [HUT_FIGURE_NOT_RESOLVED] = COUNTED " AND c.resolved = 0",
    [HUT_FIGURE_GRADED] = COUNTED " AND c.satisfaction IS NOT NULL",
    [HUT_FIGURE_NOT_SATISFIED] = COUNTED " AND ",
    [HUT_FIGURE_LOST] = COUNTED " AND (c.contacted = 0 OR c.resolved = 0 OR ",
    [HUT_FIGURE_EXCLUDED] = "c.excluded = 1",
    [HUT_FIGURE_EXCLUDED_BARE] = "c.excluded = 1 AND c.exclusion_evidence IS NULL",
    [HUT_FIGURE_PENDING] = PENDING,
  };

  if (conditions[figure] == NULL)
    return;
  g_string_append_printf (sql, " AND %s", conditions[figure]);
  if (figure == HUT_FIGURE_NOT_SATISFIED || figure == HUT_FIGURE_LOST)
    append_low_grades (sql, n_grades);
  if (figure == HUT_FIGURE_LOST)
    g_string_append_c (sql, ')');
}
