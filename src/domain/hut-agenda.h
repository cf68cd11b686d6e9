/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-meeting.h"

G_BEGIN_DECLS

/* The agenda as it is read out: the tree of topics, flat, with numbers, and how it keeps its time.
 * Owned by one; speaks of the meeting's records. */
typedef struct
{
  const HutRecord *topic;
  guint depth;  /* 0: an item of its own */
  char *number; /* "3", "3.1" */
} HutAgendaItem;

typedef struct
{
  GArray *items;        /* HutAgendaItem */
  gint64 minutes;       /* planned for all of it */
  HutTime planned_end;  /* 0: no time was set */
  HutTime expected_end; /* at the time that was given; 0 before it is open and after it is closed */
} HutAgenda;

/* A topic whose parent is not there, or is itself, stands by itself. */
HutAgenda *hut_agenda_new (const HutMeeting *meeting, HutTime now);
void hut_agenda_free (HutAgenda *agenda);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutAgenda, hut_agenda_free)

/* The topic that @topic is part of, or NULL: also where that is not there, or is @topic itself. */
const HutRecord *hut_agenda_parent (const HutMeeting *meeting, const HutRecord *topic);

/* The item of @topic, or NULL. */
const HutAgendaItem *hut_agenda_find (const HutAgenda *agenda, const HutUid *topic);

G_END_DECLS
