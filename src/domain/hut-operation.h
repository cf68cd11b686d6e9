/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-facts.h"
#include "domain/hut-matter.h"
#include "domain/hut-office.h"

G_BEGIN_DECLS

/* An operation: the intention to create, update or void one record, with the old and new values
 * of its fields. It is what the writer applies, the outbox keeps, the wire carries and history
 * remembers. */
typedef enum
{
  HUT_VERB_CREATE,
  HUT_VERB_UPDATE,
  HUT_VERB_VOID,
} HutVerb;

typedef struct
{
  const HutField *field;
  HutValue old_value;
  HutValue new_value;
} HutDelta;

/* The record's field must have this value for the operation to hold. */
typedef struct
{
  const HutField *field;
  HutValue value;
} HutGuard;

typedef struct
{
  HutUid op;
  HutVerb verb;
  const HutKind *kind;
  HutUid id;
  char *stream;   /* the home of the record */
  HutUid group;   /* what must hold together; nil: alone */
  HutUid batch;   /* what was done in one act and is undone together; nil: none */
  gint64 clock;   /* hybrid clock of the writer */
  GArray *deltas; /* HutDelta */
  GArray *guards; /* HutGuard */
} HutOperation;

HutOperation *hut_operation_new (HutVerb verb, const HutKind *kind, const HutUid *id,
                                 const char *stream);
HutOperation *hut_operation_copy (const HutOperation *operation);
void hut_operation_free (HutOperation *operation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutOperation, hut_operation_free)

/* A create with all values of @record. */
HutOperation *hut_operation_new_create (const HutRecord *record);

/* Take over the values. A delta or guard of a field that is there already replaces it. */
void hut_operation_add (HutOperation *operation, const HutField *field, HutValue old_value,
                        HutValue new_value);
void hut_operation_add_guard (HutOperation *operation, const HutField *field, HutValue value);

/* The delta of @field, or NULL. Owned by the operation. */
const HutDelta *hut_operation_delta (const HutOperation *operation, const HutField *field);

const char *hut_verb_name (HutVerb verb);
gboolean hut_verb_parse (const char *name, HutVerb *verb);

/* {"title":["old","new"]} of the fields that are (or are not) personal; a null stands for no
 * value inside these pairs. NULL where there are none. New objects. */
JsonObject *hut_operation_fields (const HutOperation *operation, gboolean personal);
JsonObject *hut_operation_guard_json (const HutOperation *operation);

/* Adds the deltas of such an object. A field of the wrong privacy, an unknown one, or a pair that
 * is not one, is an error whose message begins with the field's name. */
gboolean hut_operation_read_fields (HutOperation *operation, JsonObject *fields, gboolean personal,
                                    GError **error);
gboolean hut_operation_read_guard (HutOperation *operation, JsonObject *guard, GError **error);

/* What is known of the meeting that an operation is about; either may be NULL. Nothing is owned. */
typedef struct
{
  const HutRecord *meeting;
  const HutRecord *motion; /* of a ballot */
} HutCouncilFacts;

/* The same of the whistle: hut-whistle-rules.h. */
typedef struct _HutWhistleFacts HutWhistleFacts;

/* What an operation is checked in. */
typedef struct
{
  gboolean imported;              /* its group holds an `imported` event for the record */
  const HutCaseFacts *facts;      /* NULL: nothing is on record */
  HutOffice *office;              /* NULL: as shipped */
  const HutMatterFacts *matter;   /* of a matter; NULL: it has neither cases nor tasks */
  const HutCouncilFacts *council; /* of what hut_council_needs() */
  const HutWhistleFacts *whistle; /* of what hut_whistle_needs() */
  const char *account;            /* who writes, as the facts name who assigned; NULL:
                                     nobody in particular */
} HutOperationContext;

/* Whether hut_operation_check() asks what is on record of the case: only of
 * steps, of time limits and of what is put off, and never of an import. */
gboolean hut_operation_needs_facts (const HutOperation *operation, gboolean imported);

/* The same of what it asks of a matter: of its end only. */
gboolean hut_operation_needs_matter (const HutOperation *operation, gboolean imported);

/* Checks the operation by itself and against the record as it stands (@present,
 * NULL: absent): append kinds only grow; required fields; codes; guards; a
 * guarded field's old value; the path of a case's state, and what must be on
 * record for it (hut-case-lacks.h). HUT_DOMAIN_ERROR_RULE and the field (or
 * NULL) where it does not hold. @context NULL: a person's, with nothing on
 * record. An import lets a create enter in any state, and an update move to
 * any. */
gboolean hut_operation_check (const HutOperation *operation, const HutRecord *present,
                              const HutOperationContext *context, const HutField **culprit,
                              GError **error);

/* Sets the new values in @record, in place. */
void hut_operation_apply (const HutOperation *operation, HutRecord *record);

/* The opposite: values swapped, guarded by the values that it takes back; of a create, a void
 * with @reason. A fresh op uid. */
HutOperation *hut_operation_invert (const HutOperation *operation, const char *reason);

G_END_DECLS
