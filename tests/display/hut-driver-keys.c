/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The keyboard: keys as the X server gives them, to whatever has the focus. What no key of the
 * keyboard writes is laid on keys that are free, all of a text at once, since a program asks what a
 * key means when it comes to read it. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-driver-private.h"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>
#include <string.h>

/* The program's uppermost real window: there is no window manager to give it the focus. */
Window
hut_driver_top_window (Display *display)
{
  Window root, parent, *children = NULL, top = None;
  unsigned int count = 0;

  XQueryTree (display, DefaultRootWindow (display), &root, &parent, &children, &count);
  for (unsigned int i = 0; i < count; i++)
    {
      XWindowAttributes attributes;

      if (XGetWindowAttributes (display, children[i], &attributes) &&
          attributes.map_state == IsViewable && !attributes.override_redirect &&
          attributes.class == InputOutput && attributes.width > 1)
        top = children[i];
    }
  if (children != NULL)
    XFree (children);
  return top;
}

static void
send_key (Display *display, KeySym key, Bool press)
{
  KeyCode code = XKeysymToKeycode (display, key);

  g_assert_cmpint (code, !=, 0);
  XTestFakeKeyEvent (display, code, press, CurrentTime);
}

static Display *
open_keyboard (HutDriver *driver)
{
  Display *display = XOpenDisplay (NULL);
  Window window;

  g_assert_nonnull (display);
  window = hut_driver_top_window (display);
  if (window == None)
    hut_driver_fail (driver, "there is no window to type to");
  XSetInputFocus (display, window, RevertToPointerRoot, CurrentTime);
  return display;
}

void
hut_driver_focus_window (HutDriver *driver)
{
  Display *display = open_keyboard (driver);

  XSync (display, False);
  XCloseDisplay (display);
}

void
hut_driver_type_keys (HutDriver *driver, const char *accelerator)
{
  static const struct
  {
    const char *name;
    KeySym key;
  } modifiers[] = { { "<Control>", XK_Control_L },
                    { "<Shift>", XK_Shift_L },
                    { "<Alt>", XK_Alt_L } };
  Display *display = open_keyboard (driver);
  KeySym held[G_N_ELEMENTS (modifiers)];
  const char *rest = accelerator;
  guint n_held = 0;

  for (guint i = 0; i < G_N_ELEMENTS (modifiers); i++)
    if (g_str_has_prefix (rest, modifiers[i].name))
      {
        rest += strlen (modifiers[i].name);
        held[n_held++] = modifiers[i].key;
      }

  KeySym key = XStringToKeysym (rest);

  g_assert_cmpint (key, !=, NoSymbol);
  for (guint i = 0; i < n_held; i++)
    send_key (display, held[i], True);
  send_key (display, key, True);
  send_key (display, key, False);
  while (n_held > 0)
    send_key (display, held[--n_held], False);
  XSync (display, False);
  XCloseDisplay (display);
}

typedef struct
{
  KeyCode code;
  gboolean shift;
} Key;

/* A character that the keyboard has. */
static gboolean
find_key (Display *display, gunichar character, Key *key)
{
  int width = 0;
  KeySym *map;

  *key = (Key){ character < 0x80 ? XKeysymToKeycode (display, character) : 0, FALSE };
  if (key->code == 0)
    return FALSE;
  map = XGetKeyboardMapping (display, key->code, 1, &width);
  key->shift = width > 1 && map[0] != character && map[1] == character;
  XFree (map);
  return TRUE;
}

/* Lays each character of @text that the keyboard does not have on a free key, and returns the keys
 * in order. */
static GArray *
lay_text (Display *display, const char *text)
{
  g_autoptr (GHashTable) laid = g_hash_table_new (NULL, NULL);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (Key));
  int low, high, width, next;
  KeySym *map;

  XDisplayKeycodes (display, &low, &high);
  map = XGetKeyboardMapping (display, low, high - low + 1, &width);
  next = high;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);
      KeySym sym = 0x01000000 | character;
      Key key;

      if (!find_key (display, character, &key))
        key.code = GPOINTER_TO_UINT (g_hash_table_lookup (laid, GUINT_TO_POINTER (character)));
      while (key.code == 0 && next > low && map[(next - low) * width] != NoSymbol &&
             (map[(next - low) * width] & 0xff000000) != 0x01000000)
        next--;
      if (key.code == 0)
        {
          g_assert_cmpint (next, >, low);
          key.code = next--;
          XChangeKeyboardMapping (display, key.code, 1, &sym, 1);
          g_hash_table_insert (laid, GUINT_TO_POINTER (character), GUINT_TO_POINTER (key.code));
        }
      g_array_append_val (keys, key);
    }
  XFree (map);
  XSync (display, False);
  return keys;
}

void
hut_driver_type_text (HutDriver *driver, HutNode *node, const char *text)
{
  g_autofree char *pattern = g_strconcat ("*", text, "*", NULL);
  Display *display = open_keyboard (driver);
  g_autoptr (GArray) keys = lay_text (display, text);

  for (guint i = 0; i < keys->len; i++)
    {
      const Key *key = &g_array_index (keys, Key, i);

      if (key->shift)
        send_key (display, XK_Shift_L, True);
      XTestFakeKeyEvent (display, key->code, True, CurrentTime);
      XTestFakeKeyEvent (display, key->code, False, CurrentTime);
      if (key->shift)
        send_key (display, XK_Shift_L, False);
    }
  XSync (display, False);
  hut_driver_wait_text (driver, node, pattern);
  XCloseDisplay (display);
}
