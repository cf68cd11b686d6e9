/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "council/hut-projector.h"
#include "council/hut-projector-monitor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The wall: a native window of its own that fills the chosen screen and shows what the projector
 * has on. When that screen is unplugged the window goes away, so that it never covers the
 * operator's, and it comes back when the screen does. Where there is no second screen it is an
 * ordinary window, to be shared in a conference or moved by hand. The window is there only while
 * something is projected: GTK 4.8 gives a window that is not shown out as part of the accessible
 * tree, and fails on it.
 *
 * Property: standing (HutWallStanding, notifies). */
#define HUT_TYPE_PROJECTOR_WINDOW (hut_projector_window_get_type ())
G_DECLARE_FINAL_TYPE (HutProjectorWindow, hut_projector_window, HUT, PROJECTOR_WINDOW, GObject)

typedef enum
{
  HUT_WALL_OFF,      /* nothing is projected */
  HUT_WALL_ON,       /* on its screen */
  HUT_WALL_WINDOWED, /* there is no other screen */
  HUT_WALL_LOST,     /* its screen is unplugged */
} HutWallStanding;

#define HUT_TYPE_WALL_STANDING (hut_wall_standing_get_type ())
GType hut_wall_standing_get_type (void);

/* @monitors: of HutProjectorMonitor, or NULL: the display's. Takes references. Closed at first. */
HutProjectorWindow *hut_projector_window_new (HutProjector *projector, GListModel *monitors);

/* Begins to project, or ends it. */
void hut_projector_window_set_on (HutProjectorWindow *self, gboolean on);

/* The native window, or NULL while nothing is projected. Owned by @self. */
GtkWindow *hut_projector_window_get_window (HutProjectorWindow *self);

HutWallStanding hut_projector_window_get_standing (HutProjectorWindow *self);

/* The screens there are; owned by the window. */
GListModel *hut_projector_window_get_monitors (HutProjectorWindow *self);

/* The screen: as it is remembered ("HDMI-1@1920,0"), to be kept between sessions; NULL: the first
 * that is not the operator's. */
void hut_projector_window_set_place (HutProjectorWindow *self, const char *place);
const char *hut_projector_window_get_place (HutProjectorWindow *self);

/* "HDMI-1 1920×1080" of the screen that it is on or would be; NULL where there is none. Free with
 * g_free(). */
char *hut_projector_window_screen_words (HutProjectorWindow *self);

/* The size of that screen, also while it is unplugged, or 1920 × 1080; what it shows is laid out
 * for.
 */
void hut_projector_window_get_shape (HutProjectorWindow *self, int *width, int *height);

G_END_DECLS
