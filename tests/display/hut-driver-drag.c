/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The pointer, for the one thing that neither the accessible tree nor a key can do: to carry
 * something from another program's window (file-dragger.c) onto the program's, by XDND as the X
 * server and the toolkit have it. Where the windows are is asked of the X server. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver-private.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <gio/gio.h>

typedef struct
{
  Display *display;
  GSubprocess *source;
  GDataInputStream *output;
  GPtrArray *said; /* char *: the lines of the source */
  const char *awaited;
  HutDriver *driver;
  const char *label; /* that the program shows while something is above it */
  int x, y;          /* where the pointer is */
  gboolean odd;
} Drag;

static void read_line (Drag *drag);

static void
on_line (GObject *stream, GAsyncResult *result, gpointer data)
{
  Drag *drag = data;
  g_autoptr (GError) error = NULL;
  char *line =
      g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (stream), result, NULL, &error);

  if (line == NULL)
    return;
  g_ptr_array_add (drag->said, line);
  read_line (drag);
}

static void
read_line (Drag *drag)
{
  g_data_input_stream_read_line_async (drag->output, G_PRIORITY_DEFAULT, NULL, on_line, drag);
}

static gboolean
has_said (gpointer data)
{
  Drag *drag = data;

  return g_ptr_array_find_with_equal_func (drag->said, drag->awaited, g_str_equal, NULL);
}

static void
await (Drag *drag, const char *word, HutDriverCheck check)
{
  g_autofree char *what = g_strdup_printf ("the drag did not come to “%s”", word);

  drag->awaited = word;
  if (!hut_driver_wait (check, drag))
    hut_driver_fail (drag->driver, what);
}

static void
move_to (Drag *drag, int x, int y)
{
  drag->x = x;
  drag->y = y;
  XTestFakeMotionEvent (drag->display, -1, x, y, CurrentTime);
  XSync (drag->display, False);
}

/* A hand is never still: what waits for the pointer to move is told again. */
static void
tremble (Drag *drag)
{
  drag->odd = !drag->odd;
  XTestFakeMotionEvent (drag->display, -1, drag->x + (drag->odd ? 12 : 0), drag->y, CurrentTime);
  XSync (drag->display, False);
}

static gboolean
begins (gpointer data)
{
  tremble (data);
  return has_said (data);
}

static gboolean
is_seen (gpointer data)
{
  Drag *drag = data;
  g_autoptr (HutNode) node = NULL;

  tremble (drag);
  node = hut_driver_look (drag->driver, NULL, ATSPI_ROLE_INVALID, drag->label);
  return node != NULL;
}

static void
centre_of (Drag *drag, Window window, int *x, int *y)
{
  XWindowAttributes attributes;

  g_assert_true (XGetWindowAttributes (drag->display, window, &attributes));
  *x = attributes.x + attributes.width / 2;
  *y = attributes.y + attributes.height / 2;
}

static void
start_source (Drag *drag, const char *type, const char *const *lines)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "display", "file-dragger", NULL);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (argv, program);
  g_ptr_array_add (argv, (char *)type);
  for (guint i = 0; lines[i] != NULL; i++)
    g_ptr_array_add (argv, (char *)lines[i]);
  g_ptr_array_add (argv, NULL);
  drag->source =
      g_subprocess_newv ((const char *const *)argv->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  drag->output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (drag->source));
  read_line (drag);
  await (drag, "ready", has_said);
}

static void
end_source (Drag *drag)
{
  g_subprocess_force_exit (drag->source);
  g_subprocess_wait (drag->source, NULL, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&drag->output);
  g_clear_object (&drag->source);
  g_ptr_array_unref (drag->said);
  XCloseDisplay (drag->display);
}

void
hut_driver_drop (HutDriver *driver, const char *type, const char *const *lines, const char *label)
{
  Drag drag = { .driver = driver, .label = label };
  int target_x, target_y, x, y;

  drag.display = XOpenDisplay (NULL);
  drag.said = g_ptr_array_new_with_free_func (g_free);
  g_assert_nonnull (drag.display);
  centre_of (&drag, hut_driver_top_window (drag.display), &target_x, &target_y);
  start_source (&drag, type, lines);
  centre_of (&drag, hut_driver_top_window (drag.display), &x, &y);

  move_to (&drag, x, y);
  XTestFakeButtonEvent (drag.display, 1, True, CurrentTime);
  await (&drag, "begun", begins);
  move_to (&drag, target_x, target_y);
  await (&drag, label, is_seen);
  XTestFakeButtonEvent (drag.display, 1, False, CurrentTime);
  XSync (drag.display, False);
  await (&drag, "taken", has_said);
  end_source (&drag);
}
