/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The kinds of records of whistles (DOMAIN 3): the call, whom it calls, what each did and when, and
 * what both say of it afterwards. Where a unit stands is a state of its summons; when it got there
 * is in its steps, which nobody changes. `at` is the server's: the time of the entry by the clock
 * of its desktop, moved by how far that is off. Static data. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-kind.h"

#include "domain/hut-kind-table.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */

/* ---- Codes ---- */

const HutCode hut_codes_occasion[] = {
  { "demand",            N_("Residents’ demand") },
  { "key-work",          N_("Key work") },
  { "joint-enforcement", N_("Joint enforcement") },
  { "emergency",         N_("Emergency") },
  { NULL, NULL }
};

static const HutCode whistle_sources[] = {
  { "case",       N_("Case") },
  { "matter",     N_("Matter") },
  { "lane",       N_("Lane") },
  { "warning",    N_("Warning") },
  { "resolution", N_("Resolution") },
  { NULL, NULL }
};

static const HutCode whistle_states[] = {
  { "open",  NC_("whistle state", "Under way") },
  { "ended", NC_("whistle state", "Ended") },
  { NULL, NULL }
};

const HutCode hut_codes_summons_state[] = {
  { "called",   NC_("summons state", "Called") },
  { "accepted", NC_("summons state", "Answered") },
  { "disputed", NC_("summons state", "Disputed") },
  { "refused",  NC_("summons state", "Refused") },
  { "working",  NC_("summons state", "On the spot") },
  { "done",     NC_("summons state", "Done") },
  { "released", NC_("summons state", "Released") },
  { NULL, NULL }
};

const HutCode hut_codes_whistle_step[] = {
  { "called",     NC_("whistle step", "Called") },
  { "accepted",   NC_("whistle step", "Answered") },
  { "disputed",   NC_("whistle step", "Disputed") },
  { "refused",    NC_("whistle step", "Refused") },
  { "ruled",      NC_("whistle step", "Ruled by the district") },
  { "arrived",    NC_("whistle step", "Arrived") },
  { "report",     NC_("whistle step", "Interim report") },
  { "done",       NC_("whistle step", "Done") },
  { "sent-back",  NC_("whistle step", "Sent back") },
  { "released",   NC_("whistle step", "Released") },
  { "moved",      NC_("whistle step", "New time set") },
  { "reminded",   NC_("whistle step", "Reminded") },
  { "supervised", NC_("whistle step", "Supervision report issued") },
  { "reported",   NC_("whistle step", "Reported to the district") },
  { "ended",      NC_("whistle step", "Whistle ended") },
  { "reopened",   NC_("whistle step", "Whistle opened again") },
  { "note",       NC_("whistle step", "Note") },
  { NULL, NULL }
};

const HutCode hut_codes_whistle_how[] = {
  { "desk",      N_("On its own desktop") },
  { "telephone", N_("By telephone") },
  { "on-site",   N_("Seen on the spot") },
  { "paper",     N_("In writing") },
  { NULL, NULL }
};

const HutCode hut_codes_ruling[] = {
  { "street",     N_("For the street") },
  { "department", N_("For the department") },
  { NULL, NULL }
};

const HutCode hut_codes_marker[] = {
  { "street",         N_("The street") },
  { "resident",       N_("Residents") },
  { "representative", N_("Representatives of the residents") },
  { "deputy",         N_("Deputies") },
  { "unit",           N_("Units nearby") },
  { NULL, NULL }
};

const HutCode hut_codes_whistle_view[] = {
  { "yes",    NC_("whistle view", "Yes") },
  { "partly", NC_("whistle view", "Partly") },
  { "no",     NC_("whistle view", "No") },
  { NULL, NULL }
};

/* ---- Fields ---- */

/* The call: the street’s, to departments and public service companies, to come and act together. */
static const HutField whistle_fields[] = {
  { "number", HUT_FIELD_TEXT, PUBLIC, SERVER, ALL, N_("Number"), NULL },
  { "occasion", HUT_FIELD_CODE, INTERNAL, FIELD, ALL, N_("Occasion"), hut_codes_occasion },
  { "task", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("What is to be done"), NULL },
  { "place", HUT_FIELD_POINT, INTERNAL, FIELD, ALL, N_("Place"), NULL },
  { "address", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Address"), NULL },
  { "community", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Community"), NULL },
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Lane"), NULL },
  { "matter", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Matter"), NULL },
  { "cases", HUT_FIELD_JSON, INTERNAL, FIELD, ALL, N_("Cases"), NULL },
  { "source_kind", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Comes from"), whistle_sources },
  { "source", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Source"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, SERVER, ALL, N_("Blown"), NULL },
  { "clock_off", HUT_FIELD_INT, INTERNAL, FIELD, ALL, N_("Clock set right by"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Blown by"), NULL },
  { "contact", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Whom to turn to"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, ALL, N_("State"), whistle_states },
  { "outcome", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Outcome"), NULL },
  VOID_REASON,
};

/* The call to one of them; its uid is made of whistle and unit. When it did what is in its steps. */
static const HutField summons_fields[] = {
  { "whistle", HUT_FIELD_UID, INTERNAL, FIELD, DEPT, N_("Whistle"), NULL },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Unit"), NULL },
  { "task", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Its part"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, SERVER, DEPT, N_("Called"), NULL },
  { "clock_off", HUT_FIELD_INT, INTERNAL, FIELD, DEPT, N_("Clock set right by"), NULL },
  { "answer_due_at", HUT_FIELD_TIME, INTERNAL, FIELD, DEPT, N_("Answer due"), NULL },
  { "due_at", HUT_FIELD_TIME, INTERNAL, FIELD, DEPT, N_("On the spot by"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, DEPT, N_("State"), hut_codes_summons_state },
  VOID_REASON,
};

/* What happened, in the order in which it was entered: by a unit on its own desktop, or by the
 * street for it, as told by telephone. */
static const HutField whistle_step_fields[] = {
  { "whistle", HUT_FIELD_UID, INTERNAL, FIELD, DEPT, N_("Whistle"), NULL },
  { "summons", HUT_FIELD_UID, INTERNAL, FIELD, DEPT, N_("Summons"), NULL },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Unit"), NULL },
  { "code", HUT_FIELD_CODE, INTERNAL, FIELD, DEPT, N_("Step"), hut_codes_whistle_step },
  { "at", HUT_FIELD_TIME, INTERNAL, SERVER, DEPT, N_("Entered"), NULL },
  { "clock_off", HUT_FIELD_INT, INTERNAL, FIELD, DEPT, N_("Clock set right by"), NULL },
  { "said_at", HUT_FIELD_TIME, INTERNAL, FIELD, DEPT, N_("Took place"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("By"), NULL },
  { "entered_by", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Entered by"), NULL },
  { "how", HUT_FIELD_CODE, INTERNAL, FIELD, DEPT, N_("How"), hut_codes_whistle_how },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Words"), NULL },
  { "people", HUT_FIELD_INT, INTERNAL, FIELD, DEPT, N_("People"), NULL },
  { "place", HUT_FIELD_POINT, INTERNAL, FIELD, DEPT, N_("Position"), NULL },
  { "ruling", HUT_FIELD_CODE, INTERNAL, FIELD, DEPT, N_("Ruled for"), hut_codes_ruling },
  { "due_at", HUT_FIELD_TIME, INTERNAL, FIELD, DEPT, N_("New time"), NULL },
};

/* What the street, and whom the district asks, say of a unit’s part (street office regulation, 11,
 * 44, 45); its uid is made of summons and who. 1 to 5. */
static const HutField mark_fields[] = {
  { "whistle", HUT_FIELD_UID, INTERNAL, FIELD, DEPT, N_("Whistle"), NULL },
  { "summons", HUT_FIELD_UID, INTERNAL, FIELD, DEPT, N_("Summons"), NULL },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Unit"), NULL },
  { "who", HUT_FIELD_CODE, INTERNAL, FIELD, DEPT, N_("Marks by"), hut_codes_marker },
  { "timely", HUT_FIELD_INT, INTERNAL, FIELD, DEPT, N_("Timely"), NULL },
  { "effective", HUT_FIELD_INT, INTERNAL, FIELD, DEPT, N_("Effective"), NULL },
  { "attitude", HUT_FIELD_INT, INTERNAL, FIELD, DEPT, N_("Attitude"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Words"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, SERVER, DEPT, N_("Given on"), NULL },
  { "clock_off", HUT_FIELD_INT, INTERNAL, FIELD, DEPT, N_("Clock set right by"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("By"), NULL },
  VOID_REASON,
};

/* What the unit says of the whistle (DOMAIN 3: for the district, never a rank of streets); one a
 * summons. */
static const HutField whistle_view_fields[] = {
  { "whistle", HUT_FIELD_UID, INTERNAL, FIELD, DEPT, N_("Whistle"), NULL },
  { "summons", HUT_FIELD_UID, INTERNAL, FIELD, DEPT, N_("Summons"), NULL },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Unit"), NULL },
  { "needed", HUT_FIELD_CODE, INTERNAL, FIELD, DEPT, N_("It was needed"), hut_codes_whistle_view },
  { "clear", HUT_FIELD_CODE, INTERNAL, FIELD, DEPT, N_("The task was clear"), hut_codes_whistle_view },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Words"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, SERVER, DEPT, N_("Given on"), NULL },
  { "clock_off", HUT_FIELD_INT, INTERNAL, FIELD, DEPT, N_("Clock set right by"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("By"), NULL },
  { "entered_by", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Entered by"), NULL },
  { "how", HUT_FIELD_CODE, INTERNAL, FIELD, DEPT, N_("How"), hut_codes_whistle_how },
  VOID_REASON,
};

/* ---- Kinds ---- */

const HutKind hut_kind_whistle = { "whistle", "whistles", HUT_HOME_STREET, FALSE, N_("Whistle"), FIELDS (whistle_fields) };
const HutKind hut_kind_summons = { "summons", "summonses", HUT_HOME_STREET, FALSE, N_("Summons"), FIELDS (summons_fields) };
const HutKind hut_kind_whistle_step = { "whistle-step", "whistle_steps", HUT_HOME_STREET, TRUE, N_("Step of a whistle"), FIELDS (whistle_step_fields) };
const HutKind hut_kind_mark = { "mark", "marks", HUT_HOME_STREET, FALSE, N_("Marks"), FIELDS (mark_fields) };
const HutKind hut_kind_whistle_view = { "whistle-view", "whistle_views", HUT_HOME_STREET, FALSE, N_("View of a whistle"), FIELDS (whistle_view_fields) };

/* clang-format on */
