/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The cost of frames; see the header. Main thread, and a signal handler on it. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-drive-frames.h"

#include "base/hut-time.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define LONG_FRAME 8.0 /* ms: told on a line of its own */
#define TOO_LONG 16.0  /* ms: counted */
#define TICK 1.0       /* ms */
#define STILL 3.0      /* ms charged between two ticks: the thread stood */

typedef enum
{
  FRAME, /* with the renderer, CPU */
  WALL,
  OWN,
  RUN,
  N_MEASURES
} Measure;

static const char *const measure_names[N_MEASURES] = { "frames", "wall", "own", "run" };

/* Where a frame is. */
typedef struct
{
  double wall, worked, stood; /* ms */
} Moment;

typedef struct
{
  GArray *measured[N_MEASURES]; /* double: ms of each frame since they were told last */
  const char *last;             /* what was done last; static */
  struct rusage before;
  Moment began, updated, laid_out, given;
  gboolean is_given;
  guint n_frames;
  timer_t ticker;
} Frames;

static Frames frames;
static void (*real_snapshot) (GtkWidget *widget, GtkSnapshot *snapshot);

/* Written by the handler, which runs on the thread that reads them. */
static volatile gint64 ticked; /* µs of work at the last tick */
static volatile gint64 stood;  /* µs that were charged without a tick */

static void
count_tick (void)
{
  gint64 now = hut_time_worked ();

  if (now - ticked > (gint64)(STILL * 1000))
    stood += now - ticked - (gint64)(TICK * 1000);
  ticked = now;
}

/* clock_gettime() may be called from a handler. */
static void
on_tick_signal (int number)
{
  count_tick ();
}

static Moment
get_moment (void)
{
  count_tick ();
  return (Moment){ (double)g_get_monotonic_time () / 1000, (double)ticked / 1000,
                   (double)stood / 1000 };
}

static void
set_ticker (double every)
{
  long nanoseconds = (long)(every * 1e6);
  struct itimerspec when = { { 0, nanoseconds }, { 0, nanoseconds } };

  timer_settime (frames.ticker, 0, &when, NULL);
}

static gboolean
make_ticker (void)
{
  struct sigaction action = { .sa_handler = on_tick_signal, .sa_flags = SA_RESTART };
  struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMIN };

  event._sigev_un._tid = (pid_t)syscall (SYS_gettid);
  return sigaction (SIGRTMIN, &action, NULL) == 0 &&
         timer_create (CLOCK_MONOTONIC, &event, &frames.ticker) == 0;
}

/* ---- A frame ---- */

static void
on_before_paint (void)
{
  getrusage (RUSAGE_THREAD, &frames.before);
  frames.is_given = FALSE;
  set_ticker (TICK);
  frames.began = frames.updated = frames.laid_out = get_moment ();
}

/* The tick callbacks were called. */
static void
on_updated (void)
{
  frames.updated = get_moment ();
}

static void
on_laid_out (void)
{
  frames.laid_out = get_moment ();
}

/* Between it and the end of the frame is GTK's renderer. */
static void
traced_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  real_snapshot (widget, snapshot);
  frames.given = get_moment ();
  frames.is_given = TRUE;
}

static double
run_ms (const Moment *from, const Moment *to)
{
  return MAX (0, (to->worked - from->worked) - (to->stood - from->stood));
}

/* Of what the thread worked since @before, what the system did for it, ms. */
static double
system_ms (const struct rusage *before, const struct rusage *after)
{
  return (double)(after->ru_stime.tv_sec - before->ru_stime.tv_sec) * 1e3 +
         (double)(after->ru_stime.tv_usec - before->ru_stime.tv_usec) / 1e3;
}

static void
tell_long (const double *measured)
{
  struct rusage after;

  getrusage (RUSAGE_THREAD, &after);
  g_printerr ("drive frame of ours: wall %.1f own %.1f run %.1f ms, after %s; run: update %.1f, "
              "layout %.1f, picture %.1f; the system's %.1f ms, %ld pages, put aside %ld times; "
              "with the renderer %.1f ms; ended at %.4f s\n",
              measured[WALL], measured[OWN], measured[RUN], frames.last,
              run_ms (&frames.began, &frames.updated), run_ms (&frames.updated, &frames.laid_out),
              run_ms (&frames.laid_out, &frames.given), system_ms (&frames.before, &after),
              after.ru_minflt - frames.before.ru_minflt, after.ru_nivcsw - frames.before.ru_nivcsw,
              measured[FRAME], (double)g_get_monotonic_time () / G_USEC_PER_SEC);
}

static void
on_after_paint (void)
{
  Moment ended = get_moment ();
  double measured[N_MEASURES];

  set_ticker (0);
  if (!frames.is_given)
    frames.given = ended;
  if (frames.n_frames++ == 0)
    return;
  measured[FRAME] = ended.worked - frames.began.worked;
  measured[WALL] = frames.given.wall - frames.began.wall;
  measured[OWN] = frames.given.worked - frames.began.worked;
  measured[RUN] = run_ms (&frames.began, &frames.given);
  for (guint i = 0; i < N_MEASURES; i++)
    g_array_append_val (frames.measured[i], measured[i]);
  if (measured[OWN] > LONG_FRAME || measured[WALL] > TOO_LONG)
    tell_long (measured);
}

void
hut_drive_frames_start (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_return_if_fail (real_snapshot == NULL);

  if (!make_ticker ())
    {
      g_warning ("No timer to measure frames with: %s", g_strerror (errno));
      return;
    }
  for (guint i = 0; i < N_MEASURES; i++)
    frames.measured[i] = g_array_new (FALSE, FALSE, sizeof (double));
  real_snapshot = GTK_WIDGET_GET_CLASS (window)->snapshot;
  GTK_WIDGET_GET_CLASS (window)->snapshot = traced_snapshot;
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint), NULL);
  g_signal_connect_after (clock, "update", G_CALLBACK (on_updated), NULL);
  g_signal_connect_after (clock, "layout", G_CALLBACK (on_laid_out), NULL);
  g_signal_connect_after (clock, "after-paint", G_CALLBACK (on_after_paint), NULL);
}

void
hut_drive_frames_note (const char *what)
{
  frames.last = what;
}

/* ---- Figures ---- */

static int
compare_frames (gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a, right = *(const double *)b;

  return left < right ? -1 : left > right;
}

static void
tell_measure (const char *name, GArray *measured)
{
  guint n = measured->len, over = 0;

  g_array_sort (measured, compare_frames);
  while (over < n && g_array_index (measured, double, n - 1 - over) > TOO_LONG)
    over++;
  if (n > 0)
    g_printerr ("drive %s %u median %.3f most %.3f longest %.3f over %u\n", name, n,
                g_array_index (measured, double, n / 2),
                g_array_index (measured, double, n * 99 / 100),
                g_array_index (measured, double, n - 1), over);
  g_array_set_size (measured, 0);
}

void
hut_drive_frames_tell (void)
{
  for (guint i = 0; i < N_MEASURES && frames.measured[i] != NULL; i++)
    tell_measure (measure_names[i], frames.measured[i]);
}
