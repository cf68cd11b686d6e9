/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The folder of the installed data (style, migrations, divisions, ...): $HUTONG_PKGDATA where it
 * is set, else ../share/hutong beside the running program, else the source tree's data/ when run
 * from its build folder, else the prefix it was configured with. Owned by the library. */
const char *hut_paths_data_dir (void);

/* @name inside that folder, '/' as separator; free with g_free(). */
char *hut_paths_data_file (const char *name);

/* The folder of the translations, found in the same order. Owned by the library. */
const char *hut_paths_locale_dir (void);

G_END_DECLS
