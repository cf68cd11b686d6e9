/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A whistle as it stands, and the list of them. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-whistle.h"

#include "base/hut-json.h"
#include "domain/hut-summons-papers.h"
#include "hut-config.h"
#include "store/hut-reader-whistle.h"

#include <glib/gi18n.h>

#define MOST_LISTED 1000

static const char *const count_names[] = { "to-answer", "to-arrival", "on-spot", "taken" };

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

/* The public and internal fields of @record that are set, but for what names its whistle. */
static JsonObject *
record_object (const HutRecord *record)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const HutField *field = &record->kind->fields[i];

      if (record->values[i].type == HUT_VALUE_NONE || g_str_equal (field->name, "whistle") ||
          g_str_equal (field->name, "summons"))
        continue;
      if (field->type == HUT_FIELD_TIME)
        set_time (object, field->name, record->values[i].number);
      else
        json_object_set_member (object, field->name, hut_field_to_json (field, &record->values[i]));
    }
  return object;
}

static JsonArray *
array_of (GPtrArray *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (array, record_object (records->pdata[i]));
  return array;
}

/* The papers that are to be issued now. */
static JsonArray *
papers_of (const HutWhistle *whistle, const HutRecord *summons, HutTime now)
{
  guint asked = hut_summons_papers_asked (whistle, summons, now);
  JsonArray *array = json_array_new ();

  for (HutSummonsPaper which = 0; which < HUT_SUMMONS_N_PAPERS; which++)
    if ((asked & 1u << which) != 0)
      json_array_add_string_element (array, hut_summons_paper_name (which));
  return array;
}

static JsonObject *
summons_object (const HutCtlWhistles *at, const HutWhistle *whistle, const HutRecord *summons)
{
  JsonObject *object = record_object (summons), *clock = json_object_new ();
  const char *unit = hut_record_get_text (summons, "unit");
  HutTime now = at->acting.now;
  HutSummonsTimes times;
  HutSummonsClock counts;

  hut_summons_times (whistle, summons, &times);
  counts = hut_summons_clock (summons, &times, now);
  set_text (object, "name", g_hash_table_lookup (at->departments, unit));
  set_time (object, "called_at", times.called);
  set_time (object, "answered_at", times.answered);
  set_time (object, "disputed_at", times.disputed);
  set_time (object, "refused_at", times.refused);
  set_time (object, "arrived_at", times.arrived);
  set_time (object, "done_at", times.done);
  set_time (object, "released_at", times.released);
  json_object_set_int_member (object, "late_answer_seconds",
                              hut_summons_late_answer (summons, &times, now) / G_USEC_PER_SEC);
  json_object_set_int_member (object, "late_seconds",
                              hut_summons_late_arrival (summons, &times, now) / G_USEC_PER_SEC);
  json_object_set_boolean_member (object, "told", times.told);
  json_object_set_string_member (clock, "counts", count_names[counts.counts]);
  json_object_set_int_member (clock, "seconds", counts.span / G_USEC_PER_SEC);
  json_object_set_boolean_member (clock, "late", counts.late);
  json_object_set_object_member (object, "clock", clock);
  json_object_set_array_member (object, "papers", papers_of (whistle, summons, now));
  return object;
}

static JsonObject *
whistle_object (const HutCtlWhistles *at, const HutWhistle *whistle)
{
  JsonObject *object = record_object (whistle->whistle);
  JsonArray *summonses = json_array_new ();
  char id[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, "id", hut_uid_print (&whistle->whistle->id, id));
  json_object_set_string_member (object, "state", hut_whistle_state (whistle));
  json_object_set_boolean_member (object, "ended", hut_whistle_is_ended (whistle));
  for (guint i = 0; i < whistle->summonses->len; i++)
    json_array_add_object_element (summonses,
                                   summons_object (at, whistle, whistle->summonses->pdata[i]));
  json_object_set_array_member (object, "summonses", summonses);
  json_object_set_array_member (object, "steps", array_of (whistle->steps));
  json_object_set_array_member (object, "marks", array_of (whistle->marks));
  json_object_set_array_member (object, "views", array_of (whistle->views));
  return object;
}

/* ---- In words ---- */

static const char *
state_words (const HutWhistle *whistle)
{
  const char *state = hut_whistle_state (whistle);

  if (hut_whistle_is_ended (whistle))
    return C_ ("whistle state", "Ended");
  return g_str_equal (state, "finished")  ? _ ("All done")
         : g_str_equal (state, "working") ? _ ("At work")
                                          : C_ ("summons state", "Called");
}

static void
print_line (const HutWhistle *whistle)
{
  const HutRecord *record = whistle->whistle;
  char id[HUT_UID_STRING_LEN + 1];
  const char *number = hut_record_get_text (record, "number");

  g_print ("%s\t%s\t%s\t%s\n", number != NULL ? number : hut_uid_print (&record->id, id),
           state_words (whistle),
           hut_field_code_label (hut_kind_field (&hut_kind_whistle, "occasion"),
                                 hut_record_get_text (record, "occasion")),
           hut_record_get_text (record, "task"));
}

static void
print_whistle (const HutCtlWhistles *at, const HutWhistle *whistle)
{
  const HutField *state = hut_kind_field (&hut_kind_summons, "state");
  const HutField *code = hut_kind_field (&hut_kind_whistle_step, "code");

  print_line (whistle);
  for (guint i = 0; i < whistle->summonses->len; i++)
    {
      const HutRecord *summons = whistle->summonses->pdata[i];
      const char *unit = hut_record_get_text (summons, "unit");
      const char *name = g_hash_table_lookup (at->departments, unit);
      g_autofree char *due = hut_time_format (hut_record_get_int (summons, "due_at", 0),
                                              hut_time_shown_zone (), "%Y-%m-%d %H:%M");

      g_print ("  %s\t%s\t%s\t%s\n", unit, name != NULL ? name : "",
               hut_field_code_label (state, hut_record_get_text (summons, "state")), due);
    }
  for (guint i = 0; i < whistle->steps->len; i++)
    {
      const HutRecord *step = whistle->steps->pdata[i];
      const char *unit = hut_record_get_text (step, "unit");
      const char *words = hut_record_get_text (step, "words");
      g_autofree char *when =
          hut_time_format (hut_whistle_step_time (step), hut_time_shown_zone (), "%Y-%m-%d %H:%M");

      g_print ("  %s\t%s\t%s\t%s\n", when, unit != NULL ? unit : "",
               hut_field_code_label (code, hut_record_get_text (step, "code")),
               words != NULL ? words : "");
    }
}

static int
show (HutCtlWhistles *at, const HutWhistle *whistle, gboolean json)
{
  g_autoptr (JsonObject) object = json ? whistle_object (at, whistle) : NULL;

  if (json)
    return hut_ctl_print_json (object) ? HUT_CTL_DONE : HUT_CTL_FAILED;
  print_whistle (at, whistle);
  return HUT_CTL_DONE;
}

int
hut_ctl_show_whistle (HutCtlWhistles *at, const HutUid *id, gboolean json)
{
  GError *error = NULL;
  g_autoptr (HutWhistle) whistle = hut_reader_whistle (at->desk.reader, id, &error);

  if (whistle == NULL && error == NULL)
    return HUT_CTL_DONE; /* it was voided just now */
  return whistle != NULL ? show (at, whistle, json) : hut_ctl_fail (error);
}

int
hut_ctl_list_whistles (HutCtlWhistles *at, gboolean json)
{
  const HutWhistleAsk ask = { .limit = MOST_LISTED };
  GError *error = NULL;
  g_autoptr (GPtrArray) whistles = hut_reader_whistles (at->desk.reader, &ask, &error);

  if (whistles == NULL)
    return hut_ctl_fail (error);
  for (guint i = 0; i < whistles->len; i++)
    {
      g_autoptr (JsonObject) object = json ? whistle_object (at, whistles->pdata[i]) : NULL;

      if (json && !hut_ctl_print_json (object))
        return HUT_CTL_FAILED;
      if (!json)
        print_line (whistles->pdata[i]);
    }
  return HUT_CTL_DONE;
}
