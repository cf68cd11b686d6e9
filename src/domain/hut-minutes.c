/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Minutes as a document: a section for each item of the agenda. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes-private.h"

#include "domain/hut-agenda.h"
#include "domain/hut-minutes-block.h"
#include "domain/hut-sheet-plan.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
hut_minutes_add_line (HutMinutesWriting *writing, const char *line)
{
  g_string_append (writing->text, line);
  g_string_append_c (writing->text, '\n');
}

void
hut_minutes_add_labelled (HutMinutesWriting *writing, const char *label, const char *value)
{
  g_autofree char *line = NULL;
  g_autofree char *whole = NULL;

  if (value == NULL || *value == '\0')
    return;
  line = hut_minutes_line (value);
  whole = g_strconcat (label, C_ ("after a label", ": "), line, NULL);
  hut_minutes_add_line (writing, whole);
}

char *
hut_minutes_field (const HutRecord *record, const char *name)
{
  return hut_field_to_text (hut_kind_field (record->kind, name), hut_record_get (record, name));
}

char *
hut_minutes_cut (const char *words, glong max)
{
  g_autofree char *begin = NULL;

  if (words == NULL || g_utf8_strlen (words, -1) <= max)
    return g_strdup (words);
  begin = g_utf8_substring (words, 0, max);
  return g_strconcat (begin, "……", NULL);
}

char *
hut_minutes_fit (char *text)
{
  g_autofree char *whole = text;
  const char *rest = _ ("The rest is too long to be kept here: it stands in the records.");
  const char *end = whole + HUT_MINUTES_MAX - strlen (rest) - 2;

  if (strlen (whole) <= HUT_MINUTES_MAX)
    return g_steal_pointer (&whole);
  while (end > whole && *end != '\n')
    end--;
  return g_strdup_printf ("%.*s\n%s\n", (int)(end - whole), whole, rest);
}

/* ---- Sections of a topic ---- */

void
hut_minutes_begin_section (HutMinutesWriting *writing, const char *title)
{
  g_autofree char *numeral = hut_minutes_lesser_numeral (++writing->n_sections);
  g_autofree char *line = g_strconcat (numeral, title, NULL);

  hut_minutes_add_line (writing, line);
}

void
hut_minutes_add_paragraphs (HutMinutesWriting *writing, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = hut_minutes_line (lines[i]);

      if (*line != '\0')
        hut_minutes_add_line (writing, line);
    }
}

static void
add_subject (HutMinutesWriting *writing, const HutRecord *topic)
{
  const char *text = hut_record_get_text (topic, "text");
  const char *proposer = hut_record_get_text (topic, "proposer");
  g_autofree char *state = hut_minutes_field (topic, "state");

  hut_minutes_begin_section (writing, C_ ("minutes", "Topic"));
  if (text != NULL)
    hut_minutes_add_paragraphs (writing, text);
  hut_minutes_add_labelled (writing, C_ ("minutes", "Proposed by"), proposer);
  if (hut_record_get_int (topic, "announced", 0) != 1)
    hut_minutes_add_line (writing, _ ("This topic did not stand in the notice."));
  if (g_strcmp0 (hut_record_get_text (topic, "state"), "skipped") == 0 ||
      g_strcmp0 (hut_record_get_text (topic, "state"), "planned") == 0)
    hut_minutes_add_labelled (writing, C_ ("minutes", "State"), state);
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
add_stand (HutMinutesWriting *writing, const HutRecord *topic, const char *stand, const char *label)
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
  hut_minutes_add_line (writing, heading);
  for (guint i = 0; i < speeches->len; i++)
    {
      const HutRecord *speech = speeches->pdata[i];
      const HutRecord *member = hut_meeting_of (writing->meeting, speech, "member");
      g_autofree char *who = member != NULL ? hut_minutes_member (member) : NULL;
      g_autofree char *words =
          hut_minutes_cut (hut_record_get_text (speech, "text"), writing->max_words);

      if (!was_held (speech, topic, stand) || who == NULL)
        continue;
      if (words != NULL)
        hut_minutes_add_labelled (writing, who, words);
      else
        g_string_append_printf (others, "%s%s", others->len > 0 ? C_ ("between names", ", ") : "",
                                who);
    }
  if (others->len > 0)
    hut_minutes_add_labelled (writing, _ ("Without words on record"), others->str);
  return TRUE;
}

/* Opinions gathered beforehand, a household once. */
static gboolean
add_sheets (HutMinutesWriting *writing, const HutRecord *topic)
{
  g_autofree char *words = NULL;
  HutSheetCount count;

  hut_sheet_count (writing->meeting, &topic->id, &count);
  if (count.n_households == 0)
    return FALSE;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                        "Opinions gathered beforehand from %u household: %u in "
                                        "favour, %u opposed, %u with another view.",
                                        "Opinions gathered beforehand from %u households: %u in "
                                        "favour, %u opposed, %u with another view.",
                                        count.n_households),
                           count.n_households, count.n_for, count.n_against, count.n_other);
  hut_minutes_add_line (writing, words);
  return TRUE;
}

static void
add_views (HutMinutesWriting *writing, const HutRecord *topic)
{
  const char *views = hut_record_get_text (topic, "views");
  gboolean any;

  hut_minutes_begin_section (writing, C_ ("minutes", "Main views"));
  any = add_sheets (writing, topic);
  if (views != NULL)
    hut_minutes_add_paragraphs (writing, views);
  any = add_stand (writing, topic, "for", C_ ("stand", "For")) || any;
  any = add_stand (writing, topic, "against", C_ ("stand", "Against")) || any;
  any = add_stand (writing, topic, "question", C_ ("stand", "Question")) || any;
  if (!any && views == NULL)
    hut_minutes_add_line (writing, _ ("Nobody spoke on it."));
}

/* ---- What was agreed ---- */

char *
hut_minutes_unit (const HutMinutesWriting *writing, const HutRecord *resolution)
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
add_resolution (HutMinutesWriting *writing, const HutRecord *resolution)
{
  g_autofree char *title = hut_minutes_line (hut_record_get_text (resolution, "title"));
  g_autofree char *unit = hut_minutes_unit (writing, resolution);
  HutTime due = hut_record_get_int (resolution, "due_at", 0);
  g_autofree char *day = due != 0
                             ? hut_time_format (due, hut_minutes_zone (writing->source->office),
                                                C_ ("day in minutes", "%Y-%m-%d"))
                             : g_strdup (C_ ("minutes", "none set"));
  g_autofree char *row = g_strconcat (
      title, "\t", *unit != '\0' ? unit : C_ ("minutes", "nobody named"), "\t", day, NULL);

  hut_minutes_add_line (writing, row);
  return TRUE;
}

/* @topic NULL: what belongs to none that is still there. */
static void
add_resolutions (HutMinutesWriting *writing, const HutRecord *topic)
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
        hut_minutes_begin_section (writing, C_ ("minutes", "What was agreed"));
      if (!begun)
        /* Translators: the head of a table, its cells parted by tabs: keep them. */
        hut_minutes_add_line (writing, _ ("Resolution\tUnit responsible\tTime limit"));
      begun = add_resolution (writing, resolution);
    }
  if (!begun && topic != NULL)
    {
      hut_minutes_begin_section (writing, C_ ("minutes", "What was agreed"));
      hut_minutes_add_line (writing, _ ("No resolution."));
    }
}

/* ---- The document ---- */

static void
add_topic (HutMinutesWriting *writing, const HutAgendaItem *item)
{
  g_autofree char *numeral = hut_minutes_numeral (item->number);
  g_autofree char *title = hut_minutes_line (hut_record_get_text (item->topic, "title"));
  g_autofree char *heading = g_strconcat (numeral, title, NULL);

  hut_minutes_add_line (writing, "");
  hut_minutes_add_line (writing, heading);
  writing->n_sections = 0;
  add_subject (writing, item->topic);
  if (hut_minutes_has_reports (writing->meeting, item->topic))
    {
      hut_minutes_begin_section (writing, C_ ("minutes", "Reports on earlier resolutions"));
      hut_minutes_add_reports (writing, item->topic);
    }
  add_views (writing, item->topic);
  hut_minutes_add_votes (writing, item->topic);
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

/* A heading after those of the agenda. */
static void
begin_part (HutMinutesWriting *writing, guint place, const char *title)
{
  g_autofree char *number = g_strdup_printf ("%u", place);
  g_autofree char *numeral = hut_minutes_numeral (number);
  g_autofree char *heading = g_strconcat (numeral, title, NULL);

  hut_minutes_add_line (writing, "");
  hut_minutes_add_line (writing, heading);
}

static void
write_topics (HutMinutesWriting *writing)
{
  g_autoptr (HutAgenda) agenda = hut_agenda_new (writing->meeting, 0);
  guint n_topics = 0;

  for (guint i = 0; i < agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (agenda->items, HutAgendaItem, i);

      n_topics += item->depth == 0;
      add_topic (writing, item);
    }
  if (hut_minutes_has_reports (writing->meeting, NULL))
    {
      begin_part (writing, ++n_topics, C_ ("minutes", "Reports on earlier resolutions"));
      hut_minutes_add_reports (writing, NULL);
    }
  if (has_loose_resolution (writing->meeting))
    {
      begin_part (writing, ++n_topics, C_ ("minutes", "Also agreed"));
      add_resolutions (writing, NULL);
    }
}

char *
hut_minutes_write (const HutMinutesSource *source)
{
  static const glong limits[] = { G_MAXINT, 400, 200, 100, 50, 20 };
  g_autofree char *masked = NULL;

  /* What people said is cut shorter until the whole can be kept. */
  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      HutMinutesWriting writing = {
        .source = source, .meeting = source->meeting, .text = text, .max_words = limits[i]
      };

      hut_minutes_add_head (&writing);
      write_topics (&writing);
      g_free (masked);
      masked = hut_telephone_mask_in (text->str);
      if (strlen (masked) <= HUT_MINUTES_MAX)
        break;
    }
  return hut_minutes_fit (g_steal_pointer (&masked));
}
