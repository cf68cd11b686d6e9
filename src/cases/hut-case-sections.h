/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-section.h"

G_BEGIN_DECLS

/* Appends one of every section to @box, in the order in which they are read. */
void hut_case_sections_fill (GtkBox *box);

/* Hides all, until their turn. */
void hut_case_sections_hide (GtkBox *box);

/* Shows section @n, counted from 0; FALSE where there is none. */
gboolean hut_case_sections_show (GtkBox *box, guint n, const HutCaseShown *shown);
void hut_case_sections_leave (GtkBox *box);

/* Whether @changes may be about what a section shows of the case @id. */
gboolean hut_case_sections_concerned (HutChangeSet *changes, const HutUid *id);

G_END_DECLS
