/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-actions.h"

G_BEGIN_DECLS

/* Personal data leave in a paper or a file for at most so many cases at a time: each of them has it
 * on record. */
#define HUT_CASE_NOTE_MAX 2000

/* Puts on record with each of the cases @rowids (gint64) that its personal data were asked for;
 * @words: on which paper. Read and written beside the main loop; a failure is told by `failed`. */
void hut_case_note_shown (HutCaseActions *actions, GArray *rowids, const char *words);

G_END_DECLS
