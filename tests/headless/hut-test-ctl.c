/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the tests of the command line share. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#include "hut-test-data.h"

#include <string.h>
#include <sys/wait.h>

void
hut_test_ctl_set_up (HutTestCtl *ctl)
{
  ctl->dir = hut_test_make_dir ();
  ctl->db = g_build_filename (ctl->dir, "street.db", NULL);
}

void
hut_test_ctl_tear_down (HutTestCtl *ctl)
{
  hut_test_remove_dir (ctl->dir);
  g_free (ctl->db);
  g_free (ctl->said);
}

void
hut_test_ctl_init (HutTestCtl *ctl)
{
  hut_test_ctl_set_up (ctl);
  hut_test_ctl (ctl, "init --street 110108014", 0);
}

void
hut_test_ctl_init_with (HutTestCtl *ctl, const char *orders)
{
  g_autofree char *file = NULL;
  g_autoptr (GError) error = NULL;

  hut_test_ctl_init (ctl);
  file = g_build_filename (ctl->dir, "orders.csv", NULL);
  g_file_set_contents (file, orders, -1, &error);
  g_assert_no_error (error);
  hut_test_ctl (ctl, "import cases orders.csv --preset hotline", 0);
}

void
hut_test_ctl (HutTestCtl *ctl, const char *words, int code)
{
  g_autofree char *db = g_shell_quote (ctl->db);
  g_autofree char *program = g_shell_quote (g_getenv ("HUTONGCTL"));
  g_autofree char *line = g_strdup_printf ("%s --db %s %s 2>&1", program, db, words);
  const char *argv[] = { "/bin/sh", "-c", line, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_clear_pointer (&ctl->said, g_free);
  g_spawn_sync (ctl->dir, (char **)argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &ctl->said, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_test_message ("%.200s: %s", words, ctl->said);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, code);
}

void
hut_test_ctl_said (HutTestCtl *ctl, const char *words)
{
  if (strstr (ctl->said, words) == NULL)
    g_error ("not said: %s; said: %s", words, ctl->said);
}

void
hut_test_ctl_not_said (HutTestCtl *ctl, const char *words)
{
  if (strstr (ctl->said, words) != NULL)
    g_error ("said: %s", ctl->said);
}
