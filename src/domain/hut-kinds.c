/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The kinds of records and their fields: the one table that the writer, the protocol, history,
 * conflict cards, masks and import mapping read. Names are those of DOMAIN section 1; a field is
 * added here and by one migration. Static data. */

#define G_LOG_DOMAIN "hutong-domain"

#include "domain/hut-kind.h"

#include "domain/hut-kind-table.h"
#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* clang-format off */

static const HutCode case_kinds[] = {
  { "inquiry",    NC_("case kind", "Inquiry") },
  { "help",       NC_("case kind", "Help") },
  { "complaint",  NC_("case kind", "Complaint") },
  { "report",     NC_("case kind", "Report") },
  { "suggestion", NC_("case kind", "Suggestion") },
  { NULL, NULL }
};

static const HutCode channels[] = {
  { "hotline",       N_("Hotline 12345") },
  { "counter",       N_("Counter") },
  { "phone",         N_("Telephone") },
  { "letter",        N_("Letter") },
  { "web",           N_("App or web form") },
  { "patrol",        N_("Patrol") },
  { "council",       N_("Council") },
  { "higher-office", N_("Higher office") },
  { "media",         N_("Media") },
  { NULL, NULL }
};

static const HutCode case_states[] = {
  { "received",           NC_("state", "Received") },
  { "accepted",           NC_("state", "Accepted") },
  { "assigned",           NC_("state", "Assigned") },
  { "in-progress",        NC_("state", "In progress") },
  { "awaiting-call-back", NC_("state", "Awaiting call-back") },
  { "closed",             NC_("state", "Closed") },
  { "disputed",           NC_("state", "Disputed") },
  { "returned",           NC_("state", "Returned") },
  { "void",               NC_("state", "Void") },
  { NULL, NULL }
};

const HutCode hut_codes_route[] = {
  { "handle",    N_("Within our duties") },
  { "whistle",   N_("Needs several departments") },
  { "transfer",  N_("Another's duty") },
  { "district",  N_("Report to the district") },
  { "mediation", N_("Mediation") },
  { NULL, NULL }
};

static const HutCode urgencies[] = {
  { "normal", NC_("urgency", "Normal") },
  { "urgent", NC_("urgency", "Urgent") },
  { NULL, NULL }
};

const HutCode hut_codes_level[] = {
  { "2h",  N_("2 hours") },
  { "24h", N_("24 hours") },
  { "7d",  N_("7 days") },
  { "15d", N_("15 days") },
  { NULL, NULL }
};

static const HutCode due_sources[] = {
  { "order",     N_("Stated in the order") },
  { "level",     N_("By level") },
  { "extension", N_("Extended") },
  { "entered",   N_("Entered") },
  { NULL, NULL }
};

const HutCode hut_codes_grade[] = {
  { "very-satisfied",    N_("Satisfied") },
  { "satisfied",         N_("Basically satisfied") },
  { "neutral",           N_("Neutral") },
  { "dissatisfied",      N_("Dissatisfied") },
  { "very-dissatisfied", N_("Very dissatisfied") },
  { NULL, NULL }
};

static const HutCode systems[] = {
  { "wgs84", N_("WGS-84") },
  { "gcj02", N_("GCJ-02") },
  { "bd09",  N_("BD-09") },
  { "address", N_("found by the address") },
  { NULL, NULL }
};

static const HutCode unit_classes[] = {
  { "section",       N_("Section of the office") },
  { "enforcement",   N_("Enforcement team") },
  { "community",     N_("Community") },
  { "property-firm", N_("Property firm") },
  { NULL, NULL }
};

static const HutCode department_classes[] = {
  { "department", N_("Department") },
  { "company",    N_("Public service company") },
  { NULL, NULL }
};

static const HutCode roles[] = {
  { "clerk",      N_("Clerk") },
  { "leader",     N_("Leader") },
  { "community",  N_("Community") },
  { "department", N_("Department") },
  { "admin",      N_("Administrator") },
  { NULL, NULL }
};

static const HutCode event_codes[] = {
  { "imported",       N_("Imported") },
  { "registered",     N_("Registered") },
  { "state",          N_("State changed") },
  { "routed",         N_("Route chosen") },
  { "caller-contact", N_("Caller contacted") },
  { "attempt",        N_("Attempt to reach the caller") },
  { "extension",      N_("Extended") },
  { "interim",        N_("Interim report") },
  { "told-caller",    N_("Result told to the caller") },
  { "told-hotline",   N_("Result told to the hotline") },
  { "unsolved",       N_("Cannot be solved for now") },
  { "call-back",      N_("Call-back") },
  { "excluded",       N_("Excluded from the rates") },
  { "shown",          N_("Personal data shown") },
  { "taken-back",     N_("Assignment taken back") },
  { "mediation",      N_("Mediation") },
  { "linked",         N_("Linked to a matter") },
  { "unlinked",       N_("Unlinked from a matter") },
  { "not-same",       N_("Found to be another matter") },
  { "duty",           N_("Assigned outside the list of duties") },
  { "task",           N_("Task given") },
  { "task-done",      N_("Task done") },
  { "handed-over",    N_("Handed over") },
  { "included",       N_("Counted in the rates again") },
  { "resumed",        N_("Tried again") },
  { "note",           N_("Note") },
  { "given-up",       N_("Change given up") },
  { "whistle",        N_("Whistle blown") },
  { NULL, NULL }
};

static const HutCode task_roles[] = {
  { "lead",    N_("Lead") },
  { "co-unit", N_("Co-unit") },
  { "task",    N_("Task") },
  { NULL, NULL }
};

static const HutCode task_states[] = {
  { "open",   NC_("task state", "Open") },
  { "interim", NC_("task state", "Interim report") },
  { "done",   NC_("task state", "Done") },
  { NULL, NULL }
};

static const HutCode matter_states[] = {
  { "open", NC_("task state", "Open") },
  { "done", NC_("task state", "Done") },
  { NULL, NULL }
};

const HutCode hut_codes_mediation_state[] = {
  { "open",   NC_("mediation state", "Under way") },
  { "agreed", NC_("mediation state", "Agreed") },
  { "failed", NC_("mediation state", "No agreement") },
  { NULL, NULL }
};

static const HutCode warning_sources[] = {
  { "count",    N_("Count above its expectation") },
  { "season",   N_("Seasonal calendar") },
  { NULL, NULL }
};

static const HutCode warning_states[] = {
  { "open",      NC_("warning state", "Not answered") },
  { "accepted",  NC_("warning state", "Accepted") },
  { "dismissed", NC_("warning state", "Dismissed") },
  { NULL, NULL }
};

static const HutCode verdicts[] = {
  { "true",  NC_("warning", "Came true") },
  { "false", NC_("warning", "False alarm") },
  { NULL, NULL }
};

static const HutCode template_uses[] = {
  { "contact",      N_("Contact with the caller") },
  { "answer",       N_("Answer to the case") },
  { "told-caller",  N_("Words to the caller") },
  { "told-hotline", N_("Words to the hotline") },
  { NULL, NULL }
};

static const HutCode verbs[] = {
  { "create", N_("Registered") },
  { "update", N_("Changed") },
  { "void",   N_("Voided") },
  { NULL, NULL }
};

static const HutField community_fields[] = {
  { "code", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Code"), NULL },
  { "name", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Name"), NULL },
  { "area", HUT_FIELD_JSON, PUBLIC, FIELD, ALL, N_("Area"), NULL },
  { "approximate", HUT_FIELD_BOOL, PUBLIC, FIELD, ALL, N_("Approximate area"), NULL },
  VOID_REASON,
};

static const HutField grid_fields[] = {
  { "code", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Code"), NULL },
  { "name", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Name"), NULL },
  { "community", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Community"), NULL },
  { "area", HUT_FIELD_JSON, PUBLIC, FIELD, ALL, N_("Area"), NULL },
  VOID_REASON,
};

static const HutField lane_fields[] = {
  { "code", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Code"), NULL },
  { "name", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Name"), NULL },
  { "community", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Community"), NULL },
  { "line", HUT_FIELD_JSON, PUBLIC, FIELD, ALL, N_("Line"), NULL },
  { "chief", HUT_FIELD_UID, PUBLIC, FIELD, ALL, N_("Lane chief"), NULL },
  VOID_REASON,
};

static const HutField unit_fields[] = {
  { "code", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Code"), NULL },
  { "name", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Name"), NULL },
  { "class", HUT_FIELD_CODE, PUBLIC, FIELD, ALL, N_("Class"), unit_classes },
  { "community", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Community"), NULL },
  { "place", HUT_FIELD_POINT, PUBLIC, FIELD, ALL, N_("Place"), NULL },
  { "address", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Address"), NULL },
  { "duties", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Duties"), NULL },
  VOID_REASON,
};

static const HutField department_fields[] = {
  { "code", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Code"), NULL },
  { "name", HUT_FIELD_TEXT, PUBLIC, FIELD, ALL, N_("Name"), NULL },
  { "class", HUT_FIELD_CODE, PUBLIC, FIELD, ALL, N_("Class"), department_classes },
  VOID_REASON,
};

static const HutField person_fields[] = {
  { "name", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Name"), NULL },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Unit"), NULL },
  { "community", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Community"), NULL },
  { "telephone", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Telephone"), NULL },
  { "id_number", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Identity number"), NULL },
  { "home_address", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Home address"), NULL },
  { "note", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Note"), NULL },
  { "skills", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Skills"), NULL },
  { "available", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Days of the week"), NULL },
  { "training", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Training"), NULL },
  { "trained_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Trained on"), NULL },
  { "agreement_from", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Agreement from"), NULL },
  { "agreement_until", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Agreement until"), NULL },
  { "volunteer_number", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Volunteer number"), NULL },
  { "consent_name", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("Name may be published"), NULL },
  { "consent_telephone", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("Telephone may be published"), NULL },
  { "consented_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Consent given on"), NULL },
  { "left_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Left on"), NULL },
  VOID_REASON,
};

static const HutField account_fields[] = {
  { "name", HUT_FIELD_TEXT, PUBLIC, SERVER, ALL, N_("Account"), NULL },
  { "full_name", HUT_FIELD_TEXT, INTERNAL, SERVER, HOME, N_("Name"), NULL },
  { "role", HUT_FIELD_CODE, PUBLIC, SERVER, ALL, N_("Role"), roles },
  { "street", HUT_FIELD_TEXT, PUBLIC, SERVER, ALL, N_("Street"), NULL },
  { "unit", HUT_FIELD_TEXT, PUBLIC, SERVER, ALL, N_("Unit"), NULL },
  { "community", HUT_FIELD_TEXT, PUBLIC, SERVER, ALL, N_("Community"), NULL },
  VOID_REASON,
};

static const HutField view_fields[] = {
  { "name", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Name"), NULL },
  { "page", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Page"), NULL },
  { "filter", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Filter"), NULL },
  { "map", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Part of the map"), NULL },
  VOID_REASON,
};

/* A view that the office has in common. */
static const HutField shared_view_fields[] = {
  { "name", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Name"), NULL },
  { "page", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Page"), NULL },
  { "filter", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Filter"), NULL },
  { "map", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Part of the map"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  VOID_REASON,
};

static const HutField matter_fields[] = {
  { "title", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Title"), NULL },
  { "text", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Text"), NULL },
  { "category", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Category"), NULL },
  { "community", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Community"), NULL },
  { "place", HUT_FIELD_POINT, INTERNAL, FIELD, ALL, N_("Place"), NULL },
  { "address", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Address"), NULL },
  { "lead", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Lead"), NULL },
  { "assignee", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Handled by"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, ALL, N_("State"), matter_states },
  { "done_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Done"), NULL },
  { "answer", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Answer"), NULL },
  VOID_REASON,
};

static const HutField case_fields[] = {
  /* What it is. */
  { "number", HUT_FIELD_TEXT, PUBLIC, SERVER, ALL, N_("Number"), NULL },
  { "source", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Source"), NULL },
  { "order_number", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Order number"), NULL },
  { "kind", HUT_FIELD_CODE, INTERNAL, FIELD, ALL, N_("Kind"), case_kinds },
  { "channel", HUT_FIELD_CODE, INTERNAL, FIELD, COMM, N_("Channel"), channels },
  { "title", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Title"), NULL },
  { "text", HUT_FIELD_TEXT, INTERNAL, FIELD, COMM, N_("Text"), NULL },
  { "category", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Category"), NULL },
  { "category_2", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Category, second level"), NULL },
  { "category_3", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Category, third level"), NULL },
  /* Who calls. */
  { "caller", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Caller"), NULL },
  { "telephone", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Telephone"), NULL },
  { "id_number", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Identity number"), NULL },
  { "home_address", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Home address"), NULL },
  /* Where it is. */
  { "address", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Address"), NULL },
  { "place", HUT_FIELD_POINT, INTERNAL, FIELD, ALL, N_("Place"), NULL },
  { "place_system", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Coordinates came in"), systems },
  { "place_accuracy", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Accuracy in metres"), NULL },
  { "district", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("District"), NULL },
  { "community", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Community"), NULL },
  { "grid", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Grid"), NULL },
  { "lane", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Lane"), NULL },
  /* Its times. */
  { "created_at", HUT_FIELD_TIME, INTERNAL, FIELD, ALL, N_("Received"), NULL },
  { "dispatched_at", HUT_FIELD_TIME, INTERNAL, FIELD, COMM, N_("Dispatched"), NULL },
  { "level", HUT_FIELD_CODE, INTERNAL, FIELD, COMM, N_("Level"), hut_codes_level },
  { "urgency", HUT_FIELD_CODE, INTERNAL, FIELD, ALL, N_("Urgency"), urgencies },
  { "due_at", HUT_FIELD_TIME, INTERNAL, FIELD, ALL, N_("Due"), NULL },
  { "due_source", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Time limit"), due_sources },
  { "contact_due_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Contact due"), NULL },
  { "contacted_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Caller first contacted"), NULL },
  /* Where it stands. */
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, ALL, N_("State"), case_states },
  { "route", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Route"), hut_codes_route },
  { "route_reason", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Reason for the route"), NULL },
  { "lead", HUT_FIELD_TEXT, INTERNAL, FIELD, ALL, N_("Lead"), NULL },
  { "assignee", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Handled by"), NULL },
  { "duty_reason", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Why outside the list of duties"), NULL },
  { "matter", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Matter"), NULL },
  { "origin", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Transferred from"), NULL },
  { "answer", HUT_FIELD_TEXT, INTERNAL, FIELD, COMM, N_("Answer"), NULL },
  { "done_at", HUT_FIELD_TIME, INTERNAL, FIELD, COMM, N_("Answered"), NULL },
  { "closed_at", HUT_FIELD_TIME, INTERNAL, FIELD, COMM, N_("Closed"), NULL },
  { "reopened", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Times reopened"), NULL },
  { "dispute_reason", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Reason for the dispute"), NULL },
  { "unsolved_reason", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Why it cannot be solved for now"), NULL },
  { "retry_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Try again on"), NULL },
  /* The call-back and the rates. */
  { "call_back_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Called back"), NULL },
  { "contacted", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("Contacted"), NULL },
  { "resolved", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("Resolved"), NULL },
  { "satisfaction", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Satisfaction"), hut_codes_grade },
  { "excluded", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("Excluded from the rates"), NULL },
  { "exclusion_reason", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Reason for the exclusion"), NULL },
  { "exclusion_evidence", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Evidence for the exclusion"), NULL },
  { "excluded_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Excluded by"), NULL },
  { "excluded_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Excluded on"), NULL },
  /* The review of what cost a rate. */
  { "loss_reason", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Why points were lost"), NULL },
  { "loss_lesson", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("What is learnt from it"), NULL },
  VOID_REASON,
};

static const HutField event_fields[] = {
  { "case", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Case"), NULL },
  { "code", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Step"), event_codes },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("By"), NULL },
  { "how", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("How"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Words"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("State"), case_states },
  { "file", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("File"), NULL },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Unit"), NULL },
  { "task", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Task"), NULL },
  { "due_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("New due time"), NULL },
  { "caller_told", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("Caller told"), NULL },
  { "hotline_told", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("Hotline told"), NULL },
  { "other", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Other case or matter"), NULL },
};

static const HutField task_fields[] = {
  { "case", HUT_FIELD_UID, INTERNAL, FIELD, COMM, N_("Case"), NULL },
  { "matter", HUT_FIELD_UID, INTERNAL, FIELD, COMM, N_("Matter"), NULL },
  { "role", HUT_FIELD_CODE, INTERNAL, FIELD, COMM, N_("Role"), task_roles },
  { "title", HUT_FIELD_TEXT, INTERNAL, FIELD, COMM, N_("Title"), NULL },
  { "unit", HUT_FIELD_TEXT, INTERNAL, FIELD, COMM, N_("Unit"), NULL },
  { "assignee", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Handled by"), NULL },
  { "created_at", HUT_FIELD_TIME, INTERNAL, FIELD, COMM, N_("Given on"), NULL },
  { "given_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Given by"), NULL },
  { "due_at", HUT_FIELD_TIME, INTERNAL, FIELD, COMM, N_("Due"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, COMM, N_("State"), task_states },
  { "interim", HUT_FIELD_TEXT, INTERNAL, FIELD, COMM, N_("Interim report"), NULL },
  { "interim_at", HUT_FIELD_TIME, INTERNAL, FIELD, COMM, N_("Interim report on"), NULL },
  { "result", HUT_FIELD_TEXT, INTERNAL, FIELD, COMM, N_("Result"), NULL },
  { "done_at", HUT_FIELD_TIME, INTERNAL, FIELD, COMM, N_("Done"), NULL },
  VOID_REASON,
};

static const HutCode moments[] = {
  { "before", NC_("photograph", "Before") },
  { "after", NC_("photograph", "After") },
  { NULL, NULL },
};

/* A photograph or paper of a case or matter, of a topic, of a step of a whistle, of a check of a
 * lane (and then of which item), of what a patrol found, or of a check-in. The bytes are a blob,
 * named by their hash. */
static const HutField attachment_fields[] = {
  { "case", HUT_FIELD_UID, INTERNAL, FIELD, DEPT, N_("Case"), NULL },
  { "matter", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Matter"), NULL },
  { "topic", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Topic"), NULL },
  { "whistle", HUT_FIELD_UID, INTERNAL, FIELD, DEPT, N_("Whistle"), NULL },
  { "step", HUT_FIELD_UID, INTERNAL, FIELD, DEPT, N_("Step of a whistle"), NULL },
  { "lane_check", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Check of a lane"), NULL },
  { "item", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Item of the check-list"), NULL },
  { "finding", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Finding"), NULL },
  { "check_in", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Double check-in"), NULL },
  { "public", HUT_FIELD_BOOL, INTERNAL, FIELD, HOME, N_("May be shown on the screen"), NULL },
  { "moment", HUT_FIELD_CODE, INTERNAL, FIELD, DEPT, N_("Before or after"), moments },
  { "name", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("File name"), NULL },
  { "sha256", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Content"), NULL },
  { "media_type", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Media type"), NULL },
  { "size", HUT_FIELD_INT, INTERNAL, FIELD, DEPT, N_("Size in bytes"), NULL },
  { "words", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("Words"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, DEPT, N_("Time"), NULL },
  { "by", HUT_FIELD_TEXT, INTERNAL, FIELD, DEPT, N_("By"), NULL },
  VOID_REASON,
};

/* Of a case whose route is mediation (street office regulation, 17). Who quarrels, and about what
 * they agreed, is theirs. */
static const HutField mediation_fields[] = {
  { "case", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Case"), NULL },
  { "parties", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Parties"), NULL },
  { "mediator", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Mediator"), NULL },
  { "held_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Held on"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("State"), hut_codes_mediation_state },
  { "agreement", HUT_FIELD_TEXT, PERSONAL, FIELD, HOME, N_("Agreement"), NULL },
  { "follow_up_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Follow up on"), NULL },
  { "follow_up", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Follow-up"), NULL },
  VOID_REASON,
};

/* A rule of the office in place of the shipped one of that name (data/rules): its uid is made of
 * its name. */
static const HutField rule_fields[] = {
  { "name", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Name"), NULL },
  { "value", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Value"), NULL },
  { "source", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Source"), NULL },
  { "verified_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Verified by"), NULL },
  { "verified_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Verified on"), NULL },
  VOID_REASON,
};

static const HutField template_fields[] = {
  { "name", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Name"), NULL },
  { "use", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Used for"), template_uses },
  { "category", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Category"), NULL },
  { "text", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Text"), NULL },
  { "position", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Position"), NULL },
  VOID_REASON,
};

/* A warning that somebody answered; one that nobody did is counted anew each time and not kept.
 * Its uid is made of source, category, community and the day it begins. */
static const HutField warning_fields[] = {
  { "source", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Source"), warning_sources },
  { "category", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Category"), NULL },
  { "community", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Community"), NULL },
  { "title", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Title"), NULL },
  { "from", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("From"), NULL },
  { "until", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Until"), NULL },
  { "seen", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Seen"), NULL },
  { "expected_milli", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Expected, in thousandths"), NULL },
  { "tail_nano", HUT_FIELD_INT, INTERNAL, FIELD, HOME, N_("Probability, in billionths"), NULL },
  { "cases", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Cases"), NULL },
  { "state", HUT_FIELD_CODE, INTERNAL, GUARDED, HOME, N_("State"), warning_states },
  { "reason", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Reason"), NULL },
  { "answered_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Answered by"), NULL },
  { "answered_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Answered on"), NULL },
  { "task", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Task"), NULL },
  { "verdict", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Verdict"), verdicts },
  { "verdict_reason", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Reason for the verdict"), NULL },
  { "verdict_by", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Verdict by"), NULL },
  { "verdict_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Verdict on"), NULL },
  VOID_REASON,
};

/* History. Its id is the uid of the operation that it remembers; values of personal fields stand
 * in `personal`, under the same names as in the operation. `over` names, for each field on which
 * two writers met, the operation that lost and the one that won: {"title":["<op>","<op>"]}. */
static const HutField change_fields[] = {
  { "record", HUT_FIELD_UID, INTERNAL, FIELD, HOME, N_("Record"), NULL },
  { "record_kind", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Kind"), NULL },
  { "verb", HUT_FIELD_CODE, INTERNAL, FIELD, HOME, N_("Step"), verbs },
  { "fields", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Fields"), NULL },
  { "personal_fields", HUT_FIELD_JSON, PERSONAL, FIELD, HOME, N_("Personal fields"), NULL },
  { "over", HUT_FIELD_JSON, INTERNAL, FIELD, HOME, N_("Conflict"), NULL },
  { "account", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Account"), NULL },
  { "device", HUT_FIELD_TEXT, INTERNAL, FIELD, HOME, N_("Device"), NULL },
  { "at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Time"), NULL },
  { "received_at", HUT_FIELD_TIME, INTERNAL, FIELD, HOME, N_("Received by the server"), NULL },
};

/* clang-format on */

const HutKind hut_kind_account = { "account", "accounts",     HUT_HOME_CITY,
                                   FALSE,     N_ ("Account"), FIELDS (account_fields) };
const HutKind hut_kind_attachment = { "attachment", "attachments",     HUT_HOME_STREET,
                                      FALSE,        N_ ("Attachment"), FIELDS (attachment_fields) };
const HutKind hut_kind_case = { "case", "cases",     HUT_HOME_STREET,
                                FALSE,  N_ ("Case"), FIELDS (case_fields) };
const HutKind hut_kind_change = { "change", "changes",     HUT_HOME_STREET,
                                  TRUE,     N_ ("Change"), FIELDS (change_fields) };
const HutKind hut_kind_community = { "community", "communities",    HUT_HOME_STREET,
                                     FALSE,       N_ ("Community"), FIELDS (community_fields) };
const HutKind hut_kind_department = { "department", "departments",     HUT_HOME_DISTRICT,
                                      FALSE,        N_ ("Department"), FIELDS (department_fields) };
const HutKind hut_kind_event = {
  "event", "events", HUT_HOME_STREET, TRUE, N_ ("Step on record"), FIELDS (event_fields)
};
const HutKind hut_kind_grid = { "grid", "grids",     HUT_HOME_STREET,
                                FALSE,  N_ ("Grid"), FIELDS (grid_fields) };
const HutKind hut_kind_lane = { "lane", "lanes",     HUT_HOME_STREET,
                                FALSE,  N_ ("Lane"), FIELDS (lane_fields) };
const HutKind hut_kind_matter = { "matter", "matters",     HUT_HOME_STREET,
                                  FALSE,    N_ ("Matter"), FIELDS (matter_fields) };
const HutKind hut_kind_mediation = { "mediation", "mediations",     HUT_HOME_STREET,
                                     FALSE,       N_ ("Mediation"), FIELDS (mediation_fields) };
const HutKind hut_kind_person = { "person", "persons",     HUT_HOME_STREET,
                                  FALSE,    N_ ("Person"), FIELDS (person_fields) };
const HutKind hut_kind_rule = { "rule", "rules",     HUT_HOME_STREET,
                                FALSE,  N_ ("Rule"), FIELDS (rule_fields) };
const HutKind hut_kind_shared_view = { "shared-view",      "shared_views",
                                       HUT_HOME_STREET,    FALSE,
                                       N_ ("Shared view"), FIELDS (shared_view_fields) };
const HutKind hut_kind_task = { "task", "tasks",     HUT_HOME_STREET,
                                FALSE,  N_ ("Task"), FIELDS (task_fields) };
const HutKind hut_kind_template = { "template", "templates",     HUT_HOME_STREET,
                                    FALSE,      N_ ("Template"), FIELDS (template_fields) };
const HutKind hut_kind_unit = { "unit", "units",     HUT_HOME_STREET,
                                FALSE,  N_ ("Unit"), FIELDS (unit_fields) };
const HutKind hut_kind_view = { "view", "views",           HUT_HOME_USER,
                                FALSE,  N_ ("Saved view"), FIELDS (view_fields) };

const HutKind hut_kind_warning = { "warning", "warnings",     HUT_HOME_STREET,
                                   FALSE,     N_ ("Warning"), FIELDS (warning_fields) };

static const HutKind *const kinds[] = {
  &hut_kind_account,      &hut_kind_activity,     &hut_kind_addendum,   &hut_kind_attachment,
  &hut_kind_ballot,       &hut_kind_body,         &hut_kind_case,       &hut_kind_change,
  &hut_kind_check_in,     &hut_kind_community,    &hut_kind_department, &hut_kind_entry,
  &hut_kind_event,        &hut_kind_finding,      &hut_kind_grid,       &hut_kind_lane,
  &hut_kind_lane_check,   &hut_kind_lane_profile, &hut_kind_mark,       &hut_kind_match,
  &hut_kind_matter,       &hut_kind_mediation,    &hut_kind_meeting,    &hut_kind_member,
  &hut_kind_minutes,      &hut_kind_motion,       &hut_kind_notice,     &hut_kind_patrol,
  &hut_kind_person,       &hut_kind_presence,     &hut_kind_rating,     &hut_kind_report,
  &hut_kind_resolution,   &hut_kind_role,         &hut_kind_rule,       &hut_kind_service,
  &hut_kind_shared_view,  &hut_kind_sheet,        &hut_kind_shift,      &hut_kind_signup,
  &hut_kind_speech,       &hut_kind_summons,      &hut_kind_tally,      &hut_kind_task,
  &hut_kind_template,     &hut_kind_topic,        &hut_kind_unit,       &hut_kind_view,
  &hut_kind_visit,        &hut_kind_warning,      &hut_kind_whistle,    &hut_kind_whistle_step,
  &hut_kind_whistle_view,
};

const HutKind *const *
hut_kinds (guint *n_kinds)
{
  *n_kinds = G_N_ELEMENTS (kinds);
  return kinds;
}
