/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-finding-stand.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* Patrols, findings and visits as lists show them. Where nothing else is said, for a worker. */

/* A patrol that was entered. Owned texts. */
typedef struct
{
  HutRecord *patrol;
  char *place;     /* the name of the lane or grid; its code where that has none */
  char *person;    /* or NULL */
  gboolean stands; /* it took place as it says: nothing puts it right */
  guint n_findings, n_open;
} HutPatrolRow;

/* Those that began at @from or later and before @until, the earliest first; also those that were
 * put right. Owned array of HutPatrolRow. */
GPtrArray *hut_reader_patrols (HutReader *reader, HutTime from, HutTime until, GError **error);

/* The patrols on record that are @person's and began at @began, with what puts them right, be it to
 * another time: what hut_patrol_plan_add() asks. Owned array of HutRecord. By index, bounded: for
 * the main thread too. */
GPtrArray *hut_reader_patrols_like (HutReader *reader, const HutUid *person, HutTime began,
                                    GError **error);

/* The name of another place in which @person was on patrol at some time between @from and @until;
 * *@name is NULL where there is none (free it with g_free()). @place: the code of the place that is
 * asked for. By index, bounded. */
gboolean hut_reader_patrol_elsewhere (HutReader *reader, const HutUid *person, const char *place,
                                      HutTime from, HutTime until, char **name, GError **error);

/* A finding, or a visit, with what became of it. Owned. */
typedef struct
{
  HutRecord *record;
  HutRecord *of_case; /* or NULL */
  char *place;        /* the name of the lane or grid, or NULL */
  char *person;       /* or NULL */
  HutStand stand;
  guint n_photos;
  gboolean before_and_after; /* hut_finding_has_before_and_after() */
} HutFindingRow;

typedef enum
{
  HUT_FINDINGS_OPEN,   /* not done, nor is the case closed */
  HUT_FINDINGS_SOLVED, /* the case is closed: to be looked at */
  HUT_FINDINGS_DONE,
  HUT_FINDINGS_ALL,
} HutFindings;

typedef struct
{
  HutFindings which;
  const char *route;    /* of findings; NULL: any */
  const char *lane;     /* NULL: any */
  const HutUid *patrol; /* what that patrol found; NULL: any */
  guint limit;
} HutFindingAsk;

/* The newest first. Owned array of HutFindingRow. */
GPtrArray *hut_reader_findings (HutReader *reader, const HutFindingAsk *ask, GError **error);

/* The same of visits; open ones have an opinion. What is personal is opened where the key is at
 * hand. */
GPtrArray *hut_reader_visits (HutReader *reader, const HutFindingAsk *ask, GError **error);

/* One of them, by its uid; NULL without an error where it is absent. Bounded: for the main thread
 * too. */
HutFindingRow *hut_reader_finding (HutReader *reader, const HutKind *kind, const HutUid *id,
                                   GError **error);
void hut_finding_row_free (HutFindingRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutFindingRow, hut_finding_row_free)

/* How many findings, or visits with an opinion, are open. */
gboolean hut_reader_count_open (HutReader *reader, const HutKind *kind, guint *n, GError **error);

G_END_DECLS
