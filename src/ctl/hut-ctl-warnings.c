/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl warnings: what is out of the ordinary in the week that ends with a day, and what the
 * season brings. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl-desk.h"

#include "report/hut-warning-brief.h"
#include "store/hut-store-office.h"

#include <glib/gi18n.h>

static const char USAGE[] = "--db F warnings [--date DAY] [--json]";

static void
set_uid (JsonObject *object, const char *name, const HutUid *id)
{
  char text[HUT_UID_STRING_LEN + 1];

  json_object_set_string_member (object, name, hut_uid_print (id, text));
}

static void
set_milli (JsonObject *object, const char *name, gint64 milli)
{
  g_autofree char *text =
      g_strdup_printf ("%" G_GINT64_FORMAT ".%03" G_GINT64_FORMAT, milli / 1000, milli % 1000);

  json_object_set_string_member (object, name, text);
}

/* The day of the instant before @until where @last, else of @time. */
static void
set_day (JsonObject *object, const char *name, HutTime time, GTimeZone *zone)
{
  g_autofree char *day = hut_time_format (time, zone, "%Y-%m-%d");

  json_object_set_string_member (object, name, day);
}

static const char *
state_of (const HutRecord *kept)
{
  return kept != NULL ? hut_record_get_text (kept, "state") : "open";
}

static JsonArray *
weeks_array (const HutWarning *warning)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < warning->n_before; i++)
    json_array_add_int_element (array, warning->before[i]);
  return array;
}

static JsonArray *
cases_array (GArray *cases)
{
  JsonArray *array = json_array_new ();
  char id[HUT_UID_STRING_LEN + 1];

  for (guint i = 0; i < cases->len; i++)
    json_array_add_string_element (array, hut_uid_print (&g_array_index (cases, HutUid, i), id));
  return array;
}

static JsonObject *
warning_object (const HutWarningLine *line)
{
  const HutWarning *warning = line->warning;
  JsonObject *object = json_object_new ();
  char probability[G_ASCII_DTOSTR_BUF_SIZE];

  set_uid (object, "id", &line->id);
  json_object_set_string_member (object, "state", state_of (line->kept));
  json_object_set_string_member (object, "category", warning->category);
  json_object_set_string_member (object, "community", warning->community);
  json_object_set_string_member (object, "community_name", line->community_name);
  json_object_set_int_member (object, "count", warning->seen);
  set_milli (object, "expected", hut_warning_expected_milli (warning));
  json_object_set_string_member (
      object, "probability",
      g_ascii_formatd (probability, sizeof probability, "%.6g", warning->tail));
  json_object_set_array_member (object, "weeks_before", weeks_array (warning));
  json_object_set_int_member (object, "weeks_of_earlier_years", warning->n_years);
  json_object_set_int_member (object, "count_of_earlier_years", warning->sum_years);
  json_object_set_string_member (object, "words", line->words);
  json_object_set_array_member (object, "cases", cases_array (line->cases));
  return object;
}

static JsonObject *
past_object (const HutSeasonPast *past, GTimeZone *zone)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "year", past->year);
  set_day (object, "from", past->from, zone);
  set_day (object, "to", past->until - 1, zone);
  json_object_set_int_member (object, "count", past->seen);
  set_day (object, "before_from", past->before_from, zone);
  json_object_set_int_member (object, "count_before", past->before);
  if (past->community != NULL)
    {
      json_object_set_string_member (object, "community", past->community);
      json_object_set_int_member (object, "count_there", past->seen_there);
    }
  return object;
}

static JsonObject *
season_object (const HutSeasonLine *line, GTimeZone *zone)
{
  JsonObject *object = json_object_new ();
  JsonArray *categories = json_array_new (), *past = json_array_new ();

  set_uid (object, "id", &line->id);
  json_object_set_string_member (object, "state", state_of (line->kept));
  json_object_set_string_member (object, "name", line->news->name);
  set_day (object, "from", line->news->from, zone);
  set_day (object, "to", line->news->until - 1, zone);
  for (guint i = 0; line->news->categories[i] != NULL; i++)
    json_array_add_string_element (categories, line->news->categories[i]);
  json_object_set_array_member (object, "categories", categories);
  if (line->news->advice != NULL)
    json_object_set_string_member (object, "advice", line->news->advice);
  for (guint i = 0; i < line->news->past->len; i++)
    json_array_add_object_element (
        past, past_object (&g_array_index (line->news->past, HutSeasonPast, i), zone));
  json_object_set_array_member (object, "earlier_years", past);
  return object;
}

static gboolean
print_json (const HutWarningBrief *brief, HutOffice *office)
{
  g_autoptr (JsonObject) object = json_object_new ();
  GTimeZone *zone = hut_office_get_zone (office);
  JsonArray *warnings = json_array_new (), *seasons = json_array_new ();

  set_day (object, "from", brief->from, zone);
  set_day (object, "to", brief->until - 1, zone);
  json_object_set_int_member (object, "cases", brief->found->n_cases);
  json_object_set_int_member (object, "left_out", brief->found->n_left_out);
  json_object_set_int_member (object, "tested", brief->found->n_tested);
  json_object_set_boolean_member (object, "too_short", brief->found->too_short);
  for (guint i = 0; i < brief->lines->len; i++)
    json_array_add_object_element (warnings, warning_object (brief->lines->pdata[i]));
  json_object_set_array_member (object, "warnings", warnings);
  for (guint i = 0; i < brief->seasons->len; i++)
    json_array_add_object_element (seasons, season_object (brief->seasons->pdata[i], zone));
  json_object_set_array_member (object, "seasons", seasons);
  json_object_set_boolean_member (object, "holidays_uncertain", brief->uncertain);
  json_object_set_int_member (object, "came_true", brief->precision.came_true);
  json_object_set_int_member (object, "false_alarms", brief->precision.false_alarms);
  json_object_set_string_member (object, "rule", brief->rule);
  return hut_ctl_print_json (object);
}

static const char *
state_words (const HutRecord *kept)
{
  return hut_field_code_label (hut_kind_field (&hut_kind_warning, "state"), state_of (kept));
}

static void
append_season (GString *words, const HutSeasonLine *line, GTimeZone *zone)
{
  g_autofree char *from = hut_time_format (line->news->from, zone, "%Y-%m-%d");
  g_autofree char *to = hut_time_format (line->news->until - 1, zone, "%Y-%m-%d");
  g_autofree char *categories = g_strjoinv (_ (", "), line->news->categories);
  char id[HUT_UID_STRING_LEN + 1];

  g_string_append_printf (words, "%s\t%s\t%s – %s\t%s\n", hut_uid_print (&line->id, id),
                          line->news->name, from, to, categories);
  for (guint i = 0; i < line->words->len; i++)
    g_string_append_printf (words, "\t%s\n", (const char *)line->words->pdata[i]);
}

static gboolean
print_words (const HutWarningBrief *brief, HutOffice *office)
{
  g_autoptr (GString) words = g_string_new (NULL);
  GTimeZone *zone = hut_office_get_zone (office);
  char id[HUT_UID_STRING_LEN + 1];

  if (brief->found->too_short)
    g_string_append_printf (words, "%s\n",
                            _ ("The file does not reach back far enough to compare"));
  for (guint i = 0; i < brief->lines->len; i++)
    {
      const HutWarningLine *line = brief->lines->pdata[i];

      g_string_append_printf (words, "%s\t%s\t%s\t%s\n", hut_uid_print (&line->id, id),
                              state_words (line->kept), line->title, line->words);
    }
  for (guint i = 0; i < brief->seasons->len; i++)
    append_season (words, brief->seasons->pdata[i], zone);
  g_string_append_printf (words, "%s\n", brief->rule);
  return hut_ctl_print (words->str, words->len);
}

int
hut_ctl_warnings (const char *db, int argc, char **argv)
{
  g_autofree char *date = NULL;
  gboolean json = FALSE;
  g_auto (HutCtlDesk) desk = { 0 };
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (HutWarningBrief) brief = NULL;
  HutTime time = hut_time_now ();
  GError *error = NULL;
  int code;
  const GOptionEntry entries[] = {
    { "date", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &date, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc > 1 || (date != NULL && !hut_time_parse (date, hut_time_zone (NULL), &time)))
    return hut_ctl_usage (USAGE);
  if (!hut_ctl_desk_open (&desk, db, &code))
    return code;
  office = hut_store_dup_office (desk.store);
  brief = hut_warning_brief_read (desk.reader, office, hut_store_get_stream (desk.store), time,
                                  NULL, &error);
  if (brief == NULL)
    return hut_ctl_fail (error);
  return (json ? print_json : print_words) (brief, office) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}
