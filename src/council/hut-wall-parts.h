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
#define HUT_WALL_MARGIN 80   /* at the sides; above and below: */
#define HUT_WALL_MARGIN_TOP 64

/* @style and @more: classes, or NULL. Wraps within its width. */
GtkWidget *hut_wall_label (const char *words, const char *style, const char *more);

/* The words of the point at issue: as large as they can be in @lines lines of @width; of the
 * smallest size (72) they may take @most lines, and end in an ellipsis where that is too few. */
GtkWidget *hut_wall_point (const char *words, int width, const char *const *sizes, int lines,
                           int most);

/* From the largest down; ends with NULL. */
extern const char *const hut_wall_sizes_large[]; /* 112, 72 */
extern const char *const hut_wall_sizes_point[]; /* 72 */

/* Numbers with their labels above, as large as fits into @width; @is_low: and no larger than 88,
 * where more stands below. */
GtkWidget *hut_wall_figures (GArray *figures, int width, gboolean is_low);

/* Areas in one line, or two where they are too wide. */
GtkWidget *hut_wall_areas (GArray *areas, int width);

/* The verdict in the type @size, with the reasons [from, to) beside it, or below where it is long.
 */
GtkWidget *hut_wall_verdict (const HutScreen *screen, const char *size, int width, guint from,
                             guint to);

/* How high it is with the first @n_reasons, reckoned without building it. */
int hut_wall_verdict_height (const HutScreen *screen, const char *size, int width, guint n_reasons);

/* One line of a list in @width. @most: of shares. */
GtkWidget *hut_wall_line (const HutScreenLine *line, gint64 most, int width);

G_END_DECLS
