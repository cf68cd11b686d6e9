/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The kinds of records of the council (DOMAIN 4): bodies and their members, meetings and all that
 * happens in them. What is public may stand on the projected screen and on a notice; a member is
 * known there by number, and by a name only where one was entered for it. What the leading desk
 * alone writes (presence, speech, motion, ballot) carries that desk and its term. Static data. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-kind.h"

#include "domain/hut-kind-table.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */

/* ---- Codes ---- */

const HutCode hut_codes_meeting_kind[] = {
  { "council",         N_("Council") },
  { "residents",       N_("Residents’ meeting") },
  { "representatives", N_("Residents’ representatives") },
  { "owners",          N_("Owners’ assembly") },
  { "villagers",       N_("Villagers’ meeting") },
  { "lane-council",    N_("Lane council") },
  { "coordination",    N_("Coordination committee") },
  { NULL, NULL }
};

static const HutCode levels[] = {
  { "community", N_("Community") },
  { "street",    N_("Street") },
  { "district",  N_("District") },
  { NULL, NULL }
};

static const HutCode member_classes[] = {
  { "person",    N_("Person") },
  { "household", N_("Household") },
  { "unit",      N_("Exclusive unit") },
  { NULL, NULL }
};

static const HutCode member_roles[] = {
  { "chair",                NC_("member", "Chair") },
  { "member",               NC_("member", "Member") },
  { "owner-representative", NC_("member", "Owners’ representative") },
  { "guest",                NC_("member", "Guest without a vote") },
  { NULL, NULL }
};

static const HutCode area_sources[] = {
  { "registered", N_("By the register") },
  { "measured",   N_("As measured") },
  { "contract",   N_("By contract") },
  { NULL, NULL }
};

static const HutCode meeting_forms[] = {
  { "assembly", N_("All together") },
  { "written",  N_("Ballots in writing") },
  { "both",     N_("Together and in writing") },
  { NULL, NULL }
};

static const HutCode meeting_states[] = {
  { "draft",     NC_("meeting state", "In preparation") },
  { "announced", NC_("meeting state", "Announced") },
  { "open",      NC_("meeting state", "Under way") },
  { "adjourned", NC_("meeting state", "Adjourned") },
  { "closed",    NC_("meeting state", "Closed") },
  { NULL, NULL }
};

static const HutCode topic_states[] = {
  { "planned", NC_("topic state", "Not begun") },
  { "current", NC_("topic state", "Under discussion") },
  { "done",    NC_("topic state", "Done") },
  { "skipped", NC_("topic state", "Put off") },
  { NULL, NULL }
};

static const HutCode topic_sources[] = {
  { "case",       N_("Case") },
  { "matter",     N_("Matter") },
  { "warning",    N_("Warning") },
  { "proposal",   N_("Residents’ proposal") },
  { "lane",       N_("Lane") },
  { "resolution", N_("Resolution") },
  { "entry",      N_("List entry") },
  { NULL, NULL }
};

static const HutCode presence_codes[] = {
  { "arrived", NC_("presence", "Arrived") },
  { "left",    NC_("presence", "Left") },
  { "struck",  NC_("presence", "Struck out") },
  /* Of the whole meeting, without a member. */
  { "adjourned", NC_("presence", "Meeting adjourned") },
  { "resumed",   NC_("presence", "Meeting went on") },
  { NULL, NULL }
};

const HutCode hut_codes_stand[] = {
  { "for",      NC_("stand", "For") },
  { "against",  NC_("stand", "Against") },
  { "question", NC_("stand", "Question") },
  { "order",    NC_("stand", "Point of order") },
  { NULL, NULL }
};

static const HutCode speech_states[] = {
  { "waiting",   NC_("speech state", "Waiting") },
  { "speaking",  NC_("speech state", "Speaking") },
  { "done",      NC_("speech state", "Has spoken") },
  { "withdrawn", NC_("speech state", "Withdrawn") },
  { NULL, NULL }
};

const HutCode hut_codes_method[] = {
  { "hands",     N_("Show of hands") },
  { "secret",    N_("Secret paper ballots") },
  { "roll-call", N_("Roll call") },
  { "consensus", N_("Consensus check") },
  { "poll",      N_("Poll with several choices") },
  { NULL, NULL }
};

static const HutCode motion_states[] = {
  { "ready",     NC_("motion state", "Not put to the vote") },
  { "voting",    NC_("motion state", "Voting") },
  { "counted",   NC_("motion state", "Counted") },
  { "published", NC_("motion state", "Result announced") },
  { "withdrawn", NC_("motion state", "Withdrawn") },
  { NULL, NULL }
};

const HutCode hut_codes_ballot[] = {
  { "yes",     NC_("ballot", "Yes") },
  { "no",      NC_("ballot", "No") },
  { "abstain", NC_("ballot", "Abstains") },
  { "spoiled", NC_("ballot", "Spoiled") },
  { NULL, NULL }
};

static const HutCode verdict_codes[] = {
  { "passed",     NC_("verdict", "Passed") },
  { "not-passed", NC_("verdict", "Not passed") },
  { "opinion",    NC_("verdict", "Opinion formed") },
  { "none",       NC_("verdict", "No verdict") },
  { NULL, NULL }
};

static const HutCode sheet_views[] = {
  { "for",     NC_("opinion", "In favour") },
  { "against", NC_("opinion", "Opposed") },
  { "other",   NC_("opinion", "Another view") },
  { NULL, NULL }
};

static const HutCode resolution_targets[] = {
  { "task",    N_("Task") },
  { "case",    N_("Case") },
  { "project", N_("Project") },
  { NULL, NULL }
};

static const HutCode resolution_states[] = {
  { "open",    NC_("resolution state", "Being carried out") },
  { "done",    NC_("resolution state", "Carried out") },
  { "checked", NC_("resolution state", "Rechecked on the spot") },
  { "dropped", NC_("resolution state", "Given up") },
  { NULL, NULL }
};

static const HutCode recheck_results[] = {
  { "holds", NC_("recheck", "It holds") },
  { "fails", NC_("recheck", "It does not hold") },
  { NULL, NULL }
};

static const HutCode minutes_states[] = {
  { "draft",    NC_("minutes state", "Draft") },
  { "approved", NC_("minutes state", "Approved") },
  { "signed",   NC_("minutes state", "Signed") },
  { NULL, NULL }
};

static const HutCode notice_subjects[] = {
  { "meeting", NC_("notice", "Notice of a meeting") },
  { "result",  NC_("notice", "Notice of a result") },
  { NULL, NULL }
};

/* ---- Fields ---- */

/* Who deliberates. */
static const HutField body_fields[] = {
  { "name", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Name"), NULL },
  { "kind", HUT_FIELD_CODE, PUBLIC, FIELD, COMM, N_("Kind"), hut_codes_meeting_kind },
  { "rule", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Decision rule"), NULL },
  { "level", HUT_FIELD_CODE, PUBLIC, FIELD, COMM, N_("Level"), levels },
  { "community", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Community"), NULL },
  { "lane", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Lane"), NULL },
  { "note", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Note"), NULL },
  VOID_REASON,
};

/* A person, a household or an exclusive unit that has a voice in it. */
static const HutField member_fields[] = {
  { "body", HUT_FIELD_UID, PUBLIC, FIELD, HOME, N_("Body"), NULL },
  { "number", HUT_FIELD_TEXT, PUBLIC, FIELD, HOME, N_("Number"), NULL },
  { "screen_name", HUT_FIELD_TEXT, PUBLIC, FIELD, HOME, N_("Name on the screen"), NULL },
  { "name", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Name"), NULL },
  { "class", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Class"), member_classes },
  { "household", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Household or unit"), NULL },
  { "block", HUT_FIELD_TEXT, PUBLIC, FIELD, HOME, N_("Block of seats"), NULL },
  { "role", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Role"), member_roles },
  { "owner", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Owner"), NULL },
  { "developer", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("Not sold or not handed over"), NULL },
  { "area", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Exclusive area in 0.01 m²"), NULL },
  { "area_source", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Area known"), area_sources },
  { "telephone", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Telephone"), NULL },
  { "home_address", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Home address"), NULL },
  { "note", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Note"), NULL },
  VOID_REASON,
};

static const HutField meeting_fields[] = {
  { "body", HUT_FIELD_UID, PUBLIC, FIELD, COMM, N_("Body"), NULL },
  { "title", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Title"), NULL },
  { "kind", HUT_FIELD_CODE, PUBLIC, FIELD, COMM, N_("Kind"), hut_codes_meeting_kind },
  { "rule", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Decision rule"), NULL },
  { "form", HUT_FIELD_CODE, PUBLIC, FIELD, COMM, N_("Form"), meeting_forms },
  { "place_name", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Place"), NULL },
  { "starts_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Begins"), NULL },
  { "chair", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Chair"), NULL },
  { "recorder", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Minutes taken by"), NULL },
  { "announced_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Announced"), NULL },
  { "announced_where", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Announced where"), NULL },
  { "committee_told_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Residents’ committee told"), NULL },
  { "state", HUT_FIELD_CODE, PUBLIC, GUARDED, COMM, N_("State"), meeting_states },
  { "opened_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Opened"), NULL },
  { "closed_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Closed"), NULL },
  /* Who may come, frozen when it opens. */
  { "base", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Entitled to vote"), NULL },
  { "base_area", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Whole area in 0.01 m²"), NULL },
  /* The desk that runs it. */
  { "leader", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Leading desk"), NULL },
  { "leader_name", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Leading desk’s name"), NULL },
  { "term", HUT_FIELD_INT, INTERNAL, GUARDED, HOME, N_("Term of the leading desk"), NULL },
  VOID_REASON,
};

/* An item of the agenda; a tree by `parent`, its children in the order of `position`. */
static const HutField topic_fields[] = {
  { "meeting", HUT_FIELD_UID, PUBLIC, FIELD, COMM, N_("Meeting"), NULL },
  { "parent", HUT_FIELD_UID, PUBLIC, FIELD, COMM, N_("Part of"), NULL },
  { "position", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Position"), NULL },
  { "title", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Title"), NULL },
  { "text", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Text"), NULL },
  { "minutes", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Minutes planned"), NULL },
  { "subject", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("What is decided"), NULL },
  { "announced", HUT_FIELD_BOOL, PUBLIC, FIELD, COMM, N_("Stands in the notice"), NULL },
  { "place", HUT_FIELD_POINT, PUBLIC, FIELD, COMM, N_("Place on the map"), NULL },
  { "source_kind", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Comes from"), topic_sources },
  { "source", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Source"), NULL },
  { "proposer", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Proposed by"), NULL },
  { "state", HUT_FIELD_CODE, PUBLIC, GUARDED, COMM, N_("State"), topic_states },
  { "started_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Begun"), NULL },
  { "ended_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Ended"), NULL },
  { "views", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Main views"), NULL },
  /* Of who moved it while the meeting was under way. */
  { "desk", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Desk"), NULL },
  { "term", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Term of the leading desk"), NULL },
  VOID_REASON,
};

/* Who came and left when, and when the whole meeting paused. */
static const HutField presence_fields[] = {
  { "meeting", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Meeting"), NULL },
  { "member", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Member"), NULL },
  { "code", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Step"), presence_codes },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "proxy", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Represented by"), NULL },
  { "strikes", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Entry struck out"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  { "desk", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Desk"), NULL },
  { "term", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Term of the leading desk"), NULL },
};

/* A place on the speakers' list, and the speech that it becomes. */
static const HutField speech_fields[] = {
  { "meeting", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Meeting"), NULL },
  { "topic", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Topic"), NULL },
  { "member", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Member"), NULL },
  { "stand", HUT_FIELD_CODE, PUBLIC, FIELD, HOME, N_("Stand"), hut_codes_stand },
  { "asked_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Asked"), NULL },
  { "state", HUT_FIELD_CODE, PUBLIC, GUARDED, HOME, N_("State"), speech_states },
  { "limit", HUT_FIELD_INT, PUBLIC, FIELD, HOME, N_("Seconds allowed"), NULL },
  { "started_at", HUT_FIELD_TIME, PUBLIC, FIELD, HOME, N_("Begun"), NULL },
  { "ended_at", HUT_FIELD_TIME, PUBLIC, FIELD, HOME, N_("Ended"), NULL },
  /* The clock: what was spoken before, in microseconds, and since when it runs. */
  { "spoken", HUT_FIELD_INT, PUBLIC, FIELD, HOME, N_("Spoken"), NULL },
  { "running_since", HUT_FIELD_TIME, PUBLIC, FIELD, HOME, N_("Clock runs since"), NULL },
  { "text", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words of the speech"), NULL },
  { "desk", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Desk"), NULL },
  { "term", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Term of the leading desk"), NULL },
  VOID_REASON,
};

/* What is put to decision, and what was decided. */
static const HutField motion_fields[] = {
  { "meeting", HUT_FIELD_UID, PUBLIC, FIELD, COMM, N_("Meeting"), NULL },
  { "topic", HUT_FIELD_UID, PUBLIC, FIELD, COMM, N_("Topic"), NULL },
  { "title", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Motion"), NULL },
  { "method", HUT_FIELD_CODE, PUBLIC, FIELD, COMM, N_("Method"), hut_codes_method },
  { "choices", HUT_FIELD_JSON, PUBLIC, FIELD, COMM, N_("Choices"), NULL },
  { "subject", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("What is decided"), NULL },
  { "rule", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Decision rule"), NULL },
  { "state", HUT_FIELD_CODE, PUBLIC, GUARDED, COMM, N_("State"), motion_states },
  { "opened_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Vote opened"), NULL },
  { "counted_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Vote counted"), NULL },
  { "published_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Result announced"), NULL },
  /* Who may vote and who is there, frozen when the vote opens. */
  { "base", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Entitled to vote"), NULL },
  { "present", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Present"), NULL },
  { "representatives", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Owners’ representatives"), NULL },
  { "representatives_present", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Owners’ representatives present"), NULL },
  { "area_base", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Whole area in 0.01 m²"), NULL },
  /* The count: each counter's own, a block's of a show of hands, and what holds. */
  { "counter_1", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("First counter"), NULL },
  { "counter_2", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Second counter"), NULL },
  { "count_1", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("First counter’s count"), NULL },
  { "count_2", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Second counter’s count"), NULL },
  { "blocks", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Count by block"), NULL },
  { "corrections", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Ballots corrected"), NULL },
  { "counts", HUT_FIELD_JSON, PUBLIC, FIELD, COMM, N_("Count by choice"), NULL },
  { "yes", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("For"), NULL },
  { "no", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Against"), NULL },
  { "abstain", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Abstaining"), NULL },
  { "spoiled", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Spoiled"), NULL },
  { "not_voted", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Not voted"), NULL },
  { "area_yes", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Area for, in 0.01 m²"), NULL },
  { "area_no", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Area against, in 0.01 m²"), NULL },
  { "area_abstain", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Area abstaining, in 0.01 m²"), NULL },
  { "area_spoiled", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Area of spoiled ballots, in 0.01 m²"), NULL },
  /* What it means, with the rule as it was applied. */
  { "verdict", HUT_FIELD_CODE, PUBLIC, FIELD, COMM, N_("Verdict"), verdict_codes },
  { "why", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Why"), NULL },
  { "arithmetic", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Arithmetic"), NULL },
  { "citation", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Article"), NULL },
  { "submit", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("To be put to"), NULL },
  { "rule_value", HUT_FIELD_JSON, PUBLIC, FIELD, COMM, N_("Rule as applied"), NULL },
  { "desk", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Desk"), NULL },
  { "term", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Term of the leading desk"), NULL },
  VOID_REASON,
};

/* One voter's, its uid made of motion and voter: nobody is counted twice. */
static const HutField ballot_fields[] = {
  { "motion", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Motion"), NULL },
  { "meeting", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Meeting"), NULL },
  { "member", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Member"), NULL },
  { "choice", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Ballot"), hut_codes_ballot },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  { "desk", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Desk"), NULL },
  { "term", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Term of the leading desk"), NULL },
};

/* A block's count that another desk took; the leading desk adds it. */
static const HutField tally_fields[] = {
  { "motion", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Motion"), NULL },
  { "meeting", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Meeting"), NULL },
  { "block", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Block of seats"), NULL },
  { "yes", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("For"), NULL },
  { "no", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Against"), NULL },
  { "abstain", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Abstaining"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
};

/* An opinion gathered before the meeting, one a household and topic (its uid is made of both). */
static const HutField sheet_fields[] = {
  { "topic", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Topic"), NULL },
  { "meeting", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Meeting"), NULL },
  { "household", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Household or unit"), NULL },
  { "view", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("View"), sheet_views },
  { "text", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Text"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  VOID_REASON,
};

static const HutField resolution_fields[] = {
  { "meeting", HUT_FIELD_UID, PUBLIC, FIELD, COMM, N_("Meeting"), NULL },
  { "topic", HUT_FIELD_UID, PUBLIC, FIELD, COMM, N_("Topic"), NULL },
  { "motion", HUT_FIELD_UID, PUBLIC, FIELD, COMM, N_("Motion"), NULL },
  { "title", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Resolution"), NULL },
  { "unit", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Unit responsible"), NULL },
  { "assignee", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Handled by"), NULL },
  { "due_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Due"), NULL },
  { "target_kind", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Carried out as"), resolution_targets },
  { "target", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Task or case"), NULL },
  { "progress", HUT_FIELD_INT, PUBLIC, FIELD, COMM, N_("Progress in per cent"), NULL },
  { "progress_words", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("How far it is"), NULL },
  { "state", HUT_FIELD_CODE, PUBLIC, GUARDED, COMM, N_("State"), resolution_states },
  { "done_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Carried out"), NULL },
  { "reported_in", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Reported in the meeting"), NULL },
  { "recheck_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Rechecked"), NULL },
  { "recheck_result", HUT_FIELD_CODE, PUBLIC, FIELD, COMM, N_("Result of the recheck"), recheck_results },
  { "recheck_words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("What was found"), NULL },
  VOID_REASON,
};

/* How far a resolution of an earlier meeting was said to be in a later one. */
static const HutField report_fields[] = {
  { "meeting", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Meeting"), NULL },
  { "resolution", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Resolution"), NULL },
  { "state", HUT_FIELD_CODE, PUBLIC, FIELD, HOME, N_("State"), resolution_states },
  { "progress", HUT_FIELD_INT, PUBLIC, FIELD, HOME, N_("Progress in per cent"), NULL },
  { "words", HUT_FIELD_TEXT, PUBLIC, FIELD, HOME, N_("How far it is"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
};

static const HutField minutes_fields[] = {
  { "meeting", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Meeting"), NULL },
  { "text", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Text"), NULL },
  { "log", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Log of the meeting"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, HOME, N_("State"), minutes_states },
  { "approved_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Approved by"), NULL },
  { "approved_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Approved"), NULL },
  { "signed_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Signed by"), NULL },
  { "signed_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Signed"), NULL },
  { "sha256", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Content"), NULL },
  VOID_REASON,
};

/* A correction of minutes that were signed. */
static const HutField addendum_fields[] = {
  { "minutes", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Minutes"), NULL },
  { "meeting", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Meeting"), NULL },
  { "text", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Text"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
};

/* What hangs out, where, and until when. */
static const HutField notice_fields[] = {
  { "meeting", HUT_FIELD_UID, PUBLIC, FIELD, COMM, N_("Meeting"), NULL },
  { "motion", HUT_FIELD_UID, PUBLIC, FIELD, COMM, N_("Motion"), NULL },
  { "subject", HUT_FIELD_CODE, PUBLIC, FIELD, COMM, N_("Subject"), notice_subjects },
  { "posted_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Put up"), NULL },
  { "place_name", HUT_FIELD_TEXT, PUBLIC, FIELD, COMM, N_("Place"), NULL },
  { "until", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Stays up until"), NULL },
  { "taken_down_at", HUT_FIELD_TIME, PUBLIC, FIELD, COMM, N_("Taken down"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  VOID_REASON,
};

/* ---- Kinds ---- */

const HutKind hut_kind_addendum = { "addendum", "addenda", HUT_HOME_STREET, TRUE, N_("Addendum"), FIELDS (addendum_fields) };
const HutKind hut_kind_ballot = { "ballot", "ballots", HUT_HOME_STREET, TRUE, N_("Ballot"), FIELDS (ballot_fields) };
const HutKind hut_kind_body = { "body", "bodies", HUT_HOME_STREET, FALSE, N_("Body"), FIELDS (body_fields) };
const HutKind hut_kind_meeting = { "meeting", "meetings", HUT_HOME_STREET, FALSE, N_("Meeting"), FIELDS (meeting_fields) };
const HutKind hut_kind_member = { "member", "members", HUT_HOME_STREET, FALSE, N_("Member"), FIELDS (member_fields) };
const HutKind hut_kind_minutes = { "minutes", "minutes", HUT_HOME_STREET, FALSE, N_("Minutes"), FIELDS (minutes_fields) };
const HutKind hut_kind_motion = { "motion", "motions", HUT_HOME_STREET, FALSE, N_("Motion"), FIELDS (motion_fields) };
const HutKind hut_kind_notice = { "notice", "notices", HUT_HOME_STREET, FALSE, N_("Public notice"), FIELDS (notice_fields) };
const HutKind hut_kind_presence = { "presence", "presences", HUT_HOME_STREET, TRUE, N_("Presence"), FIELDS (presence_fields) };
const HutKind hut_kind_report = { "report", "reports", HUT_HOME_STREET, TRUE, N_("Report on a resolution"), FIELDS (report_fields) };
const HutKind hut_kind_resolution = { "resolution", "resolutions", HUT_HOME_STREET, FALSE, N_("Resolution"), FIELDS (resolution_fields) };
const HutKind hut_kind_sheet = { "sheet", "sheets", HUT_HOME_STREET, FALSE, N_("Opinion sheet"), FIELDS (sheet_fields) };
const HutKind hut_kind_speech = { "speech", "speeches", HUT_HOME_STREET, FALSE, N_("Speech"), FIELDS (speech_fields) };
const HutKind hut_kind_tally = { "tally", "tallies", HUT_HOME_STREET, TRUE, N_("Block’s count"), FIELDS (tally_fields) };
const HutKind hut_kind_topic = { "topic", "topics", HUT_HOME_STREET, FALSE, N_("Topic"), FIELDS (topic_fields) };

/* clang-format on */
