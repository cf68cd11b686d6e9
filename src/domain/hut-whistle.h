/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* A whistle with all that belongs to it, as it is read at once. Void records are left out. Not
 * thread-safe; owned by one, and not changed once it is read, but by hut_whistle_put(). */
typedef struct
{
  HutRecord *whistle;
  GPtrArray *summonses; /* in the order in which they were called, then by unit */
  GPtrArray *steps;     /* in the order in which they took place; see hut_whistle_step_time() */
  GPtrArray *marks;     /* by summons as above, then who */
  GPtrArray *views;     /* by summons as above */
} HutWhistle;

/* Takes over the whistle's own record; the lists are empty, to be filled by who reads them. */
HutWhistle *hut_whistle_new (HutRecord *whistle);
void hut_whistle_free (HutWhistle *whistle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutWhistle, hut_whistle_free)

/* The kinds whose records name their whistle, each with its list. Ends with a NULL kind. Static. */
typedef struct
{
  const HutKind *kind;
  gsize list; /* offset of the GPtrArray in HutWhistle */
} HutWhistleList;

const HutWhistleList *hut_whistle_lists (void);

/* Puts the lists in their order; called once, when they are filled. */
void hut_whistle_sort (HutWhistle *whistle);

/* The whistle with @next in the place of what it was, or added to it; a void one taken out. For who
 * plans one act upon another before anything is written. */
void hut_whistle_put (HutWhistle *whistle, const HutRecord *next);

/* The uids of what there is once: of the call of @unit (a code) by @whistle, of the marks that
 * @who (a code) gives for @summons, of what its unit says of the whistle. */
HutUid hut_summons_id (const char *stream, const HutUid *whistle, const char *unit);
HutUid hut_mark_id (const char *stream, const HutUid *summons, const char *who);
HutUid hut_whistle_view_id (const char *stream, const HutUid *summons);

/* The summons of @unit, or of that uid; NULL where there is none. */
const HutRecord *hut_whistle_summons (const HutWhistle *whistle, const char *unit);
const HutRecord *hut_whistle_find_summons (const HutWhistle *whistle, const HutUid *id);

/* Whether @record (a step, marks, a view) is of @summons. */
gboolean hut_whistle_is_of (const HutRecord *record, const HutRecord *summons);

/* The marks that @who gave for @summons, what its unit says; NULL where there are none. */
const HutRecord *hut_whistle_mark (const HutWhistle *whistle, const HutRecord *summons,
                                   const char *who);
const HutRecord *hut_whistle_view (const HutWhistle *whistle, const HutRecord *summons);

/* All that is on record of it in the order of its time: steps, marks and views. The records are the
 * whistle's; free with g_ptr_array_unref(). */
GPtrArray *hut_whistle_entries (const HutWhistle *whistle);

/* When a step took place: as was told, or else when it was entered. Of marks and views: when they
 * were given. */
HutTime hut_whistle_step_time (const HutRecord *step);

/* Where it stands, of its summonses (DOMAIN 3): "called" while nobody has come, "working" as soon
 * as one is there or done, "finished" when each is done or released ("事不完,人不撤"). One without
 * any summons is called. Static. */
const char *hut_whistle_state (const HutWhistle *whistle);

/* Whether a unit in @state (of a summons) is still called for: neither done nor released. */
gboolean hut_summons_is_open (const char *state);

/* Whether the street has ended it. */
gboolean hut_whistle_is_ended (const HutWhistle *whistle);

/* The uids of its cases; none: an empty array. HutUid; free with g_array_unref(). */
GArray *hut_whistle_cases (const HutRecord *whistle);

/* The canonical text of the field of cases: each once, sorted; NULL for none. */
char *hut_whistle_cases_print (GArray *cases);

G_END_DECLS
