/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Counting time limits by the office's rules, in the office's zone. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-deadline.h"

#include "base/hut-json.h"
#include "domain/hut-case-rules.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* What was passed over on the way, for the words. */
typedef struct
{
  guint off;    /* days that did not count */
  guint worked; /* Saturdays and Sundays that did */
  GPtrArray *holidays;
  gboolean uncertain;
} Count;

static void
count_clear (Count *count)
{
  g_clear_pointer (&count->holidays, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Count, count_clear)

static void
pass_over (Count *count, HutDayKind kind, const char *name)
{
  count->off++;
  if (kind != HUT_DAY_HOLIDAY)
    return;
  for (guint i = 0; i < count->holidays->len; i++)
    if (g_str_equal (g_ptr_array_index (count->holidays, i), name))
      return;
  g_ptr_array_add (count->holidays, (gpointer)name);
}

static gboolean
is_known (HutOffice *office, HutTime time)
{
  int year = hut_time_year (time, hut_office_get_zone (office)), first, last;

  hut_calendar_get_years (hut_office_get_calendar (office), &first, &last);
  return year >= first && year <= last;
}

/* The @n-th working day after that of @from, at the same clock time. */
static HutTime
add_working_days (HutOffice *office, HutTime from, guint n, Count *count)
{
  HutCalendar *calendar = hut_office_get_calendar (office);
  GTimeZone *zone = hut_office_get_zone (office);
  gint64 first = hut_time_day_number (from, zone), day = first;
  HutTime due;

  while (n > 0)
    {
      const char *name;
      HutDayKind kind = hut_calendar_numbered_day (calendar, ++day, &name);

      if (kind == HUT_DAY_WORKING || kind == HUT_DAY_WORKING_WEEKEND)
        n--;
      else
        pass_over (count, kind, name);
      if (kind == HUT_DAY_WORKING_WEEKEND)
        count->worked++;
    }
  due = hut_time_add_days (from, zone, day - first);
  count->uncertain = !is_known (office, from) || !is_known (office, due);
  return due;
}

HutTime
hut_deadline_add_days (HutOffice *office, HutTime from, guint n, HutDays days, gboolean *uncertain)
{
  g_auto (Count) count = { .holidays = g_ptr_array_new () };
  HutTime due = days == HUT_DAYS_WORKING
                    ? add_working_days (office, from, n, &count)
                    : hut_time_add_days (from, hut_office_get_zone (office), n);

  if (uncertain != NULL)
    *uncertain = count.uncertain;
  return due;
}

static void
append_holidays (GString *words, const Count *count)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < count->holidays->len; i++)
    {
      if (i > 0)
        g_string_append (names, C_ ("between names", ", "));
      g_string_append (names, g_ptr_array_index (count->holidays, i));
    }
  g_string_append (words, C_ ("between words", "; "));
  g_string_append_printf (
      words,
      g_dngettext (GETTEXT_PACKAGE, "%u day off left out", "%u days off left out", count->off),
      count->off);
  if (names->len > 0)
    g_string_append_printf (words, C_ ("after a count of days off", " (%s)"), names->str);
}

static char *
working_words (guint n, const Count *count)
{
  GString *words = g_string_new (NULL);

  g_string_append_printf (words,
                          g_dngettext (GETTEXT_PACKAGE, "%u working day, not counting the first",
                                       "%u working days, not counting the first", n),
                          n);
  if (count->off > 0)
    append_holidays (words, count);
  if (count->worked > 0)
    {
      g_string_append (words, C_ ("between words", "; "));
      g_string_append_printf (words,
                              g_dngettext (GETTEXT_PACKAGE, "%u working weekend day counted",
                                           "%u working weekend days counted", count->worked),
                              count->worked);
    }
  if (count->uncertain)
    {
      g_string_append (words, C_ ("between words", "; "));
      g_string_append (words, _ ("beyond the calendar's years: holidays there are not known yet"));
    }
  return g_string_free (words, FALSE);
}

static void
count_hours (guint hours, HutTime from, HutDeadline *deadline)
{
  deadline->due_at = from + hours * HUT_TIME_HOUR;
  deadline->counted = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u hour, through the night",
                                                    "%u hours, through the night", hours),
                                       hours);
}

static void
count_days (HutOffice *office, guint n, HutTime from, gboolean working, HutDeadline *deadline)
{
  g_auto (Count) count = { .holidays = g_ptr_array_new () };

  if (working)
    {
      deadline->due_at = add_working_days (office, from, n, &count);
      deadline->uncertain = count.uncertain;
      deadline->counted = working_words (n, &count);
      return;
    }
  deadline->due_at = hut_time_add_days (from, hut_office_get_zone (office), n);
  deadline->counted =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u calendar day, not counting the first",
                                    "%u calendar days, not counting the first", n),
                       n);
}

gboolean
hut_deadline_count (HutOffice *office, const char *level, HutTime from, HutDays days,
                    HutDeadline *deadline, GError **error)
{
  JsonNode *levels = hut_office_get_rule (office, "levels");
  JsonObject *limit = levels != NULL && level != NULL
                          ? hut_json_get_object (json_node_get_object (levels), level)
                          : NULL;
  gboolean working;
  gint64 number;

  *deadline = (HutDeadline){ 0 };
  if (limit == NULL)
    {
      g_set_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_UNKNOWN,
                   _ ("no level of that name: %s"), level != NULL ? level : "");
      return FALSE;
    }
  if (hut_json_get_int (limit, "hours", &number))
    {
      count_hours (number, from, deadline);
      return TRUE;
    }
  hut_json_get_int (limit, "days", &number);
  working = days == HUT_DAYS_BY_RULE
                ? g_strcmp0 (hut_json_get_string (limit, "count"), "working") == 0
                : days == HUT_DAYS_WORKING;
  count_days (office, number, from, working, deadline);
  return TRUE;
}

void
hut_deadline_clear (HutDeadline *deadline)
{
  g_clear_pointer (&deadline->counted, g_free);
}

HutTime
hut_deadline_contact (HutOffice *office, const char *urgency, HutTime from)
{
  JsonNode *rule = hut_office_get_rule (office, "contact");
  const char *member = g_strcmp0 (urgency, "urgent") == 0 ? "urgent_hours" : "hours";
  gint64 hours = 24;

  if (rule != NULL)
    hut_json_get_int (json_node_get_object (rule), member, &hours);
  return from + hours * HUT_TIME_HOUR;
}

void
hut_deadline_fill (HutOffice *office, HutRecord *record)
{
  HutTime received = hut_record_get_int (record, "created_at", 0);
  HutTime from = hut_record_get_int (record, "dispatched_at", received);
  const char *level = hut_record_get_text (record, "level");
  g_auto (HutDeadline) deadline = { 0 };

  if (hut_record_get_int (record, "due_at", 0) != 0 &&
      hut_record_get_text (record, "due_source") == NULL)
    hut_record_set_text (record, "due_source", "entered");
  if (from == 0 || hut_case_state_done (hut_record_get_text (record, "state")))
    return;
  if (hut_record_get_int (record, "due_at", 0) == 0 && level != NULL &&
      hut_deadline_count (office, level, from, HUT_DAYS_BY_RULE, &deadline, NULL))
    {
      hut_record_set_int (record, "due_at", deadline.due_at);
      hut_record_set_text (record, "due_source", "level");
    }
  if (hut_record_get_int (record, "contact_due_at", 0) == 0 &&
      hut_record_get_text (record, "telephone") != NULL)
    hut_record_set_int (
        record, "contact_due_at",
        hut_deadline_contact (office, hut_record_get_text (record, "urgency"), from));
}

void
hut_deadline_set_level (HutOffice *office, HutRecord *record, const char *level)
{
  hut_record_set_text (record, "level", level);
  if (g_strcmp0 (hut_record_get_text (record, "due_source"), "level") == 0)
    {
      hut_record_set (record, "due_at", (HutValue)HUT_VALUE_INIT);
      hut_record_set_text (record, "due_source", NULL);
    }
  hut_deadline_fill (office, record);
}
