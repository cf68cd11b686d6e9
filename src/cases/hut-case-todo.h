/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-section.h"

G_BEGIN_DECLS

/* What is still missing for the next step of a case, each with the act that supplies it. */
#define HUT_TYPE_CASE_TODO (hut_case_todo_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseTodo, hut_case_todo, HUT, CASE_TODO, HutCaseSection)

G_END_DECLS
