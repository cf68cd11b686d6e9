/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A photograph that was attached on another desktop, in the real window: its record is there before
 * its content, which is said; and when the content comes, the picture turns up by itself. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-server.h"
#include "hut-desk-stage.h"

#include <glib/gstdio.h>
#include <string.h>

#define STREET "110108014"
#define ORDERS                                                                                     \
  "工单编号,诉求内容,诉求标题,派单时间,办理时限\n"                             \
  "HX1,井盖松动有响声,井盖松动,2026-11-27 09:00,2026-12-05 09:00\n"

/* A picture of one pixel. */
static const guint8 PNG[] = { 0x89, 'P',  'N',  'G',  0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00,
                              0x00, 0x0d, 'I',  'H',  'D',  'R',  0x00, 0x00, 0x00, 0x01,
                              0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1f,
                              0x15, 0xc4, 0x89, 0x00, 0x00, 0x00, 0x0d, 'I',  'D',  'A',
                              'T',  0x78, 0xda, 0x63, 0x64, 0xf8, 0xcf, 0x50, 0x0f, 0x00,
                              0x03, 0x86, 0x01, 0x80, 0x5a, 0x34, 0x7d, 0x6b, 0x00, 0x00,
                              0x00, 0x00, 'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82 };

static const HutDeskAccount accounts[] = {
  { "王芳", "clerk", NULL, NULL },
  { "李强", "clerk", NULL, NULL },
};

/* The other desktop, without a window, attaches the photograph to a case. */
static void
attach (HutDeskStage *far)
{
  g_autofree char *path = g_build_filename (far->folder, "现场.png", NULL);
  g_autofree char *cases = NULL;
  g_autofree char *words = NULL;
  const char *id;

  g_assert_true (g_file_set_contents (path, (const char *)PNG, sizeof PNG, NULL));
  hut_desk_stage_import (far, ORDERS);
  cases = hut_desk_stage_ctl (far, "cases --limit 1 --json");
  id = strstr (cases, "\"id\":\"");
  g_assert_nonnull (id);
  words = g_strdup_printf ("attach %.36s '%s'", id + strlen ("\"id\":\""), path);
  g_free (hut_desk_stage_ctl (far, words));
}

static char *
sync_far (HutDeskStage *far, HutDeskServer *server)
{
  g_autofree char *words =
      g_strdup_printf ("sync --server %s --user 王芳 --password-file '%s' --json", server->url,
                       server->password_file);

  return hut_desk_stage_ctl (far, words);
}

/* What failed is due again after a moment. */
static void
send_content (HutDeskStage *far, HutDeskServer *server)
{
  for (guint tries = 0; tries < 20; tries++)
    {
      g_autofree char *said = sync_far (far, server);

      if (strstr (said, "\"blobs_up\":1") != NULL)
        return;
      g_usleep (G_USEC_PER_SEC / 4);
    }
  g_assert_not_reached ();
}

static void
open_case (HutDeskStage *near)
{
  g_autoptr (HutNode) list = NULL;
  g_autoptr (HutNode) line = NULL;

  hut_desk_stage_open (near, "cases");
  list = hut_driver_find (near->driver, NULL, ATSPI_ROLE_LIST, "诉求");
  line = hut_driver_find (near->driver, list, ATSPI_ROLE_PANEL, "*，*");
  hut_driver_act (near->driver, line, "row.open");
}

static void
test_a_picture_turns_up_by_itself (void)
{
  HutDeskServer server = { 0 };
  HutDeskStage far = { 0 }, near = { 0 };
  g_autofree char *folder = NULL;
  g_autofree char *said = NULL;

  hut_desk_server_start (&server, STREET, accounts, G_N_ELEMENTS (accounts));
  hut_desk_stage_make (&far, NULL);
  hut_desk_stage_make (&near, NULL);
  g_free (hut_desk_stage_ctl (&far, "init --street " STREET));
  g_free (hut_desk_stage_ctl (&near, "init --street " STREET));
  attach (&far);
  /* A file in the place of the folder: the server keeps no contents yet. */
  folder = g_build_filename (server.folder, "server", "blobs", NULL);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  said = sync_far (&far, &server);
  g_assert_nonnull (strstr (said, "\"blobs_waiting\":1"));

  hut_desk_stage_join (&near, server.url, "李强", server.password_file);
  open_case (&near);
  hut_desk_stage_see (&near, ATSPI_ROLE_INVALID, "现场.png、图片*、不在本机");
  g_unlink (folder);
  send_content (&far, &server);
  hut_driver_wait_gone (near.driver, NULL, ATSPI_ROLE_INVALID, "现场.png、图片*、不在本机");
  hut_desk_stage_see (&near, ATSPI_ROLE_INVALID, "现场.png、图片 · 70 字节");
  hut_desk_stage_tear_down (&near);
  hut_desk_stage_tear_down (&far);
  hut_desk_server_stop (&server);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/photo-arrives/a-picture-turns-up-by-itself",
                   test_a_picture_turns_up_by_itself);
  return g_test_run ();
}
