/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Names that look like markup stand in every place as they were written: GTK would warn of what it
 * cannot read as markup, and a warning ends the window. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define NOW "2026-11-27T09:00:00+08:00"
#define CATEGORY "供水<b>&amp;</b>"
#define TITLE "<b>停水</b> & 三层 <"
#define UNIT "<i>水&电</i>科"

/* A case a week since the summer, and a burst of seven this week, which is a warning. */
static void
import_orders (HutDeskStage *fixture)
{
  g_autoptr (GString) orders = g_string_new ("工单编号,标题,来电时间,一级问题,社区,办理状态\n");

  for (int i = 0; i < 15; i++)
    g_string_append_printf (orders,
                            "A%d," TITLE ",2026-%02d-%02d 09:00," CATEGORY ",西楼社区,已办结\n", i,
                            8 + i / 5, 1 + i % 5 * 6);
  for (int i = 0; i < 7; i++)
    g_string_append_printf (orders,
                            "B%d," TITLE ",2026-11-2%d 09:00," CATEGORY ",西楼社区,待签收\n", i, i);
  hut_desk_stage_import (fixture, orders->str);
}

/* Two of the burst are one matter, which takes the title. */
static void
link_two (HutDeskStage *fixture)
{
  g_autofree char *found = hut_desk_stage_ctl (fixture, "cases --limit 2 --json");
  const char *one = strstr (found, "\"id\":\"");
  const char *other = one != NULL ? strstr (one + 1, "\"id\":\"") : NULL;
  g_autofree char *line = NULL;

  g_assert_nonnull (other);
  line = g_strdup_printf ("case link %.36s %.36s", one + 6, other + 6);
  g_free (hut_desk_stage_ctl (fixture, line));
}

static void
set_up (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_make (fixture, NOW);
  g_free (hut_desk_stage_ctl (fixture, "init --street 110108014"));
  g_free (hut_desk_stage_ctl (fixture, "unit add --code water --name '" UNIT "' --class section"));
  import_orders (fixture);
  link_two (fixture);
  hut_desk_stage_open (fixture, "today");
}

static void
tear_down (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (fixture);
}

static void
expect (HutDeskStage *fixture, AtspiRole role, const char *name)
{
  g_object_unref (hut_driver_find (fixture->driver, NULL, role, name));
}

static void
open_a_case (HutDeskStage *fixture)
{
  g_autoptr (HutNode) list = NULL;
  g_autoptr (HutNode) line = NULL;

  hut_driver_type_keys (fixture->driver, "<Alt>3");
  list = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST, "诉求");
  line = hut_driver_find (fixture->driver, list, ATSPI_ROLE_PANEL, TITLE "，*");
  hut_driver_act (fixture->driver, line, "row.open");
}

static void
test_names_stand_as_written (HutDeskStage *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) units = NULL;
  g_autoptr (HutNode) prompt = NULL;
  g_autoptr (HutNode) answer = NULL;

  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, "待处理预警: 1*");
  expect (fixture, ATSPI_ROLE_INVALID, CATEGORY " · 西楼社区*");
  hut_driver_press (fixture->driver, ATSPI_ROLE_INVALID, "三率");
  expect (fixture, ATSPI_ROLE_INVALID, "解决率: *");

  open_a_case (fixture);
  expect (fixture, ATSPI_ROLE_LABEL, "*同一类别：" CATEGORY "*");
  expect (fixture, ATSPI_ROLE_LABEL, "*事项：（空） → " TITLE);
  hut_driver_press (fixture->driver, ATSPI_ROLE_PUSH_BUTTON, "签收*");
  expect (fixture, ATSPI_ROLE_PUSH_BUTTON, "派办*");
  hut_driver_type_keys (fixture->driver, "<Control>Return");
  prompt = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_DIALOG, "派办");
  units = hut_driver_find (fixture->driver, prompt, ATSPI_ROLE_COMBO_BOX, "主办单位");
  hut_driver_choose (fixture->driver, units, UNIT);
  answer = hut_driver_find (fixture->driver, prompt, ATSPI_ROLE_PUSH_BUTTON, "派办");
  hut_driver_act (fixture->driver, answer, NULL);
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_DIALOG, "派办");
  expect (fixture, ATSPI_ROLE_LABEL, "已派办");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/markup/names-stand-as-written", HutDeskStage, NULL, set_up,
              test_names_stand_as_written, tear_down);
  return g_test_run ();
}
