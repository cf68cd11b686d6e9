/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-check-in.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* Which of those who check in are asked for. */
typedef enum
{
  HUT_CHECK_IN_EVERYBODY,
  HUT_CHECK_IN_NOT_DONE, /* something is open, or the task that is asked for */
  HUT_CHECK_IN_UNPROVEN, /* something, or that task, lacks its day or its evidence */
  HUT_CHECK_IN_DONE,     /* all, or that task */
  HUT_CHECK_IN_THANKED,  /* done, and the name may be published: members */
} HutCheckInWho;

typedef struct
{
  gboolean units;  /* else members */
  char *community; /* of members, the code; NULL: any */
  char *text;      /* in the name, its letters (of 张晓明 "zxm") or the unit; NULL: any */
  HutCheckInWho who;
  HutCheckInTask task; /* HUT_N_CHECK_IN_TASKS: any */
  HutTime now;         /* whose role is held then is a member */
} HutCheckInAsk;

HutCheckInAsk *hut_check_in_ask_copy (const HutCheckInAsk *ask);
void hut_check_in_ask_free (HutCheckInAsk *ask);

/* One that was found. */
typedef struct
{
  gint64 rowid;     /* of a member's person; 0: a unit */
  const char *unit; /* a unit as it is kept, by code or name; the roll's */
  const char *name; /* of the unit, likewise */
  guint n_members;  /* of a unit */
  HutTime last;
  guint8 done, no_proof; /* see HutCheckInStanding */
} HutCheckInMark;

/* What was found, and the figures of all (of the community), whatever else is asked. */
typedef struct
{
  gboolean units;
  GArray *marks; /* HutCheckInMark, by name */
  GStringChunk *names;
  guint n;                            /* who checks in */
  guint n_all;                        /* who has done everything */
  guint n_unproven;                   /* who lacks day or evidence of something */
  guint n_open[HUT_N_CHECK_IN_TASKS]; /* who has the task open */
} HutCheckInRoll;

void hut_check_in_roll_free (HutCheckInRoll *roll);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCheckInRoll, hut_check_in_roll_free)

/* Members are the people who have the role of a party-member volunteer; units are whoever has
 * checked in as one, whom members belong to, and who offers or needs something on the lists. By
 * index; looks at all of them: on a worker. */
HutCheckInRoll *hut_reader_check_in_roll (HutReader *reader, const HutCheckInAsk *ask,
                                          GCancellable *cancellable, GError **error);

/* A member as a row of the list shows one. Owned texts; NULL where absent. */
typedef struct
{
  HutUid id; /* nil: the person has gone */
  char *name;
  char *unit;
  char *community;
} HutCheckInName;

void hut_check_in_name_clear (HutCheckInName *name);

/* Of the member in row @rowid; bounded. */
gboolean hut_reader_check_in_name (HutReader *reader, gint64 rowid, HutCheckInName *name,
                                   GError **error);

/* The check-ins of one member, or of one unit (as it is kept, see hut_case_names_unit_kept()), that
 * are not void, the newest first. Owned array of HutRecord; bounded. */
GPtrArray *hut_reader_check_ins_of (HutReader *reader, const HutUid *person, const char *unit,
                                    GError **error);

G_END_DECLS
