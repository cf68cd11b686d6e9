/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person reads of an error of the file, made in one place for all that reads and writes it:
 * what happened, and what to do. What a rule of the domain says is in words already, and stays.
 * Translated; free with g_free(). */
typedef enum
{
  HUT_WHILE_WRITING,
  HUT_WHILE_READING,
} HutWhile;

/* @refused: translated, where a rule of the file refused it and told no more. */
char *hut_error_words (const GError *error, HutWhile doing, const char *refused);

G_END_DECLS
