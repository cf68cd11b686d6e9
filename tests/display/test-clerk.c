/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A clerk takes an order of the hotline from its receipt to its call-back in the real window, with
 * the keyboard alone: nothing is pointed at, no action is called, every word is typed. What the
 * window shows is read through AT-SPI, and at the end the file is asked what is on record. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include <gio/gio.h>
#include <string.h>

#define TITLE "楼道灯不亮"
#define ORDERS                                                                                     \
  "工单编号,标题,问题描述,诉求人,联系电话,办理时限\n"                         \
  "HK2026001,楼道灯不亮,三层楼道灯不亮已两天,测试人,10000000001,2099-12-31 17:00\n"

typedef struct
{
  char *folder;
  char *db;
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
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", NULL };
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "app", "hutong", NULL);
  const char *argv[] = { program, "--db", NULL, "--page", "cases", NULL };
  g_autofree char *orders = NULL;
  g_autofree char *import = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("hutong-clerk.XXXXXX", NULL);
  fixture->db = g_build_filename (fixture->folder, "street.db", NULL);
  orders = g_build_filename (fixture->folder, "orders.csv", NULL);
  g_file_set_contents (orders, ORDERS, -1, &error);
  g_assert_no_error (error);
  g_free (ctl (fixture, "demo --cases 60"));
  import = g_strdup_printf ("import cases %s", orders);
  g_free (ctl (fixture, import));
  argv[2] = fixture->db;
  fixture->driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (fixture->driver, "ready");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *rm = g_strdup_printf ("rm -rf %s", fixture->folder);

  hut_driver_stop (fixture->driver, NULL);
  g_spawn_command_line_sync (rm, NULL, NULL, NULL, NULL);
  g_free (fixture->db);
  g_free (fixture->folder);
}

/* ---- What a clerk does ---- */

/* Presses the keys of @line, one after the other. */
static void
keys (Fixture *fixture, const char *line)
{
  g_auto (GStrv) each = g_strsplit (line, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    hut_driver_type_keys (fixture->driver, each[i]);
}

static void
wait_focus (Fixture *fixture, HutNode *under, AtspiRole role, const char *name)
{
  g_object_unref (hut_driver_find_focus (fixture->driver, under, role, name));
}

static void
wait_focus_on_the_row (Fixture *fixture)
{
  g_autoptr (HutNode) list = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST, "诉求");

  wait_focus (fixture, list, ATSPI_ROLE_LIST_ITEM, TITLE "*");
}

static char *
name_of_focus (Fixture *fixture, HutNode *prompt)
{
  g_autoptr (HutNode) focus =
      hut_driver_find_focus (fixture->driver, prompt, ATSPI_ROLE_INVALID, NULL);

  return hut_driver_name (focus);
}

/* Goes on with Tab until the field of that name in the prompt has the focus. */
static HutNode *
tab_to (Fixture *fixture, const char *name)
{
  g_autoptr (HutNode) prompt = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_DIALOG, NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *at = name_of_focus (fixture, prompt);

      if (g_str_equal (name, at))
        return hut_driver_find_focus (fixture->driver, prompt, ATSPI_ROLE_INVALID, name);
      keys (fixture, "Tab");
      for (guint j = 0; j < 20; j++)
        {
          g_autofree char *there = name_of_focus (fixture, prompt);

          if (!g_str_equal (there, at))
            break;
        }
    }
  g_error ("Tab does not reach %s", name);
}

static void
type_into (Fixture *fixture, const char *name, const char *words)
{
  g_autoptr (HutNode) field = tab_to (fixture, name);

  hut_driver_type_text (fixture->driver, field, words);
}

/* The entry number @n of a drop-down, the first being 1 and 0 none. */
static void
choose (Fixture *fixture, const char *name, guint n)
{
  g_autoptr (HutNode) prompt = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_DIALOG, NULL);

  g_object_unref (tab_to (fixture, name));
  keys (fixture, "space");
  wait_focus (fixture, prompt, ATSPI_ROLE_LIST_ITEM, NULL);
  for (guint i = 0; i < n; i++)
    keys (fixture, "Down");
  keys (fixture, "Return");
  wait_focus (fixture, prompt, ATSPI_ROLE_PUSH_BUTTON, name);
}

/* The prompt of the next step. */
static void
open_next (Fixture *fixture, const char *title)
{
  g_autofree char *button = g_strconcat (title, "*", NULL);

  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, button));
  keys (fixture, "<Control>Return");
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_DIALOG, title));
}

static void
finish (Fixture *fixture, const char *title)
{
  keys (fixture, "<Control>Return");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_DIALOG, title);
}

/* Done, and back where the keyboard was before. */
static void
confirm (Fixture *fixture, const char *title)
{
  finish (fixture, title);
  wait_focus_on_the_row (fixture);
}

static void
find_and_select (Fixture *fixture)
{
  g_autoptr (HutNode) entry = NULL;

  keys (fixture, "<Control>f");
  entry = hut_driver_find_focus (fixture->driver, NULL, ATSPI_ROLE_INVALID, "搜索诉求");
  hut_driver_type_text (fixture->driver, entry, TITLE);
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LABEL, "本视图 1 件"));
  keys (fixture, "Return Down Return");
  wait_focus_on_the_row (fixture);
}

/* What the case was last asked to be. */
static void
wait_state (Fixture *fixture, const char *state)
{
  g_autofree char *row = g_strdup_printf (TITLE "，%s*", state);

  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, row));
}

/* The next step, which wants words and perhaps how they were said. */
static void
say (Fixture *fixture, const char *title, const char *field, const char *words)
{
  open_next (fixture, title);
  type_into (fixture, field, words);
  confirm (fixture, title);
}

static void
accept_and_assign (Fixture *fixture)
{
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "签收*"));
  keys (fixture, "<Control>Return");
  wait_state (fixture, "已签收");
  open_next (fixture, "派办");
  choose (fixture, "主办单位", 1);
  type_into (fixture, "经办人", "李明");
  confirm (fixture, "派办");
  wait_state (fixture, "已派办");
}

static void
start_and_contact (Fixture *fixture)
{
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "开始办理*"));
  keys (fixture, "<Control>Return");
  wait_state (fixture, "办理中");
  open_next (fixture, "联系诉求人");
  choose (fixture, "方式", 1);
  type_into (fixture, "说明", "电话联系，约定今晚查看");
  confirm (fixture, "联系诉求人");
}

/* By the menu of other steps: a letter does it. */
static void
note (Fixture *fixture, const char *words)
{
  keys (fixture, "<Control><Shift>Return");
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "添加备注*"));
  keys (fixture, "n");
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_DIALOG, "添加备注"));
  type_into (fixture, "说明", words);
  confirm (fixture, "添加备注");
}

/* It leaves the list of open cases with that, and stays in the detail; the keyboard stays with the
 * list, where there is something to do. */
static void
answer (Fixture *fixture)
{
  open_next (fixture, "答复办结");
  type_into (fixture, "办理结果", "楼道灯已修复");
  finish (fixture, "答复办结");
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LABEL, "本视图 0 件"));
  wait_focus (fixture, NULL, ATSPI_ROLE_PUSH_BUTTON, "显示全部未办结");
}

static void
call_back (Fixture *fixture)
{
  open_next (fixture, "登记回访");
  choose (fixture, "是否联系", 1);
  choose (fixture, "是否解决", 1);
  choose (fixture, "是否满意", 1);
  finish (fixture, "登记回访");
}

static char *
id_of_the_case (Fixture *fixture)
{
  g_autofree char *found = ctl (fixture, "cases --text " TITLE " --json");
  const char *id = strstr (found, "\"id\":\"");

  g_assert_nonnull (id);
  return g_strndup (id + strlen ("\"id\":\""), 36);
}

/* What the file has of it now. */
static void
assert_on_record (Fixture *fixture)
{
  static const char *const wanted[] = {
    "\"state\":\"closed\"",
    "\"contacted\":true",
    "\"resolved\":true",
    "\"satisfaction\":\"very-satisfied\"",
    "\"assignee\":\"李明\"",
    "电话联系，约定今晚查看",
    "\"answer\":\"楼道灯已修复\"",
    "已电话告知诉求人",
    "已反馈",
    "灯具型号已记下",
    "\"event\":\"caller-contact\"",
    "\"event\":\"told-caller\"",
    "\"event\":\"told-hotline\"",
    "\"event\":\"call-back\"",
  };
  g_autofree char *id = id_of_the_case (fixture);
  g_autofree char *line = g_strdup_printf ("case show %s --json", id);
  g_autofree char *shown = ctl (fixture, line);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_nonnull (strstr (shown, wanted[i]));
    }
}

static void
test_receipt_to_call_back (Fixture *fixture, gconstpointer unused)
{
  find_and_select (fixture);
  accept_and_assign (fixture);
  start_and_contact (fixture);
  note (fixture, "灯具型号已记下");
  say (fixture, "告知诉求人", "说明", "已电话告知诉求人");
  say (fixture, "反馈热线", "说明", "已反馈");
  answer (fixture);
  call_back (fixture);
  assert_on_record (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/clerk/an-order-goes-from-its-receipt-to-its-call-back-by-keys-alone", Fixture, NULL,
              set_up, test_receipt_to_call_back, tear_down);
  return g_test_run ();
}
