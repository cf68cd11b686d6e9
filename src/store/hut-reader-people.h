/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The people of the roster as a list shows them: who is found, and a row for each that is seen.
 * Nothing personal is opened. */

typedef enum
{
  HUT_PEOPLE_HERE, /* who has not left */
  HUT_PEOPLE_LEFT,
  HUT_PEOPLE_ALL,
} HutPeopleScope;

typedef struct
{
  const char *text;      /* a part of the name or of its letters, a whole telephone or volunteer
                          * number; NULL or "": any */
  const char *role;      /* held at @now; NULL: any or none */
  const char *community; /* code; NULL: any */
  HutPeopleScope scope;
  HutTime now;
} HutPeopleAsk;

/* The rowids (gint64) of all who are found, in the order of the letters of their names. Of 100,000
 * some tens of milliseconds: on a worker. */
GArray *hut_reader_people (HutReader *reader, const HutPeopleAsk *ask, GError **error);

/* A role that is held: its code, and the code of its lane or grid, or NULL. */
typedef struct
{
  char *code;
  char *place;
} HutHeldRole;

typedef struct
{
  gint64 rowid;
  HutUid id;
  char *name;
  char *unit;      /* code or words; or NULL */
  char *community; /* code, or NULL */
  HutTime left_at; /* 0: is here */
  GArray *roles;   /* HutHeldRole, at most HUT_PEOPLE_ROLES */
} HutPersonEntry;

#define HUT_PEOPLE_ROLES 8

void hut_person_entry_free (HutPersonEntry *entry);

/* Of up to 1,000 rowids, in their order; who has gone is left out. By index, for the main thread:
 * a hundred in less than a millisecond. Owned array of HutPersonEntry. */
GPtrArray *hut_reader_person_entries (HutReader *reader, const gint64 *rowids, guint n_rowids,
                                      HutTime now, GError **error);

/* The rowid of a person, or 0. */
gint64 hut_reader_person_rowid (HutReader *reader, const HutUid *id);

/* Code → name of the lanes, of the grids, or (@kind NULL) of both. New. */
GHashTable *hut_reader_place_names (HutReader *reader, const HutKind *kind, GError **error);

/* Who may be the one that @said (a record of kind person, with name, telephone, ...) tells of:
 * people of that name who are not another for certain, and who have that telephone; @said itself
 * is not among them. Bounded. Owned array of HutRecord, with what is personal. */
GPtrArray *hut_reader_people_alike (HutReader *reader, const HutRecord *said, GError **error);

/* Services of all volunteers that hold and were in [@from, @until), by person and time: by when
 * they began, else when they were entered. On a worker. Owned array of HutRecord. */
GPtrArray *hut_reader_services (HutReader *reader, HutTime from, HutTime until, GError **error);

G_END_DECLS
