/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reply templates in the real window: one is written over the prompt that wants it, is offered
 * there at once and fills the words that go on record; a wrong field is named; one is put away,
 * and both are taken back. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define TITLE "楼道灯不亮"
#define ORDERS                                                                                     \
  "工单编号,标题,问题描述,问题点位,诉求人,联系电话,办理时限\n"            \
  "HK2026001,楼道灯不亮,三层楼道灯不亮已两天,东楼3号楼,测试人,10000000001,2099-12-31 17:00\n"

static void
set_up (HutDeskStage *fixture, gconstpointer unused)
{
  static const char *const acts[] = { "accept", "assign lead=110108014001 assignee=李明", "start",
                                      NULL };

  hut_desk_stage_make (fixture, NULL);
  g_free (hut_desk_stage_ctl (fixture, "demo --cases 20"));
  hut_desk_stage_import (fixture, ORDERS);
  for (guint i = 0; acts[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("case act HK2026001 %s", acts[i]);

      g_free (hut_desk_stage_ctl (fixture, line));
    }
  hut_desk_stage_open (fixture, "cases");
}

static void
tear_down (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (fixture);
}

/* ---- Words for what a test does ---- */

static HutNode *
find (HutDeskStage *fixture, AtspiRole role, const char *name)
{
  return hut_driver_find (fixture->driver, NULL, role, name);
}

static void
fill (HutDeskStage *fixture, const char *name, const char *text)
{
  g_autoptr (HutNode) entry = find (fixture, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (fixture->driver, entry, text);
}

static void
wait_label (HutDeskStage *fixture, const char *pattern)
{
  g_object_unref (find (fixture, ATSPI_ROLE_LABEL, pattern));
}

static void
open_case (HutDeskStage *fixture)
{
  g_autoptr (HutNode) entry = find (fixture, ATSPI_ROLE_ENTRY, "搜索诉求");
  g_autoptr (HutNode) list = find (fixture, ATSPI_ROLE_LIST, "诉求");
  g_autoptr (HutNode) row = NULL;
  g_autoptr (HutNode) line = NULL;

  hut_driver_set_text (fixture->driver, entry, TITLE);
  wait_label (fixture, "本视图 1 件");
  row = hut_driver_find (fixture->driver, list, ATSPI_ROLE_LIST_ITEM, TITLE "*");
  line = hut_driver_find (fixture->driver, row, ATSPI_ROLE_PANEL, TITLE "*");
  hut_driver_act (fixture->driver, line, "row.open");
}

static char *
text_of (HutDeskStage *fixture, const char *name)
{
  g_autoptr (HutNode) entry = find (fixture, ATSPI_ROLE_TEXT, name);

  return hut_driver_text (entry);
}

/* ---- Tests ---- */

/* A button that is pressed without a pointer answers a quarter of a second later: what is typed
 * before that would be taken for a change to the template that was shown. */
static void
begin_template (HutDeskStage *fixture)
{
  g_autoptr (HutNode) name = NULL;

  hut_desk_stage_press (fixture, "新建模板*");
  name = find (fixture, ATSPI_ROLE_TEXT, "模板名称*");
  hut_driver_wait_text (fixture->driver, name, "");
}

static void
write_template (HutDeskStage *fixture)
{
  begin_template (fixture);
  fill (fixture, "模板名称*", "简短告知");
  fill (fixture, "文本*", "您反映的“{标题}”由{承办单位}办理。");
  g_object_unref (find (fixture, ATSPI_ROLE_ALERT, "没有{承办单位}这一字段，是否应为{主办单位}？"));
  hut_desk_stage_press (fixture, "保存(*");
  g_object_unref (find (fixture, ATSPI_ROLE_ALERT, "*没有这个字段*"));
  fill (fixture, "文本*", "您反映的“{标题}”已受理，工单编号");
  hut_desk_stage_press (fixture, "插入“工单编号”");
  wait_label (fixture, "您反映的“" TITLE "”已受理，工单编号HK2026001");
  hut_desk_stage_press (fixture, "保存(*");
  g_object_unref (find (fixture, ATSPI_ROLE_LIST_ITEM, "简短告知，联系诉求人，本单位*"));
}

static void
test_written_where_it_is_wanted (HutDeskStage *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) templates = NULL;
  g_autoptr (HutNode) input = NULL;
  g_autofree char *shown = NULL;

  open_case (fixture);
  hut_desk_stage_press (fixture, "联系诉求人*");
  hut_desk_stage_press (fixture, "编辑模板…");
  write_template (fixture);
  hut_driver_type_keys (fixture->driver, "Escape");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_INVALID, "答复模板");

  templates = find (fixture, ATSPI_ROLE_COMBO_BOX, "插入模板");
  hut_driver_choose (fixture->driver, templates, "简短告知");
  input = find (fixture, ATSPI_ROLE_TEXT, "说明*");
  hut_driver_wait_text (fixture->driver, input, "您反映的“" TITLE "”已受理，工单编号HK2026001");
  hut_driver_type_keys (fixture->driver, "<Control>Return");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_DIALOG, "联系诉求人");
  shown = hut_desk_stage_ctl (fixture, "case show HK2026001 --json");
  g_assert_nonnull (strstr (shown, "已受理，工单编号HK2026001"));
}

static void
open_templates (HutDeskStage *fixture)
{
  hut_desk_stage_press (fixture, "主菜单");
  hut_driver_press (fixture->driver, ATSPI_ROLE_INVALID, "答复模板*");
  g_object_unref (find (fixture, ATSPI_ROLE_LIST, "答复模板"));
}

static void
test_put_away_and_used_again (HutDeskStage *fixture, gconstpointer unused)
{
  open_templates (fixture);
  hut_desk_stage_press (fixture, "停用*");
  fill (fixture, "原因*", "本街道另有规范用语");
  {
    g_autoptr (HutNode) prompt = find (fixture, ATSPI_ROLE_DIALOG, "停用该模板？");
    g_autoptr (HutNode) answer =
        hut_driver_find (fixture->driver, prompt, ATSPI_ROLE_PUSH_BUTTON, "停用*");

    hut_driver_act (fixture->driver, answer, NULL);
  }
  wait_label (fixture, "已停用，不再提供选用。原因：本街道另有规范用语");
  g_object_unref (find (fixture, ATSPI_ROLE_LIST_ITEM, "联系诉求人：核实情况，已停用*"));
  hut_desk_stage_press (fixture, "恢复使用*");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, "*，已停用*");
  hut_desk_stage_press (fixture, "撤销");
  g_object_unref (find (fixture, ATSPI_ROLE_LIST_ITEM, "联系诉求人：核实情况，已停用*"));
}

/* Nothing that was typed is lost by a press beside it. */
static void
test_what_is_typed_is_asked_about (HutDeskStage *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) save = NULL;
  g_autofree char *text = NULL;

  open_templates (fixture);
  fill (fixture, "文本*", "改过的文本");
  hut_desk_stage_press (fixture, "新建模板*");
  g_object_unref (find (fixture, ATSPI_ROLE_DIALOG, "不保存就离开？"));
  hut_driver_type_keys (fixture->driver, "Escape");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_DIALOG, "不保存就离开？");
  text = text_of (fixture, "文本*");
  g_assert_cmpstr (text, ==, "改过的文本");
  hut_desk_stage_press (fixture, "恢复建议文本*");
  save = find (fixture, ATSPI_ROLE_PUSH_BUTTON, "保存(*");
  hut_driver_wait_state (fixture->driver, save, ATSPI_STATE_SENSITIVE, FALSE);
}

static void
test_in_one_language_and_by_name (HutDeskStage *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) latin = NULL;
  g_autoptr (GPtrArray) nameless = NULL;

  open_templates (fixture);
  latin = hut_driver_latin_words (fixture->driver, "HK.*|Alt|Ctrl|OpenStreetMap");
  for (guint i = 0; i < latin->len; i++)
    g_test_message ("%s", (char *)latin->pdata[i]);
  g_assert_cmpuint (latin->len, ==, 0);
  nameless = hut_driver_nameless (fixture->driver);
  for (guint i = 0; i < nameless->len; i++)
    g_test_message ("%s", (char *)nameless->pdata[i]);
  g_assert_cmpuint (nameless->len, ==, 0);
}

#define ADD(name, test) g_test_add (name, HutDeskStage, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/templates/one-written-over-a-prompt-is-offered-in-it-and-fills-the-words",
       test_written_where_it_is_wanted);
  ADD ("/templates/one-is-put-away-and-used-again-and-that-is-undone",
       test_put_away_and_used_again);
  ADD ("/templates/what-is-typed-is-not-lost-unasked", test_what_is_typed_is_asked_about);
  ADD ("/templates/the-window-is-in-one-language-and-named", test_in_one_language_and_by_name);
  return g_test_run ();
}
