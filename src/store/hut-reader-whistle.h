/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-whistle-plan.h"
#include "store/hut-change-set.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The whistle @id with all that belongs to it, as it stands at one moment; NULL without an error
 * where there is none. */
HutWhistle *hut_reader_whistle (HutReader *reader, const HutUid *id, GError **error);

/* Which whistles. What is 0 or NULL does not limit. */
typedef struct
{
  const char *state; /* "open" or "ended" */
  HutTime from;      /* blown at or after */
  HutTime until;     /* blown before; 0: whenever */
  const char *unit;  /* that this unit is called by */
  const HutUid *of;  /* of this case or matter */
  gboolean unmarked; /* ended, and the street has not marked all whom it called: a superset of
                      * hut_summons_is_unmarked() */
  guint limit;       /* 0: all */
} HutWhistleAsk;

/* Whistles whole, those under way first, then the newest. A street has some a day: on a worker
 * where many are asked for. */
GPtrArray *hut_reader_whistles (HutReader *reader, const HutWhistleAsk *ask, GError **error);

/* How many are under way. Bounded, for the main thread. */
gboolean hut_reader_count_whistles (HutReader *reader, guint *count, GError **error);

/* How many summonses the street is to mark yet (hut_summons_is_unmarked()); on a department's
 * desktop none. Reads the whistles of which some are: on a worker. */
gboolean hut_reader_count_unmarked (HutReader *reader, guint *count, GError **error);

/* A whistle by its uid, or the beginning of it (8 characters or more), or its number; NULL without
 * an error where there is none or more than one. */
HutRecord *hut_reader_find_whistle (HutReader *reader, const char *name, GError **error);

/* Whom a whistle can call: code → name of the district's departments and public service companies.
 */
GHashTable *hut_reader_departments (HutReader *reader, GError **error);

/* The code of the department whose desktop this file is: of the account that is signed in, where
 * its role is that of a department; else NULL. Free with g_free(). */
char *hut_reader_department_here (HutReader *reader);

/* How many cases were received at or after @from and before @until: what the gauge divides by; -1
 * with an error. */
gint64 hut_reader_count_received (HutReader *reader, HutTime from, HutTime until, GError **error);

/* Whether @changes may have changed a whistle or what belongs to it. */
gboolean hut_whistle_changed (HutChangeSet *changes);

G_END_DECLS
