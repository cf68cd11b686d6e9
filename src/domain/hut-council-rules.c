/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What may be written of a meeting. Pure. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-council-rules.h"

typedef struct
{
  const HutKind *kind;
  const char *from; /* NULL: the beginning */
  const char *to[5];
} Steps;

/* clang-format off */
static const Steps steps[] = {
  { &hut_kind_meeting, NULL,        { "draft", NULL } },
  { &hut_kind_meeting, "draft",     { "announced", "open", NULL } },
  { &hut_kind_meeting, "announced", { "open", "draft", NULL } },
  { &hut_kind_meeting, "open",      { "adjourned", "closed", NULL } },
  { &hut_kind_meeting, "adjourned", { "open", "closed", NULL } },
  { &hut_kind_topic, NULL,      { "planned", NULL } },
  { &hut_kind_topic, "planned", { "current", "skipped", NULL } },
  { &hut_kind_topic, "current", { "done", "planned", NULL } },
  { &hut_kind_topic, "done",    { "current", NULL } },
  { &hut_kind_topic, "skipped", { "planned", NULL } },
  { &hut_kind_speech, NULL,       { "waiting", NULL } },
  { &hut_kind_speech, "waiting",  { "speaking", "withdrawn", NULL } },
  { &hut_kind_speech, "speaking", { "done", "waiting", NULL } },
  { &hut_kind_speech, "done",     { "speaking", NULL } },
  { &hut_kind_motion, NULL,      { "ready", NULL } },
  { &hut_kind_motion, "ready",   { "voting", "withdrawn", NULL } },
  { &hut_kind_motion, "voting",  { "counted", "withdrawn", NULL } },
  { &hut_kind_motion, "counted", { "published", "voting", "withdrawn", NULL } },
  { &hut_kind_resolution, NULL,      { "open", NULL } },
  { &hut_kind_resolution, "open",    { "done", "dropped", NULL } },
  { &hut_kind_resolution, "done",    { "checked", "open", NULL } },
  { &hut_kind_resolution, "checked", { "open", NULL } },
  { &hut_kind_resolution, "dropped", { "open", NULL } },
  { &hut_kind_minutes, NULL,       { "draft", NULL } },
  { &hut_kind_minutes, "draft",    { "approved", NULL } },
  { &hut_kind_minutes, "approved", { "draft", "signed", NULL } },
};
/* clang-format on */

const char *const *
hut_council_next_states (const HutKind *kind, const char *from)
{
  static const char *const none[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].kind == kind && g_strcmp0 (steps[i].from, from) == 0)
      return steps[i].to;
  return none;
}

gboolean
hut_council_step_allowed (const HutKind *kind, const char *from, const char *to)
{
  return to != NULL && g_strv_contains (hut_council_next_states (kind, from), to);
}

/* ---- The record as it stands, and as it will ---- */

typedef struct
{
  const HutOperation *operation;
  const HutRecord *present;
  const HutRecord *meeting; /* or NULL */
  const HutRecord *motion;  /* or NULL */
  const char **field;
} Look;

static const HutDelta *
delta_of (const Look *look, const char *name)
{
  return hut_operation_delta (look->operation, hut_kind_field (look->operation->kind, name));
}

static const HutValue *
present_value (const Look *look, const char *name)
{
  static const HutValue none = HUT_VALUE_INIT;

  return look->present != NULL ? hut_record_get (look->present, name) : &none;
}

static const HutValue *
next_value (const Look *look, const char *name)
{
  const HutDelta *delta = delta_of (look, name);

  return delta != NULL ? &delta->new_value : present_value (look, name);
}

static const char *
text_of (const HutValue *value)
{
  return value->type == HUT_VALUE_TEXT ? value->text : NULL;
}

static gint64
int_of (const HutValue *value)
{
  return value->type == HUT_VALUE_INT ? value->number : 0;
}

/* What the writer says of the field: the value that he sets, or by which he is guarded. */
static const HutValue *
said_value (const Look *look, const char *name)
{
  static const HutValue none = HUT_VALUE_INIT;
  const HutDelta *delta = delta_of (look, name);
  const HutField *field = hut_kind_field (look->operation->kind, name);

  if (delta != NULL)
    return &delta->new_value;
  for (guint i = 0; i < look->operation->guards->len; i++)
    {
      const HutGuard *guard = &g_array_index (look->operation->guards, HutGuard, i);

      if (guard->field == field)
        return &guard->value;
    }
  return &none;
}

static const char *
fault (const Look *look, const char *field, const char *why)
{
  *look->field = field;
  return why;
}

/* ---- The rules ---- */

static const char *
path_fault (const Look *look)
{
  const HutKind *kind = look->operation->kind;
  const HutDelta *delta;

  if (*hut_council_next_states (kind, NULL) == NULL)
    return NULL;
  delta = delta_of (look, "state");
  if (delta == NULL)
    return look->present == NULL ? fault (look, "state", "is missing") : NULL;
  if (hut_value_equal (&delta->new_value, present_value (look, "state")) ||
      hut_council_step_allowed (kind, text_of (present_value (look, "state")),
                                text_of (&delta->new_value)))
    return NULL;
  return fault (look, "state", "no step leads there");
}

static gboolean
is_led (const HutKind *kind)
{
  return kind == &hut_kind_presence || kind == &hut_kind_speech || kind == &hut_kind_motion ||
         kind == &hut_kind_ballot;
}

/* Only the leading desk, in its term. */
static const char *
leader_fault (const Look *look)
{
  static const char *const before[] = { "ready", "withdrawn", NULL };
  const HutValue *leader = hut_record_get (look->meeting, "leader");
  const char *prepared = text_of (next_value (look, "state"));

  if (leader->type == HUT_VALUE_NONE && look->operation->kind == &hut_kind_motion &&
      prepared != NULL && g_strv_contains (before, prepared))
    return NULL; /* prepared before the meeting, or given up then */
  if (!hut_value_equal (said_value (look, "term"), hut_record_get (look->meeting, "term")))
    return fault (look, "term", "another desk has taken over the meeting");
  if (leader->type == HUT_VALUE_NONE || !hut_value_equal (said_value (look, "desk"), leader))
    return fault (look, "desk", "only the leading desk writes this");
  return NULL;
}

/* Whether @names are all that is written. */
static gboolean
writes_only (const Look *look, const char *const *names)
{
  const GArray *deltas = look->operation->deltas;

  for (guint i = 0; i < deltas->len; i++)
    if (!g_strv_contains (names, g_array_index (deltas, HutDelta, i).field->name))
      return FALSE;
  return look->operation->verb == HUT_VERB_UPDATE;
}

/* What happens in a meeting happens while it is under way; people may come before it is opened, and
 * what was said is written down for the minutes after it. */
static const char *
time_fault (const Look *look)
{
  const HutKind *kind = look->operation->kind;
  static const char *const noted[] = { "text", "desk", "term", NULL };
  const char *state = hut_record_get_text (look->meeting, "state");

  if (g_strcmp0 (state, "closed") == 0 && kind == &hut_kind_speech && writes_only (look, noted))
    return NULL;
  if (g_strcmp0 (state, "closed") == 0)
    return fault (look, NULL, "the meeting is closed");
  if (kind == &hut_kind_ballot && g_strcmp0 (state, "open") != 0)
    return fault (look, NULL, "the meeting is not under way");
  if ((kind == &hut_kind_speech || kind == &hut_kind_motion) && g_strcmp0 (state, "open") != 0)
    {
      static const char *const still[] = { "waiting", "withdrawn", "ready", "done", NULL };
      const HutDelta *delta = delta_of (look, "state");

      if (delta != NULL && (text_of (&delta->new_value) == NULL ||
                            !g_strv_contains (still, text_of (&delta->new_value))))
        return fault (look, "state", "the meeting is not under way");
    }
  return NULL;
}

static const char *
led_fault (const Look *look)
{
  const char *why;

  if (look->meeting == NULL)
    return fault (look, "meeting", "no such meeting");
  why = time_fault (look);
  return why != NULL ? why : leader_fault (look);
}

static const char *
ballot_fault (const Look *look)
{
  if (look->motion == NULL)
    return fault (look, "motion", "no such motion");
  if (g_strcmp0 (hut_record_get_text (look->motion, "state"), "voting") != 0)
    return fault (look, "motion", "the vote is not open");
  if (g_strcmp0 (text_of (next_value (look, "meeting")),
                 hut_record_get_text (look->motion, "meeting")) != 0)
    return fault (look, "meeting", "the motion is of another meeting");
  return NULL;
}

/* When what is known of a motion is written: while it stands at @from, and where @to is given only
 * by the step there (@back: or back from it). A word in its title would change what was voted on, a
 * number what was counted. */
typedef struct
{
  const char *from, *to;
  gboolean back;
  const char *why; /* it cannot be */
  const char *fields[20];
} Part;

static const Part parts[] = {
  { "ready",
    NULL,
    FALSE,
    "the motion was put to the vote",
    { "meeting", "topic", "title", "method", "choices", "subject", "rule" } },
  { "ready",
    "voting",
    FALSE,
    "it is frozen when the vote opens",
    { "base", "present", "representatives", "representatives_present", "area_base", "opened_at" } },
  { "voting",
    NULL,
    FALSE,
    "the vote is not open",
    { "counter_1", "counter_2", "count_1", "count_2", "blocks", "corrections" } },
  { "voting",
    "counted",
    TRUE,
    "it is found when the vote is closed",
    { "counts", "yes", "no", "abstain", "spoiled", "not_voted", "area_yes", "area_no",
      "area_abstain", "area_spoiled", "verdict", "why", "arithmetic", "citation", "submit",
      "rule_value", "counted_at" } },
  { "counted", "published", FALSE, "the result is not announced", { "published_at" } },
};

static gboolean
is_time_of (const Part *part, const char *from, const char *to)
{
  if (part->to == NULL)
    return g_str_equal (from, part->from);
  return (g_str_equal (from, part->from) && g_strcmp0 (to, part->to) == 0) ||
         (part->back && g_str_equal (from, part->to) && g_strcmp0 (to, part->from) == 0);
}

static const char *
motion_fault (const Look *look)
{
  const char *from = look->present != NULL ? text_of (present_value (look, "state")) : "ready";
  const char *to = text_of (next_value (look, "state"));

  if (from == NULL)
    return NULL;
  if (look->operation->verb == HUT_VERB_VOID && !g_str_equal (from, "ready"))
    return fault (look, "state", "the motion was put to the vote");
  if (g_str_equal (from, "published") && look->operation->deltas->len > 0)
    return fault (look, "state", "the result was announced");
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (gsize k = 0; !is_time_of (&parts[i], from, to) && parts[i].fields[k] != NULL; k++)
      if (delta_of (look, parts[i].fields[k]) != NULL)
        return fault (look, parts[i].fields[k], parts[i].why);
  return NULL;
}

static gboolean
is_under_way (const HutRecord *meeting)
{
  static const char *const states[] = { "open", "adjourned", NULL };
  const char *state = hut_record_get_text (meeting, "state");

  return state != NULL && g_strv_contains (states, state);
}

static gboolean
is_closed (const HutRecord *meeting)
{
  return meeting != NULL && g_strcmp0 (hut_record_get_text (meeting, "state"), "closed") == 0;
}

/* While the meeting is under way the leading desk moves through the agenda; what was discussed
 * stays on it. */
static const char *
course_fault (const Look *look)
{
  const char *state = text_of (present_value (look, "state"));

  if (look->operation->verb == HUT_VERB_VOID &&
      (g_strcmp0 (state, "current") == 0 || g_strcmp0 (state, "done") == 0))
    return fault (look, "state", "the topic was discussed");
  if (look->present == NULL || delta_of (look, "state") == NULL || !is_under_way (look->meeting))
    return NULL;
  return leader_fault (look);
}

/* Announced topics stand as they were announced (Beijing's property regulation). */
static const char *
topic_fault (const Look *look)
{
  static const char *const frozen[] = { "title", "text", "subject" };
  static const char *const noted[] = { "views", NULL };
  const char *state = look->meeting != NULL ? hut_record_get_text (look->meeting, "state") : NULL;
  const HutDelta *announced = delta_of (look, "announced");
  gboolean stands = int_of (present_value (look, "announced")) == 1;
  const char *why;

  if (look->meeting == NULL)
    return fault (look, "meeting", "no such meeting");
  if (is_closed (look->meeting) && !writes_only (look, noted))
    return fault (look, NULL, "the meeting is closed");
  if ((why = course_fault (look)) != NULL)
    return why;
  if (announced != NULL && g_strcmp0 (state, "draft") != 0)
    return fault (look, "announced", "the notice has gone out");
  if (!stands || announced != NULL)
    return NULL;
  if (look->operation->verb == HUT_VERB_VOID)
    return fault (look, NULL, "the topic was announced");
  for (gsize i = 0; i < G_N_ELEMENTS (frozen); i++)
    if (delta_of (look, frozen[i]) != NULL)
      return fault (look, frozen[i], "the topic was announced");
  return NULL;
}

/* What the notice says stands until it is withdrawn; when it went out is said by its going out. */
static const char *
noticed_fault (const Look *look)
{
  static const char *const noticed[] = { "body", "rule",       "title",    "kind",
                                         "form", "place_name", "starts_at" };
  const char *from = text_of (present_value (look, "state"));
  const char *to = text_of (next_value (look, "state"));
  gboolean draft = from == NULL || g_str_equal (from, "draft");
  gboolean goes_out = draft && from != NULL && g_strcmp0 (to, "announced") == 0;
  gboolean withdrawn = !draft && g_strcmp0 (to, "draft") == 0;

  if (goes_out && next_value (look, "announced_at")->type == HUT_VALUE_NONE)
    return fault (look, "announced_at", "is missing");
  if (!goes_out && !withdrawn && delta_of (look, "announced_at") != NULL)
    return fault (look, "announced_at", "it is the time at which the notice goes out");
  for (gsize i = 0; !draft && !withdrawn && i < G_N_ELEMENTS (noticed); i++)
    if (delta_of (look, noticed[i]) != NULL)
      return fault (look, noticed[i], "the notice has gone out");
  return NULL;
}

/* Who may vote is frozen when the meeting opens; one that was opened stays on record, and a closed
 * one is closed. */
static const char *
frozen_fault (const Look *look)
{
  static const char *const frozen[] = { "base", "base_area", "opened_at" };
  const char *state = text_of (present_value (look, "state"));

  if (state == NULL || g_str_equal (state, "draft") || g_str_equal (state, "announced"))
    return NULL;
  if (g_str_equal (state, "closed"))
    return fault (look, NULL, "the meeting is closed");
  if (look->operation->verb == HUT_VERB_VOID)
    return fault (look, NULL, "the meeting is under way");
  for (gsize i = 0; i < G_N_ELEMENTS (frozen); i++)
    if (delta_of (look, frozen[i]) != NULL)
      return fault (look, frozen[i], "the meeting was opened");
  return NULL;
}

/* A term is begun by who takes over, one above the last. */
static const char *
meeting_fault (const Look *look)
{
  const HutDelta *term = delta_of (look, "term");
  const HutDelta *state = delta_of (look, "state");
  gint64 before = int_of (present_value (look, "term"));
  const char *why;

  if (term == NULL && delta_of (look, "leader") != NULL)
    return fault (look, "leader", "another leading desk begins another term");
  if (term != NULL && int_of (&term->new_value) != before + 1)
    return fault (look, "term", "terms follow each other");
  if (term != NULL && next_value (look, "leader")->type == HUT_VALUE_NONE)
    return fault (look, "leader", "is missing");
  if (state != NULL && before > 0 && term == NULL &&
      !hut_value_equal (said_value (look, "term"), present_value (look, "term")))
    return fault (look, "term", "another desk has taken over the meeting");
  why = noticed_fault (look);
  return why != NULL ? why : frozen_fault (look);
}

/* What was approved is what is signed: its text changes only on the way back to a draft. */
static const char *
minutes_fault (const Look *look)
{
  gboolean approved = g_strcmp0 (text_of (present_value (look, "state")), "approved") == 0;
  gboolean back = g_strcmp0 (text_of (next_value (look, "state")), "draft") == 0;

  if (approved && !back && (delta_of (look, "text") != NULL || delta_of (look, "log") != NULL))
    return fault (look, "text", "the minutes are approved");
  if (g_strcmp0 (text_of (present_value (look, "state")), "signed") == 0 &&
      (look->operation->deltas->len > 0 || look->operation->verb == HUT_VERB_VOID))
    return fault (look, "state", "signed minutes are never changed");
  return NULL;
}

/* What somebody does names him; a pause is everybody's, and names nobody. */
static const char *
presence_fault (const Look *look)
{
  static const char *const of_all[] = { "adjourned", "resumed", NULL };
  const char *code = text_of (next_value (look, "code"));
  gboolean all = code != NULL && g_strv_contains (of_all, code);
  gboolean named = next_value (look, "member")->type != HUT_VALUE_NONE;

  if (all != named)
    return NULL;
  return fault (look, "member", all ? "a pause is the whole meeting's" : "is missing");
}

/* Another desk's count is for the leading desk, while there is a vote that it can be added to. */
static const char *
tally_fault (const Look *look)
{
  if (look->meeting == NULL)
    return fault (look, "meeting", "no such meeting");
  return is_closed (look->meeting) ? fault (look, NULL, "the meeting is closed") : NULL;
}

/* A report is given in a meeting that was opened, and may be written down after it. */
static const char *
report_fault (const Look *look)
{
  gint64 progress = int_of (next_value (look, "progress"));

  if (look->meeting == NULL)
    return fault (look, "meeting", "no such meeting");
  if (!is_under_way (look->meeting) && !is_closed (look->meeting))
    return fault (look, NULL, "the meeting was not opened");
  return progress < 0 || progress > 100 ? fault (look, "progress", "goes from 0 to 100") : NULL;
}

static gboolean
is_of_council (const HutKind *kind)
{
  return is_led (kind) || kind == &hut_kind_meeting || kind == &hut_kind_topic ||
         kind == &hut_kind_minutes || kind == &hut_kind_report || kind == &hut_kind_resolution ||
         kind == &hut_kind_tally;
}

/* Judged by its meeting, it cannot be moved to one where another desk leads. */
static const char *
home_fault (const Look *look)
{
  const HutKind *kind = look->operation->kind;

  return look->present != NULL && hut_kind_field (kind, "meeting") != NULL &&
                 delta_of (look, "meeting") != NULL
             ? fault (look, "meeting", "it stays with its meeting")
             : NULL;
}

gboolean
hut_council_needs (const HutOperation *operation, const HutRecord *present, HutUid *meeting,
                   HutUid *motion)
{
  const Look look = { .operation = operation, .present = present };
  const char *text;

  *meeting = *motion = (HutUid){ 0 };
  if (!is_led (operation->kind) && operation->kind != &hut_kind_topic &&
      operation->kind != &hut_kind_tally && operation->kind != &hut_kind_report)
    return FALSE;
  text = text_of (next_value (&look, "meeting"));
  if (text != NULL)
    hut_uid_parse (text, meeting);
  text = operation->kind == &hut_kind_ballot ? text_of (next_value (&look, "motion")) : NULL;
  if (text != NULL)
    hut_uid_parse (text, motion);
  return TRUE;
}

gboolean
hut_council_desk (const HutOperation *operation, const HutRecord *present, HutUid *desk,
                  gboolean *begins)
{
  const Look look = { .operation = operation, .present = present };
  const HutValue *said = NULL;

  *begins = FALSE;
  if (operation->kind == &hut_kind_meeting)
    {
      *begins = delta_of (&look, "term") != NULL || delta_of (&look, "leader") != NULL;
      if (*begins || delta_of (&look, "state") != NULL)
        said = next_value (&look, "leader");
    }
  else if (is_led (operation->kind) || operation->kind == &hut_kind_topic)
    said = said_value (&look, "desk");
  return said != NULL && text_of (said) != NULL && hut_uid_parse (text_of (said), desk);
}

const char *
hut_council_fault (const HutOperation *operation, const HutRecord *present,
                   const HutCouncilFacts *facts, const char **field)
{
  const HutKind *kind = operation->kind;
  const Look look = { .operation = operation,
                      .present = present,
                      .meeting = facts != NULL ? facts->meeting : NULL,
                      .motion = facts != NULL ? facts->motion : NULL,
                      .field = field };
  const char *why;

  *field = NULL;
  if (!is_of_council (kind))
    return NULL;
  if ((why = home_fault (&look)) != NULL ||
      (operation->verb != HUT_VERB_VOID && (why = path_fault (&look)) != NULL))
    return why;
  if (is_led (kind) && (why = led_fault (&look)) != NULL)
    return why;
  if (kind == &hut_kind_presence)
    return presence_fault (&look);
  if (kind == &hut_kind_ballot)
    return ballot_fault (&look);
  if (kind == &hut_kind_motion)
    return motion_fault (&look);
  if (kind == &hut_kind_topic)
    return topic_fault (&look);
  if (kind == &hut_kind_meeting)
    return meeting_fault (&look);
  if (kind == &hut_kind_tally)
    return tally_fault (&look);
  if (kind == &hut_kind_report)
    return report_fault (&look);
  return kind == &hut_kind_minutes ? minutes_fault (&look) : NULL;
}
