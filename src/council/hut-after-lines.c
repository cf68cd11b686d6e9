/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What follows a meeting, in words. Pure, but for the shown time zone. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-after-lines.h"

#include "council/hut-resolution-acts.h"
#include "domain/hut-notice-plan.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static HutCouncilLine *
line_of (const HutRecord *record)
{
  char id[HUT_UID_STRING_LEN + 1];

  return hut_council_line_new (hut_uid_print (&record->id, id));
}

static GPtrArray *
new_lines (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)hut_council_line_free);
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
      HutCouncilLine *line = line_of (resolution);

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
fill_earlier (HutCouncilLine *line, const HutRecord *resolution, const HutRecord *report,
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
    hut_council_line_add_button (line, g_strdup (_ ("Report…")), "resolution.report", NULL);
  if (reporting == HUT_REPORTING_NOW && report != NULL)
    hut_council_line_add_more (line, g_strdup (_ ("Report Again…")), "resolution.report");
  if (reporting == HUT_REPORTING_BEFORE && is_state (resolution, "open"))
    {
      hut_council_line_add_button (line, g_strdup (_ ("Progress…")), "resolution.progress", NULL);
      hut_council_line_add_button (line, g_strdup (_ ("Carried Out…")), "resolution.done", NULL);
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
      HutCouncilLine *line;

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

/* ---- Notices ---- */

/* That hangs or hung of the result of @motion, or NULL. */
static const HutRecord *
notice_of (const HutMeetingView *view, const HutUid *motion)
{
  GPtrArray *notices = view->meeting->notices;

  for (guint i = notices->len; i-- > 0;)
    if (hut_meeting_is_of (notices->pdata[i], "motion", motion))
      return notices->pdata[i];
  return NULL;
}

static char *
hanging_words (const HutRecord *notice)
{
  HutTime until = hut_record_get_int (notice, "until", 0);
  HutTime down = hut_record_get_int (notice, "taken_down_at", 0);
  g_autofree char *day = down > 0 ? day_words (down) : until > 0 ? day_words (until) : NULL;
  const char *place = hut_record_get_text (notice, "place_name");

  if (down > 0)
    return g_strdup_printf (_ ("%s · taken down on %s"), place, day);
  return day != NULL ? g_strdup_printf (_ ("%s · until %s"), place, day) : g_strdup (place);
}

static char *
latest_words (const HutMeetingView *view, const HutRecord *motion)
{
  gint64 latest;
  g_autoptr (GDateTime) epoch = NULL;
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *words = NULL;

  if (!hut_notice_result_latest (view->meeting, motion, view->office, &latest))
    return NULL;
  epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);
  day = g_date_time_add_days (epoch, (int)latest);
  words = g_date_time_format (day, "%Y-%m-%d");
  return g_strdup_printf (_ ("to be put up by %s"), words);
}

static void
fill_notice (HutCouncilLine *line, const HutMeetingView *view, const HutRecord *motion, HutTime now)
{
  const HutRecord *notice = notice_of (view, &motion->id);

  if (notice == NULL)
    {
      line->note = latest_words (view, motion);
      line->chip = g_strdup (_ ("Not put up"));
      line->chip_tone = "soon";
      line->chip_icon = "";
      hut_council_line_add_button (line, g_strdup (_ ("Put Up…")), "notice.post", NULL);
      return;
    }
  line->note = hanging_words (notice);
  line->chip = g_strdup (hut_record_get_int (notice, "taken_down_at", 0) > 0 ? _ ("Taken down")
                                                                             : _ ("Hangs"));
  line->chip_tone = "good";
  line->chip_icon = "hut-done-symbolic";
  if (hut_notice_may_come_down (notice, view->office, now))
    hut_council_line_add_button (line, g_strdup (_ ("Take Down")), "notice.take-down", NULL);
}

GPtrArray *
hut_after_lines_notices (const HutMeetingView *view, HutTime now)
{
  GPtrArray *lines = new_lines ();
  GPtrArray *motions = view->meeting->motions;

  for (guint i = 0; i < motions->len; i++)
    {
      HutCouncilLine *line;

      if (!is_state (motions->pdata[i], "published"))
        continue;
      line = line_of (motions->pdata[i]);
      line->title = g_strdup (hut_record_get_text (motions->pdata[i], "title"));
      fill_notice (line, view, motions->pdata[i], now);
      g_ptr_array_add (lines, line);
    }
  return lines;
}
