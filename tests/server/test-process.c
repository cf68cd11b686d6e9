/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutong-server as a process: its command line, its end by every means, and a full disk. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-office.h"

#include "base/hut-json.h"
#include "hut-test-data.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-lines.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#define STREET_CODE "110108014"

typedef struct
{
  char *program;
  char *folder;
  char *data;
  char *password;
  GSubprocess *server;
  guint16 port;
  SoupSession *session;
  char *device_token; /* of the first sign-in, or NULL */
} Fixture;

/* Runs the program with words separated by spaces; $D and $P stand for data and password file. */
static int
run (Fixture *fixture, char **output, char **errors, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;

  g_ptr_array_add (argv, fixture->program);
  for (guint i = 0; parts[i] != NULL && *words != '\0'; i++)
    g_ptr_array_add (argv, g_str_equal (parts[i], "$D")   ? fixture->data
                           : g_str_equal (parts[i], "$P") ? fixture->password
                                                          : parts[i]);
  g_ptr_array_add (argv, NULL);
  process =
      g_subprocess_newv ((const char *const *)argv->pdata,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  if (output != NULL)
    *output = g_steal_pointer (&out);
  if (errors != NULL)
    *errors = g_steal_pointer (&err);
  return g_subprocess_get_exit_status (process);
}

/* In the server's process before it is one: it ends with this test, whatever happens to that. */
static void
prepare_server (gpointer file_limit)
{
  struct rlimit limit = { GPOINTER_TO_SIZE (file_limit), GPOINTER_TO_SIZE (file_limit) };

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  if (file_limit != NULL)
    setrlimit (RLIMIT_FSIZE, &limit);
}

/* Starts the server, whose files may grow to @file_limit bytes (0: no limit), and reads where it
 * listens. */
static void
start (Fixture *fixture, gsize file_limit)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GDataInputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;

  g_subprocess_launcher_set_child_setup (launcher, prepare_server, GSIZE_TO_POINTER (file_limit),
                                         NULL);
  fixture->server =
      g_subprocess_launcher_spawn (launcher, &error, fixture->program, "serve", "--data",
                                   fixture->data, "--listen", "127.0.0.1:0", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (fixture->server));
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, "listening on 127.0.0.1:"));
  fixture->port = atoi (strrchr (line, ':') + 1);
}

static void
end_with (Fixture *fixture, int signal_number)
{
  g_subprocess_send_signal (fixture->server, signal_number);
  g_subprocess_wait (fixture->server, NULL, NULL);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->program = g_strdup (g_getenv ("HUTONG_SERVER"));
  g_assert_nonnull (fixture->program);
  fixture->folder = hut_test_make_dir ();
  fixture->data = g_build_filename (fixture->folder, "data", NULL);
  fixture->password = g_build_filename (fixture->folder, "password", NULL);
  g_assert_true (g_file_set_contents (fixture->password, "a secret\n", -1, NULL));
  fixture->session = soup_session_new_with_options ("timeout", 30, NULL);
  g_assert_cmpint (run (fixture, NULL, NULL, "init --data $D --street " STREET_CODE), ==, 0);
  g_assert_cmpint (
      run (fixture, NULL, NULL, "user add --data $D li --role clerk --password-file $P"), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->server != NULL)
    {
      end_with (fixture, SIGKILL);
      g_object_unref (fixture->server);
    }
  g_assert_cmpint (run (fixture, NULL, NULL, "verify --data $D"), ==, 0);
  g_object_unref (fixture->session);
  g_free (fixture->program);
  g_free (fixture->data);
  g_free (fixture->password);
  g_free (fixture->device_token);
  hut_test_remove_dir (fixture->folder);
}

/* The status, and the body in @answer; 0 where nobody answered. */
static guint
ask (Fixture *fixture, const char *method, const char *path, const char *access, const char *body,
     char **answer)
{
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s", fixture->port, path);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GBytes) sent = body != NULL ? g_bytes_new (body, strlen (body)) : NULL;
  g_autoptr (GBytes) received = NULL;

  if (access != NULL)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", access, NULL);

      soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                                   bearer);
    }
  if (fixture->device_token != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), HUT_DEVICE_HEADER,
                                 fixture->device_token);
  if (sent != NULL)
    soup_message_set_request_body_from_bytes (message, NULL, sent);
  received = soup_session_send_and_read (fixture->session, message, NULL, NULL);
  if (received == NULL)
    return 0;
  if (answer != NULL)
    *answer = g_strndup (g_bytes_get_data (received, NULL), g_bytes_get_size (received));
  return soup_message_get_status (message);
}

/* Always as the same device. */
static char *
login (Fixture *fixture)
{
  g_autofree char *answer = NULL;
  g_autoptr (JsonObject) object = NULL;
  guint status = ask (fixture, "POST", "/v1/login", NULL,
                      "{\"device\":{\"id\":\"00000000-0000-7000-8000-00000000000d\"},"
                      "\"password\":\"a secret\",\"user\":\"li\"}",
                      &answer);

  g_assert_cmpuint (status, ==, 200);
  object = hut_json_parse_object (answer, -1, NULL);
  if (fixture->device_token == NULL)
    fixture->device_token = g_strdup (hut_json_get_string (object, "device_token"));
  return g_strdup (hut_json_get_string (object, "access"));
}

static void
test_wrong_usage_exits_2_and_failures_exit_1 (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *words;
    int status;
  } cases[] = {
    { "", 2 },
    { "dance", 2 },
    { "init", 2 },
    { "init --data $D", 2 },
    { "init --data $D --street 110108014 more", 2 },
    { "init --data $D --street 110108014", 1 },
    { "init --data /proc/nowhere --street 110108014", 1 },
    { "init --data $D/other --street 999999999", 1 },
    { "user", 2 },
    { "user add --data $D --role clerk --password-file $P", 2 },
    { "user add --data $D wang --role king --password-file $P", 2 },
    { "user add --data $D li --role clerk --password-file $P", 1 },
    { "user add --data $D wang --role clerk --password-file /nonexistent", 1 },
    { "user add --data $D wang --role clerk --password-file /dev/null", 1 },
    { "user add --data $D wang --role community --password-file $P", 1 },
    { "user add --data $D wang --role community --community 110108014999 --password-file $P", 1 },
    { "user add --data $D wang --role department --unit nothing --password-file $P", 1 },
    { "serve --data $D", 2 },
    { "serve --data $D --listen 0.0.0.0:0", 1 },
    { "serve --data /nonexistent --listen 127.0.0.1:0", 1 },
    { "dump --data $D", 2 },
    { "dump --data $D --stream street/000000000", 1 },
    { "verify", 2 },
    { "verify --data /nonexistent", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *output = NULL;
      g_autofree char *errors = NULL;
      int status = run (fixture, &output, &errors, cases[i].words);

      g_test_message ("%s: %s", cases[i].words, errors);
      g_assert_cmpint (status, ==, cases[i].status);
      g_assert_cmpstr (output, ==, "");
      g_assert_true (g_str_has_prefix (errors, "hutong-server: "));
      /* One line. */
      g_assert_true (strchr (errors, '\n') == errors + strlen (errors) - 1);
    }
}

static void
test_help_is_everywhere (Fixture *fixture, gconstpointer data)
{
  static const char *const commands[] = { "--help",       "init --help", "user add --help",
                                          "serve --help", "dump --help", "verify --help",
                                          "--version" };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *output = NULL;

      g_assert_cmpint (run (fixture, &output, NULL, commands[i]), ==, 0);
      g_assert_nonnull (strstr (output, "hutong-server"));
    }
}

static void
test_members_of_the_street_and_district_get_accounts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dump = NULL;

  g_assert_cmpint (run (fixture, NULL, NULL,
                        "user add --data $D donglou --role community --community 110108014001 "
                        "--password-file $P"),
                   ==, 0);
  g_assert_cmpint (run (fixture, NULL, NULL,
                        "user add --data $D zhujian --role department --unit housing "
                        "--password-file $P"),
                   ==, 0);
  g_assert_cmpint (run (fixture, &dump, NULL, "dump --data $D --stream city"), ==, 0);
  g_assert_nonnull (strstr (dump, "\"community\":\"110108014001\",\"name\":\"donglou\""));
  g_assert_nonnull (strstr (dump, "\"unit\":\"housing\""));
  g_assert_null (strstr (dump, "secret"));
}

static void
test_a_dump_is_canonical_and_in_order (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dump = NULL;
  g_autofree char *again = NULL;
  g_autofree char *before = g_strdup ("");
  HutLines lines;
  const char *line;
  gsize length;
  int count = 0;

  g_assert_cmpint (run (fixture, &dump, NULL, "dump --data $D --stream street/" STREET_CODE), ==,
                   0);
  g_assert_cmpint (run (fixture, &again, NULL, "dump --data $D --stream street/" STREET_CODE), ==,
                   0);
  g_assert_cmpstr (dump, ==, again);
  lines = hut_lines_init (dump, strlen (dump));
  while (hut_lines_next (&lines, &line, &length))
    {
      g_autoptr (JsonObject) object = hut_json_parse_object (line, length, NULL);
      g_autofree char *canonical = hut_json_print_object (object);
      g_autofree char *text = g_strndup (line, length);
      g_autofree char *place = g_strconcat (hut_json_get_string (object, "kind"), " ",
                                            hut_json_get_string (object, "id"), NULL);

      g_assert_cmpstr (text, ==, canonical);
      g_assert_cmpstr (before, <, place);
      g_free (before);
      before = g_steal_pointer (&place);
      count++;
    }
  g_assert_cmpint (count, ==, 10);
}

static void
test_it_stops_when_it_is_told_and_puts_the_log_away (Fixture *fixture, gconstpointer data)
{
  static const int signals[] = { SIGTERM, SIGINT };
  g_autofree char *log = g_build_filename (fixture->data, "hutong.db-wal", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autofree char *access = NULL;
      gint64 begun;

      start (fixture, 0);
      access = login (fixture);
      begun = g_get_monotonic_time ();
      end_with (fixture, signals[i]);
      g_assert_true (g_subprocess_get_if_exited (fixture->server));
      g_assert_cmpint (g_subprocess_get_exit_status (fixture->server), ==, 0);
      g_assert_cmpint (g_get_monotonic_time () - begun, <, 5 * G_USEC_PER_SEC);
      g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
      g_clear_object (&fixture->server);
    }
}

static void
test_an_account_made_while_it_serves_can_sign_in (Fixture *fixture, gconstpointer data)
{
  start (fixture, 0);
  g_assert_cmpint (
      run (fixture, NULL, NULL, "user add --data $D wang --role leader --password-file $P"), ==, 0);
  g_assert_cmpuint (ask (fixture, "POST", "/v1/login", NULL,
                         "{\"user\":\"wang\",\"password\":\"a secret\"}", NULL),
                    ==, 200);
}

/* Pushes 20 cases; their titles go to @acknowledged, or are returned where there was no answer. */
static GPtrArray *
push_some (Fixture *fixture, const char *access, HutTestLog *log, GPtrArray *acknowledged,
           int round)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  guint status;

  for (int i = 0; i < 20; i++)
    {
      char *title = g_strdup_printf ("case %d-%d-%u", round, i, g_random_int ());
      g_autoptr (HutOperation) create = hut_test_case (title, TEST_NOW);

      g_ptr_array_add (titles, title);
      hut_test_log_add (log, create);
    }
  status = ask (fixture, "POST", "/v1/push", access, log->lines->str, NULL);
  if (status != 200)
    return g_steal_pointer (&titles);
  g_string_truncate (log->lines, 0);
  g_ptr_array_extend_and_steal (acknowledged, g_steal_pointer (&titles));
  return NULL;
}

typedef struct
{
  Fixture *fixture;
  guint delay;
} Killer;

static gpointer
kill_later (gpointer data)
{
  Killer *killer = data;

  g_usleep (killer->delay);
  g_subprocess_send_signal (killer->fixture->server, SIGKILL);
  return NULL;
}

static void
assert_all_there (Fixture *fixture, GPtrArray *acknowledged)
{
  g_autofree char *dump = NULL;

  g_assert_cmpint (run (fixture, &dump, NULL, "dump --data $D --stream street/" STREET_CODE), ==,
                   0);
  for (guint i = 0; i < acknowledged->len; i++)
    {
      const char *title = g_ptr_array_index (acknowledged, i);
      const char *found = strstr (dump, title);

      g_assert_nonnull (found);
      g_assert_null (strstr (found + 1, title));
    }
}

/* Killed in the middle of pushes, again and again: what was acknowledged is there, once; and what
 * was not is sent again in the same log, and is there once too. */
static void
test_what_is_acknowledged_survives_a_kill (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  const char *kills = g_getenv ("HUTONG_KILLS");
  int rounds = kills != NULL ? atoi (kills) : 12;

  for (int round = 0; round < rounds; round++)
    {
      Killer killer = { fixture, g_rand_int_range (rand, 1000, 150000) };
      g_autoptr (HutTestLog) log = hut_test_log_new ();
      g_autofree char *access = NULL;
      g_autofree char *again = NULL;
      g_autoptr (GPtrArray) unsure = NULL;
      GThread *thread;

      start (fixture, 0);
      access = login (fixture);
      thread = g_thread_new ("killer", kill_later, &killer);
      while ((unsure = push_some (fixture, access, log, acknowledged, round)) == NULL)
        ;
      g_thread_join (thread);
      g_subprocess_wait (fixture->server, NULL, NULL);
      g_clear_object (&fixture->server);
      assert_all_there (fixture, acknowledged);

      start (fixture, 0);
      again = login (fixture);
      g_assert_cmpuint (ask (fixture, "POST", "/v1/push", again, log->lines->str, NULL), ==, 200);
      g_ptr_array_extend_and_steal (acknowledged, g_steal_pointer (&unsure));
      assert_all_there (fixture, acknowledged);
      end_with (fixture, SIGKILL);
      g_clear_object (&fixture->server);
    }
  g_assert_cmpuint (acknowledged->len, >, 8 * rounds);
}

static void
test_a_full_disk_is_said_and_reading_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) acknowledged = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (HutTestLog) log = hut_test_log_new ();
  g_autoptr (GPtrArray) unsure = NULL;
  g_autofree char *access = NULL;
  g_autofree char *answer = NULL;
  g_autoptr (JsonObject) problem = NULL;

  start (fixture, 600 * 1024);
  access = login (fixture);
  while ((unsure = push_some (fixture, access, log, acknowledged, 0)) == NULL)
    ;
  g_assert_cmpuint (ask (fixture, "POST", "/v1/push", access, log->lines->str, &answer), ==, 507);
  problem = hut_json_parse_object (answer, -1, NULL);
  g_assert_cmpstr (hut_json_get_string (problem, "type"), ==, "urn:hutong:problem:full");
  g_assert_cmpuint (
      ask (fixture, "GET", "/v1/pull?after=street/" STREET_CODE ":full:0", access, NULL, NULL), ==,
      200);
  end_with (fixture, SIGKILL);
  g_clear_object (&fixture->server);
  g_assert_cmpuint (acknowledged->len, >, 0);
  assert_all_there (fixture, acknowledged);
}

#define ADD(name, func) g_test_add ("/process/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("wrong-usage-exits-2-and-failures-exit-1", test_wrong_usage_exits_2_and_failures_exit_1);
  ADD ("help-is-everywhere", test_help_is_everywhere);
  ADD ("members-of-the-street-and-district-get-accounts",
       test_members_of_the_street_and_district_get_accounts);
  ADD ("a-dump-is-canonical-and-in-order", test_a_dump_is_canonical_and_in_order);
  ADD ("it-stops-when-it-is-told-and-puts-the-log-away",
       test_it_stops_when_it_is_told_and_puts_the_log_away);
  ADD ("an-account-made-while-it-serves-can-sign-in",
       test_an_account_made_while_it_serves_can_sign_in);
  ADD ("what-is-acknowledged-survives-a-kill", test_what_is_acknowledged_survives_a_kill);
  ADD ("a-full-disk-is-said-and-reading-goes-on", test_a_full_disk_is_said_and_reading_goes_on);
  return g_test_run ();
}
