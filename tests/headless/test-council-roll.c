/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bodies, the roll of their members, and a meeting as it is prepared: what may be said, that a list
 * that comes again changes and does not double, and that what is wrong is told where it stands. */

#define G_LOG_DOMAIN "hutong-test"

#include "domain/hut-agenda.h"
#include "domain/hut-body-plan.h"
#include "domain/hut-meeting-draft.h"
#include "domain/hut-member-plan.h"
#include "domain/hut-topic-shift.h"
#include "exchange/hut-exchange-error.h"
#include "exchange/hut-member-list.h"
#include "exchange/hut-pasted-rows.h"
#include "store/hut-member-work.h"
#include "store/hut-reader-meeting.h"

#include "hut-test-meeting.h"
#include "hut-test-store.h"
#include "hut-test-xlsx.h"

#include <string.h>

#define STREAM "street/110108014"

static HutRecord *
new_record (const HutKind *kind)
{
  const HutUid id = hut_uid_new ();

  return hut_record_new (kind, &id, NULL);
}

static HutRecord *
new_body (const char *name, const char *kind, const char *rule)
{
  HutRecord *body = new_record (&hut_kind_body);

  hut_record_set_text (body, "name", name);
  hut_record_set_text (body, "kind", kind);
  hut_record_set_text (body, "rule", rule);
  return body;
}

static HutMemberList *
read_pasted (const char *text, GError **error)
{
  g_autoptr (HutRowReader) reader = hut_pasted_rows_new (text);

  return hut_member_list_read (reader, NULL, error);
}

static HutMemberList *
read_good (const char *text)
{
  g_autoptr (GError) error = NULL;
  HutMemberList *list = read_pasted (text, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < list->faults->len; i++)
    {
      g_autofree char *words = hut_member_fault_words (list->faults->pdata[i]);

      g_test_message ("%s", words);
    }
  g_assert_cmpuint (list->n_faults, ==, 0);
  return list;
}

static const char *
member_text (const HutMemberList *list, guint i, const char *field)
{
  return hut_record_get_text (list->members->pdata[i], field);
}

/* ---- Bodies and meetings ---- */

static void
refuse_body (HutOffice *office, HutRecord *said)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (hut_body_plan_add (said, office, &error));
  g_assert_nonnull (error);
  hut_record_free (said);
}

static void
test_a_body_has_a_name_a_kind_and_a_rule_that_is_known (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutRecord) said = new_body ("Council", "council", "council");
  g_autoptr (HutRecordPlan) plan = hut_body_plan_add (said, office, NULL);

  g_assert_nonnull (plan);
  refuse_body (office, new_body (NULL, "council", "council"));
  refuse_body (office, new_body ("Council", NULL, "council"));
  refuse_body (office, new_body ("Council", "council", NULL));
  refuse_body (office, new_body ("Council", "council", "no-such-rule"));
}

static void
test_the_usual_rule_is_the_one_in_force (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);

  g_assert_cmpstr (hut_body_usual_rule (office, "residents", hut_test_day ("2025-12-31")), ==,
                   "residents-1990");
  g_assert_cmpstr (hut_body_usual_rule (office, "residents", hut_test_day ("2026-01-01")), ==,
                   "residents-2026");
  g_assert_cmpstr (hut_body_usual_rule (office, "council", hut_test_day ("2026-11-26")), ==,
                   "council");
  g_assert_null (hut_body_usual_rule (office, "army", hut_test_day ("2026-11-26")));
}

static void
test_a_meeting_takes_kind_and_rule_of_its_body (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutRecord) body = new_body ("Owners", "owners", "owners-ordinary");
  g_autoptr (HutRecord) said = new_record (&hut_kind_meeting);
  g_autoptr (HutRecordPlan) plan = NULL;
  const HutRecord *made;

  hut_record_set_text (said, "title", "Second");
  hut_record_set (said, "body", hut_value_uid (&body->id));
  plan = hut_meeting_plan_create (said, body, office, NULL);
  g_assert_nonnull (plan);
  made = ((HutPlannedRecord *)plan->records->pdata[0])->next;
  g_assert_cmpstr (hut_record_get_text (made, "kind"), ==, "owners");
  g_assert_cmpstr (hut_record_get_text (made, "rule"), ==, "owners-ordinary");
  g_assert_cmpstr (hut_record_get_text (made, "state"), ==, "draft");
}

/* Once the notice has gone out, what stands in it stays, and who takes the minutes does not. */
static void
test_what_was_announced_stands (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutTestMeeting) test = hut_test_meeting_new (office, "council", "2026-11-26", 5);
  g_autoptr (HutRecord) other = NULL;
  g_autoptr (HutRecord) inner = NULL;

  hut_test_topic (test, "Parking", NULL);
  other = hut_record_copy (test->meeting->meeting);
  hut_record_set_text (other, "title", "Council");
  hut_record_set_text (other, "place_name", "Hall");
  hut_test_do (test, hut_meeting_plan_edit, other);
  hut_test_do (test, hut_meeting_plan_announce, "Board", 0);
  g_clear_pointer (&other, hut_record_free);
  other = hut_record_copy (test->meeting->meeting);
  hut_record_set_text (other, "place_name", "Yard");
  hut_test_refuse (test, hut_meeting_plan_edit, other);
  inner = hut_record_copy (test->meeting->meeting);
  hut_record_set_text (inner, "recorder", "Li");
  hut_test_do (test, hut_meeting_plan_edit, inner);
  g_assert_cmpstr (hut_record_get_text (test->meeting->meeting, "recorder"), ==, "Li");
  hut_test_do (test, hut_meeting_plan_withdraw_notice);
  g_clear_pointer (&other, hut_record_free);
  other = hut_record_copy (test->meeting->meeting);
  hut_record_set_text (other, "place_name", "Yard");
  hut_test_do (test, hut_meeting_plan_edit, other);
}

static void
test_what_was_opened_is_not_cancelled (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutTestMeeting) test = hut_test_meeting_new (office, "council", "2026-11-26", 5);

  hut_test_refuse (test, hut_meeting_plan_cancel, "");
  hut_test_do (test, hut_meeting_plan_open);
  hut_test_refuse (test, hut_meeting_plan_cancel, "rain");
}

/* ---- The agenda by steps ---- */

/* "1 a, 1.1 b, 2 c", as the agenda is read. */
static void
assert_agenda (HutTestMeeting *test, const char *expected)
{
  g_autoptr (HutAgenda) agenda = hut_agenda_new (test->meeting, test->now);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < agenda->items->len; i++)
    {
      const HutAgendaItem *item = &g_array_index (agenda->items, HutAgendaItem, i);

      g_string_append_printf (words, "%s%s %s", i > 0 ? ", " : "", item->number,
                              hut_record_get_text (item->topic, "title"));
    }
  g_assert_cmpstr (words->str, ==, expected);
}

static void
test_a_topic_moves_by_steps_over_the_agenda (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutTestMeeting) test = hut_test_meeting_new (office, "council", "2026-11-26", 5);
  const HutUid a = hut_test_topic (test, "a", NULL);
  const HutUid b = hut_test_topic (test, "b", NULL);
  const HutUid c = hut_test_topic (test, "c", NULL);

  assert_agenda (test, "1 a, 2 b, 3 c");
  hut_test_do (test, hut_topic_plan_shift, &c, HUT_SHIFT_UP, NULL);
  assert_agenda (test, "1 a, 2 c, 3 b");
  hut_test_do (test, hut_topic_plan_shift, &a, HUT_SHIFT_DOWN, NULL);
  assert_agenda (test, "1 c, 2 a, 3 b");
  hut_test_do (test, hut_topic_plan_shift, &a, HUT_SHIFT_IN, NULL);
  hut_test_do (test, hut_topic_plan_shift, &b, HUT_SHIFT_IN, NULL);
  assert_agenda (test, "1 c, 1.1 a, 1.2 b");
  hut_test_do (test, hut_topic_plan_shift, &b, HUT_SHIFT_UP, NULL);
  assert_agenda (test, "1 c, 1.1 b, 1.2 a");
  hut_test_do (test, hut_topic_plan_shift, &b, HUT_SHIFT_OUT, NULL);
  assert_agenda (test, "1 c, 1.1 a, 2 b");
  hut_test_refuse (test, hut_topic_plan_shift, &c, HUT_SHIFT_UP, NULL);
  hut_test_refuse (test, hut_topic_plan_shift, &b, HUT_SHIFT_DOWN, NULL);
  hut_test_refuse (test, hut_topic_plan_shift, &c, HUT_SHIFT_IN, NULL);
  hut_test_refuse (test, hut_topic_plan_shift, &b, HUT_SHIFT_OUT, NULL);
}

static void
test_a_topic_is_put_where_another_stands (void)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutTestMeeting) test = hut_test_meeting_new (office, "council", "2026-11-26", 5);
  const HutUid a = hut_test_topic (test, "a", NULL);
  const HutUid b = hut_test_topic (test, "b", NULL);
  const HutUid c = hut_test_topic (test, "c", NULL);
  const HutUid d = hut_test_topic (test, "d", NULL);

  hut_test_do (test, hut_topic_plan_shift, &d, HUT_SHIFT_BEFORE, &a);
  assert_agenda (test, "1 d, 2 a, 3 b, 4 c");
  hut_test_do (test, hut_topic_plan_shift, &d, HUT_SHIFT_AFTER, &b);
  assert_agenda (test, "1 a, 2 b, 3 d, 4 c");
  hut_test_do (test, hut_topic_plan_shift, &c, HUT_SHIFT_INTO, &a);
  assert_agenda (test, "1 a, 1.1 c, 2 b, 3 d");
  hut_test_do (test, hut_topic_plan_shift, &d, HUT_SHIFT_BEFORE, &c);
  assert_agenda (test, "1 a, 1.1 d, 1.2 c, 2 b");
  /* A topic is not put into a part of itself. */
  hut_test_refuse (test, hut_topic_plan_shift, &a, HUT_SHIFT_INTO, &c);
  hut_test_refuse (test, hut_topic_plan_shift, &a, HUT_SHIFT_AFTER, &c);
  assert_agenda (test, "1 a, 1.1 d, 1.2 c, 2 b");
}

/* ---- Members ---- */

static void
test_areas_are_read_exactly (void)
{
  static const struct
  {
    const char *text;
    gint64 area;
  } good[] = {
    { "89.5", 8950 },
    { "89.50 ㎡", 8950 },
    { "1,234.56 平方米", 123456 },
    { "0", 0 },
    { "89.500", 8950 },
    { "90.", 9000 },
    { "92233720368547757", 9223372036854775700 },
  };
  static const char *const bad[] = { "", "89.505", "-3", "12.x", "92233720368547758", "one" };
  gint64 area;

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_assert_true (hut_member_read_area (good[i].text, &area));
      g_assert_cmpint (area, ==, good[i].area);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (hut_member_read_area (bad[i], &area));
}

static void
test_two_members_do_not_share_a_number (void)
{
  const HutUid body = hut_uid_new ();
  g_autoptr (GPtrArray) roll = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_free);
  g_autoptr (HutRecord) said = new_record (&hut_kind_member);
  g_autoptr (HutRecordPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  HutRecord *kept = new_record (&hut_kind_member);

  hut_record_set_text (kept, "number", "12");
  hut_record_set_text (kept, "name", "王芳");
  g_ptr_array_add (roll, kept);
  hut_record_set_text (said, "number", "12");
  hut_record_set_text (said, "name", "李明");
  g_assert_null (hut_member_plan_add (&body, roll, said, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  hut_record_set_text (said, "number", "13");
  plan = hut_member_plan_add (&body, roll, said, NULL);
  g_assert_nonnull (plan);
}

/* ---- Lists ---- */

static void
test_headings_are_known_by_their_usual_names (void)
{
  g_autoptr (HutMemberList) list = read_good (
      "议事会成员名册\n"
      "序 号\t姓名\t房号\t座区\t身份\t面积（㎡）\t面积依据\t业主\t联系电话\t投影显示名\t爱好\n"
      "1\t王芳\t1-101\t东区\t主持人\t89.5\t房产证\t王芳\t13800138000\t王代表\t象棋\n"
      "2\t李明\t1-102\t东区\t业主代表\t120\t实测\t李明\t\t\t\n");

  g_assert_cmpuint (list->members->len, ==, 2);
  g_assert_cmpuint (list->fields->len, ==, 10);
  g_assert_cmpuint (g_strv_length (list->known), ==, 10);
  g_assert_cmpstr (list->known[2], ==, "房号");
  g_assert_cmpuint (g_strv_length (list->unknown), ==, 1);
  g_assert_cmpstr (list->unknown[0], ==, "爱好");
  g_assert_cmpstr (member_text (list, 0, "number"), ==, "1");
  g_assert_cmpstr (member_text (list, 0, "household"), ==, "1-101");
  g_assert_cmpstr (member_text (list, 0, "role"), ==, "chair");
  g_assert_cmpstr (member_text (list, 0, "area_source"), ==, "registered");
  g_assert_cmpstr (member_text (list, 0, "telephone"), ==, "13800138000");
  g_assert_cmpstr (member_text (list, 0, "screen_name"), ==, "王代表");
  g_assert_cmpint (hut_record_get_int (list->members->pdata[0], "area", 0), ==, 8950);
  g_assert_cmpstr (member_text (list, 1, "role"), ==, "owner-representative");
}

static void
test_commas_separate_where_there_are_no_tabs (void)
{
  g_autoptr (HutMemberList) list = read_good ("姓名,户号\r\n王芳，1-101\r\n\r\n李明,1-102");

  g_assert_cmpuint (list->members->len, ==, 2);
  g_assert_cmpstr (member_text (list, 0, "household"), ==, "1-101");
  g_assert_cmpstr (member_text (list, 1, "name"), ==, "李明");
}

static void
assert_fault (const HutMemberList *list, guint i, guint row, const char *heading)
{
  const HutMemberFault *fault = list->faults->pdata[i];

  g_assert_cmpuint (fault->row, ==, row);
  g_assert_cmpstr (fault->heading, ==, heading);
}

static void
test_every_fault_is_told_with_row_and_column (void)
{
  g_autoptr (HutMemberList) list = read_pasted ("序号\t姓名\t身份\t面积\n"
                                                "1\t王芳\t会长老\t89.5\n"
                                                "2\t李明\t成员\t八十九\n"
                                                "1\t赵强\t成员\t70\n"
                                                "4\t\t成员\t70\n"
                                                "1\t孙丽\t成员\t60\n",
                                                NULL);

  g_assert_cmpuint (list->n_faults, ==, 4);
  assert_fault (list, 0, 2, "身份");
  assert_fault (list, 1, 3, "面积");
  assert_fault (list, 2, 5, NULL);
  assert_fault (list, 3, 6, NULL);
}

static void
test_a_table_without_headings_is_refused (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_pasted ("王芳\t1-101\n李明\t1-102\n", &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING);
  g_clear_error (&error);
  g_assert_null (read_pasted ("", &error));
  g_assert_error (error, HUT_EXCHANGE_ERROR, HUT_EXCHANGE_ERROR_MAPPING);
}

/* A household that a spreadsheet took for a date is another household. */
static void
test_a_household_that_became_a_date_is_a_fault (HutTestStore *test, gconstpointer unused)
{
  const HutTestWorkbook book = {
    .sheet_data = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>姓名</t></is></c>"
                  "<c r=\"B1\" t=\"inlineStr\"><is><t>房号</t></is></c></row>"
                  "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>王芳</t></is></c>"
                  "<c r=\"B2\" s=\"1\"><v>46000</v></c></row>"
  };
  g_autofree char *path = hut_test_write_xlsx (test->folder, "roll.xlsx", &book);
  g_autoptr (HutRowReader) reader = hut_row_reader_open (path, NULL);
  g_autoptr (HutMemberList) list = hut_member_list_read (reader, NULL, NULL);

  g_assert_cmpuint (list->n_faults, ==, 1);
  assert_fault (list, 0, 2, "房号");
}

/* ---- On record ---- */

static HutUid
write_body (HutTestStore *test)
{
  g_autoptr (HutOffice) office = hut_test_load_office (NULL);
  g_autoptr (HutRecord) said = new_body ("Council", "council", "council");
  g_autoptr (HutRecordPlan) plan = hut_body_plan_add (said, office, NULL);
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_plan (write, plan);
  g_assert_true (hut_store_write (test->store, write, &error));
  g_assert_no_error (error);
  return said->id;
}

static HutMemberCounts
import_list (HutTestStore *test, const HutUid *body, const char *text)
{
  g_autoptr (HutMemberList) list = read_good (text);
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutMemberCounts counts;

  g_assert_true (
      hut_write_members (write, test->reader, STREAM, body, list->members, &counts, NULL, &error));
  g_assert_no_error (error);
  if (counts.n_new + counts.n_changed == 0)
    hut_write_free (write);
  else
    hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  return counts;
}

static char *
long_list (guint n, const char *block)
{
  GString *text = g_string_new ("序号\t姓名\t户号\t座区\t电话\n");

  for (guint i = 1; i <= n; i++)
    g_string_append_printf (text, "%u\t成员%u\t%u-101\t%s\t138%08u\n", i, i, i, block, i);
  return g_string_free (text, FALSE);
}

static void
test_the_same_list_again_changes_and_does_not_double (HutTestStore *test, gconstpointer unused)
{
  const HutUid body = write_body (test);
  g_autofree char *first = long_list (250, "东区");
  g_autofree char *second = long_list (251, "西区");
  g_autoptr (GPtrArray) members = NULL;
  HutMemberCounts counts = import_list (test, &body, first);

  g_assert_cmpuint (counts.n_new, ==, 250);
  counts = import_list (test, &body, first);
  g_assert_cmpuint (counts.n_same, ==, 250);
  g_assert_cmpuint (counts.n_new + counts.n_changed, ==, 0);
  counts = import_list (test, &body, second);
  g_assert_cmpuint (counts.n_changed, ==, 250);
  g_assert_cmpuint (counts.n_new, ==, 1);
  members = hut_reader_members (test->reader, &body, NULL);
  g_assert_cmpuint (members->len, ==, 251);
  g_assert_cmpstr (hut_record_get_text (members->pdata[9], "block"), ==, "西区");
}

static void
test_what_a_list_leaves_open_stays (HutTestStore *test, gconstpointer unused)
{
  const HutUid body = write_body (test);
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (HutRecord) whole = NULL;
  HutMemberCounts counts;

  import_list (test, &body, "序号\t姓名\t电话\t座区\n1\t王芳\t13800138000\t东区\n2\t李明\t\t\n");
  counts = import_list (test, &body, "序号\t姓名\t电话\t座区\n1\t王芳\t\t西区\n");
  g_assert_cmpuint (counts.n_changed, ==, 1);
  g_assert_cmpuint (counts.n_others, ==, 1);
  members = hut_reader_members (test->reader, &body, NULL);
  g_assert_cmpuint (members->len, ==, 2);
  whole =
      hut_reader_get (test->reader, &hut_kind_member, &((HutRecord *)members->pdata[0])->id, NULL);
  g_assert_cmpstr (hut_record_get_text (whole, "telephone"), ==, "13800138000");
  g_assert_cmpstr (hut_record_get_text (whole, "block"), ==, "西区");
}

/* Two desks that import the same list make the same members. */
static void
test_a_member_has_the_same_uid_on_every_desk (HutTestStore *test, gconstpointer unused)
{
  const HutUid body = write_body (test);
  g_autoptr (HutMemberList) list = read_good ("序号\t姓名\n1\t王芳\n");
  g_autofree char *key = hut_member_key (&body, list->members->pdata[0]);
  const HutUid id = hut_member_id (STREAM, key);
  g_autoptr (HutRecord) member = NULL;

  import_list (test, &body, "序号\t姓名\n1\t王芳\n");
  member = hut_reader_get (test->reader, &hut_kind_member, &id, NULL);
  g_assert_nonnull (member);
}

/* Who was struck off comes back as somebody new: what he took part in stays his. */
static void
test_a_number_that_is_free_again_can_be_given (HutTestStore *test, gconstpointer unused)
{
  const HutUid body = write_body (test);
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (HutRecordPlan) plan = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutMemberCounts counts;

  import_list (test, &body, "序号\t姓名\n1\t王芳\n");
  members = hut_reader_members (test->reader, &body, NULL);
  plan = hut_member_plan_void (members->pdata[0], "moved away", NULL);
  hut_write_plan (write, plan);
  g_assert_true (hut_store_write (test->store, write, NULL));
  counts = import_list (test, &body, "序号\t姓名\n1\t李明\n");
  g_assert_cmpuint (counts.n_new, ==, 1);
  g_clear_pointer (&members, g_ptr_array_unref);
  members = hut_reader_members (test->reader, &body, NULL);
  g_assert_cmpuint (members->len, ==, 1);
  g_assert_cmpstr (hut_record_get_text (members->pdata[0], "name"), ==, "李明");
}

#define ADD(name, func)                                                                            \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, func, hut_test_store_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/council-roll/a-body-has-a-name-a-kind-and-a-rule-that-is-known",
                   test_a_body_has_a_name_a_kind_and_a_rule_that_is_known);
  g_test_add_func ("/council-roll/the-usual-rule-is-the-one-in-force",
                   test_the_usual_rule_is_the_one_in_force);
  g_test_add_func ("/council-roll/a-meeting-takes-kind-and-rule-of-its-body",
                   test_a_meeting_takes_kind_and_rule_of_its_body);
  g_test_add_func ("/council-roll/what-was-announced-stands", test_what_was_announced_stands);
  g_test_add_func ("/council-roll/what-was-opened-is-not-cancelled",
                   test_what_was_opened_is_not_cancelled);
  g_test_add_func ("/council-roll/a-topic-moves-by-steps-over-the-agenda",
                   test_a_topic_moves_by_steps_over_the_agenda);
  g_test_add_func ("/council-roll/a-topic-is-put-where-another-stands",
                   test_a_topic_is_put_where_another_stands);
  g_test_add_func ("/council-roll/areas-are-read-exactly", test_areas_are_read_exactly);
  g_test_add_func ("/council-roll/two-members-do-not-share-a-number",
                   test_two_members_do_not_share_a_number);
  g_test_add_func ("/council-roll/headings-are-known-by-their-usual-names",
                   test_headings_are_known_by_their_usual_names);
  g_test_add_func ("/council-roll/commas-separate-where-there-are-no-tabs",
                   test_commas_separate_where_there_are_no_tabs);
  g_test_add_func ("/council-roll/every-fault-is-told-with-row-and-column",
                   test_every_fault_is_told_with_row_and_column);
  g_test_add_func ("/council-roll/a-table-without-headings-is-refused",
                   test_a_table_without_headings_is_refused);
  ADD ("/council-roll/a-household-that-became-a-date-is-a-fault",
       test_a_household_that_became_a_date_is_a_fault);
  ADD ("/council-roll/the-same-list-again-changes-and-does-not-double",
       test_the_same_list_again_changes_and_does_not_double);
  ADD ("/council-roll/what-a-list-leaves-open-stays", test_what_a_list_leaves_open_stays);
  ADD ("/council-roll/a-member-has-the-same-uid-on-every-desk",
       test_a_member_has_the_same_uid_on_every_desk);
  ADD ("/council-roll/a-number-that-is-free-again-can-be-given",
       test_a_number_that_is_free_again_can_be_given);
  return g_test_run ();
}
