/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The papers of a whistle in the window: a unit that never answers is supervised, which is on
 * record when the paper is saved, and not before; and the record of the joint action shows the
 * photographs that are on this computer, and says which are not. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"

#include "exchange/hut-attachment.h"
#include "store/hut-reader-whistle.h"

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

/* ---- Photographs ---- */

static HutWhistle *
read_whistle (HutReader *reader)
{
  const HutWhistleAsk ask = { .unit = "traffic", .limit = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) whistles = hut_reader_whistles (reader, &ask, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (whistles->len, ==, 1);
  return g_ptr_array_steal_index (whistles, 0);
}

static const HutUid *
first_step (const HutWhistle *whistle)
{
  return &((HutRecord *)whistle->steps->pdata[0])->id;
}

/* A photograph that is kept here, called @name. */
static void
attach (HutStore *store, const HutWhistle *whistle, const char *name)
{
  g_autofree char *file =
      g_test_build_filename (G_TEST_DIST, "fuzz", "corpus-photo", "text.png", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutAttachment) attachment = hut_attachment_read (file, &error);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_no_error (error);
  g_free (attachment->name);
  attachment->name = g_strdup (name);
  g_assert_true (hut_attachment_keep_evidence (attachment, store, write, &whistle->whistle->id,
                                               first_step (whistle), &error));
  hut_store_write (store, write, &error);
  g_assert_no_error (error);
}

/* One of another desktop, whose content has not come. */
static void
attach_elsewhere (HutStore *store, const HutWhistle *whistle, const char *name)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutUid id = hut_uid_new ();
  HutRecord *record = hut_record_new (&hut_kind_attachment, &id, NULL);
  g_autoptr (GError) error = NULL;

  hut_record_set (record, "whistle", hut_value_uid (&whistle->whistle->id));
  hut_record_set (record, "step", hut_value_uid (first_step (whistle)));
  hut_record_set_text (record, "name", name);
  hut_record_set_text (record, "media_type", "image/png");
  hut_record_set_text (record, "sha256",
                       "00000000000000000000000000000000000000000000000000000000000000ff");
  hut_record_set_int (record, "size", 100);
  hut_record_set_int (record, "at", hut_record_get_int (whistle->whistle, "at", 0));
  hut_write_create (write, record);
  hut_store_write (store, write, &error);
  g_assert_no_error (error);
}

static void
set_up_photos (HutDeskStage *stage, gconstpointer unused)
{
  g_autoptr (HutWhistle) whistle = NULL;
  HutStore *store;
  HutReader *reader;

  hut_desk_stage_make (stage, NULL);
  g_free (hut_desk_stage_ctl (stage, "init --street 110108014"));
  g_free (hut_desk_stage_ctl (stage, "whistle raise --occasion emergency --task 消防栓漏水 "
                                     "--call traffic=10/30"));
  store = hut_store_open (stage->db, NULL);
  reader = hut_reader_new (store, NULL);
  whistle = read_whistle (reader);
  attach (store, whistle, "路口积水.png");
  attach_elsewhere (store, whistle, "对面路口.png");
  hut_reader_free (reader);
  hut_store_close (store);
  g_object_unref (store);
  hut_desk_stage_open (stage, "whistles");
}

/* The text of the PDF @path, or NULL where nothing here reads it. */
static char *
read_pdf (const char *path)
{
  g_autofree char *program = g_find_program_in_path ("pdftotext");
  const char *const words[] = { "pdftotext", "-q", path, "-", NULL };
  char *text = NULL;

  if (program != NULL)
    g_spawn_sync (NULL, (char **)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL,
                  NULL);
  return text;
}

static void
test_photographs_in_the_record (HutDeskStage *stage, gconstpointer unused)
{
  g_autofree char *name = g_strdup_printf ("hutong-%u.pdf", g_random_int ());
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), name, NULL);
  g_autofree char *saved = g_strdup_printf ("已保存为 %s", name);
  g_autofree char *text = NULL;
  g_autoptr (HutNode) which = NULL;

  hut_desk_stage_press (stage, "单据…");
  which = hut_driver_find (stage->driver, NULL, ATSPI_ROLE_COMBO_BOX, "文书*");
  hut_driver_choose (stage->driver, which, "联合处置记录");
  hut_desk_stage_see (stage, ATSPI_ROLE_IMAGE, "第 1 页 / 共 *");
  save_as (stage, name);
  hut_desk_stage_see (stage, ATSPI_ROLE_LABEL, saved);
  text = read_pdf (path);
  g_unlink (path);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      return;
    }
  g_assert_nonnull (strstr (text, "路口积水"));
  g_assert_nonnull (strstr (text, "对面路口"));
  g_assert_nonnull (strstr (text, "此照片不在本机"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/whistle-print/supervised-when-the-paper-is-saved-not-before", HutDeskStage, NULL,
              set_up, test_supervised_when_saved, tear_down);
  g_test_add ("/whistle-print/the-record-shows-the-photographs-that-are-here", HutDeskStage, NULL,
              set_up_photos, test_photographs_in_the_record, tear_down);
  return g_test_run ();
}
