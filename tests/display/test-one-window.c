/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One window: what is started again hands over to the one that is there, with what it was given. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"
#include "hut-driver-private.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  HutDeskStage stage;
  char *program;
  char *config; /* its settings */
} Fixture;

/* Written as GSettings keeps them in a file: the street is opened that was open last. */
static void
write_settings (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->config, "glib-2.0", "settings", NULL);
  g_autofree char *file = g_build_filename (folder, "keyfile", NULL);
  g_autofree char *text =
      g_strdup_printf ("[org/hutong/Hutong]\nlast-database='%s'\n", fixture->stage.db);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (file, text, -1, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  HutDeskStage *stage = &fixture->stage;

  hut_desk_stage_make (stage, NULL);
  fixture->program = g_test_build_filename (G_TEST_BUILT, "..", "src", "app", "hutong", NULL);
  fixture->config = g_build_filename (stage->folder, "config", NULL);
  g_free (hut_desk_stage_ctl (stage, "init --street 110108014"));
  write_settings (fixture);

  const char *environment[] = {
    "HUTONG_SAY_READY", "1", "GSETTINGS_BACKEND", "keyfile", "XDG_CONFIG_HOME",
    fixture->config,    NULL
  };
  const char *argv[] = { fixture->program, NULL };

  stage->driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (stage->driver, "ready");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (&fixture->stage);
  g_free (fixture->program);
  g_free (fixture->config);
}

static GSubprocess *
start_again (Fixture *fixture, const char *argument)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  const char *argv[] = { fixture->program, argument, NULL };
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_cwd (launcher, fixture->stage.folder);
  g_subprocess_launcher_setenv (launcher, "HUTONG_SAY_READY", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", fixture->config, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return process;
}

typedef struct
{
  gboolean ended;
  char *said;
} End;

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  End *end = data;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &end->said, NULL, &error);
  g_assert_no_error (error);
  end->ended = TRUE;
}

static gboolean
has_ended (gpointer data)
{
  return ((End *)data)->ended;
}

/* It has handed over, and made no window. */
static void
ends_at_once (GSubprocess *process)
{
  End end = { 0 };

  g_subprocess_communicate_utf8_async (process, NULL, NULL, on_ended, &end);
  if (!hut_driver_wait (has_ended, &end))
    {
      g_subprocess_force_exit (process);
      g_error ("the second start did not end");
    }
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_null (strstr (end.said, "ready"));
  g_free (end.said);
}

static void
assert_one_window (Fixture *fixture)
{
  hut_driver_wait_count (fixture->stage.driver, NULL, ATSPI_ROLE_FRAME, NULL, 1);
}

static void
test_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GSubprocess) second = start_again (fixture, NULL);

  ends_at_once (second);
  assert_one_window (fixture);
}

static void
test_map (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *map =
      g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "110108014.hutmap", NULL);
  g_autofree char *foreign = g_build_filename (fixture->stage.folder, "a.hutmap", NULL);
  g_autoptr (GSubprocess) refused = NULL;
  g_autoptr (GSubprocess) second = NULL;

  g_assert_true (g_file_set_contents (foreign, "no map", -1, NULL));
  refused = start_again (fixture, "a.hutmap");
  ends_at_once (refused);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, "该文件不是地图文件*");
  second = start_again (fixture, map);
  ends_at_once (second);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, "已换用所选的地图文件");
  assert_one_window (fixture);
}

/* Two streets side by side: who names the file has a window of its own. */
static void
test_named (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *other = g_build_filename (fixture->stage.folder, "other.db", NULL);
  const char *environment[] = {
    "HUTONG_SAY_READY", "1", "GSETTINGS_BACKEND", "keyfile", "XDG_CONFIG_HOME", NULL, NULL
  };
  const char *argv[] = { fixture->program, "--db", other, NULL };
  HutDriver *second;

  environment[5] = fixture->config;
  g_free (fixture->stage.db);
  fixture->stage.db = g_strdup (other);
  g_free (hut_desk_stage_ctl (&fixture->stage, "init --street 110108014"));
  second = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (second, "ready");
  hut_driver_stop (second, NULL);
  assert_one_window (fixture);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/one-window/started-again-it-hands-over", test_again);
  ADD ("/one-window/a-map-that-is-opened-becomes-the-map", test_map);
  ADD ("/one-window/a-file-that-is-named-has-its-own", test_named);
  return g_test_run ();
}
