/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Personal values where they are not asked for (DOMAIN 9): on screen, on paper, in files. Free what
 * they return with g_free(). */

/* A value of the field @field masked: a caller keeps the first character, a telephone its first
 * three and last four, anything else nothing. NULL and "" are NULL. */
char *hut_mask_value (const char *field, const char *value);

/* @text with the middle of each telephone number that hut_telephone_scan() finds in it masked as
 * above; people write them into texts. NULL stays NULL. */
char *hut_mask_telephones (const char *text);

G_END_DECLS
