/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "roster/hut-lane-answer.h"
#include "widgets/hut-line-list.h"

G_BEGIN_DECLS

/* The lines (HutLine) of the lists on the page of a lane or grid. Owned arrays. */

/* Who is responsible: the chief, then stewards (of a grid its workers) by how long, each with since
 * when; the id is the person's uid. */
GPtrArray *hut_lane_people_lines (const HutLaneAnswer *answer);

/* What is missing: "No lane chief", "1 more steward is needed"; NULL where nothing is. Free with
 * g_free(). */
char *hut_lane_vacancy_words (const HutLaneAnswer *answer);

/* The findings that are open; the id is the finding's. A button takes one that is a case there:
 * lane.show-case. */
GPtrArray *hut_lane_finding_lines (const HutLaneAnswer *answer);

/* Patrols, checks and visits in one, the newest first; the id is the record's. Of checks there are
 * lane.show-check and lane.correct-check; what was put right is told as that. */
GPtrArray *hut_lane_history_lines (const HutLaneAnswer *answer);

G_END_DECLS
