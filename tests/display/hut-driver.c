/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Starting and ending the program under test, waiting, and finding things in its tree. The tree
 * is asked anew each time: libatspi's cache learns of changes late, and a test must not. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver-private.h"

#include <gio/gio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>

#define LOOK_AGAIN_MS 25

/* Deeper than any window of ours; a tree that is deeper has a loop. */
#define DEPTH_LIMIT 64

struct _HutDriver
{
  GSubprocess *process;
  GDataInputStream *output;
  GQueue lines;
  HutNode *application;
  gboolean met; /* its items are in, and nothing of it is kept any more */
  gboolean ended;
};

/* A thing that is looked for, and what was found. */
typedef struct
{
  HutDriver *driver;
  HutNode *under;
  HutDriverWanted wanted;
  guint count;
  GPtrArray *found;
} Search;

static gboolean
tick (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

gboolean
hut_driver_wait (HutDriverCheck check, gpointer data)
{
  gint64 end = g_get_monotonic_time () + HUT_DRIVER_CAP_SECONDS * G_TIME_SPAN_SECOND;
  guint timer = g_timeout_add (LOOK_AGAIN_MS, tick, NULL);
  gboolean there;

  while (!(there = check (data)) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  return there;
}

void
hut_driver_fail (HutDriver *driver, const char *what)
{
  g_autofree char *tree = driver->application != NULL ? hut_driver_dump (driver, NULL) : NULL;

  g_printerr ("%s\n%s\n", what, tree != NULL ? tree : "(the program has no tree)");
  g_error ("%s", what);
}

/* ---- The program ---- */

/* libatspi warns where a node vanishes while it is asked, and where a toolkit lacks an optional
 * interface. Neither is a failure: the answer is "absent". */
static gboolean
is_fatal (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
  return !(level & G_LOG_LEVEL_WARNING) || g_strcmp0 (domain, "dbind") != 0;
}

static void
ignore_message (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

static void read_line (HutDriver *driver);

static void
on_line (GObject *source, GAsyncResult *result, gpointer data)
{
  HutDriver *driver = data;
  char *line =
      g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, NULL);

  if (line == NULL)
    {
      driver->ended = TRUE;
      return;
    }
  g_queue_push_tail (&driver->lines, line);
  read_line (driver);
}

static void
read_line (HutDriver *driver)
{
  g_data_input_stream_read_line_async (driver->output, G_PRIORITY_DEFAULT, NULL, on_line, driver);
}

guint hut_driver_late;

/* libatspi asks for the items of an application that it meets, and puts what comes into its cache
 * while it takes messages out of their queue: with no cache it would ask back from there, and wait
 * for itself for ever. So the cache stays until that is over: an application answers in order, and
 * whoever has its answer to a second question has the items too. Afterwards nothing is kept. */
static void
meet (HutNode *application)
{
  for (int i = 0; i < 3; i++)
    {
      GArray *relations = atspi_accessible_get_relation_set (application, NULL);

      g_clear_pointer (&relations, g_array_unref);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  atspi_accessible_set_cache_mask (application, ATSPI_CACHE_NONE);
}

static gboolean
find_application (gpointer data)
{
  HutDriver *driver = data;
  const char *text = g_subprocess_get_identifier (driver->process);
  g_autoptr (HutNode) desktop = atspi_get_desktop (0);

  if (text == NULL || driver->ended)
    return TRUE;
  /* Asked anew, but not for ever: libatspi meets applications by itself as well, and what it keeps
   * of them goes by this. */
  atspi_accessible_clear_cache (desktop);

  int count = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < count; i++)
    {
      g_autoptr (HutNode) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child == NULL)
        continue;
      if ((gint64)atspi_accessible_get_process_id (child, NULL) != g_ascii_strtoll (text, NULL, 10))
        continue;
      if (!driver->met)
        meet (child);
      driver->met = TRUE;
      if (atspi_accessible_get_child_count (child, NULL) < 1)
        continue;
      driver->application = g_steal_pointer (&child);
      return TRUE;
    }
  return FALSE;
}

HutDriver *
hut_driver_start (const char *locale, const char *const *environment, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  HutDriver *driver = g_new0 (HutDriver, 1);

  setlocale (LC_ALL, "");
  g_test_log_set_fatal_handler (is_fatal, NULL);
  g_log_set_handler ("dbind", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, ignore_message, NULL);
  atspi_init ();

  g_subprocess_launcher_setenv (launcher, "LANG", locale, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "LC_ALL");
  for (int i = 0; environment != NULL && environment[i] != NULL; i += 2)
    g_subprocess_launcher_setenv (launcher, environment[i], environment[i + 1], TRUE);
  driver->process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);

  driver->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (driver->process));
  read_line (driver);
  g_usleep (hut_driver_late * 1000);
  hut_driver_wait (find_application, driver);
  if (driver->application == NULL)
    hut_driver_fail (driver, driver->ended ? "the program ended before it had a window"
                                           : "no window appeared");
  return driver;
}

static gboolean
has_ended (gpointer data)
{
  HutDriver *driver = data;

  return driver->ended && g_subprocess_get_identifier (driver->process) == NULL;
}

int
hut_driver_stop (HutDriver *driver, HutNode *close)
{
  int status = -1;

  if (close != NULL)
    hut_driver_act (driver, close, NULL);
  else
    g_subprocess_send_signal (driver->process, SIGTERM);
  if (!hut_driver_wait (has_ended, driver))
    {
      g_subprocess_force_exit (driver->process);
      g_error ("the program did not end");
    }
  if (g_subprocess_get_if_exited (driver->process))
    status = g_subprocess_get_exit_status (driver->process);

  g_clear_object (&driver->application);
  g_clear_object (&driver->output);
  g_clear_object (&driver->process);
  g_queue_clear_full (&driver->lines, g_free);
  g_free (driver);
  return status;
}

HutNode *
hut_driver_application (HutDriver *driver)
{
  return driver->application;
}

typedef struct
{
  HutDriver *driver;
  const char *line;
  gboolean seen;
} LineWait;

static gboolean
line_has_come (gpointer data)
{
  LineWait *wait = data;

  while (!wait->seen && !g_queue_is_empty (&wait->driver->lines))
    {
      g_autofree char *line = g_queue_pop_head (&wait->driver->lines);

      wait->seen = g_str_equal (line, wait->line);
    }
  return wait->seen || wait->driver->ended;
}

void
hut_driver_wait_line (HutDriver *driver, const char *line)
{
  LineWait wait = { driver, line, FALSE };
  g_autofree char *what = g_strdup_printf ("the program did not print “%s”", line);

  hut_driver_wait (line_has_come, &wait);
  if (!wait.seen)
    hut_driver_fail (driver, what);
}

/* ---- Finding ---- */

/* What is hidden is not among the children, so no state is asked; a label has none. Each question
 * is a message there and back, a third of a millisecond. */
static void
walk (HutNode *node, int depth, HutDriverVisit visit, gpointer data)
{
  AtspiRole role = atspi_accessible_get_role (node, NULL);

  if (depth > DEPTH_LIMIT || !visit (node, role, depth, data) || role == ATSPI_ROLE_LABEL)
    return;

  int count = atspi_accessible_get_child_count (node, NULL);

  for (int i = 0; i < count; i++)
    {
      g_autoptr (HutNode) child = atspi_accessible_get_child_at_index (node, i, NULL);

      if (child != NULL)
        walk (child, depth + 1, visit, data);
    }
}

void
hut_driver_walk (HutDriver *driver, HutNode *under, HutDriverVisit visit, gpointer data)
{
  walk (under != NULL ? under : driver->application, 0, visit, data);
}

static void
run_search (Search *search)
{
  g_ptr_array_set_size (search->found, 0);
  hut_driver_scan (search->driver, search->under, &search->wanted, search->found);
}

static gboolean
search_finds (gpointer data)
{
  run_search (data);
  return ((Search *)data)->found->len > 0;
}

static gboolean
search_finds_none (gpointer data)
{
  run_search (data);
  return ((Search *)data)->found->len == 0;
}

static gboolean
search_finds_wanted (gpointer data)
{
  Search *search = data;

  run_search (search);
  return search->found->len == search->count;
}

static char *
describe (Search *search, const char *verdict)
{
  g_autofree char *role =
      search->wanted.role != ATSPI_ROLE_INVALID ? atspi_role_get_name (search->wanted.role) : NULL;

  return g_strdup_printf ("%s “%s” %s", role != NULL ? role : "anything",
                          search->wanted.name != NULL ? search->wanted.name : "*", verdict);
}

/* Runs @search until @check is content; else the test ends with what it was waiting for. */
static void
search_until (Search *search, HutDriverCheck check, const char *complaint)
{
  if (hut_driver_wait (check, search))
    return;

  g_autofree char *what = describe (search, complaint);

  hut_driver_fail (search->driver, what);
}

HutNode *
hut_driver_find (HutDriver *driver, HutNode *under, AtspiRole role, const char *name)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search search = { driver, under, { role, name, .first_only = TRUE }, 1, found };

  search_until (&search, search_finds, "did not appear");
  return g_object_ref (found->pdata[0]);
}

HutNode *
hut_driver_look (HutDriver *driver, HutNode *under, AtspiRole role, const char *name)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search search = { driver, under, { role, name, .first_only = TRUE }, 1, found };

  run_search (&search);
  return found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}

GPtrArray *
hut_driver_list (HutDriver *driver, HutNode *under, AtspiRole role, const char *name)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  Search search = { driver, under, { role, name }, 0, found };

  run_search (&search);
  return found;
}

void
hut_driver_wait_gone (HutDriver *driver, HutNode *under, AtspiRole role, const char *name)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search search = { driver, under, { role, name, .first_only = TRUE }, 0, found };

  search_until (&search, search_finds_none, "did not go away");
}

void
hut_driver_wait_count (HutDriver *driver, HutNode *under, AtspiRole role, const char *name,
                       guint count)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search search = { driver, under, { role, name }, count, found };
  g_autofree char *complaint = g_strdup_printf ("was not there %u times", count);

  search_until (&search, search_finds_wanted, complaint);
}

HutNode *
hut_driver_find_focus (HutDriver *driver, HutNode *under, AtspiRole role, const char *name)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  Search search = { driver, under, { role, name, TRUE, TRUE }, 1, found };

  hut_driver_focus_window (driver);
  search_until (&search, search_finds, "did not get the focus");
  return g_object_ref (found->pdata[0]);
}
