/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl whistle ledger: what the records of a period say that units answer for. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-whistle.h"

#include "base/hut-json.h"
#include "domain/hut-whistle-ledger.h"
#include "hut-config.h"

#include <glib/gi18n.h>

/* A day in the zone that is shown; @after: its end. */
static gboolean
parse_day (const char *text, gboolean after, HutTime *time)
{
  g_autofree char *midnight = g_strdup_printf ("%s 00:00", text);

  if (!hut_time_parse (midnight, hut_time_shown_zone (), time))
    return FALSE;
  if (after)
    *time = hut_time_day_start (*time, hut_time_shown_zone (), 1);
  return TRUE;
}

gboolean
hut_ctl_parse_days (const char *from, const char *to, HutWhistleAsk *ask)
{
  return from != NULL && to != NULL && parse_day (from, FALSE, &ask->from) &&
         parse_day (to, TRUE, &ask->until) && ask->from < ask->until;
}

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
}

static void
set_time (JsonObject *object, const char *member, HutTime time)
{
  g_autofree char *text = time != 0 ? hut_time_format_iso (time, hut_time_shown_zone ()) : NULL;

  set_text (object, member, text);
}

static JsonArray *
papers_of (const HutLedgerEntry *entry)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < entry->papers->len; i++)
    {
      const HutLedgerPaper *paper = &g_array_index (entry->papers, HutLedgerPaper, i);
      JsonObject *object = json_object_new ();

      set_text (object, "paper", paper->to_district ? "district-report" : "supervision");
      set_time (object, "at", paper->at);
      set_text (object, "by", paper->by);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
entry_object (const HutCtlWhistles *at, const HutLedgerEntry *entry)
{
  JsonObject *object = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  set_text (object, "unit", entry->unit);
  set_text (object, "name", g_hash_table_lookup (at->departments, entry->unit));
  set_text (object, "what", hut_ledger_what_name (entry->what));
  set_text (object, "whistle", hut_uid_print (&entry->whistle, id));
  set_text (object, "number", entry->number);
  set_text (object, "task", entry->task);
  set_time (object, "at", entry->at);
  if (entry->late > 0)
    {
      json_object_set_int_member (object, "late_seconds", entry->late / G_USEC_PER_SEC);
      json_object_set_boolean_member (object, "missing", entry->missing);
    }
  set_text (object, "words", entry->words);
  set_text (object, "by", entry->by);
  set_text (object, "ruling", entry->ruling);
  set_time (object, "ruled_at", entry->ruled_at);
  set_text (object, "ruled_words", entry->ruled_words);
  json_object_set_array_member (object, "papers", papers_of (entry));
  return object;
}

static void
print_entry (const HutCtlWhistles *at, const HutLedgerEntry *entry)
{
  const char *name = g_hash_table_lookup (at->departments, entry->unit);
  g_autofree char *when = hut_time_format (entry->at, hut_time_shown_zone (), "%Y-%m-%d %H:%M");
  char id[HUT_UID_STRING_LEN + 1];

  g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", entry->unit, name != NULL ? name : "",
           hut_ledger_what_label (entry->what, entry->missing), when,
           entry->number != NULL ? entry->number : hut_uid_print (&entry->whistle, id),
           entry->words != NULL ? entry->words : "");
  for (guint i = 0; i < entry->papers->len; i++)
    {
      const HutLedgerPaper *paper = &g_array_index (entry->papers, HutLedgerPaper, i);
      g_autofree char *issued =
          hut_time_format (paper->at, hut_time_shown_zone (), "%Y-%m-%d %H:%M");

      g_print ("  %s\t%s\n", issued,
               paper->to_district ? _ ("Reported to the district")
                                  : _ ("Supervision report issued"));
    }
}

int
hut_ctl_whistle_ledger (HutCtlWhistles *at, const char *from, const char *to, gboolean json)
{
  g_autoptr (GPtrArray) whistles = NULL;
  g_autoptr (GPtrArray) ledger = NULL;
  HutWhistleAsk ask = { 0 };
  GError *error = NULL;

  if (!hut_ctl_parse_days (from, to, &ask))
    return HUT_CTL_USAGE;
  whistles = hut_reader_whistles (at->desk.reader, &ask, &error);
  if (whistles == NULL)
    return hut_ctl_fail (error);
  ledger = hut_whistle_ledger (whistles, at->acting.now);
  for (guint i = 0; i < ledger->len; i++)
    {
      g_autoptr (JsonObject) object = json ? entry_object (at, ledger->pdata[i]) : NULL;

      if (json && !hut_ctl_print_json (object))
        return HUT_CTL_FAILED;
      if (!json)
        print_entry (at, ledger->pdata[i]);
    }
  return HUT_CTL_DONE;
}
