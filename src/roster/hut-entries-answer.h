/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-match.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What the view of the three lists shows, as one state: a list, the line that is chosen with what
 * belongs to it, and what can meet it where it is a need. Read on a worker. */

#define HUT_ENTRIES_RANKED 20u

typedef struct
{
  char *list;    /* "resource", "need", "project" */
  char *state;   /* or NULL: any */
  HutUid chosen; /* nil: the first of the list */
  HutOffice *office;
} HutEntriesAsk;

void hut_entries_ask_free (gpointer ask);

/* A match with what its sides are called. */
typedef struct
{
  HutRecord *match;
  char *need, *resource, *project; /* titles; NULL: not there */
  gboolean person;                 /* the resource is one */
} HutMatchShown;

typedef struct
{
  char *list;
  GPtrArray *entries; /* HutRecord, without what is personal */
  HutRecord *entry;   /* the one chosen, with it; or NULL */
  char *person;       /* the name of whom it names, or NULL */
  GPtrArray *matches; /* HutMatchShown, of it */
  GPtrArray *sides;   /* HutRecord: what the scores are of */
  GPtrArray *ranked;  /* HutMatchScore, the best first; of a need that is open, else NULL */
  guint n_ranked;     /* all that can meet it; @ranked has the first HUT_ENTRIES_RANKED */
  HutMatchMeasures measures;
  GPtrArray *progress; /* HutHistoryEntry of a project, newest first; else NULL */
  GPtrArray *projects; /* HutRecord: projects that are open */
  GStrv categories;
} HutEntriesAnswer;

void hut_entries_answer_free (gpointer answer);

HutEntriesAnswer *hut_entries_answer_read (HutReader *reader, const HutEntriesAsk *ask,
                                           GError **error);

/* The match of the uid @id, of those that are shown, or NULL. */
const HutMatchShown *hut_entries_answer_match (const HutEntriesAnswer *answer, const HutUid *id);

G_END_DECLS
