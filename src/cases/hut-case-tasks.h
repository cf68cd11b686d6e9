/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "cases/hut-case-section.h"

G_BEGIN_DECLS

/* Who else works on a case: co-units and tasks, each with its own time limit, its interim report
 * and what came of it, and the acts that go on with them. */
#define HUT_TYPE_CASE_TASKS (hut_case_tasks_get_type ())
G_DECLARE_FINAL_TYPE (HutCaseTasks, hut_case_tasks, HUT, CASE_TASKS, HutCaseSection)

G_END_DECLS
