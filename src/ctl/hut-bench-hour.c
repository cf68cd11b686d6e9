/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An hour, or however long, of work by script in the real window (src/app/hut-drive.c): what a
 * frame costs its main thread, how long that was held at most, and whether memory grows. The
 * window says on stderr what it does and what it costs; its memory is read whenever it tells its
 * figures, which is every ten seconds. */

#define G_LOG_DOMAIN "hutong-ctl"

#include "ctl/hut-bench.h"

#include "ctl/hut-bench-yardstick.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define LONG_HOLD 16    /* ms */
#define WARM_UP 0.25    /* of the time: what is filled by then is not growth */
#define WARM_UP_MOST 10 /* minutes */
#define TELL_MEMORY 5   /* minutes */
#define LEAST_OF 5.0    /* minutes, of which memory's least is taken */

/* By which the window measures what its frames of ours take: src/app/hut-drive-frames.h. */
typedef enum
{
  CLOCK_WALL,
  CLOCK_CPU,
  CLOCK_RUN,
  N_CLOCKS
} Clock;

static const struct
{
  const char *line;    /* of the window's figures begins so */
  const char *in_line; /* before the figure, in that of a long frame */
  const char *longest, *over;
} clocks[N_CLOCKS] = {
  { "drive wall ", " wall ", "hour-wall", "hour-wall-over" },
  { "drive own ", " own ", "hour-own", "hour-own-over" },
  { "drive run ", " run ", "hour-run", "hour-run-over" },
};

/* By one of them. */
typedef struct
{
  double longest; /* ms */
  double n_over;  /* 16 ms */
} Ours;

typedef struct
{
  gint64 start;
  GArray *medians; /* double: of the frames of each ten seconds, ms */
  GArray *most;    /* double: what 99 of 100 of them stay below */
  GArray *memory;  /* double: MB */
  GArray *when;    /* double: minutes since the start, of each */
  double n_frames;
  double longest; /* frame with GTK's renderer, ms of CPU */
  Ours ours[N_CLOCKS];
  char *longest_line[N_CLOCKS]; /* what the window told of it */
  double held;                  /* the main loop at most, ms of work */
  guint n_long;                 /* how often longer than LONG_HOLD */
  double told;                  /* minutes, when memory was told last */
  double least;                 /* MB since then */
  double n_writes;
  double yardstick, yardstick_longest; /* ms, see hut-bench-yardstick.h */
} Hour;

static void
hour_init (Hour *hour)
{
  *hour = (Hour){ .start = g_get_monotonic_time (),
                  .least = INFINITY,
                  .medians = g_array_new (FALSE, FALSE, sizeof (double)),
                  .most = g_array_new (FALSE, FALSE, sizeof (double)),
                  .memory = g_array_new (FALSE, FALSE, sizeof (double)),
                  .when = g_array_new (FALSE, FALSE, sizeof (double)) };
}

static void
hour_clear (Hour *hour)
{
  g_array_unref (hour->medians);
  g_array_unref (hour->most);
  g_array_unref (hour->memory);
  g_array_unref (hour->when);
  for (guint i = 0; i < N_CLOCKS; i++)
    g_free (hour->longest_line[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Hour, hour_clear)

/* The number behind @word in @line; NaN where it is not there. */
static double
number_after (const char *line, const char *word)
{
  const char *at = strstr (line, word);

  return at != NULL ? g_ascii_strtod (at + strlen (word), NULL) : NAN;
}

/* Now and then, for who waits. */
static void
tell_memory (Hour *hour, double minutes, double resident)
{
  hour->least = MIN (hour->least, resident);
  if (minutes - hour->told < TELL_MEMORY)
    return;
  hour->told = minutes;
  g_printerr ("hour: %.0f MB at least, %.0f MB after %.1f minutes, %.0f frames; ours over 16 ms by "
              "wall %.0f, by CPU "
              "%.0f, run %.0f\n",
              hour->least, resident, minutes, hour->n_frames, hour->ours[CLOCK_WALL].n_over,
              hour->ours[CLOCK_CPU].n_over, hour->ours[CLOCK_RUN].n_over);
  hour->least = INFINITY;
}

static void
take_figures (Hour *hour, const char *line, const char *pid)
{
  double median = number_after (line, " median "), most = number_after (line, " most ");
  double resident = hut_bench_read_status (pid, "VmRSS:");
  double minutes = hut_bench_ms_since (hour->start) / 60000;

  hour->n_frames += number_after (line, "frames ");
  hour->longest = MAX (hour->longest, number_after (line, " longest "));
  g_array_append_val (hour->medians, median);
  g_array_append_val (hour->most, most);
  if (!isnan (resident))
    {
      g_array_append_val (hour->memory, resident);
      g_array_append_val (hour->when, minutes);
      tell_memory (hour, minutes, resident);
    }
}

/* The figures of ten seconds by one of the clocks; FALSE where @line is none of them. */
static gboolean
take_ours (Hour *hour, const char *line)
{
  for (guint i = 0; i < N_CLOCKS; i++)
    if (g_str_has_prefix (line, clocks[i].line))
      {
        hour->ours[i].longest = MAX (hour->ours[i].longest, number_after (line, " longest "));
        hour->ours[i].n_over += number_after (line, " over ");
        return TRUE;
      }
  return FALSE;
}

/* The window tells a long frame before the figures in which it is. */
static void
take_long_frame (Hour *hour, const char *line)
{
  g_printerr ("%s\n", line);
  for (guint i = 0; i < N_CLOCKS; i++)
    {
      double before = hour->longest_line[i] != NULL
                          ? number_after (hour->longest_line[i], clocks[i].in_line)
                          : 0;

      if (number_after (line, clocks[i].in_line) <= before)
        continue;
      g_free (hour->longest_line[i]);
      hour->longest_line[i] = g_strdup (line);
    }
}

/* FALSE once it has ended. */
static gboolean
take_line (Hour *hour, const char *line, const char *pid, gboolean *driving)
{
  double work = number_after (line, ", with ");

  if (g_str_has_prefix (line, "drive frames "))
    {
      take_figures (hour, line, pid);
      *driving = TRUE;
    }
  else if (take_ours (hour, line))
    {
      *driving = TRUE;
    }
  else if (g_str_has_prefix (line, "drive writes "))
    {
      hour->n_writes = number_after (line, " writes ");
    }
  else if (g_str_has_prefix (line, "drive frame of ours"))
    {
      take_long_frame (hour, line);
    }
  else if (g_str_has_prefix (line, "drive ends"))
    {
      return FALSE;
    }
  else if (strstr (line, "the main loop was held for ") != NULL && *driving)
    {
      hour->held = MAX (hour->held, work);
      hour->n_long += work > LONG_HOLD;
      if (work > LONG_HOLD)
        g_printerr ("%s\n", line);
    }
  else if (g_str_has_prefix (line, "drive "))
    {
      *driving = TRUE;
      g_printerr ("%s\n", line);
    }
  return TRUE;
}

static gboolean
read_lines (Hour *hour, GSubprocess *window)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stderr_pipe (window));
  const char *pid = g_subprocess_get_identifier (window);
  gboolean driving = FALSE;

  while (TRUE)
    {
      g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL);

      if (line == NULL)
        return FALSE;
      if (!take_line (hour, line, pid, &driving))
        return TRUE;
    }
}

/* The least that was read in the window of LEAST_OF minutes that begins with reading @i, which is
 * moved on to the next: a filter over everything needs tens of megabytes for a moment, and what the
 * C library has not given back yet is no growth. */
static double
least_of_window (const Hour *hour, guint *i, double *at)
{
  double begin = g_array_index (hour->when, double, *i);
  double least = INFINITY;

  for (; *i < hour->when->len && g_array_index (hour->when, double, *i) < begin + LEAST_OF; (*i)++)
    least = MIN (least, g_array_index (hour->memory, double, *i));
  *at = (begin + LEAST_OF / 2) / 60;
  return least;
}

/* By how many MB in an hour memory grows after the warm-up: the slope of the line through the least
 * of each window. NaN of fewer than three. */
static double
measure_growth (const Hour *hour, double minutes)
{
  double warm = MIN (minutes * WARM_UP, WARM_UP_MOST);
  double n = 0, x = 0, y = 0, xx = 0, xy = 0;
  guint i = 0;

  while (i < hour->when->len && g_array_index (hour->when, double, i) < warm)
    i++;
  while (i < hour->when->len)
    {
      double at, least = least_of_window (hour, &i, &at);

      n++;
      x += at;
      y += least;
      xx += at * at;
      xy += at * least;
    }
  return n >= 3 ? (n * xy - x * y) / (n * xx - x * x) : NAN;
}

static void
add_results (HutBench *bench, Hour *hour)
{
  double growth = measure_growth (hour, bench->minutes);
  double last = g_array_index (hour->memory, double, hour->memory->len - 1);

  hut_bench_add (bench, "hour-frame", "ms", hut_bench_median (hour->medians), 8);
  hut_bench_add (bench, "hour-frame-99", "ms", hut_bench_median (hour->most), 16);
  hut_bench_add (bench, "hour-longest", "ms", hour->longest, 16);
  for (guint i = 0; i < N_CLOCKS; i++)
    {
      hut_bench_add (bench, clocks[i].longest, "ms", hour->ours[i].longest, 16);
      hut_bench_add (bench, clocks[i].over, "", hour->ours[i].n_over, 0);
      if (hour->longest_line[i] != NULL)
        g_printerr ("%s: %s\n", clocks[i].longest, hour->longest_line[i]);
    }
  hut_bench_add (bench, "hour-yardstick", "ms", hour->yardstick, NAN);
  hut_bench_add (bench, "hour-yardstick-longest", "ms", hour->yardstick_longest, NAN);
  hut_bench_add (bench, "hour-hold", "ms", hour->held, 16);
  hut_bench_add (bench, "hour-holds", "", hour->n_long, 0);
  hut_bench_add (bench, "hour-frames", "", hour->n_frames, NAN);
  hut_bench_add (bench, "hour-writes", "", hour->n_writes, NAN);
  hut_bench_add (bench, "hour-memory", "MB", last, 200);
  hut_bench_add (bench, "hour-growth", "MB/h", growth, NAN);
}

static GSubprocess *
start_window (HutBench *bench, const char *desktop, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  char minutes[G_ASCII_DTOSTR_BUF_SIZE];

  g_subprocess_launcher_setenv (launcher, "HUTONG_TRACE", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "HUTONG_DRIVE",
                                g_ascii_dtostr (minutes, sizeof minutes, bench->minutes), TRUE);
  if (!bench->given)
    g_subprocess_launcher_setenv (launcher, "HUTONG_DRIVE_WRITES", "1", TRUE);
  return g_subprocess_launcher_spawn (launcher, error, desktop, "--db", bench->path, "--page",
                                      "map", NULL);
}

gboolean
hut_bench_hour (HutBench *bench, GError **error)
{
  g_autofree char *desktop = hut_bench_find_desktop ();
  g_autoptr (GSubprocess) window = NULL;
  g_auto (Hour) hour;
  HutBenchYardstick *yardstick;
  gboolean ended;

  hour_init (&hour);
  if (desktop == NULL || (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL))
    {
      g_printerr ("hour: %s\n", desktop == NULL ? _ ("the desktop application is not there")
                                                : _ ("there is no display"));
      return TRUE;
    }
  hut_bench_close (bench);
  window = start_window (bench, desktop, error);
  if (window == NULL)
    return FALSE;
  yardstick = hut_bench_yardstick_start ();
  ended = read_lines (&hour, window);
  hut_bench_yardstick_end (yardstick, &hour.yardstick, &hour.yardstick_longest);
  if (!ended || hour.memory->len == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                           "the window ended before its time");
      return FALSE;
    }
  g_subprocess_wait (window, NULL, NULL);
  add_results (bench, &hour);
  return hut_bench_open (bench, error);
}
