/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Kinds, records, operations and the machine of a case. */

#include "base/hut-json.h"
#include "domain/hut-case-rules.h"
#include "domain/hut-operation-print.h"

#include <string.h>

static void
test_kinds_are_sound (void)
{
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      if (i > 0)
        g_assert_cmpstr (kinds[i - 1]->name, <, kinds[i]->name);
      g_assert_true (hut_kind_find (kinds[i]->name) == kinds[i]);
      for (guint j = 0; j < kinds[i]->n_fields; j++)
        {
          const HutField *field = &kinds[i]->fields[j];

          g_assert_true (hut_kind_field (kinds[i], field->name) == field);
          g_assert_true ((field->type == HUT_FIELD_CODE) == (field->codes != NULL));
          g_assert_nonnull (field->label);
        }
      if (!kinds[i]->append)
        g_assert_cmpstr (kinds[i]->fields[kinds[i]->n_fields - 1].name, ==, "void_reason");
    }
}

static const HutOperationContext importing = { .imported = TRUE };

/* DOMAIN 2, word by word: from, to. */
static const char *const allowed[][2] = {
  { "received", "accepted" },
  { "accepted", "assigned" },
  { "assigned", "in-progress" },
  { "in-progress", "awaiting-call-back" },
  { "awaiting-call-back", "closed" },
  { "received", "disputed" },
  { "accepted", "disputed" },
  { "disputed", "returned" },
  { "disputed", "accepted" },
  { "assigned", "accepted" },
  { "awaiting-call-back", "in-progress" },
  { "closed", "in-progress" },
};

static void
test_no_other_step_exists (void)
{
  const HutCode *states = hut_kind_field (&hut_kind_case, "state")->codes;

  for (const HutCode *from = states; from->code != NULL; from++)
    for (const HutCode *to = states; to->code != NULL; to++)
      {
        gboolean wanted = g_str_equal (to->code, "void") && !g_str_equal (from->code, "void");

        for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
          wanted |=
              g_str_equal (allowed[i][0], from->code) && g_str_equal (allowed[i][1], to->code);
        if (hut_case_step_allowed (from->code, to->code) != wanted)
          g_error ("%s -> %s", from->code, to->code);
      }
}

static void
test_standing_turns_at_the_minute (void)
{
  HutTime now, due;
  g_autofree char *late = NULL;
  g_autofree char *today = NULL;

  g_assert_true (hut_time_parse ("2026-11-23 16:59", NULL, &now));
  g_assert_true (hut_time_parse ("2026-11-23 17:00", NULL, &due));
  g_assert_cmpint (hut_case_standing ("assigned", due, now, NULL), ==, HUT_STANDING_SOON);
  g_assert_cmpint (hut_case_standing ("assigned", due, due + 1, NULL), ==, HUT_STANDING_OVERDUE);
  g_assert_cmpint (hut_case_standing ("closed", due, due + 1, NULL), ==, HUT_STANDING_DONE);
  g_assert_cmpint (hut_case_standing ("assigned", 0, now, NULL), ==, HUT_STANDING_AT_WORK);
  g_assert_true (hut_time_parse ("2026-11-24 00:00", NULL, &due));
  g_assert_cmpint (hut_case_standing ("assigned", due, now, NULL), ==, HUT_STANDING_AT_WORK);
  g_assert_cmpint (hut_case_standing ("assigned", due - 1, now, NULL), ==, HUT_STANDING_SOON);
}

static HutRecord *
make_case (const char *state)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, "street/110108014");

  hut_record_set_text (record, "title", "题");
  hut_record_set_text (record, "state", state);
  return record;
}

static void
assert_rule (const HutOperation *operation, const HutRecord *present, const char *field)
{
  g_autoptr (GError) error = NULL;
  const HutField *culprit = NULL;

  g_assert_false (hut_operation_check (operation, present, NULL, &culprit, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_assert_cmpstr (culprit != NULL ? culprit->name : NULL, ==, field);
}

static HutOperation *
update (const HutRecord *record, const char *field, const char *old_text, const char *new_text)
{
  HutOperation *operation =
      hut_operation_new (HUT_VERB_UPDATE, record->kind, &record->id, record->stream);

  hut_operation_add (operation, hut_kind_field (record->kind, field), hut_value_text (old_text),
                     hut_value_text (new_text));
  return operation;
}

static void
test_rules_name_the_field (void)
{
  g_autoptr (HutRecord) present = make_case ("received");
  g_autoptr (HutRecord) closed = make_case ("closed");
  g_autoptr (HutOperation) skips = update (present, "state", "received", "closed");
  g_autoptr (HutOperation) stale = update (present, "state", "assigned", "in-progress");
  g_autoptr (HutOperation) empties = update (present, "title", "题", NULL);
  g_autoptr (HutOperation) numbers = update (present, "number", NULL, "2026-000001");
  g_autoptr (HutOperation) hides = update (present, "state", "received", "void");
  g_autoptr (HutOperation) enters = hut_operation_new_create (closed);

  assert_rule (skips, present, "state");
  assert_rule (stale, present, "state");
  assert_rule (empties, present, "title");
  assert_rule (numbers, present, "number");
  assert_rule (hides, present, "state");
  assert_rule (enters, NULL, "state");
  assert_rule (skips, NULL, NULL);
  g_assert_true (hut_operation_check (enters, NULL, &importing, NULL, NULL));
}

/* A void case that still says "received" would stand on every list, and take no edit. */
static void
test_a_voided_case_is_in_the_state_void (void)
{
  const HutField *state = hut_kind_field (&hut_kind_case, "state");
  const HutField *reason = hut_kind_field (&hut_kind_case, "void_reason");
  g_autoptr (HutRecord) present = make_case ("received");
  g_autoptr (HutOperation) voids =
      hut_operation_new (HUT_VERB_VOID, &hut_kind_case, &present->id, present->stream);
  g_autoptr (HutOperation) steps = NULL;

  hut_operation_add (voids, reason, (HutValue)HUT_VALUE_INIT, hut_value_text ("重复"));
  assert_rule (voids, present, "state");
  steps = hut_operation_copy (voids);
  hut_operation_add (steps, state, hut_value_text ("received"), hut_value_text ("accepted"));
  assert_rule (steps, present, "state");
  hut_operation_add (voids, state, hut_value_text ("received"), hut_value_text ("void"));
  g_assert_true (hut_operation_check (voids, present, NULL, NULL, NULL));
}

static void
test_a_guard_that_fails_refuses (void)
{
  g_autoptr (HutRecord) present = make_case ("received");
  g_autoptr (HutOperation) operation = update (present, "title", "题", "新");

  hut_operation_add_guard (operation, hut_kind_field (&hut_kind_case, "state"),
                           hut_value_text ("received"));
  g_assert_true (hut_operation_check (operation, present, NULL, NULL, NULL));
  hut_record_set_text (present, "state", "accepted");
  assert_rule (operation, present, "state");
}

/* The second desktop that imports a file finds its steps done; a third state is still refused. */
static void
test_an_imported_step_may_be_done_already (void)
{
  g_autoptr (HutRecord) present = make_case ("received");
  g_autoptr (HutOperation) operation = update (present, "state", "received", "closed");

  hut_operation_add_guard (operation, hut_kind_field (&hut_kind_case, "state"),
                           hut_value_text ("received"));
  hut_record_set_text (present, "state", "closed");
  g_assert_true (hut_operation_check (operation, present, &importing, NULL, NULL));
  assert_rule (operation, present, "state");
  hut_record_set_text (present, "state", "accepted");
  g_assert_false (hut_operation_check (operation, present, &importing, NULL, NULL));
}

static void
test_an_inverse_takes_back_exactly (void)
{
  g_autoptr (HutRecord) before = make_case ("received");
  g_autoptr (HutRecord) after = hut_record_copy (before);
  g_autoptr (HutOperation) operation = update (before, "title", "题", "新");
  g_autoptr (HutOperation) inverse = hut_operation_invert (operation, "撤销");
  g_autofree char *line = NULL;
  g_autofree char *wanted = hut_record_dump_line (before);

  hut_operation_apply (operation, after);
  g_assert_true (hut_operation_check (inverse, after, NULL, NULL, NULL));
  hut_operation_apply (inverse, after);
  line = hut_record_dump_line (after);
  g_assert_cmpstr (line, ==, wanted);
}

static void
test_operations_survive_the_wire (void)
{
  g_autoptr (HutRecord) record = make_case ("received");
  g_autoptr (HutOperation) sent = NULL;
  g_autoptr (HutOperation) got = NULL;
  g_autoptr (JsonObject) fields = NULL;
  g_autoptr (JsonObject) personal = NULL;
  g_autoptr (GError) error = NULL;

  hut_record_set_text (record, "caller", "某人");
  hut_record_set (record, "place", hut_value_point ((HutPoint){ 1163200000, 400000000 }));
  hut_record_set_int (record, "contacted", TRUE);
  sent = hut_operation_new_create (record);
  fields = hut_operation_fields (sent, FALSE);
  personal = hut_operation_fields (sent, TRUE);
  g_assert_false (json_object_has_member (fields, "caller"));
  got = hut_operation_new (HUT_VERB_CREATE, record->kind, &record->id, record->stream);
  hut_operation_read_fields (got, fields, FALSE, &error);
  g_assert_no_error (error);
  hut_operation_read_fields (got, personal, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (got->deltas->len, ==, sent->deltas->len);
  g_assert_false (hut_operation_read_fields (got, personal, FALSE, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
}

static void
test_unknown_members_are_kept (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) row =
      hut_json_parse_object ("{\"title\":\"t\",\"state\":\"received\",\"later\":[1]}", -1, NULL);
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) record =
      hut_record_from_json (&hut_kind_case, &id, "street/110108014", 3, row, NULL, &error);
  g_autoptr (JsonObject) again = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  again = hut_record_row (record);
  text = hut_json_print_object (again);
  g_assert_cmpstr (text, ==, "{\"later\":[1],\"state\":\"received\",\"title\":\"t\"}");
}

static void
test_personal_members_stay_apart (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) row =
      hut_json_parse_object ("{\"title\":\"t\",\"telephone\":\"1\"}", -1, NULL);
  HutUid id = hut_uid_new ();

  g_assert_null (hut_record_from_json (&hut_kind_case, &id, NULL, 1, row, NULL, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_MALFORMED);
}

static void
test_the_hash_is_of_the_canonical_text (void)
{
  g_autoptr (HutRecord) record = make_case ("received");
  guint64 masked, full;

  record->ver = 4;
  masked = hut_record_hash (record, FALSE);
  g_assert_cmpuint (hut_record_hash (record, TRUE), ==, masked);
  g_assert_cmpuint (hut_record_hash_text ("case", &record->id, 4, NULL,
                                          "{\"state\":\"received\",\"title\":\"题\"}"),
                    ==, masked);
  hut_record_set_text (record, "caller", "某人");
  full = hut_record_hash (record, TRUE);
  g_assert_cmpuint (full, !=, masked);
  g_assert_cmpuint (hut_record_hash (record, FALSE), ==, masked);
  g_assert_cmpuint (hut_record_hash_text ("case", &record->id, 4, "{\"caller\":\"某人\"}",
                                          "{\"state\":\"received\",\"title\":\"题\"}"),
                    ==, full);
}

static void
test_what_is_typed_is_checked (void)
{
  static const struct
  {
    const char *field, *text;
  } wrong[] = { { "due_at", "tomorrow" }, { "place", "116.3" },   { "place", "216.3,40" },
                { "state", "finished" },  { "reopened", "1.5" },  { "contacted", "maybe" },
                { "title", "a\001b" },    { "text", "\033[31m" }, { "matter", "x" },
                { "place", "116.3,40,1" } };
  g_auto (HutValue) value = HUT_VALUE_INIT;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      const HutField *field = hut_kind_field (&hut_kind_case, wrong[i].field);

      g_assert_false (hut_field_from_text (field, wrong[i].text, &value, &error));
      g_assert_true (error->domain == HUT_DOMAIN_ERROR);
      g_assert_true (g_str_has_prefix (error->message, wrong[i].field));
    }
  g_assert_true (
      hut_field_from_text (hut_kind_field (&hut_kind_case, "place"), "116.3, 40", &value, NULL));
  g_assert_cmpint (value.point.lon, ==, 1163000000);
}

static void
assert_contact (const char *state, HutTime due, const char *expected)
{
  g_autofree char *words = hut_case_contact_words (state, due, 100 * HUT_TIME_DAY);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_contact_is_said_when_near (void)
{
  HutTime now = 100 * HUT_TIME_DAY;

  assert_contact ("accepted", 0, NULL);
  assert_contact ("accepted", now + 2 * HUT_TIME_HOUR + 1, NULL);
  assert_contact ("accepted", now + 2 * HUT_TIME_HOUR, "Contact within 2 hours");
  assert_contact ("accepted", now + HUT_TIME_HOUR, "Contact within 1 hour");
  assert_contact ("accepted", now, "Contact within 1 hour");
  assert_contact ("accepted", now - 1, "Contact is late");
  assert_contact ("closed", now - 1, NULL);
}

/* One value of each type, with what JSON and Unicode make of it. */
static HutValue
sample_value (const HutField *field)
{
  static const char *const texts[] = { "漏水", "\"引号\"\\\n\001", "e\314\201 é", "" };
  const HutUid uid = { { 1, 2, 3 } };

  switch (field->type)
    {
    case HUT_FIELD_BOOL:
      return hut_value_int (1);
    case HUT_FIELD_INT:
    case HUT_FIELD_TIME:
      return hut_value_int (-1234567890123);
    case HUT_FIELD_POINT:
      return hut_value_point ((HutPoint){ 1163000000, -1 });
    case HUT_FIELD_UID:
      return hut_value_uid (&uid);
    case HUT_FIELD_JSON:
      return hut_value_text ("{\"b\":[1,null],\"a\":\"x\"}");
    default:
      return hut_value_text (texts[strlen (field->name) % G_N_ELEMENTS (texts)]);
    }
}

static void
test_printed_without_a_tree_is_the_same (void)
{
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);
  const HutUid id = { { 9 } };

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (HutOperation) operation = hut_operation_new (HUT_VERB_UPDATE, kinds[i], &id, "s");
      g_autoptr (JsonObject) fields = NULL;
      g_autofree char *expected = NULL;
      g_autofree char *printed = NULL;

      for (guint j = 0; j < kinds[i]->n_fields; j++)
        hut_operation_add (operation, &kinds[i]->fields[j],
                           j % 2 == 0 ? sample_value (&kinds[i]->fields[j])
                                      : (HutValue)HUT_VALUE_INIT,
                           sample_value (&kinds[i]->fields[j]));
      fields = hut_operation_fields (operation, FALSE);
      expected = hut_json_print_object (fields);
      printed = hut_operation_print_fields (operation);
      g_assert_cmpstr (printed, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kind/tables-are-sound", test_kinds_are_sound);
  g_test_add_func ("/case/no-other-step-exists", test_no_other_step_exists);
  g_test_add_func ("/case/standing-turns-at-the-minute", test_standing_turns_at_the_minute);
  g_test_add_func ("/case/contact-is-said-when-near", test_contact_is_said_when_near);
  g_test_add_func ("/operation/rules-name-the-field", test_rules_name_the_field);
  g_test_add_func ("/case/voided-is-in-the-state-void", test_a_voided_case_is_in_the_state_void);
  g_test_add_func ("/operation/a-guard-that-fails-refuses", test_a_guard_that_fails_refuses);
  g_test_add_func ("/operation/an-imported-step-may-be-done-already",
                   test_an_imported_step_may_be_done_already);
  g_test_add_func ("/operation/an-inverse-takes-back-exactly", test_an_inverse_takes_back_exactly);
  g_test_add_func ("/operation/survives-the-wire", test_operations_survive_the_wire);
  g_test_add_func ("/record/unknown-members-are-kept", test_unknown_members_are_kept);
  g_test_add_func ("/record/personal-members-stay-apart", test_personal_members_stay_apart);
  g_test_add_func ("/record/the-hash-is-of-the-canonical-text",
                   test_the_hash_is_of_the_canonical_text);
  g_test_add_func ("/field/what-is-typed-is-checked", test_what_is_typed_is_checked);
  g_test_add_func ("/operation/printed-without-a-tree-is-the-same",
                   test_printed_without_a_tree_is_the_same);
  return g_test_run ();
}
