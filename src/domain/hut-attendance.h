/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-decision.h"
#include "domain/hut-voters.h"

G_BEGIN_DECLS

/* Who is there (DOMAIN 4): the entries of presence, replayed. Who came and did not leave is
 * present; an entry struck out never was. Owned by one; speaks of the meeting's records, which stay
 * longer. */
typedef struct
{
  const HutRecord *member;
  const HutRecord *entry; /* the last that counts, or NULL */
  gboolean present;
  HutTime arrived;   /* first; 0: never */
  HutTime left;      /* last, where he is not present; 0: did not leave */
  const char *proxy; /* who stands for him, or NULL */
} HutAttendee;

typedef struct
{
  HutAttendee *attendees; /* of each member, in their order */
  guint n_attendees;
  gboolean *voter_present; /* of each voter */
  gint64 base; /* frozen when the meeting opened; what the list has where that is more, before, and
                * by another rule than the meeting's */
  gint64 present; /* of the base */
  gint64 representatives, representatives_present;
  gint64 area_base, area_present; /* 0.01 m²; 0 where it is not measured */
  gboolean has_area;
  guint n_guests; /* who are there and have no vote */
  HutQuorum quorum;
  gint64 missing;       /* to the quorum */
  HutTime quorum_since; /* since when it is as it is; 0: from the beginning */
} HutAttendance;

/* @rule NULL: there is no quorum to speak of. */
HutAttendance *hut_attendance_new (const HutMeeting *meeting, const HutVoters *voters,
                                   const HutDecisionRule *rule);
/* The same as it was at @until. */
HutAttendance *hut_attendance_new_at (const HutMeeting *meeting, const HutVoters *voters,
                                      const HutDecisionRule *rule, HutTime until);
void hut_attendance_free (HutAttendance *attendance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutAttendance, hut_attendance_free)

/* Of the member @id, or NULL. */
const HutAttendee *hut_attendance_find (const HutAttendance *attendance, const HutUid *id);

G_END_DECLS
