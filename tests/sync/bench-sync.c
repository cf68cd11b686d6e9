/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How long the first load of 10,000 cases takes, and the push of 1,000: real processes on one
 * machine, medians of three. No promise is held here; `meson test --benchmark` prints it. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-desk.h"
#include "hut-test-server.h"

#include <stdlib.h>

#define RUNS 3

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

static void
print_median (const char *what, gint64 *times)
{
  qsort (times, RUNS, sizeof *times, compare);
  g_print ("%s: %.2f s\n", what, times[RUNS / 2] / 1e6);
}

static gint64
timed_sync (HutTestDesk *desk)
{
  gint64 begun = g_get_monotonic_time ();

  g_assert_cmpint (hut_test_desk_sync (desk, desk->server->port, NULL), ==, 0);
  return g_get_monotonic_time () - begun;
}

int
main (int argc, char *argv[])
{
  g_autoptr (HutTestServer) server = NULL;
  g_autoptr (HutTestDesk) first = NULL;
  gint64 push[RUNS], load[RUNS];

  g_test_init (&argc, &argv, NULL);
  server = hut_test_server_new ();
  first = hut_test_desk_new (server, "first", "wang", 1);
  hut_test_desk_add_cases (first, 7000);
  timed_sync (first);
  for (int i = 0; i < RUNS; i++)
    {
      hut_test_desk_add_cases (first, 1000);
      push[i] = timed_sync (first);
    }
  for (int i = 0; i < RUNS; i++)
    {
      g_autofree char *name = g_strdup_printf ("load-%d", i);
      g_autoptr (HutTestDesk) fresh = hut_test_desk_new (server, name, "li", 1);

      load[i] = timed_sync (fresh);
    }
  print_median ("push of 1,000 cases (and their way back)", push);
  print_median ("first load of 10,000 cases", load);
  return 0;
}
