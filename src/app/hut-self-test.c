/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The steps of the self-test, one after the other: each has what the one before it has left. The
 * window's step is in hut-self-test-window.c. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-self-test.h"

#include "app/hut-desk.h"
#include "app/hut-self-test-names.h"
#include "app/hut-self-test-window.h"
#include "exchange/hut-demo-write.h"
#include "report/hut-case-papers.h"
#include "report/hut-map-sheet.h"
#include "report/hut-paper-pdf.h"
#include "store/hut-case-filter.h"
#include "sync/hut-sync.h"

#include "hut-config.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define CASES 60
#define SEED 7
#define STREET "110108014"
#define SERVER_WAIT_MS 20000 /* for the first word of the server */
#define USER "self-test"
#define PASSWORD "self-test of this machine"
#define PDF_LEAST 20000 /* bytes: a page with Chinese outlines has more */

typedef struct
{
  char *folder;
  char *db;
  HutStore *store;
  HutReader *reader;
  GSubprocess *server;
  guint n_passed, n_failed;
} SelfTest;

/* ---- The database ---- */

static gboolean
make_database (SelfTest *self, GError **error)
{
  g_autoptr (HutDemo) demo = NULL;
  HutDemoResult result;

  self->store = hut_demo_open_store (self->db, error);
  if (self->store == NULL)
    return FALSE;
  demo = hut_demo_new (SEED, hut_demo_present (self->store, SEED, hut_time_now ()), error);
  if (demo == NULL || !hut_demo_write (demo, self->store, CASES, &result, error))
    return FALSE;
  self->reader = hut_reader_new (self->store, error);
  return self->reader != NULL;
}

static GArray *
find_cases (SelfTest *self, const char *text, GError **error)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autoptr (HutCaseSet) set = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (HutUid));

  filter->text = g_strdup (text);
  set = hut_reader_cases (self->reader, filter, hut_time_now (), NULL, error);
  for (guint i = 0; set != NULL && i < set->n_marks; i++)
    {
      g_autoptr (GPtrArray) rows =
          hut_reader_case_rows (self->reader, &set->marks[i].rowid, 1, error);

      if (rows == NULL || rows->len == 0)
        return NULL;
      g_array_append_val (ids, ((HutCaseRow *)rows->pdata[0])->id);
      hut_case_row_free (g_ptr_array_steal_index (rows, 0));
    }
  return set != NULL ? g_steal_pointer (&ids) : NULL;
}

/* The first two characters of a title find its case. */
static gboolean
search (SelfTest *self, GError **error)
{
  g_autoptr (GArray) all = find_cases (self, NULL, error);
  g_autoptr (HutRecord) record =
      all != NULL && all->len > 0
          ? hut_reader_get (self->reader, &hut_kind_case, &g_array_index (all, HutUid, 0), error)
          : NULL;
  g_autofree char *two =
      record != NULL ? g_utf8_substring (hut_record_get_text (record, "title"), 0, 2) : NULL;
  g_autoptr (GArray) found = two != NULL ? find_cases (self, two, error) : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    if (hut_uid_equal (&g_array_index (found, HutUid, i), &record->id))
      return TRUE;
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("the case was not found"));
  return FALSE;
}

/* ---- Paper ---- */

static gboolean
write_pdf (SelfTest *self, HutPaper *paper, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  if (!hut_paper_write_pdf (paper, path, NULL, NULL, NULL, error) ||
      !g_file_get_contents (path, &bytes, &length, error))
    return FALSE;
  if (length >= PDF_LEAST && memcmp (bytes, "%PDF-", strlen ("%PDF-")) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s is no page with something on it"),
               name);
  return FALSE;
}

static gboolean
draw_map (SelfTest *self, GError **error)
{
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (self->store, self->reader, HUT_PAPER_MASKED);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  HutMapSheet sheet = { HUT_BOX_EMPTY, .filter = filter };
  g_autofree char *name = NULL;
  g_autoptr (HutPaper) paper = NULL;

  if (!hut_map_sheet_find_area (desk->map_path, NULL, &sheet.box, &name, error))
    return FALSE;
  sheet.place = name;
  paper = hut_map_sheet_new (&sheet, desk, self->store, self->reader, NULL, error);
  return paper != NULL && write_pdf (self, paper, "map.pdf", error);
}

static gboolean
name_places (SelfTest *self, GError **error)
{
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (self->store, self->reader, HUT_PAPER_MASKED);

  return hut_self_test_names (desk->map_path, error);
}

static gboolean
print_list (SelfTest *self, GError **error)
{
  g_autoptr (HutPaperDesk) desk = hut_paper_desk_new (self->store, self->reader, HUT_PAPER_MASKED);
  g_autoptr (GArray) ids = find_cases (self, NULL, error);
  g_autoptr (HutPaper) paper =
      ids != NULL ? hut_case_papers_new (HUT_CASE_PAPER_LIST, desk, self->reader, ids, NULL, error)
                  : NULL;

  return paper != NULL && write_pdf (self, paper, "list.pdf", error);
}

/* ---- A server on the loopback ---- */

/* Beside this program, else where it was built, else on the path. */
static char *
find_server (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  static const char *const places[] = { "hutong-server", "../server/hutong-server" };

  for (gsize i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      char *path = g_build_filename (folder, places[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return path;
      g_free (path);
    }
  return g_find_program_in_path ("hutong-server");
}

static gboolean
run (GError **error, const char *program, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  const char *argument;
  va_list arguments;

  g_ptr_array_add (argv, (gpointer)program);
  va_start (arguments, program);
  while ((argument = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (argv, (gpointer)argument);
  va_end (arguments);
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_newv ((const char *const *)argv->pdata, G_SUBPROCESS_FLAGS_STDOUT_SILENCE,
                               error);
  return process != NULL && g_subprocess_wait_check (process, NULL, error);
}

static gboolean
says_something (GInputStream *stream, GError **error)
{
  GPollFD said = { g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (stream)), G_IO_IN | G_IO_HUP,
                   0 };

  if (g_poll (&said, 1, SERVER_WAIT_MS) > 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, _ ("the server did not start"));
  return FALSE;
}

/* The server takes a free port and says which, as its first line. */
static char *
start_server (SelfTest *self, const char *program, const char *data, GError **error)
{
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  static const char said[] = "listening on ";

  self->server = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, error, program, "serve",
                                   "--data", data, "--listen", "127.0.0.1:0", NULL);
  if (self->server == NULL || !says_something (g_subprocess_get_stdout_pipe (self->server), error))
    return NULL;
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, error);
  if (line != NULL && g_str_has_prefix (line, said))
    return g_strconcat ("http://", line + strlen (said), NULL);
  if (error != NULL && *error == NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("the server did not start"));
  return NULL;
}

static gboolean
bring_in_step (SelfTest *self, GError **error)
{
  g_autofree char *program = find_server ();
  g_autofree char *data = g_build_filename (self->folder, "server", NULL);
  g_autofree char *password_file = g_build_filename (self->folder, "password", NULL);
  g_autofree char *url = NULL;
  g_autoptr (HutSync) sync = NULL;
  HutSyncReport report = { 0 };

  if (program == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("the server is not installed beside the desktop"));
      return FALSE;
    }
  if (!g_file_set_contents (password_file, PASSWORD "\n", -1, error) ||
      !run (error, program, "init", "--data", data, "--street", STREET, NULL) ||
      !run (error, program, "user", "add", "--data", data, USER, "--role", "clerk",
            "--password-file", password_file, NULL))
    return FALSE;
  url = start_server (self, program, data, error);
  if (url == NULL)
    return FALSE;
  sync = hut_sync_new (self->store, url, NULL);
  if (!hut_sync_run_once (sync, USER, PASSWORD, NULL, &report, error))
    return FALSE;
  if (report.pushed >= CASES && report.waiting == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%u changes were sent, %u were refused"),
               report.pushed, report.waiting);
  return FALSE;
}

/* ---- The whole ---- */

static void
tell (SelfTest *self, const char *what, gboolean passed, const GError *error)
{
  guint number = self->n_passed + self->n_failed + 1;

  if (passed)
    g_print ("ok %u - %s\n", number, what);
  else
    g_print ("not ok %u - %s: %s\n", number, what, error != NULL ? error->message : "");
  self->n_passed += passed;
  self->n_failed += !passed;
}

static const struct
{
  const char *what;
  gboolean (*run) (SelfTest *self, GError **error);
} steps[] = {
  { N_ ("a street’s file is made and opened"), make_database },
  { N_ ("two characters find a case"), search },
  { N_ ("the map is drawn"), draw_map },
  { N_ ("every name on the map has its characters"), name_places },
  { N_ ("a list is written as PDF"), print_list },
  { N_ ("a server on this machine takes what is new"), bring_in_step },
};

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_all (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
close_all (SelfTest *self)
{
  g_clear_pointer (&self->reader, hut_reader_free);
  if (self->store != NULL)
    hut_store_close (self->store);
  g_clear_object (&self->store);
}

static void
look_at_window (SelfTest *self)
{
  g_autoptr (GError) error = NULL;
  gboolean passed;

  if (!gtk_init_check ())
    {
      g_print ("# %s\n", _ ("there is no display: the window is not looked at"));
      return;
    }
  passed = hut_self_test_window (self->db, &error);
  tell (self, _ ("the window shows every character"), passed, error);
}

int
hut_self_test_run (void)
{
  g_autoptr (GError) failed = NULL;
  SelfTest self = { .folder = g_dir_make_tmp ("hutong-self-test.XXXXXX", &failed) };
  gboolean going = TRUE;

  /* What the window would remember is forgotten with it. */
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  if (self.folder == NULL)
    {
      g_printerr ("hutong: %s\n", failed->message);
      return 1;
    }
  self.db = g_build_filename (self.folder, "street.db", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps) && going; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean passed = steps[i].run (&self, &error);

      tell (&self, _ (steps[i].what), passed, error);
      going = passed || i > 0; /* nothing goes without a file */
    }
  close_all (&self);
  if (going)
    look_at_window (&self);
  if (self.server != NULL)
    g_subprocess_force_exit (self.server);
  g_clear_object (&self.server);
  hut_desk_wait_closed ();
  remove_all (self.folder);
  g_free (self.folder);
  g_free (self.db);
  g_print (_ ("%u passed, %u failed\n"), self.n_passed, self.n_failed);
  return self.n_failed > 0;
}
