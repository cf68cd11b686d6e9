/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Rows that are filled when they come into view, a few in a frame, from the top on. GTK keeps some
 * two hundred rows of a list around the dozen that are seen; to fill them all takes longer than a
 * frame, and a page of them nearly as long as one. Until it is filled, a row must be as high as a
 * filled one, or the list jumps. Main thread only. */

/* Fills @row, once. */
typedef void (*HutLateFill) (GtkWidget *row);

/* @fill is called when @row (mapped) is in view of the list that it stands in; at once where it
 * stands in none. A row that waits already goes on waiting. */
void hut_late_rows_add (GtkWidget *row, HutLateFill fill);

/* @row no longer waits; call it when @row is unmapped. */
void hut_late_rows_remove (GtkWidget *row);

/* @row turned out to be of another height than was thought: those that wait in its list are
 * measured again, once it is laid out. May be called while measuring. */
void hut_late_rows_resize (GtkWidget *row);

G_END_DECLS
