/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A server for the tests of the window. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-server.h"

#include "headless/hut-test-data.h"

#include <string.h>

#define PASSWORD "lamp-post-7-lamp\n"

static char *
built (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "src", folder, name, NULL);
}

static char *
run_all (GPtrArray *argv)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_ptr_array_add (argv, NULL);
  process =
      g_subprocess_newv ((const char *const *)argv->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (process));
  return output;
}

char *
hut_desk_server_run (const char *folder, const char *name, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  const char *argument;
  va_list arguments;

  g_ptr_array_add (argv, built (folder, name));
  va_start (arguments, name);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (argv, g_strdup (argument));
  va_end (arguments);
  return run_all (argv);
}

static void
add_account (HutDeskServer *server, const char *data, const HutDeskAccount *account)
{
  g_free (hut_desk_server_run ("server", "hutong-server", "user", "add", "--data", data,
                               account->name, "--role", account->role, "--password-file",
                               server->password_file, account->of, account->code, NULL));
}

/* The server takes a free port and says which. */
void
hut_desk_server_start (HutDeskServer *server, const char *street, const HutDeskAccount *accounts,
                       guint n_accounts)
{
  g_autofree char *program = built ("server", "hutong-server");
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *data = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  server->folder = hut_test_make_dir ();
  server->password_file = g_build_filename (server->folder, "password", NULL);
  data = g_build_filename (server->folder, "server", NULL);
  g_assert_true (g_file_set_contents (server->password_file, PASSWORD, -1, NULL));
  g_free (hut_desk_server_run ("server", "hutong-server", "init", "--data", data, "--street",
                               street, NULL));
  for (guint i = 0; i < n_accounts; i++)
    add_account (server, data, &accounts[i]);
  server->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "serve",
                                      "--data", data, "--listen", "127.0.0.1:0", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server->process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (line, "listening on "));
  server->url = g_strconcat ("http://", line + strlen ("listening on "), NULL);
}

void
hut_desk_server_stop (HutDeskServer *server)
{
  g_subprocess_force_exit (server->process);
  g_subprocess_wait (server->process, NULL, NULL);
  g_clear_object (&server->process);
  hut_test_remove_dir (g_steal_pointer (&server->folder));
  g_free (server->password_file);
  g_free (server->url);
}
