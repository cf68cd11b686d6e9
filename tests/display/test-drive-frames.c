/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is told of frames in which a known amount of work is done: by the clock, by processor time,
 * and by what the thread ran, in a window of our own. */

#include "app/hut-drive-frames.h"

#include "base/hut-time.h"

#include <signal.h>
#include <string.h>

#define WORK 30 /* ms */

typedef enum
{
  WORKS,        /* and can be interrupted, as anybody can */
  STANDS_STILL, /* is charged, and cannot: as when the processor is taken away unseen */
  WAITS,        /* is neither charged nor runs */
} Way;

typedef struct
{
  Way way;
  guint n_ticks;
  GString *told;
  gboolean over;
} Fixture;

static Fixture *current;

static void
on_told (const char *text)
{
  g_string_append (current->told, text);
}

static void
work (void)
{
  gint64 end = hut_time_worked () + WORK * 1000;

  while (hut_time_worked () < end)
    ;
}

static void
stand_still (void)
{
  sigset_t ticks, before;

  sigemptyset (&ticks);
  sigaddset (&ticks, SIGRTMIN);
  pthread_sigmask (SIG_BLOCK, &ticks, &before);
  work ();
  pthread_sigmask (SIG_SETMASK, &before, NULL);
}

/* A sleep is put off by each tick: it is gone on with. */
static void
wait_there (void)
{
  gint64 end = g_get_monotonic_time () + WORK * 1000;

  while (g_get_monotonic_time () < end)
    g_usleep ((gulong)MAX (1, end - g_get_monotonic_time ()));
}

/* The first frames are those in which the window comes up. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Fixture *fixture = data;

  gtk_widget_queue_draw (widget);
  if (++fixture->n_ticks < 5)
    return G_SOURCE_CONTINUE;
  if (fixture->n_ticks == 5)
    {
      hut_drive_frames_tell ();
      g_string_truncate (fixture->told, 0);
      if (fixture->way == WORKS)
        work ();
      else if (fixture->way == STANDS_STILL)
        stand_still ();
      else
        wait_there ();
      return G_SOURCE_CONTINUE;
    }
  fixture->over = TRUE;
  return G_SOURCE_REMOVE;
}

/* The number behind @word in the line of what was told that begins with @line. */
static double
figure (const Fixture *fixture, const char *line, const char *word)
{
  const char *at = strstr (fixture->told->str, line);

  g_assert_nonnull (at);
  at = strstr (at, word);
  g_assert_nonnull (at);
  return g_ascii_strtod (at + strlen (word), NULL);
}

static void
drive (Fixture *fixture, GtkWidget *window, Way way)
{
  fixture->way = way;
  fixture->n_ticks = 0;
  fixture->over = FALSE;
  g_string_truncate (fixture->told, 0);
  gtk_widget_add_tick_callback (window, on_tick, fixture, NULL);
  while (!fixture->over)
    g_main_context_iteration (NULL, TRUE);
  hut_drive_frames_tell ();
  g_assert_cmpfloat (figure (fixture, "drive wall ", " longest "), >=, WORK);
  g_assert_cmpfloat (figure (fixture, "drive wall ", " over "), >=, 1);
}

static void
test_work_is_told_from_standing_still (void)
{
  Fixture fixture = { .told = g_string_new (NULL) };
  GtkWidget *window = gtk_window_new ();
  GPrintFunc before;

  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (window))
    g_main_context_iteration (NULL, TRUE);
  hut_drive_frames_start (window);
  hut_drive_frames_note ("a known act");
  current = &fixture;
  before = g_set_printerr_handler (on_told);

  drive (&fixture, window, WORKS);
  g_assert_cmpfloat (figure (&fixture, "drive own ", " longest "), >=, WORK);
  g_assert_cmpfloat (figure (&fixture, "drive own ", " over "), >=, 1);
  g_assert_cmpfloat (figure (&fixture, "drive frame of ours", " update "), >, WORK / 3);
  g_assert_nonnull (strstr (fixture.told->str, "after a known act;"));

  drive (&fixture, window, STANDS_STILL);
  g_assert_cmpfloat (figure (&fixture, "drive own ", " longest "), >=, WORK);
  g_assert_cmpfloat (figure (&fixture, "drive run ", " longest "), <, WORK / 2);

  drive (&fixture, window, WAITS);
  g_assert_cmpfloat (figure (&fixture, "drive own ", " longest "), <, WORK / 2);

  g_set_printerr_handler (before);
  gtk_window_destroy (GTK_WINDOW (window));
  g_string_free (fixture.told, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/drive-frames/work-is-told-from-standing-still-and-waiting",
                   test_work_is_told_from_standing_still);
  return g_test_run ();
}
