/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which pictures of a topic are projected, and that they are those on record: photographs are told
 * by their widths. */

#include "council/hut-projector.h"
#include "domain/hut-attachment-plan.h"
#include "exchange/hut-attachment.h"
#include "hut-test-meeting.h"
#include "hut-test-store.h"
#include "store/hut-blobs.h"

#include <glib/gstdio.h>

typedef struct
{
  HutTestStore test;
  HutOffice *office;
  HutTestMeeting *meeting;
  HutCaseBrowser *browser;
  HutWallPictures *pictures;
  HutUid topic;
  guint n_changes;
} Fixture;

static void
on_changed (HutWallPictures *pictures, Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *map =
      g_test_build_filename (G_TEST_DIST, "..", "data", "demo", "110108014.hutmap", NULL);
  g_autoptr (GError) error = NULL;

  hut_test_store_set_up (&fixture->test, NULL);
  fixture->office = hut_test_load_office (NULL);
  fixture->meeting = hut_test_meeting_new_in (fixture->test.store, fixture->test.reader,
                                              fixture->office, "council", "2026-11-26", 5);
  fixture->topic = hut_test_topic (fixture->meeting, "Shed", NULL);
  fixture->browser = hut_case_browser_new (fixture->test.store, &error);
  g_assert_no_error (error);
  fixture->pictures = hut_wall_pictures_new (fixture->browser, map);
  g_signal_connect (fixture->pictures, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  HutWallPictures *pictures = g_steal_pointer (&fixture->pictures);

  /* What is being read keeps it until then. */
  g_set_weak_pointer (&fixture->pictures, pictures);
  g_signal_handlers_disconnect_by_data (pictures, fixture);
  g_object_unref (pictures);
  while (fixture->pictures != NULL)
    g_main_context_iteration (NULL, TRUE);
  hut_case_browser_close (fixture->browser);
  g_clear_object (&fixture->browser);
  hut_test_meeting_free (fixture->meeting);
  hut_office_unref (fixture->office);
  hut_test_store_tear_down (&fixture->test, NULL);
}

static GBytes *
paint_photo (int width)
{
  gsize stride = (gsize)width * 4;
  g_autoptr (GBytes) dots = g_bytes_new_take (g_malloc0 (stride * 8), stride * 8);
  g_autoptr (GdkTexture) texture =
      gdk_memory_texture_new (width, 8, GDK_MEMORY_R8G8B8A8, dots, stride);

  return gdk_texture_save_to_png_bytes (texture);
}

/* A photograph of @width that may be projected; @moment: "before", "after" or NULL. */
static HutUid
attach (Fixture *fixture, int width, const char *moment)
{
  g_autoptr (GBytes) bytes = paint_photo (width);
  g_autoptr (GError) error = NULL;
  g_autoptr (HutAttachment) attachment = hut_attachment_new (bytes, "photo.png", &error);
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  const GPtrArray *all;
  HutUid id;

  g_assert_no_error (error);
  g_assert_true (hut_attachment_keep (attachment, fixture->test.store, write, &hut_kind_topic,
                                      &fixture->topic, &error));
  g_assert_true (hut_store_write (fixture->test.store, write, &error));
  g_assert_no_error (error);
  hut_test_meeting_reload (fixture->meeting);
  all = fixture->meeting->meeting->attachments;
  id = ((HutRecord *)all->pdata[all->len - 1])->id;
  hut_test_do (fixture->meeting, hut_attachment_plan_publish, &id);
  if (moment != NULL)
    hut_test_do (fixture->meeting, hut_attachment_plan_date, &id, moment);
  return id;
}

static HutScreen *
screen_of (Fixture *fixture, const HutPoint *place)
{
  HutScreen *screen = hut_screen_new_black ();

  screen->kind = HUT_SCREEN_PLACE;
  screen->subject = fixture->topic;
  screen->has_place = place != NULL;
  if (place != NULL)
    screen->place = *place;
  return screen;
}

/* "before:10 photo:12", as they stand beside each other, once they have come. */
static char *
look (Fixture *fixture, const HutPoint *place)
{
  static const char *const kinds[] = { "map", "photo", "before", "after" };
  g_autoptr (HutScreen) screen = screen_of (fixture, place);
  g_autoptr (GString) words = g_string_new (NULL);
  GListModel *list;

  /* What was written is told by way of the main loop. */
  for (fixture->n_changes = 0; fixture->n_changes == 0;)
    {
      hut_wall_pictures_load (fixture->pictures, screen);
      g_main_context_iteration (NULL, TRUE);
    }
  list = hut_wall_pictures_peek (fixture->pictures, &fixture->topic);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (HutWallPicture) picture = g_list_model_get_item (list, i);
      HutWallPictureKind kind = hut_wall_picture_get_kind (picture);

      g_string_append_printf (words, "%s%s", i > 0 ? " " : "", kinds[kind]);
      if (kind != HUT_PICTURE_MAP)
        g_string_append_printf (
            words, ":%d",
            gdk_paintable_get_intrinsic_width (hut_wall_picture_get_paintable (picture)));
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
assert_shows (Fixture *fixture, const HutPoint *place, const char *expected)
{
  g_autofree char *words = look (fixture, place);

  g_assert_cmpstr (words, ==, expected);
}

static const HutPoint gate = { 1163260000, 399960000 };
static const HutPoint bridge = { 1163200000, 399980000 };

/* The first of before, the last of after; what says neither only where room is left. */
static void
test_before_and_after (Fixture *fixture, gconstpointer unused)
{
  assert_shows (fixture, NULL, "");
  attach (fixture, 10, NULL);
  assert_shows (fixture, NULL, "photo:10");
  attach (fixture, 11, NULL);
  attach (fixture, 12, NULL);
  assert_shows (fixture, NULL, "photo:10 photo:11");
  attach (fixture, 20, "after");
  attach (fixture, 21, "after");
  assert_shows (fixture, NULL, "photo:10 after:21");
  attach (fixture, 30, "before");
  attach (fixture, 31, "before");
  assert_shows (fixture, &gate, "map before:30 after:21");
}

static void
test_withheld_is_gone (Fixture *fixture, gconstpointer unused)
{
  HutUid id = attach (fixture, 10, "before");

  attach (fixture, 11, NULL);
  assert_shows (fixture, NULL, "before:10 photo:11");
  hut_test_do (fixture->meeting, hut_attachment_plan_withhold, &id);
  assert_shows (fixture, NULL, "photo:11");
  hut_test_do (fixture->meeting, hut_attachment_plan_publish, &id);
  hut_test_do (fixture->meeting, hut_attachment_plan_date, &id, "after");
  assert_shows (fixture, NULL, "photo:11 after:10");
}

static void
test_not_here_leaves_no_gap (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = hut_blobs_folder (fixture->test.path);
  g_autofree char *path = NULL;
  const char *sum;

  attach (fixture, 10, "before");
  sum = hut_record_get_text (fixture->meeting->meeting->attachments->pdata[0], "sha256");
  path = g_strdup_printf ("%s/%.2s/%s", folder, sum, sum);
  attach (fixture, 11, "before");
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_shows (fixture, NULL, "before:11");
}

/* Where nothing has changed nothing is read; another place is another map. */
static void
test_another_place (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutScreen) same = screen_of (fixture, &gate);
  GListModel *list;

  assert_shows (fixture, &gate, "map");
  list = hut_wall_pictures_peek (fixture->pictures, &fixture->topic);
  g_object_ref (list);
  fixture->n_changes = 0;
  hut_wall_pictures_load (fixture->pictures, same);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  assert_shows (fixture, &bridge, "map");
  g_assert_true (hut_wall_pictures_peek (fixture->pictures, &fixture->topic) != list);
  g_object_unref (list);
  assert_shows (fixture, NULL, "");
}

static HutMeetingView *
read_view (Fixture *fixture)
{
  HutTestMeeting *test = fixture->meeting;

  return hut_meeting_view_new (hut_reader_meeting (test->reader, &test->id, NULL), test->office,
                               test->now);
}

static guint
count_on_wall (HutProjector *projector)
{
  GListModel *list = hut_projector_pictures_of (projector, hut_projector_get_screen (projector));

  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

/* Each time that the meeting was read again the projector asks for what is on record. */
static void
wait_on_wall (Fixture *fixture, HutProjector *projector, const HutMeetingView *view, guint n)
{
  while (count_on_wall (projector) != n)
    {
      hut_projector_set_view (projector, view);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* What comes while the wall is frozen is seen when it is let go. */
static void
test_frozen_stays (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutProjector) projector = hut_projector_new ();
  g_autoptr (HutScreenAsk) ask = hut_screen_ask_new (HUT_SCREEN_PLACE, &fixture->topic);
  g_autoptr (HutMeetingView) before = NULL;
  g_autoptr (HutMeetingView) after = NULL;

  attach (fixture, 10, NULL);
  before = read_view (fixture);
  hut_projector_set_pictures (projector, fixture->pictures);
  hut_projector_set_view (projector, before);
  hut_projector_show (projector, ask);
  wait_on_wall (fixture, projector, before, 1);
  hut_projector_set_frozen (projector, TRUE);
  attach (fixture, 11, NULL);
  after = read_view (fixture);
  /* The preview of the same topic has it already. */
  hut_projector_choose (projector, ask);
  do
    {
      hut_projector_set_view (projector, after);
      g_main_context_iteration (NULL, TRUE);
    }
  while (g_list_model_get_n_items (
             hut_projector_pictures_of (projector, hut_projector_get_preview (projector))) != 2);
  g_assert_cmpuint (count_on_wall (projector), ==, 1);
  hut_projector_set_frozen (projector, FALSE);
  wait_on_wall (fixture, projector, after, 2);
  hut_projector_set_view (projector, NULL);
  hut_projector_set_pictures (projector, NULL);
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/wall-pictures/before-and-after-are-as-they-were-marked", test_before_and_after);
  ADD ("/wall-pictures/what-is-withheld-is-gone", test_withheld_is_gone);
  ADD ("/wall-pictures/what-is-not-here-leaves-no-gap", test_not_here_leaves_no_gap);
  ADD ("/wall-pictures/another-place-is-another-map", test_another_place);
  ADD ("/wall-pictures/what-is-frozen-stays", test_frozen_stays);
  return g_test_run ();
}
