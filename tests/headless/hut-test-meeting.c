/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The fixture of the tests of meetings. */

#include "hut-test-meeting.h"

#include "domain/hut-council-rules.h"
#include "hut-test-plan.h"
#include "hut-test-store.h"
#include "store/hut-store-desk.h"

/* ---- In memory ---- */

static GPtrArray *
list_of (HutMeeting *meeting, const HutKind *kind)
{
  if (kind == &hut_kind_member)
    return meeting->members;
  for (const HutMeetingList *list = hut_meeting_lists (); list->kind != NULL; list++)
    if (list->kind == kind)
      return G_STRUCT_MEMBER (GPtrArray *, meeting, list->list);
  return NULL;
}

static const HutRecord *
present_of (HutMeeting *meeting, const HutRecord *next)
{
  GPtrArray *list = list_of (meeting, next->kind);

  if (next->kind == &hut_kind_meeting)
    return meeting->meeting;
  for (guint i = 0; i < list->len; i++)
    if (hut_uid_equal (&((HutRecord *)list->pdata[i])->id, &next->id))
      return list->pdata[i];
  return NULL;
}

static gboolean
check_and_put (HutMeeting *meeting, const HutPlannedRecord *planned, GError **error)
{
  g_autoptr (HutOperation) operation = hut_test_plan_operation (planned, NULL);
  const HutRecord *present = present_of (meeting, planned->next);
  HutCouncilFacts council = { 0 };
  HutOperationContext context = { 0 };
  HutUid meeting_id, motion_id;

  if (hut_council_needs (operation, present, &meeting_id, &motion_id))
    {
      council.meeting =
          hut_uid_equal (&meeting_id, &meeting->meeting->id) ? meeting->meeting : NULL;
      council.motion = hut_meeting_find (meeting, &motion_id);
      context.council = &council;
    }
  if (!hut_operation_check (operation, present, &context, NULL, error))
    return FALSE;
  hut_meeting_put (meeting, planned->next);
  return TRUE;
}

static gboolean
apply (HutTestMeeting *test, const HutRecordPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->records->len; i++)
    if (!check_and_put (test->meeting, plan->records->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* ---- In a store ---- */

static gboolean
write_plan (HutTestMeeting *test, const HutRecordPlan *plan, GError **error)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_plan (write, plan);
  if (!hut_store_write (test->store, write, error))
    return FALSE;
  hut_test_meeting_reload (test);
  return TRUE;
}

void
hut_test_meeting_reload (HutTestMeeting *test)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&test->meeting, hut_meeting_free);
  test->meeting = hut_reader_meeting (test->reader, &test->id, &error);
  g_assert_no_error (error);
}

gboolean
hut_test_meeting_try (HutTestMeeting *test, HutRecordPlan *taken, GError **error)
{
  g_autoptr (HutRecordPlan) plan = taken;

  if (plan == NULL ||
      !(test->store != NULL ? write_plan (test, plan, error) : apply (test, plan, error)))
    return FALSE;
  test->now += G_USEC_PER_SEC;
  return TRUE;
}

/* ---- Making one ---- */

static HutTime
time_of (const char *day)
{
  HutTime time;

  g_assert_true (hut_time_parse (day, NULL, &time));
  return time + 10 * HUT_TIME_HOUR;
}

static HutRecord *
new_member (HutTestMeeting *test, guint i)
{
  HutUid id = hut_uid_new ();
  HutRecord *member = hut_record_new (&hut_kind_member, &id, NULL);
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  g_autofree char *name = g_strdup_printf ("Member %u", i + 1);

  hut_record_set (member, "body", hut_value_uid (&test->body));
  hut_record_set_text (member, "number", number);
  hut_record_set_text (member, "name", name);
  hut_record_set_text (member, "role", i == 0 ? "chair" : "member");
  return member;
}

static HutRecord *
new_meeting (HutTestMeeting *test, const char *rule)
{
  HutRecord *record = hut_record_new (&hut_kind_meeting, &test->id, NULL);

  hut_record_set (record, "body", hut_value_uid (&test->body));
  hut_record_set_text (record, "title", "Meeting");
  hut_record_set_text (record, "kind", "council");
  hut_record_set_text (record, "rule", rule);
  hut_record_set_text (record, "place_name", "Hall");
  hut_record_set_text (record, "state", "draft");
  hut_record_set_int (record, "starts_at", test->now + HUT_TIME_DAY);
  return record;
}

static HutTestMeeting *
begin (HutOffice *office, const char *day)
{
  HutTestMeeting *test = g_new0 (HutTestMeeting, 1);

  test->office = office;
  test->body = hut_uid_new ();
  test->id = hut_uid_new ();
  test->desk = hut_uid_new ();
  test->now = time_of (day);
  return test;
}

HutTestMeeting *
hut_test_meeting_new (HutOffice *office, const char *rule, const char *day, guint n_members)
{
  HutTestMeeting *test = begin (office, day);

  test->meeting = hut_meeting_new (new_meeting (test, rule));
  for (guint i = 0; i < n_members; i++)
    g_ptr_array_add (test->meeting->members, new_member (test, i));
  hut_meeting_sort (test->meeting);
  return test;
}

HutTestMeeting *
hut_test_meeting_new_in (HutStore *store, HutReader *reader, HutOffice *office, const char *rule,
                         const char *day, guint n_members)
{
  HutTestMeeting *test = begin (office, day);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *body = hut_record_new (&hut_kind_body, &test->body, NULL);
  g_autoptr (GError) error = NULL;

  test->store = store;
  test->reader = reader;
  test->desk = hut_store_desk (store);
  hut_record_set_text (body, "name", "Body");
  hut_record_set_text (body, "kind", "council");
  hut_write_create (write, body);
  for (guint i = 0; i < n_members; i++)
    hut_write_create (write, new_member (test, i));
  hut_write_create (write, new_meeting (test, rule));
  hut_store_write (store, write, &error);
  g_assert_no_error (error);
  hut_test_meeting_reload (test);
  return test;
}

HutTestMeeting *
hut_test_meeting_join (HutStore *store, HutReader *reader, HutOffice *office, const HutUid *id,
                       HutTime now)
{
  HutTestMeeting *test = g_new0 (HutTestMeeting, 1);

  test->office = office;
  test->store = store;
  test->reader = reader;
  test->id = *id;
  test->desk = hut_store_desk (store);
  test->now = now;
  hut_test_meeting_reload (test);
  return test;
}

void
hut_test_meeting_free (HutTestMeeting *test)
{
  if (test == NULL)
    return;
  hut_meeting_free (test->meeting);
  g_free (test);
}

HutMeetingActing *
hut_test_acting (HutTestMeeting *test)
{
  static HutMeetingActing acting;

  acting = (HutMeetingActing){ .meeting = test->meeting,
                               .office = test->office,
                               .account = "clerk",
                               .stream = test->store != NULL ? hut_store_get_stream (test->store)
                                                             : "street/110108014",
                               .desk = test->desk,
                               .desk_name = "Desk",
                               .now = test->now };
  return &acting;
}

/* ---- Its parts ---- */

HutRecord *
hut_test_member_record (HutTestMeeting *test, guint i)
{
  return test->meeting->members->pdata[i];
}

const HutUid *
hut_test_member (HutTestMeeting *test, guint i)
{
  return &hut_test_member_record (test, i)->id;
}

HutUid
hut_test_topic (HutTestMeeting *test, const char *title, const char *subject)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_topic, &id, NULL);

  hut_record_set_text (said, "title", title);
  hut_record_set_text (said, "subject", subject);
  hut_record_set_int (said, "minutes", 10);
  hut_test_do (test, hut_topic_plan_add, said);
  return id;
}

HutUid
hut_test_motion (HutTestMeeting *test, const HutUid *topic, const char *method)
{
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_motion, &id, NULL);

  hut_record_set (said, "topic", hut_value_uid (topic));
  hut_record_set_text (said, "title", "Motion");
  hut_record_set_text (said, "method", method);
  if (g_str_equal (method, "poll"))
    hut_record_set_text (said, "choices", "[\"a\",\"b\",\"c\"]");
  hut_test_do (test, hut_motion_plan_add, said);
  return id;
}

void
hut_test_arrive (HutTestMeeting *test, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    hut_test_do (test, hut_meeting_plan_arrive, hut_test_member (test, i), NULL);
}

const HutRecord *
hut_test_find (HutTestMeeting *test, const HutUid *id)
{
  return hut_meeting_find (test->meeting, id);
}

HutAttendance *
hut_test_attendance (HutTestMeeting *test, const HutUid *motion)
{
  const HutRecord *of = motion != NULL ? hut_test_find (test, motion) : NULL;
  g_autoptr (HutDecisionRule) rule = hut_meeting_rule (test->meeting, of, test->office);
  g_autoptr (HutVoters) voters = hut_voters_new (test->meeting->members, rule);

  return hut_attendance_new (test->meeting, voters, rule);
}
