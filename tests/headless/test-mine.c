/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What waits for a person or unit, and work on tasks: given, handed over, done, taken back. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-store.h"
#include "store/hut-reader-mine.h"
#include "store/hut-case-work.h"
#include "store/hut-task-work.h"
#include "store/hut-warning-work.h"

#include <locale.h>

#define NOW "2026-11-25 10:00" /* a Wednesday */
#define UNIT "110108014-k1"
#define SIDE "110108014001"

static HutTime
at (const char *text)
{
  HutTime time;

  g_assert_true (hut_time_parse (text, hut_time_zone (NULL), &time));
  return time;
}

static void
put (HutTestStore *test, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
}

/* ---- Groups ---- */

static void
test_a_week_ends_on_sunday_midnight (void)
{
  static const struct
  {
    const char *now;
    const char *due;
    HutDueGroup group;
  } table[] = {
    { NOW, "2026-11-25 09:59", HUT_DUE_GROUP_OVERDUE },
    { NOW, "2026-11-25 10:00", HUT_DUE_GROUP_TODAY },
    { NOW, "2026-11-25 23:59", HUT_DUE_GROUP_TODAY },
    { NOW, "2026-11-26 00:00", HUT_DUE_GROUP_WEEK },
    { NOW, "2026-11-29 23:59", HUT_DUE_GROUP_WEEK },
    { NOW, "2026-11-30 00:00", HUT_DUE_GROUP_LATER },
    { "2026-11-29 08:00", "2026-11-29 23:59", HUT_DUE_GROUP_TODAY },
    { "2026-11-29 08:00", "2026-11-30 00:00", HUT_DUE_GROUP_LATER },
    { "2026-11-30 08:00", "2026-12-06 23:59", HUT_DUE_GROUP_WEEK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (hut_due_group (at (table[i].due), at (table[i].now), hut_time_zone (NULL)), ==,
                     table[i].group);
  g_assert_cmpint (hut_due_group (0, at (NOW), hut_time_zone (NULL)), ==, HUT_DUE_GROUP_NONE);
}

/* ---- The rules of a task ---- */

static void
assert_refused (gboolean done, GError **error, const char *why)
{
  g_assert_false (done);
  g_assert_error (*error, HUT_DOMAIN_ERROR, HUT_DOMAIN_ERROR_RULE);
  g_assert_cmpstr ((*error)->message, ==, why);
  g_clear_error (error);
}

static void
test_a_task_needs_what_who_and_a_day_ahead (void)
{
  const HutTaskGiven blank = { .title = " ", .assignee = "Li" };
  const HutTaskGiven nobody = { .title = "Look", .unit = "" };
  const HutTaskGiven late = { .title = "Look", .assignee = "Li", .due_at = at (NOW) };
  const HutTaskGiven good = { .title = "Call 13800138000", .assignee = " Li " };
  g_autoptr (HutRecord) task = NULL;
  GError *error = NULL;

  assert_refused (hut_task_new (&blank, NULL, at (NOW), &error) != NULL, &error,
                  "What is to be done?");
  assert_refused (hut_task_new (&nobody, NULL, at (NOW), &error) != NULL, &error,
                  "Who takes the task? Name a unit or a person");
  assert_refused (hut_task_new (&late, NULL, at (NOW), &error) != NULL, &error,
                  "Until when? The day must lie ahead");
  task = hut_task_new (&good, "lin", at (NOW), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (hut_record_get_text (task, "title"), ==, "Call 138****8000");
  g_assert_cmpstr (hut_record_get_text (task, "assignee"), ==, "Li");
  g_assert_cmpstr (hut_record_get_text (task, "given_by"), ==, "lin");
  g_assert_cmpint (hut_record_get_int (task, "due_at", 0), ==, 0);
}

static void
test_a_task_ends_once_and_with_its_result (void)
{
  const HutTaskGiven given = { .title = "Look", .assignee = "Li" };
  g_autoptr (HutRecord) task = hut_task_new (&given, NULL, at (NOW), NULL);
  GError *error = NULL;

  assert_refused (hut_task_finish (task, "  ", at (NOW), &error), &error,
                  "A task is done with its result");
  assert_refused (hut_task_hand_over (task, NULL, "", &error), &error,
                  "Who takes the task? Name a unit or a person");
  assert_refused (hut_task_hand_over (task, NULL, "Li", &error), &error, "They have it already.");
  g_assert_true (hut_task_hand_over (task, UNIT, "Wang", &error));
  g_assert_true (hut_task_finish (task, "Mended", at (NOW), &error));
  g_assert_true (hut_task_is_done (task));
  assert_refused (hut_task_finish (task, "Again", at (NOW), &error), &error,
                  "The task is done already");
  assert_refused (hut_task_hand_over (task, UNIT, "Li", &error), &error,
                  "The task is done already");
}

/* ---- The list ---- */

static HutUid
add_case (HutWrite *write, const char *title, const char *state, const char *assignee,
          const char *lead, const char *due)
{
  HutUid id = hut_uid_new ();
  HutUid event_id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  HutRecord *event = hut_record_new (&hut_kind_event, &event_id, NULL);

  hut_write_begin_group (write);
  hut_record_set (event, "case", hut_value_uid (&id));
  hut_record_set_text (event, "code", "imported");
  hut_record_set_int (event, "at", at ("2026-11-20"));
  hut_write_create (write, event);
  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "state", state);
  hut_record_set_text (record, "assignee", assignee);
  hut_record_set_text (record, "lead", lead);
  hut_record_set_int (record, "created_at", at ("2026-11-20"));
  if (due != NULL)
    hut_record_set_int (record, "due_at", at (due));
  hut_write_create (write, record);
  hut_write_begin_group (write);
  return id;
}

static HutUid
add_task (HutWrite *write, const char *title, const char *unit, const char *assignee,
          const char *due, const HutUid *of)
{
  const HutTaskGiven given = { title, unit, assignee, due != NULL ? at (due) : 0 };
  g_autoptr (GError) error = NULL;
  HutRecord *task = hut_task_new (&given, "lin", at ("2026-11-20"), &error);
  HutUid id;

  g_assert_no_error (error);
  if (of != NULL)
    hut_record_set (task, "case", hut_value_uid (of));
  id = task->id;
  hut_write_create (write, task);
  return id;
}

/* Accepted as a task of @assignee. */
static void
add_warning (HutWrite *write, const char *assignee)
{
  const HutWarningClaim claim = { .source = "season", .title = "Heating begins" };
  const HutTaskGiven given = { .assignee = assignee, .due_at = at ("2026-11-27 17:00") };
  HutUid id = hut_uid_new ();
  g_autoptr (HutRecord) warning = hut_warning_record (&claim, &id);
  g_autoptr (HutRecord) task = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (hut_warning_accept (warning, &given, "lin", at (NOW), &task, &error));
  g_assert_no_error (error);
  hut_write_warning (write, NULL, warning, task);
}

static void
add_person (HutWrite *write)
{
  HutUid id = hut_uid_new ();
  HutRecord *person = hut_record_new (&hut_kind_person, &id, NULL);

  hut_record_set_text (person, "name", "Li");
  hut_record_set_text (person, "unit", UNIT);
  hut_record_set_text (person, "community", SIDE);
  hut_write_create (write, person);
}

/* Work of Li, of Wang, and of their unit, open and done. The states of cases are those that an
 * import brings. */
static void
fill (HutTestStore *test)
{
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);
  HutUid mine = add_case (write, "Lift", "in-progress", "Li", UNIT, "2026-11-24 10:00");
  HutUid gone = add_case (write, "Gone", "returned", "Li", UNIT, "2026-11-24 10:00");
  HutUid co;

  add_case (write, "Noise", "assigned", "Wang", UNIT, "2026-11-25 17:00");
  add_case (write, "Done", "awaiting-call-back", "Li", UNIT, "2026-11-24 10:00");
  add_case (write, "Lamp", "assigned", "Li", UNIT, NULL);
  add_task (write, "Measure", NULL, "Li", "2026-11-25 17:00", &mine);
  add_task (write, "Of one that went back", NULL, "Li", "2026-11-25 17:00", &gone);
  add_task (write, "Whole unit", UNIT, NULL, "2026-12-10", NULL);
  add_task (write, "Whole community", SIDE, NULL, "2026-12-11", NULL);
  add_task (write, "Wang's", UNIT, "Wang", "2026-11-26", NULL);
  add_warning (write, "Li");
  add_person (write);
  put (test, write);

  write = hut_write_new (HUT_WRITE_IMPORT);
  co = hut_uid_new ();
  {
    HutRecord *task = hut_record_new (&hut_kind_task, &co, NULL);

    hut_record_set_text (task, "role", "co-unit");
    hut_record_set_text (task, "unit", "other");
    hut_record_set_text (task, "state", "open");
    hut_record_set (task, "case", hut_value_uid (&mine));
    hut_record_set_int (task, "due_at", at ("2026-11-25 09:00"));
    hut_write_create (write, task);
  }
  put (test, write);
}

static GPtrArray *
read_mine (HutTestStore *test, const char *name, HutMineScope scope)
{
  g_auto (HutMineWho) who = { 0 };
  g_autoptr (GError) error = NULL;
  GPtrArray *items;

  g_assert_true (hut_reader_mine_who (test->reader, name, &who, &error));
  g_assert_no_error (error);
  items = hut_reader_mine (test->reader, &who, scope, NULL, &error);
  g_assert_no_error (error);
  return items;
}

static char *
titles (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const HutMineItem *item = items->pdata[i];

      g_string_append_printf (text, "%s%s:%s", i > 0 ? " | " : "", hut_mine_kind_name (item->kind),
                              item->title != NULL ? item->title : item->of);
    }
  return g_string_free (text, FALSE);
}

static void
test_what_is_due_first_stands_first (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *text = NULL;
  guint counts[HUT_N_DUE_GROUPS];

  fill (test);
  items = read_mine (test, "Li", HUT_MINE_PERSON);
  text = titles (items);
  g_assert_cmpstr (text, ==,
                   "case:Lift | owed:Lift | task:Measure | warning-task:Heating begins | "
                   "noted:Whole unit | noted:Whole community | case:Lamp");
  hut_mine_count (items, at (NOW), hut_time_zone (NULL), counts);
  g_assert_cmpuint (counts[HUT_DUE_GROUP_OVERDUE], ==, 2);
  g_assert_cmpuint (counts[HUT_DUE_GROUP_TODAY], ==, 1);
  g_assert_cmpuint (counts[HUT_DUE_GROUP_WEEK], ==, 1);
  g_assert_cmpuint (counts[HUT_DUE_GROUP_LATER], ==, 2);
  g_assert_cmpuint (counts[HUT_DUE_GROUP_NONE], ==, 1);
}

static void
test_a_unit_has_what_its_people_have (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) items = NULL;
  g_autofree char *text = NULL;

  fill (test);
  items = read_mine (test, "Li", HUT_MINE_UNIT);
  text = titles (items);
  g_assert_cmpstr (text, ==,
                   "case:Lift | owed:Lift | case:Noise | noted:Wang's | noted:Whole unit | "
                   "noted:Whole community | case:Lamp");
}

static void
test_nobody_waits_for_nothing (HutTestStore *test, gconstpointer unused)
{
  g_auto (HutMineWho) who = { 0 };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;

  fill (test);
  g_assert_true (hut_reader_mine_who (test->reader, NULL, &who, &error));
  g_assert_null (who.person);
  items = hut_reader_mine (test->reader, &who, HUT_MINE_PERSON, NULL, &error);
  g_assert_cmpuint (items->len, ==, 0);
  g_clear_pointer (&items, g_ptr_array_unref);
  g_assert_true (hut_store_set_setting (test->store, HUT_MINE_SETTING, "Wang", &error));
  g_assert_true (hut_reader_mine_who (test->reader, NULL, &who, &error));
  g_assert_cmpstr (who.person, ==, "Wang");
  items = hut_reader_mine (test->reader, &who, HUT_MINE_PERSON, NULL, &error);
  g_assert_cmpuint (items->len, ==, 2);
}

static void
test_the_first_contact_comes_before_the_limit (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);
  HutUid id = add_case (write, "Call", "accepted", "Li", NULL, "2026-12-01 10:00");
  g_autoptr (GPtrArray) items = NULL;
  const HutMineItem *item;

  put (test, write);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_update (write, &hut_kind_case, &id);
  hut_write_set (write, "contact_due_at", hut_value_int (at ("2026-11-25 12:00")));
  put (test, write);
  items = read_mine (test, "Li", HUT_MINE_PERSON);
  item = items->pdata[0];
  g_assert_cmpint (item->due, ==, HUT_MINE_DUE_CONTACT);
  g_assert_cmpint (item->due_at, ==, at ("2026-11-25 12:00"));
}

/* ---- The work ---- */

static HutTasking
tasking (HutTestStore *test)
{
  return (HutTasking){ NULL, hut_store_get_stream (test->store), "lin", at (NOW) };
}

static char *
text_of (HutTestStore *test, const HutKind *kind, const HutUid *id, const char *field)
{
  g_autoptr (HutRecord) record = hut_reader_get (test->reader, kind, id, NULL);

  return g_strdup (hut_record_get_text (record, field));
}

static void
test_done_is_taken_back (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = add_task (write, "Look", NULL, "Li", NULL, NULL);
  HutTasking by = tasking (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL, *open = NULL;
  HutUid batch;

  put (test, write);
  write = hut_write_new (HUT_WRITE_PERSON);
  batch = hut_write_get_batch (write);
  g_assert_true (hut_write_task_done (write, test->reader, &by, &id, "Seen", &error));
  put (test, write);
  done = text_of (test, &hut_kind_task, &id, "state");
  g_assert_cmpstr (done, ==, "done");
  g_assert_true (hut_store_undo (test->store, &batch, &error));
  open = text_of (test, &hut_kind_task, &id, "state");
  g_assert_cmpstr (open, ==, "open");
}

static void
test_a_task_of_a_case_is_done_on_its_record (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);
  HutUid of = add_case (write, "Lift", "in-progress", "Li", UNIT, NULL);
  HutUid id = add_task (write, "Measure", NULL, "Li", NULL, &of);
  HutTasking by = tasking (test);
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *who = NULL;
  gboolean done = FALSE, handed = FALSE;

  put (test, write);
  write = hut_write_new (HUT_WRITE_PERSON);
  g_assert_true (
      hut_write_task_hand_over (write, test->reader, &by, &id, NULL, "Wang", "On leave", &error));
  put (test, write);
  who = text_of (test, &hut_kind_task, &id, "assignee");
  g_assert_cmpstr (who, ==, "Wang");
  write = hut_write_new (HUT_WRITE_PERSON);
  g_assert_true (hut_write_task_done (write, test->reader, &by, &id, "12 cm", &error));
  g_assert_no_error (error);
  put (test, write);
  history = hut_reader_history (test->reader, &hut_kind_case, &of, &error);
  for (guint i = 0; i < history->len; i++)
    {
      const HutHistoryEntry *entry = history->pdata[i];

      done |= g_strcmp0 (entry->event, "task-done") == 0 && g_strcmp0 (entry->words, "12 cm") == 0;
      handed |= g_strcmp0 (entry->event, "handed-over") == 0 &&
                g_strcmp0 (entry->words, "Wang: On leave") == 0;
    }
  g_assert_true (done);
  g_assert_true (handed);
}

static void
test_done_without_a_result_is_refused_whoever_writes (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = add_task (write, "Look", NULL, "Li", NULL, NULL);
  g_autoptr (GError) error = NULL;

  put (test, write);
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_update (write, &hut_kind_task, &id);
  hut_write_set (write, "state", hut_value_text ("done"));
  g_assert_false (hut_store_write (test->store, write, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
}

static void
test_two_who_finish_at_once_finish_once (HutTestStore *test, gconstpointer unused)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = add_task (write, "Look", NULL, "Li", NULL, NULL);
  HutWrite *first = hut_write_new (HUT_WRITE_PERSON);
  HutWrite *second = hut_write_new (HUT_WRITE_PERSON);
  HutTasking by = tasking (test);
  g_autoptr (GError) error = NULL;

  put (test, write);
  g_assert_true (hut_write_task_done (first, test->reader, &by, &id, "Seen", &error));
  g_assert_true (hut_write_task_done (second, test->reader, &by, &id, "Looked at", &error));
  put (test, first);
  g_assert_false (hut_store_write (test->store, second, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CHANGED);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_setenv ("HUTONG_NOW", "2026-11-25T10:00:00+08:00", TRUE);
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func)                                                                           \
  g_test_add (path, HutTestStore, NULL, hut_test_store_set_up, func, hut_test_store_tear_down)
  g_test_add_func ("/mine/a-week-ends-on-sunday-midnight", test_a_week_ends_on_sunday_midnight);
  g_test_add_func ("/mine/a-task-needs-what-who-and-a-day-ahead",
                   test_a_task_needs_what_who_and_a_day_ahead);
  g_test_add_func ("/mine/a-task-ends-once-and-with-its-result",
                   test_a_task_ends_once_and_with_its_result);
  TEST ("/mine/what-is-due-first-stands-first", test_what_is_due_first_stands_first);
  TEST ("/mine/a-unit-has-what-its-people-have", test_a_unit_has_what_its_people_have);
  TEST ("/mine/nobody-waits-for-nothing", test_nobody_waits_for_nothing);
  TEST ("/mine/the-first-contact-comes-before-the-limit",
        test_the_first_contact_comes_before_the_limit);
  TEST ("/mine/done-is-taken-back", test_done_is_taken_back);
  TEST ("/mine/a-task-of-a-case-is-done-on-its-record",
        test_a_task_of_a_case_is_done_on_its_record);
  TEST ("/mine/done-without-a-result-is-refused-whoever-writes",
        test_done_without_a_result_is_refused_whoever_writes);
  TEST ("/mine/two-who-finish-at-once-finish-once", test_two_who_finish_at_once_finish_once);
  return g_test_run ();
}
