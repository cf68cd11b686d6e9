/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl scores: what the whistles of a period say of the departments, and the gauge. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-whistle.h"

#include "base/hut-json.h"
#include "domain/hut-scores.h"
#include "hut-config.h"

#include <glib/gi18n.h>

static const char USAGE[] = "--db F scores --from DAY --to DAY [--json]";

static void
set_mean (JsonObject *object, const char *member, const HutMarkSum *sum)
{
  int mean = hut_mark_mean (sum);

  if (mean < 0)
    json_object_set_null_member (object, member);
  else
    json_object_set_int_member (object, member, mean);
}

static JsonObject *
unit_object (const HutCtlWhistles *at, const HutUnitScore *score)
{
  JsonObject *object = json_object_new ();
  const char *name = g_hash_table_lookup (at->departments, score->unit);
  const struct
  {
    const char *member;
    guint n;
  } counts[] = { { "called", score->n_called },
                 { "answer_due", score->n_answer_due },
                 { "answered_in_time", score->n_answered },
                 { "due", score->n_due },
                 { "in_time", score->n_in_time },
                 { "done", score->n_done },
                 { "released", score->n_released },
                 { "disputed", score->n_disputed },
                 { "refused", score->n_refused },
                 { "sent_back", score->n_sent_back },
                 { "supervised", score->n_supervised },
                 { "unmarked", score->n_unmarked },
                 { "views", score->n_views },
                 { "needed", score->n_needed },
                 { "not_needed", score->n_not_needed },
                 { "clear", score->n_clear },
                 { "not_clear", score->n_not_clear } };

  json_object_set_string_member (object, "unit", score->unit);
  if (name != NULL)
    json_object_set_string_member (object, "name", name);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    json_object_set_int_member (object, counts[i].member, counts[i].n);
  if (score->median >= 0)
    json_object_set_int_member (object, "median_seconds", score->median / G_USEC_PER_SEC);
  else
    json_object_set_null_member (object, "median_seconds");
  set_mean (object, "timely_hundredths", &score->timely);
  set_mean (object, "effective_hundredths", &score->effective);
  set_mean (object, "attitude_hundredths", &score->attitude);
  set_mean (object, "others_hundredths", &score->others);
  return object;
}

static JsonObject *
gauge_object (const HutScores *scores)
{
  JsonObject *object = json_object_new (), *occasions = json_object_new ();

  json_object_set_int_member (object, "whistles", scores->n_whistles);
  json_object_set_int_member (object, "ended", scores->n_ended);
  json_object_set_int_member (object, "cases", scores->n_cases);
  for (guint i = 0; hut_codes_occasion[i].code != NULL; i++)
    json_object_set_int_member (occasions, hut_codes_occasion[i].code, scores->n_by_occasion[i]);
  json_object_set_object_member (object, "occasions", occasions);
  if (scores->gauge_milli >= 0)
    json_object_set_int_member (object, "per_100_cases_thousandths", scores->gauge_milli);
  else
    json_object_set_null_member (object, "per_100_cases_thousandths");
  json_object_set_string_member (object, "gauge", hut_gauge_name (scores->gauge));
  return object;
}

static int
print_scores (const HutCtlWhistles *at, const HutScores *scores, gboolean json)
{
  g_autoptr (JsonObject) gauge = gauge_object (scores);

  for (guint i = 0; i < scores->units->len; i++)
    {
      const HutUnitScore *score = scores->units->pdata[i];
      g_autoptr (JsonObject) object = unit_object (at, score);
      const char *name = g_hash_table_lookup (at->departments, score->unit);

      if (json && !hut_ctl_print_json (object))
        return HUT_CTL_FAILED;
      if (!json)
        g_print ("%s\t%s\t%u\t%u/%u\t%u/%u\t%u\n", score->unit, name != NULL ? name : "",
                 score->n_called, score->n_answered, score->n_answer_due, score->n_in_time,
                 score->n_due, score->n_done);
    }
  if (json)
    return hut_ctl_print_json (gauge) ? HUT_CTL_DONE : HUT_CTL_FAILED;
  g_print (_ ("%u whistles, %u cases: %s\n"), scores->n_whistles, (guint)scores->n_cases,
           hut_gauge_name (scores->gauge));
  return HUT_CTL_DONE;
}

int
hut_ctl_scores (const char *db, int argc, char **argv)
{
  g_autofree char *from = NULL, *to = NULL;
  gboolean json = FALSE;
  g_auto (HutCtlWhistles) at = { 0 };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL },
  };
  g_autoptr (GPtrArray) whistles = NULL;
  g_autoptr (HutScores) scores = NULL;
  HutWhistleAsk ask = { 0 };
  HutWhistleTimes times;
  GError *error = NULL;
  gint64 n_cases;
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc != 1 || !hut_ctl_parse_days (from, to, &ask))
    return hut_ctl_usage (USAGE);
  if (!hut_ctl_whistles_open (&at, db, &code))
    return code;
  whistles = hut_reader_whistles (at.desk.reader, &ask, &error);
  n_cases = whistles != NULL
                ? hut_reader_count_received (at.desk.reader, ask.from, ask.until, &error)
                : -1;
  if (n_cases < 0)
    return hut_ctl_fail (error);
  hut_whistle_times_of (at.office, &times);
  scores = hut_scores_new (whistles, n_cases, &times, at.acting.now);
  return print_scores (&at, scores, json);
}
