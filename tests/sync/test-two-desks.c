/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two desks and a server as real processes: apart and in step again, killed, put back, over a bad
 * network. The seed is g_test's (--seed); $HUTONG_KILLS is how often a server is killed, 8 where
 * it is not set; $HUTONG_ROUNDS how long the model goes on, 12 where it is not set. */

#define G_LOG_DOMAIN "hutong-test"

#include "base/hut-json.h"
#include "hut-fault-proxy.h"
#include "hut-test-desk.h"
#include "hut-test-server.h"
#include "store/hut-store-answers.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* Cases that both desks edit while apart: few, so that they meet. */
#define SHARED 40

typedef struct
{
  HutTestServer *server;
  HutTestDesk *a;
  HutTestDesk *b;
} Street;

static guint
setting (const char *name, guint fallback)
{
  const char *value = g_getenv (name);

  return value != NULL ? (guint)atoi (value) : fallback;
}

/* Two desks in step over the same cases. */
static void
set_up (Street *street, gconstpointer unused)
{
  g_autofree char *program = hut_test_program ("src/server/hutong-server");

  g_assert_true (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE));
  street->server = hut_test_server_new ();
  street->a = hut_test_desk_new (street->server, "甲", "wang", g_test_rand_int ());
  street->b = hut_test_desk_new (street->server, "乙", "li", g_test_rand_int ());
  hut_test_desk_add_cases (street->a, SHARED);
  g_assert_cmpint (hut_test_desk_sync (street->a, street->server->port, NULL), ==, 0);
  g_assert_cmpint (hut_test_desk_sync (street->b, street->server->port, NULL), ==, 0);
}

static void
tear_down (Street *street, gconstpointer unused)
{
  hut_test_desk_free (street->a);
  hut_test_desk_free (street->b);
  hut_test_server_free (street->server);
}

/* Up from both, down to both. */
static void
bring_in_step (Street *street)
{
  HutTestDesk *desks[] = { street->a, street->b, street->a };

  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    hut_test_desk_sync_until_done (desks[i], street->server->port, 50);
  hut_test_desks_assert_in_step (street->a, street->b);
}

/* ---- Views ---- */

static char *
run_view (HutTestDesk *desk, const char *verb, const char *name)
{
  g_autofree char *program = hut_test_program ("src/ctl/hutongctl");
  char *output = NULL;

  g_assert_cmpint (hut_test_run (&output, program, "--db", desk->path, "view", verb, name, NULL),
                   ==, 0);
  return output;
}

static void
test_the_office_sees_a_shared_view_and_no_own_one (Street *street, gconstpointer unused)
{
  g_autofree char *program = hut_test_program ("src/ctl/hutongctl");
  static const char *const names[] = { "mine", "ours" };
  g_autofree char *shared = NULL;
  g_autofree char *seen = NULL;
  g_autofree char *left = NULL;
  g_autofree char *gone = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_cmpint (hut_test_run (NULL, program, "--db", street->a->path, "view", "save", names[i],
                                   "--page", "cases", "--filter", "{\"open\":true}", NULL),
                     ==, 0);
  shared = run_view (street->a, "share", "ours");
  bring_in_step (street);
  seen = run_view (street->b, "list", NULL);
  g_assert_nonnull (strstr (seen, "ours"));
  g_assert_null (strstr (seen, "mine"));
  gone = run_view (street->b, "remove", "ours");
  bring_in_step (street);
  left = run_view (street->a, "list", NULL);
  g_assert_nonnull (strstr (left, "mine"));
  g_assert_null (strstr (left, "ours"));
}

/* ---- Where lost values are ---- */

/* "<uid> <field>\n<value>" of every value that the history of the desk has. */
static void
add_history (GHashTable *values, const char *record, JsonObject *pairs)
{
  JsonObjectIter iter;
  const char *field;
  JsonNode *node;

  if (pairs == NULL)
    return;
  json_object_iter_init (&iter, pairs);
  while (json_object_iter_next (&iter, &field, &node))
    {
      JsonNode *brought = json_array_get_element (json_node_get_array (node), 1);

      if (JSON_NODE_HOLDS_VALUE (brought) && json_node_get_value_type (brought) == G_TYPE_STRING)
        g_hash_table_add (
            values, g_strdup_printf ("%s %s\n%s", record, field, json_node_get_string (brought)));
    }
}

static GHashTable *
read_history (const char *dump)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonObject) line = hut_json_parse_object (lines[i], -1, NULL);
      JsonObject *row = hut_json_get_object (line, "row");
      JsonObject *personal = hut_json_get_object (line, "personal");

      if (!g_str_equal (hut_json_get_string (line, "kind"), "change"))
        continue;
      add_history (values, hut_json_get_string (row, "record"),
                   hut_json_get_object (row, "fields"));
      if (personal != NULL)
        add_history (values, hut_json_get_string (row, "record"),
                     hut_json_get_object (personal, "personal_fields"));
    }
  return values;
}

/* The same of every value on a card. */
static GHashTable *
read_cards (HutTestDesk *desk)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  HutReader *reader = NULL;
  g_autoptr (HutStore) store = hut_test_desk_open (desk, &reader);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cards = hut_reader_conflicts (reader, NULL, 100000, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < cards->len; i++)
    {
      const HutConflict *card = cards->pdata[i];
      const HutValue *sides[] = { &card->ours, &card->theirs };
      char uid[HUT_UID_STRING_LEN + 1];

      for (gsize k = 0; k < G_N_ELEMENTS (sides); k++)
        if (sides[k]->type == HUT_VALUE_TEXT)
          g_hash_table_add (values,
                            g_strdup_printf ("%s %s\n%s", hut_uid_print (&card->record, uid),
                                             card->field->name, sides[k]->text));
    }
  hut_reader_free (reader);
  hut_store_close (store);
  return values;
}

/* What stands in the row that @slot ("<uid> <field>") names. */
static char *
present_value (HutReader *reader, const char *slot)
{
  g_auto (GStrv) parts = g_strsplit (slot, " ", 2);
  g_autoptr (HutRecord) record = NULL;
  HutUid id;

  hut_uid_parse (parts[0], &id);
  record = hut_reader_get (reader, &hut_kind_case, &id, NULL);
  g_assert_nonnull (record);
  return g_strdup (hut_record_get_text (record, parts[1]));
}

typedef enum
{
  NEVER_MET,     /* all edits were made before the first of them left */
  MET_IN_BETWEEN /* a desk may have seen the other's value, and changed it knowingly */
} Meeting;

/* Every value that was set last on one side is in the history; and where it does not stand, and
 * was not changed knowingly, on a card of both. Returns how many do not stand. */
static guint
assert_nothing_lost (Street *street, Meeting meeting)
{
  HutReader *reader = NULL;
  g_autoptr (HutStore) store = hut_test_desk_open (street->a, &reader);
  g_autofree char *dump = hut_test_desk_dump (street->a, "street/" HUT_TEST_STREET);
  g_autoptr (GHashTable) history = read_history (dump);
  g_autoptr (GHashTable) cards_a = read_cards (street->a);
  g_autoptr (GHashTable) cards_b = read_cards (street->b);
  HutTestDesk *desks[] = { street->a, street->b };
  guint n_lost = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (desks); i++)
    {
      GHashTableIter iter;
      gpointer slot, text;

      g_hash_table_iter_init (&iter, desks[i]->latest);
      while (g_hash_table_iter_next (&iter, &slot, &text))
        {
          g_autofree char *stands = present_value (reader, slot);
          g_autofree char *key = g_strdup_printf ("%s\n%s", (char *)slot, (char *)text);

          g_assert_true (g_hash_table_contains (history, key));
          if (g_strcmp0 (stands, text) == 0)
            continue;
          n_lost++;
          if (meeting == MET_IN_BETWEEN)
            continue;
          /* It lost to the other desk's last word, and to nothing else. */
          g_assert_cmpstr (stands, ==, g_hash_table_lookup (desks[1 - i]->latest, slot));
          g_assert_true (g_hash_table_contains (cards_a, key));
          g_assert_true (g_hash_table_contains (cards_b, key));
        }
    }
  hut_reader_free (reader);
  hut_store_close (store);
  return n_lost;
}

/* ---- Apart ---- */

static void
test_apart_then_in_step (Street *street, gconstpointer unused)
{
  guint n_lost;

  hut_test_desk_edit (street->a, 500, SHARED);
  hut_test_desk_edit (street->b, 500, SHARED);
  bring_in_step (street);
  n_lost = assert_nothing_lost (street, NEVER_MET);
  g_test_message ("%u values lost to the other desk", n_lost);
  g_assert_cmpuint (n_lost, >, 0);
}

/* Answering a card is an operation like any other, and ends the conflict on both desks. */
static void
test_answered_card_goes_to_both (Street *street, gconstpointer unused)
{
  HutReader *reader = NULL;
  g_autoptr (HutStore) store = NULL;
  g_autoptr (GPtrArray) cards = NULL;
  g_autoptr (GError) error = NULL;
  HutConflict *card;
  g_autofree char *lost = NULL;
  g_autofree char *slot = NULL;
  char uid[HUT_UID_STRING_LEN + 1];

  hut_test_desk_edit (street->a, 30, 1);
  hut_test_desk_edit (street->b, 30, 1);
  bring_in_step (street);

  store = hut_test_desk_open (street->a, &reader);
  cards = hut_reader_conflicts (reader, NULL, 100, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cards->len, >, 0);
  card = cards->pdata[0];
  lost = g_strdup (card->ours_won ? card->theirs.text : card->ours.text);
  slot = g_strdup_printf ("%s %s", hut_uid_print (&card->record, uid), card->field->name);
  g_assert_true (hut_store_answer_conflict (store, card->conflict, HUT_ANSWER_OTHER, &error));
  hut_reader_free (reader);
  hut_store_close (store);
  g_clear_object (&store);
  bring_in_step (street);

  store = hut_test_desk_open (street->b, &reader);
  {
    g_autofree char *stands = present_value (reader, slot);

    g_assert_cmpstr (stands, ==, lost);
  }
  hut_reader_free (reader);
  hut_store_close (store);
}

/* The desk holds what the server has, without a personal member. */
static void
assert_masked (HutTestDesk *desk)
{
  g_autofree char *of_desk = hut_test_desk_dump (desk, "street/" HUT_TEST_STREET);
  g_autofree char *of_server = hut_test_server_dump (desk->server, "street/" HUT_TEST_STREET);
  g_auto (GStrv) lines = g_strsplit (of_server, "\n", -1);
  g_autoptr (GString) masked = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonObject) line = hut_json_parse_object (lines[i], -1, NULL);

      if (json_object_has_member (line, "personal"))
        json_object_remove_member (line, "personal");
      hut_json_append_object (masked, line);
      g_string_append_c (masked, '\n');
    }
  g_assert_nonnull (strstr (of_server, "\"personal\""));
  g_assert_cmpstr (of_desk, ==, masked->str);
}

/* A file that worked alone, with numbers and cases of its own, joins later. */
static void
test_alone_then_joined (Street *street, gconstpointer unused)
{
  g_autoptr (HutTestDesk) alone =
      hut_test_desk_new (street->server, "丙", "boss", g_test_rand_int ());
  HutTestSync said;

  /* Of another account, so that it has its own file; an administrator sees no personal data and
   * makes no cases: what it made is refused, and waits. */
  hut_test_desk_add_cases (alone, 3);
  g_assert_cmpint (hut_test_desk_sync (alone, street->server->port, &said), ==, 0);
  g_assert_cmpint (said.waiting, >=, 3);
  g_assert_cmpint (said.pulled, >=, SHARED);
  bring_in_step (street);
  assert_masked (alone);
}

/* ---- Killed ---- */

/* The office goes on working while the server comes and goes. */
typedef struct
{
  Street *street;
  int closing; /* atomic */
} Office;

static gpointer
work_on (gpointer data)
{
  Office *office = data;
  Street *street = office->street;

  while (!g_atomic_int_get (&office->closing))
    {
      hut_test_desk_sync (street->a, street->server->port, NULL);
      hut_test_desk_sync (street->b, street->server->port, NULL);
      hut_test_desk_edit (street->a, 10, SHARED);
      hut_test_desk_edit (street->b, 10, SHARED);
    }
  return NULL;
}

static void
test_server_killed (Street *street, gconstpointer unused)
{
  guint kills = setting ("HUTONG_KILLS", 8);
  Office office = { street, FALSE };
  GThread *thread;

  hut_test_desk_edit (street->a, 250, SHARED);
  hut_test_desk_edit (street->b, 250, SHARED);
  thread = g_thread_new ("office", work_on, &office);
  for (guint i = 0; i < kills; i++)
    {
      g_usleep (g_test_rand_int_range (20, 400) * 1000);
      hut_test_server_kill (street->server);
      hut_test_server_start (street->server);
    }
  g_atomic_int_set (&office.closing, TRUE);
  g_thread_join (thread);
  bring_in_step (street);
  assert_nothing_lost (street, MET_IN_BETWEEN);
}

static void
kill_soon (HutTestDesk *desk, guint16 port, guint milliseconds)
{
  GPid pid = hut_test_desk_spawn_sync (desk, port);

  g_usleep (milliseconds * 1000);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
}

/* The client dies in push and in pull: both come in many small steps through a slow network. */
static void
test_client_killed (Street *street, gconstpointer unused)
{
  guint kills = setting ("HUTONG_KILLS", 8);

  hut_test_desk_edit (street->a, 300, SHARED);
  hut_test_desk_edit (street->b, 300, SHARED);
  for (guint i = 0; i < kills; i++)
    {
      kill_soon (street->a, street->server->port, g_test_rand_int_range (5, 300));
      kill_soon (street->b, street->server->port, g_test_rand_int_range (5, 300));
    }
  bring_in_step (street);
  assert_nothing_lost (street, NEVER_MET);
}

/* The window and a command line work on the same file: nothing goes up twice, nothing is lost. */
static void
test_two_syncs_of_one_file (Street *street, gconstpointer unused)
{
  for (guint i = 0; i < 4; i++)
    {
      GPid pids[3];

      hut_test_desk_edit (street->a, 60, SHARED);
      for (gsize k = 0; k < G_N_ELEMENTS (pids); k++)
        pids[k] = hut_test_desk_spawn_sync (street->a, street->server->port);
      hut_test_desk_edit (street->a, 20, SHARED);
      for (gsize k = 0; k < G_N_ELEMENTS (pids); k++)
        waitpid (pids[k], NULL, 0);
    }
  bring_in_step (street);
  assert_nothing_lost (street, MET_IN_BETWEEN);
}

/* ---- Put back ---- */

/* The rows of a dump without what the server counts by itself: versions and numbers. */
static GHashTable *
rows_of (const char *dump)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (dump, "\n", -1);

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonObject) line = hut_json_parse_object (lines[i], -1, NULL);
      JsonObject *row = hut_json_get_object (line, "row");
      g_autofree char *key = g_strdup_printf ("%s %s", hut_json_get_string (line, "kind"),
                                              hut_json_get_string (line, "id"));

      if (g_str_equal (hut_json_get_string (line, "kind"), "change"))
        {
          g_hash_table_insert (rows, g_steal_pointer (&key), g_strdup (""));
          continue;
        }
      if (json_object_has_member (row, "number"))
        json_object_remove_member (row, "number");
      json_object_remove_member (line, "ver");
      g_hash_table_insert (rows, g_steal_pointer (&key), hut_json_print_object (line));
    }
  return rows;
}

static void
put_back (Street *street, HutTestCopy what)
{
  static const char stream[] = "street/" HUT_TEST_STREET;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GHashTable) there = NULL;
  g_autoptr (GHashTable) again = NULL;
  GHashTableIter iter;
  gpointer key, row;

  hut_test_desk_edit (street->a, 60, SHARED);
  bring_in_step (street);
  hut_test_server_kill (street->server);
  hut_test_server_copy (street->server, "monday");
  hut_test_server_start (street->server);

  hut_test_desk_edit (street->a, 100, SHARED);
  hut_test_desk_edit (street->b, 100, SHARED);
  bring_in_step (street);
  before = hut_test_server_dump (street->server, stream);
  hut_test_server_kill (street->server);
  hut_test_server_put_back (street->server, "monday", what);
  hut_test_server_start (street->server);
  /* One of them has unsent work as well. */
  hut_test_desk_add_cases (street->b, 2);
  bring_in_step (street);

  after = hut_test_server_dump (street->server, stream);
  there = rows_of (before);
  again = rows_of (after);
  g_hash_table_iter_init (&iter, there);
  while (g_hash_table_iter_next (&iter, &key, &row))
    g_assert_cmpstr (g_hash_table_lookup (again, key), ==, row);
  g_assert_cmpuint (g_hash_table_size (again), ==, g_hash_table_size (there) + 2);
}

static void
test_put_back (Street *street, gconstpointer unused)
{
  put_back (street, HUT_TEST_DATABASE);
}

/* Nothing on the server's side says that it was put back: the desks know more than it. */
static void
test_put_back_with_epoch (Street *street, gconstpointer unused)
{
  put_back (street, HUT_TEST_EVERYTHING);
}

/* ---- A bad network ---- */

static void
test_bad_network (Street *street, gconstpointer unused)
{
  g_autoptr (HutFaultProxy) proxy = hut_fault_proxy_new (street->server->port, g_test_rand_int ());
  guint16 port = hut_fault_proxy_get_port (proxy);

  hut_fault_proxy_set_rate (proxy, 40);
  for (guint i = 0; i < 10; i++)
    {
      hut_test_desk_edit (street->a, 20, SHARED);
      hut_test_desk_edit (street->b, 20, SHARED);
      hut_test_desk_sync (street->a, port, NULL);
      hut_test_desk_sync (street->b, port, NULL);
    }
  hut_test_desk_sync_until_done (street->a, port, 200);
  hut_test_desk_sync_until_done (street->b, port, 200);
  for (int fault = HUT_FAULT_NONE + 1; fault < HUT_N_FAULTS; fault++)
    g_test_message ("fault %d: %u times", fault, hut_fault_proxy_count (proxy, fault));
  hut_fault_proxy_set_rate (proxy, 0);
  bring_in_step (street);
  assert_nothing_lost (street, MET_IN_BETWEEN);
}

/* ---- The model ---- */

static void
model_step (Street *street, HutFaultProxy *proxy, GRand *random)
{
  HutTestDesk *desk = g_rand_boolean (random) ? street->a : street->b;

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      hut_test_desk_edit (desk, 15, SHARED);
      break;
    case 1:
      hut_test_desk_step (desk, 4);
      break;
    case 2:
      kill_soon (desk, street->server->port, g_rand_int_range (random, 5, 200));
      break;
    case 3:
      hut_test_server_kill (street->server);
      hut_test_server_start (street->server);
      break;
    case 4:
      hut_fault_proxy_set_rate (proxy, 50);
      hut_test_desk_sync (desk, hut_fault_proxy_get_port (proxy), NULL);
      break;
    case 5:
    default:
      hut_test_desk_sync (desk, street->server->port, NULL);
      break;
    }
}

static void
test_model (Street *street, gconstpointer unused)
{
  g_autoptr (HutFaultProxy) proxy = hut_fault_proxy_new (street->server->port, g_test_rand_int ());
  GRand *random = g_rand_new_with_seed (g_test_rand_int ());
  guint rounds = setting ("HUTONG_ROUNDS", 12);
  HutPendingCounts counts;

  for (guint i = 0; i < 4 * rounds; i++)
    model_step (street, proxy, random);
  g_rand_free (random);
  bring_in_step (street);
  hut_test_desk_count (street->a, &counts);
  g_assert_cmpuint (counts.unsent, ==, 0);
  hut_test_desk_count (street->b, &counts);
  g_assert_cmpuint (counts.unsent, ==, 0);
}

/* ---- What is refused ---- */

static void
test_refused_clearly (Street *street, gconstpointer unused)
{
  g_autofree char *program = hut_test_program ("src/ctl/hutongctl");
  g_autofree char *url = hut_test_server_url (street->server->port);
  g_autofree char *nowhere = hut_test_server_url (hut_test_free_port ());
  g_autofree char *other = g_strdup_printf ("%s/other.db", street->server->folder);
  g_autofree char *absent = g_strdup_printf ("%s/absent.db", street->server->folder);
  g_autofree char *wrong = g_strdup_printf ("%s/wrong", street->server->folder);
  const char *good = street->server->password_file;

  g_file_set_contents (wrong, "wrong", -1, NULL);
  g_assert_cmpint (hut_test_run (NULL, program, "--db", street->a->path, "sync", "--server",
                                 nowhere, "--user", "wang", "--password-file", good, NULL),
                   ==, 1);
  g_assert_cmpint (hut_test_run (NULL, program, "--db", street->a->path, "sync", "--server", url,
                                 "--user", "wang", "--password-file", wrong, NULL),
                   ==, 1);
  /* Another account's file. */
  g_assert_cmpint (hut_test_run (NULL, program, "--db", street->a->path, "sync", "--server", url,
                                 "--user", "li", "--password-file", good, NULL),
                   ==, 1);
  g_assert_cmpint (hut_test_run (NULL, program, "--db", absent, "sync", "--server", url, "--user",
                                 "wang", "--password-file", good, NULL),
                   ==, 1);
  g_assert_false (g_file_test (absent, G_FILE_TEST_EXISTS));
  /* Another street's. */
  g_assert_cmpint (
      hut_test_run (NULL, program, "--db", other, "init", "--street", "110108012", NULL), ==, 0);
  g_assert_cmpint (hut_test_run (NULL, program, "--db", other, "sync", "--server", url, "--user",
                                 "wang", "--password-file", good, NULL),
                   ==, 1);
  g_assert_cmpint (hut_test_run (NULL, program, "--db", other, "sync", "--server", url, NULL), ==,
                   2);
  bring_in_step (street);
}

#define STREET(name, function)                                                                     \
  g_test_add ("/two-desks/" name, Street, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  STREET ("apart-then-in-step", test_apart_then_in_step);
  STREET ("answered-card-goes-to-both", test_answered_card_goes_to_both);
  STREET ("the-office-sees-a-shared-view-and-no-own-one",
          test_the_office_sees_a_shared_view_and_no_own_one);
  STREET ("alone-then-joined", test_alone_then_joined);
  STREET ("refused-clearly", test_refused_clearly);
  STREET ("server-killed-again-and-again", test_server_killed);
  STREET ("client-killed-in-push-and-pull", test_client_killed);
  STREET ("two-syncs-of-one-file", test_two_syncs_of_one_file);
  STREET ("server-put-back-to-an-older-copy", test_put_back);
  STREET ("server-put-back-with-its-epoch", test_put_back_with_epoch);
  STREET ("bad-network", test_bad_network);
  STREET ("model", test_model);
  return g_test_run ();
}
