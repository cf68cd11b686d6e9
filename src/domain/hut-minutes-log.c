/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The log of a meeting: who came and left when, who spoke, each vote, by time. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes.h"

#include "domain/hut-agenda.h"
#include "domain/hut-minutes-block.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What happened at one moment; what happened at the same moment stays in the order in which it was
 * added. */
typedef struct
{
  HutTime at;
  guint place;
  char *words;
} Entry;

typedef struct
{
  const HutMinutesSource *source;
  const HutMeeting *meeting;
  HutAgenda *agenda;
  GArray *entries;
} Logging;

static void
clear_entry (gpointer entry)
{
  g_free (((Entry *)entry)->words);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  if (left->at != right->at)
    return left->at < right->at ? -1 : 1;
  return left->place < right->place ? -1 : 1;
}

/* Takes over @words; nothing where it did not happen. */
static void
log_at (Logging *logging, HutTime at, char *words)
{
  const Entry entry = { at, logging->entries->len, hut_minutes_line (words) };

  g_free (words);
  if (at == 0)
    clear_entry ((gpointer)&entry);
  else
    g_array_append_val (logging->entries, entry);
}

static HutTime
time_of (const HutRecord *record, const char *name)
{
  return hut_record_get_int (record, name, 0);
}

static char *
who (const Logging *logging, const HutRecord *record, const char *name)
{
  const HutRecord *member = hut_meeting_of (logging->meeting, record, name);

  return member != NULL ? hut_minutes_member (member) : g_strdup (C_ ("member", "unnamed"));
}

/* ---- The meeting ---- */

static void
log_meeting (Logging *logging)
{
  const HutRecord *record = logging->meeting->meeting;
  const char *where = hut_record_get_text (record, "announced_where");

  log_at (logging, time_of (record, "announced_at"),
          where != NULL ? g_strdup_printf (_ ("Notice put up: %s"), where)
                        : g_strdup (_ ("Notice put up")));
  log_at (logging, time_of (record, "committee_told_at"),
          g_strdup (_ ("Residents’ committee told")));
  log_at (logging, time_of (record, "opened_at"),
          g_strdup_printf (_ ("Meeting opened, %d entitled to vote"),
                           (int)hut_record_get_int (record, "base", 0)));
}

static void
log_close (Logging *logging)
{
  log_at (logging, time_of (logging->meeting->meeting, "closed_at"),
          g_strdup (_ ("Meeting closed")));
}

/* ---- Presence ---- */

static char *
arrival_words (const char *name, const char *proxy)
{
  /* Translators: a member, and who stands for him. */
  return proxy != NULL ? g_strdup_printf (_ ("%s is represented by %s"), name, proxy)
                       : g_strdup_printf (_ ("%s arrived"), name);
}

static const HutRecord *
find_entry (const Logging *logging, const HutRecord *entry)
{
  for (guint i = 0; i < logging->meeting->presences->len; i++)
    {
      const HutRecord *other = logging->meeting->presences->pdata[i];

      if (hut_meeting_is_of (entry, "strikes", &other->id))
        return other;
    }
  return NULL;
}

static char *
struck_words (const Logging *logging, const char *name, const HutRecord *entry)
{
  const HutRecord *struck = find_entry (logging, entry);
  g_autofree char *when =
      struck != NULL ? hut_minutes_time (time_of (struck, "at"), logging->source->office) : NULL;

  /* Translators: a member, and the time of the entry. */
  return when != NULL ? g_strdup_printf (_ ("%s: the entry of %s is struck out"), name, when)
                      : g_strdup_printf (_ ("%s: an entry is struck out"), name);
}

static void
log_presences (Logging *logging)
{
  for (guint i = 0; i < logging->meeting->presences->len; i++)
    {
      const HutRecord *entry = logging->meeting->presences->pdata[i];
      const char *code = hut_record_get_text (entry, "code");
      g_autofree char *name = who (logging, entry, "member");
      char *words;

      if (g_strcmp0 (code, "arrived") == 0)
        words = arrival_words (name, hut_record_get_text (entry, "proxy"));
      else if (g_strcmp0 (code, "left") == 0)
        words = g_strdup_printf (_ ("%s left"), name);
      else
        words = struck_words (logging, name, entry);
      log_at (logging, time_of (entry, "at"), words);
    }
}

/* ---- Topics and speeches ---- */

static void
log_topics (Logging *logging, const char *field, const char *words)
{
  for (guint i = 0; i < logging->agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (logging->agenda->items, HutAgendaItem, i);

      log_at (logging, time_of (item->topic, field),
              g_strdup_printf ("%s%s %s", words, item->number,
                               hut_record_get_text (item->topic, "title")));
    }
}

static char *
speech_words (const Logging *logging, const HutRecord *speech)
{
  const char *text = hut_record_get_text (speech, "text");
  g_autofree char *name = who (logging, speech, "member");
  g_autofree char *stand = hut_field_to_text (hut_kind_field (&hut_kind_speech, "stand"),
                                              hut_record_get (speech, "stand"));
  g_autofree char *length = hut_minutes_length (time_of (speech, "spoken"));
  /* Translators: a member, the stand, how long. */
  g_autofree char *words = g_strdup_printf (_ ("%s speaks (%s, %s)"), name, stand, length);

  return text != NULL ? g_strconcat (words, C_ ("after a label", ": "), text, NULL)
                      : g_steal_pointer (&words);
}

static void
log_speeches (Logging *logging)
{
  for (guint i = 0; i < logging->meeting->speeches->len; i++)
    {
      const HutRecord *speech = logging->meeting->speeches->pdata[i];

      log_at (logging, time_of (speech, "started_at"), speech_words (logging, speech));
    }
}

/* ---- Votes ---- */

static void
log_motion (Logging *logging, const HutRecord *motion)
{
  const char *title = hut_record_get_text (motion, "title");
  const char *verdict = hut_minutes_verdict (motion);
  g_autofree char *method = hut_field_to_text (hut_kind_field (&hut_kind_motion, "method"),
                                               hut_record_get (motion, "method"));
  g_autofree char *count = hut_minutes_count (motion);

  log_at (logging, time_of (motion, "opened_at"),
          /* Translators: a motion, how it is voted on, how many are present of how many. */
          g_strdup_printf (_ ("Vote opened: %s (%s, %d of %d present)"), title, method,
                           (int)hut_record_get_int (motion, "present", 0),
                           (int)hut_record_get_int (motion, "base", 0)));
  if (count == NULL)
    return;
  log_at (logging, time_of (motion, "counted_at"),
          verdict != NULL
              /* Translators: a motion, its count, its verdict. */
              ? g_strdup_printf (_ ("Vote counted: %s: %s. %s"), title, count, verdict)
              : g_strdup_printf (_ ("Vote counted: %s: %s"), title, count));
  log_at (logging, time_of (motion, "published_at"),
          g_strdup_printf (_ ("Result announced: %s"), title));
}

static char *
choice_words (const char *choice)
{
  g_auto (HutValue) value = hut_value_text (choice);

  return hut_field_to_text (hut_kind_field (&hut_kind_ballot, "choice"), &value);
}

static void
log_ballots (Logging *logging)
{
  for (guint i = 0; i < logging->meeting->ballots->len; i++)
    {
      const HutRecord *ballot = logging->meeting->ballots->pdata[i];
      g_autofree char *name = who (logging, ballot, "member");
      g_autofree char *choice = choice_words (hut_record_get_text (ballot, "choice"));

      /* Translators: a member, and how he votes in a roll call. */
      log_at (logging, time_of (ballot, "at"),
              g_strdup_printf (C_ ("roll call", "%s votes: %s"), name, choice));
    }
}

static void
log_tallies (Logging *logging)
{
  for (guint i = 0; i < logging->meeting->tallies->len; i++)
    {
      const HutRecord *tally = logging->meeting->tallies->pdata[i];
      const char *block = hut_record_get_text (tally, "block");

      log_at (logging, time_of (tally, "at"),
              g_strdup_printf (
                  _ ("Block %s counted at another desk: %d for, %d against, %d abstaining"),
                  block != NULL ? block : "–", (int)hut_record_get_int (tally, "yes", 0),
                  (int)hut_record_get_int (tally, "no", 0),
                  (int)hut_record_get_int (tally, "abstain", 0)));
    }
}

/* ---- The log ---- */

static char *
print_log (const Logging *logging)
{
  g_autoptr (GString) text = g_string_new (_ ("Log of the meeting"));

  /* Translators: the head of a table, its cells parted by a tab: keep it. */
  g_string_append_printf (text, "\n%s\n", _ ("Time\tWhat happened"));
  for (guint i = 0; i < logging->entries->len; i++)
    {
      const Entry *entry = &g_array_index (logging->entries, Entry, i);
      GTimeZone *zone = hut_minutes_zone (logging->source->office);
      g_autofree char *when = hut_time_format (entry->at, zone, "%Y-%m-%d %H:%M:%S");

      g_string_append_printf (text, "%s\t%s\n", when, entry->words);
    }
  return hut_telephone_mask_in (text->str);
}

char *
hut_minutes_write_log (const HutMinutesSource *source)
{
  const HutMeeting *meeting = source->meeting;
  g_autoptr (HutAgenda) agenda = hut_agenda_new (meeting, 0);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Logging logging = { source, meeting, agenda, entries };

  g_array_set_clear_func (entries, clear_entry);
  log_meeting (&logging);
  log_presences (&logging);
  log_topics (&logging, "started_at", _ ("Topic begun: "));
  log_speeches (&logging);
  for (guint i = 0; i < meeting->motions->len; i++)
    log_motion (&logging, meeting->motions->pdata[i]);
  log_ballots (&logging);
  log_tallies (&logging);
  log_topics (&logging, "ended_at", _ ("Topic ended: "));
  log_close (&logging);
  g_array_sort (entries, compare_entries);
  return print_log (&logging);
}
