/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The window of the program on a demo street, driven as a screen reader does: every page speaks
 * Chinese only, every control has a name, and numbers, search, forms and undo do what they say. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include <gio/gio.h>
#include <string.h>

/* File, key and program names, units of the metric scale, the map's attribution, and what the demo
 * street's own data say. */
#define ALLOWED                                                                                    \
  "OpenStreetMap|contributors|Ctrl|Alt|Shift|Home|Esc|Enter|Tab|Backspace|Page|Up|Down|xlsx|CSV|"  \
  "db|GPL|or|later|https"

/* A copy is made when the start is over. */
#define COPY_SECONDS 60

static char *demo; /* a file that every test copies */

typedef struct
{
  HutDriver *driver;
  char *folder;
} Fixture;

static char *
built (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "src", folder, name, NULL);
}

static void
make_demo (void)
{
  g_autofree char *ctl = built ("ctl", "hutongctl");
  g_autofree char *folder = g_dir_make_tmp ("hutong-window.XXXXXX", NULL);
  g_autoptr (GError) error = NULL;
  int status;

  demo = g_build_filename (folder, "demo.db", NULL);
  g_spawn_sync (NULL, (char *[]){ ctl, "--db", demo, "demo", "--cases", "400", NULL }, NULL,
                G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static void
copy (const char *from, const char *to)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) error = NULL;

  g_file_copy (source, target, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* @page: the page to begin with. @found: what the look of the day found, or NULL. */
static void
start (Fixture *fixture, const char *page, const char *found)
{
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", NULL };
  g_autofree char *program = built ("app", "hutong");
  g_autofree char *db = NULL;
  g_autofree char *key = NULL;
  g_autofree char *demo_key = g_strconcat (demo, ".key", NULL);
  const char *argv[] = { program, "--db", NULL, "--page", page, NULL };

  fixture->folder = g_dir_make_tmp ("hutong-window.XXXXXX", NULL);
  db = g_build_filename (fixture->folder, "street.db", NULL);
  key = g_strconcat (db, ".key", NULL);
  copy (demo, db);
  copy (demo_key, key);
  argv[2] = db;
  if (found != NULL)
    {
      g_autofree char *mark = g_strconcat (db, ".checked", NULL);
      g_autofree char *text =
          g_strdup_printf ("%" G_GINT64_FORMAT "\n%s", g_get_real_time (), found);

      g_assert_true (g_file_set_contents (mark, text, -1, NULL));
    }
  fixture->driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (fixture->driver, "ready");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  start (fixture, data, NULL);
}

static void
set_up_suspected (Fixture *fixture, gconstpointer data)
{
  start (fixture, data, "an index was not as it should be");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_driver_stop (fixture->driver, NULL);
  g_free (fixture->folder);
}

static void
assert_none (GPtrArray *found)
{
  for (guint i = 0; i < found->len; i++)
    g_test_message ("%s", (char *)g_ptr_array_index (found, i));
  g_assert_cmpuint (found->len, ==, 0);
}

static void
check_words (Fixture *fixture)
{
  g_autoptr (GPtrArray) latin = hut_driver_latin_words (fixture->driver, ALLOWED);
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (fixture->driver);

  assert_none (latin);
  assert_none (nameless);
}

static void
test_speaks_chinese_and_names_everything (Fixture *fixture, gconstpointer data)
{
  check_words (fixture);
}

static void
test_windows_speak_chinese (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = { "<Control>comma", "F1", NULL };

  for (guint i = 0; keys[i] != NULL; i++)
    {
      hut_driver_type_keys (fixture->driver, keys[i]);
      g_autoptr (HutNode) title = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_FRAME,
                                                   i == 0 ? "首选项" : "键盘快捷键");

      g_assert_nonnull (title);
      check_words (fixture);
      hut_driver_type_keys (fixture->driver, "Escape");
      hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_FRAME,
                            i == 0 ? "首选项" : "键盘快捷键");
    }
}

static void
test_number_opens_its_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutNode) number =
      hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "已超期: *");
  g_autofree char *name = hut_driver_name (number);
  g_autofree char *heading = NULL;
  guint count = g_ascii_strtoull (strchr (name, ' ') + 1, NULL, 10);

  hut_driver_act (fixture->driver, number, NULL);
  heading = g_strdup_printf ("本视图 %u 件", count);
  g_autoptr (HutNode) list = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LABEL, heading);

  g_assert_nonnull (list);
}

/* The open cases that contain @text, as the command line finds them; NULL: all open ones. */
static guint
count_open (Fixture *fixture, const char *text)
{
  static const char *const done[] = { "\"state\":\"awaiting-call-back\"", "\"state\":\"closed\"",
                                      "\"state\":\"returned\"", "\"state\":\"void\"" };
  g_autofree char *ctl = built ("ctl", "hutongctl");
  g_autofree char *db = g_build_filename (fixture->folder, "street.db", NULL);
  char *argv[] = { ctl, "--db", db, "cases", "--json", "--text", (char *)text, NULL };
  g_autofree char *answer = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_open = 0;

  if (text == NULL)
    argv[5] = NULL;
  g_assert_true (g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, &answer, NULL, NULL, NULL));
  lines = g_strsplit (answer, "\n", -1);
  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      gboolean is_done = FALSE;

      for (guint k = 0; k < G_N_ELEMENTS (done); k++)
        is_done |= strstr (lines[i], done[k]) != NULL;
      n_open += !is_done;
    }
  return n_open;
}

static void
assert_count (Fixture *fixture, guint count)
{
  g_autofree char *heading = g_strdup_printf ("本视图 %u 件", count);
  g_autoptr (HutNode) found = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LABEL, heading);

  g_assert_nonnull (found);
}

static void
test_search_goes_to_the_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutNode) search =
      hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_ENTRY, "搜索诉求");
  guint n_found = count_open (fixture, "号楼"), n_all = count_open (fixture, NULL);

  g_assert_cmpuint (n_found, >, 0);
  g_assert_cmpuint (n_found, <, n_all);
  hut_driver_set_text (fixture->driver, search, "号楼");
  assert_count (fixture, n_found);
  hut_driver_set_text (fixture->driver, search, "没有这样的字");
  assert_count (fixture, 0);
  hut_driver_set_text (fixture->driver, search, "");
  assert_count (fixture, n_all);
}

static guint
count_copies (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "street.db.copies", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_copies = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n_copies += g_str_has_suffix (name, ".db");
  return n_copies;
}

/* The way out of a damaged file is there before it is needed. */
static void
test_makes_a_copy_of_its_file (Fixture *fixture, gconstpointer data)
{
  gint64 until = g_get_monotonic_time () + COPY_SECONDS * G_USEC_PER_SEC;

  while (count_copies (fixture) == 0 && g_get_monotonic_time () < until)
    g_usleep (100 * 1000);
  g_assert_cmpuint (count_copies (fixture), ==, 1);
}

/* It is said at the start, and stays until it is answered; so does what became of it. */
static void
test_a_suspected_file_is_put_right (Fixture *fixture, gconstpointer data)
{
  g_autoptr (HutNode) answer = NULL;

  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, "立即修复");
  answer = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "知道了");
  g_assert_nonnull (answer);
  check_words (fixture);
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, "知道了");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "知道了");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  make_demo ();
  g_test_add ("/window/today/speaks-chinese-and-names-everything", Fixture, "today", set_up,
              test_speaks_chinese_and_names_everything, tear_down);
  g_test_add ("/window/map/speaks-chinese-and-names-everything", Fixture, "map", set_up,
              test_speaks_chinese_and_names_everything, tear_down);
  g_test_add ("/window/cases/speaks-chinese-and-names-everything", Fixture, "cases", set_up,
              test_speaks_chinese_and_names_everything, tear_down);
  g_test_add ("/window/mine/speaks-chinese-and-names-everything", Fixture, "mine", set_up,
              test_speaks_chinese_and_names_everything, tear_down);
  g_test_add ("/window/matters/speaks-chinese-and-names-everything", Fixture, "matters", set_up,
              test_speaks_chinese_and_names_everything, tear_down);
  g_test_add ("/window/insights/speaks-chinese-and-names-everything", Fixture, "insights", set_up,
              test_speaks_chinese_and_names_everything, tear_down);
  g_test_add ("/window/its-windows-speak-chinese", Fixture, "today", set_up,
              test_windows_speak_chinese, tear_down);
  g_test_add ("/window/a-number-of-today-opens-its-list", Fixture, "today", set_up,
              test_number_opens_its_list, tear_down);
  g_test_add ("/window/search-goes-to-the-list", Fixture, "today", set_up,
              test_search_goes_to_the_list, tear_down);
  g_test_add ("/window/a-suspected-file-is-put-right", Fixture, "today", set_up_suspected,
              test_a_suspected_file_is_put_right, tear_down);
  g_test_add ("/window/makes-a-copy-of-its-file", Fixture, "today", set_up,
              test_makes_a_copy_of_its_file, tear_down);
  return g_test_run ();
}
