/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What happens to a demo case, step by step: signed, disputed now and then, assigned, the caller
 * telephoned, worked on, put off, answered, called back, reopened. Each step takes its time, and
 * the first that would be in the future ends the tale: so what came yesterday is at work, what
 * came in spring is closed, and a few are late. Percentages are invented, and plausible. */

#define G_LOG_DOMAIN "hutong-exchange"

#include "exchange/hut-demo-course.h"

#include "domain/hut-case-rules.h"

#include <math.h>
#include <string.h>

typedef struct
{
  HutDemo *demo;
  const HutDemoPlan *plan;
  HutDemoText *text;
  HutDemoRandom *random;
  HutDemoCase *result;
  HutTime at;  /* of the last step */
  HutTime due; /* as it stands */
  const char *clerk;
  const char *handler;
} Course;

static gboolean
chance (Course *course, double percent)
{
  return hut_demo_random_chance (course->random, percent);
}

static HutTime
minutes (Course *course, int low, int high)
{
  return hut_demo_random_between (course->random, low * 60, high * 60) * G_USEC_PER_SEC;
}

static void
set (Course *course, const char *field, const char *text)
{
  hut_record_set_text (course->result->record, field, text);
}

static void
set_time (Course *course, const char *field, HutTime time)
{
  hut_record_set_int (course->result->record, field, time);
}

/* The same, or what comes next of the hours in which an office telephones and sends people out. */
static HutTime
in_daytime (Course *course, HutTime at)
{
  HutTime day = hut_time_day_start (at, hut_time_zone (NULL), 0);
  HutTime opens = 8 * HUT_TIME_HOUR + 45 * HUT_TIME_MINUTE;

  if (at - day < opens)
    return day + opens + minutes (course, 0, 60);
  if (at - day > 20 * HUT_TIME_HOUR)
    return hut_time_day_start (at, hut_time_zone (NULL), 1) + opens + minutes (course, 0, 90);
  return at;
}

/* Puts a step on record; takes over @words. FALSE where it lies in the future. */
static gboolean
step (Course *course, HutTime at, const char *code, const char *state, const char *by, char *words)
{
  const char *stream = hut_demo_get_stream (course->demo);
  GPtrArray *events = course->result->events;
  g_autofree char *owned_words = words;
  g_autofree char *key = NULL;
  HutRecord *event;
  HutUid id;
  char id_text[HUT_UID_STRING_LEN + 1];

  at = MAX (at, course->at + 20 * G_USEC_PER_SEC);
  if (at > hut_demo_get_now (course->demo))
    return FALSE;
  course->at = at;
  hut_uid_print (&course->result->record->id, id_text);
  key = g_strdup_printf ("demo:%s:%u", id_text, events->len);
  id = hut_uid_from_key (stream, "event", key);
  event = hut_record_new (&hut_kind_event, &id, stream);
  hut_record_set_text (event, "case", id_text);
  hut_record_set_text (event, "code", code);
  hut_record_set_int (event, "at", at);
  hut_record_set_text (event, "by", by);
  hut_record_set_text (event, "words", words);
  hut_record_set_text (event, "state", state);
  g_ptr_array_add (events, event);
  if (state != NULL)
    set (course, "state", state);
  return TRUE;
}

static HutRecord *
last_event (Course *course)
{
  GPtrArray *events = course->result->events;

  return events->pdata[events->len - 1];
}

static char *
say (Course *course, const char *words)
{
  return hut_demo_text_say (course->text, words);
}

/* Steps */

static gboolean
arrive (Course *course)
{
  HutTime dispatched = hut_record_get_int (course->result->record, "dispatched_at", 0);

  if (!step (course, MIN (dispatched, hut_demo_get_now (course->demo)), "imported", "received",
             "12345", say (course, "registered")))
    return FALSE;
  hut_record_set_text (last_event (course), "file", "demo");
  return TRUE;
}

static gboolean
sign (Course *course)
{
  gboolean urgent = g_str_equal (hut_record_get_text (course->result->record, "level"), "2h");
  HutTime at = course->at + minutes (course, 2, urgent ? 8 : 45);

  return step (course, urgent ? at : in_daytime (course, at), "state", "accepted", course->clerk,
               say (course, "accepted"));
}

/* TRUE where it goes on as ours. */
static gboolean
dispute (Course *course)
{
  g_autofree char *reason = say (course, "disputed");

  if (!step (course, course->at + minutes (course, 10, 120), "state", "disputed", course->clerk,
             g_strdup (reason)))
    return FALSE;
  set (course, "dispute_reason", reason);
  if (!chance (course, 55))
    return step (course, in_daytime (course, course->at + minutes (course, 300, 2400)), "state",
                 "accepted", "12345", say (course, "upheld"));
  step (course, in_daytime (course, course->at + minutes (course, 300, 2400)), "state", "returned",
        "12345", say (course, "returned"));
  return FALSE;
}

static void
call_off (Course *course)
{
  g_autofree char *reason = say (course, "void");

  if (step (course, course->at + minutes (course, 15, 600), "state", "void", course->clerk,
            g_strdup (reason)))
    {
      set (course, "state", "accepted");
      course->result->void_reason = g_steal_pointer (&reason);
    }
}

static gboolean
assign (Course *course)
{
  const HutDemoLeaf *leaf = course->plan->leaf;
  static const char *const routes[] = { "handle", "whistle", "transfer", "district", "mediation" };
  const char *const *words = hut_demo_tables_words (hut_demo_get_tables (course->demo), "routed");
  const char *route = chance (course, 70) ? leaf->route : "handle";
  const char *lead = leaf->lead;
  guint which = 0;

  while (which + 1 < G_N_ELEMENTS (routes) && !g_str_equal (routes[which], route))
    which++;
  if (g_str_equal (lead, "community") || (g_str_equal (lead, "property") && chance (course, 15)))
    lead = course->plan->place->community;
  if (!step (course, course->at + minutes (course, 1, 20), "routed", NULL, course->clerk,
             g_strdup (words[which])))
    return FALSE;
  set (course, "route", route);
  if (which > 0)
    set (course, "route_reason", words[which]);
  hut_demo_text_set (course->text, "lead", hut_demo_get_name (course->demo, lead));
  if (!step (course, course->at + minutes (course, 1, 40), "state", "assigned", course->clerk,
             say (course, "assigned")))
    return FALSE;
  set (course, "lead", lead);
  set (course, "assignee", course->handler);
  return TRUE;
}

/* Where there is nobody to telephone there is no such step. */
static gboolean
contact (Course *course)
{
  HutTime due = hut_record_get_int (course->result->record, "contact_due_at", 0);
  HutTime left = MAX (due - course->at, 0);
  double share = chance (course, 8) ? 1.6 : 0.6; /* some are called too late */
  HutTime at = course->at + left * hut_demo_random_unit (course->random) * share;

  if (hut_record_get_text (course->result->record, "telephone") == NULL)
    return TRUE;
  if (chance (course, 12))
    {
      if (!step (course, in_daytime (course, at), "attempt", NULL, course->handler,
                 say (course, "attempt")))
        return FALSE;
      at = course->at + minutes (course, 30, 300);
    }
  if (!step (course, left > 2 * HUT_TIME_HOUR ? in_daytime (course, at) : at, "caller-contact",
             NULL, course->handler, say (course, "contact")))
    return FALSE;
  hut_record_set_text (last_event (course), "how", "电话");
  if (hut_record_get_int (course->result->record, "contacted_at", 0) == 0)
    set_time (course, "contacted_at", course->at);
  return TRUE;
}

static gboolean
begin_work (Course *course)
{
  HutTime left = MAX (course->due - course->at, HUT_TIME_HOUR);
  HutTime at = course->at + left * hut_demo_random_unit (course->random) * 0.2;

  return step (course, left > 2 * HUT_TIME_HOUR ? in_daytime (course, at) : at, "state",
               "in-progress", course->handler, say (course, "progress"));
}

static gboolean
put_off (Course *course, const char *code, const char *words, int days)
{
  HutTime at = course->at + (HutTime)(MAX (course->due - course->at, 0) *
                                      (0.5 + hut_demo_random_unit (course->random) * 0.4));
  g_autofree char *reason = say (course, words);

  if (!step (course, in_daytime (course, at), code, NULL, course->handler, g_strdup (reason)))
    return FALSE;
  course->due += days * HUT_TIME_DAY;
  set_time (course, "due_at", course->due);
  set (course, "due_source", "extension");
  if (g_str_equal (code, "unsolved"))
    {
      set (course, "unsolved_reason", reason);
      set_time (course, "retry_at", course->due - 3 * HUT_TIME_DAY);
    }
  return TRUE;
}

/* What takes longer than a day may need a word in between, or more time. */
static gboolean
struggle (Course *course)
{
  if (course->due - course->at < 3 * HUT_TIME_DAY)
    return TRUE;
  if (chance (course, 25) &&
      !step (course, in_daytime (course, course->at + minutes (course, 600, 2900)), "interim", NULL,
             course->handler, say (course, "interim")))
    return FALSE;
  if (chance (course, 2.5))
    return put_off (course, "unsolved", "unsolved", 60);
  if (chance (course, 6))
    return put_off (course, "extension", "extension", 7);
  return TRUE;
}

/* When the work is done: mostly within the limit, some of it late, a little of it very late. */
static HutTime
work_done_at (Course *course)
{
  HutTime left = course->due - course->at;
  HutTime at;

  if (left <= 0 || chance (course, 5.5))
    return in_daytime (course, MAX (course->due, course->at) + HUT_TIME_HOUR +
                                   hut_demo_random_wait (course->random, 3) * HUT_TIME_DAY);
  if (chance (course, 1.3))
    return in_daytime (course,
                       course->due + hut_demo_random_wait (course->random, 20) * HUT_TIME_DAY);
  at = course->at + left * (1 - 0.75 * pow (hut_demo_random_unit (course->random), 1.5));
  if (left > 3 * HUT_TIME_HOUR)
    at = in_daytime (course, at);
  return MIN (at, course->due - 5 * HUT_TIME_MINUTE);
}

static gboolean
finish (Course *course)
{
  HutTime done = work_done_at (course);
  g_autofree char *answer = NULL;

  hut_demo_text_set (
      course->text, "mood",
      hut_demo_random_text (course->random,
                            hut_demo_tables_words (hut_demo_get_tables (course->demo), "moods")));
  if (hut_record_get_text (course->result->record, "telephone") != NULL &&
      !step (course, done - minutes (course, 8, 40), "told-caller", NULL, course->handler,
             say (course, "told")))
    return FALSE;
  if (!step (course, done - minutes (course, 1, 6), "told-hotline", NULL, course->clerk,
             say (course, "hotline")))
    return FALSE;
  answer = hut_demo_text_fill (course->text,
                               hut_demo_text_pick (course->text, course->plan->leaf->answer));
  if (!step (course, done, "state", "awaiting-call-back", course->handler, g_strdup (answer)))
    return FALSE;
  set (course, "answer", answer);
  set_time (course, "done_at", course->at);
  return TRUE;
}

/* What the caller says when the hotline asks: contacted, resolved, how satisfied. */
static gboolean
ask_caller (Course *course, gboolean *resolved)
{
  static const char *const grades[] = { "very-satisfied", "satisfied", "neutral", "dissatisfied",
                                        "very-dissatisfied" };
  static const guint happy[] = { 72, 19, 7, 2, 0 }, unhappy[] = { 0, 6, 34, 42, 18 };
  const char *const *names = hut_demo_tables_words (hut_demo_get_tables (course->demo), "grades");
  HutRecord *record = course->result->record;
  guint grade;

  *resolved = chance (course, 91);
  grade =
      hut_demo_random_weighted (course->random, *resolved ? happy : unhappy, G_N_ELEMENTS (happy));
  hut_demo_text_set (course->text, "grade", names[grade]);
  if (!step (course,
             in_daytime (course, MAX (course->at, course->due) + minutes (course, 300, 5800)),
             "call-back", NULL, "12345", say (course, "callback")))
    return FALSE;
  set_time (course, "call_back_at", course->at);
  if (chance (course, 4)) /* never reached */
    return TRUE;
  hut_record_set_int (record, "contacted", chance (course, 97.5));
  hut_record_set_int (record, "resolved", *resolved);
  set (course, "satisfaction", grades[grade]);
  return TRUE;
}

static gboolean
reopen (Course *course, HutTime at)
{
  HutRecord *record = course->result->record;

  if (!step (course, in_daytime (course, at), "state", "in-progress", course->clerk,
             say (course, "reopened")))
    return FALSE;
  hut_record_set_int (record, "reopened", hut_record_get_int (record, "reopened", 0) + 1);
  course->due = course->at + 7 * HUT_TIME_DAY;
  set_time (course, "due_at", course->due);
  hut_record_set (record, "done_at", (HutValue)HUT_VALUE_INIT);
  hut_record_set (record, "closed_at", (HutValue)HUT_VALUE_INIT);
  return TRUE;
}

static void
exclude (Course *course)
{
  g_autofree char *reason = say (course, "excluded");

  if (!step (course, in_daytime (course, course->at + minutes (course, 1200, 5000)), "excluded",
             NULL, course->clerk, g_strdup (reason)))
    return;
  hut_record_set_int (course->result->record, "excluded", TRUE);
  set (course, "exclusion_reason", reason);
  set (course, "excluded_by", course->clerk);
  set_time (course, "excluded_at", course->at);
}

/* TRUE where it is open again. */
static gboolean
settle (Course *course)
{
  gboolean resolved;

  if (!ask_caller (course, &resolved))
    return FALSE;
  if (!resolved && chance (course, 45))
    return reopen (course, course->at + minutes (course, 30, 900));
  if (!step (course, course->at + minutes (course, 2, 30), "state", "closed", "12345", NULL))
    return FALSE;
  set_time (course, "closed_at", course->at);
  if (chance (course, 2.5))
    return reopen (course, course->at + minutes (course, 3000, 30000));
  if (chance (course, resolved ? 1 : 12))
    exclude (course);
  return FALSE;
}

void
hut_demo_course_run (HutDemo *demo, const HutDemoPlan *plan, HutDemoText *text,
                     HutDemoCase *demo_case)
{
  const char *const *staff = hut_demo_tables_words (hut_demo_get_tables (demo), "staff");
  Course course = { .demo = demo,
                    .plan = plan,
                    .text = text,
                    .random = text->random,
                    .result = demo_case,
                    .due = hut_record_get_int (demo_case->record, "due_at", 0) };

  course.clerk = hut_demo_random_text (course.random, staff);
  course.handler = hut_demo_random_text (course.random, staff);
  if (!arrive (&course) || !sign (&course))
    return;
  if (chance (&course, 0.8))
    {
      call_off (&course);
      return;
    }
  if (chance (&course, 3) && !dispute (&course))
    return;
  if (!assign (&course) || !contact (&course) || !begin_work (&course) || !struggle (&course))
    return;
  while (finish (&course) && settle (&course))
    ;
}
