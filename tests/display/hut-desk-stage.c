/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the tests of the real window share: the database before, the window, the end. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>

static char *
dup_program (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "src", folder, name, NULL);
}

void
hut_desk_stage_make (HutDeskStage *stage, const char *now)
{
  g_autoptr (GError) error = NULL;

  stage->folder = g_dir_make_tmp ("hutong-window.XXXXXX", &error);
  g_assert_no_error (error);
  stage->db = g_build_filename (stage->folder, "street.db", NULL);
  stage->now = now;
}

void
hut_desk_stage_join (HutDeskStage *stage, const char *url, const char *user,
                     const char *password_file)
{
  const char *const words[] = { "--server", url, "--user", user, "--password-file", password_file };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    stage->more[i] = words[i];
}

char *
hut_desk_stage_ctl (HutDeskStage *stage, const char *words)
{
  g_autofree char *program = dup_program ("ctl", "hutongctl");
  g_autofree char *now = stage->now != NULL ? g_strdup_printf ("HUTONG_NOW=%s", stage->now) : NULL;
  g_autofree char *line = g_strdup_printf ("env %s '%s' --db '%s' %s", now != NULL ? now : "",
                                           program, stage->db, words);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_command_line_sync (line, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", words, out);
  g_assert_cmpint (status, ==, 0);
  return out;
}

void
hut_desk_stage_import (HutDeskStage *stage, const char *orders)
{
  g_autofree char *file = g_build_filename (stage->folder, "orders.csv", NULL);
  g_autofree char *words = g_strdup_printf ("import cases '%s' --preset hotline", file);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, orders, -1, &error);
  g_assert_no_error (error);
  g_free (hut_desk_stage_ctl (stage, words));
}

void
hut_desk_stage_open (HutDeskStage *stage, const char *page)
{
  g_autofree char *program = dup_program ("app", "hutong");
  const char *const first[] = { program, "--db", stage->db, "--page", page };
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  const char *environment[] = { "HUTONG_SAY_READY", "1", stage->now != NULL ? "HUTONG_NOW" : NULL,
                                stage->now, NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
    g_ptr_array_add (argv, (gpointer)first[i]);
  for (guint i = 0; stage->more[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer)stage->more[i]);
  g_ptr_array_add (argv, NULL);
  stage->driver =
      hut_driver_start (HUT_DRIVER_CHINESE, environment, (const char *const *)argv->pdata);
  hut_driver_wait_line (stage->driver, "ready");
}

void
hut_desk_stage_press (HutDeskStage *stage, const char *name)
{
  hut_driver_press (stage->driver, ATSPI_ROLE_PUSH_BUTTON, name);
}

void
hut_desk_stage_see (HutDeskStage *stage, AtspiRole role, const char *name)
{
  g_object_unref (hut_driver_find (stage->driver, NULL, role, name));
}

void
hut_desk_stage_assert_none (GPtrArray *lines)
{
  if (lines->len > 0)
    g_error ("%s", (const char *)lines->pdata[0]);
}

void
hut_desk_stage_tear_down (HutDeskStage *stage)
{
  g_autofree char *rm = g_strdup_printf ("rm -rf '%s'", stage->folder);

  if (stage->driver != NULL)
    hut_driver_stop (stage->driver, NULL);
  g_spawn_command_line_sync (rm, NULL, NULL, NULL, NULL);
  g_free (stage->db);
  g_free (stage->folder);
}
