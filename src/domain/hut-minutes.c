/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Minutes as a document: the head, then a section for each item of the agenda. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes.h"

#include "domain/hut-agenda.h"
#include "domain/hut-attendance.h"
#include "domain/hut-decision-words.h"
#include "domain/hut-meeting-plan.h"
#include "domain/hut-minutes-block.h"
#include "domain/hut-motion-count.h"
#include "domain/hut-speech-list.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const HutMinutesSource *source;
  const HutMeeting *meeting;
  GString *text;
  guint n_sections; /* of the topic that is being written */
} Writing;

static void
add_line (Writing *writing, const char *line)
{
  g_string_append (writing->text, line);
  g_string_append_c (writing->text, '\n');
}

static void
add_labelled (Writing *writing, const char *label, const char *value)
{
  g_autofree char *line = NULL;
  g_autofree char *whole = NULL;

  if (value == NULL || *value == '\0')
    return;
  line = hut_minutes_line (value);
  whole = g_strconcat (label, C_ ("after a label", ": "), line, NULL);
  add_line (writing, whole);
}

static char *
code_words (const HutRecord *record, const char *name)
{
  return hut_field_to_text (hut_kind_field (record->kind, name), hut_record_get (record, name));
}

/* ---- The head ---- */

static char *
when_words (const Writing *writing)
{
  const HutRecord *record = writing->meeting->meeting;
  HutOffice *office = writing->source->office;
  HutTime opened = hut_record_get_int (record, "opened_at", 0);
  HutTime closed = hut_record_get_int (record, "closed_at", 0);
  g_autofree char *from =
      hut_minutes_time (opened != 0 ? opened : hut_record_get_int (record, "starts_at", 0), office);
  GTimeZone *zone = hut_minutes_zone (office);
  gboolean one_day =
      closed != 0 && hut_time_day_number (opened, zone) == hut_time_day_number (closed, zone);
  g_autofree char *to =
      one_day ? hut_time_format (closed, zone, "%H:%M") : hut_minutes_time (closed, office);

  /* Translators: from when to when. */
  return to != NULL ? g_strdup_printf (C_ ("minutes", "%s to %s"), from, to)
                    : g_steal_pointer (&from);
}

/* Who came at all, however long. */
static char *
presence_words (const HutAttendance *attendance, const HutVoters *voters)
{
  g_autofree gboolean *came = g_new0 (gboolean, voters->n_voters + 1);
  g_autoptr (GString) words = g_string_new (NULL);
  int n = 0, proxies = 0, guests = 0;

  for (guint i = 0; i < attendance->n_attendees; i++)
    {
      guint voter = voters->voter_of[i];

      if (attendance->attendees[i].arrived == 0)
        continue;
      guests += voter == HUT_NO_VOTER;
      proxies += attendance->attendees[i].proxy != NULL;
      if (voter == HUT_NO_VOTER || came[voter])
        continue;
      came[voter] = TRUE;
      n++;
    }
  g_string_printf (words, _ ("%d of %d came"), n, (int)attendance->base);
  if (proxies > 0)
    g_string_append_printf (words, _ (", %d by proxy"), proxies);
  if (guests > 0)
    g_string_append_printf (words, _ (", and %d guests"), guests);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
quorum_words (const HutAttendance *attendance)
{
  if (attendance->quorum == HUT_QUORUM_UNKNOWN)
    return NULL;
  if (attendance->quorum == HUT_QUORUM_REACHED)
    return g_strdup (C_ ("quorum", "Reached"));
  return g_strdup_printf (_ ("Not reached, %d missing at the end"), (int)attendance->missing);
}

static void
add_presence (Writing *writing)
{
  g_autoptr (HutDecisionRule) rule =
      hut_meeting_rule (writing->meeting, NULL, writing->source->office);
  g_autoptr (HutVoters) voters = hut_voters_new (writing->meeting->members, rule);
  g_autoptr (HutAttendance) attendance = hut_attendance_new (writing->meeting, voters, rule);
  g_autofree char *presence = presence_words (attendance, voters);
  g_autofree char *quorum = quorum_words (attendance);

  add_labelled (writing, C_ ("minutes", "Present"), presence);
  add_labelled (writing, C_ ("minutes", "Quorum"), quorum);
  if (rule != NULL)
    add_labelled (writing, C_ ("minutes", "Decided by"), rule->name);
}

static char *
notice_words (const Writing *writing)
{
  const HutRecord *record = writing->meeting->meeting;
  const char *where = hut_record_get_text (record, "announced_where");
  g_autofree char *when =
      hut_minutes_time (hut_record_get_int (record, "announced_at", 0), writing->source->office);

  /* Translators: when, and where it was put up. */
  return when != NULL && where != NULL ? g_strdup_printf (C_ ("notice", "%s, %s"), when, where)
                                       : g_steal_pointer (&when);
}

static void
add_head (Writing *writing)
{
  const HutRecord *record = writing->meeting->meeting;
  const HutRecord *chair = hut_meeting_of (writing->meeting, record, "chair");
  const char *title = hut_record_get_text (record, "title");
  g_autofree char *line = hut_minutes_line (title != NULL ? title : _ ("Meeting"));
  g_autofree char *heading = g_strdup_printf (_ ("Minutes of “%s”"), line);
  g_autofree char *kind = code_words (record, "kind");
  g_autofree char *when = when_words (writing);
  g_autofree char *notice = notice_words (writing);
  g_autofree char *chairs = chair != NULL ? hut_minutes_member (chair) : NULL;

  add_line (writing, heading);
  if (writing->meeting->body != NULL)
    add_labelled (writing, C_ ("minutes", "Body"),
                  hut_record_get_text (writing->meeting->body, "name"));
  add_labelled (writing, C_ ("minutes", "Kind"), kind);
  add_labelled (writing, C_ ("minutes", "Time"), when);
  add_labelled (writing, C_ ("minutes", "Place"), hut_record_get_text (record, "place_name"));
  add_labelled (writing, C_ ("minutes", "Notice"), notice);
  add_labelled (writing, C_ ("minutes", "Chair"), chairs);
  add_labelled (writing, C_ ("minutes", "Minutes taken by"),
                hut_record_get_text (record, "recorder"));
  add_presence (writing);
}

/* ---- Sections of a topic ---- */

static void
begin_section (Writing *writing, const char *title)
{
  g_autofree char *numeral = hut_minutes_lesser_numeral (++writing->n_sections);
  g_autofree char *line = g_strconcat (numeral, title, NULL);

  add_line (writing, line);
}

static void
add_paragraphs (Writing *writing, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = hut_minutes_line (lines[i]);

      if (*line != '\0')
        add_line (writing, line);
    }
}

static void
add_subject (Writing *writing, const HutRecord *topic)
{
  const char *text = hut_record_get_text (topic, "text");
  const char *proposer = hut_record_get_text (topic, "proposer");
  g_autofree char *state = code_words (topic, "state");

  begin_section (writing, C_ ("minutes", "Topic"));
  if (text != NULL)
    add_paragraphs (writing, text);
  add_labelled (writing, C_ ("minutes", "Proposed by"), proposer);
  if (hut_record_get_int (topic, "announced", 0) != 1)
    add_line (writing, _ ("This topic did not stand in the notice."));
  if (g_strcmp0 (hut_record_get_text (topic, "state"), "skipped") == 0 ||
      g_strcmp0 (hut_record_get_text (topic, "state"), "planned") == 0)
    add_labelled (writing, C_ ("minutes", "State"), state);
}

static gboolean
is_of_topic (const HutRecord *record, const HutRecord *topic)
{
  return hut_meeting_is_of (record, "topic", &topic->id);
}

static gboolean
was_held (const HutRecord *speech, const HutRecord *topic, const char *stand)
{
  return is_of_topic (speech, topic) && hut_record_get_int (speech, "started_at", 0) > 0 &&
         g_strcmp0 (hut_record_get_text (speech, "stand"), stand) == 0;
}

/* Who took the stand @stand: each with the words that were typed, the others by name. */
static gboolean
add_stand (Writing *writing, const HutRecord *topic, const char *stand, const char *label)
{
  GPtrArray *speeches = writing->meeting->speeches;
  g_autoptr (GString) others = g_string_new (NULL);
  g_autofree char *heading = NULL;
  HutTime spoken = 0;
  guint n = 0;

  for (guint i = 0; i < speeches->len; i++)
    if (was_held (speeches->pdata[i], topic, stand))
      {
        n++;
        spoken += hut_record_get_int (speeches->pdata[i], "spoken", 0);
      }
  if (n == 0)
    return FALSE;
  {
    g_autofree char *length = hut_minutes_length (spoken);

    /* Translators: a stand, how many speeches took it, how long in all. */
    heading = g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s (%u speech, %s)", "%s (%u speeches, %s)", n), label, n,
        length);
  }
  add_line (writing, heading);
  for (guint i = 0; i < speeches->len; i++)
    {
      const HutRecord *speech = speeches->pdata[i];
      const HutRecord *member = hut_meeting_of (writing->meeting, speech, "member");
      g_autofree char *who = member != NULL ? hut_minutes_member (member) : NULL;

      if (!was_held (speech, topic, stand) || who == NULL)
        continue;
      if (hut_record_get_text (speech, "text") != NULL)
        add_labelled (writing, who, hut_record_get_text (speech, "text"));
      else
        g_string_append_printf (others, "%s%s", others->len > 0 ? C_ ("between names", ", ") : "",
                                who);
    }
  if (others->len > 0)
    add_labelled (writing, _ ("Without words on record"), others->str);
  return TRUE;
}

/* Opinions gathered beforehand, a household once. */
static gboolean
add_sheets (Writing *writing, const HutRecord *topic)
{
  GPtrArray *sheets = writing->meeting->sheets;
  guint n = 0, n_for = 0, n_against = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < sheets->len; i++)
    {
      const char *view = hut_record_get_text (sheets->pdata[i], "view");

      if (!is_of_topic (sheets->pdata[i], topic))
        continue;
      n++;
      n_for += g_strcmp0 (view, "for") == 0;
      n_against += g_strcmp0 (view, "against") == 0;
    }
  if (n == 0)
    return FALSE;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Opinions gathered beforehand from %u household: %u in "
                                        "favour, %u opposed, %u with another view.",
                                        "Opinions gathered beforehand from %u households: %u in "
                                        "favour, %u opposed, %u with another view.",
                                        n),
                           n, n_for, n_against, n - n_for - n_against);
  add_line (writing, words);
  return TRUE;
}

static void
add_views (Writing *writing, const HutRecord *topic)
{
  const char *views = hut_record_get_text (topic, "views");
  gboolean any;

  begin_section (writing, C_ ("minutes", "Main views"));
  any = add_sheets (writing, topic);
  if (views != NULL)
    add_paragraphs (writing, views);
  any = add_stand (writing, topic, "for", C_ ("stand", "For")) || any;
  any = add_stand (writing, topic, "against", C_ ("stand", "Against")) || any;
  any = add_stand (writing, topic, "question", C_ ("stand", "Question")) || any;
  if (!any && views == NULL)
    add_line (writing, _ ("Nobody spoke on it."));
}

/* ---- Votes ---- */

static void
add_number (GString *row, gboolean known, gint64 number, gboolean area)
{
  g_autofree char *words = area ? hut_area_words (number) : NULL;

  if (row->len > 0)
    g_string_append_c (row, '\t');
  if (known && area)
    g_string_append (row, words);
  else if (known)
    g_string_append_printf (row, "%" G_GINT64_FORMAT, number);
}

static void
add_table (Writing *writing, const HutRecord *motion)
{
  g_autoptr (GString) row = g_string_new (_ ("Persons"));
  g_autoptr (GString) areas = g_string_new (_ ("Area"));
  HutTally tally;

  hut_motion_recorded (motion, &tally);
  {
    const gint64 people[] = { tally.base,    tally.present, tally.yes,      tally.no,
                              tally.abstain, tally.spoiled, tally.not_voted };
    const gint64 area[] = {
      tally.area_base, 0, tally.area_yes, tally.area_no, tally.area_abstain, tally.area_spoiled, 0
    };

    for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
      {
        add_number (row, TRUE, people[i], FALSE);
        add_number (areas, i != 1 && i != 6, area[i], TRUE);
      }
  }
  /* Translators: the head of a table, its cells parted by tabs: keep them. */
  add_line (writing,
            _ ("Counted\tEntitled\tPresent\tFor\tAgainst\tAbstaining\tSpoiled\tNot voted"));
  add_line (writing, row->str);
  if (tally.has_area)
    add_line (writing, areas->str);
}

static void
add_counters (Writing *writing, const HutRecord *motion)
{
  const char *first = hut_record_get_text (motion, "counter_1");
  const char *second = hut_record_get_text (motion, "counter_2");
  g_autofree char *both = first != NULL && second != NULL
                              ? g_strconcat (first, C_ ("between names", ", "), second, NULL)
                              : g_strdup (first != NULL ? first : second);

  add_labelled (writing, C_ ("minutes", "Counted by"), both);
}

static void
add_result (Writing *writing, const HutRecord *motion)
{
  const char *why = hut_record_get_text (motion, "why");
  const char *verdict = hut_minutes_verdict (motion);
  g_autofree char *result = verdict != NULL && why != NULL
                                ? g_strconcat (verdict, C_ ("between words", "; "), why, NULL)
                                : g_strdup (verdict);

  add_labelled (writing, C_ ("minutes", "Reckoned"), hut_record_get_text (motion, "arithmetic"));
  add_labelled (writing, C_ ("minutes", "By"), hut_record_get_text (motion, "citation"));
  add_labelled (writing, C_ ("minutes", "Result"), result);
  if (hut_record_get_text (motion, "submit") != NULL)
    add_paragraphs (writing, hut_record_get_text (motion, "submit"));
}

static void
add_motion (Writing *writing, const HutRecord *motion)
{
  const char *state = hut_record_get_text (motion, "state");
  g_autofree char *method = code_words (motion, "method");
  g_autofree char *stands = code_words (motion, "state");
  g_autofree char *count = hut_minutes_count (motion);

  add_labelled (writing, C_ ("minutes", "Motion"), hut_record_get_text (motion, "title"));
  add_labelled (writing, C_ ("minutes", "Method"), method);
  if (g_strcmp0 (state, "withdrawn") == 0 || count == NULL)
    {
      add_labelled (writing, C_ ("minutes", "State"), stands);
      return;
    }
  add_counters (writing, motion);
  if (g_strcmp0 (hut_record_get_text (motion, "method"), "poll") == 0)
    {
      add_labelled (writing, C_ ("minutes", "Count"), count);
      add_line (writing, _ ("A poll is advice, and decides nothing."));
      return;
    }
  add_table (writing, motion);
  add_result (writing, motion);
}

static void
add_votes (Writing *writing, const HutRecord *topic)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < writing->meeting->motions->len; i++)
    {
      const HutRecord *motion = writing->meeting->motions->pdata[i];

      if (!is_of_topic (motion, topic))
        continue;
      if (!begun)
        begin_section (writing, C_ ("minutes", "Votes"));
      begun = TRUE;
      add_motion (writing, motion);
    }
}

/* ---- What was agreed ---- */

static char *
unit_words (const Writing *writing, const HutRecord *resolution)
{
  const char *unit = hut_record_get_text (resolution, "unit");
  const char *assignee = hut_record_get_text (resolution, "assignee");
  const char *name = unit != NULL && writing->source->unit_names != NULL
                         ? g_hash_table_lookup (writing->source->unit_names, unit)
                         : NULL;
  g_autofree char *both = NULL;

  if (name == NULL)
    name = unit;
  both = name != NULL && assignee != NULL
             ? g_strconcat (name, C_ ("between names", ", "), assignee, NULL)
             : g_strdup (name != NULL ? name : assignee);
  return hut_minutes_line (both);
}

static gboolean
add_resolution (Writing *writing, const HutRecord *resolution)
{
  g_autofree char *title = hut_minutes_line (hut_record_get_text (resolution, "title"));
  g_autofree char *unit = unit_words (writing, resolution);
  HutTime due = hut_record_get_int (resolution, "due_at", 0);
  g_autofree char *day = due != 0
                             ? hut_time_format (due, hut_minutes_zone (writing->source->office),
                                                C_ ("day in minutes", "%Y-%m-%d"))
                             : g_strdup (C_ ("minutes", "none set"));
  g_autofree char *row = g_strconcat (
      title, "\t", *unit != '\0' ? unit : C_ ("minutes", "nobody named"), "\t", day, NULL);

  add_line (writing, row);
  return TRUE;
}

/* @topic NULL: what belongs to none that is still there. */
static void
add_resolutions (Writing *writing, const HutRecord *topic)
{
  gboolean begun = FALSE;

  for (guint i = 0; i < writing->meeting->resolutions->len; i++)
    {
      const HutRecord *resolution = writing->meeting->resolutions->pdata[i];
      gboolean wanted = topic != NULL
                            ? is_of_topic (resolution, topic)
                            : hut_meeting_of (writing->meeting, resolution, "topic") == NULL;

      if (!wanted)
        continue;
      if (!begun && topic != NULL)
        begin_section (writing, C_ ("minutes", "What was agreed"));
      if (!begun)
        /* Translators: the head of a table, its cells parted by tabs: keep them. */
        add_line (writing, _ ("Resolution\tUnit responsible\tTime limit"));
      begun = add_resolution (writing, resolution);
    }
  if (!begun && topic != NULL)
    {
      begin_section (writing, C_ ("minutes", "What was agreed"));
      add_line (writing, _ ("No resolution."));
    }
}

/* ---- The document ---- */

static void
add_topic (Writing *writing, const HutAgendaItem *item)
{
  g_autofree char *numeral = hut_minutes_numeral (item->number);
  g_autofree char *title = hut_minutes_line (hut_record_get_text (item->topic, "title"));
  g_autofree char *heading = g_strconcat (numeral, title, NULL);

  add_line (writing, "");
  add_line (writing, heading);
  writing->n_sections = 0;
  add_subject (writing, item->topic);
  add_views (writing, item->topic);
  add_votes (writing, item->topic);
  add_resolutions (writing, item->topic);
}

static gboolean
has_loose_resolution (const HutMeeting *meeting)
{
  for (guint i = 0; i < meeting->resolutions->len; i++)
    if (hut_meeting_of (meeting, meeting->resolutions->pdata[i], "topic") == NULL)
      return TRUE;
  return FALSE;
}

char *
hut_minutes_write (const HutMinutesSource *source)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HutAgenda) agenda = hut_agenda_new (source->meeting, 0);
  Writing writing = { .source = source, .meeting = source->meeting, .text = text };
  guint n_topics = 0;

  add_head (&writing);
  for (guint i = 0; i < agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (agenda->items, HutAgendaItem, i);

      n_topics += item->depth == 0;
      add_topic (&writing, item);
    }
  if (has_loose_resolution (source->meeting))
    {
      g_autofree char *number = g_strdup_printf ("%u", n_topics + 1);
      g_autofree char *numeral = hut_minutes_numeral (number);
      g_autofree char *heading = g_strconcat (numeral, C_ ("minutes", "Also agreed"), NULL);

      add_line (&writing, "");
      add_line (&writing, heading);
      add_resolutions (&writing, NULL);
    }
  return hut_telephone_mask_in (text->str);
}
