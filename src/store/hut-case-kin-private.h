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

/* Binds the first and last value of the column `place`, and of its lower half (latitude), of what
 * lies in @box: four parameters in this order. */
void hut_place_bind_box (sqlite3_stmt *statement, const HutBox *box, const int parameters[4]);

/* The same of what lies within @metres of @place. */
void hut_place_bind (sqlite3_stmt *statement, HutPoint place, double metres,
                     const int parameters[4]);

G_END_DECLS
