/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-task.h"

G_BEGIN_DECLS

/* What people do with a warning (DOMAIN 7): dismiss it with a reason, or accept it as a task; say
 * later whether it came true. A warning is counted anew whenever somebody looks, and becomes a
 * record (kind `warning`) when it is answered. Pure. */

/* What a record keeps of a warning as it was seen. */
typedef struct
{
  const char *source;    /* "count", "season" */
  const char *category;  /* of a count */
  const char *community; /* code; of a count */
  const char *title;
  HutTime from;
  HutTime until;
  gint64 seen;
  gint64 expected_milli;
  gint64 tail_nano;
  const HutUid *cases;
  guint n_cases;
} HutWarningClaim;

/* No more cases than these are kept by name. */
#define HUT_WARNING_MAX_CASES 500

/* The uid of a warning: of its source, category and community (of a season: its key, and NULL) and
 * the first instant of its period; the same on every desktop. */
HutUid hut_warning_uid (const char *stream, const char *source, const char *category,
                        const char *community, HutTime from);

/* The record of @claim under @id, not answered yet. */
HutRecord *hut_warning_record (const HutWarningClaim *claim, const HutUid *id);

/* Whether an answered warning still speaks for what is counted now in the same category and
 * community: their periods overlap, and the count has not doubled since. */
gboolean hut_warning_still_answers (const HutRecord *warning, HutTime from, HutTime until,
                                    gint64 seen);

/* Each of these changes @warning in place; HUT_DOMAIN_ERROR_RULE says what is missing, translated,
 * and leaves it as it was. @by may be NULL. */

/* No without its reason. */
gboolean hut_warning_dismiss (HutRecord *warning, const char *reason, const char *by, HutTime now,
                              GError **error);

/* Somebody must be named, and a day; without a title of its own the task has the warning's.
 * @task_record: set to the new task, owned by the caller. */
gboolean hut_warning_accept (HutRecord *warning, const HutTaskGiven *task, const char *by,
                             HutTime now, HutRecord **task_record, GError **error);

/* Only an answered warning is judged. @reason may be NULL. */
gboolean hut_warning_judge (HutRecord *warning, gboolean came_true, const char *reason,
                            const char *by, HutTime now, GError **error);

/* The uids that a warning keeps, in order. HutUid array. */
GArray *hut_warning_cases (const HutRecord *warning);

/* How often warnings came true: of those with a verdict. */
typedef struct
{
  guint accepted;
  guint dismissed;
  guint came_true;
  guint false_alarms;
} HutWarningPrecision;

void hut_warning_precision_add (HutWarningPrecision *precision, const HutRecord *warning);

G_END_DECLS
