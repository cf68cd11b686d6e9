/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "geo/hut-shape.h"

G_BEGIN_DECLS

/* A line that a person changes point by point: parts of points, of which the last may still have a
 * single one. Each change can be taken back, and done again. Points are counted through all parts.
 * Not thread-safe. */
typedef struct _HutLineEdit HutLineEdit;

/* @line NULL: nothing is drawn yet. */
HutLineEdit *hut_line_edit_new (const HutShape *line);
void hut_line_edit_free (HutLineEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutLineEdit, hut_line_edit_free)

guint hut_line_edit_n_points (const HutLineEdit *edit);
HutPoint hut_line_edit_point (const HutLineEdit *edit, guint index);

/* Whether a piece leads from point @index to the next one. */
gboolean hut_line_edit_leads_on (const HutLineEdit *edit, guint index);

/* Metres of all parts. */
double hut_line_edit_length (const HutLineEdit *edit);

/* ---- Changes, each of which can be taken back ---- */

/* @line (NULL: nothing) in the place of what is there. */
void hut_line_edit_replace (HutLineEdit *edit, const HutShape *line);

/* A point more, at that end of a part which is nearest to @point; the first ones begin a line.
 * Returns its number. */
guint hut_line_edit_extend (HutLineEdit *edit, HutPoint point);

/* A point more on the piece that leads from point @index. Returns its number; G_MAXUINT where none
 * does. */
guint hut_line_edit_insert (HutLineEdit *edit, guint index, HutPoint point);

void hut_line_edit_move (HutLineEdit *edit, guint index, HutPoint point);

/* Moves it further, as a part of the change before. */
void hut_line_edit_drag (HutLineEdit *edit, guint index, HutPoint point);

/* A part that is left with a single point goes with it, where there are others. */
void hut_line_edit_remove (HutLineEdit *edit, guint index);

/* FALSE: there is nothing to take back, or to do again. */
gboolean hut_line_edit_undo (HutLineEdit *edit);
gboolean hut_line_edit_redo (HutLineEdit *edit);
gboolean hut_line_edit_can_undo (const HutLineEdit *edit);
gboolean hut_line_edit_can_redo (const HutLineEdit *edit);

/* ---- Looking ---- */

/* The point nearest to @place, and how far it is in metres; G_MAXUINT: there is none. */
guint hut_line_edit_nearest_point (const HutLineEdit *edit, HutPoint place, double *metres);

/* The point from which the piece nearest to @place leads on. */
guint hut_line_edit_nearest_piece (const HutLineEdit *edit, HutPoint place, double *metres);

/* As a figure; NULL where no part has two points. */
HutShape *hut_line_edit_to_shape (const HutLineEdit *edit);

G_END_DECLS
