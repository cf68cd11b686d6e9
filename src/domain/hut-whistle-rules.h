/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"

G_BEGIN_DECLS

/* What may be written of a whistle, on the desktop and on the server alike (DOMAIN 3): the path of
 * each summons; that a whistle ends only when each unit is done or released, and that nothing but
 * marks, views and papers comes after; that a step says what its summons says; that a unit writes
 * of its own part alone. Pure.
 *
 *   whistle: open ⇄ ended
 *   summons: called → accepted, disputed, refused, working, released
 *            accepted → working, disputed, refused, released
 *            disputed → called, accepted, working, refused, released
 *            refused → accepted, working, released
 *            working → done, released
 *            done → working (sent back) */

const char *const *hut_summons_next_states (const char *from);
gboolean hut_summons_step_allowed (const char *from, const char *to);

/* Whether the unit itself takes that step, as against the street. */
gboolean hut_summons_step_is_own (const char *from, const char *to);

/* The state that its summons is in after a step of @code; NULL: it leaves it where it was. Of a
 * ruling it depends on for whom. Static. */
const char *hut_whistle_step_leads_to (const char *code);

/* Whether the unit itself, on its own desktop, puts a step of @code on record. */
gboolean hut_whistle_step_is_own (const char *code);

/* What is known of the whistle that an operation is about. Nothing is owned. */
typedef struct _HutWhistleFacts
{
  const HutRecord *whistle; /* NULL: not there */
  const HutRecord *summons; /* that it names; NULL: none, or not there */
  guint n_summonses;
  guint n_open;     /* of them: neither done nor released */
  const char *unit; /* the code of the department that writes; NULL: the street */
} HutWhistleFacts;

/* Adds a summons that is not void to the counts of @facts. */
void hut_whistle_facts_add (HutWhistleFacts *facts, const HutRecord *summons);

/* Of which whistle and summons has to be known to judge @operation on @present (NULL: absent); nil
 * where none. FALSE where nothing has to be. */
gboolean hut_whistle_needs (const HutOperation *operation, const HutRecord *present,
                            HutUid *whistle, HutUid *summons);

/* Why the operation cannot be: in English, static, for hut_operation_check(); sets *@field to the
 * field at fault or NULL. NULL where it can. @facts NULL: nothing is known, which refuses what
 * needs it. */
const char *hut_whistle_fault (const HutOperation *operation, const HutRecord *present,
                               const HutWhistleFacts *facts, const char **field);

G_END_DECLS
