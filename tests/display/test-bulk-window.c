/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Many cases at once in the real window: assigned in one act, the refused ones told and taken up
 * again, all of it taken back in one; and the list stays alive meanwhile. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include <gio/gio.h>
#include <string.h>

/* Of work on the main thread, without waiting for a processor that others hold. */
#define LONGEST_HOLD_MS 100

typedef struct
{
  char *folder;
  char *db;
  char *trace;
  HutDriver *driver;
} Fixture;

static char *
built (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "src", folder, name, NULL);
}

static char *
run (Fixture *fixture, const char *line)
{
  g_autofree char *program = built ("ctl", "hutongctl");
  g_autofree char *words = g_strdup_printf ("'%s' --db street.db %s", program, line);
  const char *argv[] = { "/bin/sh", "-c", words, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (fixture->folder, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return out;
}

/* @n orders of one morning, all accepted but the last three. */
static void
make_orders (Fixture *fixture, guint n)
{
  g_autoptr (GString) table = g_string_new ("工单编号,标题,来电时间,办理状态\n");
  g_autofree char *path = g_build_filename (fixture->folder, "orders.csv", NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append_printf (table, "2026112%05u,%s第 %u 处,2026-11-23 09:05,待签收\n", i,
                            i + 3 < n ? "路灯不亮" : "井盖松动", i);
  g_file_set_contents (path, table->str, -1, &error);
  g_assert_no_error (error);
  g_free (run (fixture, "init --street 110108014"));
  g_free (run (fixture, "unit add --code kq-1 --name 市容环境科 --class section"));
  g_free (run (fixture, "import cases orders.csv --preset hotline"));
  g_free (run (fixture, "case act --all --text 路灯 accept"));
}

static void
open_window (Fixture *fixture)
{
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", "HUTONG_TRACE", "1", NULL };
  g_autofree char *program = built ("app", "hutong");
  g_autofree char *line = g_strdup_printf ("exec '%s' --db '%s' --page cases 2>>'%s'", program,
                                           fixture->db, fixture->trace);
  const char *argv[] = { "/bin/sh", "-c", line, NULL };

  fixture->driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (fixture->driver, "ready");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("hutong-bulk.XXXXXX", NULL);
  fixture->db = g_build_filename (fixture->folder, "street.db", NULL);
  fixture->trace = g_build_filename (fixture->folder, "trace", NULL);
  make_orders (fixture, GPOINTER_TO_UINT (data));
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *rm = g_strdup_printf ("rm -rf %s", fixture->folder);

  hut_driver_stop (fixture->driver, NULL);
  g_spawn_command_line_sync (rm, NULL, NULL, NULL, NULL);
  g_free (fixture->trace);
  g_free (fixture->db);
  g_free (fixture->folder);
}

/* ---- Words for what a test does ---- */

static void
press (Fixture *fixture, const char *name)
{
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, name);
}

static void
wait_label (Fixture *fixture, const char *pattern)
{
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LABEL, pattern));
}

static void
assign_all (Fixture *fixture)
{
  g_autoptr (HutNode) list = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST, "诉求");
  g_autoptr (HutNode) lead = NULL;

  hut_driver_act (fixture->driver, list, "list.select-all");
  press (fixture, "派办…*");
  lead = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_COMBO_BOX, "主办单位*");
  hut_driver_choose (fixture->driver, lead, "市容环境科");
  press (fixture, "派办");
}

static guint
count (Fixture *fixture, const char *state)
{
  g_autofree char *line = g_strdup_printf ("cases --state %s", state);
  g_autofree char *said = run (fixture, line);
  guint found = 0;

  for (const char *at = said; (at = strchr (at, '\n')) != NULL; at++)
    found++;
  return found;
}

/* A notice may be gone before anybody reads it; the file stays. */
static void
wait_count (Fixture *fixture, const char *state, guint n)
{
  gint64 end = g_get_monotonic_time () + HUT_DRIVER_CAP_SECONDS * G_USEC_PER_SEC;

  while (count (fixture, state) != n && g_get_monotonic_time () < end)
    ;
  g_assert_cmpuint (count (fixture, state), ==, n);
}

/* The most work between two waits of the main loop since @from of the trace. */
static double
longest_work (Fixture *fixture, gsize from)
{
  g_autofree char *text = NULL;
  double longest = 0;

  g_assert_true (g_file_get_contents (fixture->trace, &text, NULL, NULL));
  for (const char *at = text + from; (at = strstr (at, " ms, with ")) != NULL; at++)
    longest = MAX (longest, g_ascii_strtod (at + strlen (" ms, with "), NULL));
  return longest;
}

static gsize
trace_length (Fixture *fixture)
{
  g_autofree char *text = NULL;
  gsize length = 0;

  g_file_get_contents (fixture->trace, &text, &length, NULL);
  return length;
}

/* ---- Tests ---- */

static void
test_fifty_are_assigned_and_the_refused_are_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutNode) refused = NULL;

  assign_all (fixture);
  wait_count (fixture, "assigned", 47);
  wait_label (fixture, "已办理 47 件；未办理 3 件，原因如下：");
  refused = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST, "未办理的件");
  hut_driver_wait_count (fixture->driver, refused, ATSPI_ROLE_LIST_ITEM, "*井盖松动*已签收*", 3);
  press (fixture, "选中这些*");
  wait_label (fixture, "已选 3 件");
}

static void
test_the_list_stays_alive (Fixture *fixture, gconstpointer data)
{
  gsize before;
  double longest;

  /* What the window does to open is not what is measured. */
  wait_label (fixture, "本视图 2000 件");
  before = trace_length (fixture);
  assign_all (fixture);
  wait_count (fixture, "assigned", 1997);
  wait_label (fixture, "已办理 1997 件；未办理 3 件，原因如下：");
  longest = longest_work (fixture, before);
  g_test_message ("the most work of the main thread at a time: %.1f ms", longest);
  g_assert_cmpfloat (longest, <, LONGEST_HOLD_MS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/bulk-window/fifty-are-assigned-and-the-refused-are-told", Fixture,
              GUINT_TO_POINTER (50), set_up, test_fifty_are_assigned_and_the_refused_are_told,
              tear_down);
  g_test_add ("/bulk-window/the-list-stays-alive-with-two-thousand", Fixture,
              GUINT_TO_POINTER (2000), set_up, test_the_list_stays_alive, tear_down);
  return g_test_run ();
}
