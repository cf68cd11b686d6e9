/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tree of topics, and its time. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-agenda.h"

#define MAX_DEPTH 8

static void
clear_item (gpointer item)
{
  g_free (((HutAgendaItem *)item)->number);
}

const HutRecord *
hut_agenda_parent (const HutMeeting *meeting, const HutRecord *topic)
{
  const HutRecord *parent = hut_meeting_of (meeting, topic, "parent");

  return parent != NULL && parent->kind == &hut_kind_topic && parent != topic ? parent : NULL;
}

/* Whether its parents lead up to an item of its own: two desks can make a ring between them. */
static gboolean
is_rooted (const HutMeeting *meeting, const HutRecord *topic)
{
  for (guint i = 0; i < MAX_DEPTH; i++)
    {
      topic = hut_agenda_parent (meeting, topic);
      if (topic == NULL)
        return TRUE;
    }
  return FALSE;
}

static void
add_children (HutAgenda *agenda, const HutMeeting *meeting, const HutRecord *parent, guint depth,
              const char *prefix)
{
  guint n = 0;

  for (guint i = 0; i < meeting->topics->len; i++)
    {
      const HutRecord *topic = meeting->topics->pdata[i];
      gboolean rooted = is_rooted (meeting, topic);
      HutAgendaItem item = { .topic = topic, .depth = depth };

      if (rooted ? hut_agenda_parent (meeting, topic) != parent : parent != NULL)
        continue;
      item.number =
          parent != NULL ? g_strdup_printf ("%s.%u", prefix, ++n) : g_strdup_printf ("%u", ++n);
      g_array_append_val (agenda->items, item);
      if (rooted)
        add_children (agenda, meeting, topic, depth + 1, item.number);
    }
}

/* What is left of the time that was planned for @topic; a pause takes none of it. */
static HutTime
left_of (const HutMeeting *meeting, const HutRecord *topic, HutTime now)
{
  HutTime started = hut_record_get_int (topic, "started_at", now);
  const char *state = hut_record_get_text (topic, "state");
  HutTime planned = hut_record_get_int (topic, "minutes", 0) * HUT_TIME_MINUTE;

  if (g_strcmp0 (state, "planned") == 0)
    return planned;
  if (g_strcmp0 (state, "current") == 0)
    return MAX (0, planned - (now - started - hut_meeting_paused (meeting, started, now)));
  return 0;
}

HutAgenda *
hut_agenda_new (const HutMeeting *meeting, HutTime now)
{
  HutAgenda *agenda = g_new0 (HutAgenda, 1);
  HutTime starts_at = hut_record_get_int (meeting->meeting, "starts_at", 0);
  HutTime left = 0;

  agenda->items = g_array_new (FALSE, FALSE, sizeof (HutAgendaItem));
  g_array_set_clear_func (agenda->items, clear_item);
  add_children (agenda, meeting, NULL, 0, NULL);
  for (guint i = 0; i < meeting->topics->len; i++)
    {
      agenda->minutes += hut_record_get_int (meeting->topics->pdata[i], "minutes", 0);
      left += left_of (meeting, meeting->topics->pdata[i], now);
    }
  if (starts_at > 0)
    agenda->planned_end = starts_at + agenda->minutes * HUT_TIME_MINUTE;
  if (hut_meeting_is_open (meeting))
    agenda->expected_end = now + left;
  return agenda;
}

void
hut_agenda_free (HutAgenda *agenda)
{
  if (agenda == NULL)
    return;
  g_array_unref (agenda->items);
  g_free (agenda);
}

const HutAgendaItem *
hut_agenda_find (const HutAgenda *agenda, const HutUid *topic)
{
  for (guint i = 0; i < agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (agenda->items, HutAgendaItem, i);

      if (hut_uid_equal (&item->topic->id, topic))
        return item;
    }
  return NULL;
}
