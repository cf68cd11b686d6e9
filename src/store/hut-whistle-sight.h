/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What a whistle is about or comes from. */
typedef struct
{
  const HutKind *kind; /* case, matter, lane, warning or resolution */
  HutUid id;
  char *title;  /* or NULL */
  char *number; /* of a case, or NULL */
  char *where;  /* of a case: what it is about and where, or NULL */
} HutWhistleLink;

/* A whistle as it is looked at, at one moment. Owned by one; not changed once it is read. */
typedef struct
{
  HutWhistle *whistle;
  GPtrArray *evidence; /* HutRecord of kind attachment, the oldest first */
  GPtrArray *links;    /* HutWhistleLink: the matter, the cases, then what else it comes from */
} HutWhistleSight;

void hut_whistle_sight_free (HutWhistleSight *sight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWhistleSight, hut_whistle_sight_free)

/* Cases of one whistle that are named. */
#define HUT_WHISTLE_LINKS 30

/* NULL without an error where there is none. Some milliseconds: on a worker. */
HutWhistleSight *hut_reader_whistle_sight (HutReader *reader, const HutUid *id, GError **error);

/* ---- Where one comes from ---- */

/* A whistle (on no record yet) that comes from the record @id of @kind ("case", "matter", "lane",
 * "warning", "resolution"): what it says of the task, without telephone numbers, the place, and the
 * cases that hang on it, of a matter those not closed. NULL without an error where there is none.
 * Bounded. */
HutRecord *hut_reader_whistle_from (HutReader *reader, const char *kind, const HutUid *id,
                                    GError **error);

/* What @whistle comes from, for people: "Case 2026-000123: no light on the stairs", or NULL. Free
 * with g_free(). */
char *hut_reader_whistle_source (HutReader *reader, const HutRecord *whistle);

G_END_DECLS
