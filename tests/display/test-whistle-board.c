/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The board of a whistle beside the window that it is worked in: opened from the page, it shows
 * each unit with what its clock counts; what is entered there turns up here, and so does a time
 * that passes, without anybody pressing anything; Escape closes it. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <string.h>

#define WATER "自来水公司"
#define HOUSING "区住房和城乡建设委员会"
#define TASK "供水管爆裂，路面塌陷"
#define SOON 20 /* s: until the answer is due */

/* ---- What a hand does ---- */

static HutNode *
open_board (HutDeskStage *stage)
{
  hut_desk_stage_press (stage, "现场看板");
  return hut_driver_find (stage->driver, NULL, ATSPI_ROLE_FRAME, "现场看板");
}

static void
see (HutDeskStage *stage, HutNode *board, AtspiRole role, const char *name)
{
  g_object_unref (hut_driver_find (stage->driver, board, role, name));
}

static void
see_row (HutDeskStage *stage, HutNode *board, const char *name)
{
  see (stage, board, ATSPI_ROLE_LIST_ITEM, name);
}

/* The whistle of this test, among those of the demo. */
static void
open_whistle (HutDeskStage *stage)
{
  g_autoptr (HutNode) row = NULL;
  g_autoptr (HutNode) list = NULL;

  hut_desk_stage_open (stage, "whistles");
  row = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_LIST_ITEM, TASK "，*");
  list = atspi_accessible_get_parent (row, NULL);
  hut_driver_select (stage->driver, list, atspi_accessible_get_index_in_parent (row, NULL));
  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, "应答…，" WATER);
  hut_desk_stage_see (stage, ATSPI_ROLE_LABEL, "清华东路荷清苑门前*");
}

/* The prompt of a step in the window; what is typed goes into its fields by their names. */
static HutNode *
open_step (HutDeskStage *stage, const char *step, const char *unit)
{
  g_autofree char *button = g_strdup_printf ("%s…，%s", step, unit);
  g_autofree char *title = g_strdup_printf ("%s：%s", step, unit);

  hut_desk_stage_press (stage, button);
  return hut_driver_find (stage->driver, NULL, ATSPI_ROLE_DIALOG, title);
}

static void
fill (HutDeskStage *stage, HutNode *prompt, const char *field, const char *text)
{
  g_autoptr (HutNode) entry = hut_driver_find (stage->driver, prompt, ATSPI_ROLE_TEXT, field);

  hut_driver_set_text (stage->driver, entry, text);
}

static void
put_on_record (HutDeskStage *stage)
{
  hut_driver_type_keys (stage->driver, "<Control>Return");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_DIALOG, NULL);
}

/* ---- Before ---- */

static void
set_up (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_make (stage, NULL);
  g_free (hut_desk_stage_ctl (stage, "demo --cases 20"));
}

static void
tear_down (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_tear_down (stage);
}

/* Blown by telephone, so that the answer within ten minutes is due in @seconds. */
static void
raise_due_in (HutDeskStage *stage, int seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) at = g_date_time_add_seconds (now, seconds - 600);
  g_autofree char *time = g_date_time_format_iso8601 (at);
  g_autofree char *words = g_strdup_printf (
      "whistle raise --occasion emergency --task " TASK " --place 116.326,40.003 "
      "--address 清华东路荷清苑门前 --call water=10/30 --call housing=10/30 --at %s",
      time);

  g_free (hut_desk_stage_ctl (stage, words));
}

/* ---- The promises ---- */

/* The first line of the log is the newest. */
static void
assert_newest (HutDeskStage *stage, HutNode *board, const char *pattern)
{
  g_autoptr (HutNode) log = hut_driver_find (stage->driver, board, ATSPI_ROLE_LIST, "办理记录");
  g_autoptr (GPtrArray) lines = hut_driver_list (stage->driver, log, ATSPI_ROLE_LIST_ITEM, NULL);
  g_autofree char *first = NULL;

  g_assert_cmpuint (lines->len, >, 0);
  first = hut_driver_name (lines->pdata[0]);
  if (!g_pattern_match_simple (pattern, first))
    g_error ("the newest line of the board is “%s”", first);
}

static void
enter_answer (HutDeskStage *stage)
{
  g_autoptr (HutNode) prompt = open_step (stage, "应答", WATER);

  fill (stage, prompt, "应答人*", "张伟");
  put_on_record (stage);
}

static void
enter_arrival (HutDeskStage *stage)
{
  g_autoptr (HutNode) prompt = open_step (stage, "到场", WATER);

  fill (stage, prompt, "带队人*", "张伟");
  fill (stage, prompt, "人数*", "4");
  put_on_record (stage);
}

static void
enter_report (HutDeskStage *stage)
{
  g_autoptr (HutNode) prompt = open_step (stage, "阶段反馈", WATER);

  fill (stage, prompt, "反馈内容*", "阀门已关，联系 13912345678");
  put_on_record (stage);
}

static void
assert_nothing_private (HutDeskStage *stage, HutNode *board)
{
  g_autofree char *tree = hut_driver_dump (stage->driver, board);

  if (strstr (tree, "13912345678") != NULL)
    g_error ("the board says a telephone number: %s", tree);
}

static void
what_is_entered_turns_up (HutDeskStage *stage, gconstpointer unused)
{
  g_autoptr (HutNode) board = NULL;
  g_autoptr (GPtrArray) nameless = NULL;
  g_autoptr (GPtrArray) latin = NULL;

  raise_due_in (stage, 500);
  open_whistle (stage);
  board = open_board (stage);
  see (stage, board, ATSPI_ROLE_HEADING, TASK);
  see_row (stage, board, WATER "，待应答，距应答，*");
  see_row (stage, board, HOUSING "，待应答，距应答，*");
  see (stage, board, ATSPI_ROLE_TIMER, "距应答，*");
  see (stage, board, ATSPI_ROLE_IMAGE, "地点地图，还没有单位到场");

  enter_answer (stage);
  see_row (stage, board, WATER "，已应答，途中，距到场，*");
  assert_newest (stage, board, "*" WATER "*应答，电话");
  enter_arrival (stage);
  see_row (stage, board, WATER "，已到场，张伟等 4 人*");
  see (stage, board, ATSPI_ROLE_IMAGE, "地点地图，在现场：" WATER " 4 人");
  enter_report (stage);
  see_row (stage, board, "*阀门已关，联系 139****5678，电话");
  assert_nothing_private (stage, board);

  nameless = hut_driver_nameless (stage->driver);
  hut_desk_stage_assert_none (nameless);
  latin = hut_driver_latin_words (stage->driver, "OpenStreetMap|contributors|Ctrl|Alt|Enter");
  hut_desk_stage_assert_none (latin);
  hut_driver_type_keys (stage->driver, "Escape");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_FRAME, "现场看板");
}

static void
a_time_that_passes_turns_up (HutDeskStage *stage, gconstpointer unused)
{
  g_autoptr (HutNode) board = NULL;

  raise_due_in (stage, SOON);
  open_whistle (stage);
  board = open_board (stage);
  see_row (stage, board, WATER "，待应答，距应答，*");
  see_row (stage, board, WATER "，未应答，应答已超，*");
  see_row (stage, board, HOUSING "，未应答，应答已超，*");
}

static void
take_back (HutDeskStage *stage)
{
  g_autoptr (HutNode) prompt = NULL;

  hut_desk_stage_press (stage, "误吹作废*");
  prompt = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_DIALOG, NULL);
  fill (stage, prompt, NULL, "误报");
  put_on_record (stage);
}

static void
one_blown_by_mistake_is_told (HutDeskStage *stage, gconstpointer unused)
{
  g_autoptr (HutNode) board = NULL;

  raise_due_in (stage, 500);
  open_whistle (stage);
  hut_driver_type_keys (stage->driver, "<Control>l");
  board = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_FRAME, "现场看板");
  see (stage, board, ATSPI_ROLE_LABEL, "等待到场");
  take_back (stage);
  see (stage, board, ATSPI_ROLE_LABEL, "这次吹哨是误吹，已撤回。");
}

#define TEST(path, func) g_test_add (path, HutDeskStage, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  TEST ("/whistle-board/what-is-entered-turns-up-without-a-click", what_is_entered_turns_up);
  TEST ("/whistle-board/a-time-that-passes-turns-up-without-a-click", a_time_that_passes_turns_up);
  TEST ("/whistle-board/one-blown-by-mistake-is-told-plainly", one_blown_by_mistake_is_told);
  return g_test_run ();
}
