/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"

G_BEGIN_DECLS

/* What may be written of a meeting, on the desktop and on the server alike (DESIGN 5, PROTOCOL
 * "Held true" 7): the paths of its states; that only the leading desk, in its term, writes
 * presence, speeches, motions and ballots; that the notice and its topics stand as they were
 * announced, what is asked, frozen and found of a motion is written at its step and no other, a
 * ballot only in an open vote, signed minutes for ever; that who comes or leaves is named, and a
 * pause is the whole meeting's; that a record stays with its meeting. After it is closed only what
 * was said is still written down. Pure.
 *
 *   meeting: draft → announced → open ⇄ adjourned → closed; draft → open; announced → draft
 *   topic:   planned → current ⇄ done; planned ⇄ skipped; current → planned
 *   speech:  waiting → speaking → done; waiting → withdrawn; speaking → waiting; done → speaking
 *   motion:  ready → voting → counted → published; counted → voting; ready, voting, counted →
 *            withdrawn
 *   minutes: draft ⇄ approved → signed
 *   resolution: open ⇄ done → checked; checked → open; open → dropped → open */

/* The states that lead on from @from; NULL: in which a record of @kind can begin. Ends with NULL;
 * empty where the kind has no path. Static. */
const char *const *hut_council_next_states (const HutKind *kind, const char *from);
gboolean hut_council_step_allowed (const HutKind *kind, const char *from, const char *to);

/* Of which meeting, and of a ballot of which motion, has to be known to judge @operation on
 * @present (NULL: absent); nil where none. FALSE where nothing has to be. */
gboolean hut_council_needs (const HutOperation *operation, const HutRecord *present,
                            HutUid *meeting, HutUid *motion);

/* The desk for which @operation speaks: the one that takes the lead, leads, or says that it does;
 * FALSE where it speaks for none. @begins: it begins a term. Whether the writer is at that desk is
 * for who knows the writer. */
gboolean hut_council_desk (const HutOperation *operation, const HutRecord *present, HutUid *desk,
                           gboolean *begins);

/* Why the operation cannot be: in English, static, for hut_operation_check(); sets *@field to the
 * field at fault or NULL. NULL where it can. @facts NULL: neither meeting nor motion is known,
 * which refuses what needs them. */
const char *hut_council_fault (const HutOperation *operation, const HutRecord *present,
                               const HutCouncilFacts *facts, const char **field);

G_END_DECLS
