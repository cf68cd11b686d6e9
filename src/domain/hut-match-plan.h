/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-match.h"
#include "domain/hut-roster-plan.h"

G_BEGIN_DECLS

/* What people do with a need and what meets it (DOMAIN 6), each as one plan: see
 * hut-roster-plan.h. */

/* @need and what @score found for it are brought together, with score and reasons as they are. One
 * that was dropped (@dropped, or NULL) is taken up again. */
HutRecordPlan *hut_match_plan_make (const HutRosterActing *acting, const HutRecord *need,
                                    const HutMatchScore *score, const HutRecord *dropped,
                                    GError **error);

/* @side takes @step of @match, the steps in their order; a rating (1 to 5) goes with the last, and
 * where both sides have given theirs, the match is done. */
HutRecordPlan *hut_match_plan_step (const HutRosterActing *acting, const HutRecord *match,
                                    HutMatchStep step, HutMatchSide side, int rating,
                                    GError **error);

/* The last step of @side was ticked by mistake; a match that was done is under way again. */
HutRecordPlan *hut_match_plan_untick (const HutRosterActing *acting, const HutRecord *match,
                                      HutMatchSide side, GError **error);

/* Nothing comes of it, for the reason @why. */
HutRecordPlan *hut_match_plan_drop (const HutRosterActing *acting, const HutRecord *match,
                                    const char *why, GError **error);

/* It is under way again, with the steps that were taken. */
HutRecordPlan *hut_match_plan_resume (const HutRosterActing *acting, const HutRecord *match,
                                      GError **error);

/* It is part of @project (a record of the list of projects), or of none (NULL). */
HutRecordPlan *hut_match_plan_link (const HutRosterActing *acting, const HutRecord *match,
                                    const HutRecord *project, GError **error);

G_END_DECLS
