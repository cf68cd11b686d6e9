/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The prompt of an act in the real window: given up, and answered while the disk takes nothing.
 * The disk is full for the window alone: a limit on the size of its files, which it may pass again
 * later (the signal that would end it is ignored, as a full disk sends none). By keys. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include <gio/gio.h>
#include <string.h>
#include <sys/resource.h>

#define TITLE "楼道灯不亮"
#define ORDERS                                                                                     \
  "工单编号,标题,问题描述,办理时限\n"                                                \
  "HK2026001,楼道灯不亮,三层楼道灯不亮已两天,2099-12-31 17:00\n"
#define PERSON "李明"
#define PROMPT "派办"

typedef struct
{
  char *folder;
  char *db;
  char *id;
  HutDriver *driver;
} Fixture;

static char *
ctl (Fixture *fixture, const char *line)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "ctl", "hutongctl", NULL);
  g_autofree char *command = g_strdup_printf ("%s --db %s %s", path, fixture->db, line);
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_command_line_sync (command, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s: %s", line, out);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static void
make_case (Fixture *fixture)
{
  g_autofree char *orders = g_build_filename (fixture->folder, "orders.csv", NULL);
  g_autofree char *import = g_strdup_printf ("import cases %s", orders);
  g_autofree char *found = NULL;
  g_autofree char *accept = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (orders, ORDERS, -1, &error);
  g_assert_no_error (error);
  g_free (ctl (fixture, "demo --cases 20"));
  g_free (ctl (fixture, import));
  found = ctl (fixture, "cases --text " TITLE " --json");
  g_assert_nonnull (strstr (found, "\"id\":\""));
  fixture->id = g_strndup (strstr (found, "\"id\":\"") + strlen ("\"id\":\""), 36);
  accept = g_strdup_printf ("case act %s accept", fixture->id);
  g_free (ctl (fixture, accept));
}

static HutNode *
wait_focus (Fixture *fixture, HutNode *under, AtspiRole role, const char *name)
{
  return hut_driver_find_focus (fixture->driver, under, role, name);
}

static void
wait_focus_on_the_row (Fixture *fixture)
{
  g_autoptr (HutNode) list = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST, "诉求");

  g_object_unref (wait_focus (fixture, list, ATSPI_ROLE_LIST_ITEM, TITLE "*"));
}

static void
select_the_case (Fixture *fixture)
{
  g_autoptr (HutNode) entry = NULL;

  hut_driver_type_keys (fixture->driver, "<Control>f");
  entry = wait_focus (fixture, NULL, ATSPI_ROLE_INVALID, "搜索诉求");
  hut_driver_type_text (fixture->driver, entry, TITLE);
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LABEL, "本视图 1 件"));
  hut_driver_type_keys (fixture->driver, "Return");
  hut_driver_type_keys (fixture->driver, "Down");
  hut_driver_type_keys (fixture->driver, "Return");
  wait_focus_on_the_row (fixture);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  /* The copy of the day that a full disk does not take is only a warning. */
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", "G_DEBUG", "", NULL };
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "app", "hutong", NULL);
  g_autofree char *env = g_find_program_in_path ("env");
  const char *argv[] = {
    env, "--ignore-signal=XFSZ", program, "--db", NULL, "--page", "cases", NULL
  };

  fixture->folder = g_dir_make_tmp ("hutong-prompt.XXXXXX", NULL);
  argv[4] = fixture->db = g_build_filename (fixture->folder, "street.db", NULL);
  make_case (fixture);
  fixture->driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (fixture->driver, "ready");
  select_the_case (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *rm = g_strdup_printf ("rm -rf %s", fixture->folder);

  hut_driver_stop (fixture->driver, NULL);
  g_spawn_command_line_sync (rm, NULL, NULL, NULL, NULL);
  g_free (fixture->id);
  g_free (fixture->db);
  g_free (fixture->folder);
}

/* ---- What happens to the disk and to the file ---- */

static void
limit_files (Fixture *fixture, rlim_t bytes)
{
  HutNode *application = hut_driver_application (fixture->driver);
  struct rlimit limit = { bytes, RLIM_INFINITY };
  int pid = atspi_accessible_get_process_id (application, NULL);

  g_assert_cmpint (prlimit (pid, RLIMIT_FSIZE, &limit, NULL), ==, 0);
}

static char *
on_record (Fixture *fixture)
{
  g_autofree char *line = g_strdup_printf ("case show %s --json", fixture->id);

  return ctl (fixture, line);
}

/* ---- The prompt ---- */

static HutNode *
open_prompt (Fixture *fixture)
{
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, PROMPT "*"));
  hut_driver_type_keys (fixture->driver, "<Control>Return");
  return hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_DIALOG, PROMPT);
}

/* The first unit of the list, and a person. */
static void
fill_in (Fixture *fixture, HutNode *prompt)
{
  g_autoptr (HutNode) entry = NULL;

  g_object_unref (wait_focus (fixture, prompt, ATSPI_ROLE_PUSH_BUTTON, "主办单位"));
  hut_driver_type_keys (fixture->driver, "space");
  g_object_unref (wait_focus (fixture, prompt, ATSPI_ROLE_LIST_ITEM, NULL));
  hut_driver_type_keys (fixture->driver, "Down");
  hut_driver_type_keys (fixture->driver, "Return");
  g_object_unref (wait_focus (fixture, prompt, ATSPI_ROLE_PUSH_BUTTON, "主办单位"));
  hut_driver_type_keys (fixture->driver, "Tab");
  entry = wait_focus (fixture, prompt, ATSPI_ROLE_TEXT, "经办人");
  hut_driver_type_text (fixture->driver, entry, PERSON);
}

static void
close_prompt (Fixture *fixture, const char *key)
{
  hut_driver_type_keys (fixture->driver, key);
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_DIALOG, PROMPT);
  wait_focus_on_the_row (fixture);
}

static void
test_escape_writes_nothing_and_gives_the_focus_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = on_record (fixture);
  g_autofree char *after = NULL;
  g_autoptr (HutNode) prompt = open_prompt (fixture);

  fill_in (fixture, prompt);
  close_prompt (fixture, "Escape");
  after = on_record (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_words_outlive_a_full_disk (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = on_record (fixture);
  g_autofree char *meanwhile = NULL;
  g_autofree char *after = NULL;
  g_autoptr (HutNode) prompt = open_prompt (fixture);
  g_autoptr (HutNode) entry = NULL;

  fill_in (fixture, prompt);
  limit_files (fixture, 0);
  hut_driver_type_keys (fixture->driver, "<Control>Return");
  g_object_unref (hut_driver_find (fixture->driver, prompt, ATSPI_ROLE_INVALID, "磁盘已满*"));
  entry = hut_driver_find (fixture->driver, prompt, ATSPI_ROLE_TEXT, "经办人");
  hut_driver_wait_text (fixture->driver, entry, PERSON);
  meanwhile = on_record (fixture);
  g_assert_cmpstr (meanwhile, ==, before);

  limit_files (fixture, RLIM_INFINITY);
  close_prompt (fixture, "<Control>Return");
  after = on_record (fixture);
  g_assert_nonnull (strstr (after, "\"assignee\":\"" PERSON "\""));
  g_assert_nonnull (strstr (after, "\"state\":\"assigned\""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/act-prompt/escape-writes-nothing-and-gives-the-focus-back",
        test_escape_writes_nothing_and_gives_the_focus_back);
  TEST ("/act-prompt/words-outlive-a-full-disk", test_words_outlive_a_full_disk);
  return g_test_run ();
}
