/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Notifications of whistles, as a desktop is asked to show them: a time passes while the window is
 * open on another page, is told once with the paper that it asks for, and leads to the whistle;
 * after a restart only what is new is told; and nothing where a person does not want it. With a
 * server, a department is told when it is called, and the street when it disputes. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-server.h"
#include "hut-desk-stage.h"
#include "hut-notice-board.h"

#include <gio/gio.h>
#include <string.h>

typedef struct
{
  HutDeskStage stage;
  HutNoticeBoard *board;
} Fixture;

/* The traffic police have to be there by 10:30, the heating company by 10:31. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->board = hut_notice_board_new ();
  hut_desk_stage_make (&fixture->stage, "2026-11-26T10:00:00+08:00");
  g_free (hut_desk_stage_ctl (&fixture->stage, "init --street 110108014"));
  g_free (hut_desk_stage_ctl (&fixture->stage,
                              "whistle raise --occasion emergency --task 消防栓漏水 "
                              "--call traffic=30 --call heating=31"));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (&fixture->stage);
  hut_notice_board_free (fixture->board);
}

static void
open_at (Fixture *fixture, const char *page, const char *now)
{
  fixture->stage.now = now;
  hut_desk_stage_open (&fixture->stage, page);
}

static void
close_window (Fixture *fixture)
{
  hut_driver_stop (fixture->stage.driver, NULL);
  fixture->stage.driver = NULL;
}

static void
assert_says (const char *told, const char *words)
{
  if (strstr (told, words) == NULL)
    g_error ("“%s” is not in “%s”", words, told);
}

static void
test_told_once_and_leads_to_the_whistle (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  open_at (fixture, "today", "2026-11-26T10:29:35+08:00");
  first = hut_notice_board_wait (fixture->board, 1);
  assert_says (first, "区交通支队 · 2026-哨-0001\n");
  assert_says (first, "应于10:30前到场，时限已过，尚未到场。");
  assert_says (first, "应出具：督办单");
  assert_says (first, "消防栓漏水");
  assert_says (first, "[查看哨单]");
  hut_notice_board_choose (fixture->board);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LIST_ITEM, "*消防栓漏水*");
  close_window (fixture);
  open_at (fixture, "today", "2026-11-26T10:30:47+08:00");
  second = hut_notice_board_wait (fixture->board, 2);
  assert_says (second, "供热公司 · 2026-哨-0001\n");
  assert_says (second, "应于10:31前到场，时限已过，尚未到场。");
}

/* The first look of all tells nothing: of a file that is opened when both times have passed. */
static void
test_nothing_at_the_first_look (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *told = NULL;

  open_at (fixture, "today", "2026-11-26T10:30:36+08:00");
  told = hut_notice_board_wait (fixture->board, 1);
  assert_says (told, "供热公司 · 2026-哨-0001\n");
}

/* The time has passed when the window offers what is then to be issued. */
static void
test_none_where_it_is_switched_off (Fixture *fixture, gconstpointer unused)
{
  HutDriver *driver;
  g_autoptr (HutNode) box = NULL;
  g_autofree char *told = NULL;

  open_at (fixture, "whistles", "2026-11-26T10:29:25+08:00");
  driver = fixture->stage.driver;
  hut_driver_type_keys (driver, "<Control>comma");
  box = hut_driver_find (driver, NULL, ATSPI_ROLE_CHECK_BOX, "以通知提醒吹哨事项*");
  hut_driver_wait_state (driver, box, ATSPI_STATE_CHECKED, TRUE);
  hut_driver_type_keys (driver, "<Alt>n");
  hut_driver_wait_state (driver, box, ATSPI_STATE_CHECKED, FALSE);
  hut_driver_type_keys (driver, "Escape");
  /* There was time for all this on a slow machine; on a quick one some is left. */
  g_usleep (15 * G_USEC_PER_SEC);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_PUSH_BUTTON, "督办单…，区交通支队");
  /* That it is not told is on record a moment after the page shows it. */
  g_usleep (5 * G_USEC_PER_SEC);
  close_window (fixture);
  open_at (fixture, "today", "2026-11-26T10:30:47+08:00");
  told = hut_notice_board_wait (fixture->board, 1);
  assert_says (told, "供热公司 · 2026-哨-0001\n");
}

/* ---- With a server ---- */

#define STREET "110108014"
#define FIRE "区消防救援支队"

static const HutDeskAccount accounts[] = {
  { "王芳", "clerk", NULL, NULL },
  { "李强", "department", "--unit", "fire" },
};

typedef struct
{
  HutDeskServer server;
  HutNoticeBoard *board;
  HutDeskStage street, fire;
} Desks;

static void
make_stage (Desks *desks, HutDeskStage *stage, const char *user)
{
  hut_desk_stage_make (stage, NULL);
  hut_desk_stage_join (stage, desks->server.url, user, desks->server.password_file);
  g_free (hut_desk_stage_ctl (stage, "init --street " STREET));
}

static void
set_up_desks (Desks *desks, gconstpointer unused)
{
  desks->board = hut_notice_board_new ();
  hut_desk_server_start (&desks->server, STREET, accounts, G_N_ELEMENTS (accounts));
  make_stage (desks, &desks->street, "王芳");
  make_stage (desks, &desks->fire, "李强");
}

static void
tear_down_desks (Desks *desks, gconstpointer unused)
{
  hut_desk_stage_tear_down (&desks->street);
  hut_desk_stage_tear_down (&desks->fire);
  hut_desk_server_stop (&desks->server);
  hut_notice_board_free (desks->board);
}

/* Does @words there by hutongctl, and brings it to the server. */
static void
do_there (HutDeskStage *stage, const char *words)
{
  g_autofree char *sync = g_strdup_printf ("sync --server %s --user %s --password-file '%s'",
                                           stage->more[1], stage->more[3], stage->more[5]);

  if (words != NULL)
    g_free (hut_desk_stage_ctl (stage, words));
  g_free (hut_desk_stage_ctl (stage, sync));
}

/* What was there when it first came into step is not told. */
static void
test_a_department_is_told_when_it_is_called (Desks *desks, gconstpointer unused)
{
  g_autofree char *told = NULL;

  do_there (&desks->street, "whistle raise --occasion demand --task 清理消防通道 --call fire=60");
  hut_desk_stage_open (&desks->fire, "whistles");
  hut_desk_stage_see (&desks->fire, ATSPI_ROLE_LIST_ITEM, "清理消防通道，*");
  do_there (&desks->street, "whistle raise --occasion emergency --task 仓库起火 --call fire=10/30");
  told = hut_notice_board_wait (desks->board, 1);
  assert_says (told, FIRE " · 2026-哨-0002\n");
  assert_says (told, "仓库起火");
  hut_notice_board_choose (desks->board);
  hut_desk_stage_see (&desks->fire, ATSPI_ROLE_INVALID, "仓库起火");
}

static void
test_the_street_is_told_when_a_department_disputes (Desks *desks, gconstpointer unused)
{
  g_autofree char *told = NULL;

  do_there (&desks->street, "whistle raise --occasion demand --task 清理消防通道 --call fire=60");
  do_there (&desks->fire, NULL);
  hut_desk_stage_open (&desks->street, "today");
  do_there (&desks->fire, "whistle act 2026-哨-0001 fire dispute reason=不属于本队职责");
  told = hut_notice_board_wait (desks->board, 1);
  assert_says (told, FIRE " · 2026-哨-0001\n");
  assert_says (told, "不属于本队职责");
  assert_says (told, "应出具：");
}

#define DESKS(path, function)                                                                      \
  g_test_add ("/whistle-bell/" path, Desks, NULL, set_up_desks, function, tear_down_desks)
#define ADD(path, function)                                                                        \
  g_test_add ("/whistle-bell/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("told-once-and-leads-to-the-whistle", test_told_once_and_leads_to_the_whistle);
  ADD ("nothing-at-the-first-look", test_nothing_at_the_first_look);
  ADD ("none-where-it-is-switched-off", test_none_where_it_is_switched_off);
  DESKS ("a-department-is-told-when-it-is-called", test_a_department_is_told_when_it_is_called);
  DESKS ("the-street-is-told-when-a-department-disputes",
         test_the_street_is_told_when_a_department_disputes);
  return g_test_run ();
}
