/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Personal values stand in full for a while, and no longer. */

#define G_LOG_DOMAIN "hutong-test"

#include "widgets/hut-personal-sight.h"

typedef struct
{
  GMainLoop *loop;
  guint ended;
} Seen;

static void
on_ended (Seen *seen)
{
  seen->ended++;
  g_main_loop_quit (seen->loop);
}

static void
test_ends_by_itself_once (void)
{
  g_autoptr (HutPersonalSight) sight = hut_personal_sight_new (1);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Seen seen = { loop, 0 };
  gint64 begun = g_get_monotonic_time ();

  g_signal_connect_swapped (sight, "ended", G_CALLBACK (on_ended), &seen);
  g_assert_false (hut_personal_sight_is_open (sight));
  hut_personal_sight_open (sight);
  hut_personal_sight_open (sight);
  g_assert_true (hut_personal_sight_is_open (sight));
  g_main_loop_run (loop);
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, G_USEC_PER_SEC);
  g_assert_cmpuint (seen.ended, ==, 1);
  g_assert_false (hut_personal_sight_is_open (sight));
}

static void
test_closed_in_time_says_nothing (void)
{
  HutPersonalSight *sight = hut_personal_sight_new (1);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Seen seen = { loop, 0 };

  g_signal_connect_swapped (sight, "ended", G_CALLBACK (on_ended), &seen);
  hut_personal_sight_open (sight);
  hut_personal_sight_close (sight);
  g_timeout_add_once (1200, (GSourceOnceFunc)g_main_loop_quit, loop);
  g_main_loop_run (loop);
  g_assert_cmpuint (seen.ended, ==, 0);

  hut_personal_sight_open (sight);
  g_assert_finalize_object (sight);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (HUT_PERSONAL_SIGHT_SECONDS, ==, 60);
  g_test_add_func ("/personal-sight/ends-by-itself-once", test_ends_by_itself_once);
  g_test_add_func ("/personal-sight/closed-in-time-says-nothing", test_closed_in_time_says_nothing);
  return g_test_run ();
}
