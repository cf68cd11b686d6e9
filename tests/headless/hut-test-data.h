/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The path of the shared test file @name ("complaints/messages.xlsx"): in $HUTONG_DATA where that
 * is set, else in ../shared/data beside the project's root. Where it is absent the running test is
 * skipped with a message and NULL is returned: `if (path == NULL) return;`. Free with g_free(). */
char *hut_test_data_file (const char *name);

/* A file of the project itself, by its path from the root. Free with g_free(). */
char *hut_test_source_file (const char *name);

/* A fresh, empty folder for the running test; remove it with hut_test_remove_dir(). */
char *hut_test_make_dir (void);

/* Removes the folder @dir with all that is in it, and frees @dir. NULL does nothing. */
void hut_test_remove_dir (char *dir);

G_END_DECLS
