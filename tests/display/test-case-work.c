/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A clerk's work with cases in the real window: search, open, edit, take back, enter with a pin by
 * address, step on, read what is personal, and answer where two desktops met. Driven by words and
 * actions only. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver.h"

#include <gio/gio.h>
#include <string.h>

#define STREET "110108014"
#define PASSWORD "a long password 1"

typedef struct
{
  char *folder;
  char *db;
  HutDriver *driver;
} Fixture;

static char *
built (const char *folder, const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "src", folder, name, NULL);
}

/* Runs @program of @folder with the words of @line, in @place; returns what it printed. */
static char *
run (const char *place, const char *folder, const char *program, const char *line)
{
  g_autofree char *path = built (folder, program);
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_ptr_array_add (argv, path);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (argv, words[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_sync (place, (char **)argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_test_message ("%s %s: %s", program, line, out);
  g_assert_cmpint (status, ==, 0);
  return out;
}

static void
open_window (Fixture *fixture)
{
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", NULL };
  g_autofree char *program = built ("app", "hutong");
  const char *argv[] = { program, "--db", fixture->db, "--page", "cases", NULL };

  fixture->driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);
  hut_driver_wait_line (fixture->driver, "ready");
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->folder = g_dir_make_tmp ("hutong-work.XXXXXX", NULL);
  fixture->db = g_build_filename (fixture->folder, "street.db", NULL);
  g_free (run (fixture->folder, "ctl", "hutongctl", "--db street.db demo --cases 300"));
  open_window (fixture);
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

/* ---- Words for what a test does ---- */

static HutNode *
find (Fixture *fixture, AtspiRole role, const char *name)
{
  return hut_driver_find (fixture->driver, NULL, role, name);
}

static void
press (Fixture *fixture, const char *name)
{
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, name);
}

static void
search (Fixture *fixture, const char *words)
{
  g_autoptr (HutNode) entry = find (fixture, ATSPI_ROLE_ENTRY, "搜索诉求");

  hut_driver_set_text (fixture->driver, entry, words);
}

static void
wait_label (Fixture *fixture, const char *pattern)
{
  g_autoptr (HutNode) label = find (fixture, ATSPI_ROLE_LABEL, pattern);

  g_assert_nonnull (label);
}

static void
fill (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = find (fixture, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (fixture->driver, entry, text);
}

/* The list of cases, and in it the row of that name opened by its own action. */
static void
open_row (Fixture *fixture, const char *pattern)
{
  g_autoptr (HutNode) list = find (fixture, ATSPI_ROLE_LIST, "诉求");
  g_autoptr (HutNode) row = hut_driver_find (fixture->driver, list, ATSPI_ROLE_LIST_ITEM, pattern);
  g_autoptr (HutNode) line = hut_driver_find (fixture->driver, row, ATSPI_ROLE_PANEL, pattern);

  hut_driver_act (fixture->driver, line, "row.open");
  g_object_unref (find (fixture, ATSPI_ROLE_PUSH_BUTTON, "修改*"));
}

static char *
first_row (Fixture *fixture)
{
  g_autoptr (HutNode) list = find (fixture, ATSPI_ROLE_LIST, "诉求");
  g_autoptr (HutNode) row = hut_driver_find (fixture->driver, list, ATSPI_ROLE_LIST_ITEM, "*，*");

  return hut_driver_name (row);
}

/* ---- Tests ---- */

static void
test_edit_and_take_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *row = first_row (fixture);
  g_autofree char *title = g_strndup (row, strstr (row, "，") - row);
  g_autofree char *again = g_strdup_printf ("%s*", title);

  open_row (fixture, row);
  press (fixture, "修改*");
  fill (fixture, "标题*", "改过的标题");
  press (fixture, "保存(*");
  g_object_unref (find (fixture, ATSPI_ROLE_LIST_ITEM, "改过的标题，*"));
  wait_label (fixture, "标题：*改过的标题");
  press (fixture, "撤销*");
  g_object_unref (find (fixture, ATSPI_ROLE_LIST_ITEM, again));
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, "改过的标题，*");
}

static void
test_new_case_with_a_pin_by_address (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) place = NULL;

  press (fixture, "登记诉求");
  press (fixture, "保存(*");
  g_object_unref (find (fixture, ATSPI_ROLE_INVALID, "尚未保存*"));
  fill (fixture, "标题*", "井盖松动有响声");
  fill (fixture, "地址", "清华大学");
  {
    g_autoptr (HutNode) suggestions = find (fixture, ATSPI_ROLE_PANEL, "建议");
    g_autoptr (HutNode) first =
        hut_driver_find (fixture->driver, suggestions, ATSPI_ROLE_PUSH_BUTTON, "*清华大学*");

    hut_driver_act (fixture->driver, first, NULL);
  }
  place = find (fixture, ATSPI_ROLE_TEXT, "地图位置");
  hut_driver_wait_text (fixture->driver, place, "116.3*, 40.0*");
  press (fixture, "保存(*");
  search (fixture, "井盖松动有响声");
  wait_label (fixture, "本视图 1 件");
  open_row (fixture, "井盖松动有响声，待签收*");
  g_object_unref (find (fixture, ATSPI_ROLE_PUSH_BUTTON, "在地图上看"));
}

/* What was learnt is offered and taken by a press; a level says which limit follows from it. */
static void
test_a_new_case_is_helped_along (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) category = NULL;
  g_autoptr (HutNode) level = NULL;

  press (fixture, "登记诉求");
  fill (fixture, "标题*", "楼里暖气不热，室温只有十四度");
  press (fixture, "采用分类“供暖”");
  category = find (fixture, ATSPI_ROLE_TEXT, "问题分类");
  hut_driver_wait_text (fixture->driver, category, "供暖");
  level = find (fixture, ATSPI_ROLE_COMBO_BOX, "时限等级");
  hut_driver_choose (fixture->driver, level, "7*");
  wait_label (fixture, "按时限等级：*");
  press (fixture, "保存(*");
  search (fixture, "室温只有十四度");
  wait_label (fixture, "本视图 1 件");
  open_row (fixture, "楼里暖气不热*");
  wait_label (fixture, "*按等级*");
}

/* The window has the same key for the next step of the case that is shown. */
static void
test_a_form_is_saved_by_its_key (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) title = NULL;

  hut_driver_type_keys (fixture->driver, "<Control>n");
  title = hut_driver_find_focus (fixture->driver, NULL, ATSPI_ROLE_TEXT, "标题*");
  hut_driver_type_text (fixture->driver, title, "按键保存的诉求");
  hut_driver_type_keys (fixture->driver, "<Control>Return");
  g_object_unref (find (fixture, ATSPI_ROLE_LIST_ITEM, "按键保存的诉求，*"));
}

/* A rule is the office's own once it is set, and the shipped one again when it is put back. */
static void
test_a_rule_of_the_office_is_set (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) window = NULL;
  g_autoptr (HutNode) attempts = NULL;

  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, "街道：清华园街道");
  hut_driver_press (fixture->driver, ATSPI_ROLE_MENU_ITEM, "办公规则*");
  press (fixture, "修改: 必须留痕的事项");
  attempts = find (fixture, ATSPI_ROLE_SPIN_BUTTON, "视为无法联系的联系次数");
  hut_driver_set_text (fixture->driver, attempts, "3");
  press (fixture, "保存(*");
  wait_label (fixture, "视为无法联系的联系次数：3");
  press (fixture, "恢复默认: 必须留痕的事项");
  wait_label (fixture, "视为无法联系的联系次数：2");
}

static void
type_into (Fixture *fixture, HutNode *under, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (fixture->driver, under, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (fixture->driver, entry, text);
}

/* A season of the office's own is added; a day that is none is refused where it was typed. */
static void
test_a_season_is_added (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) expander = NULL;
  g_autoptr (HutNode) from = NULL;

  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, "街道：清华园街道");
  hut_driver_press (fixture->driver, ATSPI_ROLE_MENU_ITEM, "办公规则*");
  press (fixture, "修改: 季节与节假日");
  press (fixture, "添加季节");
  expander = find (fixture, ATSPI_ROLE_INVALID, "新季节");
  type_into (fixture, expander, "季节或节点", "庙会");
  type_into (fixture, expander, "起（月-日）", "02-31");
  type_into (fixture, expander, "止（月-日）", "02-20");
  type_into (fixture, expander, "问题分类*", "街面秩序、停车管理");
  press (fixture, "保存(*");
  g_object_unref (find (fixture, ATSPI_ROLE_ALERT, "第16个季节：“起始日”*"));
  from = hut_driver_find (fixture->driver, expander, ATSPI_ROLE_TEXT, "起（月-日）");
  hut_driver_set_text (fixture->driver, from, "02-10");
  press (fixture, "保存(*");
  wait_label (fixture, "元旦、*、庙会");
}

/* Not every caller is known: opens rows until one is. */
static void
open_row_with_caller (Fixture *fixture)
{
  g_autoptr (HutNode) list = find (fixture, ATSPI_ROLE_LIST, "诉求");
  g_autoptr (GPtrArray) rows =
      hut_driver_list (fixture->driver, list, ATSPI_ROLE_LIST_ITEM, "*，*");

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name = hut_driver_name (g_ptr_array_index (rows, i));
      g_autoptr (HutNode) show = NULL;

      open_row (fixture, name);
      show = hut_driver_look (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "显示");
      if (show != NULL)
        return;
    }
  g_assert_not_reached ();
}

/* Whether a label has these words; patterns cannot ask for stars. */
static gboolean
has_label_with (Fixture *fixture, const char *words)
{
  g_autoptr (GPtrArray) labels = hut_driver_list (fixture->driver, NULL, ATSPI_ROLE_LABEL, NULL);

  for (guint i = 0; i < labels->len; i++)
    {
      g_autofree char *name = hut_driver_name (g_ptr_array_index (labels, i));

      if (strstr (name, words) != NULL)
        return TRUE;
    }
  return FALSE;
}

static void
test_personal_data_are_shown_on_demand (Fixture *fixture, gconstpointer unused)
{
  open_row_with_caller (fixture);
  g_assert_true (has_label_with (fixture, "****"));
  press (fixture, "显示");
  wait_label (fixture, "查看个人信息");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "显示");
  g_assert_false (has_label_with (fixture, "****"));
}

static void
test_personal_data_are_masked_again_when_left (Fixture *fixture, gconstpointer unused)
{
  open_row_with_caller (fixture);
  press (fixture, "显示");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "显示");
  hut_driver_type_keys (fixture->driver, "<Alt>1");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LIST, "诉求");
  hut_driver_type_keys (fixture->driver, "<Alt>4");
  g_object_unref (find (fixture, ATSPI_ROLE_PUSH_BUTTON, "显示"));
  g_assert_true (has_label_with (fixture, "****"));
}

/* A number typed into the title is told of, and moved to where it is encrypted. */
static void
test_a_telephone_in_the_title_is_moved (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) title = NULL;
  g_autoptr (HutNode) telephone = NULL;

  press (fixture, "登记诉求");
  fill (fixture, "标题*", "井盖松动，联系13912345678");
  wait_label (fixture, "标题中有电话号码。*");
  press (fixture, "移到电话栏*");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, "标题中有电话号码。*");
  title = find (fixture, ATSPI_ROLE_TEXT, "标题*");
  telephone = find (fixture, ATSPI_ROLE_TEXT, "联系电话");
  hut_driver_wait_text (fixture->driver, title, "井盖松动，联系");
  hut_driver_wait_text (fixture->driver, telephone, "13912345678");
}

static void
test_filter_is_taken_away (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) before = find (fixture, ATSPI_ROLE_LABEL, "本视图 * 件");
  g_autofree char *open = hut_driver_name (before);

  press (fixture, "去掉筛选：未办结");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, open);
  wait_label (fixture, "本视图 2?? 件");
}

static void
test_many_are_voided_and_taken_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) heading = find (fixture, ATSPI_ROLE_LABEL, "本视图 * 件");
  g_autofree char *before = hut_driver_name (heading);
  g_autoptr (HutNode) list = find (fixture, ATSPI_ROLE_LIST, "诉求");

  hut_driver_act (fixture->driver, list, "list.select-all");
  press (fixture, "更多*");
  hut_driver_press (fixture->driver, ATSPI_ROLE_MENU_ITEM, "作废…*");
  fill (fixture, "理由*", "重复登记");
  press (fixture, "作废");
  wait_label (fixture, "本视图 0 件");
  press (fixture, "撤销*");
  wait_label (fixture, before);
}

/* Two desktops and a server: the same title written on both, then answered here by words alone. */
static GSubprocess *
serve (const char *place, char **url)
{
  g_autofree char *path = built ("server", "hutong-server");
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GDataInputStream) out = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *server;
  g_autofree char *line = NULL;

  g_subprocess_launcher_set_cwd (launcher, place);
  server = g_subprocess_launcher_spawn (launcher, &error, path, "serve", "--data", "data",
                                        "--listen", "127.0.0.1:0", NULL);
  g_assert_no_error (error);
  out = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  line = g_data_input_stream_read_line (out, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "listening on "));
  *url = g_strconcat ("http://", line + strlen ("listening on "), NULL);
  return server;
}

static void
sync_files (const char *place, const char *url)
{
  static const char *const files[] = { "street.db", "other.db", "street.db" };
  static const char *const users[] = { "wang", "li", "wang" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *line = g_strdup_printf (
          "--db %s sync --server %s --user %s --password-file pw --json", files[i], url, users[i]);

      g_free (run (place, "ctl", "hutongctl", line));
    }
}

/* The same done on both desktops by @command (with a case for ID, and the desktop's own words for
 * WORDS), and then in step again. */
static void
make_two_meet (Fixture *fixture, const char *command)
{
  const char *place = fixture->folder;
  g_autofree char *pw = g_build_filename (place, "pw", NULL);
  g_autoptr (GSubprocess) server = NULL;
  g_autofree char *url = NULL;
  g_autofree char *found = NULL;
  g_autofree char *id = NULL;

  g_assert_true (g_file_set_contents (pw, PASSWORD, -1, NULL));
  g_free (run (place, "server", "hutong-server", "init --data data --street " STREET));
  g_free (run (place, "server", "hutong-server",
               "user add --data data wang --role clerk --password-file pw"));
  g_free (run (place, "server", "hutong-server",
               "user add --data data li --role clerk --password-file pw"));
  server = serve (place, &url);
  g_free (run (place, "ctl", "hutongctl", "--db street.db demo --cases 60"));
  g_free (run (place, "ctl", "hutongctl", "--db other.db init --street " STREET));
  sync_files (place, url);
  found =
      run (place, "ctl", "hutongctl", "--db street.db cases --state in-progress --limit 1 --json");
  id = g_strndup (strstr (found, "\"id\":\"") + 6, 36);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GString) line = g_string_new (command);

      g_string_replace (line, "ID", id, 0);
      g_string_replace (line, "WORDS", i == 0 ? "甲处的标题" : "乙处的标题", 0);
      g_string_prepend (line, i == 0 ? "--db street.db " : "--db other.db ");
      g_free (run (place, "ctl", "hutongctl", line->str));
    }
  sync_files (place, url);
  g_subprocess_send_signal (server, SIGTERM);
  g_assert_true (g_subprocess_wait (server, NULL, NULL));
}

static void
set_up_two (Fixture *fixture, gconstpointer data)
{
  const char *const *meeting = data;

  fixture->folder = g_dir_make_tmp ("hutong-work.XXXXXX", NULL);
  fixture->db = g_build_filename (fixture->folder, meeting[0], NULL);
  make_two_meet (fixture, meeting[1]);
  open_window (fixture);
}

static void
test_conflict_is_answered_by_words (Fixture *fixture, gconstpointer unused)
{
  press (fixture, "同步：*冲突");
  press (fixture, "处理冲突");
  press (fixture, "改为“甲处的标题”");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "改为*");
  {
    g_autofree char *shown =
        run (fixture->folder, "ctl", "hutongctl", "--db street.db cases --text 甲处的标题 --json");

    g_assert_nonnull (strstr (shown, "\"title\":\"甲处的标题\""));
  }
}

static void
test_refused_change_is_given_up (Fixture *fixture, gconstpointer unused)
{
  press (fixture, "同步：*待处理");
  press (fixture, "查看全部");
  wait_label (fixture, "等待您处理");
  press (fixture, "放弃");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, "等待您处理");
  {
    g_autofree char *after =
        run (fixture->folder, "ctl", "hutongctl", "--db other.db unit list --json");

    g_assert_nonnull (strstr (after, "甲处的标题"));
    g_assert_null (strstr (after, "乙处的标题"));
  }
}

int
main (int argc, char **argv)
{
  static const char *const conflict[] = { "street.db", "case edit ID title=WORDS" };
  static const char *const refusal[] = { "other.db",
                                         "unit add --code kq-1 --name WORDS --class section" };

  g_test_init (&argc, &argv, NULL);
#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  TEST ("/case-work/an-edit-is-taken-back", test_edit_and_take_back);
  TEST ("/case-work/personal-data-are-masked-again-when-left",
        test_personal_data_are_masked_again_when_left);
  TEST ("/case-work/a-telephone-in-the-title-is-moved", test_a_telephone_in_the_title_is_moved);
  TEST ("/case-work/a-new-case-gets-its-pin-by-address", test_new_case_with_a_pin_by_address);
  TEST ("/case-work/a-new-case-is-helped-along", test_a_new_case_is_helped_along);
  TEST ("/case-work/a-form-is-saved-by-its-key", test_a_form_is_saved_by_its_key);
  TEST ("/case-work/a-rule-of-the-office-is-set", test_a_rule_of_the_office_is_set);
  TEST ("/case-work/a-season-is-added", test_a_season_is_added);
  TEST ("/case-work/personal-data-are-shown-on-demand", test_personal_data_are_shown_on_demand);
  TEST ("/case-work/a-filter-is-taken-away", test_filter_is_taken_away);
  TEST ("/case-work/many-are-voided-and-taken-back", test_many_are_voided_and_taken_back);
  g_test_add ("/case-work/a-conflict-is-answered-by-words", Fixture, conflict, set_up_two,
              test_conflict_is_answered_by_words, tear_down);
  g_test_add ("/case-work/a-refused-change-is-given-up", Fixture, refusal, set_up_two,
              test_refused_change_is_given_up, tear_down);
  return g_test_run ();
}
