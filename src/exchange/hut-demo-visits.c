/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Visits of the demo street, and the cases of findings and opinions. Pure but for its data. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-visits.h"

#include "base/hut-json.h"

#define DAYS_APART 23 /* from one visit of a lane to the next */
#define STREAMS ((G_GUINT64_CONSTANT (1) << 42) + 60000000) /* past those of the roster */

static HutRecord *
new_record (HutDemo *demo, const HutKind *kind, const char *key)
{
  HutUid id = hut_uid_from_key (hut_demo_get_stream (demo), kind->name, key);

  return hut_record_new (kind, &id, hut_demo_get_stream (demo));
}

/* Received at @at, with what is the same of a finding and of an opinion. */
static HutRecord *
new_case (HutDemo *demo, const HutRecord *of, const HutRecord *lane, const char *words,
          const char *lead)
{
  g_autofree char *key = hut_uid_to_string (&of->id);
  HutRecord *made = new_record (demo, &hut_kind_case, key);
  HutTime at = hut_record_get_int (of, "at", 0);

  hut_record_set_text (made, "title", words);
  hut_record_set_text (made, "text", words);
  hut_record_set_text (made, "channel", "patrol");
  hut_record_set_text (made, "kind", "report");
  hut_record_set_text (made, "lane", hut_record_get_text (lane, "code"));
  hut_record_set_text (made, "community", hut_record_get_text (lane, "community"));
  hut_record_set_int (made, "created_at", at + HUT_TIME_HOUR);
  hut_record_set_int (made, "dispatched_at", at + HUT_TIME_HOUR);
  hut_record_set_text (made, "level", "7d");
  hut_record_set_text (made, "urgency", "normal");
  hut_record_set_int (made, "due_at", at + HUT_TIME_HOUR + 7 * HUT_TIME_DAY);
  hut_record_set_text (made, "due_source", "order");
  hut_record_set_text (made, "route", "handle");
  hut_record_set_text (made, "lead", lead);
  return made;
}

static void
close_case (HutRecord *made, const char *answer, HutTime at)
{
  hut_record_set_text (made, "state", "closed");
  hut_record_set_text (made, "answer", answer);
  hut_record_set_int (made, "done_at", at);
  hut_record_set_int (made, "closed_at", at);
}

HutRecord *
hut_demo_case_of_finding (HutDemo *demo, HutRecord *finding, const HutRecord *lane,
                          const char *lead)
{
  HutRecord *made = new_case (demo, finding, lane, hut_record_get_text (finding, "words"), lead);

  hut_record_set (finding, "case", hut_value_uid (&made->id));
  if (g_strcmp0 (hut_record_get_text (finding, "state"), "done") == 0)
    close_case (made, hut_record_get_text (finding, "result"),
                hut_record_get_int (finding, "done_at", 0));
  else
    hut_record_set_text (made, "state", "in-progress");
  return made;
}

HutRecord *
hut_demo_case_entry (HutDemo *demo, const HutRecord *of_case)
{
  g_autofree char *key = hut_uid_to_string (&of_case->id);
  HutRecord *event = new_record (demo, &hut_kind_event, key);

  hut_record_set_text (event, "case", key);
  hut_record_set_text (event, "code", "imported");
  hut_record_set_int (event, "at", hut_record_get_int (of_case, "created_at", 0));
  hut_record_set_text (event, "state", "received");
  hut_record_set_text (event, "file", "demo");
  return event;
}

/* ---- Visits ---- */

HutRecord *
hut_demo_visit (HutDemo *demo, JsonArray *texts, const HutRecord *lane, const HutUid *person,
                guint n)
{
  const char *code = hut_record_get_text (lane, "code");
  guint n_texts = texts != NULL ? json_array_get_length (texts) : 0;
  g_autofree char *key = g_strdup_printf ("%s\t%u", code, n);
  HutTime now = hut_demo_get_now (demo), at;
  HutDemoRandom random;
  JsonObject *of;
  HutRecord *visit;

  if (n_texts == 0)
    return NULL;
  hut_demo_random_init (&random, hut_demo_get_seed (demo), STREAMS + g_str_hash (key));
  at = now - ((HutTime)n * DAYS_APART + hut_demo_random_between (&random, 1, 20)) * HUT_TIME_DAY;
  of = json_array_get_object_element (texts, hut_demo_random_below (&random, n_texts));
  visit = new_record (demo, &hut_kind_visit, key);
  hut_record_set_text (visit, "lane", code);
  hut_record_set_text (visit, "subject", hut_json_get_string (of, "subject"));
  hut_record_set_text (visit, "unit", hut_json_get_string (of, "unit"));
  hut_record_set_text (visit, "whom", hut_json_get_string (of, "whom"));
  hut_record_set_int (visit, "at", at);
  hut_record_set (visit, "person", hut_value_uid (person));
  hut_record_set_text (visit, "opinion", hut_json_get_string (of, "opinion"));
  if (hut_json_get_string (of, "follow_up") == NULL || !hut_demo_random_chance (&random, 80))
    return visit;
  hut_record_set_text (visit, "follow_up", hut_json_get_string (of, "follow_up"));
  hut_record_set_int (visit, "done_at", MIN (at + 6 * HUT_TIME_DAY, now));
  return visit;
}

HutRecord *
hut_demo_case_of_visit (HutDemo *demo, HutRecord *visit, const HutRecord *lane, const char *lead)
{
  HutRecord *made = new_case (demo, visit, lane, hut_record_get_text (visit, "opinion"), lead);
  HutTime done = hut_record_get_int (visit, "done_at", 0);

  hut_record_set_text (made, "kind", "suggestion");
  hut_record_set (made, "caller", hut_value_copy (hut_record_get (visit, "whom")));
  hut_record_set (visit, "case", hut_value_uid (&made->id));
  if (done != 0)
    close_case (made, hut_record_get_text (visit, "follow_up"), done);
  else
    hut_record_set_text (made, "state", "in-progress");
  return made;
}
