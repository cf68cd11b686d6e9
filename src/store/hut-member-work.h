/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"
#include "store/hut-write.h"

G_BEGIN_DECLS

/* A list of members against the roll of a body. */
typedef struct
{
  guint n_new;
  guint n_changed;
  guint n_same;   /* are on the roll as the list has them */
  guint n_others; /* are on the roll and not on the list; they stay */
} HutMemberCounts;

/* What makes the roll of @body say what @said (records of kind member, none named twice) says,
 * into @write; what the list leaves open stays as it is. Reads each member: on a worker. */
gboolean hut_write_members (HutWrite *write, HutReader *reader, const char *stream,
                            const HutUid *body, GPtrArray *said, HutMemberCounts *counts,
                            GCancellable *cancellable, GError **error);

/* The uid for a new member named as @said is: its natural one, or a fresh one where that was given
 * before, to one who was struck off or is named otherwise now. Bounded. */
HutUid hut_member_new_id (HutReader *reader, const char *stream, const HutUid *body,
                          const HutRecord *said);

G_END_DECLS
