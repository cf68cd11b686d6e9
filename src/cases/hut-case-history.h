/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-section.h"

G_BEGIN_DECLS

/* What happened to a case, newest first: a line down the side, and for each entry what, when and
 * who, its words, and of a change each field's old and new value. What the server has not got yet
 * says so. Personal values are masked unless shown. */
#define HUT_TYPE_CASE_HISTORY (hut_case_history_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseHistory, hut_case_history, HUT, CASE_HISTORY, HutCaseSection)

G_END_DECLS
