/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"

G_BEGIN_DECLS

/* What of the roster is there once: a profile of a lane, a match of two, a rating of a month, a
 * sign-up; and what was done or is done by somebody somewhere from some time on. Its uid is made of
 * that, so that two desks make one record of it. Pure. */
typedef enum
{
  HUT_ROSTER_KEY_NONE,   /* its uid says nothing */
  HUT_ROSTER_KEY_COMMON, /* its uid may be one of its own: of a role that stands in the place of a
                          * void one, of a shift that was given to somebody else, of what put
                          * another right before its uid was made of that */
  HUT_ROSTER_KEY_ALWAYS,
} HutRosterKey;

/* The uid of the record of @kind (patrol, service, lane-check) that puts @replaced right or takes
 * it back: there is one, so that of two desks the second is refused and sees the first. */
HutUid hut_correction_id (const char *stream, const HutKind *kind, const HutUid *replaced);

/* How far a record like @record has the uid that its fields make; sets *@id to that where it is
 * not NONE. */
HutRosterKey hut_roster_key (const char *stream, const HutRecord *record, HutUid *id);

/* Why @next, which stands in the place of @present in @stream (NULL: new), cannot have its uid: as
 * hut_roster_fault(). Only a new record is asked where the key is COMMON. */
const char *hut_roster_key_fault (const char *stream, const HutRecord *present,
                                  const HutRecord *next, const char **field);

G_END_DECLS
