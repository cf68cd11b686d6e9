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
  guint n_contacts;      /* caller-contact, in this round */
  guint n_attempts;      /* attempt, in this round */
  gboolean told_caller;  /* in this round */
  gboolean told_hotline; /* in this round */
  guint n_open_tasks;    /* co-units that have neither answered nor sent an interim report */
  char *assigned_by;     /* account that assigned it last, or NULL */
  gboolean followed;     /* something was put on record after that */
  HutTime extension_due; /* the new due time of the last extension, 0: none */
  gboolean unsolved;     /* `unsolved` on record in this round */
  char *last_state;      /* that the last event entered, or NULL */
} HutCaseFacts;

/* Takes note of one event of the case; call it for all of them, the oldest first (by `at`, then
 * uid). Begin with a zeroed struct. */
void hut_case_facts_add_event (HutCaseFacts *facts, const HutRecord *event);

/* Takes note of one task of the case, in any order. */
void hut_case_facts_add_task (HutCaseFacts *facts, const HutRecord *task);

void hut_case_facts_clear (HutCaseFacts *facts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutCaseFacts, hut_case_facts_clear)

G_END_DECLS
