/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-map-package.h"
#include "geo/hut-heat.h"
#include "geo/hut-mercator.h"
#include "report/hut-map-overlay.h"
#include "report/hut-map-scheme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Paints a map package, for the screen and for paper alike. A painter holds its package and its
 * fonts, and is used by one thread at a time, any thread. */
typedef struct _HutMapPainter HutMapPainter;

/* How much of the package is painted. */
typedef enum
{
  HUT_MAP_WHOLE,
  HUT_MAP_LINES,           /* the boundaries alone, on nothing: to lie over other pictures */
  HUT_MAP_LINES_AND_NAMES, /* and what has a name */
} HutMapContent;

/* A part of a frame, in its pixels. */
typedef struct
{
  double min_x, min_y, max_x, max_y;
} HutMapBox;

/* What to paint: @width × @height pixels around @centre, each drawn with @scale × @scale dots.
 * @overlay and @heat are borrowed. */
typedef struct
{
  HutMercator centre;
  double zoom;
  int width;
  int height;
  double scale;
  HutMapScheme scheme;
  gboolean without_names;
  HutMapContent content;
  HutMapOverlay *overlay; /* what lies over the package; NULL: nothing */
  const HutHeat *heat;    /* in bands for paper, below lines and names; NULL: none */
  const HutMapBox *taken; /* no name stands there: what will be drawn over the map */
  guint n_taken;
  gboolean whole_names; /* only names that end within the frame, as on paper */
} HutMapFrame;

/* The zoom from which on the lines of communities are painted. */
#define HUT_MAP_COMMUNITY_ZOOM 14.5

/* Takes @package; NULL paints the ground alone. */
HutMapPainter *hut_map_painter_new (HutMapPackage *package);
void hut_map_painter_free (HutMapPainter *painter);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMapPainter, hut_map_painter_free)

/* The painter's package, or NULL; owned by the painter. */
HutMapPackage *hut_map_painter_get_package (HutMapPainter *painter);

/* Draws onto @cr, from its origin on, a pixel of the frame a unit: onto a page as well as onto an
 * image. The frame's scale only says what whole dots are. Names are placed once for the whole
 * frame, none over another. Where two frames of one zoom overlap, they show the same, but for names
 * near an edge. FALSE when cancelled, or when the package is damaged. */
gboolean hut_map_painter_draw (HutMapPainter *painter, const HutMapFrame *frame, cairo_t *cr,
                               GCancellable *cancellable, GError **error);

/* The same onto @surface: an image surface of at least width·scale × height·scale dots. */
gboolean hut_map_painter_paint (HutMapPainter *painter, const HutMapFrame *frame,
                                cairo_surface_t *surface, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
