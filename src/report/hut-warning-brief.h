/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-warning-answer.h"
#include "insight/hut-warning.h"
#include "store/hut-reader-warnings.h"

G_BEGIN_DECLS

/* All that there is to say of warnings on a day: what is out of the ordinary in the week that ends
 * with it, what the season brings, and what became of the warnings before. Read on a worker thread,
 * then owned by one. */

/* A warning of the week. */
typedef struct
{
  HutUid id; /* of its record: of the answer that speaks for it, else the one that it would have */
  HutRecord *kept; /* that answer, or NULL */
  const HutWarning *warning;
  char *community_name; /* the code where it has none */
  char *title;          /* category and community */
  char *words;          /* why */
  GArray *cases;        /* HutUid, the newest first */
} HutWarningLine;

/* A season, and what became of its warning. */
typedef struct
{
  HutUid id;
  HutRecord *kept; /* or NULL */
  const HutSeasonNews *news;
  GPtrArray *words; /* a line for each earlier year */
} HutSeasonLine;

typedef struct
{
  HutTime from; /* the week */
  HutTime until;
  guint n_before;
  HutWarnings *found;
  GPtrArray *lines;              /* HutWarningLine: of found->warnings, in their order */
  GPtrArray *seasons;            /* HutSeasonLine, the first to begin first */
  gboolean uncertain;            /* a holiday may be missing: the calendar ends before */
  GPtrArray *kept;               /* HutRecord: all answered ones, the newest first, at most 200 */
  GPtrArray *tasks;              /* HutRecord: the tasks that were made of these */
  HutWarningPrecision precision; /* of these */
  char *rule;                    /* how it was counted, and where the rule comes from */
  GPtrArray *news;               /* HutSeasonNews, of the seasons */
} HutWarningBrief;

HutWarningBrief *hut_warning_brief_read (HutReader *reader, HutOffice *office, const char *stream,
                                         HutTime time, GCancellable *cancellable, GError **error);
void hut_warning_brief_free (HutWarningBrief *brief);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWarningBrief, hut_warning_brief_free)

/* How many warnings of the week nobody answered yet. */
guint hut_warning_brief_open (const HutWarningBrief *brief);

/* A warning of the week that nobody answered yet, in short. */
typedef struct
{
  char *category;
  char *community_name;
  char *words;
} HutWarningOpen;

/* These by themselves (HutWarningOpen, the least probable first), without the cases and the
 * seasons. On a worker. */
GPtrArray *hut_warning_read_open (HutReader *reader, HutOffice *office, HutTime time,
                                  GCancellable *cancellable, GError **error);

/* The task that was made of @kept, or NULL. Owned by the brief. */
const HutRecord *hut_warning_brief_task (const HutWarningBrief *brief, const HutRecord *kept);

/* The record of @id to be answered: that on record, else one made of the warning or the season, and
 * *@kept is what stands on record (owned by the brief) or NULL. NULL where there is none. */
HutRecord *hut_warning_brief_record (const HutWarningBrief *brief, const HutUid *id,
                                     const HutRecord **kept);

G_END_DECLS
