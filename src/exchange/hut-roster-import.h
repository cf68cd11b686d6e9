/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-row-reader.h"
#include "store/hut-reader.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tables of people, lanes and patrols into the roster. A table is taken as a whole or not at all:
 * every row that is wrong is named with its column, and then nothing is written. What stands
 * already is changed by what the table says, and left where it says nothing; the same table again
 * changes nothing. */
typedef enum
{
  HUT_ROSTER_PEOPLE,
  HUT_ROSTER_LANES,
  HUT_ROSTER_PATROLS,
  HUT_N_ROSTER_LISTS,
} HutRosterList;

/* "people", ... FALSE where it is none. */
gboolean hut_roster_list_parse (const char *name, HutRosterList *list);

/* What is done with a person who may be one that is known: the name is the same, and nothing else
 * says yes or no. */
typedef enum
{
  HUT_ALIKE_LEAVE, /* propose, and write nothing of them */
  HUT_ALIKE_ADD,   /* they are others */
  HUT_ALIKE_JOIN,  /* they are the same */
} HutAlike;

typedef struct
{
  guint row;     /* as the file counts, from 1 */
  char *column;  /* its key: "telephone"; NULL: the row as a whole */
  char *heading; /* as the file has it, or NULL */
  char *why;     /* translated */
} HutRosterFault;

typedef struct
{
  guint row;
  char *name;
  HutUid like;     /* the person that is known; nil: one of the same table */
  guint like_row;  /* where that one stands in the table; 0: it does not */
  char *community; /* code of the one that is alike; or NULL */
} HutRosterAlike;

typedef struct
{
  guint64 read;
  guint64 added;
  guint64 changed;
  guint64 same;
  guint64 roles;     /* of people, added */
  guint64 findings;  /* of patrols, added */
  guint64 left;      /* people who were proposed and left */
  GPtrArray *faults; /* HutRosterFault, by row; at most HUT_ROSTER_FAULTS */
  guint64 n_faults;  /* all of them; above 0 nothing was written */
  GPtrArray *alike;  /* HutRosterAlike, by row; at most HUT_ROSTER_FAULTS */
  guint64 n_alike;
  GStrv unknown; /* headings that fill nothing */
} HutRosterResult;

#define HUT_ROSTER_FAULTS 500

void hut_roster_result_free (HutRosterResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRosterResult, hut_roster_result_free)

/* How far it is: @rows of @all so far (0: not known yet), read and, with @writing, written. In the
 * thread that imports, some times a second. */
typedef void (*HutRosterTell) (guint64 rows, guint64 all, gboolean writing, gpointer data);

typedef struct
{
  HutRosterList list;
  HutAlike alike;
  gboolean dry_run; /* all is read and checked, nothing is written */
  HutTime now;
  HutRosterTell tell; /* or NULL */
  gpointer tell_data;
} HutRosterImport;

/* Reads @rows twice: to check, and to write. Hidden until all of it is there, and gone where it is
 * cancelled or crashes. HUT_EXCHANGE_ERROR_MAPPING where it is no such table; any error of the
 * reader and of the store. Blocks; any thread but the main one of a window. */
HutRosterResult *hut_roster_import (HutRowReader *rows, HutStore *store, HutReader *reader,
                                    const HutRosterImport *how, GCancellable *cancellable,
                                    GError **error);

/* "row 12, 联系电话: ..." for people; free with g_free(). */
char *hut_roster_fault_words (const HutRosterFault *fault);

G_END_DECLS
