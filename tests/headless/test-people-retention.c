/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is personal of who left: due after the office's time, wiped by an act, with a record of it,
 * from the row, the history and what waits to be sent. */

#include "base/hut-json.h"
#include "domain/hut-people-retention.h"
#include "domain/hut-person-plan.h"
#include "hut-test-roster.h"
#include "hut-test-store.h"
#include "store/hut-store-wipe.h"

#include <string.h>

#define NOW "2026-11-26 18:00"
#define TELEPHONE "13800138000"
#define YEAR_DAYS 365

static const HutRetention year = { YEAR_DAYS };

static HutRosterActing
acting (HutTestStore *test)
{
  return (HutRosterActing){ hut_store_get_stream (test->store), "clerk", hut_test_at (NOW) };
}

static void
carry_out (HutTestStore *test, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

static HutRecord *
person_of (HutTestStore *test, const HutUid *id)
{
  return hut_reader_get (test->reader, &hut_kind_person, id, NULL);
}

/* Somebody with a telephone, changed once, who left at @left (NULL: is here). */
static HutUid
add_person (HutTestStore *test, const char *left)
{
  HutRosterActing by = acting (test);
  g_autoptr (HutRecord) said = hut_test_make (&hut_kind_person);
  g_autoptr (HutRecord) kept = NULL, changed = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  hut_record_set_text (said, "name", "李明");
  hut_record_set_text (said, "telephone", TELEPHONE);
  hut_record_set_text (said, "home_address", "某楼某室");
  hut_record_set_text (said, "note", "家住某楼");
  hut_record_set_text (said, "volunteer_number", "BJ1");
  carry_out (test, hut_person_plan_add (&by, said, NULL));
  kept = person_of (test, &said->id);
  hut_record_set_text (said, "telephone", "13900139000");
  hut_record_set_text (said, "skills", "[\"木工\"]");
  hut_record_set_int (said, "consent_name", 1);
  carry_out (test, hut_person_plan_change (&by, kept, said, NULL));
  changed = person_of (test, &said->id);
  if (left != NULL)
    carry_out (test, hut_person_plan_leave (&by, changed, none, hut_test_at (left), NULL));
  return said->id;
}

static gboolean
wipe (HutTestStore *test, const HutUid *id, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (HutUid));

  g_array_append_val (people, *id);
  return hut_store_wipe_people (test->store, people, &year, "clerk", hut_test_at (NOW), error);
}

static guint
count_due (HutTestStore *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = hut_reader_people_due (
      test->reader, hut_retention_before (&year, hut_test_at (NOW)), 100, &error);

  g_assert_no_error (error);
  return due->len;
}

/* No operation at rest and no entry of the history says anything that was wiped. */
static void
assert_forgotten (HutTestStore *test, const HutUid *id)
{
  g_autoptr (GPtrArray) unsent = hut_reader_unsent (test->reader, 100, NULL);
  g_autoptr (GPtrArray) history = hut_reader_history (test->reader, &hut_kind_person, id, NULL);

  g_assert_cmpuint (unsent->len, >, 0);
  for (guint i = 0; i < unsent->len; i++)
    {
      const HutPendingOperation *pending = unsent->pdata[i];

      for (guint k = 0; k < pending->operation->deltas->len; k++)
        {
          const HutDelta *delta = &g_array_index (pending->operation->deltas, HutDelta, k);

          g_assert_true (delta->field->privacy != HUT_PRIVACY_PERSONAL);
          g_assert_cmpint (delta->old_value.type == HUT_VALUE_TEXT &&
                               strstr (delta->old_value.text, "家住") != NULL,
                           ==, FALSE);
        }
    }
  g_assert_cmpuint (history->len, >, 0);
  for (guint i = 0; i < history->len; i++)
    {
      const HutHistoryEntry *entry = history->pdata[i];
      g_autofree char *fields =
          entry->fields != NULL ? hut_json_print_object (entry->fields) : g_strdup ("");

      g_assert_null (entry->personal);
      g_assert_null (strstr (fields, "家住"));
      g_assert_null (strstr (fields, "木工"));
    }
}

static void
test_wiped_is_wiped_everywhere_and_on_record (HutTestStore *test, gconstpointer unused)
{
  HutUid id = add_person (test, "2025-06-30");
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (HutRecord) person = NULL;
  g_autoptr (GError) error = NULL;
  const HutHistoryEntry *last;

  g_assert_cmpuint (count_due (test), ==, 1);
  wipe (test, &id, &error);
  g_assert_no_error (error);
  person = person_of (test, &id);
  g_assert_null (hut_record_get_text (person, "telephone"));
  g_assert_null (hut_record_get_text (person, "home_address"));
  g_assert_null (hut_record_get_text (person, "skills"));
  g_assert_cmpint (hut_record_get_int (person, "consent_name", 0), ==, 0);
  g_assert_cmpstr (hut_record_get_text (person, "name"), ==, "李明");
  g_assert_cmpstr (hut_record_get_text (person, "volunteer_number"), ==, "BJ1");
  g_assert_nonnull (strstr (hut_record_get_text (person, "note"), "2026-11-26"));
  assert_forgotten (test, &id);
  history = hut_reader_history (test->reader, &hut_kind_person, &id, NULL);
  last = history->pdata[0];
  g_assert_cmpint (last->verb, ==, HUT_VERB_UPDATE);
  g_assert_true (json_object_has_member (last->fields, "note"));
  g_assert_cmpuint (count_due (test), ==, 0);
  /* What the file holds is still what was written. */
  hut_store_verify (test->store, &error);
  g_assert_no_error (error);
  hut_test_store_reopen (test);
  hut_store_verify (test->store, &error);
  g_assert_no_error (error);
}

static void
test_nobody_is_wiped_before_the_time (HutTestStore *test, gconstpointer unused)
{
  HutUid fresh = add_person (test, "2026-06-30");
  HutUid here = add_person (test, NULL);
  g_autoptr (HutRecord) person = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_due (test), ==, 0);
  g_assert_false (wipe (test, &fresh, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (wipe (test, &here, &error));
  g_assert_error (error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  person = person_of (test, &fresh);
  g_assert_nonnull (hut_record_get_text (person, "telephone"));
}

static void
test_all_or_nobody (HutTestStore *test, gconstpointer unused)
{
  HutUid due = add_person (test, "2025-06-30");
  HutUid here = add_person (test, NULL);
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autoptr (HutRecord) person = NULL;
  g_autoptr (GError) error = NULL;

  g_array_append_val (people, due);
  g_array_append_val (people, here);
  g_assert_false (
      hut_store_wipe_people (test->store, people, &year, NULL, hut_test_at (NOW), &error));
  person = person_of (test, &due);
  g_assert_nonnull (hut_record_get_text (person, "telephone"));
  hut_store_verify (test->store, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add (name, HutTestStore, NULL, hut_test_store_set_up, function, hut_test_store_tear_down)
  ADD ("/people-retention/wiped-is-wiped-everywhere", test_wiped_is_wiped_everywhere_and_on_record);
  ADD ("/people-retention/nobody-before-the-time", test_nobody_is_wiped_before_the_time);
  ADD ("/people-retention/all-or-nobody", test_all_or_nobody);
  return g_test_run ();
}
