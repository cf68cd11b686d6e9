/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-coverage.h"
#include "domain/hut-lane-standing.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* How far back patrols are read to say when the last one was. */
#define HUT_LANE_STATE_DAYS 31

/* How a lane or a grid stands on a day: covered or not, and by its checks. */
typedef struct
{
  const HutPlaceCover *cover; /* with the place; in the coverage */
  HutLaneStanding standing;   /* of a lane; else empty */
  HutChecklistCount noes;     /* of its last check; all 0: it was never checked */
  char *chief;                /* the name of who is chief; NULL: nobody, or it is not known */
  char *
      letters; /* the first letters of the name’s syllables, "xtl"; NULL: they were not asked for */
} HutLaneState;

/* Those of all lanes, and of the grids after them. */
typedef struct
{
  HutRoster *roster;
  HutCoverage *coverage;
  HutRosterMeasures measures;
  HutChecklist *list; /* NULL: the office has none that can be read */
  GArray *states;     /* HutLaneState, in the order of the roster */
} HutLaneStates;

/* At @now, by the office's rules. Reads a month of patrols: on a worker. */
HutLaneStates *hut_lane_states_read (HutReader *reader, HutTime now, GError **error);
/* Adds the letters of the names, by which people find them. On a worker. */
void hut_lane_states_add_letters (HutLaneStates *states);

void hut_lane_states_free (HutLaneStates *states);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutLaneStates, hut_lane_states_free)

/* That of the place with @code; NULL: there is none. Of a lane and a grid with one code the lane.
 */
const HutLaneState *hut_lane_states_find (const HutLaneStates *states, const char *code);

G_END_DECLS
