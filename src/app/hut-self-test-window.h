/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Opens a window on the file @db, goes through its places, and looks at every text that is drawn:
 * FALSE where the window does not come, or a character has no glyph in any font (which is shown as
 * a box), with the text in which it stands. GTK has been initialised; the main loop runs here. */
gboolean hut_self_test_window (const char *db, GError **error);

G_END_DECLS
