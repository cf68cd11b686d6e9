/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Unsent changes are counted up to here; a count above it says that there are more. */
#define HUT_UNSENT_MAX 100000

/* The number as people read it: "12", or "100,000+". Free with g_free(). */
char *hut_unsent_number (guint unsent);

/* The same of those besides the first @shown: "99,950+". */
char *hut_unsent_rest_number (guint unsent, guint shown);

G_END_DECLS
