/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* The most records of a plan: what holds together goes to the server in one piece, which takes no
 * more (PROTOCOL, group). What is larger is several plans. */
#define HUT_RECORD_PLAN_MOST 100

/* What an act writes: records that are made and records that change, in their order, which hold
 * together or not at all. Not thread-safe; owned by one. */
typedef struct
{
  const HutRecord *kept; /* as it was read; owned. NULL: @next is new */
  HutRecord *next;
  GPtrArray *expected; /* const char *, static: fields by which the person decided */
  GPtrArray *guarded;  /* const char *, static: fields that have to stand as in @next, here and on
                        * the server, where they do not change */
  GPtrArray *held;     /* const char *, static: fields that have to stand as in @kept, here and on
                        * the server */
} HutPlannedRecord;

typedef struct
{
  GPtrArray *records; /* HutPlannedRecord */
} HutRecordPlan;

HutRecordPlan *hut_record_plan_new (void);
void hut_record_plan_free (HutRecordPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRecordPlan, hut_record_plan_free)

/* A new record of @kind, or of the uid @id where that is not NULL; owned by the plan, to be filled
 * in. */
HutRecord *hut_record_plan_create (HutRecordPlan *plan, const HutKind *kind, const HutUid *id);

/* A copy of @kept that the plan owns, to be changed. Asked for twice it is the same copy. */
HutRecord *hut_record_plan_change (HutRecordPlan *plan, const HutRecord *kept);

/* The person saw @field of @next, from hut_record_plan_change(), as it was kept. @field is static.
 */
void hut_record_plan_expect (HutRecordPlan *plan, HutRecord *next, const char *field);

/* @field of @next has to stand as it does in @next. @field is static. */
void hut_record_plan_guard (HutRecordPlan *plan, HutRecord *next, const char *field);

/* As hut_record_plan_expect(), and the server holds to it too: where somebody changed @field, which
 * has a value, meanwhile, nothing of the plan is done. Of one without a value nothing goes over the
 * wire: where that matters, the field is guarded by its kind. @field is static. */
void hut_record_plan_hold (HutRecordPlan *plan, HutRecord *next, const char *field);

G_END_DECLS
