/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The screens that the projector chooses from, as a window system tells of them: a new one is heard
 * of before its size is, one is changed while it is there, one is gone at once. */

#include "widgets/hut-monitor.h"
#include "hut-output-server.h"
#include "hut-wall-stage.h"

#define SOCKET "hutong-outputs"

typedef struct
{
  HutOutputServer *server;
  GdkDisplay *display;
  GListModel *screens;
  char *told; /* what was listed when a change was last told of */
  guint n_changes;
  gboolean was_unsized; /* a screen was listed that had no size */
  const char *wanted;
} Fixture;

/* "0,0 1280×800; 1280,0 1024×768" */
static char *
describe (Fixture *fixture)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (fixture->screens); i++)
    {
      g_autoptr (HutMonitor) screen = g_list_model_get_item (fixture->screens, i);
      GdkRectangle place;

      hut_monitor_get_geometry (screen, &place);
      g_string_append_printf (words, "%s%d,%d %d×%d", i > 0 ? "; " : "", place.x, place.y,
                              place.width, place.height);
      fixture->was_unsized |= place.width == 0 || place.height == 0;
    }
  return g_string_free (words, FALSE);
}

static gboolean
is_as_wanted (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (fixture->told, fixture->wanted);
}

static void
wait_for (Fixture *fixture, const char *words)
{
  fixture->wanted = words;
  hut_wall_stage_wait_until (is_as_wanted, fixture);
}

static void
on_changed (GListModel *screens, guint position, guint removed, guint added, Fixture *fixture)
{
  g_free (fixture->told);
  fixture->told = describe (fixture);
  g_test_message ("%s", fixture->told);
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->server = hut_output_server_new (SOCKET);
  hut_output_server_plug (fixture->server, 0, 0, 1280, 800);
  fixture->display = gdk_display_open (SOCKET);
  g_assert_nonnull (fixture->display);
  fixture->screens = hut_monitors_of (fixture->display);
  g_signal_connect (fixture->screens, "items-changed", G_CALLBACK (on_changed), fixture);
  fixture->told = describe (fixture);
  wait_for (fixture, "0,0 1280×800");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_assert_finalize_object (fixture->screens);
  gdk_display_close (fixture->display);
  hut_output_server_free (fixture->server);
  g_free (fixture->told);
}

/* And it is found again by where it was. */
static void
plugged_in_it_is_there_when_its_size_is_known (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (HutMonitor) first = NULL, again = NULL;
  g_autofree char *place = NULL;

  hut_output_server_plug (fixture->server, 1, 1280, 1024, 768);
  wait_for (fixture, "0,0 1280×800; 1280,0 1024×768");
  first = g_list_model_get_item (fixture->screens, 1);
  place = hut_monitor_place (first);
  hut_output_server_unplug (fixture->server, 1);
  wait_for (fixture, "0,0 1280×800");
  g_assert_null (hut_monitor_find (fixture->screens, place));
  hut_output_server_plug (fixture->server, 1, 1280, 1024, 768);
  wait_for (fixture, "0,0 1280×800; 1280,0 1024×768");
  again = hut_monitor_find (fixture->screens, place);
  g_assert_nonnull (again);
  g_assert_false (fixture->was_unsized);
}

/* A projector that comes with another resolution is laid out for it. */
static void
a_resolution_that_changes_is_followed (Fixture *fixture, gconstpointer unused)
{
  hut_output_server_plug (fixture->server, 1, 1280, 1024, 768);
  wait_for (fixture, "0,0 1280×800; 1280,0 1024×768");
  hut_output_server_plug (fixture->server, 1, 1280, 1920, 1080);
  wait_for (fixture, "0,0 1280×800; 1280,0 1920×1080");
}

/* What is told in many words is one change. */
static void
a_screen_is_one_change (Fixture *fixture, gconstpointer unused)
{
  fixture->n_changes = 0;
  hut_output_server_plug (fixture->server, 1, 1280, 1024, 768);
  wait_for (fixture, "0,0 1280×800; 1280,0 1024×768");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

int
main (int argc, char **argv)
{
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

  g_test_init (&argc, &argv, NULL);
  g_setenv ("GDK_BACKEND", "wayland", TRUE);
  gtk_init_check (); /* there is no display yet; newer GTKs open none before this */
  ADD ("/projector/screens/plugged-in-it-is-there-when-its-size-is-known",
       plugged_in_it_is_there_when_its_size_is_known);
  ADD ("/projector/screens/a-resolution-that-changes-is-followed",
       a_resolution_that_changes_is_followed);
  ADD ("/projector/screens/a-screen-is-one-change", a_screen_is_one_change);
  return g_test_run ();
}
