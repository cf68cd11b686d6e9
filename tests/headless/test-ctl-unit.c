/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* hutongctl unit: units are added once, listed, and led by. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-ctl.h"

#include <string.h>

static void
set_up (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_init (fixture);
}

static void
tear_down (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl_tear_down (fixture);
}

static void
test_listed_as_added (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "unit add --code law --name 执法队 --class enforcement", 0);
  hut_test_ctl (fixture,
                "unit add --code firm --name 物业 --class property-firm --community 110108014001",
                0);
  hut_test_ctl (fixture, "unit list --json", 0);
  g_assert_nonnull (
      strstr (fixture->said, "{\"class\":\"enforcement\",\"code\":\"law\",\"name\":\"执法队\"}"));
  g_assert_nonnull (strstr (fixture->said, "\"community\":\"110108014001\""));
  hut_test_ctl (fixture, "unit list", 0);
  g_assert_nonnull (strstr (fixture->said, "law\tenforcement\t执法队\n"));
  hut_test_ctl (fixture, "unit list law", 2);
}

static void
test_a_code_stands_for_one_unit (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "unit add --code law --name 执法队 --class enforcement", 0);
  hut_test_ctl (fixture, "unit add --code law --name 城管科 --class section", 1);
  hut_test_ctl (fixture, "unit list", 0);
  g_assert_null (strstr (fixture->said, "城管科"));
}

static void
test_a_class_must_be_known (HutTestCtl *fixture, gconstpointer data)
{
  hut_test_ctl (fixture, "unit add --code law --name 执法队 --class army", 2);
  hut_test_ctl (fixture, "unit add --code law --name 执法队", 2);
  hut_test_ctl (fixture, "unit add --code '' --name 执法队 --class section", 2);
  hut_test_ctl (fixture, "unit list", 0);
  g_assert_null (strstr (fixture->said, "执法队"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/ctl-unit/listed-as-added", HutTestCtl, NULL, set_up, test_listed_as_added,
              tear_down);
  g_test_add ("/ctl-unit/a-code-stands-for-one-unit", HutTestCtl, NULL, set_up,
              test_a_code_stands_for_one_unit, tear_down);
  g_test_add ("/ctl-unit/a-class-must-be-known", HutTestCtl, NULL, set_up,
              test_a_class_must_be_known, tear_down);
  return g_test_run ();
}
