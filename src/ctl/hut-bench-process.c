/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What only a process of its own can tell: memory without what the bench itself holds, and the
 * real window, where there is a display. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "base/hut-json.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define WINDOWS 5
#define PATIENCE 30 /* seconds for a window to be ready */

double
hut_bench_read_status (const char *pid, const char *name)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "status", NULL);
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents (path, &status, NULL, NULL))
    return NAN;
  line = strstr (status, name);
  return line != NULL ? g_ascii_strtod (line + strlen (name), NULL) / 1024 : NAN;
}

static double
member_double (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_double (node) : NAN;
}

/* Takes over the results that another bench printed. */
static void
take_lines (HutBench *bench, const char *lines)
{
  g_auto (GStrv) parts = g_strsplit (lines, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (JsonNode) node = *parts[i] != '\0' ? json_from_string (parts[i], NULL) : NULL;
      JsonObject *object =
          node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (object != NULL)
        hut_bench_add (bench, hut_json_get_string (object, "name"),
                       hut_json_get_string (object, "unit"), member_double (object, "median"),
                       member_double (object, "goal"));
    }
}

/* The window's part without its widgets: the store open, every case found, its points in order. */
gboolean
hut_bench_memory_here (HutBench *bench, GError **error)
{
  g_autoptr (HutCaseSet) set = hut_bench_find (bench, bench->reader, FALSE, error);

  if (set == NULL)
    return FALSE;
  hut_bench_add (bench, "memory", "MB", hut_bench_read_status ("self", "VmRSS:"), 200);
  hut_bench_add (bench, "memory-peak", "MB", hut_bench_read_status ("self", "VmHWM:"), NAN);
  return TRUE;
}

gboolean
hut_bench_memory (HutBench *bench, GError **error)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", error);
  g_autoptr (GSubprocess) other = NULL;
  g_autofree char *lines = NULL;

  hut_bench_close (bench);
  if (self == NULL)
    return FALSE;
  other = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, error, self, "--db", bench->path,
                            "bench", "memory-here", "--json", NULL);
  if (other == NULL || !g_subprocess_communicate_utf8 (other, NULL, NULL, &lines, NULL, error))
    return FALSE;
  take_lines (bench, lines);
  return hut_bench_open (bench, error);
}

/* What several starts of the window took. */
typedef struct
{
  GArray *times; /* to a window that can be used */
  GArray *whole; /* to one that shows all */
  GArray *memory;
  GArray *holds;
} Windows;

static void
windows_clear (Windows *windows)
{
  g_array_unref (windows->times);
  g_array_unref (windows->whole);
  g_array_unref (windows->memory);
  g_array_unref (windows->holds);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Windows, windows_clear)

char *
hut_bench_find_program (const char *const *places)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *dir = self != NULL ? g_path_get_dirname (self) : NULL;

  for (guint i = 0; dir != NULL && places[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (dir, places[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE) && !g_file_test (path, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

char *
hut_bench_find_desktop (void)
{
  static const char *const places[] = { "hutong", "../app/hutong", NULL };

  return hut_bench_find_program (places);
}

/* Ends a window that stays silent, unless it was @done before. */
typedef struct
{
  GSubprocess *window;
  GMutex lock;
  GCond changed;
  gboolean done;
} Watch;

static gpointer
watch_window (gpointer data)
{
  Watch *watch = data;
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;

  g_mutex_lock (&watch->lock);
  while (!watch->done && g_cond_wait_until (&watch->changed, &watch->lock, end))
    ;
  if (!watch->done)
    g_subprocess_force_exit (watch->window);
  g_mutex_unlock (&watch->lock);
  return NULL;
}

/* FALSE where it ends before; @usable is set to the time of its line, where it says so. */
static gboolean
read_until_ready (GSubprocess *window, gint64 *usable)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (window));

  while (TRUE)
    {
      g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL);

      if (line == NULL || g_str_equal (line, "ready"))
        return line != NULL;
      if (g_str_equal (line, "usable"))
        *usable = g_get_monotonic_time ();
    }
}

/* Waits until the window says that it is ready; FALSE where it ends or is silent. */
static gboolean
wait_ready (GSubprocess *window, gint64 *usable)
{
  Watch watch = { .window = window };
  GThread *thread;
  gboolean ready;

  g_mutex_init (&watch.lock);
  g_cond_init (&watch.changed);
  thread = g_thread_new ("window-watch", watch_window, &watch);
  ready = read_until_ready (window, usable);
  g_mutex_lock (&watch.lock);
  watch.done = TRUE;
  g_cond_signal (&watch.changed);
  g_mutex_unlock (&watch.lock);
  g_thread_join (thread);
  g_mutex_clear (&watch.lock);
  g_cond_clear (&watch.changed);
  return ready;
}

/* The longest hold of the main loop that the window told of, in milliseconds of work; 0 where it
 * told of none, which is below the 8 ms that it keeps silent about. */
static double
read_longest_hold (GSubprocess *window)
{
  static const char told[] = "the main loop was held for ";
  static const char work[] = ", with ";
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stderr_pipe (window));
  double longest = 0;

  while (TRUE)
    {
      g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL);
      const char *hold = line != NULL ? strstr (line, told) : NULL;
      const char *part = hold != NULL ? strstr (hold, work) : NULL;

      if (line == NULL)
        return longest;
      if (part != NULL)
        longest = MAX (longest, g_ascii_strtod (part + strlen (work), NULL));
    }
}

static gboolean
measure_window (HutBench *bench, const char *desktop, Windows *windows, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) window = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 usable = 0;
  gboolean ready;

  g_subprocess_launcher_setenv (launcher, "HUTONG_SAY_READY", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "HUTONG_TRACE", "1", TRUE);
  window = g_subprocess_launcher_spawn (launcher, error, desktop, "--db", bench->path, NULL);
  if (window == NULL)
    return FALSE;
  ready = wait_ready (window, &usable);
  if (ready && usable != 0)
    {
      double time = (double)(usable - start) / 1000, whole = hut_bench_ms_since (start);
      double resident = hut_bench_read_status (g_subprocess_get_identifier (window), "VmRSS:");

      g_array_append_val (windows->times, time);
      g_array_append_val (windows->whole, whole);
      g_array_append_val (windows->memory, resident);
    }
  g_subprocess_send_signal (window, SIGTERM);
  if (ready)
    {
      double hold = read_longest_hold (window);

      g_array_append_val (windows->holds, hold);
    }
  g_subprocess_wait (window, NULL, NULL);
  return TRUE;
}

gboolean
hut_bench_window (HutBench *bench, GError **error)
{
  g_autofree char *desktop = hut_bench_find_desktop ();
  g_auto (Windows) windows = { g_array_new (FALSE, FALSE, sizeof (double)),
                               g_array_new (FALSE, FALSE, sizeof (double)),
                               g_array_new (FALSE, FALSE, sizeof (double)),
                               g_array_new (FALSE, FALSE, sizeof (double)) };

  if (desktop == NULL || (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL))
    {
      g_printerr ("window: %s\n", desktop == NULL ? _ ("the desktop application is not there")
                                                  : _ ("there is no display"));
      return TRUE;
    }
  hut_bench_close (bench);
  for (guint i = 0; i < WINDOWS; i++)
    if (!measure_window (bench, desktop, &windows, error))
      return FALSE;
  if (windows.times->len > 0)
    {
      hut_bench_add (bench, "window-start", "ms", hut_bench_median (windows.times), 400);
      hut_bench_add (bench, "window-whole", "ms", hut_bench_median (windows.whole), NAN);
      hut_bench_add (bench, "window-memory", "MB", hut_bench_median (windows.memory), 200);
      hut_bench_add (bench, "window-hold", "ms", hut_bench_median (windows.holds), 8);
    }
  else
    g_printerr ("window: %s\n", _ ("it opened, but never said that it was ready"));
  return hut_bench_open (bench, error);
}
