/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"
#include "domain/hut-record-plan.h"

G_BEGIN_DECLS

/* What is to be written: operations in groups, gathered anywhere and given to hut_store_write().
 * Old values are read by the writer in its transaction; say hut_write_expect() where a person saw
 * a value and decided by it. Not thread-safe; owned by one. */
typedef struct _HutWrite HutWrite;

/* Who writes; a person goes first in the writer's queue. */
typedef enum
{
  HUT_WRITE_PERSON,
  HUT_WRITE_IMPORT,
} HutWriteBy;

HutWrite *hut_write_new (HutWriteBy by);
void hut_write_free (HutWrite *write);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWrite, hut_write_free)

/* The batch uid of all that it writes: what hut_store_undo() takes. */
HutUid hut_write_get_batch (HutWrite *write);

/* From here to the next call, operations hold together or not at all (at most 100). Without it
 * each operation stands alone. */
void hut_write_begin_group (HutWrite *write);

/* Whether the group that was begun holds as much as a group can. */
gboolean hut_write_is_full (HutWrite *write);

/* A new record; takes over @record. Its stream may be NULL: the store knows the home. */
void hut_write_create (HutWrite *write, HutRecord *record);

/* Begins a change of a record; hut_write_set() and hut_write_expect() then speak of it. A field
 * set to what it is already is left out; an update that sets nothing is none. */
void hut_write_update (HutWrite *write, const HutKind *kind, const HutUid *id);

/* Begins the voiding of a record. Of a case the state becomes void with it. */
void hut_write_void (HutWrite *write, const HutKind *kind, const HutUid *id, const char *reason);

/* Takes over @value. The field must be one of the kind's. */
void hut_write_set (HutWrite *write, const char *field, HutValue value);

/* Begins a change of what @next is otherwise than @kept, the same record as it was read. */
void hut_write_difference (HutWrite *write, const HutRecord *kept, const HutRecord *next);

/* The person saw @value there (taken over): where it is another by now, the write fails with
 * CHANGED and nothing is written. */
void hut_write_expect (HutWrite *write, const char *field, HutValue value);

/* @field has to stand at @value (taken over), here and on the server, also where it is not changed:
 * the operation carries it as its guard. */
void hut_write_guard (HutWrite *write, const char *field, HutValue value);

/* All of @plan as one group. A record whose void_reason it sets is voided. */
void hut_write_plan (HutWrite *write, const HutRecordPlan *plan);

G_END_DECLS
