/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The value of the rule @name in words; NULL where it is too much for a line. Free with g_free().
 */
char *hut_rule_words (const char *name, JsonNode *value);

/* The texts of a list with @between between them. Free with g_free(). */
char *hut_rule_lines (JsonNode *value, const char *between);

G_END_DECLS
