/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person reads where a file could not be written: why, and what to do. Translated; static.
 * Any error: one that says nothing of files has words of its own. */
const char *hut_file_trouble_words (const GError *error);

G_END_DECLS
