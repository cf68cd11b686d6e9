/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Measuring the start and the main loop, where asked for. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-trace.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define HELD_TOO_LONG (8 * 1000) /* µs */

static gboolean tracing;
static gint64 started;  /* when the process was, on the boot clock, in µs */
static gint64 returned; /* when the main loop last came back from waiting; 0: not yet */
static gint64 worked;   /* what this thread had worked by then */
static GPollFunc real_poll;

static gint64
read_clock (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static gint64
boot_time (void)
{
  return read_clock (CLOCK_BOOTTIME);
}

/* The 22nd word of /proc/self/stat, counted after the name in brackets; to a tick (10 ms). */
static gint64
process_start (void)
{
  g_autofree char *stat = NULL;
  const char *word;

  if (!g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL))
    return boot_time ();
  word = strrchr (stat, ')');
  for (int i = 0; i < 20 && word != NULL; i++)
    word = strchr (word + 1, ' ');
  if (word == NULL)
    return boot_time ();
  return g_ascii_strtoll (word, NULL, 10) * G_USEC_PER_SEC / sysconf (_SC_CLK_TCK);
}

static int
traced_poll (GPollFD *fds, guint n_fds, int timeout)
{
  gint64 held = returned != 0 ? boot_time () - returned : 0;
  int ready;

  if (held > HELD_TOO_LONG)
    g_printerr ("%8.1f ms  the main loop was held for %.1f ms, with %.1f ms of work\n",
                (boot_time () - started) / 1000.0, held / 1000.0,
                (read_clock (CLOCK_THREAD_CPUTIME_ID) - worked) / 1000.0);
  ready = real_poll (fds, n_fds, timeout);
  returned = boot_time ();
  worked = read_clock (CLOCK_THREAD_CPUTIME_ID);
  return ready;
}

void
hut_trace_start (void)
{
  tracing = g_strcmp0 (g_getenv ("HUTONG_TRACE"), "1") == 0;
  if (!tracing)
    return;
  started = process_start ();
  real_poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, traced_poll);
}

void
hut_trace (const char *what)
{
  if (tracing)
    g_printerr ("%8.1f ms  %s, after %.1f ms of work\n", (boot_time () - started) / 1000.0, what,
                read_clock (CLOCK_THREAD_CPUTIME_ID) / 1000.0);
}
