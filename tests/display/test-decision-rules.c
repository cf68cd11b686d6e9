/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rule of the residents' meeting since 2026, in the real window: it waits for a signature, is
 * entered by the keyboard, says what was entered with numbers and what is wrong beside its part,
 * and is signed; then a count has its verdict, until the signature is taken back. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define VOTE "decide --rule residents-2026 --base 60 --present 54 --yes 28 --no 26 --on 2026-11-27"
#define RULE "居民会议（2026年起施行的居委会组织法）"
#define FORM "填写并签署表决规则"

static void
set_up (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_make (fixture, "2026-11-27T09:00:00+08:00");
  g_free (hut_desk_stage_ctl (fixture, "demo --cases 1"));
  hut_desk_stage_open (fixture, "today");
}

static void
tear_down (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (fixture);
}

static void
open_decisions (HutDeskStage *fixture)
{
  hut_desk_stage_press (fixture, "街道：*");
  hut_driver_press (fixture->driver, ATSPI_ROLE_INVALID, "办公规则*");
  hut_driver_press (fixture->driver, ATSPI_ROLE_PAGE_TAB, "会议表决规则");
}

/* How a share is compared, then its two numbers. */
static void
enter_share (HutDeskStage *fixture, HutNode *form, const char *name, const char *test,
             const char *part, const char *whole)
{
  HutDriver *driver = fixture->driver;
  g_autofree char *compared = g_strconcat (name, "：比较方式", NULL);
  g_autofree char *upper = g_strconcat (name, "：分子", NULL);
  g_autofree char *lower = g_strconcat (name, "：分母", NULL);
  g_autoptr (HutNode) drop_down = hut_driver_find (driver, form, ATSPI_ROLE_COMBO_BOX, compared);
  g_autoptr (HutNode) first = NULL;
  g_autoptr (HutNode) second = NULL;

  hut_driver_choose (driver, drop_down, test);
  first = hut_driver_find (driver, form, ATSPI_ROLE_TEXT, upper);
  hut_driver_set_text (driver, first, part);
  second = hut_driver_find (driver, form, ATSPI_ROLE_TEXT, lower);
  hut_driver_set_text (driver, second, whole);
}

static void
enter (HutDeskStage *fixture, HutNode *form, const char *name, const char *typed)
{
  g_autoptr (HutNode) entry = hut_driver_find (fixture->driver, form, ATSPI_ROLE_TEXT, name);

  hut_driver_set_text (fixture->driver, entry, typed);
}

static void
see (HutDeskStage *fixture, HutNode *form, AtspiRole role, const char *name)
{
  g_object_unref (hut_driver_find (fixture->driver, form, role, name));
}

static HutNode *
open_form (HutDeskStage *fixture)
{
  hut_desk_stage_press (fixture, "填写并签署…: " RULE);
  return hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_FRAME, FORM);
}

static void
assert_verdict (HutDeskStage *fixture, const char *wanted)
{
  g_autofree char *said = hut_desk_stage_ctl (fixture, VOTE " --json");

  if (strstr (said, wanted) == NULL)
    g_error ("“%s” is not in: %s", wanted, said);
}

static void
check_whole_tree (HutDeskStage *fixture)
{
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (fixture->driver);
  g_autoptr (GPtrArray) latin = hut_driver_latin_words (fixture->driver, "Ctrl|Enter|Alt|Up");

  hut_desk_stage_assert_none (nameless);
  hut_desk_stage_assert_none (latin);
}

/* Signed too early: each part says what it lacks. */
static void
sign_too_early (HutDeskStage *fixture, HutNode *form)
{
  see (fixture, form, ATSPI_ROLE_INVALID, "还有4处需要填写或者更正");
  hut_driver_type_keys (fixture->driver, "<Control>Return");
  see (fixture, form, ATSPI_ROLE_ALERT, "未填写通过比例*");
  see (fixture, form, ATSPI_ROLE_ALERT, "此处只有法规名称*");
  see (fixture, form, ATSPI_ROLE_ALERT, "请填写核实人姓名");
  see (fixture, form, ATSPI_ROLE_ALERT, "须由查阅过条文原文的人签署*");
}

static void
enter_and_sign (HutDeskStage *fixture, HutNode *form)
{
  enter_share (fixture, form, "到会人数", "超过*", "3", "2");
  see (fixture, form, ATSPI_ROLE_ALERT, "到会人数：不可能超过全体");
  enter_share (fixture, form, "到会人数", "超过*", "1", "2");
  enter_share (fixture, form, "同意人数", "超过*", "1", "2");
  see (fixture, form, ATSPI_ROLE_LABEL, "到会过半数；经到会者过半数同意");
  see (fixture, form, ATSPI_ROLE_LABEL, "*到会54人，须有28人同意。");
  enter (fixture, form, "法规名称和条款*", "《中华人民共和国城市居民委员会组织法》第二十条");
  enter (fixture, form, "核实人姓名*", "张三");
  hut_driver_type_keys (fixture->driver, "<Alt>w");
  see (fixture, form, ATSPI_ROLE_INVALID, "已填写完整，可以签署");
  hut_driver_type_keys (fixture->driver, "<Control>Return");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_FRAME, FORM);
}

static void
test_a_rule_is_entered_and_signed (HutDeskStage *fixture, gconstpointer unused)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) form = NULL;

  assert_verdict (fixture, "\"why\":\"unverified\"");
  open_decisions (fixture);
  hut_desk_stage_see (fixture, ATSPI_ROLE_INVALID, "待填写签署");
  form = open_form (fixture);
  check_whole_tree (fixture);
  sign_too_early (fixture, form);
  enter_and_sign (fixture, form);
  hut_desk_stage_see (fixture, ATSPI_ROLE_INVALID, "由张三于2026-11-27签署");
  assert_verdict (fixture, "\"verdict\":\"passed\"");
  assert_verdict (fixture, "\"citation\":\"《中华人民共和国城市居民委员会组织法》第二十条\"");
  assert_verdict (fixture, "\"verified_by\":\"张三\"");

  hut_desk_stage_press (fixture, "撤回签署: " RULE);
  enter (fixture, NULL, "原因*", "条文有误");
  hut_driver_type_keys (driver, "<Control>Return");
  hut_desk_stage_see (fixture, ATSPI_ROLE_INVALID, "填写并签署…: " RULE);
  assert_verdict (fixture, "\"why\":\"unverified\"");
}

static void
test_what_was_entered_is_not_lost_unasked (HutDeskStage *fixture, gconstpointer unused)
{
  HutDriver *driver = fixture->driver;
  g_autoptr (HutNode) form = NULL;

  open_decisions (fixture);
  form = open_form (fixture);
  enter (fixture, form, "核实人姓名*", "张三");
  hut_driver_type_keys (driver, "Escape");
  hut_desk_stage_see (fixture, ATSPI_ROLE_DIALOG, "不签署就离开？");
  hut_driver_type_keys (driver, "Escape");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_DIALOG, "不签署就离开？");
  see (fixture, form, ATSPI_ROLE_TEXT, "核实人姓名*");
  hut_driver_type_keys (driver, "Escape");
  hut_desk_stage_see (fixture, ATSPI_ROLE_DIALOG, "不签署就离开？");
  hut_driver_type_keys (driver, "<Control>Return");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_FRAME, FORM);
  assert_verdict (fixture, "\"why\":\"unverified\"");
}

static void
test_the_speakers_list_is_set (HutDeskStage *fixture, gconstpointer unused)
{
  HutDriver *driver = fixture->driver;
  g_autofree char *rule = NULL;

  hut_desk_stage_press (fixture, "街道：*");
  hut_driver_press (driver, ATSPI_ROLE_INVALID, "办公规则*");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "每次发言时长（秒）：180 · *");
  hut_desk_stage_press (fixture, "修改: 会议发言规则");
  g_object_unref (
      hut_driver_find_focus (driver, NULL, ATSPI_ROLE_SPIN_BUTTON, "每次发言时长（秒）"));
  /* A warning that would come before the speech. */
  hut_driver_type_keys (driver, "<Control>a");
  hut_driver_type_keys (driver, "2");
  hut_driver_type_keys (driver, "0");
  hut_driver_type_keys (driver, "<Control>Return");
  hut_desk_stage_see (fixture, ATSPI_ROLE_ALERT, "每次发言为20秒*");
  hut_driver_type_keys (driver, "0");
  for (guint i = 0; i < 2; i++)
    hut_driver_type_keys (driver, "Tab");
  g_object_unref (hut_driver_find_focus (driver, NULL, ATSPI_ROLE_CHECK_BOX, "少发言者优先"));
  hut_driver_type_keys (driver, "space");
  hut_driver_type_keys (driver, "<Control>Return");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL,
                      "每次发言时长（秒）：200 · 结束前提醒（秒）：30 · 少发言者优先：否 · "
                      "正反方交替发言 · 尚未发言者优先 · 主持人不列入发言名单");
  rule = hut_desk_stage_ctl (fixture, "rule show speakers");
  g_assert_nonnull (strstr (rule, "\"least_first\" : false"));
  g_assert_nonnull (strstr (rule, "\"seconds\" : 200"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/decision-rules/what-is-entered-and-signed-gives-a-verdict", HutDeskStage, NULL,
              set_up, test_a_rule_is_entered_and_signed, tear_down);
  g_test_add ("/decision-rules/what-was-entered-is-not-lost-unasked", HutDeskStage, NULL, set_up,
              test_what_was_entered_is_not_lost_unasked, tear_down);
  g_test_add ("/decision-rules/the-speakers-list-is-set", HutDeskStage, NULL, set_up,
              test_the_speakers_list_is_set, tear_down);
  return g_test_run ();
}
