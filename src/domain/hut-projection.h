/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What departments and communities are shown of a home's records (PROTOCOL, Streams and
 * projections), each in a stream of its own (hut_stream_for_unit(), hut_stream_for_community()):
 * the fields that are marked for them in the kind's table, of the records that belong to them.
 *
 * A department or company: the whistles that call it, its own summons of each, with its steps,
 * marks and view; the cases that such a whistle lists; what is attached to its own steps, and what
 * is attached to those cases and may be shown; its own record. A community: what bears its code
 * (cases, matters, whistles, lanes, grids, units, its own record), the tasks of those cases and
 * matters, its bodies with their meetings and what is public of them.
 *
 * What is void, or belongs to what is void, is shown to nobody; a member that names a record names
 * one that is shown to the same. Pure: what else is on record comes from a source. */
typedef struct
{
  /* The record, or NULL. Lives as long as the source. */
  const HutRecord *(*find) (gpointer data, const HutKind *kind, const HutUid *id);

  /* Those that say that they belong to @id (a case's tasks, a meeting's topics, a whistle's
   * summonses) or list it (a case's whistles, a step's attachments): HutRecord of kinds that are
   * shown to anybody, others may be left out. Lives as long as the source. */
  GPtrArray *(*belonging) (gpointer data, const HutUid *id);

  gpointer data;
} HutProjectionSource;

/* Whether records of @kind are shown to anybody beside their home. */
gboolean hut_projection_is_shown (const HutKind *kind);

/* Adds the names of the streams that show @record to @targets, a set of text that it owns. */
void hut_projection_targets (const HutRecord *record, const HutProjectionSource *source,
                             GHashTable *targets);

/* @record as @target is shown it, its home as stream and ver 0; NULL where it is not shown it. */
HutRecord *hut_projection_make (const HutRecord *record, const char *target,
                                const HutProjectionSource *source);

/* Whether a change from @before to @after (either may be NULL) may bring other records into a
 * stream or out of one. */
gboolean hut_projection_moves (const HutRecord *before, const HutRecord *after);

/* Adds the records (borrowed of the source) that may come or go with @record, but itself. */
void hut_projection_related (const HutRecord *record, const HutProjectionSource *source,
                             GPtrArray *related);

/* The records that @record lists beside what it belongs to (hut_uid; a whistle's cases, the step of
 * an attachment): by these HutProjectionSource.belonging finds it. NULL for kinds that list none.
 */
GArray *hut_projection_lists (const HutRecord *record);

/* The record that @record belongs to; nil: none. */
HutUid hut_projection_parent (const HutRecord *record);

G_END_DECLS
