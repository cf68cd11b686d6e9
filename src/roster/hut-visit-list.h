/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-follow-list.h"

G_BEGIN_DECLS

/* Visits of shops, units and residents, and what became of what was heard. Main thread. */
#define HUT_TYPE_VISIT_LIST (hut_visit_list_get_type ())
G_DECLARE_FINAL_TYPE (HutVisitList, hut_visit_list, HUT, VISIT_LIST, HutFollowList)

G_END_DECLS
