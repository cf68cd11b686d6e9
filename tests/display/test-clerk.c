/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A clerk takes an order of the hotline from its receipt to its call-back in the real window, with
 * the keyboard alone: nothing is pointed at, no action is called, every word is typed. What the
 * window shows is read through AT-SPI, and at the end the file is asked what is on record. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define TITLE "楼道灯不亮"
#define ORDERS                                                                                     \
  "工单编号,标题,问题描述,诉求人,联系电话,办理时限\n"                         \
  "HK2026001,楼道灯不亮,三层楼道灯不亮已两天,测试人,10000000001,2099-12-31 17:00\n"

static void
set_up (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_make (fixture, NULL);
  g_free (hut_desk_stage_ctl (fixture, "demo --cases 60"));
  hut_desk_stage_import (fixture, ORDERS);
  hut_desk_stage_open (fixture, "cases");
}

static void
tear_down (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (fixture);
}

/* ---- What a clerk does ---- */

/* Presses the keys of @line, one after the other. */
static void
keys (HutDeskStage *fixture, const char *line)
{
  g_auto (GStrv) each = g_strsplit (line, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    hut_driver_type_keys (fixture->driver, each[i]);
}

static void
wait_focus (HutDeskStage *fixture, HutNode *under, AtspiRole role, const char *name)
{
  g_object_unref (hut_driver_find_focus (fixture->driver, under, role, name));
}

static void
wait_focus_on_the_row (HutDeskStage *fixture)
{
  g_autoptr (HutNode) list = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST, "诉求");

  wait_focus (fixture, list, ATSPI_ROLE_LIST_ITEM, TITLE "*");
}

static char *
name_of_focus (HutDeskStage *fixture, HutNode *prompt)
{
  g_autoptr (HutNode) focus =
      hut_driver_find_focus (fixture->driver, prompt, ATSPI_ROLE_INVALID, NULL);

  return hut_driver_name (focus);
}

/* Goes on with Tab until the field of that name in the prompt has the focus. */
static HutNode *
tab_to (HutDeskStage *fixture, const char *name)
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
type_into (HutDeskStage *fixture, const char *name, const char *words)
{
  g_autoptr (HutNode) field = tab_to (fixture, name);

  hut_driver_type_text (fixture->driver, field, words);
}

/* The entry number @n of a drop-down, the first being 1 and 0 none. */
static void
choose (HutDeskStage *fixture, const char *name, guint n)
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
open_next (HutDeskStage *fixture, const char *title)
{
  g_autofree char *button = g_strconcat (title, "*", NULL);

  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, button));
  keys (fixture, "<Control>Return");
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_DIALOG, title));
}

static void
finish (HutDeskStage *fixture, const char *title)
{
  keys (fixture, "<Control>Return");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_DIALOG, title);
}

/* Done, and back where the keyboard was before. */
static void
confirm (HutDeskStage *fixture, const char *title)
{
  finish (fixture, title);
  wait_focus_on_the_row (fixture);
}

static void
find_and_select (HutDeskStage *fixture)
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
wait_state (HutDeskStage *fixture, const char *state)
{
  g_autofree char *row = g_strdup_printf (TITLE "，%s*", state);

  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, row));
}

/* The next step, which wants words and perhaps how they were said. */
static void
say (HutDeskStage *fixture, const char *title, const char *field, const char *words)
{
  open_next (fixture, title);
  type_into (fixture, field, words);
  confirm (fixture, title);
}

static void
accept_and_assign (HutDeskStage *fixture)
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
start_and_contact (HutDeskStage *fixture)
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
note (HutDeskStage *fixture, const char *words)
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
answer (HutDeskStage *fixture)
{
  open_next (fixture, "答复办结");
  type_into (fixture, "办理结果", "楼道灯已修复");
  finish (fixture, "答复办结");
  g_object_unref (hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LABEL, "本视图 0 件"));
  wait_focus (fixture, NULL, ATSPI_ROLE_PUSH_BUTTON, "显示全部未办结");
}

static void
call_back (HutDeskStage *fixture)
{
  open_next (fixture, "登记回访");
  choose (fixture, "是否联系", 1);
  choose (fixture, "是否解决", 1);
  choose (fixture, "是否满意", 1);
  finish (fixture, "登记回访");
}

static char *
id_of_the_case (HutDeskStage *fixture)
{
  g_autofree char *found = hut_desk_stage_ctl (fixture, "cases --text " TITLE " --json");
  const char *id = strstr (found, "\"id\":\"");

  g_assert_nonnull (id);
  return g_strndup (id + strlen ("\"id\":\""), 36);
}

/* What the file has of it now. */
static void
assert_on_record (HutDeskStage *fixture)
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
  g_autofree char *shown = hut_desk_stage_ctl (fixture, line);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_test_message ("%s", wanted[i]);
      g_assert_nonnull (strstr (shown, wanted[i]));
    }
}

static void
test_receipt_to_call_back (HutDeskStage *fixture, gconstpointer unused)
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
  g_test_add ("/clerk/an-order-goes-from-its-receipt-to-its-call-back-by-keys-alone", HutDeskStage,
              NULL, set_up, test_receipt_to_call_back, tear_down);
  return g_test_run ();
}
