/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A meeting's records, gathered. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-meeting.h"

#include <string.h>

/* clang-format off */
static const HutMeetingList lists[] = {
  { &hut_kind_topic,      G_STRUCT_OFFSET (HutMeeting, topics) },
  { &hut_kind_presence,   G_STRUCT_OFFSET (HutMeeting, presences) },
  { &hut_kind_speech,     G_STRUCT_OFFSET (HutMeeting, speeches) },
  { &hut_kind_motion,     G_STRUCT_OFFSET (HutMeeting, motions) },
  { &hut_kind_ballot,     G_STRUCT_OFFSET (HutMeeting, ballots) },
  { &hut_kind_tally,      G_STRUCT_OFFSET (HutMeeting, tallies) },
  { &hut_kind_sheet,      G_STRUCT_OFFSET (HutMeeting, sheets) },
  { &hut_kind_report,     G_STRUCT_OFFSET (HutMeeting, reports) },
  { &hut_kind_resolution, G_STRUCT_OFFSET (HutMeeting, resolutions) },
  { &hut_kind_notice,     G_STRUCT_OFFSET (HutMeeting, notices) },
  { &hut_kind_addendum,   G_STRUCT_OFFSET (HutMeeting, addenda) },
  { NULL, 0 }
};
/* clang-format on */

const HutMeetingList *
hut_meeting_lists (void)
{
  return lists;
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
}

HutMeeting *
hut_meeting_new (HutRecord *record)
{
  HutMeeting *meeting = g_new0 (HutMeeting, 1);

  meeting->meeting = record;
  meeting->members = new_list ();
  meeting->attachments = new_list ();
  meeting->earlier = new_list ();
  meeting->earlier_meetings = new_list ();
  for (guint i = 0; lists[i].kind != NULL; i++)
    G_STRUCT_MEMBER (GPtrArray *, meeting, lists[i].list) = new_list ();
  meeting->by_id = g_hash_table_new (hut_uid_hash, hut_uid_equal);
  return meeting;
}

void
hut_meeting_free (HutMeeting *meeting)
{
  if (meeting == NULL)
    return;
  g_hash_table_unref (meeting->by_id);
  for (guint i = 0; lists[i].kind != NULL; i++)
    g_ptr_array_unref (G_STRUCT_MEMBER (GPtrArray *, meeting, lists[i].list));
  g_ptr_array_unref (meeting->members);
  g_ptr_array_unref (meeting->attachments);
  g_ptr_array_unref (meeting->earlier);
  g_ptr_array_unref (meeting->earlier_meetings);
  hut_record_free (meeting->meeting);
  hut_record_free (meeting->body);
  hut_record_free (meeting->minutes);
  g_free (meeting);
}

/* ---- Order ---- */

static int
compare_int (const HutRecord *a, const HutRecord *b, const char *field)
{
  gint64 left = hut_record_get_int (a, field, 0);
  gint64 right = hut_record_get_int (b, field, 0);

  return left != right ? (left < right ? -1 : 1) : memcmp (&a->id, &b->id, sizeof (HutUid));
}

static int
compare_text (const HutRecord *a, const HutRecord *b, const char *field)
{
  return g_strcmp0 (hut_record_get_text (a, field), hut_record_get_text (b, field));
}

/* "2" before "10". */
static int
compare_number (const char *a, const char *b)
{
  guint64 left = a != NULL ? g_ascii_strtoull (a, NULL, 10) : 0;
  guint64 right = b != NULL ? g_ascii_strtoull (b, NULL, 10) : 0;

  return left != right ? (left < right ? -1 : 1) : g_strcmp0 (a, b);
}

static int
compare_members (gconstpointer a, gconstpointer b)
{
  const HutRecord *left = *(HutRecord *const *)a;
  const HutRecord *right = *(HutRecord *const *)b;
  int order =
      compare_number (hut_record_get_text (left, "number"), hut_record_get_text (right, "number"));

  if (order == 0)
    order = compare_text (left, right, "name");
  return order != 0 ? order : memcmp (&left->id, &right->id, sizeof (HutUid));
}

static int
compare_positions (gconstpointer a, gconstpointer b)
{
  return compare_int (*(HutRecord *const *)a, *(HutRecord *const *)b, "position");
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return compare_int (*(HutRecord *const *)a, *(HutRecord *const *)b, "at");
}

static int
compare_asked (gconstpointer a, gconstpointer b)
{
  return compare_int (*(HutRecord *const *)a, *(HutRecord *const *)b, "asked_at");
}

static int
compare_posted (gconstpointer a, gconstpointer b)
{
  return compare_int (*(HutRecord *const *)a, *(HutRecord *const *)b, "posted_at");
}

static int
compare_households (gconstpointer a, gconstpointer b)
{
  return compare_text (*(HutRecord *const *)a, *(HutRecord *const *)b, "household");
}

/* Uids are made in the order of time. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return memcmp (&(*(HutRecord *const *)a)->id, &(*(HutRecord *const *)b)->id, sizeof (HutUid));
}

static void
remember (HutMeeting *meeting, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      HutRecord *record = records->pdata[i];

      g_hash_table_insert (meeting->by_id, &record->id, record);
    }
}

void
hut_members_sort (GPtrArray *members)
{
  g_ptr_array_sort (members, compare_members);
}

void
hut_meeting_sort (HutMeeting *meeting)
{
  hut_members_sort (meeting->members);
  g_ptr_array_sort (meeting->topics, compare_positions);
  g_ptr_array_sort (meeting->presences, compare_times);
  g_ptr_array_sort (meeting->speeches, compare_asked);
  g_ptr_array_sort (meeting->motions, compare_ids);
  g_ptr_array_sort (meeting->tallies, compare_times);
  g_ptr_array_sort (meeting->sheets, compare_households);
  g_ptr_array_sort (meeting->reports, compare_times);
  g_ptr_array_sort (meeting->resolutions, compare_ids);
  g_ptr_array_sort (meeting->earlier, compare_ids);
  g_ptr_array_sort (meeting->notices, compare_posted);
  g_ptr_array_sort (meeting->addenda, compare_times);
  g_ptr_array_sort (meeting->attachments, compare_times);
  remember (meeting, meeting->members);
  remember (meeting, meeting->topics);
  remember (meeting, meeting->motions);
  remember (meeting, meeting->earlier_meetings);
}

/* ---- Acts ---- */

static GPtrArray *
list_of (HutMeeting *meeting, const HutRecord *record)
{
  const HutKind *kind = record->kind;

  if (kind == &hut_kind_member)
    return meeting->members;
  if (kind == &hut_kind_attachment)
    return meeting->attachments;
  if (kind == &hut_kind_resolution && !hut_meeting_is_of (record, "meeting", &meeting->meeting->id))
    return meeting->earlier;
  for (guint i = 0; lists[i].kind != NULL; i++)
    if (lists[i].kind == kind)
      return G_STRUCT_MEMBER (GPtrArray *, meeting, lists[i].list);
  return NULL;
}

/* The place of a record of which there is one. */
static HutRecord **
place_of (HutMeeting *meeting, const HutKind *kind)
{
  if (kind == &hut_kind_meeting)
    return &meeting->meeting;
  if (kind == &hut_kind_minutes)
    return &meeting->minutes;
  return kind == &hut_kind_body ? &meeting->body : NULL;
}

static gboolean
is_void (const HutRecord *record)
{
  return hut_kind_field (record->kind, "void_reason") != NULL &&
         hut_record_get_text (record, "void_reason") != NULL;
}

void
hut_meeting_put (HutMeeting *meeting, const HutRecord *next)
{
  HutRecord **place = place_of (meeting, next->kind);
  GPtrArray *list = list_of (meeting, next);

  if (place != NULL)
    {
      hut_record_free (*place);
      *place = hut_record_copy (next);
    }
  if (list == NULL)
    return;
  g_hash_table_remove_all (meeting->by_id);
  for (guint i = 0; i < list->len; i++)
    if (hut_uid_equal (&((HutRecord *)list->pdata[i])->id, &next->id))
      {
        g_ptr_array_remove_index (list, i);
        break;
      }
  if (!is_void (next))
    g_ptr_array_add (list, hut_record_copy (next));
  hut_meeting_sort (meeting);
}

/* ---- Looking ---- */

const HutRecord *
hut_meeting_find (const HutMeeting *meeting, const HutUid *id)
{
  return g_hash_table_lookup (meeting->by_id, id);
}

const HutRecord *
hut_meeting_of (const HutMeeting *meeting, const HutRecord *record, const char *name)
{
  const char *text = hut_record_get_text (record, name);
  HutUid id;

  return text != NULL && hut_uid_parse (text, &id) ? hut_meeting_find (meeting, &id) : NULL;
}

const HutRecord *
hut_meeting_resolution (const HutMeeting *meeting, const HutUid *id)
{
  GPtrArray *const lists_of[] = { meeting->resolutions, meeting->earlier };

  for (gsize k = 0; k < G_N_ELEMENTS (lists_of); k++)
    for (guint i = 0; i < lists_of[k]->len; i++)
      if (hut_uid_equal (&((HutRecord *)lists_of[k]->pdata[i])->id, id))
        return lists_of[k]->pdata[i];
  return NULL;
}

const HutRecord *
hut_meeting_report (const HutMeeting *meeting, const HutUid *resolution)
{
  for (guint i = meeting->reports->len; i-- > 0;)
    if (hut_meeting_is_of (meeting->reports->pdata[i], "resolution", resolution))
      return meeting->reports->pdata[i];
  return NULL;
}

gboolean
hut_meeting_is_of (const HutRecord *record, const char *name, const HutUid *id)
{
  const char *text = hut_record_get_text (record, name);
  HutUid found;

  return text != NULL && hut_uid_parse (text, &found) && hut_uid_equal (&found, id);
}

const char *
hut_meeting_get_state (const HutMeeting *meeting)
{
  return hut_record_get_text (meeting->meeting, "state");
}

gboolean
hut_meeting_is_open (const HutMeeting *meeting)
{
  return g_strcmp0 (hut_meeting_get_state (meeting), "open") == 0;
}

gboolean
hut_meeting_is_signed (const HutMeeting *meeting)
{
  return meeting->minutes != NULL &&
         g_strcmp0 (hut_record_get_text (meeting->minutes, "state"), "signed") == 0;
}

gboolean
hut_meeting_is_led_by (const HutMeeting *meeting, const HutUid *desk)
{
  return hut_meeting_is_of (meeting->meeting, "leader", desk);
}

static const HutRecord *
find_state (GPtrArray *records, const char *const *states)
{
  for (guint i = records->len; i-- > 0;)
    {
      const char *state = hut_record_get_text (records->pdata[i], "state");

      if (state != NULL && g_strv_contains (states, state))
        return records->pdata[i];
    }
  return NULL;
}

const HutRecord *
hut_meeting_current_topic (const HutMeeting *meeting)
{
  static const char *const states[] = { "current", NULL };

  return find_state (meeting->topics, states);
}

const HutRecord *
hut_meeting_speaking (const HutMeeting *meeting)
{
  static const char *const states[] = { "speaking", NULL };

  return find_state (meeting->speeches, states);
}

const HutRecord *
hut_meeting_voting (const HutMeeting *meeting)
{
  static const char *const states[] = { "voting", "counted", NULL };

  return find_state (meeting->motions, states);
}

/* ---- Pauses ---- */

static void
note_pause (GArray *pauses, const HutRecord *entry)
{
  const char *code = hut_record_get_text (entry, "code");
  HutMeetingPause *last =
      pauses->len > 0 ? &g_array_index (pauses, HutMeetingPause, pauses->len - 1) : NULL;
  gboolean waits = last != NULL && last->to == 0;
  const HutMeetingPause pause = { hut_record_get_int (entry, "at", 0), 0 };

  if (g_strcmp0 (code, "adjourned") == 0 && !waits)
    g_array_append_val (pauses, pause);
  if (g_strcmp0 (code, "resumed") == 0 && waits)
    last->to = pause.from;
}

GArray *
hut_meeting_pauses (const HutMeeting *meeting)
{
  GArray *pauses = g_array_new (FALSE, FALSE, sizeof (HutMeetingPause));
  HutMeetingPause *last;

  for (guint i = 0; i < meeting->presences->len; i++)
    note_pause (pauses, meeting->presences->pdata[i]);
  if (pauses->len == 0)
    return pauses;
  last = &g_array_index (pauses, HutMeetingPause, pauses->len - 1);
  if (last->to == 0)
    last->to = hut_record_get_int (meeting->meeting, "closed_at", 0);
  return pauses;
}

HutTime
hut_meeting_paused (const HutMeeting *meeting, HutTime from, HutTime until)
{
  g_autoptr (GArray) pauses = hut_meeting_pauses (meeting);
  HutTime paused = 0;

  for (guint i = 0; i < pauses->len; i++)
    {
      const HutMeetingPause *pause = &g_array_index (pauses, HutMeetingPause, i);
      HutTime to = pause->to != 0 ? MIN (pause->to, until) : until;

      paused += MAX (0, to - MAX (pause->from, from));
    }
  return paused;
}
