/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-screen.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Parts of the projected screen, in the sizes of data/projector.css. Words are shown as they are,
 * never as markup. New widgets, floating. */

#define HUT_WALL_HEIGHT 1080 /* what sizes are counted in */
#define HUT_WALL_MARGIN 80

/* @style and @more: classes, or NULL. Wraps within its width. */
GtkWidget *hut_wall_label (const char *words, const char *style, const char *more);

/* The words of the point at issue: as large as they can be in @lines lines of @width; of the
 * smallest size (72) they may take @most lines, and end in an ellipsis where that is too few. */
GtkWidget *hut_wall_point (const char *words, int width, const char *const *sizes, int lines,
                           int most);

/* From the largest down; ends with NULL. */
extern const char *const hut_wall_sizes_large[]; /* 112, 88, 72 */
extern const char *const hut_wall_sizes_point[]; /* 72 */

/* Numbers with their labels above, as large as fits into @width. */
GtkWidget *hut_wall_figures (GArray *figures, int width);

/* Areas in one line, each with the key to its pattern. */
GtkWidget *hut_wall_areas (GArray *areas);

/* The verdict, with its arithmetic beside it, or below where it does not fit. */
GtkWidget *hut_wall_verdict (const HutScreen *screen, int width);

/* One line of a list. @most: of shares. */
GtkWidget *hut_wall_line (const HutScreenLine *line, gint64 most);

/* The height that @widget takes in @width. */
int hut_wall_height (GtkWidget *widget, int width);

G_END_DECLS
