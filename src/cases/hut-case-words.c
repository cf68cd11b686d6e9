/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words for what the records hold. No state; the names of communities and units come from the
 * browser. Main thread, for the names. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-words.h"

#include "domain/hut-deadline.h"
#include "domain/hut-mask.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

const char *
hut_case_tone (HutStanding standing)
{
  static const char *const tones[] = { "overdue", "soon", "at-work", "done" };

  return tones[standing];
}

const char *
hut_case_icon (HutStanding standing)
{
  static const char *const icons[] = { "hut-overdue-symbolic", "hut-clock-symbolic",
                                       "hut-at-work-symbolic", "hut-done-symbolic" };

  return icons[standing];
}

const char *
hut_case_state_tone (const char *state)
{
  return hut_case_tone (hut_case_state_done (state) ? HUT_STANDING_DONE : HUT_STANDING_AT_WORK);
}

const char *
hut_case_state_icon (const char *state)
{
  return hut_case_icon (hut_case_state_done (state) ? HUT_STANDING_DONE : HUT_STANDING_AT_WORK);
}

const char *
hut_case_state_label (const char *state)
{
  return hut_field_code_label (hut_kind_field (&hut_kind_case, "state"), state);
}

char *
hut_case_when_words (HutTime time, HutTime now)
{
  GTimeZone *zone = hut_time_shown_zone ();
  HutTime today = hut_time_day_start (now, zone, 0);

  if (time >= today && time < hut_time_day_start (now, zone, 1))
    /* Translators: strftime patterns for times in a history. */
    return hut_time_format (time, zone, _ ("Today %H:%M"));
  if (time < today && time >= hut_time_day_start (now, zone, -1))
    return hut_time_format (time, zone, _ ("Yesterday %H:%M"));
  if (hut_time_year (time, zone) == hut_time_year (now, zone))
    return hut_time_format (time, zone, C_ ("this year", "%b %-e, %H:%M"));
  return hut_time_format (time, zone, C_ ("other year", "%b %-e, %Y, %H:%M"));
}

/* ---- Personal values ---- */

/* ---- Values ---- */

static const char *
name_of (HutCaseBrowser *browser, const HutField *field, const char *text)
{
  const char *name = NULL;

  if (browser == NULL)
    return NULL;
  if (g_str_equal (field->name, "community"))
    name = hut_case_browser_community_name (browser, text);
  else if (g_str_equal (field->name, "lead") || g_str_equal (field->name, "unit"))
    name = hut_case_browser_unit_name (browser, text);
  return name;
}

/* A matter by its title, or NULL where it is not known here. */
static char *
matter_words (HutCaseBrowser *browser, const char *text)
{
  HutReader *reader = browser != NULL ? hut_case_browser_get_reader (browser) : NULL;
  g_autoptr (HutRecord) matter = NULL;
  HutUid id;

  if (reader != NULL && hut_uid_parse (text, &id))
    matter = hut_reader_get (reader, &hut_kind_matter, &id, NULL);
  return matter != NULL ? g_strdup (hut_record_get_text (matter, "title")) : NULL;
}

char *
hut_case_value_words (HutCaseBrowser *browser, const HutField *field, const HutValue *value,
                      gboolean shown)
{
  const char *name;

  if (value->type == HUT_VALUE_NONE)
    return g_strdup (_ ("(empty)"));
  if (field->privacy == HUT_PRIVACY_PERSONAL && !shown)
    return hut_mask_value (field->name, value->type == HUT_VALUE_TEXT ? value->text : "****");
  if (g_str_equal (field->name, "matter") && value->type == HUT_VALUE_TEXT)
    {
      char *title = matter_words (browser, value->text);

      if (title != NULL)
        return title;
    }
  name = value->type == HUT_VALUE_TEXT ? name_of (browser, field, value->text) : NULL;
  return name != NULL ? g_strdup (name) : hut_field_to_text (field, value);
}

char *
hut_case_node_words (HutCaseBrowser *browser, const HutField *field, JsonNode *node, gboolean shown)
{
  g_autoptr (GError) error = NULL;
  g_auto (HutValue) value = HUT_VALUE_INIT;

  if (!hut_field_from_json (field, node, &value, &error))
    {
      g_warning ("History holds a value that is none: %s", error->message);
      return g_strdup (_ ("(unreadable)"));
    }
  return hut_case_value_words (browser, field, &value, shown);
}

const char *
hut_case_field_label (const HutField *field)
{
  return g_dgettext (GETTEXT_PACKAGE, field->label);
}

char *
hut_case_level_words (HutOffice *office, const char *level, const HutRecord *seen, HutTime now)
{
  g_auto (HutDeadline) deadline = { 0 };
  g_autofree char *when = NULL;
  HutTime from = now;

  if (seen != NULL && hut_record_get_int (seen, "due_at", 0) != 0 &&
      g_strcmp0 (hut_record_get_text (seen, "due_source"), "level") != 0)
    return NULL;
  if (seen != NULL)
    from = hut_record_get_int (seen, "dispatched_at", hut_record_get_int (seen, "created_at", now));
  if (!hut_deadline_count (office, level, from, HUT_DAYS_BY_RULE, &deadline, NULL))
    return NULL;
  when = hut_case_when_words (deadline.due_at, now);
  return g_strdup_printf (_ ("Due by its level: %s (%s)"), when, deadline.counted);
}
