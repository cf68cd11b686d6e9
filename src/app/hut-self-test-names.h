/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the fonts of this machine have every character of every name in the map package @path;
 * else an error with the first name that lacks one. A package without a name is an error too. */
gboolean hut_self_test_names (const char *path, GError **error);

G_END_DECLS
