/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lists of a meeting in words. Pure, but for the shown time zone. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meeting-lines.h"

#include "council/hut-speech-words.h"
#include "domain/hut-meeting-plan.h"
#include "domain/hut-motion-count.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

static HutLine *
line_of (const HutRecord *record)
{
  char id[HUT_UID_STRING_LEN + 1];

  return hut_line_new (hut_uid_print (&record->id, id));
}

static const char *
label_of (const HutRecord *record, const char *field)
{
  const char *code = hut_record_get_text (record, field);

  return code != NULL ? hut_field_code_label (hut_kind_field (record->kind, field), code) : NULL;
}

static char *
time_words (HutTime at)
{
  return hut_time_format (at, hut_time_shown_zone (), "%H:%M");
}

char *
hut_clock_words (HutTime stretch)
{
  gint64 seconds = ABS (stretch) / G_USEC_PER_SEC;

  return g_strdup_printf ("%s%d:%02d", stretch < 0 ? "-" : "", (int)(seconds / 60),
                          (int)(seconds % 60));
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

/* ---- The agenda ---- */

/* A vote tells more than that the topic is under discussion. */
static const HutRecord *
voting_in (const HutMeeting *meeting, const HutRecord *topic)
{
  const HutRecord *motion = hut_meeting_voting (meeting);

  return motion != NULL && hut_meeting_is_of (motion, "topic", &topic->id) ? motion : NULL;
}

static void
add_topic_chip (HutLine *line, const HutMeeting *meeting, const HutRecord *topic)
{
  const HutRecord *motion = voting_in (meeting, topic);

  line->chip = g_strdup (motion != NULL ? label_of (motion, "state") : label_of (topic, "state"));
  line->chip_tone = is_state (topic, "current")   ? "at-work"
                    : is_state (topic, "skipped") ? "soon"
                                                  : "done";
  line->chip_icon = is_state (topic, "done") ? "hut-done-symbolic" : "";
}

static guint
count_motions (const HutMeeting *meeting, const HutRecord *topic)
{
  guint n = 0;

  for (guint i = 0; i < meeting->motions->len; i++)
    n += hut_meeting_is_of (meeting->motions->pdata[i], "topic", &topic->id);
  return n;
}

static char *
topic_note (const HutMeeting *meeting, const HutRecord *topic)
{
  gint64 minutes = hut_record_get_int (topic, "minutes", 0);
  guint n_motions = count_motions (meeting, topic);
  g_autoptr (GString) note = g_string_new (NULL);

  if (minutes > 0)
    g_string_append_printf (
        note, g_dngettext (GETTEXT_PACKAGE, "%d minute", "%d minutes", (gulong)minutes),
        (int)minutes);
  if (n_motions > 0)
    {
      g_string_append (note, note->len > 0 ? " · " : "");
      g_string_append_printf (
          note, g_dngettext (GETTEXT_PACKAGE, "%u motion", "%u motions", n_motions), n_motions);
    }
  return note->len > 0 ? g_string_free (g_steal_pointer (&note), FALSE) : NULL;
}

GPtrArray *
hut_meeting_lines_agenda (const HutMeetingView *view, gboolean leads)
{
  GPtrArray *lines = new_lines ();

  for (guint i = 0; i < view->agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (view->agenda->items, HutAgendaItem, i);
      HutLine *line = line_of (item->topic);

      line->lead = g_strconcat (item->number, item->depth == 0 ? "." : "", NULL);
      line->title = g_strdup (hut_record_get_text (item->topic, "title"));
      line->note = topic_note (view->meeting, item->topic);
      line->depth = item->depth;
      line->strong = is_state (item->topic, "current");
      add_topic_chip (line, view->meeting, item->topic);
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* ---- Members ---- */

static char *
presence_words (const HutAttendee *attendee)
{
  g_autofree char *at = NULL;

  if (attendee->present)
    {
      at = time_words (attendee->arrived);
      return attendee->proxy != NULL
                 ? g_strdup_printf (_ ("%s, represented by %s"), at, attendee->proxy)
                 : g_steal_pointer (&at);
    }
  if (attendee->left == 0)
    return NULL;
  at = time_words (attendee->left);
  return g_strdup_printf (_ ("left at %s"), at);
}

static HutLine *
member_line (const HutAttendee *attendee, gboolean has_vote, gboolean leads)
{
  const HutRecord *member = attendee->member;
  const char *household = hut_record_get_text (member, "household");
  const char *block = hut_record_get_text (member, "block");
  const char *name = hut_record_get_text (member, "name");
  HutLine *line = line_of (member);

  line->lead = g_strdup (hut_record_get_text (member, "number"));
  line->title = g_strdup (name != NULL ? name : household != NULL ? household : "");
  line->note = g_strdup_printf ("%s%s%s%s%s", name != NULL && household != NULL ? household : "",
                                name != NULL && household != NULL && block != NULL ? " · " : "",
                                block != NULL ? block : "", has_vote ? "" : " · ",
                                has_vote ? "" : _ ("no vote"));
  line->end = presence_words (attendee);
  line->chip = g_strdup (attendee->present    ? C_ ("presence", "Here")
                         : attendee->left > 0 ? C_ ("presence", "Left")
                                              : C_ ("presence", "Absent"));
  line->chip_tone = attendee->present ? "good" : "done";
  line->chip_icon = attendee->present ? "hut-done-symbolic" : "";
  if (!leads)
    return line;
  if (attendee->present)
    hut_line_add_button (line, g_strdup (_ ("Leaves")), "presence.leave", NULL);
  else
    hut_line_add_button (line, g_strdup (_ ("Arrives")), "presence.arrive", NULL);
  if (attendee->entry != NULL)
    hut_line_add_button (line, g_strdup (_ ("Mistake")), "presence.strike", "flat");
  return line;
}

GPtrArray *
hut_meeting_lines_members (const HutMeetingView *view, HutPresence which, gboolean leads)
{
  GPtrArray *lines = new_lines ();

  for (guint i = 0; i < view->attendance->n_attendees; i++)
    {
      const HutAttendee *attendee = &view->attendance->attendees[i];

      if ((which == HUT_PRESENCE_HERE && !attendee->present) ||
          (which == HUT_PRESENCE_ABSENT && attendee->present))
        continue;
      g_ptr_array_add (lines,
                       member_line (attendee, view->voters->voter_of[i] != HUT_NO_VOTER, leads));
    }
  return lines;
}

/* ---- Speakers ---- */

static const char *
stand_tone (const char *stand)
{
  return g_strcmp0 (stand, "for") == 0       ? "at-work"
         : g_strcmp0 (stand, "against") == 0 ? "soon"
         : g_strcmp0 (stand, "order") == 0   ? "overdue"
                                             : "good";
}

GPtrArray *
hut_meeting_lines_speakers (const HutMeetingView *view, gboolean leads)
{
  GPtrArray *lines = new_lines ();

  for (guint i = 0; i < view->list->waiting->len; i++)
    {
      const HutSpeechPlace *place = &g_array_index (view->list->waiting, HutSpeechPlace, i);
      HutLine *line = line_of (place->speech);

      line->lead = g_strdup_printf ("%u", i + 1);
      line->title = place->member != NULL ? hut_member_words (place->member)
                                          : g_strdup (_ ("Unknown member"));
      line->end = hut_speech_nth_words (place->n_before + 1, place->spoken_before);
      line->chip = g_strdup (label_of (place->speech, "stand"));
      line->chip_tone = stand_tone (hut_record_get_text (place->speech, "stand"));
      line->chip_icon = "";
      if (leads)
        {
          hut_line_add_button (line, g_strdup (_ ("Speaks")), "speech.begin",
                               i == 0 ? "hut-main" : NULL);
          hut_line_add_button (line, g_strdup (_ ("Off the list")), "speech.withdraw", "flat");
        }
      g_ptr_array_add (lines, line);
    }
  return lines;
}

/* ---- A roll call ---- */

static HutLine *
voter_line (const HutRecord *member, const HutVoterBallot *ballot, gboolean leads)
{
  static const char *const actions[] = { "ballot.yes", "ballot.no", "ballot.abstain",
                                         "ballot.spoiled" };
  HutLine *line = line_of (member);
  const char *household = hut_record_get_text (member, "household");

  line->title = hut_member_words (member);
  line->note = g_strdup (household);
  if (ballot->choice != NULL)
    {
      line->chip = g_strdup (
          hut_field_code_label (hut_kind_field (&hut_kind_ballot, "choice"), ballot->choice));
      line->chip_tone = g_str_equal (ballot->choice, "yes")  ? "at-work"
                        : g_str_equal (ballot->choice, "no") ? "soon"
                                                             : "done";
      line->chip_icon = "";
      line->end = g_strdup (ballot->corrected ? _ ("corrected") : NULL);
      if (leads)
        hut_line_add_button (line, g_strdup (_ ("Correct…")), "ballot.correct", "flat");
      return line;
    }
  for (gsize i = 0; leads && i < G_N_ELEMENTS (actions); i++)
    hut_line_add_button (
        line,
        g_strdup (hut_field_code_label (hut_kind_field (&hut_kind_ballot, "choice"),
                                        hut_codes_ballot[i].code)),
        actions[i], NULL);
  return line;
}

/* By the motion's own rule: who is asked, and where it counts who is there, of those who were when
 * the vote opened. */
GPtrArray *
hut_meeting_lines_voters (const HutMeetingView *view, const HutRecord *motion, gboolean leads)
{
  const HutMeeting *meeting = view->meeting;
  g_autoptr (HutMotionRoll) roll = hut_motion_roll_new (meeting, motion, view->office);
  const HutVoters *voters = roll->voters;
  g_autofree HutVoterBallot *ballots = hut_motion_ballots (meeting, motion, voters);
  g_autoptr (HutAttendance) then = hut_attendance_new_at (
      meeting, voters, roll->rule, hut_record_get_int (motion, "opened_at", G_MAXINT64));
  GPtrArray *lines = new_lines ();
  gboolean must_be_here = roll->rule != NULL && roll->rule->voting == HUT_VOTING_PRESENT;

  for (guint cast = 0; cast < 2; cast++)
    for (guint i = 0; i < voters->n_voters; i++)
      if ((ballots[i].choice != NULL) == (cast == 1) &&
          (cast == 1 || !must_be_here ||
           (roll->attendance->voter_present[i] && then->voter_present[i])))
        g_ptr_array_add (
            lines, voter_line (meeting->members->pdata[voters->member_of[i]], &ballots[i], leads));
  return lines;
}
