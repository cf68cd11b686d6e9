/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "widgets/hut-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A wall: a native window of its own that fills the chosen screen. When that screen is unplugged
 * the window goes away, so that it never covers the operator's, and it comes back when the screen
 * does. Where there is no second screen it is an ordinary window, to be shared in a conference,
 * moved by hand, or made to fill the screen there is. The window is there only while it is on:
 * GTK 4.8 gives a window that is not shown out as part of the accessible tree, and fails on it.
 *
 * Property: standing (HutWallStanding, notifies). */
#define HUT_TYPE_WALL_WINDOW (hut_wall_window_get_type ())
G_DECLARE_FINAL_TYPE (HutWallWindow, hut_wall_window, HUT, WALL_WINDOW, GObject)

typedef enum
{
  HUT_WALL_OFF,      /* there is no window */
  HUT_WALL_ON,       /* on its screen */
  HUT_WALL_WINDOWED, /* there is no other screen */
  HUT_WALL_LOST,     /* its screen is unplugged */
} HutWallStanding;

#define HUT_TYPE_WALL_STANDING (hut_wall_standing_get_type ())
GType hut_wall_standing_get_type (void);

/* What a wall shows. Static. */
typedef struct
{
  const char *title; /* of the window, to be translated */
  const char *style; /* a class of the window, or NULL */
  /* What fills the window, each time it is opened; floating. */
  GtkWidget *(*make) (gpointer data);
  /* @child is about to be on a screen of that size, or in a window; or NULL. */
  void (*put) (GtkWidget *child, int width, int height, gpointer data);
} HutWallContent;

/* @data: what @content is given, which outlives the wall. @monitors: of HutMonitor, or NULL: the
 * display's. Takes a reference. Closed at first. */
HutWallWindow *hut_wall_window_new (const HutWallContent *content, gpointer data,
                                    GListModel *monitors);

/* Opens the window, or closes it. */
void hut_wall_window_set_on (HutWallWindow *self, gboolean on);

/* The native window, and what fills it; NULL while it is not on, or its screen is away. Owned by
 * @self. */
GtkWindow *hut_wall_window_get_window (HutWallWindow *self);
GtkWidget *hut_wall_window_get_child (HutWallWindow *self);

/* How large it is where it is an ordinary window; of the next that is opened. */
void hut_wall_window_set_size (HutWallWindow *self, int width, int height);

/* The window fills its screen, or the one that it stands on, or does so no longer. */
void hut_wall_window_toggle_fullscreen (HutWallWindow *self);

HutWallStanding hut_wall_window_get_standing (HutWallWindow *self);

/* The screens there are; owned by the window. */
GListModel *hut_wall_window_get_monitors (HutWallWindow *self);

/* The screen: as it is remembered ("HDMI-1@1920,0"), to be kept between sessions; NULL: the first
 * that is not the operator's. */
void hut_wall_window_set_place (HutWallWindow *self, const char *place);
const char *hut_wall_window_get_place (HutWallWindow *self);

/* "HDMI-1 1920×1080" of the screen that it is on or would be; NULL where there is none. Free with
 * g_free(). */
char *hut_wall_window_screen_words (HutWallWindow *self);

/* The size of that screen, also while it is unplugged, or 1920 × 1080; what it shows is laid out
 * for.
 */
void hut_wall_window_get_shape (HutWallWindow *self, int *width, int *height);

G_END_DECLS
