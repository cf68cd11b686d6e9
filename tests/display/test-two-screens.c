/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The walls, of a meeting and of a whistle, with two real screens: Weston with two outputs, each a
 * window of the X server, whose pictures are looked at; closing the second's is pulling its plug.
 */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-desk-stage.h"
#include "hut-driver-private.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <gio/gio.h>
#include <string.h>

#define SOCKET "hutong-two-screens"
#define CONFIG                                                                                     \
  "[core]\nidle-time=0\n"                                                                          \
  "[output]\nname=screen0\nmode=1280x800\n"                                                        \
  "[output]\nname=screen1\nmode=1024x768\n"

typedef struct
{
  HutDeskStage stage;
  GSubprocess *weston;
  Display *display;
  Window screens[2];
} Fixture;

/* ---- Weston ---- */

static Window
find_screen (Display *display, const char *name)
{
  Atom property = XInternAtom (display, "_NET_WM_NAME", False);
  Window root, parent, *children = NULL, found = None;
  unsigned int n = 0;

  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &n);
  for (unsigned int i = 0; i < n; i++)
    {
      XTextProperty title = { 0 };

      if (XGetTextProperty (display, children[i], &title, property) &&
          g_str_has_suffix ((const char *)title.value, name))
        found = children[i];
      if (title.value != NULL)
        XFree (title.value);
    }
  if (children != NULL)
    XFree (children);
  return found;
}

static gboolean
is_up (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *socket = g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), SOCKET, NULL);

  fixture->screens[0] = find_screen (fixture->display, "screen0");
  fixture->screens[1] = find_screen (fixture->display, "screen1");
  return fixture->screens[0] != None && fixture->screens[1] != None &&
         g_file_test (socket, G_FILE_TEST_EXISTS);
}

static void
start_weston (Fixture *fixture)
{
  g_autofree char *config = g_build_filename (fixture->stage.folder, "weston.ini", NULL);
  g_autofree char *option = g_strconcat ("--config=", config, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (config, CONFIG, -1, &error);
  g_assert_no_error (error);
  fixture->weston =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                        &error, "weston", "--backend=x11-backend.so", "--output-count=2",
                        "--use-pixman", "--socket=" SOCKET, option, NULL);
  g_assert_no_error (error);
  fixture->display = XOpenDisplay (NULL);
  g_assert_true (hut_driver_wait (is_up, fixture));
  /* One beside the other: each is seen whole. */
  XMoveWindow (fixture->display, fixture->screens[1], 1300, 0);
  XSync (fixture->display, False);
  g_setenv ("GDK_BACKEND", "wayland", TRUE);
  g_setenv ("WAYLAND_DISPLAY", SOCKET, TRUE);
}

/* Asks the window of the screen to close: Weston then takes the screen away. */
static void
unplug (Fixture *fixture, guint n)
{
  XEvent event = { 0 };

  event.xclient.type = ClientMessage;
  event.xclient.window = fixture->screens[n];
  event.xclient.message_type = XInternAtom (fixture->display, "WM_PROTOCOLS", False);
  event.xclient.format = 32;
  event.xclient.data.l[0] = (long)XInternAtom (fixture->display, "WM_DELETE_WINDOW", False);
  XSendEvent (fixture->display, fixture->screens[n], False, NoEventMask, &event);
  XSync (fixture->display, False);
}

/* ---- What is seen ---- */

/* Whether the screen is of one colour along its edge: a projected title, which fills it. Without
 * one there are Weston's panel above and its pattern around. */
static gboolean
is_filled (Fixture *fixture, guint n)
{
  XWindowAttributes it;
  XImage *image;
  gboolean filled = TRUE;

  XGetWindowAttributes (fixture->display, fixture->screens[n], &it);
  image = XGetImage (fixture->display, fixture->screens[n], 0, 0, (unsigned int)it.width,
                     (unsigned int)it.height, AllPlanes, ZPixmap);
  for (int x = 0; x < it.width; x++)
    filled = filled && XGetPixel (image, x, 1) == XGetPixel (image, 1, 1) &&
             XGetPixel (image, x, it.height - 2) == XGetPixel (image, 1, 1);
  for (int y = 1; y < it.height - 1; y++)
    filled = filled && XGetPixel (image, it.width - 2, y) == XGetPixel (image, 1, 1);
  XDestroyImage (image);
  return filled;
}

static gboolean
is_second_filled (gpointer data)
{
  return is_filled (data, 1);
}

/* Whether the screen is white along its upper edge, as the head of a board is: without one there is
 * Weston's panel. */
static gboolean
is_headed (Fixture *fixture, guint n)
{
  XWindowAttributes it;
  XImage *image;
  gboolean headed = TRUE;

  XGetWindowAttributes (fixture->display, fixture->screens[n], &it);
  image = XGetImage (fixture->display, fixture->screens[n], 0, 0, (unsigned int)it.width, 2,
                     AllPlanes, ZPixmap);
  for (int x = 0; x < it.width; x++)
    headed = headed && (XGetPixel (image, x, 1) & 0xffffff) == 0xffffff;
  XDestroyImage (image);
  return headed;
}

static gboolean
is_second_headed (gpointer data)
{
  return is_headed (data, 1);
}

/* ---- The promises ---- */

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  hut_desk_stage_make (&fixture->stage, NULL);
  start_weston (fixture);
  g_free (hut_desk_stage_ctl (&fixture->stage, "demo --cases 0"));
  hut_desk_stage_open (&fixture->stage, "council");
}

static void
set_up_whistle (Fixture *fixture, gconstpointer unused)
{
  hut_desk_stage_make (&fixture->stage, NULL);
  start_weston (fixture);
  g_free (hut_desk_stage_ctl (&fixture->stage, "demo --cases 0"));
  g_free (hut_desk_stage_ctl (&fixture->stage,
                              "whistle raise --occasion emergency --task 消防栓漏水 "
                              "--call water=10/30"));
  hut_desk_stage_open (&fixture->stage, "whistles");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  hut_desk_stage_tear_down (&fixture->stage);
  XCloseDisplay (fixture->display);
  g_subprocess_send_signal (fixture->weston, SIGTERM);
  g_subprocess_wait (fixture->weston, NULL, NULL);
  g_object_unref (fixture->weston);
}

static void
it_fills_the_second_screen_and_goes_with_it (Fixture *fixture, gconstpointer unused)
{
  HutDriver *driver = fixture->stage.driver;

  hut_desk_stage_press (&fixture->stage, "进入会场");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "screen1 1024×768");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, "未投影：*会议");
  hut_desk_stage_press (&fixture->stage, "投影");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_FRAME, "投影");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, "正在投影：*会议");
  g_assert_true (hut_driver_wait (is_second_filled, fixture));
  g_assert_false (is_filled (fixture, 0));

  /* Unplugged it does not come upon the operator, who is told and goes on. */
  unplug (fixture, 1);
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_LABEL, "投影屏幕已断开*");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, "未投影：*会议");
  hut_driver_wait_gone (driver, NULL, ATSPI_ROLE_FRAME, "投影");
  g_assert_false (is_filled (fixture, 0));
  hut_desk_stage_press (&fixture->stage, "黑屏");
  hut_desk_stage_see (&fixture->stage, ATSPI_ROLE_INVALID, "未投影：黑屏");
}

static void
a_board_fills_it_and_goes_with_it (Fixture *fixture, gconstpointer unused)
{
  HutDeskStage *stage = &fixture->stage;

  hut_desk_stage_press (stage, "现场看板");
  hut_desk_stage_see (stage, ATSPI_ROLE_FRAME, "现场看板");
  g_assert_true (hut_driver_wait (is_second_headed, fixture));
  g_assert_false (is_headed (fixture, 0));
  unplug (fixture, 1);
  hut_desk_stage_see (stage, ATSPI_ROLE_LABEL, "看板所在的屏幕已断开*");
  hut_driver_wait_gone (stage->driver, NULL, ATSPI_ROLE_FRAME, "现场看板");

  /* Asked for again it is a window, and does not wait. */
  hut_desk_stage_press (stage, "现场看板");
  hut_desk_stage_see (stage, ATSPI_ROLE_FRAME, "现场看板");
}

int
main (int argc, char **argv)
{
  g_autofree char *weston = g_find_program_in_path ("weston");

  g_test_init (&argc, &argv, NULL);
  if (weston == NULL)
    {
      g_print ("1..0 # SKIP weston is not installed\n");
      return 0;
    }
  g_test_add ("/projector/it-fills-the-second-screen-and-goes-with-it", Fixture, NULL, set_up,
              it_fills_the_second_screen_and_goes_with_it, tear_down);
  g_test_add ("/whistle-board/it-fills-the-second-screen-and-goes-with-it", Fixture, NULL,
              set_up_whistle, a_board_fills_it_and_goes_with_it, tear_down);
  return g_test_run ();
}
