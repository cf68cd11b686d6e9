/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The log of a meeting: who came and left when, who spoke, each vote, by time. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-minutes-private.h"

#include "base/hut-json.h"
#include "domain/hut-agenda.h"
#include "domain/hut-minutes-block.h"
#include "domain/hut-telephone.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Comings in one minute stand in one line, and so do leavings. */
typedef enum
{
  ALONE,
  ARRIVED,
  LEFT,
} Together;

/* What happened at one moment; what happened at the same moment stays in the order in which it was
 * added. */
typedef struct
{
  HutTime at;
  guint place;
  Together together;
  char *words; /* of what stands together, who */
} Entry;

typedef struct
{
  const HutMinutesSource *source;
  const HutMeeting *meeting;
  HutAgenda *agenda;
  GArray *entries;
  glong max_words; /* characters of what somebody said; more is cut */
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
log_together (Logging *logging, HutTime at, Together together, char *words)
{
  Entry entry = { at, logging->entries->len, together, hut_minutes_line (words) };

  g_free (words);
  if (at == 0)
    clear_entry (&entry);
  else
    g_array_append_val (logging->entries, entry);
}

static void
log_at (Logging *logging, HutTime at, char *words)
{
  log_together (logging, at, ALONE, words);
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
      gboolean of_all = hut_record_get_text (entry, "member") == NULL;
      g_autofree char *name = of_all ? NULL : who (logging, entry, "member");
      const char *proxy = hut_record_get_text (entry, "proxy");
      HutTime at = time_of (entry, "at");

      if (of_all)
        log_at (logging, at,
                hut_field_to_text (hut_kind_field (&hut_kind_presence, "code"),
                                   hut_record_get (entry, "code")));
      else if (g_strcmp0 (code, "arrived") == 0 && proxy != NULL)
        /* Translators: a member, and who stands for him. */
        log_at (logging, at, g_strdup_printf (_ ("%s is represented by %s"), name, proxy));
      else if (g_strcmp0 (code, "arrived") == 0)
        log_together (logging, at, ARRIVED, g_steal_pointer (&name));
      else if (g_strcmp0 (code, "left") == 0)
        log_together (logging, at, LEFT, g_steal_pointer (&name));
      else
        log_at (logging, at, struck_words (logging, name, entry));
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
  g_autofree char *text =
      hut_minutes_cut (hut_record_get_text (speech, "text"), logging->max_words);
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

/* How each voted in a roll call: who chose the same stands in one line. */
static void
log_choice (Logging *logging, const HutRecord *motion, const HutCode *code, HutTime at)
{
  GPtrArray *ballots = logging->meeting->ballots;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_auto (HutValue) value = hut_value_text (code->code);
  g_autofree char *choice = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; i < ballots->len; i++)
    if (hut_meeting_is_of (ballots->pdata[i], "motion", &motion->id) &&
        g_strcmp0 (hut_record_get_text (ballots->pdata[i], "choice"), code->code) == 0)
      g_ptr_array_add (names, who (logging, ballots->pdata[i], "member"));
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  all = g_strjoinv (C_ ("between names", ", "), (char **)names->pdata);
  choice = hut_field_to_text (hut_kind_field (&hut_kind_ballot, "choice"), &value);
  /* Translators: how members vote in a roll call, and who. */
  log_at (logging, at, g_strdup_printf (C_ ("roll call", "Roll call, %s: %s"), choice, all));
}

static void
log_correction (Logging *logging, const char *member, JsonNode *node, HutTime at)
{
  JsonObject *correction = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *code = correction != NULL ? hut_json_get_string (correction, "choice") : NULL;
  const char *why = correction != NULL ? hut_json_get_string (correction, "why") : NULL;
  g_auto (HutValue) value = hut_value_text (code != NULL ? code : "");
  g_autofree char *choice = hut_field_to_text (hut_kind_field (&hut_kind_ballot, "choice"), &value);
  const HutRecord *found;
  g_autofree char *name = NULL;
  HutUid id;

  if (code == NULL || !hut_uid_parse (member, &id))
    return;
  found = hut_meeting_find (logging->meeting, &id);
  name = found != NULL ? hut_minutes_member (found) : g_strdup (C_ ("member", "unnamed"));
  /* Translators: whose ballot, how it counts now, why. */
  log_at (logging, at,
          g_strdup_printf (_ ("The ballot of %s was corrected: %s (%s)"), name, choice,
                           why != NULL ? why : ""));
}

static void
log_roll_call (Logging *logging, const HutRecord *motion)
{
  const char *json = hut_record_get_text (motion, "corrections");
  g_autoptr (JsonObject) corrections = json != NULL ? hut_json_parse_object (json, -1, NULL) : NULL;
  HutTime counted = time_of (motion, "counted_at");
  HutTime at = counted != 0 ? counted : time_of (motion, "opened_at");
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  for (const HutCode *code = hut_codes_ballot; code->code != NULL; code++)
    log_choice (logging, motion, code, at);
  if (corrections == NULL)
    return;
  json_object_iter_init_ordered (&iter, corrections);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    log_correction (logging, member, node, at);
}

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
  log_roll_call (logging, motion);
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

/* ---- Earlier resolutions ---- */

static void
log_reports (Logging *logging)
{
  for (guint i = 0; i < logging->meeting->reports->len; i++)
    {
      const HutRecord *report = logging->meeting->reports->pdata[i];
      const char *text = hut_record_get_text (report, "resolution");
      HutUid id;
      const HutRecord *resolution = text != NULL && hut_uid_parse (text, &id)
                                        ? hut_meeting_resolution (logging->meeting, &id)
                                        : NULL;
      const char *title = resolution != NULL ? hut_record_get_text (resolution, "title") : NULL;
      int percent = (int)hut_record_get_int (report, "progress", 0);
      g_autofree char *said =
          hut_minutes_cut (hut_record_get_text (report, "words"), logging->max_words);
      g_autofree char *words =
          /* Translators: a resolution of an earlier meeting, and how far it is in per cent. */
          g_strdup_printf (_ ("Report on “%s”: %d%%"), title != NULL ? title : "–", percent);

      log_at (logging, time_of (report, "at"),
              said != NULL ? g_strconcat (words, C_ ("after a label", ": "), said, NULL)
                           : g_steal_pointer (&words));
    }
}

/* ---- The log ---- */

/* Whether @b goes into the line of @a. */
static gboolean
stand_together (const Entry *a, const Entry *b)
{
  return a->together != ALONE && a->together == b->together &&
         a->at / HUT_TIME_MINUTE == b->at / HUT_TIME_MINUTE;
}

/* The words of the entries from *@i on that stand in one line; *@i is then the next. */
static char *
line_words (const Logging *logging, guint *i)
{
  const Entry *first = &g_array_index (logging->entries, Entry, *i);
  g_autoptr (GString) names = g_string_new (first->words);

  for ((*i)++; *i < logging->entries->len; (*i)++)
    {
      const Entry *entry = &g_array_index (logging->entries, Entry, *i);

      if (!stand_together (first, entry))
        break;
      g_string_append_printf (names, "%s%s", C_ ("between names", ", "), entry->words);
    }
  if (first->together == ARRIVED)
    return g_strdup_printf (_ ("%s arrived"), names->str);
  return first->together == LEFT ? g_strdup_printf (_ ("%s left"), names->str)
                                 : g_string_free (g_steal_pointer (&names), FALSE);
}

static char *
print_log (const Logging *logging)
{
  g_autoptr (GString) text = g_string_new (_ ("Log of the meeting"));
  GTimeZone *zone = hut_minutes_zone (logging->source->office);

  /* Translators: the head of a table, its cells parted by a tab: keep it. */
  g_string_append_printf (text, "\n%s\n", _ ("Time\tWhat happened"));
  for (guint i = 0; i < logging->entries->len;)
    {
      HutTime at = g_array_index (logging->entries, Entry, i).at;
      g_autofree char *words = line_words (logging, &i);
      g_autofree char *when = hut_time_format (at, zone, "%Y-%m-%d %H:%M:%S");

      g_string_append_printf (text, "%s\t%s\n", when, words);
    }
  return hut_telephone_mask_in (text->str);
}

static char *
write_log (const HutMinutesSource *source, glong max_words)
{
  const HutMeeting *meeting = source->meeting;
  g_autoptr (HutAgenda) agenda = hut_agenda_new (meeting, 0);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  Logging logging = { source, meeting, agenda, entries, max_words };

  g_array_set_clear_func (entries, clear_entry);
  log_meeting (&logging);
  log_presences (&logging);
  log_speeches (&logging);
  for (guint i = 0; i < meeting->motions->len; i++)
    log_motion (&logging, meeting->motions->pdata[i]);
  log_tallies (&logging);
  log_reports (&logging);
  /* Of the same moment one is ended before the next begins. */
  log_topics (&logging, "ended_at", _ ("Topic ended: "));
  log_topics (&logging, "started_at", _ ("Topic begun: "));
  log_close (&logging);
  g_array_sort (entries, compare_entries);
  return print_log (&logging);
}

char *
hut_minutes_write_log (const HutMinutesSource *source)
{
  static const glong limits[] = { G_MAXINT, 200, 60, 20, 0 };
  g_autofree char *log = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_free (log);
      log = write_log (source, limits[i]);
      if (strlen (log) <= HUT_MINUTES_MAX)
        break;
    }
  return hut_minutes_fit (g_steal_pointer (&log));
}
