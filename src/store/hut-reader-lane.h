/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* How far back a page of a lane tells of patrols and visits; of checks HUT_ROSTER_CHECK_DAYS. */
#define HUT_LANE_PATROL_DAYS 62

/* A lane or a grid with all that its page shows. */
typedef struct
{
  HutRecord *place;       /* of kind lane or grid; NULL: there is none with this code */
  HutRecord *profile;     /* of a lane; NULL: none was written */
  HutRoster *roster;      /* of this place: roles of any time, what was done there; a patrol that
                             was put right to another place is there for what it replaces alone */
  GPtrArray *findings;    /* HutRecord that are open, the newest first */
  GPtrArray *visits;      /* HutRecord, the newest first; what is personal is not opened */
  GPtrArray *photographs; /* HutRecord of kind attachment of its checks, the oldest first */
  GHashTable *names;      /* HutUid * -> char *: of everybody who is named in them */
} HutLaneSight;

/* The lane (or the grid, where @grid) with the code @code as it stands at @now. By index; on a
 * worker. */
HutLaneSight *hut_reader_lane (HutReader *reader, const char *code, gboolean grid, HutTime now,
                               GError **error);
void hut_lane_sight_free (HutLaneSight *sight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutLaneSight, hut_lane_sight_free)

/* The photographs (HutRecord) of @check and of what it puts right; those that show @item, NULL:
 * any. An array of what @sight holds; free it with g_ptr_array_unref(). */
GPtrArray *hut_lane_sight_photographs (const HutLaneSight *sight, const HutRecord *check,
                                       const char *item);

/* The name of the person whose uid is the member @field of @record; NULL where it is not known. */
const char *hut_lane_sight_name (const HutLaneSight *sight, const HutRecord *record,
                                 const char *field);

/* The names of the people @ids (HutUid * -> anything), as HutUid * -> char *. On a worker. */
GHashTable *hut_reader_names_of (HutReader *reader, GHashTable *ids);

G_END_DECLS
