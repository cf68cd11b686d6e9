/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-street.h"

G_BEGIN_DECLS

#define HUT_WHO_LANE_METRES 60 /* a lane that is farther off is another place's */
#define HUT_WHO_POST_METRES 50 /* a unit whose post is as near as that is here */
#define HUT_WHO_CASE_METRES 50

/* Why a unit is named. */
typedef enum
{
  HUT_WHO_BY_COMMUNITY, /* it is the community's own, or works for it */
  HUT_WHO_BY_POST,      /* its post is here */
} HutWhoBy;

typedef struct
{
  const HutStreetPart *unit; /* of the answer's parts */
  HutWhoBy by;
  double metres; /* to its post; below 0 where it has none */
} HutWhoUnit;

/* What is at a place of the street, and who is responsible for it. */
typedef struct
{
  HutPoint point;
  GPtrArray *parts;               /* what the others point into */
  const HutStreetPart *community; /* NULL: in none whose area is known */
  const HutStreetPart *grid;      /* NULL: in none */
  const HutStreetPart *lane;      /* the nearest; NULL: none is near */
  double lane_metres;
  GPtrArray *stewards; /* names (char *) of who patrols it, by how long; of a lane */
  HutTime last_patrol; /* the last that was done there in two months; 0: none is known */
  char *patroller;     /* the name of whose it was; or NULL */
  GArray *units;       /* HutWhoUnit: the community's own first, then by distance */
  guint n_cases;       /* all that are not void, within HUT_WHO_CASE_METRES */
  guint n_open;
  guint n_overdue;
  char *address; /* what the place is called; NULL: the caller did not say */
  double address_metres;
} HutWho;

/* Asks the records, and counts the cases around @point, standing against @now. Reads all the
 * street's parts: on a worker. */
HutWho *hut_reader_who (HutReader *reader, HutPoint point, HutTime now, GCancellable *cancellable,
                        GError **error);
void hut_who_free (HutWho *who);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWho, hut_who_free)

G_END_DECLS
