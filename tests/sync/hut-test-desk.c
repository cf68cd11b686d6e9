/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Desks for the tests of sync. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-desk.h"

#include "base/hut-json.h"
#include "headless/hut-test-acts.h"
#include "store/hut-case-work.h"

#include <string.h>

static char *
ctl (void)
{
  return hut_test_program ("src/ctl/hutongctl");
}

HutTestDesk *
hut_test_desk_new (HutTestServer *server, const char *name, const char *user, guint32 seed)
{
  HutTestDesk *desk = g_new0 (HutTestDesk, 1);
  g_autofree char *program = ctl ();

  desk->server = server;
  desk->name = g_strdup (name);
  desk->user = g_strdup (user);
  desk->path = g_strdup_printf ("%s/%s.db", server->folder, name);
  desk->random = g_rand_new_with_seed (seed);
  desk->latest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_assert_cmpint (
      hut_test_run (NULL, program, "--db", desk->path, "init", "--street", HUT_TEST_STREET, NULL),
      ==, 0);
  return desk;
}

void
hut_test_desk_free (HutTestDesk *desk)
{
  g_free (desk->name);
  g_free (desk->user);
  g_free (desk->path);
  g_rand_free (desk->random);
  g_hash_table_unref (desk->latest);
  g_free (desk);
}

HutStore *
hut_test_desk_open (HutTestDesk *desk, HutReader **reader)
{
  g_autoptr (GError) error = NULL;
  HutStore *store = hut_store_open (desk->path, &error);

  g_assert_no_error (error);
  if (reader != NULL)
    *reader = hut_reader_new (store, &error);
  g_assert_no_error (error);
  return store;
}

/* ---- Work ---- */

static const char *const texts[] = { "title", "text", "address", "category", "lead", "telephone" };

static int
compare_uids (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (HutUid));
}

/* The uids of the file's cases in a fixed order, which is the same on every desk. */
static GArray *
read_cases (HutReader *reader)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (HutUid));
  g_autoptr (GError) error = NULL;
  g_autoptr (HutCaseSet) set = NULL;

  filter->order = HUT_CASE_ORDER_NEWEST;
  set = hut_reader_cases (reader, filter, g_get_real_time (), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < set->n_marks; i++)
    {
      g_autoptr (GPtrArray) rows = hut_reader_case_rows (reader, &set->marks[i].rowid, 1, &error);

      g_assert_no_error (error);
      g_array_append_val (ids, ((HutCaseRow *)rows->pdata[0])->id);
      hut_case_row_free (g_ptr_array_steal_index (rows, 0));
    }
  g_array_sort (ids, compare_uids);
  return ids;
}

static void
write_all (HutStore *store, HutWrite *write)
{
  g_autoptr (GError) error = NULL;

  hut_store_write (store, write, &error);
  g_assert_no_error (error);
}

static HutRecord *
make_case (HutTestDesk *desk, guint number)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_case, &id, NULL);
  g_autofree char *title = g_strdup_printf ("%s 的诉求 %u", desk->name, number);
  g_autofree char *telephone = g_strdup_printf ("6278%04u", number % 10000);

  hut_record_set_text (record, "title", title);
  hut_record_set_text (record, "state", "received");
  hut_record_set_text (record, "kind", "complaint");
  hut_record_set_text (record, "telephone", telephone);
  hut_record_set_text (record, "text", "夜间施工噪声很大，影响附近居民休息，请尽快处理。");
  hut_record_set_text (record, "address", "清华园街道照澜院");
  return record;
}

void
hut_test_desk_add_cases (HutTestDesk *desk, guint n)
{
  g_autoptr (HutStore) store = hut_test_desk_open (desk, NULL);

  for (guint i = 0; i < n;)
    {
      HutWrite *write = hut_write_new (HUT_WRITE_IMPORT);

      for (guint end = MIN (n, i + 500); i < end; i++)
        hut_write_create (write, make_case (desk, i));
      write_all (store, write);
    }
  hut_store_close (store);
}

static void
edit_field (HutTestDesk *desk, HutStore *store, const HutUid *id, guint step)
{
  const char *field = texts[g_rand_int_range (desk->random, 0, G_N_ELEMENTS (texts))];
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  char *text = g_strdup_printf ("%s 改 %u 次 %08x", desk->name, step, g_rand_int (desk->random));
  char uid[HUT_UID_STRING_LEN + 1];

  hut_write_update (write, &hut_kind_case, id);
  hut_write_set (write, field, hut_value_text (text));
  write_all (store, write);
  g_hash_table_replace (desk->latest, g_strdup_printf ("%s %s", hut_uid_print (id, uid), field),
                        text);
}

static void
add_note (HutTestDesk *desk, HutStore *store, const HutUid *id)
{
  HutUid event_id = hut_uid_new ();
  HutRecord *event = hut_record_new (&hut_kind_event, &event_id, NULL);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  hut_record_set (event, "case", hut_value_uid (id));
  hut_record_set_text (event, "code", "note");
  hut_record_set_int (event, "at", g_get_real_time ());
  hut_record_set_text (event, "words", desk->name);
  hut_write_create (write, event);
  write_all (store, write);
}

void
hut_test_desk_edit (HutTestDesk *desk, guint n, guint shared)
{
  HutReader *reader = NULL;
  g_autoptr (HutStore) store = hut_test_desk_open (desk, &reader);
  g_autoptr (GArray) ids = read_cases (reader);

  g_assert_cmpuint (ids->len, >, 0);
  for (guint i = 0; i < n; i++)
    {
      guint which = g_rand_int_range (desk->random, 0, MIN (shared, ids->len));
      const HutUid *id = &g_array_index (ids, HutUid, which);
      int dice = g_rand_int_range (desk->random, 0, 100);

      if (dice < 5)
        {
          HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

          hut_write_create (write, make_case (desk, i));
          write_all (store, write);
        }
      else if (dice < 10)
        add_note (desk, store, id);
      else
        edit_field (desk, store, id, i);
    }
  hut_reader_free (reader);
  hut_store_close (store);
}

/* Any act; one that does not stand open, or lacks something, is left. */
static void
step_case (HutTestDesk *desk, HutStore *store, HutReader *reader, const HutUid *id)
{
  g_autoptr (HutRecord) record = hut_reader_get (reader, &hut_kind_case, id, NULL);
  g_autofree char *account = hut_reader_get_setting (reader, "account");
  g_auto (HutCaseFacts) facts = { 0 };
  g_autoptr (HutActValues) values = NULL;
  guint n_acts;
  const HutCaseAct *acts = hut_case_acts (&n_acts);
  const HutCaseAct *act = &acts[g_rand_int_range (desk->random, 0, n_acts)];
  HutCasePlan *plan;
  HutWrite *write;
  HutActing acting;

  if (record == NULL || g_str_equal (act->name, "void") ||
      !hut_reader_case_facts (reader, id, &facts, NULL))
    return;
  acting = (HutActing){ .record = record,
                        .facts = &facts,
                        .account = account,
                        .stream = hut_store_get_stream (store),
                        .now = hut_time_now () };
  values = hut_test_act_values (act, &acting, NULL);
  plan = hut_case_act_plan (act, &acting, values, NULL);
  if (plan == NULL)
    return;
  write = hut_write_new (HUT_WRITE_PERSON);
  hut_write_case_plan (write, plan);
  write_all (store, write);
}

void
hut_test_desk_step (HutTestDesk *desk, guint n)
{
  HutReader *reader = NULL;
  g_autoptr (HutStore) store = hut_test_desk_open (desk, &reader);
  g_autoptr (GArray) ids = read_cases (reader);

  for (guint i = 0; i < n && ids->len > 0; i++)
    step_case (desk, store, reader,
               &g_array_index (ids, HutUid, g_rand_int_range (desk->random, 0, ids->len)));
  hut_reader_free (reader);
  hut_store_close (store);
}

/* ---- In step ---- */

int
hut_test_desk_sync (HutTestDesk *desk, guint16 port, HutTestSync *report)
{
  g_autofree char *program = ctl ();
  g_autofree char *url = hut_test_server_url (port);
  g_autofree char *output = NULL;
  g_autoptr (JsonObject) object = NULL;
  HutTestSync said;
  int code =
      hut_test_run (&output, program, "--db", desk->path, "sync", "--server", url, "--user",
                    desk->user, "--password-file", desk->server->password_file, "--json", NULL);

  if (code != 0)
    return code;
  object = hut_json_parse_object (output, -1, NULL);
  g_assert_nonnull (object);
  g_assert_true (hut_json_get_int (object, "pushed", &said.pushed));
  g_assert_true (hut_json_get_int (object, "pulled", &said.pulled));
  g_assert_true (hut_json_get_int (object, "conflicts", &said.conflicts));
  g_assert_true (hut_json_get_int (object, "waiting", &said.waiting));
  g_assert_true (hut_json_get_int (object, "blobs_up", &said.blobs_up));
  g_assert_true (hut_json_get_int (object, "blobs_down", &said.blobs_down));
  g_assert_true (hut_json_get_int (object, "blobs_waiting", &said.blobs_waiting));
  if (report != NULL)
    *report = said;
  return 0;
}

GPid
hut_test_desk_spawn_sync (HutTestDesk *desk, guint16 port)
{
  g_autofree char *program = ctl ();
  g_autofree char *url = hut_test_server_url (port);

  return hut_test_spawn (program, "--db", desk->path, "sync", "--server", url, "--user", desk->user,
                         "--password-file", desk->server->password_file, "--json", NULL);
}

void
hut_test_desk_sync_until_done (HutTestDesk *desk, guint16 port, guint tries)
{
  for (guint i = 0; hut_test_desk_sync (desk, port, NULL) != 0; i++)
    {
      g_assert_cmpuint (i, <, tries);
      g_usleep (20 * 1000);
    }
}

char *
hut_test_desk_dump (HutTestDesk *desk, const char *stream)
{
  g_autofree char *program = ctl ();
  char *output = NULL;

  g_assert_cmpint (
      hut_test_run (&output, program, "--db", desk->path, "dump", "--stream", stream, NULL), ==, 0);
  return output;
}

void
hut_test_desk_verify (HutTestDesk *desk)
{
  g_autofree char *program = ctl ();

  g_assert_cmpint (hut_test_run (NULL, program, "--db", desk->path, "verify", NULL), ==, 0);
}

void
hut_test_desk_count (HutTestDesk *desk, HutPendingCounts *counts)
{
  HutReader *reader = NULL;
  g_autoptr (HutStore) store = hut_test_desk_open (desk, &reader);
  g_autoptr (GError) error = NULL;

  hut_reader_pending_counts (reader, counts, &error);
  g_assert_no_error (error);
  hut_reader_free (reader);
  hut_store_close (store);
}

static void
assert_same_lines (const char *stream, const char *who, const char *theirs, const char *servers)
{
  g_auto (GStrv) left = NULL;
  g_auto (GStrv) right = NULL;

  if (g_str_equal (theirs, servers))
    return;
  left = g_strsplit (theirs, "\n", -1);
  right = g_strsplit (servers, "\n", -1);
  for (guint i = 0; left[i] != NULL && right[i] != NULL; i++)
    if (!g_str_equal (left[i], right[i]))
      g_error ("%s of %s differs in line %u:\n%s\n%s", stream, who, i + 1, left[i], right[i]);
  g_error ("%s of %s has %u lines, the server's %u", stream, who, g_strv_length (left),
           g_strv_length (right));
}

void
hut_test_desks_assert_in_step (HutTestDesk *a, HutTestDesk *b)
{
  static const char *const streams[] = { "street/" HUT_TEST_STREET, "district/110108", "city" };

  for (gsize i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      g_autofree char *of_server = hut_test_server_dump (a->server, streams[i]);
      g_autofree char *of_a = hut_test_desk_dump (a, streams[i]);
      g_autofree char *of_b = hut_test_desk_dump (b, streams[i]);

      g_assert_cmpstr (of_server, !=, "");
      assert_same_lines (streams[i], a->name, of_a, of_server);
      assert_same_lines (streams[i], b->name, of_b, of_server);
    }
  hut_test_desk_verify (a);
  hut_test_desk_verify (b);
}
