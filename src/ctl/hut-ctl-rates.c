/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* `hutongctl rates`: the three rates of a period, against the one before. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "base/hut-json.h"
#include "domain/hut-what-if.h"
#include "store/hut-reader-rates.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>
#include <string.h>

static const char USAGE[] =
    "--db F rates --from D --to D [--by community|category|unit] [--preset P] "
    "[--figure F] [--what-if N] [--json]";

/* What every line says, whatever it is about. */
typedef struct
{
  HutReader *reader;
  HutOffice *office;
  HutRateRules *rules;
  const HutRatePreset *preset;
  HutRatePeriod period;
  HutRatesBy by;
  char *source;         /* of the rule, in words */
  HutRateFigure figure; /* whose cases are listed */
  int what_if;          /* how many cases that cost most, 0: none */
  gboolean as_json;
} Asked;

static gboolean
read_by (const char *text, HutRatesBy *by)
{
  static const char *const names[] = { "", "community", "category", "unit" };

  *by = HUT_RATES_BY_NOTHING;
  for (guint i = 1; text != NULL && i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], text))
      *by = (HutRatesBy)i;
  return text == NULL || *by != HUT_RATES_BY_NOTHING;
}

/* The name that goes with a code; NULL where it has none. */
static GHashTable *
read_names (HutReader *reader, HutRatesBy by, GError **error)
{
  const HutKind *kinds[] = { by == HUT_RATES_BY_COMMUNITY ? &hut_kind_community : &hut_kind_unit,
                             by == HUT_RATES_BY_COMMUNITY ? NULL : &hut_kind_department,
                             by == HUT_RATES_BY_COMMUNITY ? NULL : &hut_kind_community };
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  if (by != HUT_RATES_BY_COMMUNITY && by != HUT_RATES_BY_UNIT)
    return g_steal_pointer (&names);
  for (guint i = 0; i < G_N_ELEMENTS (kinds) && kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) records = hut_reader_list (reader, kinds[i], error);

      if (records == NULL)
        return NULL;
      for (guint j = 0; j < records->len; j++)
        g_hash_table_replace (names, g_strdup (hut_record_get_text (records->pdata[j], "code")),
                              g_strdup (hut_record_get_text (records->pdata[j], "name")));
    }
  return g_steal_pointer (&names);
}

static void
set_tenths (JsonObject *object, const char *name, int tenths)
{
  g_autofree char *text = tenths != HUT_NO_FIGURE ? hut_tenths_print (tenths) : NULL;

  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static JsonObject *
rate_object (const Asked *asked, const HutRateLine *line, HutRate rate)
{
  HutFraction now = hut_rate_of (&line->now, rate, asked->rules);
  int tenths = hut_fraction_tenths (now);
  int before = hut_fraction_tenths (hut_rate_of (&line->before, rate, asked->rules));
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "part", now.part);
  json_object_set_int_member (object, "whole", now.whole);
  set_tenths (object, "percent", tenths);
  set_tenths (object, "movement", hut_tenths_movement (tenths, before));
  return object;
}

static void
set_counts (JsonObject *object, const HutRateCount *count)
{
  json_object_set_int_member (object, "cases", count->cases);
  json_object_set_int_member (object, "counted", count->counted);
  json_object_set_int_member (object, "excluded", count->excluded);
  json_object_set_int_member (object, "excluded_without_evidence",
                              count->excluded_without_evidence);
  json_object_set_int_member (object, "pending", count->pending);
  json_object_set_int_member (object, "own_contacted", count->own_contacted);
  json_object_set_int_member (object, "own_contacted_in_time", count->own_in_time);
}

static gboolean
print_object (const Asked *asked, const HutRateLine *line, const char *name)
{
  g_autoptr (JsonObject) object = json_object_new ();
  GTimeZone *zone = hut_office_get_zone (asked->office);
  g_autofree char *from = hut_time_format (asked->period.from, zone, "%Y-%m-%d");
  g_autofree char *to = hut_time_format (asked->period.until - 1, zone, "%Y-%m-%d");
  int score = hut_rates_score_tenths (&line->now, asked->rules, asked->preset);
  int before = hut_rates_score_tenths (&line->before, asked->rules, asked->preset);

  json_object_set_string_member (object, "from", from);
  json_object_set_string_member (object, "to", to);
  json_object_set_string_member (object, "counted_by",
                                 asked->period.counted == HUT_RATES_BY_DISPATCH ? "dispatch"
                                                                                : "call-back");
  if (asked->by != HUT_RATES_BY_NOTHING && line->key != NULL)
    json_object_set_string_member (object, "key", line->key);
  else if (asked->by != HUT_RATES_BY_NOTHING)
    json_object_set_null_member (object, "key");
  if (name != NULL)
    json_object_set_string_member (object, "name", name);
  set_counts (object, &line->now);
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    json_object_set_object_member (object, hut_rate_name (rate), rate_object (asked, line, rate));
  set_tenths (object, "score", score);
  set_tenths (object, "score_movement", hut_tenths_movement (score, before));
  json_object_set_string_member (object, "preset", asked->preset->name);
  json_object_set_string_member (object, "source", asked->source);
  return hut_ctl_print_json (object);
}

/* "98.6 (+0.4) 140/142" */
static void
append_rate (GString *words, const char *label, int now, int before, const HutFraction *fraction)
{
  g_autofree char *figure = hut_tenths_print (now);
  int moved = hut_tenths_movement (now, before);
  g_autofree char *movement = hut_tenths_print (moved);

  g_string_append_printf (words, "\t%s %s", label, figure);
  if (moved != HUT_NO_FIGURE)
    g_string_append_printf (words, " (%s%s)", moved > 0 ? "+" : "", movement);
  if (fraction != NULL)
    g_string_append_printf (words, " %" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, fraction->part,
                            fraction->whole);
}

static gboolean
print_words (const Asked *asked, const HutRateLine *line, const char *name)
{
  static const char *const labels[HUT_N_RATES] = { N_ ("response"), N_ ("resolution"),
                                                   N_ ("satisfaction") };
  g_autoptr (GString) words = g_string_new (NULL);

  if (asked->by == HUT_RATES_BY_NOTHING)
    g_string_append (words, _ ("all"));
  else
    g_string_append (words, name != NULL ? name : line->key != NULL ? line->key : _ ("none"));
  g_string_append_printf (words, "\t");
  g_string_append_printf (words, _ ("counted %u, excluded %u, not called back %u"),
                          line->now.counted, line->now.excluded, line->now.pending);
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    {
      HutFraction now = hut_rate_of (&line->now, rate, asked->rules);
      HutFraction before = hut_rate_of (&line->before, rate, asked->rules);

      append_rate (words, _ (labels[rate]), hut_fraction_tenths (now), hut_fraction_tenths (before),
                   &now);
    }
  append_rate (words, _ ("score"), hut_rates_score_tenths (&line->now, asked->rules, asked->preset),
               hut_rates_score_tenths (&line->before, asked->rules, asked->preset), NULL);
  g_string_append_c (words, '\n');
  return hut_ctl_print (words->str, words->len);
}

/* A case that costs, what the score gains where it turns out well, and where the score stands once
 * it and all those before it have. */
static gboolean
print_what_if (const Asked *asked, const HutCaseRow *row, gint64 gain, int score)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autofree char *reached = hut_tenths_print (score);
  /* Thousand-millionths of the whole as thousandths of a point. */
  g_autofree char *points = g_strdup_printf ("%" G_GINT64_FORMAT ".%03" G_GINT64_FORMAT,
                                             gain / 10000000, gain / 10000 % 1000);
  char id[HUT_UID_STRING_LEN + 1];

  if (!asked->as_json)
    {
      g_autofree char *line =
          g_strdup_printf ("%s\t+%s\t%s\t%s\n", row->number != NULL ? row->number : "-", points,
                           reached, row->title != NULL ? row->title : "");

      return hut_ctl_print (line, strlen (line));
    }
  json_object_set_string_member (object, "case", hut_uid_print (&row->id, id));
  if (row->number != NULL)
    json_object_set_string_member (object, "number", row->number);
  json_object_set_string_member (object, "state", row->state);
  json_object_set_string_member (object, "gain", points);
  set_tenths (object, "score_reached", score);
  return hut_ctl_print_json (object);
}

static gboolean
print_what_ifs (const Asked *asked, const HutRateSet *set, GError **error)
{
  g_autoptr (GArray) ranked = hut_what_if_rank (set, asked->rules, asked->preset);

  for (guint i = 0; i < MIN (ranked->len, (guint)asked->what_if); i++)
    {
      const HutWhatIf *what_if = &g_array_index (ranked, HutWhatIf, i);
      HutRateCount count = hut_what_if_count (set, ranked, i + 1);
      gint64 row = g_array_index (set->cases, HutRateCase, what_if->index).row;
      g_autoptr (GPtrArray) rows = hut_reader_case_rows (asked->reader, &row, 1, error);

      if (rows == NULL)
        return FALSE;
      if (rows->len == 1 &&
          !print_what_if (asked, rows->pdata[0], what_if->gain,
                          hut_rates_score_tenths (&count, asked->rules, asked->preset)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
print_case (const Asked *asked, const HutCaseRow *row)
{
  g_autoptr (JsonObject) object = json_object_new ();
  char id[HUT_UID_STRING_LEN + 1];

  if (!asked->as_json)
    {
      g_autofree char *line = g_strdup_printf ("%s\t%s\n", row->number != NULL ? row->number : "-",
                                               row->title != NULL ? row->title : "");

      return hut_ctl_print (line, strlen (line));
    }
  json_object_set_string_member (object, "case", hut_uid_print (&row->id, id));
  if (row->number != NULL)
    json_object_set_string_member (object, "number", row->number);
  json_object_set_string_member (object, "state", row->state);
  return hut_ctl_print_json (object);
}

/* The cases behind a figure of the whole period, as the filter of cases finds them. */
static gboolean
print_figure (const Asked *asked, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;

  if (asked->figure == HUT_FIGURE_NONE)
    return TRUE;
  filter->figure = asked->figure;
  filter->period = asked->period;
  filter->grades = hut_rate_rules_low_grades (asked->rules);
  set = hut_reader_cases (asked->reader, filter, hut_time_now (), NULL, error);
  for (guint i = 0; set != NULL && i < set->n_marks; i++)
    {
      g_autoptr (GPtrArray) rows =
          hut_reader_case_rows (asked->reader, &set->marks[i].rowid, 1, error);

      if (rows == NULL || (rows->len == 1 && !print_case (asked, rows->pdata[0])))
        return FALSE;
    }
  return set != NULL;
}

static int
print_all (Asked *asked)
{
  HutRatePeriod before =
      hut_rate_rules_before (asked->rules, &asked->period, hut_office_get_zone (asked->office));
  GError *error = NULL;
  g_autoptr (HutRateSets) sets = hut_reader_rates_compared (asked->reader, &asked->period, &before,
                                                            hut_time_now (), NULL, &error);
  g_autoptr (GHashTable) names =
      sets != NULL ? read_names (asked->reader, asked->by, &error) : NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *source = NULL;

  if (names == NULL)
    return hut_ctl_fail (error);
  lines = hut_rates_group (sets->now, sets->before, asked->by);
  for (guint i = 0; i < lines->len; i++)
    {
      const HutRateLine *line = g_ptr_array_index (lines, i);
      const char *name = line->key != NULL ? g_hash_table_lookup (names, line->key) : NULL;

      if (!(asked->as_json ? print_object : print_words) (asked, line, name))
        return HUT_CTL_FAILED;
    }
  if (!print_figure (asked, &error) || !print_what_ifs (asked, sets->now, &error))
    return error != NULL ? hut_ctl_fail (error) : HUT_CTL_FAILED;
  if (asked->as_json)
    return HUT_CTL_DONE;
  source = g_strdup_printf ("%s: %s\n", asked->preset->name, asked->source);
  return hut_ctl_print (source, strlen (source)) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}

static int
answer (Asked *asked, const char *from_text, const char *to_text, const char *preset)
{
  GTimeZone *zone = hut_office_get_zone (asked->office);
  HutTime from, to;

  asked->rules = hut_rate_rules_of (asked->office);
  asked->source = hut_office_describe_rule (asked->office, "rates");
  asked->preset = hut_rate_rules_find (asked->rules, preset);
  if (asked->preset == NULL)
    return hut_ctl_fail (g_error_new (HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN, "%s: %s", preset,
                                      _ ("there is no preset of that name")));
  if (!hut_time_parse (from_text, zone, &from) || !hut_time_parse (to_text, zone, &to) || to < from)
    return hut_ctl_fail (g_error_new (HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, "%s, %s: %s",
                                      from_text, to_text, _ ("not a period of days")));
  asked->period = hut_rate_rules_days (asked->rules, from, to, zone);
  return print_all (asked);
}

int
hut_ctl_rates (const char *db, int argc, char **argv)
{
  g_autofree char *from = NULL, *to = NULL, *by = NULL, *preset = NULL, *figure = NULL;
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutOffice) office = NULL;
  Asked asked = { 0 };
  int code;
  const GOptionEntry entries[] = {
    { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &from, NULL, NULL },
    { "to", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &to, NULL, NULL },
    { "by", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &by, NULL, NULL },
    { "preset", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &preset, NULL, NULL },
    { "figure", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &figure, NULL, NULL },
    { "what-if", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_INT, &asked.what_if, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &asked.as_json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc > 1 || from == NULL || to == NULL || asked.what_if < 0 || asked.what_if > 1000 ||
      !read_by (by, &asked.by) || (figure != NULL && !hut_rate_figure_find (figure, &asked.figure)))
    return hut_ctl_usage (USAGE);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  office = hut_store_dup_office (desk.store);
  asked.reader = desk.reader;
  asked.office = office;
  code = answer (&asked, from, to, preset);
  g_clear_pointer (&asked.rules, hut_rate_rules_free);
  g_free (asked.source);
  return code;
}
