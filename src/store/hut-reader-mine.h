/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-due-group.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What waits for one person or unit: cases that they handle, tasks that they were given, reports
 * that co-units owe them, matters that they work on. Only what is not done. */

/* The setting of a file without accounts that says who works at it: a person's name. */
#define HUT_MINE_SETTING "person"

typedef enum
{
  HUT_MINE_CASE,
  HUT_MINE_TASK,       /* of a case */
  HUT_MINE_CO_UNIT,    /* a co-unit's part in a case */
  HUT_MINE_OWED,       /* the same, seen by who waits for it: neither answer nor report came */
  HUT_MINE_OF_WARNING, /* a task made of a warning */
  HUT_MINE_OF_MATTER,  /* a task of a matter */
  HUT_MINE_NOTED,      /* a task by itself */
  HUT_MINE_MATTER,
} HutMineKind;

/* Why a case is due when it is. */
typedef enum
{
  HUT_MINE_DUE_ITSELF,
  HUT_MINE_DUE_CONTACT, /* the caller is to be contacted first */
  HUT_MINE_DUE_RETRY,   /* it is to be tried again */
} HutMineDue;

typedef struct
{
  HutMineKind kind;
  HutUid id;       /* of the case, task or matter */
  HutUid case_id;  /* that it is or belongs to; nil: none */
  HutUid matter;   /* likewise */
  HutUid warning;  /* that it was made of; nil: none */
  char *title;     /* of itself; NULL: none */
  char *of;        /* title of the case, matter or warning that it belongs to, or NULL */
  char *number;    /* of the case, or NULL */
  char *state;     /* of itself */
  char *community; /* code, of a case; or NULL */
  char *address;   /* of a case, or NULL */
  char *unit;      /* code of who leads it or has it, or NULL */
  char *assignee;  /* the person, or NULL */
  char *given_by;  /* of a task, or NULL */
  HutTime due_at;  /* the next that is due of it; 0: no time limit */
  HutMineDue due;
  HutTime created_at;
} HutMineItem;

void hut_mine_item_free (HutMineItem *item);

/* "case", "task", ...; and for people, translated. Static. */
const char *hut_mine_kind_name (HutMineKind kind);
const char *hut_mine_kind_label (HutMineKind kind);

/* Whose it is. Owned; clear it. */
typedef struct
{
  char *person;    /* the name for people; NULL: nobody is known to be meant */
  GStrv names;     /* under which things are given to them: account and full name */
  char *unit;      /* code of their unit, or NULL */
  char *community; /* code of their community, or NULL */
} HutMineWho;

void hut_mine_who_clear (HutMineWho *who);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutMineWho, hut_mine_who_clear)

/* The person @name (account, full name or uid); with NULL who works at this file: its account, or
 * else the person of HUT_MINE_SETTING. @who is cleared by the caller, also after an error. */
gboolean hut_reader_mine_who (HutReader *reader, const char *name, HutMineWho *who, GError **error);

typedef enum
{
  HUT_MINE_PERSON,    /* given to the person, or to their unit and to nobody there */
  HUT_MINE_UNIT,      /* all that their unit or community leads or has; who needs no person then */
  HUT_MINE_EVERYBODY, /* all tasks, whoever has them */
} HutMineScope;

/* No more of one kind are read. */
#define HUT_MINE_LIMIT 300

/* HutMineItem, what is due first first, what has no time limit last. By index, for a worker. */
GPtrArray *hut_reader_mine (HutReader *reader, const HutMineWho *who, HutMineScope scope,
                            GCancellable *cancellable, GError **error);

/* How many of @items are in each group. */
void hut_mine_count (GPtrArray *items, HutTime now, GTimeZone *zone,
                     guint counts[HUT_N_DUE_GROUPS]);

/* The names of persons to whom something open is given, and of the accounts of the office, sorted;
 * at most 200. */
GStrv hut_reader_mine_names (HutReader *reader, GError **error);

G_END_DECLS
