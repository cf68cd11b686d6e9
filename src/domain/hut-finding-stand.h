/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What became of a finding, or of the opinion that a visit heard (DOMAIN 5): it is followed until
 * somebody says that it is done. What went up is read from its case: a case that is closed has
 * solved it, and waits for who looks whether it holds. Pure. */
typedef enum
{
  HUT_STAND_NONE,   /* a visit at which nobody had an opinion */
  HUT_STAND_OPEN,   /* nobody works at it yet, or it is under way without a case */
  HUT_STAND_CASE,   /* under way as a case */
  HUT_STAND_SOLVED, /* its case is closed; to be looked at */
  HUT_STAND_DONE,
} HutStand;

/* @of: of kind finding or visit; @of_case: its case, or NULL where it has none (or it is not here).
 */
HutStand hut_stand_of (const HutRecord *of, const HutRecord *of_case);

/* For people, translated; static. */
const char *hut_stand_label (HutStand stand);

/* "In progress", "Closed 2026-11-20: swept": how it stands with the case; NULL where there is none.
 * Free with g_free(). */
char *hut_stand_case_words (const HutRecord *of_case);

/* Of @photos (HutRecord of kind attachment) at least one is marked as taken before, one as after:
 * what the enforcement team has to show (小微执法). */
gboolean hut_finding_has_before_and_after (GPtrArray *photos);

/* Whether a finding of @route (NULL: none) may be entered as done already: not what the enforcement
 * team does, since the photographs are there only after it. */
gboolean hut_finding_may_be_done_at_once (const char *route);

G_END_DECLS
