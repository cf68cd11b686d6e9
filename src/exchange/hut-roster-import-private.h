/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-list-reader.h"
#include "exchange/hut-roster-import.h"
#include "store/hut-write.h"

G_BEGIN_DECLS

/* What the imports of people, lanes and patrols share. Not for other files. */

/* Names and codes of one kind of the street. */
typedef struct
{
  GHashTable *codes; /* code → code */
  GHashTable *names; /* name in normal form → code; "" where two have it */
} HutRosterNames;

/* One reading of the table. */
typedef struct
{
  const HutRosterImport *how;
  HutReader *reader;
  const char *stream;
  HutListReader *list;
  const HutListColumn *columns;
  HutRosterResult *result;
  guint64 all;       /* rows of the table, 0: not known yet */
  HutWrite *write;   /* of the piece; NULL while it is only checked */
  GHashTable *seen;  /* uids of what this reading had already */
  GHashTable *named; /* people so far by name: hut-roster-people.c */
  HutRosterNames lanes, grids, communities, units;
} HutRosterReading;

/* A row; FALSE only where it cannot go on. Faults are added to the result. */
typedef gboolean (*HutRosterRow) (HutRosterReading *reading, GError **error);

typedef struct
{
  const char *name;
  const HutListColumn *columns;
  guint n_columns;
  HutRosterRow row;
} HutRosterTable;

extern const HutRosterTable hut_roster_people;
extern const HutRosterTable hut_roster_lanes;
extern const HutRosterTable hut_roster_patrols;

/* Takes over @why. */
void hut_roster_add_fault (HutRosterReading *reading, int column, char *why);
#define HUT_ROSTER_ROW (-1) /* a fault of the row as a whole */

/* @record is new, or is to be what it says (NULL: nothing); taken over. Counts it in *@counted or
 * nowhere (NULL), and writes it where something is written. */
gboolean hut_roster_put (HutRosterReading *reading, HutRecord *record, guint64 *counted,
                         GError **error);

/* Whether this reading had a record of that uid already. */
gboolean hut_roster_has (HutRosterReading *reading, const HutUid *id);

/* The text of a column; a cell with an error of the spreadsheet is a fault. */
char *hut_roster_text (HutRosterReading *reading, guint column);

/* A number that is text (a telephone); one that the spreadsheet has rounded is a fault. */
char *hut_roster_number (HutRosterReading *reading, guint column);

/* A day or time; 0 where there is none. FALSE, and a fault, where it is none. */
gboolean hut_roster_time (HutRosterReading *reading, guint column, HutTime *time);

/* The code that a cell says by code or name, or NULL; what is not known, or is two, is a fault. */
const char *hut_roster_code (HutRosterReading *reading, guint column, const HutRosterNames *names);

/* The code that @word says of @field: itself, its label in any language, or one of @words, which
 * ends with a NULL code. NULL where none. */
typedef struct
{
  const char *code;
  const char *words;
} HutRosterWord;

const char *hut_roster_word (const HutField *field, const HutRosterWord *words, const char *word);

G_END_DECLS
