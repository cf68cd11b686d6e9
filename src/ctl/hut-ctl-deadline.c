/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* `hutongctl deadline`: when what comes in at a time is due. With --db by the rules of that office,
 * without by those that are shipped. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-ctl.h"

#include "base/hut-json.h"
#include "domain/hut-deadline.h"
#include "hut-config.h"

#include <glib/gi18n.h>
#include <string.h>

static const char USAGE[] = "[--db F] deadline --level 2h|24h|7d|15d --from TIME "
                            "[--days calendar|working] [--json]";

static gboolean
read_days (const char *text, HutDays *days)
{
  *days = HUT_DAYS_BY_RULE;
  if (text == NULL)
    return TRUE;
  if (!g_str_equal (text, "calendar") && !g_str_equal (text, "working"))
    return FALSE;
  *days = g_str_equal (text, "working") ? HUT_DAYS_WORKING : HUT_DAYS_CALENDAR;
  return TRUE;
}

static gboolean
print (HutOffice *office, const HutDeadline *deadline, gboolean as_json)
{
  g_autofree char *due = hut_time_format_iso (deadline->due_at, hut_office_get_zone (office));
  g_autofree char *line = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (!as_json)
    {
      line = g_strdup_printf ("%s  %s\n", due, deadline->counted);
      return hut_ctl_print (line, strlen (line));
    }
  object = json_object_new ();
  json_object_set_string_member (object, "due_at", due);
  json_object_set_string_member (object, "counted", deadline->counted);
  if (deadline->uncertain)
    json_object_set_boolean_member (object, "uncertain", TRUE);
  return hut_ctl_print_json (object);
}

int
hut_ctl_deadline (const char *db, int argc, char **argv)
{
  g_autofree char *level = NULL, *from_text = NULL, *days_text = NULL;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "level", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &level, NULL, NULL },
    { "from", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &from_text, NULL, NULL },
    { "days", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &days_text, NULL, NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &as_json, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (HutOffice) office = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (HutDeadline) deadline = { 0 };
  HutTime from;
  HutDays days;
  int code;

  if (!hut_ctl_options (USAGE, entries, &argc, &argv, &code))
    return code;
  if (argc > 1 || level == NULL || from_text == NULL || !read_days (days_text, &days))
    return hut_ctl_usage (USAGE);
  office = hut_ctl_find_office (db, &code);
  if (office == NULL)
    return code;
  if (!hut_time_parse (from_text, hut_office_get_zone (office), &from))
    {
      g_set_error (&error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED, _ ("not a time: %s"),
                   from_text);
      return hut_ctl_fail (g_steal_pointer (&error));
    }
  if (!hut_deadline_count (office, level, from, days, &deadline, &error))
    return hut_ctl_fail (g_steal_pointer (&error));
  if (deadline.uncertain)
    g_printerr ("hutongctl: %s\n",
                _ ("the limit reaches beyond the years of the working calendar"));
  return print (office, &deadline, as_json) ? HUT_CTL_DONE : HUT_CTL_FAILED;
}
