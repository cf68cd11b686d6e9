/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The local database keeps what it is given, and tells what it cannot take. */

#include "hut-test-store.h"

#include "store/hut-store-answers.h"
#include "store/hut-store-private.h"

#include <glib/gstdio.h>
#include <string.h>

static HutRecord *
get_case (HutTestStore *test, const HutUid *id)
{
  g_autoptr (GError) error = NULL;
  HutRecord *record = hut_reader_get (test->reader, &hut_kind_case, id, &error);

  g_assert_no_error (error);
  return record;
}

static void
assert_title (HutTestStore *test, const HutUid *id, const char *title)
{
  g_autoptr (HutRecord) record = get_case (test, id);

  g_assert_nonnull (record);
  g_assert_cmpstr (hut_record_get_text (record, "title"), ==, title);
}

static gint64
count (HutTestStore *test, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDb) db = hut_db_open (test->path, HUT_DB_READ, &error);

  g_assert_no_error (error);
  return hut_db_get_int (db, sql, -1);
}

static void
test_street_comes_with_its_communities (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GPtrArray) communities = hut_reader_list (test->reader, &hut_kind_community, NULL);
  g_autoptr (GPtrArray) departments = hut_reader_list (test->reader, &hut_kind_department, NULL);

  g_assert_cmpuint (communities->len, ==, 10);
  g_assert_cmpuint (departments->len, ==, 11);
  g_assert_cmpstr (hut_store_get_street_name (test->store), ==, "清华园街道");
}

static void
test_every_kind_can_be_listed (HutTestStore *test, gconstpointer unused)
{
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    if (!kinds[i]->append)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GPtrArray) records = hut_reader_list (test->reader, kinds[i], &error);

        g_assert_no_error (error);
      }
}

static void
test_written_is_there_after_reopening (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "楼道灯不亮");

  hut_test_store_reopen (test);
  assert_title (test, &id, "楼道灯不亮");
}

static void
test_every_field_comes_back_as_written (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid id = hut_uid_new (), matter = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  g_autoptr (HutRecord) wanted = NULL;
  g_autoptr (HutRecord) got = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  for (guint i = 0; i < record->kind->n_fields; i++)
    {
      const HutField *field = &record->kind->fields[i];
      HutValue value = hut_value_int (i % 2);

      if (g_str_equal (field->name, "void_reason"))
        continue;
      if (field->type == HUT_FIELD_TEXT)
        value = hut_value_text (field->label);
      else if (field->type == HUT_FIELD_CODE)
        value = hut_value_text (field->codes[0].code);
      else if (field->type == HUT_FIELD_UID)
        value = hut_value_uid (&matter);
      else if (field->type == HUT_FIELD_POINT)
        value = hut_value_point ((HutPoint){ -1163250000, -399990000 });
      record->values[i] = value;
    }
  wanted = hut_record_copy (record);
  hut_write_create (write, record);
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);

  got = get_case (test, &id);
  for (guint i = 0; i < wanted->kind->n_fields; i++)
    if (!hut_value_equal (&wanted->values[i], &got->values[i]))
      g_error ("%s came back otherwise", wanted->kind->fields[i].name);
}

static void
test_personal_values_are_nowhere_in_the_file (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  static const char secret[] = "13800001234";
  HutUid id = hut_test_store_new_case (test, "噪声");
  static const char *const endings[] = { "", "-wal" };

  hut_test_store_edit (test, &id, "telephone", secret);
  hut_test_store_edit (test, &id, "telephone", "13800009999");
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (test->path, endings[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_file_get_contents (path, &bytes, &length, &error);
      g_assert_no_error (error);
      g_assert_null (memmem (bytes, length, secret, strlen (secret)));
    }
}

static void
test_without_the_key_nothing_personal_is_lost (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *key = g_strconcat (test->path, ".key", NULL);
  g_autofree char *aside = g_strconcat (key, ".aside", NULL);
  HutUid id = hut_test_store_new_case (test, "停车");
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutRecord) record = NULL;

  hut_test_store_edit (test, &id, "caller", "某先生");
  g_assert_cmpint (g_rename (key, aside), ==, 0);
  hut_test_store_reopen (test);
  hut_write_update (write, &hut_kind_case, &id);
  hut_write_set (write, "title", hut_value_text ("停车难"));
  g_assert_false (hut_store_write (test->store, write, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_LOCKED);

  g_assert_cmpint (g_rename (aside, key), ==, 0);
  hut_test_store_reopen (test);
  record = get_case (test, &id);
  g_assert_cmpstr (hut_record_get_text (record, "caller"), ==, "某先生");
}

static void
test_history_keeps_old_and_new (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "旧题");
  g_autoptr (GPtrArray) history = NULL;
  const HutHistoryEntry *entry;
  JsonArray *pair;

  hut_test_store_edit (test, &id, "title", "新题");
  history = hut_reader_history (test->reader, &hut_kind_case, &id, NULL);
  g_assert_cmpuint (history->len, ==, 1);
  entry = g_ptr_array_index (history, 0);
  pair = json_object_get_array_member (entry->fields, "title");
  g_assert_cmpstr (json_array_get_string_element (pair, 0), ==, "旧题");
  g_assert_cmpstr (json_array_get_string_element (pair, 1), ==, "新题");
  g_assert_true (entry->unsent);
}

/* Whether the list would mark the case as not sent. */
static gboolean
is_marked_unsent (HutTestStore *test, const HutUid *id)
{
  gint64 rowid = hut_reader_case_rowid (test->reader, id);
  g_autoptr (GPtrArray) rows = hut_reader_case_rows (test->reader, &rowid, 1, NULL);

  g_assert_cmpuint (rows->len, ==, 1);
  return ((HutCaseRow *)rows->pdata[0])->unsent;
}

static void
test_only_beside_a_server_something_is_unsent (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "供暖");

  g_assert_false (is_marked_unsent (test, &id));
  g_assert_true (hut_store_set_setting (test->store, "server", "http://127.0.0.1:1", NULL));
  g_assert_true (is_marked_unsent (test, &id));
  g_assert_true (hut_store_set_setting (test->store, "server", NULL, NULL));
  g_assert_false (is_marked_unsent (test, &id));
}

static void
test_a_step_that_does_not_exist_is_refused (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid id = hut_test_store_new_case (test, "供暖");
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  g_autoptr (HutRecord) record = NULL;

  hut_write_update (write, &hut_kind_case, &id);
  hut_write_set (write, "title", hut_value_text ("不该留下"));
  hut_write_set (write, "state", hut_value_text ("closed"));
  g_assert_false (hut_store_write (test->store, write, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
  record = get_case (test, &id);
  g_assert_cmpstr (hut_record_get_text (record, "state"), ==, "received");
  g_assert_cmpstr (hut_record_get_text (record, "title"), ==, "供暖");
}

static void
test_a_refused_group_refuses_the_whole_write (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid nobody = hut_uid_new (), id;

  id = hut_test_store_add_case (write, "先写的");
  hut_write_update (write, &hut_kind_case, &nobody);
  hut_write_set (write, "title", hut_value_text ("没有这件"));
  g_assert_false (hut_store_write (test->store, write, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
  g_assert_null (get_case (test, &id));
}

static void
test_a_value_changed_meanwhile_is_told (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid id = hut_test_store_new_case (test, "一");
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_test_store_edit (test, &id, "title", "二");
  hut_write_update (write, &hut_kind_case, &id);
  hut_write_expect (write, "title", hut_value_text ("一"));
  hut_write_set (write, "title", hut_value_text ("三"));
  g_assert_false (hut_store_write (test->store, write, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CHANGED);
  assert_title (test, &id, "二");
}

static void
test_what_is_so_already_is_no_change (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "同");
  gint64 before = count (test, "SELECT count(*) FROM operation");

  hut_test_store_edit (test, &id, "title", "同");
  g_assert_cmpint (count (test, "SELECT count(*) FROM operation"), ==, before);
}

static void
test_alone_it_numbers_by_itself (HutTestStore *test, gconstpointer unused)
{
  HutUid first = hut_test_store_new_case (test, "甲"),
         second = hut_test_store_new_case (test, "乙");
  g_autoptr (HutRecord) a = get_case (test, &first);
  g_autoptr (HutRecord) b = get_case (test, &second);

  g_assert_true (g_str_has_suffix (hut_record_get_text (a, "number"), "-000001"));
  g_assert_true (g_str_has_suffix (hut_record_get_text (b, "number"), "-000002"));
}

static void
test_undo_withdraws_what_was_not_sent (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid id = hut_test_store_new_case (test, "原题");
  gint64 before = count (test, "SELECT count(*) FROM operation");
  HutUid batch = hut_test_store_edit (test, &id, "title", "改题");

  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  assert_title (test, &id, "原题");
  g_assert_cmpint (count (test, "SELECT count(*) FROM operation"), ==, before);
  g_assert_cmpint (count (test, "SELECT count(*) FROM changes"), ==, 0);
}

static void
test_undo_of_a_new_case_removes_it (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid batch = hut_write_get_batch (write);
  HutUid id = hut_test_store_add_case (write, "误登");
  g_autoptr (GArray) found = NULL;

  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  g_assert_null (get_case (test, &id));
  found = hut_reader_search (test->reader, "误登", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 0);
}

static void
test_undo_does_not_take_back_a_later_change (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid id = hut_test_store_new_case (test, "一");
  HutUid batch = hut_test_store_edit (test, &id, "title", "二");

  hut_test_store_edit (test, &id, "title", "三");
  g_assert_false (hut_store_undo (test->store, &batch, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
  assert_title (test, &id, "三");
}

static void
set_sent (HutTestStore *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutDb) db = hut_db_open (test->path, HUT_DB_WRITE, &error);

  hut_db_execute (db, "UPDATE operation SET state = 2", &error);
  g_assert_no_error (error);
}

static void
test_undo_of_what_was_sent_is_a_new_operation (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid id = hut_test_store_new_case (test, "一");
  HutUid batch = hut_test_store_edit (test, &id, "title", "二");

  set_sent (test);
  hut_store_undo (test->store, &batch, &error);
  g_assert_no_error (error);
  assert_title (test, &id, "一");
  g_assert_cmpint (
      count (test, "SELECT count(*) FROM operation WHERE state = 0 AND guard IS NOT NULL"), ==, 1);
}

static void
test_voiding_needs_a_reason_and_hides (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid id = hut_test_store_new_case (test, "重复登记");
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_write_void (write, &hut_kind_case, &id, "");
  g_assert_false (hut_store_write (test->store, write, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_void (write, &hut_kind_case, &id, "重复");
  hut_store_write (test->store, write, &error);
  g_assert_no_error (error);
  set = hut_reader_cases (test->reader, filter, hut_time_now (), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (set->n_marks, ==, 0);
}

static void
test_hidden_until_the_import_is_finished (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  HutUid old = hut_test_store_new_case (test, "已有");
  HutStaging *staging = hut_staging_begin (test->store, &error);
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);
  HutCaseSet *set;

  for (int i = 0; i < 500; i++)
    hut_test_store_add_case (write, "导入的");
  hut_write_update (write, &hut_kind_case, &old);
  hut_write_set (write, "title", hut_value_text ("导入改的"));
  hut_staging_add (staging, write, NULL, &error);
  g_assert_no_error (error);

  set = hut_reader_cases (test->reader, filter, hut_time_now (), NULL, &error);
  g_assert_cmpuint (set->n_marks, ==, 1);
  hut_case_set_unref (set);
  assert_title (test, &old, "已有");

  hut_staging_finish (staging, &error);
  g_assert_no_error (error);
  set = hut_reader_cases (test->reader, filter, hut_time_now (), NULL, &error);
  g_assert_cmpuint (set->n_marks, ==, 501);
  hut_case_set_unref (set);
  assert_title (test, &old, "导入改的");
}

static void
test_a_cancelled_import_leaves_nothing (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid old = hut_test_store_new_case (test, "已有");
  gint64 operations = count (test, "SELECT count(*) FROM operation");
  HutStaging *staging = hut_staging_begin (test->store, &error);
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);

  for (int i = 0; i < 300; i++)
    hut_test_store_add_case (write, "导入的");
  hut_write_update (write, &hut_kind_case, &old);
  hut_write_set (write, "title", hut_value_text ("导入改的"));
  hut_staging_add (staging, write, NULL, &error);
  g_assert_no_error (error);
  hut_staging_cancel (staging);
  g_assert_cmpint (count (test, "SELECT count(*) FROM cases"), ==, 1);
  g_assert_cmpint (count (test, "SELECT count(*) FROM operation"), ==, operations);
  g_assert_cmpint (count (test, "SELECT count(*) FROM staging"), ==, 0);
  hut_store_verify (test->store, &error);
  g_assert_no_error (error);
  assert_title (test, &old, "已有");
}

static void
test_an_import_cut_by_a_crash_is_removed (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutStaging *staging = hut_staging_begin (test->store, &error);
  HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);

  for (int i = 0; i < 300; i++)
    hut_test_store_add_case (write, "导入的");
  hut_staging_add (staging, write, NULL, &error);
  g_assert_no_error (error);
  /* The staging is never ended, as after kill -9; only its reference is given back. */
  hut_store_close (test->store);
  g_object_unref (test->store);
  hut_test_store_reopen (test);
  g_assert_cmpint (count (test, "SELECT count(*) FROM cases"), ==, 0);
  g_assert_cmpint (count (test, "SELECT count(*) FROM staging"), ==, 0);
  g_free (staging);
}

static void
test_a_newer_database_is_refused (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutDb *db = hut_db_open (test->path, HUT_DB_WRITE, &error);

  hut_db_execute (db, "PRAGMA user_version=9999", &error);
  g_assert_no_error (error);
  hut_db_close (db);
  g_assert_null (hut_store_open (test->path, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_TOO_NEW);
}

static void
test_a_foreign_file_is_refused (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (test->folder, "letter.txt", NULL);

  g_file_set_contents (path, "this is a letter, and a long one, but no database at all", -1, NULL);
  g_assert_null (hut_store_open (path, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FOREIGN);
  g_clear_error (&error);
  g_assert_null (hut_store_open ("/nowhere/at/all.db", &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT);
}

static void
close_store (HutTestStore *test)
{
  g_clear_pointer (&test->reader, hut_reader_free);
  hut_store_close (test->store);
  g_clear_object (&test->store);
}

static void
damage (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_file_get_contents (path, &bytes, &length, NULL);
  for (gsize i = 4096; i < length; i++)
    bytes[i] ^= 0x5a;
  g_file_set_contents (path, bytes, length, NULL);
}

static void
test_a_damaged_database_gives_way_to_its_copy (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid id = hut_test_store_new_case (test, "在副本里");
  g_autofree char *copy = NULL;
  guint n_kept;

  hut_store_copy_if_due (test->store, &error);
  g_assert_no_error (error);
  close_store (test);
  damage (test->path);
  g_assert_null (hut_store_open (test->path, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
  g_clear_error (&error);

  copy = hut_store_find_copy (test->path);
  g_assert_nonnull (copy);
  hut_store_recover (test->path, copy, NULL, &n_kept, &error);
  g_assert_no_error (error);
  hut_test_store_reopen (test);
  assert_title (test, &id, "在副本里");
}

static void
test_recovery_keeps_what_was_not_sent (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  guint n_kept;
  HutUid id = hut_test_store_new_case (test, "没有上传");

  close_store (test);
  hut_store_recover (test->path, NULL, "110108014", &n_kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_kept, ==, 1);
  hut_test_store_reopen (test);
  g_assert_cmpint (count (test, "SELECT count(*) FROM operation WHERE kind = 'case' AND state = 0"),
                   ==, 1);
  assert_title (test, &id, "没有上传");
}

/* One operation that cannot be read costs no other. */
static void
test_recovery_takes_what_can_be_read (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  guint n_kept;
  HutUid id = hut_test_store_new_case (test, "读得出来");
  HutUid poisoned = hut_test_store_new_case (test, "读不出来");
  static const char SQL_SPOIL[] = "UPDATE operation SET personal = '{\"telephone\":\"AAAA\"}' "
                                  "WHERE seq = (SELECT max(seq) FROM operation)";
  g_autoptr (HutRecord) lost = NULL;
  HutDb *db;

  close_store (test);
  db = hut_db_open (test->path, HUT_DB_WRITE, NULL);
  hut_db_execute (db, SQL_SPOIL, &error);
  g_assert_no_error (error);
  hut_db_close (db);
  hut_store_recover (test->path, NULL, "110108014", &n_kept, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_kept, ==, 2);
  hut_test_store_reopen (test);
  assert_title (test, &id, "读得出来");
  lost = get_case (test, &poisoned);
  g_assert_null (lost);
}

static void
test_failed_recovery_changes_nothing (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutUid id = hut_test_store_new_case (test, "还在原处");
  guint n_kept;

  close_store (test);
  g_assert_false (hut_store_recover (test->path, "/nowhere/at/all.db", NULL, &n_kept, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_false (hut_store_recover (test->path, NULL, "999999999", &n_kept, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_REFUSED);
  hut_test_store_reopen (test);
  assert_title (test, &id, "还在原处");
}

/* What the copy had numbered, the server may know as something else. */
static void
test_a_copy_begins_a_new_log (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *log = NULL;
  guint n_kept;

  hut_store_set_setting (test->store, "log", "0190a000-0000-7000-8000-00000000000a", &error);
  hut_store_copy_if_due (test->store, &error);
  g_assert_no_error (error);
  close_store (test);
  copy = hut_store_find_copy (test->path);
  hut_store_recover (test->path, copy, NULL, &n_kept, &error);
  g_assert_no_error (error);
  hut_test_store_reopen (test);
  log = hut_store_get_setting (test->store, "log");
  g_assert_null (log);
}

static void
test_creating_twice_is_refused (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (hut_store_create (test->path, "110108014", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

static void
test_verify_finds_what_was_changed_behind (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  HutDb *db;

  hut_test_store_new_case (test, "原来的字");
  g_assert_true (hut_store_verify (test->store, &error));
  db = hut_db_open (test->path, HUT_DB_WRITE, NULL);
  hut_db_execute (db, "UPDATE cases SET title = '别的字'", NULL);
  hut_db_close (db);
  g_assert_false (hut_store_verify (test->store, &error));
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
}

static void
test_a_lost_index_is_mended (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  hut_test_store_new_case (test, "原来的字");
  hut_test_store_change_behind (test->path,
                                "INSERT INTO case_search (case_search) VALUES ('delete-all')");
  g_assert_false (hut_store_verify (test->store, NULL));
  g_assert_true (hut_store_mend (test->store, &error));
  g_assert_no_error (error);
}

/* The search index is made anew from the rows: before that they are made what was written. */
static void
test_mending_hides_no_damage (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "原来的字");
  g_autoptr (GError) error = NULL;

  hut_test_store_change_behind (test->path, "UPDATE cases SET title = '原来的子'");
  g_assert_false (hut_store_verify (test->store, NULL));
  g_assert_true (hut_store_mend (test->store, &error));
  g_assert_no_error (error);
  assert_title (test, &id, "原来的字");
}

/* Of what no index has, too. */
static void
test_verify_finds_a_row_that_is_not_what_was_written (HutTestStore *test, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) lost = NULL;

  hut_test_store_new_case (test, "原来的字");
  hut_test_store_change_behind (test->path, "UPDATE cases SET created_at = created_at + 1");
  hut_store_verify (test->store, &error);
  g_assert_error (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
  hut_test_store_change_behind (test->path, "UPDATE cases SET created_at = created_at - 1");
  g_assert_true (hut_store_verify (test->store, NULL));
  hut_test_store_change_behind (test->path, "DELETE FROM cases");
  hut_store_verify (test->store, &lost);
  g_assert_error (lost, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT);
}

/* A change that was damaged before it was sent waits for a person: given up, it is no damage of the
 * file for ever. */
static void
test_a_damaged_change_given_up_leaves_a_sound_file (HutTestStore *test, gconstpointer unused)
{
  HutUid id = hut_test_store_new_case (test, "原来的字");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = NULL;

  hut_test_store_edit (test, &id, "title", "改过的字");
  hut_test_store_change_behind (
      test->path, "UPDATE operation SET fields = replace (fields, '改过', '改错') WHERE verb = 1");
  g_assert_false (hut_store_verify (test->store, NULL));
  g_assert_true (hut_store_mend (test->store, &error));
  g_assert_no_error (error);
  waiting = hut_reader_waiting (test->reader, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (waiting->len, ==, 1);
  hut_store_answer_waiting (test->store, &((HutPendingOperation *)waiting->pdata[0])->operation->op,
                            HUT_WAITING_DROP, &error);
  g_assert_no_error (error);
  g_assert_true (hut_store_verify (test->store, &error));
  g_assert_no_error (error);
}

static void
on_changed (HutStore *store, HutChangeSet *changes, gpointer n_signals)
{
  g_assert_true (hut_change_set_has_kind (changes, &hut_kind_case));
  ++*(int *)n_signals;
}

static void
test_changes_are_announced_once_an_iteration (HutTestStore *test, gconstpointer unused)
{
  int n_signals = 0;

  g_signal_connect (test->store, "changed", G_CALLBACK (on_changed), &n_signals);
  hut_test_store_new_case (test, "一");
  hut_test_store_new_case (test, "二");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpint (n_signals, ==, 1);
}

#define ADD(name, function)                                                                        \
  g_test_add ("/store/" name, HutTestStore, NULL, hut_test_store_set_up, function,                 \
              hut_test_store_tear_down)

static void
test_changes_tell_each_kind_apart (HutTestStore *test, gconstpointer unused)
{
  guint n_kinds;
  const HutKind *const *kinds = hut_kinds (&n_kinds);
  const HutUid id = hut_uid_new ();

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autoptr (HutChangeSet) changes = hut_change_set_new ();

      hut_change_set_add (changes, kinds[i], &id);
      for (guint k = 0; k < n_kinds; k++)
        {
          g_autoptr (GArray) ids = hut_change_set_get_ids (changes, kinds[k]);

          g_assert_cmpint (hut_change_set_has_kind (changes, kinds[k]), ==, i == k);
          g_assert_cmpuint (ids->len, ==, i == k);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("street-comes-with-its-communities", test_street_comes_with_its_communities);
  ADD ("every-kind-can-be-listed", test_every_kind_can_be_listed);
  ADD ("written-is-there-after-reopening", test_written_is_there_after_reopening);
  ADD ("every-field-comes-back-as-written", test_every_field_comes_back_as_written);
  ADD ("personal-values-are-nowhere-in-the-file", test_personal_values_are_nowhere_in_the_file);
  ADD ("without-the-key-nothing-personal-is-lost", test_without_the_key_nothing_personal_is_lost);
  ADD ("history-keeps-old-and-new", test_history_keeps_old_and_new);
  ADD ("only-beside-a-server-something-is-unsent", test_only_beside_a_server_something_is_unsent);
  ADD ("a-step-that-does-not-exist-is-refused", test_a_step_that_does_not_exist_is_refused);
  ADD ("a-refused-group-refuses-the-whole-write", test_a_refused_group_refuses_the_whole_write);
  ADD ("a-value-changed-meanwhile-is-told", test_a_value_changed_meanwhile_is_told);
  ADD ("what-is-so-already-is-no-change", test_what_is_so_already_is_no_change);
  ADD ("alone-it-numbers-by-itself", test_alone_it_numbers_by_itself);
  ADD ("undo-withdraws-what-was-not-sent", test_undo_withdraws_what_was_not_sent);
  ADD ("undo-of-a-new-case-removes-it", test_undo_of_a_new_case_removes_it);
  ADD ("undo-does-not-take-back-a-later-change", test_undo_does_not_take_back_a_later_change);
  ADD ("undo-of-what-was-sent-is-a-new-operation", test_undo_of_what_was_sent_is_a_new_operation);
  ADD ("voiding-needs-a-reason-and-hides", test_voiding_needs_a_reason_and_hides);
  ADD ("hidden-until-the-import-is-finished", test_hidden_until_the_import_is_finished);
  ADD ("a-cancelled-import-leaves-nothing", test_a_cancelled_import_leaves_nothing);
  ADD ("an-import-cut-by-a-crash-is-removed", test_an_import_cut_by_a_crash_is_removed);
  ADD ("a-newer-database-is-refused", test_a_newer_database_is_refused);
  ADD ("a-foreign-file-is-refused", test_a_foreign_file_is_refused);
  ADD ("a-damaged-database-gives-way-to-its-copy", test_a_damaged_database_gives_way_to_its_copy);
  ADD ("recovery-keeps-what-was-not-sent", test_recovery_keeps_what_was_not_sent);
  ADD ("recovery-takes-what-can-be-read", test_recovery_takes_what_can_be_read);
  ADD ("failed-recovery-changes-nothing", test_failed_recovery_changes_nothing);
  ADD ("a-copy-begins-a-new-log", test_a_copy_begins_a_new_log);
  ADD ("creating-twice-is-refused", test_creating_twice_is_refused);
  ADD ("verify-finds-what-was-changed-behind", test_verify_finds_what_was_changed_behind);
  ADD ("a-lost-index-is-mended", test_a_lost_index_is_mended);
  ADD ("mending-hides-no-damage", test_mending_hides_no_damage);
  ADD ("verify-finds-a-row-that-is-not-what-was-written",
       test_verify_finds_a_row_that_is_not_what_was_written);
  ADD ("a-damaged-change-given-up-leaves-a-sound-file",
       test_a_damaged_change_given_up_leaves_a_sound_file);
  ADD ("changes-are-announced-once-an-iteration", test_changes_are_announced_once_an_iteration);
  ADD ("changes-tell-each-kind-apart", test_changes_tell_each_kind_apart);
  return g_test_run ();
}
