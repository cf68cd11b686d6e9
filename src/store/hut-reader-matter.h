/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-matter.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* Matters: a list of them, and one whole. For a worker. */

/* One of the list. Owned texts; NULL where absent. */
typedef struct
{
  HutUid id;
  char *title;
  char *lead; /* code */
  char *assignee;
  char *community; /* code */
  char *category;
  HutMatterFacts facts;
  HutMatterStanding standing;
  HutTime newest; /* receipt of its newest case, 0: it has none */
} HutMatterLine;

void hut_matter_line_free (HutMatterLine *line);

typedef enum
{
  HUT_MATTERS_OPEN, /* with those to be marked done */
  HUT_MATTERS_DONE,
} HutMatters;

#define HUT_MATTERS_LIMIT 200

/* HutMatterLine: those with the most cases first, of these the newest; at most HUT_MATTERS_LIMIT.
 */
GPtrArray *hut_reader_matters (HutReader *reader, HutMatters which, GCancellable *cancellable,
                               GError **error);

/* How many are open; by index. */
gboolean hut_reader_count_matters (HutReader *reader, guint *n_open, GError **error);

gboolean hut_reader_matter_facts (HutReader *reader, const HutUid *id, HutMatterFacts *facts,
                                  GError **error);

/* What was done: a case linked or unlinked, a task given or done, fields changed. */
typedef struct
{
  HutTime at;
  char *who;          /* or NULL */
  const char *code;   /* "linked", "unlinked", "task", "task-done", "changed"; static */
  char *title;        /* of the case or task */
  char *words;        /* result of the task, or NULL */
  JsonObject *fields; /* of a change: {"title":["old","new"]} */
} HutMatterStep;

void hut_matter_step_free (HutMatterStep *step);

/* No more of one matter are shown one by one. */
#define HUT_MATTER_CASES 60

/* A matter whole. */
typedef struct
{
  HutRecord *matter;
  HutMatterFacts facts;
  GPtrArray *cases; /* HutRecord, the newest first, at most HUT_MATTER_CASES: of what is personal
                     * only the caller, masked */
  GPtrArray *tasks; /* HutRecord, open ones first */
  GPtrArray *steps; /* HutMatterStep, the newest first */
} HutMatterDossier;

void hut_matter_dossier_free (HutMatterDossier *dossier);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMatterDossier, hut_matter_dossier_free)

/* NULL without an error where it is absent or void. */
HutMatterDossier *hut_reader_matter_dossier (HutReader *reader, const HutUid *id, GError **error);

G_END_DECLS
