/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What follows a meeting, in words. Pure, but for the shown time zone. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-after-lines.h"

#include "council/hut-resolution-acts.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static HutLine *
line_of (const HutRecord *record)
{
  char id[HUT_UID_STRING_LEN + 1];

  return hut_line_new (hut_uid_print (&record->id, id));
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)hut_line_free);
}

static gboolean
is_state (const HutRecord *record, const char *state)
{
  return g_strcmp0 (hut_record_get_text (record, "state"), state) == 0;
}

static char *
day_words (HutTime at)
{
  return hut_time_format (at, hut_time_shown_zone (), "%Y-%m-%d");
}

/* ---- Resolutions ---- */

static char *
who_words (const HutRecord *resolution, HutCaseBrowser *browser)
{
  const char *code = hut_record_get_text (resolution, "unit");
  const char *community = code != NULL ? hut_case_browser_community_name (browser, code) : NULL;
  const char *unit = code == NULL        ? NULL
                     : community != NULL ? community
                                         : hut_case_browser_unit_name (browser, code);
  const char *assignee = hut_record_get_text (resolution, "assignee");
  HutTime due = hut_record_get_int (resolution, "due_at", 0);
  g_autofree char *day = due > 0 ? day_words (due) : NULL;
  g_autofree char *by = day != NULL ? g_strdup_printf (_ ("by %s"), day) : NULL;
  const char *target = hut_field_code_label (hut_kind_field (&hut_kind_resolution, "target_kind"),
                                             hut_record_get_text (resolution, "target_kind"));
  /* Translators: a task, a case or a project. */
  g_autofree char *as = target != NULL ? g_strdup_printf (_ ("carried out as a %s"), target) : NULL;
  const char *const parts[] = { unit != NULL ? unit : code, assignee, by, as,
                                hut_record_get_text (resolution, "progress_words") };
  GString *words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  return g_string_free (words, FALSE);
}

GPtrArray *
hut_after_lines_resolutions (const HutMeetingView *view, HutCaseBrowser *browser)
{
  GPtrArray *lines = new_lines ();
  GPtrArray *resolutions = view->meeting->resolutions;

  for (guint i = 0; i < resolutions->len; i++)
    {
      const HutRecord *resolution = resolutions->pdata[i];
      HutLine *line = line_of (resolution);

      line->lead = g_strdup_printf ("%u", i + 1);
      line->title = g_strdup (hut_record_get_text (resolution, "title"));
      line->note = who_words (resolution, browser);
      line->end = g_strdup_printf ("%d %%", (int)hut_record_get_int (resolution, "progress", 0));
      line->chip = g_strdup (hut_field_code_label (hut_kind_field (&hut_kind_resolution, "state"),
                                                   hut_record_get_text (resolution, "state")));
      line->chip_tone = is_state (resolution, "open") ? "at-work" : "done";
      line->chip_icon = is_state (resolution, "checked") ? "hut-done-symbolic" : "";
      hut_resolution_offer (line, resolution);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* ---- Of earlier meetings ---- */

static char *
from_words (const HutMeetingView *view, const HutRecord *resolution, HutCaseBrowser *browser)
{
  const HutRecord *of = hut_meeting_of (view->meeting, resolution, "meeting");
  g_autofree char *who = who_words (resolution, browser);
  const char *title = of != NULL ? hut_record_get_text (of, "title") : NULL;

  return title != NULL && *who != '\0' ? g_strconcat (title, " · ", who, NULL)
                                       : g_strdup (title != NULL ? title : who);
}

static void
fill_earlier (HutLine *line, const HutRecord *resolution, const HutRecord *report,
              HutReporting reporting)
{
  const HutRecord *said = report != NULL ? report : resolution;

  line->end = g_strdup_printf ("%d %%", (int)hut_record_get_int (said, "progress", 0));
  if (report != NULL)
    {
      line->chip = g_strdup (_ ("Reported"));
      line->chip_tone = "good";
      line->chip_icon = "hut-done-symbolic";
    }
  else
    {
      line->chip = g_strdup (hut_field_code_label (hut_kind_field (&hut_kind_resolution, "state"),
                                                   hut_record_get_text (resolution, "state")));
      line->chip_tone = is_state (resolution, "open") ? "at-work" : "done";
      line->chip_icon = "";
    }
  if (reporting == HUT_REPORTING_NOW && report == NULL)
    hut_line_add_button (line, g_strdup (_ ("Report…")), "resolution.report", NULL);
  if (reporting == HUT_REPORTING_NOW && report != NULL)
    hut_line_add_more (line, g_strdup (_ ("Report Again…")), "resolution.report");
  if (reporting == HUT_REPORTING_BEFORE && is_state (resolution, "open"))
    {
      hut_line_add_button (line, g_strdup (_ ("Progress…")), "resolution.progress", NULL);
      hut_line_add_button (line, g_strdup (_ ("Carried Out…")), "resolution.done", NULL);
    }
}

HutReporting
hut_after_reporting (const HutMeetingView *view)
{
  const HutRecord *minutes = view->meeting->minutes;

  if (hut_record_get_int (view->meeting->meeting, "opened_at", 0) == 0)
    return HUT_REPORTING_BEFORE;
  return minutes != NULL && is_state (minutes, "signed") ? HUT_REPORTING_AFTER : HUT_REPORTING_NOW;
}

GPtrArray *
hut_after_lines_earlier (const HutMeetingView *view, HutCaseBrowser *browser)
{
  GPtrArray *lines = new_lines ();
  HutReporting reporting = hut_after_reporting (view);

  for (guint i = 0; i < view->meeting->earlier->len; i++)
    {
      const HutRecord *resolution = view->meeting->earlier->pdata[i];
      const HutRecord *report = hut_meeting_report (view->meeting, &resolution->id);
      HutLine *line;

      if (reporting == HUT_REPORTING_AFTER && report == NULL)
        continue;
      line = line_of (resolution);
      line->lead = g_strdup_printf ("%u", lines->len + 1);
      line->title = g_strdup (hut_record_get_text (resolution, "title"));
      line->note = from_words (view, resolution, browser);
      fill_earlier (line, resolution, report, reporting);
      g_ptr_array_add (lines, line);
    }
  return lines;
}
