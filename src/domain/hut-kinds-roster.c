/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The kinds of records of the roster (DOMAIN 5 and 6): what people do and where, the patrols and
 * checks of lanes and what they found, hours and ratings, the double check-in, and the three lists
 * with what was matched. People themselves, lanes and grids are in hut-kinds.c. Lanes, grids, units
 * and communities are named by their codes. What was done is only added to, and put right by a
 * record that names the one it replaces; what is planned never counts as done. Static data. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-kind.h"

#include "domain/hut-kind-table.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */

/* ---- Codes ---- */

static const HutCode activity_kinds[] = {
  { "post",     NC_("activity", "Post") },
  { "activity", NC_("activity", "Activity") },
  { NULL, NULL }
};

static const HutCode activity_states[] = {
  { "open",      NC_("activity", "Open for sign-up") },
  { "held",      NC_("activity", "Held") },
  { "cancelled", NC_("activity", "Cancelled") },
  { NULL, NULL }
};

static const HutCode check_in_subjects[] = {
  { "unit",   NC_("check-in", "Unit") },
  { "member", NC_("check-in", "Member") },
  { NULL, NULL }
};

const HutCode hut_codes_check_in_task[] = {
  { "thing",      NC_("check-in", "One practical thing done") },
  { "call",       NC_("check-in", "One call answered") },
  { "promise",    NC_("check-in", "One promise made") },
  { "suggestion", NC_("check-in", "One suggestion given") },
  { "activity",   NC_("check-in", "One activity joined") },
  { NULL, NULL }
};

static const HutCode check_in_mottos[] = {
  { "identity", N_("Checks in and says who one is") },
  { "home",     N_("Sets an example at home") },
  { "part",     N_("Takes part and gets things done") },
  { "ideas",    N_("Looks into things and has ideas") },
  { NULL, NULL }
};

const HutCode hut_codes_list[] = {
  { "resource", NC_("list entry", "Resource") },
  { "need",     NC_("list entry", "Need") },
  { "project",  NC_("list entry", "Project") },
  { NULL, NULL }
};

static const HutCode entry_states[] = {
  { "open",   NC_("list entry", "Open") },
  { "closed", NC_("list entry", "Closed") },
  { NULL, NULL }
};

static const HutCode committee_levels[] = {
  { "district",  NC_("committee", "District") },
  { "street",    NC_("committee", "Street") },
  { "community", NC_("committee", "Community") },
  { NULL, NULL }
};

const HutCode hut_codes_finding_route[] = {
  { "near",        N_("Solved by the community") },
  { "enforcement", N_("Straight to the enforcement team") },
  { "up",          N_("Handed up to the street") },
  { NULL, NULL }
};

static const HutCode finding_states[] = {
  { "open", NC_("finding", "Under way") },
  { "done", NC_("finding", "Done") },
  { NULL, NULL }
};

const HutCode hut_codes_patrol_how[] = {
  { "desk",      NC_("patrol", "At the desk") },
  { "sheet",     NC_("patrol", "From a printed sheet") },
  { "import",    NC_("patrol", "From a file") },
  { "telephone", NC_("patrol", "By telephone") },
  { NULL, NULL }
};

static const HutCode match_states[] = {
  { "open",    NC_("match", "Under way") },
  { "done",    NC_("match", "Done") },
  { "dropped", NC_("match", "Dropped") },
  { NULL, NULL }
};

static const HutCode rating_subjects[] = {
  { "enforcement",   NC_("rating", "Enforcement team") },
  { "cleaning",      NC_("rating", "Cleaning crew") },
  { "greening",      NC_("rating", "Greening crew") },
  { "assistant",     NC_("rating", "Assistant") },
  { "grid-worker",   NC_("rating", "Grid worker") },
  { "steward",       NC_("rating", "Steward") },
  { "property-firm", NC_("rating", "Property firm") },
  { NULL, NULL }
};

const HutCode hut_codes_role[] = {
  { "lane-chief",     NC_("role", "Lane chief") },
  { "steward",        NC_("role", "Steward") },
  { "grid-worker",    NC_("role", "Grid worker") },
  { "volunteer",      NC_("role", "Volunteer") },
  { "representative", NC_("role", "Residents’ representative") },
  { "owner",          NC_("role", "Owner") },
  { "party-member",   NC_("role", "Party-member volunteer") },
  { "property",       NC_("role", "Property firm’s staff") },
  { "cleaning",       NC_("role", "Cleaning crew") },
  { "greening",       NC_("role", "Greening crew") },
  { "enforcement",    NC_("role", "Enforcement team") },
  { "assistant",      NC_("role", "Assistant") },
  { NULL, NULL }
};

static const HutCode service_hows[] = {
  { "check-in",  NC_("service", "Check-in and check-out") },
  { "certified", NC_("service", "A named certifier") },
  { NULL, NULL }
};

static const HutCode signup_states[] = {
  { "signed",    NC_("sign-up", "Signed up") },
  { "came",      NC_("sign-up", "Came") },
  { "absent",    NC_("sign-up", "Did not come") },
  { "withdrawn", NC_("sign-up", "Withdrawn") },
  { NULL, NULL }
};

static const HutCode visit_subjects[] = {
  { "shop",     NC_("visit", "Shop") },
  { "unit",     NC_("visit", "Unit") },
  { "resident", NC_("visit", "Resident") },
  { NULL, NULL }
};

/* ---- Fields ---- */

/* A post to be filled or an activity to take part in, to which people sign up. */
static const HutField activity_fields[] = {
  { "title", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Title"), NULL },
  { "kind", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Kind of activity"), activity_kinds },
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Lane"), NULL },
  { "community", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Community"), NULL },
  { "place", HUT_FIELD_POINT, INTERNAL, FIELD, HOME, N_("Place"), NULL },
  { "address", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Address"), NULL },
  { "from", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("From"), NULL },
  { "until", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Until"), NULL },
  { "places", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Places to be filled"), NULL },
  { "skills", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Skills asked for"), NULL },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Unit"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, HOME, N_("State"), activity_states },
  VOID_REASON,
};

/* One thing that a unit does for the street, or one of the four of a member for the community that
 * the member lives in (DOMAIN 6); done with its day and its evidence. */
static const HutField check_in_fields[] = {
  { "subject", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Who checks in"), check_in_subjects },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Unit"), NULL },
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Person"), NULL },
  { "community", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Community"), NULL },
  { "task", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("What is done"), hut_codes_check_in_task },
  { "motto", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Motto"), check_in_mottos },
  { "activity", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Activity"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Done"), NULL },
  { "evidence", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Evidence"), NULL },
  { "entered_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Entered by"), NULL },
  VOID_REASON,
};

/* A line of one of the three lists (DOMAIN 6): what there is, what is wanted, what is undertaken.
 * Whom to turn to for it is a person with a telephone. */
static const HutField entry_fields[] = {
  { "list", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("List"), hut_codes_list },
  { "title", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Title"), NULL },
  { "category", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Subject area"), NULL },
  { "tags", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Tags"), NULL },
  { "place", HUT_FIELD_POINT, INTERNAL, FIELD, HOME, N_("Place"), NULL },
  { "address", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Address"), NULL },
  { "community", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Community"), NULL },
  { "from", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("From"), NULL },
  { "until", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Until"), NULL },
  { "capacity", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Capacity"), NULL },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Unit"), NULL },
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Person"), NULL },
  { "contact", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Whom to turn to"), NULL },
  { "level", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Level of the committee"), committee_levels },
  { "progress", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Progress in per cent"), NULL },
  { "progress_words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("How far it is"), NULL },
  { "due_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Due"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Entered on"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, HOME, N_("State"), entry_states },
  VOID_REASON,
};

/* What a patrol found; which way it went, and what became of it. */
static const HutField finding_fields[] = {
  { "patrol", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Patrol"), NULL },
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Lane"), NULL },
  { "grid", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Grid"), NULL },
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Person"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "place", HUT_FIELD_POINT, INTERNAL, FIELD, HOME, N_("Place"), NULL },
  { "address", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Address"), NULL },
  { "item", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Item of the check-list"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "route", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Route"), hut_codes_finding_route },
  { "case", HUT_FIELD_UID, INTERNAL, GUARDED, HOME, N_("Case"), NULL }, /* one, of two desks */
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, HOME, N_("State"), finding_states },
  { "result", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Result"), NULL },
  { "done_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Done"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  VOID_REASON,
};

/* The check-list of a lane as it was filled in at one visit: an answer (yes, partly, no) for each
 * item of the rule `checklist`, whose version is kept with it. */
static const HutField lane_check_fields[] = {
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Lane"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Person"), NULL },
  { "how", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("How it was entered"), hut_codes_patrol_how },
  { "items", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Items"), NULL },
  { "version", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Version of the check-list"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "replaces", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Puts right"), NULL },
  { "entered_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Entered by"), NULL },
};

/* Who works in a lane and what stands there; its uid is made of the lane’s code. */
static const HutField lane_profile_fields[] = {
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Lane"), NULL },
  { "sanitation", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Sanitation"), NULL },
  { "greening", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Greening"), NULL },
  { "property", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Property firm"), NULL },
  { "enforcement", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Enforcement"), NULL },
  { "grid_workers", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Grid workers"), NULL },
  { "shops", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Shops"), NULL },
  { "units", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Units"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  VOID_REASON,
};

/* A need and a resource that were brought together; its uid is made of both. Each of the four steps
 * (street office regulation, 30) is taken by both sides, and has the time of each. */
static const HutField match_fields[] = {
  { "need", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Need"), NULL },
  { "resource", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Resource"), NULL },
  { "project", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Project"), NULL },
  { "score", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Score of the match"), NULL },
  { "reasons", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Reasons for the score"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Matched"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  { "need_collected_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Need collected, by who needs"), NULL },
  { "resource_collected_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Need collected, by who offers"), NULL },
  { "need_offered_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Service offered, by who needs"), NULL },
  { "resource_offered_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Service offered, by who offers"), NULL },
  { "need_talked_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Talk held, by who needs"), NULL },
  { "resource_talked_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Talk held, by who offers"), NULL },
  { "need_rated_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Rating given, by who needs"), NULL },
  { "resource_rated_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Rating given, by who offers"), NULL },
  { "need_rating", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Rating by who needs"), NULL },
  { "resource_rating", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Rating by who offers"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, HOME, N_("State"), match_states },
  VOID_REASON,
};

/* A patrol that was done: who, where, from when until when, and how it came here. One that puts
 * another right names it, and the other stays on record. */
static const HutField patrol_fields[] = {
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Lane"), NULL },
  { "grid", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Grid"), NULL },
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Person"), NULL },
  { "began_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Began at"), NULL },
  { "ended_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Ended at"), NULL },
  { "how", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("How it was entered"), hut_codes_patrol_how },
  { "items", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Hazards looked for"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "replaces", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Puts right"), NULL },
  { "taken_back", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("Did not take place"), NULL },
  { "entered_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Entered by"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Entered on"), NULL },
};

/* What a lane chief says of those who work in the lane, once a month (DOMAIN 5); 1 to 5. */
static const HutField rating_fields[] = {
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Lane"), NULL },
  { "month", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Month"), NULL },
  { "subject", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Who is rated"), rating_subjects },
  { "target", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Person or unit"), NULL },
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Rated by"), NULL },
  { "score", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Rating"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Rated on"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  VOID_REASON,
};

/* What a person does, where, and from when until when; one person has many. */
static const HutField role_fields[] = {
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Person"), NULL },
  { "code", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Role"), hut_codes_role },
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Lane"), NULL },
  { "grid", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Grid"), NULL },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Unit"), NULL },
  { "community", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Community"), NULL },
  { "from", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("From"), NULL },
  { "until", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Until"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  VOID_REASON,
};

/* Hours of a volunteer (Beijing’s volunteer regulation, 28, 37): by check-in and check-out, or by
 * who certifies them. One that puts another right names it, and the other stays on record. */
static const HutField service_fields[] = {
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Person"), NULL },
  { "activity", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Activity"), NULL },
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Lane"), NULL },
  { "began_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Checked in"), NULL },
  { "ended_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Checked out"), NULL },
  { "minutes", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Length in minutes"), NULL },
  { "how", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Shown by"), service_hows },
  { "certifier", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Certified by"), NULL },
  { "replaces", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Puts right"), NULL },
  { "taken_back", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("Did not take place"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Entered on"), NULL },
  { "entered_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Entered by"), NULL },
};

/* A patrol that is planned; it counts for nothing until it is done. Its uid is made of lane, person
 * and day. */
static const HutField shift_fields[] = {
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Lane"), NULL },
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Person"), NULL },
  { "day", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Day"), NULL },
  { "reason", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Reason"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Entered on"), NULL },
  VOID_REASON,
};

/* Who takes part in an activity; its uid is made of both. */
static const HutField signup_fields[] = {
  { "activity", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Activity"), NULL },
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Person"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Signed up"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, HOME, N_("State"), signup_states },
  VOID_REASON,
};

/* A call on a shop, a unit or a resident; the opinion that was heard there may become a case. */
static const HutField visit_fields[] = {
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Lane"), NULL },
  { "subject", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Who is visited"), visit_subjects },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Unit"), NULL },
  { "whom", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Whom"), NULL },
  { "home_address", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Home address"), NULL },
  { "place", HUT_FIELD_POINT, INTERNAL, FIELD, HOME, N_("Place"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "person", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Visited by"), NULL },
  { "opinion", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Opinion"), NULL },
  { "case", HUT_FIELD_UID, INTERNAL, GUARDED, HOME, N_("Case"), NULL }, /* one, of two desks */
  { "follow_up", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Follow-up"), NULL },
  { "done_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Done"), NULL },
  { "entered_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Entered by"), NULL },
  VOID_REASON,
};

/* ---- Kinds ---- */

const HutKind hut_kind_activity = { "activity", "activities", HUT_HOME_STREET, FALSE, N_("Post or activity"), FIELDS (activity_fields) };
const HutKind hut_kind_check_in = { "check-in", "check_ins", HUT_HOME_STREET, FALSE, N_("Double check-in"), FIELDS (check_in_fields) };
const HutKind hut_kind_entry = { "entry", "entries", HUT_HOME_STREET, FALSE, N_("List entry"), FIELDS (entry_fields) };
const HutKind hut_kind_finding = { "finding", "findings", HUT_HOME_STREET, FALSE, N_("Finding"), FIELDS (finding_fields) };
const HutKind hut_kind_lane_check = { "lane-check", "lane_checks", HUT_HOME_STREET, TRUE, N_("Check of a lane"), FIELDS (lane_check_fields) };
const HutKind hut_kind_lane_profile = { "lane-profile", "lane_profiles", HUT_HOME_STREET, FALSE, N_("Profile of a lane"), FIELDS (lane_profile_fields) };
const HutKind hut_kind_match = { "match", "matches", HUT_HOME_STREET, FALSE, N_("Match"), FIELDS (match_fields) };
const HutKind hut_kind_patrol = { "patrol", "patrols", HUT_HOME_STREET, TRUE, N_("Patrol"), FIELDS (patrol_fields) };
const HutKind hut_kind_rating = { "rating", "ratings", HUT_HOME_STREET, FALSE, N_("Rating"), FIELDS (rating_fields) };
const HutKind hut_kind_role = { "role", "roles", HUT_HOME_STREET, FALSE, N_("Role"), FIELDS (role_fields) };
const HutKind hut_kind_service = { "service", "services", HUT_HOME_STREET, TRUE, N_("Service of a volunteer"), FIELDS (service_fields) };
const HutKind hut_kind_shift = { "shift", "shifts", HUT_HOME_STREET, FALSE, N_("Planned patrol"), FIELDS (shift_fields) };
const HutKind hut_kind_signup = { "signup", "signups", HUT_HOME_STREET, FALSE, N_("Sign-up"), FIELDS (signup_fields) };
const HutKind hut_kind_visit = { "visit", "visits", HUT_HOME_STREET, FALSE, N_("Visit"), FIELDS (visit_fields) };

/* clang-format on */
