/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers of a whistle in the window: a unit that never answers is supervised, which is on
 * record when the paper is saved, and not before. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

static void
set_up (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_make (stage, NULL);
  g_free (hut_desk_stage_ctl (stage, "demo --cases 20"));
  /* Called long ago by telephone, and entered now. */
  g_free (hut_desk_stage_ctl (stage, "whistle raise --occasion emergency --task 消防栓漏水 "
                                     "--call traffic=10/30 --at 2026-11-26T10:00:00"));
  hut_desk_stage_open (stage, "whistles");
}

static void
tear_down (HutDeskStage *stage, gconstpointer unused)
{
  hut_desk_stage_tear_down (stage);
}

static gboolean
is_on_record (HutDeskStage *stage)
{
  g_autofree char *said = hut_desk_stage_ctl (stage, "whistle list --json");

  return strstr (said, "\"supervised\"") != NULL;
}

static void
save_as (HutDeskStage *stage, const char *name)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autoptr (HutNode) dialog = NULL;
  g_autoptr (HutNode) entry = NULL;
  g_autoptr (HutNode) save = NULL;

  hut_desk_stage_press (stage, "存为 PDF*");
  dialog = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_INVALID, "存为 PDF");
  entry = hut_driver_find (stage->driver, dialog, ATSPI_ROLE_TEXT, NULL);
  hut_driver_set_text (stage->driver, entry, path);
  save = hut_driver_find (stage->driver, dialog, ATSPI_ROLE_PUSH_BUTTON, "保存*");
  hut_driver_act (stage->driver, save, NULL);
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_INVALID, "存为 PDF");
}

static void
test_supervised_when_saved (HutDeskStage *stage, gconstpointer unused)
{
  g_autofree char *name = g_strdup_printf ("hutong-%u.pdf", g_random_int ());
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autofree char *saved = g_strdup_printf ("已保存为 %s", name);

  hut_desk_stage_see (stage, ATSPI_ROLE_LIST_ITEM, "*消防栓漏水*");
  hut_desk_stage_press (stage, "督办单…，区交通支队");
  hut_desk_stage_see (stage, ATSPI_ROLE_IMAGE, "第 1 页 / 共 *");
  g_assert_false (is_on_record (stage));
  save_as (stage, name);
  hut_desk_stage_see (stage, ATSPI_ROLE_LABEL, saved);
  g_unlink (path);
  hut_driver_type_keys (stage->driver, "Escape");
  hut_desk_stage_see (stage, ATSPI_ROLE_INVALID, "已记录发出：督办单，区交通支队*");
  g_assert_true (is_on_record (stage));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/whistle-print/supervised-when-the-paper-is-saved-not-before", HutDeskStage, NULL,
              set_up, test_supervised_when_saved, tear_down);
  return g_test_run ();
}
