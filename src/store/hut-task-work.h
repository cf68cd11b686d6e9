/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "domain/hut-task.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* Work on a task, whatever it belongs to, as a write: read, decided by the domain, gathered. Each
 * of these adds to @write as a group of its own, or fails and adds nothing: HUT_DOMAIN_ERROR_RULE
 * says why in words, HUT_STORE_ERROR_ABSENT that it is not there. Where somebody moved it
 * meanwhile, the write itself fails with CHANGED. Bounded reads by index. */

/* Who works, by which rules. Nothing is owned. */
typedef struct
{
  HutOffice *office;   /* NULL: as shipped */
  const char *stream;  /* the street's */
  const char *account; /* or NULL in a file without accounts */
  HutTime now;
} HutTasking;

/* The task is done: of a case by the act of the case, which puts it on record there. */
gboolean hut_write_task_done (HutWrite *write, HutReader *reader, const HutTasking *tasking,
                              const HutUid *id, const char *result, GError **error);

/* Another unit or person has it from now on; on record of its case, where it has one, with the
 * reason @words (may be NULL). */
gboolean hut_write_task_hand_over (HutWrite *write, HutReader *reader, const HutTasking *tasking,
                                   const HutUid *id, const char *unit, const char *assignee,
                                   const char *words, GError **error);

G_END_DECLS
