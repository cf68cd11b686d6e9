/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-roster.h"
#include "store/hut-change-set.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What is asked of the roster. */
typedef struct
{
  HutTime from, until; /* of patrols and shifts: [from, until) */
  const char *lane;    /* the code of one lane; NULL: all lanes */
  gboolean grids;      /* the grids too */
} HutRosterAsk;

/* How far back checks and ratings are read, before the end of what is asked. */
#define HUT_ROSTER_CHECK_DAYS 400

/* The lanes, who is responsible for them, and what was done there, as one state. Of patrols those
 * of the time (and of the lane), with what puts them right, be it to another time or lane:
 * hut_roster_is_at() tells those apart; of checks those of HUT_ROSTER_CHECK_DAYS before its end.
 * By index; for a worker where the time is more than a month. */
HutRoster *hut_reader_roster (HutReader *reader, const HutRosterAsk *ask, GError **error);

/* Of it only who is responsible and who is gone: what hut_lane_chief() asks. */
HutRoster *hut_reader_chiefs (HutReader *reader, GError **error);

/* A person as a list of people shows one: nothing personal. Owned texts; NULL where absent. */
typedef struct
{
  HutUid id;
  char *name;
  char *unit;
  char *community;
} HutPersonRow;

void hut_person_row_free (HutPersonRow *row);

/* The first @limit people whose name holds @text, or whose letters do (of 张晓明 "zx", "xm"): who
 * is void or left is not among them. By index: 100,000 people in less than 5 ms. Owned array of
 * HutPersonRow. */
GPtrArray *hut_reader_find_people (HutReader *reader, const char *text, guint limit,
                                   GError **error);

/* All people of just this name who are not void, with what is personal. Owned array of HutRecord.
 */
GPtrArray *hut_reader_people_named (HutReader *reader, const char *name, GError **error);

/* The lane of the code that is not void; NULL without an error where there is none. */
HutRecord *hut_reader_lane_of_code (HutReader *reader, const char *code, GError **error);

/* The name of a person, or NULL. Free with g_free(). */
char *hut_reader_person_name (HutReader *reader, const HutUid *id);

/* The person that @name says: a uid, or its beginning (8 characters or more), or a name that only
 * one person has. NULL without an error where there is none or more than one. */
HutRecord *hut_reader_find_person (HutReader *reader, const char *name, GError **error);

/* The roles of a person, of any time, that are not void. Owned array of HutRecord. */
GPtrArray *hut_reader_roles_of (HutReader *reader, const HutUid *person, GError **error);

/* What a volunteer did: patrols, services (also those that were put right) and findings, as they
 * are asked by @kind. Owned array of HutRecord. */
GPtrArray *hut_reader_done_by (HutReader *reader, const HutKind *kind, const HutUid *person,
                               GError **error);

/* A line of the three lists, by uid, its beginning (8 characters or more) or its title; NULL
 * without an error where there is none or more than one. */
HutRecord *hut_reader_find_entry (HutReader *reader, const char *name, GError **error);

/* What can meet a need: open resources, and people with skills who have not left; nothing personal
 * is opened. Owned array of HutRecord. On a worker. */
GPtrArray *hut_reader_match_sides (HutReader *reader, GError **error);

/* Whether @changes touch anything of the roster. */
gboolean hut_roster_changed (HutChangeSet *changes);

G_END_DECLS
