/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader-check-in.h"

G_BEGIN_DECLS

/* What is asked of one who checks in: a member by the person, or a unit as it is kept. */
typedef struct
{
  HutUid person; /* nil: a unit */
  char *unit;    /* or NULL */
} HutCheckInDetailAsk;

/* The answer: what was done, the newest first, with its photographs. Plain values. */
typedef struct
{
  GPtrArray *check_ins;   /* HutRecord */
  GPtrArray *photographs; /* GPtrArray of HutRecord, of each check-in */
  GPtrArray *resources;   /* HutRecord of kind entry: what a unit gives */
  char *skills;           /* of a member, in words; or NULL */
} HutCheckInDetail;

/* A unit where @person is NULL. */
HutCheckInDetailAsk *hut_check_in_detail_ask_new (const HutUid *person, const char *unit);
void hut_check_in_detail_ask_free (HutCheckInDetailAsk *ask);

/* A HutReadFunc: on a worker. */
void *hut_check_in_detail_read (HutReader *reader, void *ask, GCancellable *cancellable,
                                GError **error);
void hut_check_in_detail_free (HutCheckInDetail *detail);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutCheckInDetail, hut_check_in_detail_free)

G_END_DECLS
