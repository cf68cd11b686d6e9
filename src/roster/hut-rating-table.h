/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-results.h"
#include "roster/hut-rating-answer.h"

G_BEGIN_DECLS

/* A month's ratings as tables, for files and papers: every cell in words, "–" where nothing is on
 * record. Free with hut_results_free(); to be written by hut_results_write(). Any thread. */

/* A row for each lane: its chief, the rating of each who is rated, their mean, the last check, what
 * was handed up and is open. */
HutResults *hut_rating_table_lanes (const HutRatingAnswer *answer);

/* A row for each chief. */
HutResults *hut_rating_table_chiefs (const HutRatingAnswer *answer);

/* A row for each finding that was handed up and is open. */
HutResults *hut_rating_table_open (const HutRatingAnswer *answer);

G_END_DECLS
