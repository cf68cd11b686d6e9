/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-lane-states.h"

G_BEGIN_DECLS

/* What is said of lanes and grids, translated. Texts are freed with g_free() where not static. */

/* The sign and the tone of a chip that says how a place is covered; its word is
 * hut_cover_label(). Static. */
const char *hut_lane_cover_icon (HutCover cover);
const char *hut_lane_cover_tone (HutCover cover);

/* "Qualifies since 11-19", "8 of 10 no’s hold", "Not checked yet". */
char *hut_lane_standing_words (const HutLaneState *state);

/* The same for a line of a list: "qualifies", "no’s 8/10", "not checked". */
char *hut_lane_standing_short (const HutLaneState *state);

/* The same of a standing, with the count of its last check: sign and tone of its chip. Static. */
const char *hut_lane_standing_icon (const HutLaneStanding *standing);
const char *hut_lane_standing_tone (const HutLaneStanding *standing);

/* "stewards 7/2": of how many that it needs; or of a grid its workers. */
char *hut_lane_people_words (const HutPlaceCover *cover, const HutRosterMeasures *measures);

/* An answer of a check-list: "yes", "partly", "no" or NULL (left open); its word, and the sign and
 * the tone of its chip. Static. */
const char *hut_lane_answer_label (const char *answer);
const char *hut_lane_answer_icon (const char *answer);
const char *hut_lane_answer_tone (const char *answer);

/* "1,711 m" of a line; NULL of none. */
char *hut_lane_length_words (const HutRecord *lane);

/* "11-19 10:30", with the year where it is another one than that of @now. */
char *hut_lane_time_words (HutTime time, HutTime now);

G_END_DECLS
