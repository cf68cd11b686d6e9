/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "domain/hut-record.h"

G_BEGIN_DECLS

/* A meeting with all that belongs to it, as it is read at once: what attendance (hut-attendance.h),
 * speakers' list (hut-speech-list.h), agenda (hut-agenda.h) and counts (hut-motion-count.h) are
 * made of. Void records are left out, but members who had voted by then. Not thread-safe; owned by
 * one, and not changed once it is read, but by hut_meeting_put(). */
typedef struct
{
  HutRecord *meeting;
  HutRecord *body;        /* NULL: not known here */
  GPtrArray *members;     /* by number, then name */
  GPtrArray *topics;      /* by position */
  GPtrArray *presences;   /* in the order in which they happened */
  GPtrArray *speeches;    /* in the order in which they were asked for */
  GPtrArray *motions;     /* in the order in which they were made */
  GPtrArray *ballots;     /* no order */
  GPtrArray *tallies;     /* in the order in which they were taken */
  GPtrArray *sheets;      /* by household */
  GPtrArray *reports;     /* on earlier resolutions, in the order in which they were given */
  GPtrArray *resolutions; /* in the order in which they were made */
  GPtrArray *notices;     /* in the order in which they were put up */
  GPtrArray *addenda;     /* in the order in which they were written */
  GPtrArray *attachments; /* of its topics, in the order in which they were attached */
  HutRecord *minutes;     /* NULL: none yet */
  /* Resolutions of earlier meetings of the body that stand to be reported on, or were in this one,
   * oldest first; and the meetings that they are of. */
  GPtrArray *earlier;
  GPtrArray *earlier_meetings;
  GHashTable
      *by_id; /* HutUid → HutRecord of members, topics, motions, earlier meetings; not owned */
} HutMeeting;

/* Takes over the meeting's own record; the lists are empty, to be filled by who reads them. */
HutMeeting *hut_meeting_new (HutRecord *meeting);
void hut_meeting_free (HutMeeting *meeting);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMeeting, hut_meeting_free)

/* The kinds whose records name their meeting, each with its list. Ends with a NULL kind. Static. */
typedef struct
{
  const HutKind *kind;
  gsize list; /* offset of the GPtrArray in HutMeeting */
} HutMeetingList;

const HutMeetingList *hut_meeting_lists (void);

/* Members by number, then name. */
void hut_members_sort (GPtrArray *members);

/* Puts the lists in their order; called once, when they are filled. */
void hut_meeting_sort (HutMeeting *meeting);

/* @next in the place of the record as it stands there, or as a new one, or out of it where it is
 * void; as if it was written and the meeting read again: for who plans several acts, one upon the
 * other, and writes them together. A record of no meeting is passed over. Nothing is checked. */
void hut_meeting_put (HutMeeting *meeting, const HutRecord *next);

/* The member, topic, motion or earlier meeting that the uid field @name of @record speaks of, or
 * NULL; and by uid. */
const HutRecord *hut_meeting_of (const HutMeeting *meeting, const HutRecord *record,
                                 const char *name);
const HutRecord *hut_meeting_find (const HutMeeting *meeting, const HutUid *id);

/* The resolution @id, of this meeting or of those that are reported in it; or NULL. */
const HutRecord *hut_meeting_resolution (const HutMeeting *meeting, const HutUid *id);

/* What was said last of the resolution @resolution in this meeting, or NULL. */
const HutRecord *hut_meeting_report (const HutMeeting *meeting, const HutUid *resolution);

/* "draft", "announced", ... */
const char *hut_meeting_get_state (const HutMeeting *meeting);
gboolean hut_meeting_is_open (const HutMeeting *meeting);

/* Whether its minutes are signed: what was said in it stands. */
gboolean hut_meeting_is_signed (const HutMeeting *meeting);

/* Whether @desk leads it, in the term that is known here. */
gboolean hut_meeting_is_led_by (const HutMeeting *meeting, const HutUid *desk);

/* The topic under discussion, who speaks, the motion that is put to the vote or counted and not
 * announced; NULL where there is none. */
const HutRecord *hut_meeting_current_topic (const HutMeeting *meeting);
const HutRecord *hut_meeting_speaking (const HutMeeting *meeting);
const HutRecord *hut_meeting_voting (const HutMeeting *meeting);

/* When it was adjourned and when it went on, as the entries of presence have it, in their order. */
typedef struct
{
  HutTime from;
  HutTime to; /* when it was closed, where it did not go on before; 0: it has not gone on yet */
} HutMeetingPause;

/* HutMeetingPause; owned by the caller. */
GArray *hut_meeting_pauses (const HutMeeting *meeting);

/* How much of the time from @from to @until it was adjourned; microseconds. */
HutTime hut_meeting_paused (const HutMeeting *meeting, HutTime from, HutTime until);

/* What a record of a meeting is in: equality of its uid field @name with @id. */
gboolean hut_meeting_is_of (const HutRecord *record, const char *name, const HutUid *id);

G_END_DECLS
