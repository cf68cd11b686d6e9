/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The table of acts. What each writes is in hut-case-plan.c. Static data. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-case-act.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */

#define ASK(name, type, label, codes, privacy, ask, required) \
  { { name, HUT_FIELD_##type, HUT_PRIVACY_##privacy, HUT_MERGE_FIELD, HUT_TO_HOME, label, codes }, \
    HUT_ASK_##ask, required }
#define MUST(name, type, label, codes, ask) ASK (name, type, label, codes, INTERNAL, ask, TRUE)
#define MAY(name, type, label, codes, ask)  ASK (name, type, label, codes, INTERNAL, ask, FALSE)

#define REASON MUST ("reason", TEXT, N_("Reason"), NULL, LONG)
#define WORDS  MUST ("words", TEXT, N_("Words"), NULL, LONG)
#define NOTE   MAY ("words", TEXT, N_("Words"), NULL, LONG)
#define HOW    MAY ("how", CODE, N_("How"), ways, PLAIN)
#define AT     MAY ("at", TIME, N_("Time"), NULL, PAST)
#define WHICH  MUST ("task", UID, N_("Task"), NULL, TASK)

#define ARGUMENTS(list) list, G_N_ELEMENTS (list)

static const HutCode ways[] = {
  { "phone",   N_("By telephone") },
  { "visit",   N_("Face to face") },
  { "message", N_("By message") },
  { "letter",  N_("By letter") },
  { NULL, NULL }
};

static const HutCode outcomes[] = {
  { "accepted", N_("Denied: we accept") },
  { "returned", N_("Upheld: it is returned") },
  { NULL, NULL }
};

static const HutActArgument with_note[] = { NOTE };
static const HutActArgument with_words[] = { WORDS };
static const HutActArgument with_reason[] = { REASON };
static const HutActArgument settle_arguments[] = {
  MUST ("outcome", CODE, N_("Ruling"), outcomes, PLAIN), NOTE
};
static const HutActArgument route_arguments[] = {
  MUST ("route", CODE, N_("Route"), hut_codes_route, PLAIN),
  MAY ("reason", TEXT, N_("Reason"), NULL, LONG),
};
static const HutActArgument assign_arguments[] = {
  MUST ("lead", TEXT, N_("Lead"), NULL, UNIT),
  MAY ("assignee", TEXT, N_("Handled by"), NULL, PLAIN),
  MAY ("level", CODE, N_("Level"), hut_codes_level, PLAIN),
  MAY ("duty_reason", TEXT, N_("Why outside the list of duties"), NULL, LONG),
  NOTE,
};
static const HutActArgument hand_over_arguments[] = {
  MUST ("assignee", TEXT, N_("Handled by"), NULL, PLAIN), NOTE
};
static const HutActArgument level_arguments[] = {
  MUST ("level", CODE, N_("Level"), hut_codes_level, PLAIN), NOTE
};
static const HutActArgument said_arguments[] = { HOW, WORDS, AT };
static const HutActArgument told_caller_arguments[] = {
  HOW, MUST ("words", TEXT, N_("Words"), NULL, TEMPLATE), AT
};
static const HutActArgument told_hotline_arguments[] = {
  MUST ("words", TEXT, N_("Words"), NULL, TEMPLATE), AT
};
static const HutActArgument add_unit_arguments[] = {
  MUST ("unit", TEXT, N_("Unit"), NULL, UNIT),
  MUST ("due_at", TIME, N_("Due"), NULL, PLAIN),
  WORDS,
};
static const HutActArgument interim_arguments[] = {
  REASON, MAY ("task", UID, N_("Task"), NULL, TASK),
};
static const HutActArgument done_arguments[] = {
  WHICH, MUST ("result", TEXT, N_("Result"), NULL, LONG),
};
static const HutActArgument add_task_arguments[] = {
  MUST ("title", TEXT, N_("Title"), NULL, PLAIN),
  MAY ("unit", TEXT, N_("Unit"), NULL, UNIT),
  MAY ("assignee", TEXT, N_("Handled by"), NULL, PLAIN),
  MAY ("due_at", TIME, N_("Due"), NULL, PLAIN),
};
static const HutActArgument extend_arguments[] = {
  MUST ("due_at", TIME, N_("New due time"), NULL, PLAIN),
  REASON,
  MAY ("caller_told", BOOL, N_("Caller told"), NULL, PLAIN),
  MAY ("hotline_told", BOOL, N_("Hotline told"), NULL, PLAIN),
};
static const HutActArgument shelve_arguments[] = {
  REASON,
  MUST ("retry_at", TIME, N_("Try again on"), NULL, PLAIN),
  MAY ("caller_told", BOOL, N_("Caller told"), NULL, PLAIN),
};
static const HutActArgument mediate_arguments[] = {
  ASK ("parties", TEXT, N_("Parties"), NULL, PERSONAL, PLAIN, TRUE),
  MUST ("mediator", TEXT, N_("Mediator"), NULL, PLAIN),
  MAY ("held_at", TIME, N_("Held on"), NULL, PLAIN),
  MAY ("state", CODE, N_("State"), hut_codes_mediation_state, PLAIN),
  ASK ("agreement", TEXT, N_("Agreement"), NULL, PERSONAL, LONG, FALSE),
  MAY ("follow_up_at", TIME, N_("Follow up on"), NULL, PLAIN),
  MAY ("follow_up", TEXT, N_("Follow-up"), NULL, LONG),
};
static const HutActArgument follow_up_arguments[] = {
  MUST ("state", CODE, N_("State"), hut_codes_mediation_state, PLAIN),
  MAY ("held_at", TIME, N_("Held on"), NULL, PLAIN),
  ASK ("agreement", TEXT, N_("Agreement"), NULL, PERSONAL, LONG, FALSE),
  MAY ("follow_up_at", TIME, N_("Follow up on"), NULL, PLAIN),
  MUST ("follow_up", TEXT, N_("Follow-up"), NULL, LONG),
};
static const HutActArgument answer_arguments[] = {
  MUST ("answer", TEXT, N_("Answer"), NULL, TEMPLATE),
};
static const HutActArgument call_back_arguments[] = {
  MAY ("contacted", BOOL, N_("Contacted"), NULL, PLAIN),
  MAY ("resolved", BOOL, N_("Resolved"), NULL, PLAIN),
  MAY ("satisfaction", CODE, N_("Satisfaction"), hut_codes_grade, PLAIN),
  MAY ("call_back_at", TIME, N_("Called back"), NULL, PAST),
  NOTE,
};
static const HutActArgument reopen_arguments[] = {
  REASON, MAY ("due_at", TIME, N_("New due time"), NULL, PLAIN),
};
static const HutActArgument exclude_arguments[] = {
  REASON, MUST ("evidence", TEXT, N_("Evidence for the exclusion"), NULL, LONG),
};

#define STATES(name, ...) static const char *const name[] = { __VA_ARGS__, NULL }
#define RECEIVED "received"
#define ACCEPTED "accepted"
#define ASSIGNED "assigned"
#define WORKING  "in-progress"
#define AWAITING "awaiting-call-back"
#define CLOSED   "closed"
#define DISPUTED "disputed"
#define RETURNED "returned"

STATES (in_received, RECEIVED);
STATES (in_new, RECEIVED, ACCEPTED);
STATES (in_disputed, DISPUTED);
STATES (in_accepted, ACCEPTED);
STATES (in_assigned, ASSIGNED);
STATES (in_progress, WORKING);
STATES (in_awaiting, AWAITING);
STATES (in_answered, AWAITING, CLOSED);
STATES (in_open, RECEIVED, ACCEPTED, ASSIGNED, WORKING);
STATES (in_running, RECEIVED, ACCEPTED, ASSIGNED, WORKING, DISPUTED);
STATES (in_given, ASSIGNED, WORKING);
STATES (in_taken, ACCEPTED, ASSIGNED, WORKING);
STATES (in_worked, ASSIGNED, WORKING, AWAITING, CLOSED);
STATES (in_told, WORKING, AWAITING, CLOSED);
STATES (in_touch, RECEIVED, ACCEPTED, ASSIGNED, WORKING, AWAITING, CLOSED, DISPUTED);
STATES (in_any, RECEIVED, ACCEPTED, ASSIGNED, WORKING, AWAITING, CLOSED, DISPUTED, RETURNED);

static const HutCaseAct acts[] = {
  { "accept", N_("_Accept"), N_("Sign for the case: the office takes it."),
    in_received, ACCEPTED, ARGUMENTS (with_note) },
  { "dispute", N_("_Dispute…"), N_("Say that it is not ours to handle, and why; the clock runs on."),
    in_new, DISPUTED, ARGUMENTS (with_reason) },
  { "settle", N_("_Settle the Dispute…"), N_("Enter how the dispute was ruled."),
    in_disputed, NULL, ARGUMENTS (settle_arguments) },
  { "route", N_("Choose the _Route…"), N_("Who must act: we, several departments, another, the district, or a mediator."),
    in_open, NULL, ARGUMENTS (route_arguments) },
  { "assign", N_("_Assign…"), N_("Give the case to the unit that leads."),
    in_accepted, ASSIGNED, ARGUMENTS (assign_arguments) },
  { "level", N_("Ad_just the Level…"), N_("How fast it must be; a time limit that follows from the level moves with it."),
    in_running, NULL, ARGUMENTS (level_arguments) },
  { "take-back", N_("Take _Back…"), N_("Take the assignment back while nothing followed."),
    in_assigned, ACCEPTED, ARGUMENTS (with_note) },
  { "hand-over", N_("Have Another Ta_ke Over…"), N_("Another person of the unit handles the case from now on."),
    in_given, NULL, ARGUMENTS (hand_over_arguments) },
  { "start", N_("_Start Work"), N_("The unit has begun."),
    in_assigned, WORKING, ARGUMENTS (with_note) },
  { "contact", N_("_Contact with the Caller…"), N_("Put on record when, how and by whom the caller was reached, and what was said."),
    in_touch, NULL, ARGUMENTS (said_arguments) },
  { "attempt", N_("Attempt in _Vain…"), N_("The caller could not be reached; enough attempts stand in for a contact."),
    in_touch, NULL, ARGUMENTS (said_arguments) },
  { "add-unit", N_("Add a Co-_unit…"), N_("Another unit must help; it has a time limit of its own."),
    in_given, NULL, ARGUMENTS (add_unit_arguments) },
  { "interim", N_("_Interim Report…"), N_("Say how far it is and why it takes longer, for the case or for one unit."),
    in_given, NULL, ARGUMENTS (interim_arguments) },
  { "answer-unit", N_("Re_ply of a Co-unit…"), N_("Enter what a co-unit did."),
    in_worked, NULL, ARGUMENTS (done_arguments) },
  { "add-task", N_("Add a _Task…"), N_("Something to be done for the case, by whom, until when."),
    in_taken, NULL, ARGUMENTS (add_task_arguments) },
  { "finish-task", N_("_Finish a Task…"), N_("Enter what was done."),
    in_worked, NULL, ARGUMENTS (done_arguments) },
  { "extend", N_("_Extend…"), N_("More time, with the reason and who was told."),
    in_running, NULL, ARGUMENTS (extend_arguments) },
  { "shelve", N_("Cannot Be Solved for No_w…"), N_("The reason was explained to the caller; the case stays on a list with a date to try again."),
    in_progress, NULL, ARGUMENTS (shelve_arguments) },
  { "resume", N_("Tr_y Again…"), N_("Take the case off the list of what cannot be solved for now."),
    in_told, NULL, ARGUMENTS (with_words) },
  { "mediate", N_("_Mediate…"), N_("A dispute among residents: who mediates, between whom, with what result."),
    in_taken, NULL, ARGUMENTS (mediate_arguments) },
  { "follow-up", N_("Follow Up the Me_diation…"), N_("How the agreement is kept."),
    in_worked, NULL, ARGUMENTS (follow_up_arguments) },
  { "tell-caller", N_("Te_ll the Caller…"), N_("Put on record that the result was told to the caller."),
    in_told, NULL, ARGUMENTS (told_caller_arguments) },
  { "tell-hotline", N_("Tell the _Hotline…"), N_("Put on record that the result was told to the hotline."),
    in_told, NULL, ARGUMENTS (told_hotline_arguments) },
  { "answer", N_("_Answer…"), N_("The work is done: the answer, then the call-back is awaited."),
    in_progress, AWAITING, ARGUMENTS (answer_arguments) },
  { "close", N_("Clo_se the Case"), N_("Nothing is left to do."),
    in_awaiting, CLOSED, ARGUMENTS (with_note) },
  { "call-back", N_("Call-_back…"), N_("Enter what the caller said when asked; the case is closed with it."),
    in_answered, CLOSED, ARGUMENTS (call_back_arguments) },
  { "reopen", N_("_Reopen…"), N_("The work begins again, and is counted."),
    in_answered, WORKING, ARGUMENTS (reopen_arguments) },
  { "exclude", N_("E_xclude from the Rates…"), N_("The case does not count, for a reason that can be shown."),
    in_any, NULL, ARGUMENTS (exclude_arguments) },
  { "include", N_("Count in the Rates A_gain…"), N_("Take the exclusion back."),
    in_any, NULL, ARGUMENTS (with_reason) },
  { "note", N_("Add a _Note…"), N_("A word for whoever works on the case next."),
    in_any, NULL, ARGUMENTS (with_words) },
  { "void", N_("V_oid…"), N_("The case was none; it stays on record with the reason."),
    in_any, "void", ARGUMENTS (with_reason) },
};
/* clang-format on */

const HutCaseAct *
hut_case_acts (guint *n_acts)
{
  *n_acts = G_N_ELEMENTS (acts);
  return acts;
}

const HutCaseAct *
hut_case_act_find (const char *name)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (acts); i++)
    if (g_str_equal (acts[i].name, name))
      return &acts[i];
  return NULL;
}

const char *
hut_case_act_label (const HutCaseAct *act)
{
  return g_dgettext (GETTEXT_PACKAGE, act->label);
}

const char *
hut_case_act_hint (const HutCaseAct *act)
{
  return g_dgettext (GETTEXT_PACKAGE, act->hint);
}

const char *
hut_act_argument_label (const HutActArgument *argument)
{
  return g_dgettext (GETTEXT_PACKAGE, argument->field.label);
}
