/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Photographs and papers between desks, with a server and hutongctl as real processes: they arrive
 * byte for byte with those who are shown them and with nobody else, whatever is killed, torn or
 * full meanwhile; and records never wait for them.
 *
 *   HUTONG_KILLS=50 build/tests/sync/test-blobs     more of the same */

#define G_LOG_DOMAIN "hutong-test"

#include "base/hut-json.h"
#include "hut-fault-proxy.h"
#include "hut-test-desk.h"
#include "hut-test-wait.h"
#include "hut-test-server.h"
#include "store/hut-blob-sweep.h"
#include "store/hut-blobs.h"
#include "store/hut-change-set.h"
#include "store/hut-reader-whistle.h"
#include "sync/hut-sync.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#define MIB (1024 * 1024)
#define PATIENCE (40 * G_USEC_PER_SEC)

typedef struct
{
  HutTestServer *server;
  HutTestDesk *wang;
  HutTestDesk *li;
} Street;

static void
set_up (Street *street, gconstpointer unused)
{
  street->server = hut_test_server_new ();
  street->wang = hut_test_desk_new (street->server, "甲", "wang", 1);
  street->li = hut_test_desk_new (street->server, "乙", "li", 2);
}

static void
tear_down (Street *street, gconstpointer unused)
{
  hut_test_desk_verify (street->wang);
  hut_test_desk_verify (street->li);
  hut_test_desk_free (street->wang);
  hut_test_desk_free (street->li);
  hut_test_server_free (street->server);
}

/* ---- Contents ---- */

static GBytes *
make_content (guint32 seed, gsize size)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint32 *words = g_malloc (size + sizeof *words);

  for (gsize i = 0; i * sizeof *words < size; i++)
    words[i] = g_rand_int (random);
  return g_bytes_new_take (words, size);
}

static HutRecord *
attachment_of (HutTestDesk *desk, GBytes *content)
{
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_attachment, &id, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = hut_blobs_keep (desk->path, content, &error);

  g_assert_no_error (error);
  hut_record_set_text (record, "name", "现场.jpg");
  hut_record_set_text (record, "sha256", name);
  hut_record_set_text (record, "media_type", "image/jpeg");
  hut_record_set_int (record, "size", (gint64)g_bytes_get_size (content));
  hut_record_set_int (record, "at", hut_time_now ());
  hut_record_set_text (record, "by", desk->user);
  return record;
}

static HutRecord *
new_case (HutUid *id)
{
  HutRecord *record;

  *id = hut_uid_new ();
  record = hut_record_new (&hut_kind_case, id, NULL);
  hut_record_set_text (record, "title", "井盖松动");
  hut_record_set_text (record, "state", "received");
  return record;
}

/* A case with that photograph. */
static HutUid
attach_in (HutStore *store, HutTestDesk *desk, GBytes *content)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *attachment = attachment_of (desk, content);
  HutUid attached = attachment->id;
  g_autoptr (GError) error = NULL;
  HutUid id;

  hut_write_create (write, new_case (&id));
  hut_record_set (attachment, "case", hut_value_uid (&id));
  hut_write_create (write, attachment);
  hut_store_write (store, write, &error);
  g_assert_no_error (error);
  return attached;
}

static void
attach (HutTestDesk *desk, GBytes *content)
{
  g_autoptr (HutStore) store = hut_test_desk_open (desk, NULL);

  attach_in (store, desk, content);
  hut_store_close (store);
}

static gboolean
has_content (HutTestDesk *desk, GBytes *content)
{
  g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  g_autoptr (GBytes) here = hut_blobs_read (desk->path, name, NULL);

  return here != NULL && g_bytes_equal (here, content);
}

/* Files below @folder. */
static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      n += g_file_test (path, G_FILE_TEST_IS_DIR) ? count_files (path) : 1;
    }
  return n;
}

static char *
server_folder (Street *street)
{
  return g_build_filename (street->server->data, "blobs", NULL);
}

/* Until nothing of @desk waits; what failed is due again after a while. */
static void
sync_until_settled (HutTestDesk *desk, guint16 port)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;
  HutTestSync said = { .blobs_waiting = 1 };

  while (hut_test_desk_sync (desk, port, &said) != 0 || said.blobs_waiting > 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_usleep (100 * 1000);
    }
}

static void
sync_once (HutTestDesk *desk, HutTestSync *said)
{
  g_assert_cmpint (hut_test_desk_sync (desk, desk->server->port, said), ==, 0);
}

/* Until what @from attached is at @to: a department's content goes up once its record has come back
 * to it, which the server fills in a little after it was accepted. */
static void
sync_until_there (HutTestDesk *from, HutTestDesk *to, GBytes *content)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;
  HutTestSync said;

  while (!has_content (to, content))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      sync_until_settled (from, from->server->port);
      sync_once (to, &said);
    }
}

/* ---- Who gets it ---- */

static void
test_what_is_attached_here_arrives_there (Street *street, gconstpointer unused)
{
  g_autoptr (GBytes) small = make_content (1, 5000);
  g_autoptr (GBytes) large = make_content (2, 3 * MIB + 77);
  HutTestSync said;

  attach (street->wang, small);
  attach (street->wang, large);
  sync_once (street->wang, &said);
  g_assert_cmpint (said.blobs_up, ==, 2);
  g_assert_cmpint (said.blobs_down, ==, 0);
  g_assert_cmpint (said.blobs_waiting, ==, 0);
  sync_once (street->li, &said);
  g_assert_cmpint (said.blobs_up, ==, 0);
  g_assert_cmpint (said.blobs_down, ==, 2);
  g_assert_cmpint (said.blobs_waiting, ==, 0);
  g_assert_true (has_content (street->li, small));
  g_assert_true (has_content (street->li, large));
  /* And no more than once. */
  sync_once (street->wang, &said);
  g_assert_cmpint (said.blobs_up + said.blobs_down, ==, 0);
  sync_once (street->li, &said);
  g_assert_cmpint (said.blobs_up + said.blobs_down, ==, 0);
  hut_test_desks_assert_in_step (street->wang, street->li);
}

static char *
ctl (HutTestDesk *desk, const char *a, const char *b, const char *c, const char *d, const char *e)
{
  g_autofree char *program = hut_test_program ("src/ctl/hutongctl");
  char *output = NULL;

  g_assert_cmpint (
      hut_test_run (&output, program, "--db", desk->path, "whistle", a, b, c, d, e, NULL), ==, 0);
  return output;
}

/* The street's whistle for two departments. */
static char *
blow (HutTestDesk *desk)
{
  g_autofree char *program = hut_test_program ("src/ctl/hutongctl");
  g_autofree char *output = NULL;
  g_autoptr (JsonObject) object = NULL;

  g_assert_cmpint (hut_test_run (&output, program, "--db", desk->path, "whistle", "raise",
                                 "--occasion", "emergency", "--task", "抢修", "--place",
                                 "116.33,40.0", "--call", "traffic=10/30", "--call", "heating=30",
                                 "--json", NULL),
                   ==, 0);
  object = hut_json_parse_object (output, -1, NULL);
  g_assert_nonnull (object);
  return g_strdup (hut_json_get_string (object, "id"));
}

static HutTestDesk *
department_desk (Street *street, const char *unit)
{
  g_autofree char *program = hut_test_program ("src/server/hutong-server");

  g_assert_cmpint (hut_test_run (NULL, program, "user", "add", "--data", street->server->data, unit,
                                 "--role", "department", "--unit", unit, "--password-file",
                                 street->server->password_file, NULL),
                   ==, 0);
  return hut_test_desk_new (street->server, unit, unit, 3);
}

/* The content as evidence of the last step of @whistle. */
static void
attach_evidence (HutTestDesk *desk, const char *whistle, GBytes *content)
{
  HutReader *reader = NULL;
  g_autoptr (HutStore) store = hut_test_desk_open (desk, &reader);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutWhistle) found = NULL;
  HutRecord *attachment = attachment_of (desk, content);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  const HutRecord *step;
  HutUid id;

  g_assert_true (hut_uid_parse (whistle, &id));
  found = hut_reader_whistle (reader, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->steps->len, >, 0);
  step = found->steps->pdata[found->steps->len - 1];
  hut_record_set (attachment, "whistle", hut_value_uid (&id));
  hut_record_set (attachment, "step", hut_value_uid (&step->id));
  hut_write_create (write, attachment);
  hut_store_write (store, write, &error);
  g_assert_no_error (error);
  hut_reader_free (reader);
  hut_store_close (store);
}

static void
test_evidence_reaches_the_street_and_no_other_department (Street *street, gconstpointer unused)
{
  g_autoptr (GBytes) evidence = make_content (3, MIB + 5);
  g_autoptr (GBytes) of_case = make_content (4, 5000);
  HutTestDesk *traffic = department_desk (street, "traffic");
  HutTestDesk *heating = department_desk (street, "heating");
  g_autofree char *whistle = blow (street->wang);
  g_autofree char *others = hut_blobs_folder (heating->path);
  HutTestSync said;

  attach (street->wang, of_case);
  sync_once (street->wang, &said);
  sync_once (traffic, &said);
  g_free (ctl (traffic, "act", whistle, "traffic", "answer", "words=已出发"));
  attach_evidence (traffic, whistle, evidence);
  sync_until_there (traffic, street->li, evidence);
  g_assert_true (has_content (street->li, of_case));
  sync_until_settled (heating, street->server->port);
  g_assert_cmpuint (count_files (others), ==, 0);
  g_assert_false (has_content (traffic, of_case));
  hut_test_desk_verify (traffic);
  hut_test_desk_verify (heating);
  hut_test_desk_free (traffic);
  hut_test_desk_free (heating);
}

/* ---- Cut ---- */

static guint
kills (void)
{
  const char *text = g_getenv ("HUTONG_KILLS");

  return text != NULL ? (guint)g_ascii_strtoull (text, NULL, 10) : 6;
}

/* Kills the sync of @desk, and now and then the server, in the middle; then lets it be. */
static void
sync_with_kills (Street *street, HutTestDesk *desk, GRand *random)
{
  for (guint i = 0; i < kills (); i++)
    {
      GPid pid = hut_test_desk_spawn_sync (desk, street->server->port);

      g_usleep ((gulong)g_rand_int_range (random, 20 * 1000, 400 * 1000));
      if (g_rand_int_range (random, 0, 3) == 0)
        {
          hut_test_server_kill (street->server);
          hut_test_server_start (street->server);
        }
      kill (pid, SIGKILL);
      waitpid (pid, NULL, 0);
    }
  sync_until_settled (desk, street->server->port);
}

/* Contents and parts of contents below @folder: half a file under another name goes a day later. */
static guint
count_contents (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += count_contents (path);
      else
        n += hut_blob_name_is_valid (name) || g_str_has_suffix (name, ".part");
    }
  return n;
}

/* A part may be left of what was killed when its whole was just there. */
static void
assert_swept (HutTestDesk *desk, guint n)
{
  g_autofree char *here = hut_blobs_folder (desk->path);
  g_autoptr (HutStore) store = hut_test_desk_open (desk, NULL);
  g_autoptr (GError) error = NULL;

  hut_store_sweep_blobs (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_contents (here), ==, n);
  hut_store_close (store);
}

static void
test_what_is_killed_goes_on (Street *street, gconstpointer unused)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261127);
  GBytes *contents[] = { make_content (5, 24 * MIB), make_content (6, 5000),
                         make_content (7, 9 * MIB + 1) };
  g_autofree char *folder = server_folder (street);

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    attach (street->wang, contents[i]);
  sync_with_kills (street, street->wang, random);
  sync_with_kills (street, street->li, random);
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    g_assert_true (has_content (street->li, contents[i]));
  /* Nothing is left of what was cut, once the file has been looked after. */
  g_assert_cmpuint (count_files (folder), ==, G_N_ELEMENTS (contents));
  assert_swept (street->li, G_N_ELEMENTS (contents));
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    g_bytes_unref (contents[i]);
}

static void
test_a_torn_network_loses_nothing (Street *street, gconstpointer unused)
{
  HutFaultProxy *proxy = hut_fault_proxy_new (street->server->port, 20261127);
  guint16 port = hut_fault_proxy_get_port (proxy);
  GBytes *contents[6];

  hut_fault_proxy_set_rate (proxy, 25);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      contents[i] = make_content (10 + i, i * 700 * 1024 + 10);
      attach (street->wang, contents[i]);
    }
  for (guint i = 0; i < 6; i++)
    {
      hut_test_desk_sync (street->wang, port, NULL);
      hut_test_desk_sync (street->li, port, NULL);
    }
  hut_fault_proxy_set_rate (proxy, 0);
  sync_until_settled (street->wang, port);
  sync_until_settled (street->li, port);
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_assert_true (has_content (street->li, contents[i]));
      g_bytes_unref (contents[i]);
    }
  hut_test_desks_assert_in_step (street->wang, street->li);
  hut_fault_proxy_free (proxy);
}

/* ---- Full, absent, lost ---- */

/* A file in the place of a folder: nothing can be kept there, whoever tries. */
static char *
block (const char *folder)
{
  char *aside = g_strconcat (folder, ".aside", NULL);

  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (folder, aside), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  return aside;
}

static void
unblock (const char *folder, const char *aside)
{
  g_unlink (folder);
  if (g_file_test (aside, G_FILE_TEST_EXISTS))
    g_assert_cmpint (g_rename (aside, folder), ==, 0);
}

static void
test_records_go_on_where_the_server_keeps_nothing (Street *street, gconstpointer unused)
{
  g_autoptr (GBytes) content = make_content (20, 5000);
  g_autofree char *folder = server_folder (street);
  g_autofree char *aside = block (folder);
  HutTestSync said;

  attach (street->wang, content);
  sync_once (street->wang, &said);
  g_assert_cmpint (said.pushed, >, 0);
  g_assert_cmpint (said.waiting, ==, 0);
  g_assert_cmpint (said.blobs_up, ==, 0);
  g_assert_cmpint (said.blobs_waiting, ==, 1);
  sync_once (street->li, &said);
  hut_test_desks_assert_in_step (street->wang, street->li);
  unblock (folder, aside);
  sync_until_settled (street->wang, street->server->port);
  sync_until_settled (street->li, street->server->port);
  g_assert_true (has_content (street->li, content));
}

static void
test_records_go_on_where_the_desk_keeps_nothing (Street *street, gconstpointer unused)
{
  g_autoptr (GBytes) content = make_content (21, 5000);
  g_autofree char *folder = hut_blobs_folder (street->li->path);
  g_autofree char *aside = block (folder);
  HutTestSync said;

  attach (street->wang, content);
  sync_once (street->wang, &said);
  sync_once (street->li, &said);
  g_assert_cmpint (said.pulled, >, 0);
  g_assert_cmpint (said.blobs_waiting, ==, 1);
  unblock (folder, aside);
  hut_test_desks_assert_in_step (street->wang, street->li);
  sync_until_settled (street->li, street->server->port);
  g_assert_true (has_content (street->li, content));
}

static void
test_one_that_cannot_be_had_holds_up_no_other (Street *street, gconstpointer unused)
{
  g_autoptr (GBytes) lost = make_content (22, 5000);
  g_autoptr (GBytes) kept = make_content (23, 5000);
  g_autofree char *name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, lost);
  g_autofree char *path = hut_blobs_path (street->wang->path, name);
  HutTestSync said;

  attach (street->wang, kept);
  attach (street->wang, lost);
  g_assert_cmpint (g_unlink (path), ==, 0);
  sync_once (street->wang, &said);
  g_assert_cmpint (said.blobs_up, ==, 1);
  g_assert_cmpint (said.blobs_waiting, ==, 1);
  sync_once (street->li, &said);
  g_assert_cmpint (said.blobs_down, ==, 1);
  g_assert_cmpint (said.blobs_waiting, ==, 1);
  g_assert_true (has_content (street->li, kept));
}

/* The server's folder was put back to an older copy, without the contents since. */
static void
test_a_server_that_was_put_back_gets_them_again (Street *street, gconstpointer unused)
{
  g_autoptr (GBytes) content = make_content (24, 5000);
  g_autofree char *folder = server_folder (street);
  g_autofree char *aside = g_strconcat (folder, ".aside", NULL);
  HutTestSync said;

  sync_once (street->wang, &said);
  hut_test_server_kill (street->server);
  hut_test_server_copy (street->server, "before");
  hut_test_server_start (street->server);
  attach (street->wang, content);
  sync_once (street->wang, &said);
  g_assert_cmpint (said.blobs_up, ==, 1);
  hut_test_server_kill (street->server);
  hut_test_server_put_back (street->server, "before", HUT_TEST_DATABASE);
  g_assert_cmpint (g_rename (folder, aside), ==, 0);
  hut_test_server_start (street->server);
  sync_until_settled (street->wang, street->server->port);
  sync_until_settled (street->li, street->server->port);
  g_assert_true (has_content (street->li, content));
}

/* ---- The engine ---- */

#define WAIT_UNTIL(holds) HUT_TEST_WAIT (holds, PATIENCE)

/* What the store says of an attachment; and whether its content was here when it did. */
typedef struct
{
  HutTestDesk *desk;
  GBytes *content;
  HutUid id;
  gboolean told;
} Watch;

static void
on_changed (HutStore *store, HutChangeSet *changes, gpointer data)
{
  Watch *watch = data;

  if (hut_change_set_has (changes, &watch->id) && has_content (watch->desk, watch->content))
    watch->told = TRUE;
}

typedef struct
{
  HutStore *store;
  HutReader *reader;
  HutSync *sync;
} End;

static void
begin (HutTestDesk *desk, End *end)
{
  g_autofree char *url = hut_test_server_url (desk->server->port);
  HutTestSync said;

  sync_once (desk, &said); /* signed in from now on */
  end->store = hut_test_desk_open (desk, &end->reader);
  end->sync = hut_sync_new (end->store, url, NULL);
  hut_sync_start (end->sync);
}

static void
finish (End *end)
{
  hut_sync_stop (end->sync);
  g_object_unref (end->sync);
  hut_reader_free (end->reader);
  hut_store_close (end->store);
  g_object_unref (end->store);
}

/* Long before the next regular round. */
static void
test_a_picture_turns_up_without_being_asked_for (Street *street, gconstpointer unused)
{
  g_autoptr (GBytes) content = make_content (30, 2 * MIB);
  Watch watch = { .desk = street->li, .content = content };
  gint64 begun;
  End here, there;

  begin (street->wang, &here);
  begin (street->li, &there);
  WAIT_UNTIL (hut_sync_get_last_synced (here.sync) > 0 &&
              hut_sync_get_last_synced (there.sync) > 0);
  g_signal_connect (there.store, "changed", G_CALLBACK (on_changed), &watch);
  begun = g_get_monotonic_time ();
  watch.id = attach_in (here.store, street->wang, content);
  WAIT_UNTIL (watch.told);
  g_test_message ("here after %.2f s", (g_get_monotonic_time () - begun) / 1e6);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 15 * G_USEC_PER_SEC);
  finish (&here);
  finish (&there);
}

#define ADD(name, func) g_test_add ("/blobs/" name, Street, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-attached-here-arrives-there", test_what_is_attached_here_arrives_there);
  ADD ("evidence-reaches-the-street-and-no-other-department",
       test_evidence_reaches_the_street_and_no_other_department);
  ADD ("what-is-killed-goes-on", test_what_is_killed_goes_on);
  ADD ("a-torn-network-loses-nothing", test_a_torn_network_loses_nothing);
  ADD ("records-go-on-where-the-server-keeps-nothing",
       test_records_go_on_where_the_server_keeps_nothing);
  ADD ("records-go-on-where-the-desk-keeps-nothing",
       test_records_go_on_where_the_desk_keeps_nothing);
  ADD ("one-that-cannot-be-had-holds-up-no-other", test_one_that_cannot_be_had_holds_up_no_other);
  ADD ("a-server-that-was-put-back-gets-them-again",
       test_a_server_that_was_put_back_gets_them_again);
  ADD ("a-picture-turns-up-without-being-asked-for",
       test_a_picture_turns_up_without_being_asked_for);
  return g_test_run ();
}
