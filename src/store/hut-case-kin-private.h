/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-case-kin.h"
#include "store/hut-db.h"

G_BEGIN_DECLS

/* Appends the condition on the table `cases` as c, and binds its parameters ?20 to ?25. */
void hut_case_kin_append (GString *sql, const HutCaseKin *kin);
void hut_case_kin_bind (sqlite3_stmt *statement, const HutCaseKin *kin);

/* clang-format off */
/* The cell of a place by which the index cases_near finds it; and as a number. */
#define HUT_PLACE_CELL(place) "((" place " >> 47 << 17) | ((" place " & 4294967295) >> 15))"
#define HUT_PLACE_CELL_SHIFT 15
#define HUT_PLACE_CELL_OF(column, row) ((gint64)((guint64)(gint64)(column) << 17) | (gint64)(row))

/* The condition that the column @place lies in a box, by its cells: four parameters as
 * hut_place_bind_box() binds them. */
#define HUT_PLACE_IN_BOX(place, first, last, first_lat, last_lat) \
  HUT_PLACE_CELL (place) " IN (WITH RECURSIVE x (x) AS (SELECT " first " >> 47 UNION ALL " \
  "SELECT x + 1 FROM x WHERE x < " last " >> 47), y (y) AS (SELECT " first_lat " >> 15 UNION ALL " \
  "SELECT y + 1 FROM y WHERE y < " last_lat " >> 15) SELECT (x << 17) | y FROM x, y) " \
  "AND " place " BETWEEN " first " AND " last \
  " AND (" place " & 4294967295) BETWEEN " first_lat " AND " last_lat
/* clang-format on */

/* Binds the first and last value of the column `place`, and of its lower half (latitude), of what
 * lies in @box: four parameters in this order. */
void hut_place_bind_box (sqlite3_stmt *statement, const HutBox *box, const int parameters[4]);

/* The same of what lies within @metres of @place. */
void hut_place_bind (sqlite3_stmt *statement, HutPoint place, double metres,
                     const int parameters[4]);

G_END_DECLS
