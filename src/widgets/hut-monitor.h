/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A screen that is connected, as it is chosen for the projector: by its connector, else by where it
 * stands. Immutable. */
#define HUT_TYPE_MONITOR (hut_monitor_get_type ())
G_DECLARE_FINAL_TYPE (HutMonitor, hut_monitor, HUT, MONITOR, GObject)

/* @monitor: the display's, or NULL of one that only a test knows; @connector may be NULL. */
HutMonitor *hut_monitor_new (GdkMonitor *monitor, const char *connector,
                             const GdkRectangle *geometry);

/* Those of @display, for as long as the model lives; one that changes (its resolution, its place)
 * is replaced by another. */
GListModel *hut_monitors_of (GdkDisplay *display);

GdkMonitor *hut_monitor_get_monitor (HutMonitor *self); /* or NULL */
void hut_monitor_get_geometry (HutMonitor *self, GdkRectangle *geometry);

/* "HDMI-1 1920×1080", for people; free with g_free(). */
char *hut_monitor_words (HutMonitor *self);

/* "HDMI-1@1920,0": how it is remembered; free with g_free(). */
char *hut_monitor_place (HutMonitor *self);

/* The one in @monitors that was remembered as @place: by its connector, else by its position; NULL
 * where it is not connected. A new reference. */
HutMonitor *hut_monitor_find (GListModel *monitors, const char *place);

G_END_DECLS
