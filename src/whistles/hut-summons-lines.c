/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One that is called, in words. Pure, but for the shown time zone. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-summons-lines.h"

#include "domain/hut-mark-words.h"
#include "domain/hut-scores.h"
#include "domain/hut-step-words.h"
#include "domain/hut-summons-papers.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* ---- The chip ---- */

static const struct
{
  const char *state;
  const char *chip, *late_chip;
  const char *tone;
  const char *icon;
} marks[] = {
  { "called", NC_ ("summons", "Called"), NC_ ("summons", "No answer"), "soon",
    "hut-clock-symbolic" },
  { "accepted", NC_ ("summons", "Answered, on the way"), NC_ ("summons", "Not come"), "soon",
    "hut-at-work-symbolic" },
  { "disputed", NC_ ("summons", "Disputed"), NC_ ("summons", "Disputed"), "soon",
    "hut-conflict-symbolic" },
  { "refused", NC_ ("summons", "Refused"), NC_ ("summons", "Refused"), "overdue",
    "hut-close-symbolic" },
  { "working", NC_ ("summons", "On the spot"), NC_ ("summons", "On the spot"), "good",
    "hut-done-symbolic" },
  { "done", NC_ ("summons", "Done"), NC_ ("summons", "Done"), "done", "hut-done-symbolic" },
  { "released", NC_ ("summons", "Released"), NC_ ("summons", "Released"), "done",
    "hut-back-symbolic" },
};

static gsize
mark_of (const char *state)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_strcmp0 (marks[i].state, state) == 0)
      return i;
  return 0;
}

static gboolean
is_waited_for (const char *state)
{
  return g_strcmp0 (state, "called") == 0 || g_strcmp0 (state, "accepted") == 0;
}

const char *
hut_summons_chip (const char *state, gboolean late)
{
  gsize at = mark_of (state);

  return g_dpgettext2 (GETTEXT_PACKAGE, "summons", late ? marks[at].late_chip : marks[at].chip);
}

const char *
hut_summons_tone (const char *state, gboolean late)
{
  return late && is_waited_for (state) ? "overdue" : marks[mark_of (state)].tone;
}

const char *
hut_summons_icon (const char *state, gboolean late)
{
  return late && is_waited_for (state) ? "hut-overdue-symbolic" : marks[mark_of (state)].icon;
}

const char *
hut_summons_unit_name (HutCaseBrowser *browser, const char *unit)
{
  const char *name =
      unit != NULL && browser != NULL ? hut_case_browser_unit_name (browser, unit) : NULL;

  return name != NULL ? name : unit != NULL ? unit : "";
}

/* ---- The note ---- */

static char *
clock_time (HutTime at, HutTime now)
{
  GTimeZone *zone = hut_time_shown_zone ();
  gboolean today = hut_time_day_number (at, zone) == hut_time_day_number (now, zone);

  return hut_time_format (at, zone, today ? "%H:%M" : "%m-%d %H:%M");
}

/* Takes over @words; NULL adds nothing. */
static void
add (GString *note, char *words)
{
  if (words != NULL)
    g_string_append_printf (note, "%s%s", note->len > 0 ? " · " : "", words);
  g_free (words);
}

static void
add_time (GString *note, const char *format, HutTime at, HutTime now)
{
  g_autofree char *time = at != 0 ? clock_time (at, now) : NULL;
  g_autoptr (GString) words = NULL;

  if (time == NULL)
    return;
  words = g_string_new (format);
  g_string_replace (words, "%s", time, 1);
  add (note, g_string_free (g_steal_pointer (&words), FALSE));
}

static void
add_late (GString *note, const char *format, gint64 late)
{
  g_autofree char *length = NULL;
  g_autoptr (GString) words = NULL;

  if (late < HUT_TIME_MINUTE)
    return;
  length = hut_count_words (HUT_COUNT_SINCE, late);
  words = g_string_new (format);
  g_string_replace (words, "%s", length, 1);
  add (note, g_string_free (g_steal_pointer (&words), FALSE));
}

/* "Zhang Wei and others, 4 people" */
static char *
people_words (const HutRecord *arrival)
{
  const char *by = hut_record_get_text (arrival, "by");
  gint64 people = hut_record_get_int (arrival, "people", 0);

  if (by != NULL && people > 1)
    /* Translators: who leads, and how many they are in all. */
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%s, %d person", "%s and others, %d people", (gulong)people),
        by, (int)people);
  if (people > 0 && by == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d person", "%d people", (gulong)people),
                            (int)people);
  return g_strdup (by);
}

static gboolean
is_state (const HutRecord *summons, const char *state)
{
  return g_strcmp0 (hut_record_get_text (summons, "state"), state) == 0;
}

static void
add_waiting (GString *note, const HutRecord *summons, const HutSummonsTimes *times, HutTime now)
{
  if (is_state (summons, "disputed"))
    /* Translators: %s is a time of the clock. */
    add_time (note, _ ("disputed at %s"), times->disputed, now);
  else if (is_state (summons, "refused"))
    /* Translators: %s is a time of the clock. */
    add_time (note, _ ("refused at %s"), times->refused, now);
  else if (times->ruled != 0 && is_state (summons, "called"))
    /* Translators: %s is a time of the clock. */
    add_time (note, _ ("ruled at %s"), times->ruled, now);
  else if (times->answered != 0)
    /* Translators: %s is a time of the clock. */
    add_time (note, _ ("answered at %s"), times->answered, now);
  else
    {
      /* Translators: %s is a time of the clock. */
      add_time (note, _ ("called at %s"), times->called, now);
      /* Translators: %s is a time of the clock. */
      add_time (note, _ ("to answer by %s"), hut_record_get_int (summons, "answer_due_at", 0), now);
    }
  /* Translators: %s is a time of the clock. */
  add_time (note, _ ("to be here by %s"), hut_record_get_int (summons, "due_at", 0), now);
}

static void
add_work (GString *note, const HutSummonsTimes *times, HutTime now)
{
  if (times->arrival != NULL)
    add (note, people_words (times->arrival));
  /* Translators: %s is a time of the clock. */
  add_time (note, _ ("on the spot at %s"), times->arrived, now);
  /* Translators: %s is a time of the clock. */
  add_time (note, _ ("done at %s"), times->done, now);
}

/* What it said last, and who entered that for it. */
static void
add_last (GString *note, const HutSummonsTimes *times)
{
  if (times->last == NULL)
    return;
  add (note, g_strdup (hut_record_get_text (times->last, "words")));
  add (note, hut_step_told (times->last));
}

static char *
note_of (const HutRecord *summons, const HutSummonsTimes *times, HutTime now)
{
  GString *note = g_string_new (NULL);
  const char *state = hut_record_get_text (summons, "state");

  if (times->arrived != 0)
    add_work (note, times, now);
  else if (hut_summons_is_open (state))
    add_waiting (note, summons, times, now);
  /* Translators: %s is a time of the clock. */
  add_time (note, _ ("released at %s"), times->released, now);
  /* Translators: %s is a length of time. */
  add_late (note, _ ("answered late by %s"),
            times->answered != 0 ? hut_summons_late_answer (summons, times, now) : 0);
  /* Translators: %s is a length of time. */
  add_late (note, _ ("came late by %s"),
            times->arrived != 0 ? hut_summons_late_arrival (summons, times, now) : 0);
  if (times->n_reminders > 0)
    add (note, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "reminded once", "reminded %d times",
                                             times->n_reminders),
                                (int)times->n_reminders));
  add_last (note, times);
  return g_string_free (note, FALSE);
}

/* ---- The clock ---- */

static void
set_count (HutSummonsLine *line, HutCount count, HutTime at, const char *what, const char *caption,
           const char *tone)
{
  line->count = count;
  line->count_at = at;
  line->what = g_strdup (what);
  line->caption = g_strdup (caption);
  line->count_tone = tone;
}

static void
set_clock (HutSummonsLine *line, const HutRecord *summons, const HutSummonsTimes *times,
           const HutSummonsClock *clock, HutTime now)
{
  switch (clock->counts)
    {
    case HUT_SUMMONS_TO_ANSWER:
      set_count (line, HUT_COUNT_TO, now + clock->span, _ ("to the answer"),
                 clock->late ? _ ("over the answer") : _ ("to the answer"), "soon");
      break;
    case HUT_SUMMONS_TO_ARRIVAL:
      if (hut_record_get_int (summons, "due_at", 0) == 0)
        set_count (line, HUT_COUNT_NOTHING, 0, _ ("no time set"), _ ("no time set"), NULL);
      else
        set_count (line, HUT_COUNT_TO, now + clock->span, _ ("to the arrival"),
                   clock->late ? _ ("over the arrival") : _ ("to the arrival"), "soon");
      break;
    case HUT_SUMMONS_ON_SPOT:
      set_count (line, HUT_COUNT_SINCE, times->arrived, _ ("on the spot"), _ ("on the spot"),
                 "good");
      break;
    case HUT_SUMMONS_TAKEN:
    default:
      set_count (line, HUT_COUNT_STANDS, clock->span, _ ("taken in all"), _ ("taken in all"),
                 "done");
      break;
    }
}

/* ---- What is offered ---- */

/* The steps that lead on, as buttons where they can be done. */
/* clang-format off */
static const struct
{
  const char *state;
  HutSummonsAct first, second;
} leading[] = {
  { "called",   HUT_SUMMONS_ANSWER,    HUT_SUMMONS_ARRIVE },
  { "accepted", HUT_SUMMONS_ARRIVE,    HUT_SUMMONS_REPORT },
  { "disputed", HUT_SUMMONS_RULE,      HUT_SUMMONS_ANSWER },
  { "refused",  HUT_SUMMONS_ANSWER,    HUT_SUMMONS_ARRIVE },
  { "working",  HUT_SUMMONS_REPORT,    HUT_SUMMONS_DONE },
  { "done",     HUT_SUMMONS_SEND_BACK, HUT_SUMMONS_SEND_BACK },
};

/* The others, in the menu. Those that come with a paper are offered with it. */
static const HutSummonsAct others[] = {
  HUT_SUMMONS_ANSWER,  HUT_SUMMONS_DISPUTE, HUT_SUMMONS_REFUSE,    HUT_SUMMONS_ARRIVE,
  HUT_SUMMONS_REPORT,  HUT_SUMMONS_DONE,    HUT_SUMMONS_SEND_BACK, HUT_SUMMONS_RULE,
  HUT_SUMMONS_REMIND,  HUT_SUMMONS_MOVE,    HUT_SUMMONS_RELEASE,
};

/* The actions of the page. */
static const char *const actions[HUT_SUMMONS_N_ACTS] = {
  [HUT_SUMMONS_ANSWER] = "summons.answer",       [HUT_SUMMONS_DISPUTE] = "summons.dispute",
  [HUT_SUMMONS_REFUSE] = "summons.refuse",       [HUT_SUMMONS_ARRIVE] = "summons.arrive",
  [HUT_SUMMONS_REPORT] = "summons.report",       [HUT_SUMMONS_DONE] = "summons.done",
  [HUT_SUMMONS_SEND_BACK] = "summons.send-back", [HUT_SUMMONS_RELEASE] = "summons.release",
  [HUT_SUMMONS_RULE] = "summons.rule",           [HUT_SUMMONS_MOVE] = "summons.move",
  [HUT_SUMMONS_REMIND] = "summons.remind",       [HUT_SUMMONS_SUPERVISE] = "summons.supervise",
  [HUT_SUMMONS_REPORT_UP] = "summons.report-up",
};
/* clang-format on */

static char *
label_of (HutSummonsAct act)
{
  /* Translators: a step that is asked about before it is taken. */
  return g_strdup_printf (_ ("%s…"), hut_summons_act_label (act));
}

static char *
label_of_paper (HutSummonsPaper which)
{
  /* Translators: a paper that is looked at before it is issued. */
  return g_strdup_printf (_ ("%s…"), hut_summons_paper_label (which));
}

static void
offer_steps (HutSummonsLine *line, const HutWhistle *whistle, const HutRecord *summons,
             const HutWhistleActing *acting)
{
  const char *state = hut_record_get_text (summons, "state");
  guint shown = 0; /* a bit for each act */

  for (gsize i = 0; i < G_N_ELEMENTS (leading); i++)
    for (guint j = 0; g_strcmp0 (leading[i].state, state) == 0 && j < 2; j++)
      {
        HutSummonsAct act = j == 0 ? leading[i].first : leading[i].second;

        if ((shown & 1u << act) != 0 || !hut_summons_act_possible (acting, whistle, summons, act))
          continue;
        hut_summons_line_add_button (line, label_of (act), actions[act]);
        shown |= 1u << act;
      }
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    if ((shown & 1u << others[i]) == 0 &&
        hut_summons_act_possible (acting, whistle, summons, others[i]))
      hut_summons_line_add_item (line, label_of (others[i]), actions[others[i]]);
}

/* Its papers: what is to be issued now as a button, what can be in the menu. */
static void
offer_papers (HutSummonsLine *line, const HutWhistle *whistle, const HutRecord *summons,
              const HutWhistleActing *acting)
{
  for (HutSummonsPaper which = 0; which < HUT_SUMMONS_N_PAPERS; which++)
    {
      HutSummonsAct act = hut_summons_paper_act (which);
      HutSummonsPaperState state;

      hut_summons_paper_state (whistle, summons, which, acting->now, &state);
      if (!state.fits || !hut_summons_act_possible (acting, whistle, summons, act))
        continue;
      if (state.asked)
        hut_summons_line_add_button (line, label_of_paper (which), actions[act]);
      else
        hut_summons_line_add_item (line, label_of_paper (which), actions[act]);
    }
}

/* What both say when it is over: what is asked for as a button, what can be said or changed in the
 * menu. The street marks; its view is the unit's, told to the street or entered by itself. */
static void
offer_assessment (HutSummonsLine *line, const HutWhistle *whistle, const HutRecord *summons,
                  const HutWhistleActing *acting)
{
  gboolean ended = hut_whistle_is_ended (whistle);
  gboolean own = g_strcmp0 (acting->unit, hut_record_get_text (summons, "unit")) == 0;

  if (!ended && hut_summons_is_open (hut_record_get_text (summons, "state")))
    return;
  if (acting->unit == NULL && hut_summons_is_unmarked (whistle, summons))
    hut_summons_line_add_button (line, g_strdup (_ ("Marks…")), "summons.mark");
  else if (acting->unit == NULL)
    hut_summons_line_add_item (line, g_strdup (_ ("Marks…")), "summons.mark");
  if (acting->unit == NULL)
    hut_summons_line_add_item (line, g_strdup (_ ("Marks by Others…")), "summons.mark-others");
  if (acting->unit != NULL && !own)
    return;
  if (ended && hut_whistle_view (whistle, summons) == NULL)
    hut_summons_line_add_button (line, g_strdup (_ ("Its View…")), "summons.view");
  else
    hut_summons_line_add_item (line, g_strdup (_ ("Its View…")), "summons.view");
}

/* What both have said, a line each; NULL: nothing. */
static char *
assessment_of (const HutWhistle *whistle, const HutRecord *summons)
{
  const HutRecord *view = hut_whistle_view (whistle, summons);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; hut_codes_marker[i].code != NULL; i++)
    {
      const HutRecord *mark = hut_whistle_mark (whistle, summons, hut_codes_marker[i].code);
      g_autofree char *given = mark != NULL ? hut_mark_words (mark) : NULL;

      if (given != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", given);
    }
  if (view != NULL)
    {
      g_autofree char *said = hut_view_words (view);

      g_string_append_printf (words, "%s%s", words->len > 0 ? "\n" : "", said);
    }
  return words->len > 0 ? g_strdup (words->str) : NULL;
}

const char *
hut_summons_action (HutSummonsAct act)
{
  return actions[act];
}

HutSummonsLine *
hut_summons_line_of (const HutWhistle *whistle, const HutRecord *summons, HutCaseBrowser *browser,
                     const HutWhistleActing *acting, HutTime now)
{
  const char *state = hut_record_get_text (summons, "state");
  char id[HUT_UID_STRING_LEN + 1];
  HutSummonsLine *line = hut_summons_line_new (hut_uid_print (&summons->id, id));
  HutSummonsTimes times;
  HutSummonsClock clock;

  hut_summons_times (whistle, summons, &times);
  clock = hut_summons_clock (summons, &times, now);
  line->title = g_strdup (hut_summons_unit_name (browser, hut_record_get_text (summons, "unit")));
  line->part = g_strdup (hut_record_get_text (summons, "task"));
  line->note = note_of (summons, &times, now);
  /* Its answer was the dispute: now it is to come. */
  if (times.ruled != 0 && is_state (summons, "called") && !clock.late)
    line->chip = g_strdup (C_ ("summons", "Ruled to come"));
  else
    line->chip = g_strdup (hut_summons_chip (
        times.ruled != 0 && is_state (summons, "called") ? "accepted" : state, clock.late));
  line->chip_tone = hut_summons_tone (state, clock.late);
  line->chip_icon = hut_summons_icon (state, clock.late);
  set_clock (line, summons, &times, &clock, now);
  if (acting != NULL)
    {
      line->marks = assessment_of (whistle, summons);
      offer_steps (line, whistle, summons, acting);
      offer_assessment (line, whistle, summons, acting);
      offer_papers (line, whistle, summons, acting);
    }
  return line;
}
