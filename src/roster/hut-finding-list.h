/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-follow-list.h"

G_BEGIN_DECLS

/* Findings by what became of them: open until done. Main thread. */
#define HUT_TYPE_FINDING_LIST (hut_finding_list_get_type ())
G_DECLARE_FINAL_TYPE (HutFindingList, hut_finding_list, HUT, FINDING_LIST, HutFollowList)

/* NULL: none. Takes a reference. Shows those of all patrols. */
void hut_finding_list_set_browser (HutFindingList *self, HutCaseBrowser *browser);

/* Only those of the patrol @id, whatever became of them, until somebody wants all again. */
void hut_finding_list_show_patrol (HutFindingList *self, const HutUid *id);

G_END_DECLS
