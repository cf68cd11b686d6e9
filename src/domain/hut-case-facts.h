/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What stands on record of a case beside its own fields, as far as a step depends on it. Store and
 * server gather it from the case's events and tasks inside their transaction; the rules read it.
 *
 * A case that is reopened begins a new round: what was told before counts no longer. */
typedef struct
{
  guint n_contacts;                /* caller-contact, in this round */
  guint n_attempts;                /* in vain since the caller was last reached, in this round */
  gboolean told_caller;            /* in this round */
  gboolean told_hotline;           /* in this round */
  gboolean called_back;            /* in this round */
  guint n_open_tasks;              /* co-units that have neither answered nor sent a report */
  GPtrArray *tasks;                /* HutRecord: the tasks that are not void; NULL: none */
  HutUid mediation;                /* the newest; nil: none */
  char *assigned_by;               /* account that assigned it last, or NULL */
  gboolean followed;               /* something was put on record after that */
  HutTime extension_due;           /* the new due time of the last extension, 0: none */
  gboolean extension_caller_told;  /* with it */
  gboolean extension_hotline_told; /* with it */
  gboolean unsolved;               /* on record in this round */
  gboolean unsolved_told;          /* its reason was explained to the caller */
  guint n_rounds;                  /* reopenings on record */
  char *last_state;                /* that the last event entered, or NULL */
  HutUid done_matter;              /* that the case belongs to, where it is marked done; nil: none.
                                    * Read where acts are planned */
} HutCaseFacts;

/* Takes note of one event of the case; call it for all of them in the order in which they came
 * here, which no clock of a desk can upset. Begin with a zeroed struct. */
void hut_case_facts_add_event (HutCaseFacts *facts, const HutRecord *event);

/* Takes note of a change of the case (kind change), in one order with the events: where a server
 * keeps history, it knows better than an event who assigned. */
void hut_case_facts_add_change (HutCaseFacts *facts, const HutRecord *change);

/* Takes note of one task or mediation of the case, in any order; the newest mediation is the one
 * with the latest uid. */
void hut_case_facts_add_task (HutCaseFacts *facts, const HutRecord *task);
void hut_case_facts_add_mediation (HutCaseFacts *facts, const HutRecord *mediation);

/* The task @id, or NULL. Owned by the facts. */
const HutRecord *hut_case_facts_task (const HutCaseFacts *facts, const HutUid *id);

void hut_case_facts_copy (const HutCaseFacts *facts, HutCaseFacts *copy);
void hut_case_facts_clear (HutCaseFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutCaseFacts, hut_case_facts_clear)

G_END_DECLS
