/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Two desktops change the same words apart and meet at a server, all real processes: the window
 * says so in words, its answer is given by reading alone, and reaches the other desktop. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-server.h"
#include "hut-driver.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define STREET "110108014"
#define HERE "路灯三盏不亮"
#define THERE "路灯两盏不亮"

typedef struct
{
  HutDeskServer server;
  char *here;
  char *there;
  char *id; /* of the case that both change */
} Fixture;

static void
sync_desktop (Fixture *fixture, const char *db, const char *user)
{
  g_free (hut_desk_server_run ("ctl", "hutongctl", "--db", db, "sync", "--server",
                               fixture->server.url, "--user", user, "--password-file",
                               fixture->server.password_file, NULL));
}

static void
change_title (Fixture *fixture, const char *db, const char *title)
{
  g_autofree char *assignment = g_strconcat ("title=", title, NULL);

  g_free (hut_desk_server_run ("ctl", "hutongctl", "--db", db, "case", "edit", fixture->id,
                               assignment, NULL));
}

static char *
member (const char *json, const char *name)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  return g_strdup (
      json_object_get_string_member (json_node_get_object (json_parser_get_root (parser)), name));
}

static char *
title_in (Fixture *fixture, const char *db)
{
  g_autofree char *shown = hut_desk_server_run ("ctl", "hutongctl", "--db", db, "case", "show",
                                                fixture->id, "--json", NULL);

  return member (shown, "title");
}

/* Both desktops have the case; then each gives it another title, the one there last. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const HutDeskAccount accounts[] = { { "甲", "clerk", NULL, NULL },
                                             { "乙", "clerk", NULL, NULL } };
  g_autofree char *cases = NULL;

  hut_desk_server_start (&fixture->server, STREET, accounts, G_N_ELEMENTS (accounts));
  fixture->here = g_build_filename (fixture->server.folder, "here.db", NULL);
  fixture->there = g_build_filename (fixture->server.folder, "there.db", NULL);

  g_free (hut_desk_server_run ("ctl", "hutongctl", "--db", fixture->here, "demo", "--cases", "3",
                               NULL));
  g_free (hut_desk_server_run ("ctl", "hutongctl", "--db", fixture->there, "init", "--street",
                               STREET, NULL));
  sync_desktop (fixture, fixture->here, "甲");
  sync_desktop (fixture, fixture->there, "乙");
  cases = hut_desk_server_run ("ctl", "hutongctl", "--db", fixture->there, "cases", "--limit", "1",
                               "--json", NULL);
  fixture->id = member (cases, "id");

  change_title (fixture, fixture->here, HERE);
  change_title (fixture, fixture->there, THERE);
  sync_desktop (fixture, fixture->there, "乙");
  sync_desktop (fixture, fixture->here, "甲");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  hut_desk_server_stop (&fixture->server);
  g_free (fixture->here);
  g_free (fixture->there);
  g_free (fixture->id);
}

static HutDriver *
open_window (Fixture *fixture)
{
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "app", "hutong", NULL);
  const char *argv[] = { program,
                         "--db",
                         fixture->here,
                         "--server",
                         fixture->server.url,
                         "--user",
                         "甲",
                         "--password-file",
                         fixture->server.password_file,
                         NULL };
  static const char *const environment[] = { "HUTONG_SAY_READY", "1", NULL };
  HutDriver *driver = hut_driver_start (HUT_DRIVER_CHINESE, environment, argv);

  hut_driver_wait_line (driver, "ready");
  return driver;
}

/* The later title is in force until a person decides; the card offers the other. */
static void
test_answer_reaches_the_other_desktop (Fixture *fixture, gconstpointer data)
{
  HutDriver *driver = open_window (fixture);
  g_autofree char *before = title_in (fixture, fixture->there);
  g_autofree char *after = NULL;
  g_autoptr (HutNode) card = NULL;

  g_assert_cmpstr (before, ==, THERE);
  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "冲突待处理: 1");
  card = hut_driver_find (driver, NULL, ATSPI_ROLE_PANEL, "两人同时修改了“标题”");
  g_object_unref (hut_driver_find (driver, card, ATSPI_ROLE_LABEL, HERE));
  g_object_unref (hut_driver_find (driver, card, ATSPI_ROLE_LABEL, THERE));
  g_object_unref (hut_driver_find (driver, card, ATSPI_ROLE_PUSH_BUTTON, "保留“" THERE "”"));
  hut_driver_press (driver, ATSPI_ROLE_PUSH_BUTTON, "改为“" HERE "”");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_PANEL, "两人同时修改了“标题”");

  /* the window's own sync sends the answer; when nothing waits any more, it is there */
  g_object_unref (hut_driver_find (driver, NULL, ATSPI_ROLE_PUSH_BUTTON, "同步：已同步*"));
  sync_desktop (fixture, fixture->there, "乙");
  after = title_in (fixture, fixture->there);
  g_assert_cmpstr (after, ==, HERE);
  hut_driver_stop (driver, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/conflict/an-answer-reaches-the-other-desktop", Fixture, NULL, set_up,
              test_answer_reaches_the_other_desktop, tear_down);
  return g_test_run ();
}
