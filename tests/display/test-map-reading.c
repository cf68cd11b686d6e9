/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The map read in the real window: what is at a place, heat and its legend, and the cases of the
 * part that is in view. Driven by words, keys and actions only. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define NOW "2026-11-26T10:00:00+08:00"

static void
set_up (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_make (fixture, NOW);
  g_free (hut_desk_stage_ctl (fixture, "demo --cases 200"));
  hut_desk_stage_open (fixture, "map");
}

static void
tear_down (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (fixture);
}

/* Nothing without a name, and not one English word. */
static void
assert_named_in_chinese (HutDeskStage *fixture)
{
  g_autoptr (GPtrArray) latin =
      hut_driver_latin_words (fixture->driver, "Ctrl|Alt|Home|OpenStreetMap|contributors");
  g_autoptr (GPtrArray) nameless = hut_driver_nameless (fixture->driver);

  hut_desk_stage_assert_none (latin);
  hut_desk_stage_assert_none (nameless);
}

/* The keyboard goes to the map, and from there to what is in its middle. */
static HutNode *
open_card (HutDeskStage *fixture)
{
  hut_driver_type_keys (fixture->driver, "<Alt>3");
  g_object_unref (hut_driver_find_focus (fixture->driver, NULL, ATSPI_ROLE_LIST, "地图上的标记"));
  hut_driver_type_keys (fixture->driver, "Menu");
  g_object_unref (
      hut_driver_find_focus (fixture->driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "此处诉求(H)"));
  return hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_INVALID, "此处信息");
}

/* The value beside @label on the card. */
static char *
read_line (HutNode *card, HutDeskStage *fixture, const char *label)
{
  g_autoptr (GPtrArray) labels = hut_driver_list (fixture->driver, card, ATSPI_ROLE_LABEL, NULL);

  for (guint i = 0; i + 1 < labels->len; i++)
    {
      g_autofree char *name = hut_driver_name (labels->pdata[i]);

      if (g_str_equal (name, label))
        return hut_driver_name (labels->pdata[i + 1]);
    }
  g_error ("the card has no %s", label);
}

static void
test_the_card_says_what_the_records_say (HutDeskStage *fixture, gconstpointer unused)
{
  static const char *const LABELS[] = { "街道", "社区", "网格", "责任单位" };
  g_autoptr (HutNode) card = open_card (fixture);
  g_autofree char *at = read_line (card, fixture, "经纬度");
  g_autofree char *words = g_strdup_printf ("who %s", at);
  g_autofree char *said = NULL;

  assert_named_in_chinese (fixture);
  said = hut_desk_stage_ctl (fixture, words);
  for (guint i = 0; i < G_N_ELEMENTS (LABELS); i++)
    {
      g_autofree char *value = read_line (card, fixture, LABELS[i]);

      g_test_message ("%s: %s", LABELS[i], value);
      g_assert_nonnull (strstr (said, value));
    }

  /* back to where one was */
  hut_driver_type_keys (fixture->driver, "Escape");
  g_object_unref (hut_driver_find_focus (fixture->driver, NULL, ATSPI_ROLE_LIST, "地图上的标记"));
}

/* The layers are open, and stay so. */
static void
choose_heat (HutDeskStage *fixture, const char *by)
{
  g_autoptr (HutNode) heat =
      hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_COMBO_BOX, "诉求热力(H)*");

  hut_driver_choose (fixture->driver, heat, by);
}

static void
test_heat_comes_with_its_legend (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_press (fixture, "选择地图显示的内容");
  choose_heat (fixture, "按件数");
  hut_desk_stage_see (fixture, ATSPI_ROLE_INVALID, "周围约*米内诉求件数");
  assert_named_in_chinese (fixture);
  choose_heat (fixture, "按超期");
  hut_desk_stage_see (fixture, ATSPI_ROLE_INVALID, "热力：此范围没有超期诉求");
  choose_heat (fixture, "不显示");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_INVALID, "周围约*");
}

static void
test_the_cases_in_view_are_a_filter (HutDeskStage *fixture, gconstpointer unused)
{
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "本视图 7 件");
  for (guint i = 0; i < 2; i++)
    hut_desk_stage_press (fixture, "放大");
  hut_desk_stage_press (fixture, "只看此范围(V)");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LABEL, "本视图 7 件");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "本视图 ? 件");
  hut_desk_stage_press (fixture, "去掉筛选：地图所选范围内");
  hut_desk_stage_see (fixture, ATSPI_ROLE_LABEL, "本视图 7 件");
}

/* Which no zoom parts: a list asks which is meant. */
static void
test_cases_at_one_place_are_asked_for (HutDeskStage *fixture, gconstpointer unused)
{
  g_autoptr (HutNode) row = NULL;
  g_autoptr (GPtrArray) clusters =
      hut_driver_list (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, "2 件");

  g_assert_cmpuint (clusters->len, ==, 2);
  hut_driver_act (fixture->driver, clusters->pdata[1], "pin.activate");
  g_object_unref (
      hut_driver_find_focus (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, "照澜院1号楼*办理中*"));
  hut_driver_type_keys (fixture->driver, "Return");
  hut_driver_wait_gone (fixture->driver, NULL, ATSPI_ROLE_LIST, "同一位置的诉求");
  row = hut_driver_find (fixture->driver, NULL, ATSPI_ROLE_LIST_ITEM, "照澜院1号楼*办理中*");
  hut_driver_wait_state (fixture->driver, row, ATSPI_STATE_SELECTED, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, function)                                                                        \
  g_test_add ("/map-reading/" path, HutDeskStage, NULL, set_up, function, tear_down)
  add ("the-card-says-what-the-records-say", test_the_card_says_what_the_records_say);
  add ("heat-comes-with-its-legend", test_heat_comes_with_its_legend);
  add ("the-cases-in-view-are-a-filter", test_the_cases_in_view_are_a_filter);
  add ("cases-at-one-place-are-asked-for", test_cases_at_one_place_are_asked_for);
#undef add
  return g_test_run ();
}
