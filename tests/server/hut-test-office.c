/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A street's server for tests, and people who push to it. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-office.h"

#include "base/hut-paths.h"
#include "domain/hut-street-seed.h"
#include "hut-test-data.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-lines.h"
#include "server/hut-pull.h"
#include "server/hut-push.h"

static char *
read_shipped (const char *name)
{
  g_autofree char *path = hut_paths_data_file (name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static GPtrArray *
make_seed (void)
{
  g_autofree char *streets = read_shipped ("divisions/beijing-streets.csv");
  g_autofree char *villages = read_shipped ("divisions/beijing-villages.csv");
  g_autofree char *departments = read_shipped ("departments.json");
  g_autoptr (GError) error = NULL;
  GPtrArray *seed = hut_street_seed ("110108014", streets, villages, departments, NULL, &error);

  g_assert_no_error (error);
  return seed;
}

void
hut_test_office_open (HutTestOffice *office)
{
  g_autoptr (GError) error = NULL;

  office->dir = hut_data_dir_open (office->path, &error);
  g_assert_no_error (error);
  office->ledger.vault = office->dir->vault;
  office->ledger.storage = hut_data_dir_open_writer (office->dir, &error);
  g_assert_no_error (error);
}

void
hut_test_office_close (HutTestOffice *office)
{
  hut_data_dir_close_storage (g_steal_pointer (&office->ledger.storage));
  g_clear_pointer (&office->dir, hut_data_dir_free);
}

HutTestOffice *
hut_test_office_new (void)
{
  HutTestOffice *office = g_new0 (HutTestOffice, 1);
  g_autoptr (GPtrArray) seed = make_seed ();
  g_autoptr (GError) error = NULL;

  office->parent = hut_test_make_dir ();
  office->path = g_build_filename (office->parent, "data", NULL);
  office->now = TEST_NOW;
  hut_data_dir_init (office->path, "110108014", seed, &error);
  g_assert_no_error (error);
  hut_test_office_open (office);
  return office;
}

void
hut_test_office_free (HutTestOffice *office)
{
  hut_test_office_close (office);
  hut_test_remove_dir (office->parent);
  g_free (office->path);
  g_free (office);
}

HutCaller *
hut_test_caller_new (HutTestOffice *office, HutRole role)
{
  HutCaller *caller = g_new0 (HutCaller, 1);
  g_autofree char *stream = NULL;
  g_autoptr (GError) error = NULL;

  caller->account = hut_uid_new ();
  caller->device = hut_uid_new ();
  caller->name = g_strdup (hut_role_name (role));
  caller->street = g_strdup ("110108014");
  caller->role = role;
  stream = hut_stream_for_home (HUT_HOME_USER, NULL, &caller->account);
  hut_storage_begin (office->ledger.storage, HUT_STORAGE_WRITE, &error);
  hut_storage_stream_add (office->ledger.storage, stream, &error);
  hut_data_dir_commit (office->dir, office->ledger.storage, &error);
  g_assert_no_error (error);
  return caller;
}

HutTestLog *
hut_test_log_new (void)
{
  HutTestLog *log = g_new0 (HutTestLog, 1);

  log->log = hut_uid_new ();
  log->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  log->lines = g_string_new (NULL);
  return log;
}

void
hut_test_log_free (HutTestLog *log)
{
  g_hash_table_unref (log->last);
  g_string_free (log->lines, TRUE);
  g_free (log);
}

void
hut_test_log_add_text (HutTestLog *log, const char *line)
{
  g_string_append_printf (log->lines, "%s\n", line);
}

void
hut_test_log_add (HutTestLog *log, const HutOperation *operation)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (log->last, operation->stream)) + 1;
  g_autofree char *line = hut_push_line_print (operation, &log->log, n, HUT_SCHEMA);

  g_hash_table_insert (log->last, g_strdup (operation->stream), GINT_TO_POINTER (n));
  hut_test_log_add_text (log, line);
}

GPtrArray *
hut_test_push_text (HutTestOffice *office, const HutCaller *caller, const char *text,
                    GError **error)
{
  g_autoptr (HutPushAnswer) answer = hut_push (&office->ledger, caller, text, strlen (text),
                                               office->now + office->ahead, office->now, error);
  g_autoptr (GPtrArray) results = NULL;
  HutLines lines;
  const char *line;
  gsize length;

  if (answer == NULL)
    return NULL;
  g_assert_true (hut_data_dir_secure (office->dir, office->ledger.storage, answer->mark, error));
  results = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_result_line_free);
  lines = hut_lines_init (answer->body->str, answer->body->len);
  while (hut_lines_next (&lines, &line, &length))
    {
      g_autoptr (GError) unreadable = NULL;

      g_ptr_array_add (results, hut_result_line_parse (line, length, &unreadable));
      g_assert_no_error (unreadable);
    }
  return g_steal_pointer (&results);
}

GPtrArray *
hut_test_push (HutTestOffice *office, const HutCaller *caller, HutTestLog *log)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *results = hut_test_push_text (office, caller, log->lines->str, &error);

  g_assert_no_error (error);
  g_string_truncate (log->lines, 0);
  return results;
}

HutResultLine *
hut_test_push_one (HutTestOffice *office, const HutCaller *caller, const HutOperation *operation)
{
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  g_autoptr (GPtrArray) results = NULL;

  hut_test_log_add (log, operation);
  results = hut_test_push (office, caller, log);
  g_assert_cmpuint (results->len, ==, 1);
  return g_ptr_array_steal_index (results, 0);
}

void
hut_test_set (HutOperation *operation, const char *field, const char *text)
{
  hut_operation_add (operation, hut_kind_field (operation->kind, field), (HutValue)HUT_VALUE_INIT,
                     hut_value_text (text));
}

HutOperation *
hut_test_case (const char *title, gint64 clock)
{
  HutUid id = hut_uid_new ();
  HutOperation *operation = hut_operation_new (HUT_VERB_CREATE, &hut_kind_case, &id, TEST_STREET);

  operation->clock = clock;
  hut_test_set (operation, "title", title);
  hut_test_set (operation, "state", "received");
  return operation;
}

HutOperation *
hut_test_edit (const HutUid *id, const char *field, const char *old_text, const char *new_text,
               gint64 clock)
{
  HutOperation *operation = hut_operation_new (HUT_VERB_UPDATE, &hut_kind_case, id, TEST_STREET);

  operation->clock = clock;
  hut_operation_add (operation, hut_kind_field (&hut_kind_case, field), hut_value_text (old_text),
                     hut_value_text (new_text));
  return operation;
}

HutRecord *
hut_test_record (HutTestOffice *office, const char *stream, const HutKind *kind, const HutUid *id)
{
  g_autoptr (HutEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  hut_ledger_load (&office->ledger, stream, kind, id, &entry, &error);
  g_assert_no_error (error);
  return entry != NULL ? g_steal_pointer (&entry->record) : NULL;
}

gint64
hut_test_seq (HutTestOffice *office, const char *stream)
{
  g_autoptr (GError) error = NULL;
  HutStreamState state;
  gboolean found;

  hut_storage_begin (office->ledger.storage, HUT_STORAGE_READ, &error);
  hut_storage_stream_state (office->ledger.storage, stream, &state, &found, &error);
  hut_storage_commit (office->ledger.storage, NULL, &error);
  g_assert_no_error (error);
  return state.seq;
}

static gboolean
add_line (const char *line, gpointer text)
{
  g_string_append_printf (text, "%s\n", line);
  return TRUE;
}

char *
hut_test_dump (HutTestOffice *office, const char *stream)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  hut_storage_begin (office->ledger.storage, HUT_STORAGE_READ, &error);
  hut_pull_dump (&office->ledger, stream, add_line, text, &error);
  g_assert_no_error (error);
  hut_storage_commit (office->ledger.storage, NULL, &error);
  return g_string_free (text, FALSE);
}
