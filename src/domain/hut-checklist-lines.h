/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A check-list (rule `checklist` or `hazards`, hut-checklist.h) as people write one: an item in
 * each line. Pure. */

/* The items of @value that stand under @part ("noes", "haves"), one in a line, in the language of
 * the program; "" where there are none. Free with g_free(). */
char *hut_checklist_lines (JsonNode *value, const char *part);

/* @kept with the items of @noes and @haves in the place of its own. What says the same keeps its
 * code and its other languages; of two lists of one length a line that says something else keeps
 * the code of the line that it takes the place of, so that the checks of before still tell of it;
 * what is new gets a code of its own. Empty lines are left out. */
JsonNode *hut_checklist_from_lines (JsonNode *kept, const char *noes, const char *haves);

G_END_DECLS
