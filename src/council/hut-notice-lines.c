/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Public notices, in words. Pure, but for the shown time zone. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-notice-lines.h"

#include "domain/hut-notice-plan.h"
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

static char *
day_words (HutTime at)
{
  return hut_time_format (at, hut_time_shown_zone (), "%Y-%m-%d");
}

static gboolean
is_down (const HutRecord *notice)
{
  return hut_record_get_int (notice, "taken_down_at", 0) > 0;
}

/* The chip, and what can be done with one that was put up. */
static void
fill_hanging (HutLine *line, const HutMeetingView *view, const HutRecord *notice, HutTime now)
{
  gboolean down = is_down (notice);

  line->chip = g_strdup (down ? C_ ("notice", "Taken down") : _ ("Hangs"));
  line->chip_tone = down ? "done" : "good";
  line->chip_icon = "hut-done-symbolic";
  if (hut_notice_may_come_down (notice, view->office, now))
    hut_line_add_button (line, g_strdup (_ ("Take Down")), "notice.take-down", NULL);
  hut_line_add_more (line, g_strdup (_ ("Strike Out…")), "notice.strike");
}

/* Until when it hangs, or when it was taken down; NULL where neither is known. */
static char *
span_words (const HutRecord *notice)
{
  HutTime until = hut_record_get_int (notice, "until", 0);
  HutTime down = hut_record_get_int (notice, "taken_down_at", 0);
  g_autofree char *day = down > 0 ? day_words (down) : until > 0 ? day_words (until) : NULL;

  if (day == NULL)
    return NULL;
  return g_strdup_printf (down > 0 ? C_ ("notice", "taken down on %s") : C_ ("notice", "until %s"),
                          day);
}

/* ---- Of the meeting ---- */

static gboolean
is_of_meeting (const HutRecord *notice)
{
  return g_strcmp0 (hut_record_get_text (notice, "subject"), "meeting") == 0;
}

gboolean
hut_notice_hangs_of_meeting (const HutMeetingView *view)
{
  for (guint i = 0; i < view->meeting->notices->len; i++)
    if (is_of_meeting (view->meeting->notices->pdata[i]) &&
        !is_down (view->meeting->notices->pdata[i]))
      return TRUE;
  return FALSE;
}

GPtrArray *
hut_notice_lines_of_meeting (const HutMeetingView *view, HutTime now)
{
  GPtrArray *lines = new_lines ();

  for (guint i = 0; i < view->meeting->notices->len; i++)
    {
      const HutRecord *notice = view->meeting->notices->pdata[i];
      HutLine *line;
      g_autofree char *posted = NULL;
      g_autofree char *span = NULL;

      if (!is_of_meeting (notice))
        continue;
      line = line_of (notice);
      line->title = g_strdup (hut_record_get_text (notice, "place_name"));
      posted = day_words (hut_record_get_int (notice, "posted_at", 0));
      span = span_words (notice);
      line->note = span != NULL ? g_strdup_printf (_ ("put up on %s · %s"), posted, span)
                                : g_strdup_printf (_ ("put up on %s"), posted);
      fill_hanging (line, view, notice, now);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* ---- After it ---- */

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

/* "east gate · until 2026-12-11" */
static char *
hanging_words (const HutRecord *notice)
{
  const char *place = hut_record_get_text (notice, "place_name");
  g_autofree char *span = span_words (notice);

  return span != NULL ? g_strconcat (place, " · ", span, NULL) : g_strdup (place);
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

static HutLine *
result_line (const HutMeetingView *view, const HutRecord *motion, HutTime now)
{
  const HutRecord *notice = notice_of (view, &motion->id);
  HutLine *line = line_of (motion);

  line->title = g_strdup (hut_record_get_text (motion, "title"));
  if (notice != NULL)
    {
      line->note = hanging_words (notice);
      fill_hanging (line, view, notice, now);
      return line;
    }
  line->note = latest_words (view, motion);
  line->chip = g_strdup (_ ("Not put up"));
  line->chip_tone = "soon";
  line->chip_icon = "";
  hut_line_add_button (line, g_strdup (_ ("Put Up…")), "notice.post", NULL);
  return line;
}

static void
add_sheets (GPtrArray *lines, const HutMeetingView *view, HutTime now)
{
  for (guint i = 0; i < view->meeting->notices->len; i++)
    {
      const HutRecord *notice = view->meeting->notices->pdata[i];
      HutLine *line;

      if (!is_of_meeting (notice) || is_down (notice))
        continue;
      line = line_of (notice);
      line->title = g_strdup (_ ("Notice of the meeting"));
      line->note = hanging_words (notice);
      fill_hanging (line, view, notice, now);
      g_ptr_array_add (lines, line);
    }
}

GPtrArray *
hut_notice_lines_after (const HutMeetingView *view, HutTime now)
{
  GPtrArray *lines = new_lines ();
  GPtrArray *motions = view->meeting->motions;

  for (guint i = 0; i < motions->len; i++)
    if (g_strcmp0 (hut_record_get_text (motions->pdata[i], "state"), "published") == 0)
      g_ptr_array_add (lines, result_line (view, motions->pdata[i], now));
  add_sheets (lines, view, now);
  return lines;
}
