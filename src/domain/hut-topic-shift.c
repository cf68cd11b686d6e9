/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Steps of a topic over the agenda as it is read, with its numbers. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-topic-shift.h"

#include "domain/hut-agenda.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* The agenda with what stands where: a topic's place among those of its part. */
typedef struct
{
  const HutAgenda *agenda;
  int at; /* of the topic in it */
} Look;

static const HutAgendaItem *
item_at (const HutAgenda *agenda, int at)
{
  return &g_array_index (agenda->items, HutAgendaItem, at);
}

static int
find (const HutAgenda *agenda, const HutUid *topic)
{
  for (guint i = 0; topic != NULL && i < agenda->items->len; i++)
    if (hut_uid_equal (&item_at (agenda, (int)i)->topic->id, topic))
      return (int)i;
  return -1;
}

/* Where what @at is part of stands; -1: nothing. */
static int
parent_of (const HutAgenda *agenda, int at)
{
  guint depth = item_at (agenda, at)->depth;

  for (at--; at >= 0; at--)
    if (item_at (agenda, at)->depth < depth)
      return at;
  return -1;
}

/* The one of the same part before (@step -1) or behind (1) @at; -1: none. */
static int
neighbour_of (const HutAgenda *agenda, int at, int step)
{
  guint depth = item_at (agenda, at)->depth;

  for (at += step; at >= 0 && at < (int)agenda->items->len; at += step)
    {
      if (item_at (agenda, at)->depth < depth)
        return -1;
      if (item_at (agenda, at)->depth == depth)
        return at;
    }
  return -1;
}

/* Its place from 0 among those of its part, @without one of them (-1: none). */
static guint
place_of (const HutAgenda *agenda, int at, int without)
{
  guint place = 0;

  for (int other = neighbour_of (agenda, at, -1); other >= 0;
       other = neighbour_of (agenda, other, -1))
    place += other != without;
  return place;
}

static const HutUid *
id_at (const HutAgenda *agenda, int at)
{
  return at >= 0 ? &item_at (agenda, at)->topic->id : NULL;
}

/* Beside @other, @behind it or before. */
static HutRecordPlan *
move_beside (const HutMeetingActing *acting, const Look *look, int other, gboolean behind,
             GError **error)
{
  const HutAgenda *agenda = look->agenda;

  return hut_topic_plan_move (acting, id_at (agenda, look->at),
                              id_at (agenda, parent_of (agenda, other)),
                              place_of (agenda, other, look->at) + (behind ? 1 : 0), error);
}

static HutRecordPlan *
move_into (const HutMeetingActing *acting, const Look *look, int other, GError **error)
{
  return hut_topic_plan_move (acting, id_at (look->agenda, look->at), id_at (look->agenda, other),
                              G_MAXINT, error);
}

static HutRecordPlan *
refuse_null (GError **error, const char *why)
{
  hut_meeting_refuse (error, why);
  return NULL;
}

HutRecordPlan *
hut_topic_plan_shift (const HutMeetingActing *acting, const HutUid *topic, HutTopicShift shift,
                      const HutUid *other, GError **error)
{
  g_autoptr (HutAgenda) agenda = hut_agenda_new (acting->meeting, acting->now);
  const Look look = { agenda, find (agenda, topic) };
  int beside;

  if (look.at < 0)
    return refuse_null (error, _ ("This topic is no longer on the agenda."));
  switch (shift)
    {
    case HUT_SHIFT_UP:
    case HUT_SHIFT_DOWN:
      beside = neighbour_of (agenda, look.at, shift == HUT_SHIFT_UP ? -1 : 1);
      if (beside < 0)
        return refuse_null (error, shift == HUT_SHIFT_UP ? _ ("The topic stands first already.")
                                                         : _ ("The topic stands last already."));
      return move_beside (acting, &look, beside, shift == HUT_SHIFT_DOWN, error);
    case HUT_SHIFT_IN:
      beside = neighbour_of (agenda, look.at, -1);
      return beside >= 0
                 ? move_into (acting, &look, beside, error)
                 : refuse_null (error, _ ("No topic stands above it that it could be part of."));
    case HUT_SHIFT_OUT:
      beside = parent_of (agenda, look.at);
      return beside >= 0 ? move_beside (acting, &look, beside, TRUE, error)
                         : refuse_null (error, _ ("The topic is an item of its own already."));
    default:
      beside = find (agenda, other);
      if (beside < 0)
        return refuse_null (error, _ ("This topic is no longer on the agenda."));
      return shift == HUT_SHIFT_INTO
                 ? move_into (acting, &look, beside, error)
                 : move_beside (acting, &look, beside, shift == HUT_SHIFT_AFTER, error);
    }
}
