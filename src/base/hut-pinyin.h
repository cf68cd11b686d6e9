/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The first letters of the syllables of a person's @name, as people type them to find it: "张晓明"
 * is "zxm", "单田芳" is "stf" (surnames are read as such), "Li Ming" is "lm". Lower case, a to z
 * and digits only. NULL where nothing is left, or the library knows no way. Some 60 µs for
 * one that begins as none before, the first time 150 ms: not for the main thread. Thread-safe. */
char *hut_pinyin_initials (const char *name);

G_END_DECLS
