/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A whole meeting in the real window, as a clerk runs it from one laptop: people come until the
 * quorum is there, three topics, twelve who ask to speak, a show of hands by blocks, a secret
 * ballot counted by two, a roll call on a charging shed that a council can only advise on, a
 * resolution that becomes a case, minutes that are signed, and the papers. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define N_MEMBERS 60
#define N_PRESENT 31 /* more than half */
#define N_CALLED 6
#define BODY "水磨社区居民议事会"

typedef struct
{
  HutDeskStage stage;
  char *meeting; /* its uid */
} Fixture;

/* ---- Before ---- */

static void
import_members (Fixture *fixture)
{
  g_autoptr (GString) rows = g_string_new ("编号,姓名,户号,座区,身份\n");
  g_autofree char *path = g_build_filename (fixture->stage.folder, "members.csv", NULL);
  g_autofree char *words = g_strdup_printf ("member import " BODY " %s", path);

  for (guint i = 1; i <= N_MEMBERS; i++)
    g_string_append_printf (rows, "%u,成员%u,%u号楼%u室,第%u区,%s\n", i, i, (i - 1) / 20 + 1,
                            100 + i, (i - 1) / 20 + 1, i == 1 ? "主持人" : "成员");
  g_file_set_contents (path, rows->str, -1, NULL);
  g_free (hut_desk_stage_ctl (&fixture->stage, words));
}

static char *ctl (Fixture *fixture, const char *format, ...) G_GNUC_PRINTF (2, 3);

static char *
ctl (Fixture *fixture, const char *format, ...)
{
  g_autofree char *words = NULL;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);
  return hut_desk_stage_ctl (&fixture->stage, words);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  static const char *const topics[] = { "上次决议落实情况", "早市占道整治", "充电棚选址意见" };

  hut_desk_stage_make (&fixture->stage, NULL);
  g_free (ctl (fixture, "init --street 110108014"));
  g_free (ctl (fixture, "body add --name " BODY " --kind council --rule council"));
  import_members (fixture);
  fixture->meeting =
      ctl (fixture, "meeting new body=" BODY
                    " title=第三次议事会 place_name=活动室 starts_at=2026-12-08T19:00");
  g_strstrip (fixture->meeting);
  for (gsize i = 0; i < G_N_ELEMENTS (topics); i++)
    g_free (ctl (fixture, "meeting act 第三次议事会 topic title=%s minutes=20%s", topics[i],
                 i == 2 ? " subject=shared-use" : ""));
  fixture->stage.more[0] = "--size";
  fixture->stage.more[1] = "1280x1600";
  hut_desk_stage_open (&fixture->stage, "council");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (&fixture->stage);
  g_free (fixture->meeting);
}

/* ---- What a hand does ---- */

static void
press (Fixture *fixture, const char *name)
{
  hut_desk_stage_press (&fixture->stage, name);
}

static void
see (Fixture *fixture, const char *name)
{
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, name);
}

/* As a scanner of codes does, wherever the keyboard is: a number, and Enter. */
static void
scan (Fixture *fixture, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);

  for (const char *digit = digits; *digit != '\0'; digit++)
    {
      char key[] = { *digit, '\0' };

      hut_driver_type_keys (fixture->stage.driver, key);
    }
  hut_driver_type_keys (fixture->stage.driver, "Return");
}

static void
fill (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (fixture->stage.driver, NULL, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (fixture->stage.driver, entry, text);
}

static void
choose (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (HutNode) box =
      hut_driver_find (fixture->stage.driver, NULL, ATSPI_ROLE_COMBO_BOX, name);

  hut_driver_choose (fixture->stage.driver, box, text);
}

/* ---- The evening ---- */

static void
announce (Fixture *fixture)
{
  press (fixture, "发布…");
  fill (fixture, "公示地点*", "公示栏");
  press (fixture, "发布(A)");
  see (fixture, "*发布：公示栏");
}

static void
take_presence (Fixture *fixture)
{
  g_autoptr (HutNode) told = NULL;

  press (fixture, "进入会场");
  press (fixture, "主控*…");
  press (fixture, "主控*(L)");
  hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "主控*(L)");
  press (fixture, "到会0人*");
  g_object_unref (
      hut_driver_find_focus (fixture->stage.driver, NULL, ATSPI_ROLE_TEXT, "编号、姓名或户号*"));
  scan (fixture, 1);
  told = hut_driver_find (fixture->stage.driver, NULL, ATSPI_ROLE_LABEL, "已记录，到会1人");
  for (guint i = 2; i <= N_PRESENT; i++)
    {
      g_autofree char *words = g_strdup_printf ("已记录，到会%u人", i);

      scan (fixture, i);
      hut_driver_wait_name (fixture->stage.driver, told, words);
    }
  see (fixture, "到会31人，应到60人，已达法定人数");
  /* Who is here is not counted twice. */
  scan (fixture, 3);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "已经到会*");
  press (fixture, "开会*");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "进行中");
}

static void
begin_topic (Fixture *fixture, const char *title)
{
  HutDriver *driver = fixture->stage.driver;
  g_autofree char *row_name = g_strdup_printf ("*, %s, *", title);
  g_autoptr (HutNode) row = hut_driver_find (driver, NULL, ATSPI_ROLE_LIST_ITEM, row_name);
  g_autofree char *now = g_strdup_printf ("*, %s, 讨论中*", title);

  hut_driver_act (driver, row, "row.open");
  press (fixture, "开始讨论*");
  g_object_unref (hut_driver_find (driver, NULL, ATSPI_ROLE_LIST_ITEM, now));
}

static void
new_motion (Fixture *fixture, const char *title, const char *method)
{
  press (fixture, "提出表决…");
  fill (fixture, "表决内容*", title);
  choose (fixture, "表决方式*", method);
  press (fixture, "备妥*");
  hut_driver_wait_gone (fixture->stage.driver, NULL, ATSPI_ROLE_DIALOG, "*提案*");
  press (fixture, "开始表决*");
}

static void
vote_by_hands (Fixture *fixture)
{
  static const char *const blocks[] = { "第1区", "第2区" };

  new_motion (fixture, "上次决议已经落实", "举手表决");
  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      g_autofree char *yes = g_strdup_printf ("%s, 同意", blocks[i]);
      g_autofree char *no = g_strdup_printf ("%s, 反对", blocks[i]);
      g_autofree char *done = g_strdup_printf ("记入，%s", blocks[i]);

      fill (fixture, yes, i == 0 ? "18" : "7");
      fill (fixture, no, i == 0 ? "2" : "4");
      press (fixture, done);
    }
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "同意25 · 反对6 · 弃权0 · 未表决0");
  press (fixture, "结束表决*");
  see (fixture, "形成议事意见*25*");
  press (fixture, "公布结果*");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "已宣布结果");
}

static void
count_secret (Fixture *fixture, const char *counter, const char *who, const char *yes)
{
  g_autofree char *who_name = g_strdup_printf ("%s，姓名", counter);
  g_autofree char *yes_name = g_strdup_printf ("%s, 同意", counter);
  g_autofree char *no_name = g_strdup_printf ("%s, 反对", counter);
  g_autofree char *done = g_strdup_printf ("记入，%s", counter);

  fill (fixture, who_name, who);
  fill (fixture, yes_name, yes);
  fill (fixture, no_name, "9");
  press (fixture, done);
}

static void
vote_in_secret (Fixture *fixture)
{
  new_motion (fixture, "建议疏导早市", "无记名投票");
  count_secret (fixture, "计票人一", "王芳", "22");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "另一名计票人还没有计票*");
  count_secret (fixture, "计票人二", "李强", "21");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "两人计票不一致：同意分别为22和21*");
  press (fixture, "结束表决*");
  hut_driver_find (fixture->stage.driver, NULL, ATSPI_ROLE_LABEL, "两人计票不一致*");
  count_secret (fixture, "计票人二", "李强", "22");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "两人计票一致 · 31 = 31");
  press (fixture, "结束表决*");
  see (fixture, "形成议事意见*");
  press (fixture, "公布结果*");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "已宣布结果");
}

/* Twelve ask; the first four speak, and what one says is typed. */
static void
hear_speakers (Fixture *fixture)
{
  static const char *const stands[] = { "赞成", "反对", "提问" };
  HutDriver *driver = fixture->stage.driver;

  press (fixture, "发言人：*");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *row = g_strdup_printf ("*%u 成员%u*", i + 2, i + 2);

      if (i % 4 == 0)
        {
          choose (fixture, "立场", stands[i / 4]);
          press (fixture, "发言人：*");
          g_object_unref (hut_driver_find_focus (driver, NULL, ATSPI_ROLE_TEXT, "登记发言*"));
        }
      scan (fixture, i + 2);
      g_object_unref (hut_driver_find (driver, NULL, ATSPI_ROLE_LIST_ITEM, row));
    }
  /* The chair is not on the list. */
  scan (fixture, 1);
  see (fixture, "主持人不列入发言单。");
  press (fixture, "发言, 2 成员2");
  see (fixture, "2 成员2 · 赞成");
  fill (fixture, "发言内容", "棚子要离楼六米以上。");
  /* For and against take turns. */
  g_object_unref (hut_driver_find (driver, NULL, ATSPI_ROLE_LIST_ITEM, "1, 6 成员6, 反对*"));
  press (fixture, "发言, 6 成员6");
  see (fixture, "6 成员6 · 反对");
  press (fixture, "暂停*");
  press (fixture, "继续*");
  press (fixture, "结束发言*");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_LABEL, "6 成员6 · 反对");
}

static void
call_the_roll (Fixture *fixture)
{
  HutDriver *driver = fixture->stage.driver;
  g_autoptr (HutNode) list = NULL;

  new_motion (fixture, "建议在3号楼北侧设置充电棚", "记名表决");
  list = hut_driver_find (driver, NULL, ATSPI_ROLE_LIST, "记名表决");
  for (guint i = 1; i <= N_CALLED; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s, %u 成员%u",
                                               i <= 4   ? "同意"
                                               : i == 5 ? "反对"
                                                        : "弃权",
                                               i, i);
      g_autoptr (HutNode) button = hut_driver_find (driver, list, ATSPI_ROLE_PUSH_BUTTON, name);

      hut_driver_act (driver, button, NULL);
      hut_driver_wait_gone (driver, list, ATSPI_ROLE_PUSH_BUTTON, name);
    }
  hut_driver_type_keys (driver, "End"); /* who has voted stands behind who has not */
  press (fixture, "更正…, 1 成员1");
  choose (fixture, "选票*", "反对");
  fill (fixture, "原因*", "听错");
  hut_driver_type_keys (driver, "<Control>Return");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "同意3 · 反对2 · 弃权1 · 未表决25");
  press (fixture, "结束表决*");
  /* What belongs to the owners is put to them: whatever the count, an opinion. */
  see (fixture, "形成议事意见*3*须另行提交表决*第二百七十八条*");
  press (fixture, "公布结果*");
}

static void
resolve (Fixture *fixture)
{
  HutDriver *driver = fixture->stage.driver;

  press (fixture, "形成决议*");
  fill (fixture, "议定内容*", "将充电棚意见提交业主共同决定");
  fill (fixture, "责任人*", "王芳");
  hut_driver_type_keys (driver, "<Control>Return");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_DIALOG, "新增决议");
}

static void
close_meeting (Fixture *fixture)
{
  HutDriver *driver = fixture->stage.driver;

  press (fixture, "会议步骤");
  hut_driver_press (driver, ATSPI_ROLE_INVALID, "闭会*…");
  hut_driver_press (driver, ATSPI_ROLE_INVALID, "闭会*(C)");
  see (fixture, "会议已闭会。");
  press (fixture, "返回会议列表");
}

static void
follow_up (Fixture *fixture)
{
  HutDriver *driver = fixture->stage.driver;
  g_autofree char *cases = NULL;
  g_autofree char *minutes = NULL;
  g_autofree char *path = g_build_filename (fixture->stage.folder, "minutes.pdf", NULL);

  press (fixture, "生成草稿*");
  see (fixture, "草稿");
  press (fixture, "将充电棚意见提交业主共同决定：更多操作");
  hut_driver_press (driver, ATSPI_ROLE_INVALID, "转为诉求");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LIST_ITEM, "*, 将充电棚意见提交*已转为诉求*");
  cases = ctl (fixture, "cases --json");
  g_assert_nonnull (strstr (cases, "将充电棚意见提交业主共同决定"));
  press (fixture, "审定*…");
  fill (fixture, "审定人*", "刘强");
  hut_driver_type_keys (driver, "<Control>Return");
  see (fixture, "刘强审定");
  press (fixture, "签署*…");
  fill (fixture, "签署人*", "刘强");
  hut_driver_type_keys (driver, "<Control>Return");
  see (fixture, "刘强签署");
  press (fixture, "打印…");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "第 1 页*");
  hut_driver_type_keys (driver, "Escape");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_INVALID, "会议文书");
  press (fixture, "打印结果公示…");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "第 1 页*");
  hut_driver_type_keys (driver, "Escape");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_INVALID, "会议文书");
  g_free (ctl (fixture, "minutes 第三次议事会 --out %s", path));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
check_whole_tree (Fixture *fixture)
{
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (fixture->stage.driver);
  g_autoptr (GPtrArray) latin =
      hut_driver_latin_words (fixture->stage.driver, "Ctrl|Enter|Alt|Page|Up|Down|PDF|ODT");

  hut_desk_stage_assert_none (nameless);
  hut_desk_stage_assert_none (latin);
}

static void
test_a_whole_meeting (Fixture *fixture, gconstpointer unused)
{
  announce (fixture);
  take_presence (fixture);
  begin_topic (fixture, "上次决议落实情况");
  vote_by_hands (fixture);
  begin_topic (fixture, "早市占道整治");
  vote_in_secret (fixture);
  begin_topic (fixture, "充电棚选址意见");
  hear_speakers (fixture);
  check_whole_tree (fixture);
  call_the_roll (fixture);
  resolve (fixture);
  close_meeting (fixture);
  follow_up (fixture);
  check_whole_tree (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/council/a-whole-meeting-is-run-from-one-window", Fixture, NULL, set_up,
              test_a_whole_meeting, tear_down);
  return g_test_run ();
}
