/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-case-act.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* What is on record of the case @id: its events, tasks and mediations, read by
 * index and bounded.
 * @facts is cleared by the caller, also after an error. */
gboolean hut_reader_case_facts (HutReader *reader, const HutUid *id, HutCaseFacts *facts,
                                GError **error);

/* Adds what an act decided (taken over) to @write, as a group of its own: where
 * somebody moved the case meanwhile, the write fails with CHANGED. */
void hut_write_case_plan (HutWrite *write, HutCasePlan *plan);

G_END_DECLS
