/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-coverage.h"
#include "domain/hut-lane-standing.h"
#include "store/hut-reader-lane.h"

G_BEGIN_DECLS

/* What the page of a lane or grid shows: what was read of it, and how it stands. */
typedef struct
{
  HutTime now;
  HutLaneSight *sight;
  HutCoverage *coverage; /* of today; of this place alone */
  HutRosterMeasures measures;
  HutChecklist *list; /* of a lane the check-list, of a grid the hazards; NULL: none can be read */
  HutLaneStanding standing; /* of a lane */
  HutChecklistCount noes;   /* of its last check */
} HutLaneAnswer;

/* NULL without an error where there is no such place. On a worker. */
HutLaneAnswer *hut_lane_answer_read (HutReader *reader, HutOffice *office, const char *code,
                                     gboolean grid, GError **error);
void hut_lane_answer_free (HutLaneAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutLaneAnswer, hut_lane_answer_free)

/* How it is covered today. */
const HutPlaceCover *hut_lane_answer_cover (const HutLaneAnswer *answer);

gboolean hut_lane_answer_is_grid (const HutLaneAnswer *answer);

/* When a check was: of a lane a lane-check, of a grid a patrol that looked for hazards. */
HutTime hut_lane_check_time (const HutRecord *check);

/* Whether @record is a check: a lane-check, or a patrol that looked for hazards. */
gboolean hut_lane_is_check (const HutRecord *record);

/* The check of the uid text @id; NULL: there is none. */
const HutRecord *hut_lane_answer_check (const HutLaneAnswer *answer, const char *id);

/* The checks that stand, the newest first. An array of what @answer holds; free it with
 * g_ptr_array_unref(). */
GPtrArray *hut_lane_answer_checks (const HutLaneAnswer *answer);

/* What of the photographs (HutRecord) shows @item (NULL: any) of the check @check. Likewise. */
GPtrArray *hut_lane_answer_photographs (const HutLaneAnswer *answer, const HutRecord *check,
                                        const char *item);

G_END_DECLS
