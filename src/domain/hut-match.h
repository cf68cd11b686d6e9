/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "domain/hut-roster.h"

G_BEGIN_DECLS

/* What of a resource speaks for a need (DOMAIN 6), each with its weight in the rule `match`; the
 * score is their sum, of 100 where the weights add up to that:
 *
 *   {"category":30,"tags":20,"distance":20,"time":10,"capacity":10,"experience":10,
 *    "near_metres":500,"far_metres":3000}
 *
 * category: the whole path is the same; half where only the first level is
 * tags: the share of the need's tags that the resource has
 * distance: all within near, none from far on, in proportion between; without places, half in the
 *   same community
 * time: the share of the need's time that the resource has; all where one of them sets none
 * capacity: the share of what is needed; half where the resource does not say
 * experience: the mean of earlier ratings by those who needed it, 1 to 5; half where there is none
 *
 * A resource that has neither category nor tag in common with the need, or none of its time, is no
 * match. Pure. */
typedef enum
{
  HUT_MATCH_CATEGORY,
  HUT_MATCH_TAGS,
  HUT_MATCH_DISTANCE,
  HUT_MATCH_TIME,
  HUT_MATCH_CAPACITY,
  HUT_MATCH_EXPERIENCE,
  HUT_N_MATCH_GROUNDS,
} HutMatchGround;

typedef struct
{
  int weights[HUT_N_MATCH_GROUNDS]; /* 0 to 100 each, not all 0 */
  int near_metres;                  /* 0 to 100000 */
  int far_metres;                   /* above near */
} HutMatchMeasures;

/* HUT_DOMAIN_ERROR_MALFORMED (translated) names the member that cannot be read. */
gboolean hut_match_measures_read (HutMatchMeasures *measures, JsonNode *value, GError **error);

/* Those of the office as they stand; NULL: as shipped. */
void hut_match_measures_of (HutOffice *office, HutMatchMeasures *measures);

/* "category", ...; and for people, translated. Static. */
const char *hut_match_ground_name (HutMatchGround ground);
const char *hut_match_ground_label (HutMatchGround ground);

/* A need with one resource: an entry of the list of resources, or a person with skills. */
typedef struct
{
  const HutRecord *resource;
  int score;
  int points[HUT_N_MATCH_GROUNDS];
  char *words[HUT_N_MATCH_GROUNDS]; /* why, for people */
} HutMatchScore;

void hut_match_score_free (HutMatchScore *score);

/* @resources: HutRecord of kinds entry and person; those that are closed, void, or have left are
 * passed over. @matches: HutRecord of kind match, for what is known of them. Owned array of
 * HutMatchScore, the best first. */
GPtrArray *hut_match_rank (const HutRecord *need, GPtrArray *resources, GPtrArray *matches,
                           const HutMatchMeasures *measures);

/* The four two-way steps of a match, each taken by both sides (street office regulation, 30). */
typedef enum
{
  HUT_MATCH_COLLECTED,
  HUT_MATCH_OFFERED,
  HUT_MATCH_TALKED,
  HUT_MATCH_RATED,
  HUT_N_MATCH_STEPS,
} HutMatchStep;

typedef enum
{
  HUT_MATCH_NEED_SIDE,
  HUT_MATCH_RESOURCE_SIDE,
} HutMatchSide;

/* The field of a match that has the time at which @side took @step; static. */
const char *hut_match_step_field (HutMatchStep step, HutMatchSide side);
const char *hut_match_step_label (HutMatchStep step);

/* How many of the steps both sides took. */
guint hut_match_steps_done (const HutRecord *match);

/* Its state: "open", "done", "dropped". Both sides' ratings close it, also where two desks entered
 * one each and neither saw the other's. */
const char *hut_match_state (const HutRecord *match);

G_END_DECLS
