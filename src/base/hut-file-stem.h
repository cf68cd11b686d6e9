/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name for a file, without its ending, that says @text (untrusted: a code out of an import): one
 * part of a path on any system. What is a name already stays as it is; of what is not, each
 * character that may not stand there becomes "_", what is too long is cut, and "~" with the
 * beginning of a sum of @text follows, so that two texts never have one name. Free with g_free().
 */
char *hut_file_stem (const char *text);

G_END_DECLS
