/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting.h"
#include "store/hut-change-set.h"
#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The meeting @id with all that belongs to it, as it stands at one moment; NULL without an error
 * where there is none. Of its members nothing personal is read. Some hundred members and speeches
 * take some milliseconds: on a worker. */
HutMeeting *hut_reader_meeting (HutReader *reader, const HutUid *id, GError **error);

/* A meeting of the list. */
typedef struct
{
  HutUid id;
  char *title;
  char *body;  /* name, or NULL */
  char *kind;  /* code */
  char *state; /* code */
  char *place_name;
  HutTime starts_at; /* 0: no time was set */
  guint n_topics;
  guint n_open_resolutions;
} HutMeetingLine;

void hut_meeting_line_free (HutMeetingLine *line);

/* Those that are not void: what is under way first, then what is to come, nearest first, then what
 * was, newest first; at most @limit. Bounded, for the main thread. */
GPtrArray *hut_reader_meetings (HutReader *reader, HutTime now, guint limit, GError **error);

/* The members of the body @id that are not void, by number; nothing personal is read. */
GPtrArray *hut_reader_members (HutReader *reader, const HutUid *id, GError **error);

/* A meeting by its uid, or the beginning of it (8 characters or more), or its title; NULL without
 * an error where there is none or more than one. */
HutRecord *hut_reader_find_meeting (HutReader *reader, const char *name, GError **error);

/* Whether @changes may have changed a meeting, its body or what belongs to them. */
gboolean hut_meeting_changed (HutChangeSet *changes);

G_END_DECLS
