/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

/* Makes the FTS5 tokenizer `hutong` known to a connection: bigrams over all characters, case
 * folded one by one, at consecutive positions, with the last character alone at the end. So a
 * phrase is an exact substring from two characters upwards, and a prefix query finds one.
 * Returns a SQLite result code. */
int hut_tokenizer_register (sqlite3 *handle);
