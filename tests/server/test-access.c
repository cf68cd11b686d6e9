/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Who may see and write what: the access table, held against the table of PROTOCOL, and no byte
 * of a stream beside it. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-office.h"

#include "domain/hut-council-rules.h"
#include "domain/hut-roster-key.h"
#include "domain/hut-whistle.h"
#include "server/hut-pull.h"

#include <string.h>

typedef struct
{
  HutTestOffice *office;
  HutCaller *callers[5];
} Fixture;

static const HutRole roles[] = { HUT_ROLE_CLERK, HUT_ROLE_LEADER, HUT_ROLE_COMMUNITY,
                                 HUT_ROLE_DEPARTMENT, HUT_ROLE_ADMIN };

enum
{
  CLERK,
  LEADER,
  COMMUNITY,
  DEPARTMENT,
  ADMIN,
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->office = hut_test_office_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    fixture->callers[i] = hut_test_caller_new (fixture->office, roles[i]);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    hut_caller_free (fixture->callers[i]);
  hut_test_office_free (fixture->office);
}

/* A create of @kind with what it must have, in its home. */
static HutOperation *
make_create (const HutKind *kind, const HutCaller *caller, const char *name)
{
  g_autofree char *stream = hut_stream_for_home (kind->home, "110108014", &caller->account);
  const HutField *code = hut_kind_field (kind, "code");
  HutUid id = code != NULL && code->type == HUT_FIELD_TEXT
                  ? hut_uid_from_key (stream, kind->name, name)
                  : hut_uid_new ();
  HutOperation *create = hut_operation_new (HUT_VERB_CREATE, kind, &id, stream);
  static const struct
  {
    const char *field;
    const char *text;
  } texts[] = { { "title", NULL },       { "name", NULL },   { "code", NULL },
                { "state", "received" }, { "filter", "{}" }, { "role", "lead" },
                { "sha256", "00" },      { "value", "{}" },  { "source", "count" },
                { "mediator", NULL } };

  create->clock = TEST_NOW;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const HutField *field = hut_kind_field (kind, texts[i].field);

      if (field != NULL && (kind == &hut_kind_case || !g_str_equal (field->name, "state")) &&
          (kind == &hut_kind_warning || !g_str_equal (field->name, "source")))
        hut_test_set (create, field->name, texts[i].text != NULL ? texts[i].text : name);
    }
  if (kind == &hut_kind_account)
    hut_test_set (create, "role", "admin");
  if (kind == &hut_kind_template)
    hut_test_set (create, "text", name);
  if (kind == &hut_kind_warning)
    hut_test_set (create, "state", "open");
  if (kind == &hut_kind_event || kind == &hut_kind_mediation)
    {
      HutUid other = hut_uid_new ();

      hut_operation_add (create, hut_kind_field (kind, "case"), (HutValue)HUT_VALUE_INIT,
                         hut_value_uid (&other));
    }
  if (kind == &hut_kind_event)
    {
      hut_test_set (create, "code", "note");
      hut_operation_add (create, hut_kind_field (kind, "at"), (HutValue)HUT_VALUE_INIT,
                         hut_value_int (TEST_NOW));
    }
  return create;
}

/* ---- The council ---- */

/* A meeting that is led and under way, with a roll call that is open: in it each kind has its
 * place. */
typedef struct
{
  HutUid meeting, motion, desk;
} Hall;

static void
push_as (Fixture *fixture, gsize role, HutOperation *operation)
{
  g_autoptr (HutResultLine) result =
      hut_test_push_one (fixture->office, fixture->callers[role], operation);

  g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
  hut_operation_free (operation);
}

static void
add_uid (HutOperation *operation, const char *name, const HutUid *value)
{
  const HutField *field = hut_kind_field (operation->kind, name);

  if (field != NULL && field->type == HUT_FIELD_UID)
    hut_operation_add (operation, field, (HutValue)HUT_VALUE_INIT, hut_value_uid (value));
}

static void
add_int (HutOperation *operation, const char *name, gint64 value)
{
  const HutField *field = hut_kind_field (operation->kind, name);

  if (field != NULL)
    hut_operation_add (operation, field, (HutValue)HUT_VALUE_INIT, hut_value_int (value));
}

static gboolean
is_of_council (const HutKind *kind)
{
  return kind == &hut_kind_body || kind == &hut_kind_member || kind == &hut_kind_meeting ||
         (kind->home == HUT_HOME_STREET && hut_kind_field (kind, "meeting") != NULL);
}

/* A create of @kind in the hall, with what it must have. */
static HutOperation *
make_in_hall (const HutKind *kind, const Hall *hall, const char *name)
{
  static const struct
  {
    const char *field;
    const char *text; /* NULL: the name */
  } texts[] = { { "title", NULL },     { "name", NULL },   { "number", NULL },
                { "household", NULL }, { "block", NULL },  { "text", NULL },
                { "kind", "council" }, { "stand", "for" }, { "choice", "yes" },
                { "method", "hands" }, { "view", "for" },  { "code", "arrived" } };
  const HutField *subject = hut_kind_field (kind, "subject");
  const HutUid id = hut_uid_new (), other = hut_uid_new ();
  HutOperation *create = hut_operation_new (HUT_VERB_CREATE, kind, &id, TEST_STREET);

  create->clock = TEST_NOW;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (hut_kind_field (kind, texts[i].field) != NULL)
      hut_test_set (create, texts[i].field, texts[i].text != NULL ? texts[i].text : name);
  if (subject != NULL && subject->type == HUT_FIELD_CODE)
    hut_test_set (create, "subject", "meeting");
  if (*hut_council_next_states (kind, NULL) != NULL)
    hut_test_set (create, "state", *hut_council_next_states (kind, NULL));
  add_uid (create, "meeting", &hall->meeting);
  add_uid (create, "motion", &hall->motion);
  add_uid (create, "desk", &hall->desk);
  for (guint i = 0; i < 5; i++)
    add_uid (create, (const char *[]){ "member", "body", "minutes", "topic", "resolution" }[i],
             &other);
  add_int (create, "at", TEST_NOW);
  if (kind == &hut_kind_report)
    add_int (create, "progress", 40);
  if (kind != &hut_kind_meeting)
    add_int (create, "term", 1);
  return create;
}

/* ---- Whistles ---- */

static gboolean
is_of_whistle (const HutKind *kind)
{
  return kind == &hut_kind_whistle ||
         (kind != &hut_kind_attachment && hut_kind_field (kind, "whistle") != NULL);
}

/* One that was blown, and called a unit that it let go: of it marks and views can be given. */
typedef struct
{
  HutUid whistle, summons;
} Blown;

/* The uid that a record of @kind in it has. */
static HutUid
id_in_whistle (const HutKind *kind, const Blown *blown, const char *name)
{
  return kind == &hut_kind_summons        ? hut_summons_id (TEST_STREET, &blown->whistle, name)
         : kind == &hut_kind_mark         ? hut_mark_id (TEST_STREET, &blown->summons, "street")
         : kind == &hut_kind_whistle_view ? hut_whistle_view_id (TEST_STREET, &blown->summons)
                                          : hut_uid_new ();
}

/* A create of @kind in it, with what it must have; of each its own unit. */
static HutOperation *
make_of_whistle (const HutKind *kind, const Blown *blown, const char *name)
{
  static const struct
  {
    const char *field;
    const char *text; /* NULL: the name */
  } texts[] = { { "task", NULL },         { "unit", NULL },   { "words", NULL },
                { "occasion", "demand" }, { "code", "note" }, { "who", "street" },
                { "how", "telephone" } };
  const HutUid id = id_in_whistle (kind, blown, name);
  HutOperation *create = hut_operation_new (HUT_VERB_CREATE, kind, &id, TEST_STREET);
  gboolean of_let_go = kind == &hut_kind_mark || kind == &hut_kind_whistle_view;

  create->clock = TEST_NOW;
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (hut_kind_field (kind, texts[i].field) != NULL)
      hut_test_set (create, texts[i].field, texts[i].text != NULL ? texts[i].text : name);
  if (of_let_go)
    hut_test_set (create, "unit", "110108-water");
  if (kind == &hut_kind_whistle || kind == &hut_kind_summons)
    hut_test_set (create, "state", kind == &hut_kind_whistle ? "open" : "called");
  add_uid (create, "whistle", &blown->whistle);
  if (of_let_go)
    add_uid (create, "summons", &blown->summons);
  add_int (create, "at", TEST_NOW);
  add_int (create, "timely", 5);
  add_int (create, "due_at", TEST_NOW + 1800 * G_USEC_PER_SEC);
  return create;
}

/* ---- The roster ---- */

/* Where a kind of it stands in the table of kinds, and what its records must have: "field=text",
 * uids and times of now for the rest. */
static const struct
{
  const HutKind *kind;
  const char *texts[7];
  const char *uids[3];
  const char *times[3];
} of_roster[] = {
  { &hut_kind_activity, { "title=", "state=open" } },
  { &hut_kind_check_in, { "subject=unit", "unit=", "task=thing" } },
  { &hut_kind_entry, { "list=need", "title=", "state=open" } },
  { &hut_kind_finding, { "words=", "state=open" }, { NULL }, { "at" } },
  { &hut_kind_lane_check, { "lane=", "items={\"a\":\"yes\"}" }, { NULL }, { "at" } },
  { &hut_kind_lane_profile, { "lane=" } },
  { &hut_kind_match, { "state=open" }, { "need", "resource" } },
  { &hut_kind_patrol, { "lane=" }, { "person" }, { "began_at", "at" } },
  { &hut_kind_rating, { "lane=", "month=2026-11", "subject=cleaning" }, { NULL }, { NULL } },
  { &hut_kind_role, { "code=volunteer" }, { "person" } },
  { &hut_kind_service, { "how=check-in" }, { "person" }, { "began_at", "ended_at" } },
  { &hut_kind_shift, { "lane=" }, { "person" }, { "day" } },
  { &hut_kind_signup, { "state=signed" }, { "activity", "person" } },
  { &hut_kind_visit, { "subject=shop" }, { NULL }, { "at" } },
};

static int
place_in_roster (const HutKind *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (of_roster); i++)
    if (of_roster[i].kind == kind)
      return (int)i;
  return -1;
}

/* The uid that the fields of what is there once make. */
static void
take_key (HutOperation *create)
{
  g_autoptr (HutRecord) record = hut_record_new (create->kind, &create->id, TEST_STREET);

  hut_operation_apply (create, record);
  hut_roster_key (TEST_STREET, record, &create->id);
}

static HutOperation *
make_of_roster (const HutKind *kind, const char *name)
{
  const HutUid id = hut_uid_new ();
  HutOperation *create = hut_operation_new (HUT_VERB_CREATE, kind, &id, TEST_STREET);
  int place = place_in_roster (kind);

  create->clock = TEST_NOW;
  for (guint i = 0; of_roster[place].texts[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (of_roster[place].texts[i], "=", 2);

      hut_test_set (create, pair[0], *pair[1] != '\0' ? pair[1] : name);
    }
  for (guint i = 0; i < 3 && of_roster[place].uids[i] != NULL; i++)
    {
      HutUid other = hut_uid_new ();

      add_uid (create, of_roster[place].uids[i], &other);
    }
  for (guint i = 0; i < 3 && of_roster[place].times[i] != NULL; i++)
    add_int (create, of_roster[place].times[i], TEST_NOW);
  if (kind == &hut_kind_rating)
    add_int (create, "score", 5);
  take_key (create);
  return create;
}

static HutOperation *
next_state (const HutKind *kind, const HutUid *id, const char *from, const char *to)
{
  HutOperation *update = hut_operation_new (HUT_VERB_UPDATE, kind, id, TEST_STREET);

  update->clock = TEST_NOW + 1;
  hut_operation_add (update, hut_kind_field (kind, "state"), hut_value_text (from),
                     hut_value_text (to));
  hut_operation_add_guard (update, hut_kind_field (kind, "state"), hut_value_text (from));
  return update;
}

static void
open_hall (Fixture *fixture, gsize role, Hall *hall)
{
  HutOperation *operation;

  *hall = (Hall){ { { 0 } }, { { 0 } }, hut_uid_new () };
  operation = make_in_hall (&hut_kind_meeting, hall, "meeting");
  hall->meeting = operation->id;
  push_as (fixture, role, operation);
  operation = next_state (&hut_kind_meeting, &hall->meeting, "draft", "open");
  add_uid (operation, "leader", &hall->desk);
  add_int (operation, "term", 1);
  push_as (fixture, role, operation);
  operation = make_in_hall (&hut_kind_motion, hall, "motion");
  hall->motion = operation->id;
  push_as (fixture, role, operation);
  operation = next_state (&hut_kind_motion, &hall->motion, "ready", "voting");
  hut_operation_add_guard (operation, hut_kind_field (&hut_kind_motion, "desk"),
                           hut_value_uid (&hall->desk));
  hut_operation_add_guard (operation, hut_kind_field (&hut_kind_motion, "term"), hut_value_int (1));
  push_as (fixture, role, operation);
}

static void
blow (Fixture *fixture, Blown *blown)
{
  HutOperation *operation = make_of_whistle (&hut_kind_whistle, blown, "pipe");

  blown->whistle = operation->id;
  push_as (fixture, CLERK, operation);
  operation = make_of_whistle (&hut_kind_summons, blown, "110108-water");
  blown->summons = operation->id;
  push_as (fixture, CLERK, operation);
  push_as (fixture, CLERK, next_state (&hut_kind_summons, &blown->summons, "called", "released"));
}

static HutOperation *
make_update (const HutOperation *create, const char *name)
{
  HutOperation *update =
      hut_operation_new (HUT_VERB_UPDATE, create->kind, &create->id, create->stream);
  const char *field = hut_kind_field (create->kind, "name") != NULL    ? "name"
                      : hut_kind_field (create->kind, "title") != NULL ? "title"
                      : create->kind == &hut_kind_mediation            ? "mediator"
                                                                       : "words";
  const HutDelta *delta = hut_operation_delta (create, hut_kind_field (create->kind, field));

  update->clock = TEST_NOW + 1;
  hut_operation_add (update, hut_kind_field (create->kind, field),
                     delta != NULL ? hut_value_copy (&delta->new_value) : hut_value_text (NULL),
                     hut_value_text (name));
  return update;
}

/* clang-format off */
static const struct
{
  const HutKind *kind;
  gboolean create[5]; /* clerk, leader, community, department, admin */
  gboolean change[5];
  gboolean voiding[5];
} table[] = {
  { &hut_kind_case,       { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_event,      { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_matter,     { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_task,       { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_attachment, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_mediation,  { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_template,   { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_warning,    { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 0, 1, 0, 0, 0 } },
  { &hut_kind_shared_view, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_body,       { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_member,     { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_meeting,    { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_topic,      { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_presence,   { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_speech,     { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_motion,     { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_ballot,     { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_tally,      { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_sheet,      { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_report,     { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_resolution, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_minutes,    { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_addendum,   { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_notice,     { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_whistle, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_summons, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_whistle_step, { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_mark, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_whistle_view, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_activity, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_check_in, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_entry, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_finding, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_lane_check, { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_lane_profile, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_match, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_patrol, { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_rating, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_role, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_service, { 1, 1, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_shift, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_signup, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_visit, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_rule,       { 0, 1, 0, 0, 1 }, { 0, 1, 0, 0, 1 }, { 0, 1, 0, 0, 1 } },
  { &hut_kind_person,     { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 }, { 1, 1, 0, 0, 0 } },
  { &hut_kind_lane,       { 1, 1, 0, 0, 1 }, { 0, 0, 0, 0, 1 }, { 0, 0, 0, 0, 1 } },
  { &hut_kind_unit,       { 1, 1, 0, 0, 1 }, { 0, 0, 0, 0, 1 }, { 0, 0, 0, 0, 1 } },
  { &hut_kind_community,  { 0, 0, 0, 0, 1 }, { 0, 0, 0, 0, 1 }, { 0, 0, 0, 0, 1 } },
  { &hut_kind_grid,       { 1, 1, 0, 0, 1 }, { 0, 0, 0, 0, 1 }, { 0, 0, 0, 0, 1 } },
  { &hut_kind_department, { 0, 0, 0, 0, 1 }, { 0, 0, 0, 0, 1 }, { 0, 0, 0, 0, 1 } },
  { &hut_kind_account,    { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_change,     { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 }, { 0, 0, 0, 0, 0 } },
  { &hut_kind_view,       { 1, 1, 1, 1, 1 }, { 1, 1, 1, 1, 1 }, { 1, 1, 1, 1, 1 } },
};
/* clang-format on */

static void
test_the_table_is_that_of_the_protocol (Fixture *fixture, gconstpointer data)
{
  guint n_kinds;

  hut_kinds (&n_kinds);
  g_assert_cmpuint (n_kinds, ==, G_N_ELEMENTS (table));
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    for (gsize role = 0; role < G_N_ELEMENTS (roles); role++)
      {
        const HutCaller *caller = fixture->callers[role];
        g_autofree char *stream =
            hut_stream_for_home (table[i].kind->home, "110108014", &caller->account);

        g_test_message ("%s by %s", table[i].kind->name, caller->name);
        g_assert_cmpint (!!hut_access_may (caller, stream, table[i].kind, HUT_ACCESS_CREATE), ==,
                         table[i].create[role]);
        g_assert_cmpint (!!hut_access_may (caller, stream, table[i].kind, HUT_ACCESS_CHANGE), ==,
                         table[i].change[role]);
        g_assert_cmpint (!!hut_access_may (caller, stream, table[i].kind, HUT_ACCESS_VOID), ==,
                         table[i].voiding[role]);
      }
}

/* Down to the field: what the server gives is changed by nobody, what is personal is read and
 * written only where the stream is given in full. */
static void
test_fields_follow_their_kind_privacy_and_merge (Fixture *fixture, gconstpointer data)
{
  static const char *const given[] = { "ffff", "ffff", "---f", "---f", "mmmf" };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    for (gsize role = 0; role < G_N_ELEMENTS (roles); role++)
      {
        const HutCaller *caller = fixture->callers[role];
        const HutKind *kind = table[i].kind;
        g_autofree char *stream = hut_stream_for_home (kind->home, "110108014", &caller->account);

        for (guint f = 0; f < kind->n_fields; f++)
          {
            const HutField *field = &kind->fields[f];
            gboolean personal = field->privacy == HUT_PRIVACY_PERSONAL;
            gboolean of_server = field->merge == HUT_MERGE_SERVER;
            char view = given[role][kind->home];
            gboolean shown = view == 'f' || (view == 'm' && !personal);
            const gboolean expected[] = {
              [HUT_ACCESS_READ] = shown,
              [HUT_ACCESS_CREATE] = shown && table[i].create[role],
              [HUT_ACCESS_CHANGE] = shown && table[i].change[role] && !of_server,
              [HUT_ACCESS_VOID] = shown && table[i].voiding[role] && !of_server,
            };

            g_test_message ("%s: %s.%s", caller->name, kind->name, field->name);
            for (HutAccess access = HUT_ACCESS_READ; access <= HUT_ACCESS_VOID; access++)
              g_assert_cmpint (!!hut_access_may_field (caller, stream, kind, field, access), ==,
                               expected[access]);
            g_assert_false (
                hut_access_may_field (caller, "street/110108099", kind, field, HUT_ACCESS_READ));
          }
      }
}

/* The same by pushing: what may be written is, what may not leaves nothing. */
static void
test_what_the_table_forbids_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  Hall halls[2]; /* the leader's desk is another than the clerk's */
  Blown blown = { 0 };

  open_hall (fixture, CLERK, &halls[0]);
  open_hall (fixture, LEADER, &halls[1]);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    for (gsize role = 0; role < G_N_ELEMENTS (roles); role++)
      {
        const HutCaller *caller = fixture->callers[role];
        g_autofree char *name = g_strdup_printf ("%s-%s", table[i].kind->name, caller->name);
        g_autoptr (HutOperation) create = NULL;
        g_autoptr (HutResultLine) result = NULL;
        g_autoptr (HutRecord) there = NULL;

        if (table[i].kind == &hut_kind_change)
          continue;
        if (is_of_whistle (table[i].kind))
          blow (fixture, &blown);
        create = is_of_council (table[i].kind)
                     ? make_in_hall (table[i].kind, &halls[role == LEADER], name)
                 : is_of_whistle (table[i].kind) ? make_of_whistle (table[i].kind, &blown, name)
                 : place_in_roster (table[i].kind) >= 0 ? make_of_roster (table[i].kind, name)
                                                        : make_create (table[i].kind, caller, name);
        result = hut_test_push_one (fixture->office, caller, create);
        there = hut_test_record (fixture->office, create->stream, create->kind, &create->id);
        g_test_message ("%s", name);
        if (table[i].create[role])
          g_assert_cmpint (result->result, ==, HUT_RESULT_ACCEPTED);
        else
          hut_test_assert_refused (result, HUT_PROBLEM_NOT_YOURS);
        g_assert_cmpint (there != NULL, ==, table[i].create[role]);
      }
}

/* A ballot is cast while the vote is open, and the vote is not opened by a ballot. */
static void
test_no_ballot_after_the_close (Fixture *fixture, gconstpointer data)
{
  Hall hall;
  HutOperation *close;
  g_autoptr (HutOperation) late = NULL;
  g_autoptr (HutResultLine) result = NULL;
  g_autoptr (HutRecord) there = NULL;

  open_hall (fixture, CLERK, &hall);
  push_as (fixture, CLERK, make_in_hall (&hut_kind_ballot, &hall, "in time"));
  close = next_state (&hut_kind_motion, &hall.motion, "voting", "counted");
  hut_operation_add_guard (close, hut_kind_field (&hut_kind_motion, "desk"),
                           hut_value_uid (&hall.desk));
  hut_operation_add_guard (close, hut_kind_field (&hut_kind_motion, "term"), hut_value_int (1));
  push_as (fixture, CLERK, close);
  late = make_in_hall (&hut_kind_ballot, &hall, "late");
  result = hut_test_push_one (fixture->office, fixture->callers[CLERK], late);
  hut_test_assert_refused (result, HUT_PROBLEM_RULE);
  there = hut_test_record (fixture->office, TEST_STREET, &hut_kind_ballot, &late->id);
  g_assert_null (there);
}

static void
test_a_clerk_makes_lanes_and_only_admin_changes_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) create = make_create (&hut_kind_lane, fixture->callers[CLERK], "hx");
  g_autoptr (HutOperation) edit = make_update (create, "other name");
  g_autoptr (HutOperation) edit_again = make_update (create, "other name");
  g_autoptr (HutOperation) over = make_create (&hut_kind_lane, fixture->callers[LEADER], "hx");
  g_autoptr (HutResultLine) made =
      hut_test_push_one (fixture->office, fixture->callers[CLERK], create);
  g_autoptr (HutResultLine) refused =
      hut_test_push_one (fixture->office, fixture->callers[CLERK], edit);
  g_autoptr (HutResultLine) changed =
      hut_test_push_one (fixture->office, fixture->callers[ADMIN], edit_again);
  g_autoptr (HutResultLine) recreated =
      hut_test_push_one (fixture->office, fixture->callers[LEADER], over);

  g_assert_cmpint (made->result, ==, HUT_RESULT_ACCEPTED);
  hut_test_assert_refused (refused, HUT_PROBLEM_NOT_YOURS);
  g_assert_cmpint (changed->result, ==, HUT_RESULT_ACCEPTED);
  /* A create of what is there would change it. */
  hut_test_assert_refused (recreated, HUT_PROBLEM_NOT_YOURS);
}

static void
test_a_lane_has_the_uid_of_its_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) create = make_create (&hut_kind_lane, fixture->callers[CLERK], "hx");
  g_autoptr (HutResultLine) result = NULL;

  create->id = hut_uid_new ();
  result = hut_test_push_one (fixture->office, fixture->callers[CLERK], create);
  hut_test_assert_refused (result, HUT_PROBLEM_RULE);
  g_assert_cmpstr (result->problem->field, ==, "code");
}

/* What a desktop made alone, by the same rules from the same files. */
static void
test_what_is_there_word_for_word_is_accepted_without_effect (Fixture *fixture, gconstpointer data)
{
  HutUid id = hut_uid_from_key (TEST_STREET, "community", "110108014001");
  g_autoptr (HutRecord) community =
      hut_test_record (fixture->office, TEST_STREET, &hut_kind_community, &id);
  g_autoptr (HutOperation) same = hut_operation_new_create (community);
  g_autoptr (HutOperation) other = hut_operation_new_create (community);
  gint64 seq = hut_test_seq (fixture->office, TEST_STREET);
  g_autoptr (HutResultLine) first =
      hut_test_push_one (fixture->office, fixture->callers[CLERK], same);
  g_autoptr (HutResultLine) second = NULL;

  g_assert_cmpint (first->result, ==, HUT_RESULT_ACCEPTED);
  g_assert_cmpint (first->ver, ==, 1);
  hut_test_set (other, "name", "another name");
  second = hut_test_push_one (fixture->office, fixture->callers[CLERK], other);
  hut_test_assert_refused (second, HUT_PROBLEM_NOT_YOURS);
  g_assert_cmpint (hut_test_seq (fixture->office, TEST_STREET), ==, seq);
}

/* Existence included: what is answered about another's stream is the same, whether it is there. */
static void
test_nothing_of_a_stream_shows_to_who_is_not_given_it (Fixture *fixture, gconstpointer data)
{
  static const char *const streams[] = { TEST_STREET, "street/110108015", "district/110108",
                                         "community/110108014001" };
  HutUid id = hut_uid_from_key (TEST_STREET, "community", "110108014001");
  g_autofree char *first = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      g_autoptr (HutOperation) operation =
          hut_operation_new (HUT_VERB_CREATE, &hut_kind_community, &id, streams[i]);
      g_autoptr (HutResultLine) result = NULL;
      g_autofree char *text = NULL;

      hut_test_set (operation, "code", "110108014001");
      hut_test_set (operation, "name", "x");
      operation->op = (HutUid){ { 1 } };
      result = hut_test_push_one (fixture->office, fixture->callers[COMMUNITY], operation);
      hut_test_assert_refused (result, HUT_PROBLEM_NOT_YOURS);
      text = hut_result_line_print (result);
      if (first == NULL)
        first = g_steal_pointer (&text);
      else
        g_assert_cmpstr (text, ==, first);
    }
}

static void
test_a_stream_of_another_user_is_not_given (Fixture *fixture, gconstpointer data)
{
  g_autofree char *stream =
      hut_stream_for_home (HUT_HOME_USER, NULL, &fixture->callers[LEADER]->account);
  g_autoptr (HutOperation) create =
      make_create (&hut_kind_view, fixture->callers[LEADER], "my view");
  g_autoptr (HutResultLine) result =
      hut_test_push_one (fixture->office, fixture->callers[CLERK], create);
  HutView view;

  hut_test_assert_refused (result, HUT_PROBLEM_NOT_YOURS);
  for (gsize role = 0; role < G_N_ELEMENTS (roles); role++)
    g_assert_cmpint (hut_access_view (fixture->callers[role], stream, &view), ==, role == LEADER);
}

static void
test_who_sees_masked_writes_nothing_personal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutOperation) create =
      make_create (&hut_kind_person, fixture->callers[CLERK], "Zhang");
  g_autoptr (HutOperation) guess = NULL;
  g_autoptr (HutResultLine) made = NULL;
  g_autoptr (HutResultLine) refused = NULL;

  hut_test_set (create, "telephone", "010-1111");
  made = hut_test_push_one (fixture->office, fixture->callers[CLERK], create);
  g_assert_cmpint (made->result, ==, HUT_RESULT_ACCEPTED);
  guess = hut_operation_copy (create);
  guess->op = hut_uid_new ();
  refused = hut_test_push_one (fixture->office, fixture->callers[ADMIN], guess);
  hut_test_assert_refused (refused, HUT_PROBLEM_NOT_YOURS);
  g_assert_null (refused->personal);
}

static void
test_views_are_given_by_role (Fixture *fixture, gconstpointer data)
{
  /* street, district, city, user: f full, m masked, - not given */
  static const char *const given[] = { "ffff", "ffff", "---f", "---f", "mmmf" };
  static const HutHome homes[] = { HUT_HOME_STREET, HUT_HOME_DISTRICT, HUT_HOME_CITY,
                                   HUT_HOME_USER };

  for (gsize role = 0; role < G_N_ELEMENTS (roles); role++)
    for (gsize home = 0; home < G_N_ELEMENTS (homes); home++)
      {
        const HutCaller *caller = fixture->callers[role];
        g_autofree char *stream = hut_stream_for_home (homes[home], "110108014", &caller->account);
        HutView view;
        gboolean seen = hut_access_view (caller, stream, &view);

        g_test_message ("%s of %s", stream, caller->name);
        g_assert_cmpint (seen, ==, given[role][home] != '-');
        if (seen)
          g_assert_cmpint (view, ==, given[role][home] == 'f' ? HUT_VIEW_FULL : HUT_VIEW_MASKED);
      }
}

#define ADD(name, func) g_test_add ("/access/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-table-is-that-of-the-protocol", test_the_table_is_that_of_the_protocol);
  ADD ("fields-follow-their-kind-privacy-and-merge",
       test_fields_follow_their_kind_privacy_and_merge);
  ADD ("what-the-table-forbids-leaves-nothing", test_what_the_table_forbids_leaves_nothing);
  ADD ("no-ballot-after-the-close", test_no_ballot_after_the_close);
  ADD ("a-clerk-makes-lanes-and-only-admin-changes-them",
       test_a_clerk_makes_lanes_and_only_admin_changes_them);
  ADD ("a-lane-has-the-uid-of-its-code", test_a_lane_has_the_uid_of_its_code);
  ADD ("what-is-there-word-for-word-is-accepted-without-effect",
       test_what_is_there_word_for_word_is_accepted_without_effect);
  ADD ("nothing-of-a-stream-shows-to-who-is-not-given-it",
       test_nothing_of_a_stream_shows_to_who_is_not_given_it);
  ADD ("a-stream-of-another-user-is-not-given", test_a_stream_of_another_user_is_not_given);
  ADD ("who-sees-masked-writes-nothing-personal", test_who_sees_masked_writes_nothing_personal);
  ADD ("views-are-given-by-role", test_views_are_given_by_role);
  return g_test_run ();
}
