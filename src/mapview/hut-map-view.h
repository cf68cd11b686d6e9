/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-tile-source.h"
#include "geo/hut-heat.h"
#include "geo/hut-point-set.h"
#include "mapview/hut-line-layer.h"
#include "mapview/hut-measure-layer.h"
#include "report/hut-map-overlay.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The map as a widget: a map package below, the caller's points as pins and clusters above it,
 * scale, attribution and zoom buttons in the corners. It needs no network and no tiles.
 *
 * With the keyboard: arrows move the map, + and − zoom; Tab goes to the pins in view and back,
 * arrows then go from pin to pin, Enter activates one and opens a cluster.
 *
 * Light or dark follows GtkSettings:gtk-application-prefer-dark-theme.
 *
 * Signals, all on the main thread:
 *
 * pin-activated (guint id): a pin was clicked, or entered by key.
 *
 * pins-activated (GArray *ids): a cluster was, whose points (guint32) lie at one place, so that
 * zooming would not part them; other clusters are zoomed into.
 *
 * picked (gint lon, gint lat): in picking mode the place was set by click or moved by key; a
 * HutPoint's two members.
 *
 * place-asked (gint lon, gint lat, gdouble x, gdouble y): the secondary button was pressed at a
 * place, or the menu key for the pin that has the focus, else for the middle; and where that is in
 * the widget.
 *
 * lane-activated (const char *code): a lane of the overlay was clicked.
 *
 * view-changed: the part of the map that is shown has changed.
 *
 * Property: picking (gboolean). */
#define HUT_TYPE_MAP_VIEW (hut_map_view_get_type ())
G_DECLARE_FINAL_TYPE (HutMapView, hut_map_view, HUT, MAP_VIEW, GtkWidget)

#define HUT_MAP_VIEW_NONE G_MAXUINT32 /* the id of no point */

/* Says what a pin stands for, "title, state, due", for who does not see it. Free with g_free(). */
typedef char *(*HutMapViewNameFunc) (guint32 id, gpointer data);

GtkWidget *hut_map_view_new (void);

/* Shows the map package at @path; NULL shows the points alone, with a quiet note. A file that is no
 * map package is told on the map and logged. The first package moves the view to its bounds,
 * unless the view was set before; so does another one that lies elsewhere; and without any the
 * points are looked at. Opened on a worker. Where another file takes its place, that one is shown
 * as soon as it is open; one that cannot be used is told in the note, and the map stays. */
void hut_map_view_set_package (HutMapView *self, const char *path);

/* Shows the pictures of @source (NULL: none) in place of the package's ground; of the package its
 * boundaries stay above them, and all of it where no picture has come. @key: the source's secret,
 * or NULL. What goes wrong is told on the map, quietly. */
void hut_map_view_set_source (HutMapView *self, HutTileSource *source, const char *key);

/* Shows the map as @scheme has it, whatever the desktop's; HUT_N_MAP_SCHEMES follows that again. */
void hut_map_view_set_scheme (HutMapView *self, HutMapScheme scheme);

/* Shows @set (NULL: no points); takes a reference. The view stays where it is, unless
 * nothing but the points can say where it should be. Called again with the same set after that was
 * changed, it shows the change. */
void hut_map_view_set_points (HutMapView *self, HutPointSet *set);
HutPointSet *hut_map_view_get_points (HutMapView *self);

/* What is painted over the package and under the pins (NULL: nothing); takes a reference. */
void hut_map_view_set_overlay (HutMapView *self, HutMapOverlay *overlay);
HutMapOverlay *hut_map_view_get_overlay (HutMapView *self);

/* Shows where the points lie thick, with a legend, in place of the pins: only the selected one is
 * still drawn. HUT_HEAT_NONE shows the pins again. */
void hut_map_view_set_heat (HutMapView *self, HutHeatBy by);
HutHeatBy hut_map_view_get_heat (HutMapView *self);

/* How pins are named for accessibility; called for what is in view only. */
void hut_map_view_set_name_func (HutMapView *self, HutMapViewNameFunc func, gpointer data,
                                 GDestroyNotify destroy);

/* The pin of @id stands out, alone even where it would be in a cluster; HUT_MAP_VIEW_NONE for
 * none. The view stays where it is, and no signal is sent. */
void hut_map_view_set_selected (HutMapView *self, guint32 id);

/* Moves to @point; @zoom 0 keeps the zoom, but comes nearer where single houses cannot be told. */
void hut_map_view_show_point (HutMapView *self, HutPoint point, double zoom);

/* Moves so that all of @box is in view. Before the widget has a size, as soon as it has one. */
void hut_map_view_show_bounds (HutMapView *self, const HutBox *box);

/* What is in view now; and the middle and the zoom, as to be kept and given to show_point. */
HutBox hut_map_view_get_bounds (HutMapView *self);
HutPoint hut_map_view_get_centre (HutMapView *self);
double hut_map_view_get_zoom (HutMapView *self);

/* Whether all that is shown is painted sharp, and nothing moves or is being painted: for who takes
 * a picture of the window. */
gboolean hut_map_view_is_settled (HutMapView *self);

/* What measures on this map. Owned by the view. */
HutMeasureLayer *hut_map_view_get_measure (HutMapView *self);

/* The line that is changed on this map, above all else, from the first call on. Owned by the view.
 */
HutLineLayer *hut_map_view_get_line (HutMapView *self);

/* In picking mode a click, or Enter, sets the crosshair pin, arrows then move it (with Shift ten
 * times as far), and pins cannot be activated. Off at first. */
void hut_map_view_set_picking (HutMapView *self, gboolean picking);
gboolean hut_map_view_get_picking (HutMapView *self);

/* Sets the crosshair pin without a signal; NULL removes it. FALSE where there is none. */
void hut_map_view_set_picked (HutMapView *self, const HutPoint *point);
gboolean hut_map_view_get_picked (HutMapView *self, HutPoint *point);

G_END_DECLS
