/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The map as a layer; see the header.
 *
 * Two pictures are kept. The near one is painted at the exact zoom and device scale, with a margin
 * around the view; at rest its dots are the screen's. It is painted anew when the zoom has come to
 * rest, or when the view has come near its edge. The far one is painted two zooms further out,
 * without names; it lies below, and is seen only while a fast movement outruns the near one, so
 * that no strip is ever empty. A frame does nothing but draw the two. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-package-layer.h"

#include "mapview/hut-map-sight.h"

#include <math.h>

#define MARGIN 0.22      /* of the view's width or height, on each side */
#define MARGIN_LEAST 96  /* pixels */
#define MARGIN_USED 0.55 /* of the margin, before the next picture is painted */
#define FAR_ZOOM 2.0     /* how much further out the far picture is */
#define FAR_GROWN 1.4    /* how much larger it is than the view is there */
#define REST 90          /* milliseconds without a change of zoom: it has come to rest */
#define SAME_ZOOM 1e-6

typedef enum
{
  NEAR,
  FAR,
  N_PICTURES,
} Which;

struct _HutPackageLayer
{
  ShumateLayer parent_instance;

  HutMapWorker *worker;
  HutMapScheme scheme;
  HutMapContent content;
  gboolean covered;       /* nothing of it is seen */
  HutMapOverlay *overlay; /* NULL: none */
  HutMapPicture *pictures[N_PICTURES];
  Which painting;
  guint rest_timeout;
  double last_zoom;
};

G_DEFINE_FINAL_TYPE (HutPackageLayer, hut_package_layer, SHUMATE_TYPE_LAYER)

static void update (HutPackageLayer *self);

static HutMapSight
get_sight (HutPackageLayer *self)
{
  return hut_map_sight_get (shumate_layer_get_viewport (SHUMATE_LAYER (self)));
}

/* A whole, even number of pixels, so that the middle of a picture lies on a dot's edge. */
static int
even (double pixels)
{
  return 2 * (int)ceil (pixels / 2);
}

static double
margin_of (double side)
{
  return MAX (MARGIN_LEAST, side * MARGIN);
}

/* The frame that @which should show now. */
static HutMapFrame
wanted_frame (HutPackageLayer *self, Which which)
{
  GtkWidget *widget = GTK_WIDGET (self);
  HutMapSight sight = get_sight (self);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  HutMapFrame frame = {
    .centre = sight.centre,
    .zoom = sight.zoom,
    .width = even (width + 2 * margin_of (width)),
    .height = even (height + 2 * margin_of (height)),
    .scale = gtk_widget_get_scale_factor (widget),
    .scheme = self->scheme,
    .content = self->content,
    .overlay = self->overlay,
  };

  if (which == FAR)
    {
      frame.zoom = floor (sight.zoom) - FAR_ZOOM;
      frame.width = even (width * FAR_GROWN);
      frame.height = even (height * FAR_GROWN);
      frame.scale = 1;
      frame.without_names = TRUE;
    }

  return frame;
}

/* How many pixels of the present view @frame shows beyond it, on the side where it is least;
 * below 0 where a strip is missing. */
static double
reach (HutPackageLayer *self, const HutMapFrame *frame)
{
  HutMapSight sight = get_sight (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double world = hut_mercator_world (sight.zoom);
  double grows = exp2 (sight.zoom - frame->zoom);
  double x = (frame->width * grows - width) / 2 - fabs (frame->centre.x - sight.centre.x) * world;
  double y = (frame->height * grows - height) / 2 - fabs (frame->centre.y - sight.centre.y) * world;

  return MIN (x, y);
}

/* Whether @frame has the zoom (the far one: nearly), the dots and the colours of what is wanted. */
static gboolean
fits (HutPackageLayer *self, const HutMapFrame *frame, guint package, Which which)
{
  HutMapFrame wanted = wanted_frame (self, which);
  double far_off = fabs (frame->zoom - wanted.zoom);

  return package == hut_map_worker_package (self->worker) && frame->scheme == wanted.scheme &&
         frame->content == wanted.content && frame->overlay == wanted.overlay &&
         frame->scale == wanted.scale && far_off < (which == FAR ? 1.01 : SAME_ZOOM);
}

static gboolean
needs_near (HutPackageLayer *self, const HutMapFrame *frame, guint package)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double least = (1 - MARGIN_USED) * MIN (margin_of (width), margin_of (height));

  return !fits (self, frame, package, NEAR) || reach (self, frame) < least;
}

/* A zoom out to where the far picture was painted must find the whole view in it. */
static gboolean
needs_far (HutPackageLayer *self, const HutMapFrame *frame, guint package)
{
  HutMercator centre = get_sight (self).centre;
  double world = hut_mercator_world (frame->zoom);
  double x = (frame->width - gtk_widget_get_width (GTK_WIDGET (self))) / 2.0;
  double y = (frame->height - gtk_widget_get_height (GTK_WIDGET (self))) / 2.0;

  return !fits (self, frame, package, FAR) || fabs (frame->centre.x - centre.x) * world > x ||
         fabs (frame->centre.y - centre.y) * world > y;
}

static gboolean
needs (HutPackageLayer *self, Which which)
{
  const HutMapPicture *picture = self->pictures[which];

  if (!picture)
    return TRUE;

  return which == NEAR ? needs_near (self, &picture->frame, picture->package)
                       : needs_far (self, &picture->frame, picture->package);
}

static gboolean
is_visible (HutPackageLayer *self)
{
  return !self->covered && gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         gtk_widget_get_width (GTK_WIDGET (self)) > 0 &&
         gtk_widget_get_height (GTK_WIDGET (self)) > 0;
}

/* A late answer for a map, colours or a zoom of before is dropped, unless it is all there is. */
static gboolean
is_of_use (HutPackageLayer *self, const HutMapPicture *picture, Which which)
{
  const HutMapPicture *shown = self->pictures[which];

  return !shown || fits (self, &picture->frame, picture->package, which) ||
         !fits (self, &shown->frame, shown->package, which);
}

static void
on_painted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (HutPackageLayer) self = user_data;
  g_autoptr (GError) error = NULL;
  HutMapPicture *picture = hut_map_worker_paint_finish (HUT_MAP_WORKER (source), result, &error);
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  if (picture && is_of_use (self, picture, self->painting))
    {
      g_clear_pointer (&self->pictures[self->painting], hut_map_picture_unref);
      self->pictures[self->painting] = g_steal_pointer (&picture);
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  g_clear_pointer (&picture, hut_map_picture_unref);

  if (error && !cancelled)
    {
      g_warning ("The map was not painted: %s", error->message);
      return;
    }
  update (self);
}

static void
paint (HutPackageLayer *self, Which which)
{
  HutMapFrame frame = wanted_frame (self, which);

  self->painting = which;
  hut_map_worker_paint (self->worker, &frame, on_painted, g_object_ref (self));
}

/* Gives up a picture in the making that will be of no use. */
static void
check_painting (HutPackageLayer *self)
{
  const HutMapFrame *frame = hut_map_worker_frame (self->worker);

  if (!frame)
    return;
  if (!fits (self, frame, hut_map_worker_package (self->worker), self->painting) ||
      reach (self, frame) < 0)
    hut_map_worker_cancel (self->worker);
}

/* Has painted what is missing: first the near picture, unless the zoom is changing. */
static void
update (HutPackageLayer *self)
{
  if (!is_visible (self))
    return;
  if (hut_map_worker_is_busy (self->worker))
    {
      check_painting (self);
      return;
    }

  if (!self->rest_timeout && needs (self, NEAR))
    paint (self, NEAR);
  else if (needs (self, FAR))
    paint (self, FAR);
}

static gboolean
on_rest (gpointer user_data)
{
  HutPackageLayer *self = user_data;

  self->rest_timeout = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
on_viewport_changed (HutPackageLayer *self)
{
  double zoom = get_sight (self).zoom;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (fabs (zoom - self->last_zoom) > SAME_ZOOM)
    {
      self->last_zoom = zoom;
      g_clear_handle_id (&self->rest_timeout, g_source_remove);
      self->rest_timeout = g_timeout_add (REST, on_rest, self);
    }
  update (self);
}

/* Draws @picture where it belongs. Painted for this zoom, it is put on whole dots. */
static void
draw_picture (HutPackageLayer *self, HutMapBrush *brush, const HutMapPicture *picture,
              const HutMapSight *sight)
{
  const HutMapFrame *frame = &picture->frame;
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double grows = exp2 (sight->zoom - frame->zoom);
  double width = hut_map_image_width (picture->image) / frame->scale * grows;
  double height = hut_map_image_height (picture->image) / frame->scale * grows;
  graphene_point_t middle =
      hut_map_sight_to_widget (sight, frame->centre, gtk_widget_get_width (GTK_WIDGET (self)),
                               gtk_widget_get_height (GTK_WIDGET (self)));
  double x = middle.x - frame->width * grows / 2, y = middle.y - frame->height * grows / 2;

  if (fabs (sight->zoom - frame->zoom) < SAME_ZOOM)
    {
      x = round (x * scale) / scale;
      y = round (y * scale) / scale;
    }
  hut_map_brush_draw (brush, picture->image, &GRAPHENE_RECT_INIT (x, y, width, height), NULL);
}

static void
hut_package_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutPackageLayer *self = HUT_PACKAGE_LAYER (widget);
  float width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  guint32 ground = hut_map_scheme_ink (self->scheme, HUT_MAP_INK_GROUND);
  GdkRGBA colour = { (ground >> 24) / 255.f, (ground >> 16 & 0xff) / 255.f,
                     (ground >> 8 & 0xff) / 255.f, 1 };
  HutMapSight sight = get_sight (self);
  const HutMapPicture *near = self->pictures[NEAR], *far = self->pictures[FAR];
  gboolean whole = self->content == HUT_MAP_WHOLE;
  HutMapBrush brush;

  if (self->covered)
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  if (whole)
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, 0, width, height));
  hut_map_brush_begin (&brush, widget, snapshot);
  /* of lines on nothing, one picture at a time */
  if (far && (!near || (whole && reach (self, &near->frame) < 0)))
    draw_picture (self, &brush, far, &sight);
  if (near)
    draw_picture (self, &brush, near, &sight);
  hut_map_brush_end (&brush);
  gtk_snapshot_pop (snapshot);
}

static void
hut_package_layer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  update (HUT_PACKAGE_LAYER (widget));
}

static void
hut_package_layer_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_package_layer_parent_class)->map (widget);
  update (HUT_PACKAGE_LAYER (widget));
}

static void
hut_package_layer_constructed (GObject *object)
{
  HutPackageLayer *self = HUT_PACKAGE_LAYER (object);
  ShumateViewport *viewport;

  G_OBJECT_CLASS (hut_package_layer_parent_class)->constructed (object);

  viewport = shumate_layer_get_viewport (SHUMATE_LAYER (self));
  g_signal_connect_object (viewport, "notify::latitude", G_CALLBACK (on_viewport_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::longitude", G_CALLBACK (on_viewport_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (viewport, "notify::zoom-level", G_CALLBACK (on_viewport_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update), NULL);
}

static void
hut_package_layer_dispose (GObject *object)
{
  HutPackageLayer *self = HUT_PACKAGE_LAYER (object);

  g_clear_handle_id (&self->rest_timeout, g_source_remove);
  if (self->worker)
    {
      g_signal_handlers_disconnect_by_data (self->worker, self);
      hut_map_worker_cancel (self->worker);
    }
  g_clear_object (&self->worker);
  for (guint i = 0; i < N_PICTURES; i++)
    g_clear_pointer (&self->pictures[i], hut_map_picture_unref);
  g_clear_pointer (&self->overlay, hut_map_overlay_unref);

  G_OBJECT_CLASS (hut_package_layer_parent_class)->dispose (object);
}

static void
hut_package_layer_class_init (HutPackageLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = hut_package_layer_constructed;
  object_class->dispose = hut_package_layer_dispose;
  widget_class->snapshot = hut_package_layer_snapshot;
  widget_class->size_allocate = hut_package_layer_size_allocate;
  widget_class->map = hut_package_layer_map;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hut_package_layer_init (HutPackageLayer *self)
{
}

ShumateLayer *
hut_package_layer_new (ShumateViewport *viewport, HutMapWorker *worker)
{
  HutPackageLayer *self = g_object_new (HUT_TYPE_PACKAGE_LAYER, "viewport", viewport, NULL);

  self->worker = g_object_ref (worker);
  g_signal_connect_object (worker, "opened", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  return SHUMATE_LAYER (self);
}

void
hut_package_layer_set_scheme (HutPackageLayer *self, HutMapScheme scheme)
{
  if (self->scheme == scheme)
    return;

  self->scheme = scheme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update (self);
}

void
hut_package_layer_set_content (HutPackageLayer *self, HutMapContent content)
{
  if (self->content == content)
    return;

  self->content = content;
  for (guint i = 0; i < N_PICTURES; i++)
    g_clear_pointer (&self->pictures[i], hut_map_picture_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update (self);
}

void
hut_package_layer_set_covered (HutPackageLayer *self, gboolean covered)
{
  if (self->covered == covered)
    return;

  self->covered = covered;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update (self);
}

void
hut_package_layer_set_overlay (HutPackageLayer *self, HutMapOverlay *overlay)
{
  if (self->overlay == overlay)
    return;

  g_clear_pointer (&self->overlay, hut_map_overlay_unref);
  self->overlay = overlay ? hut_map_overlay_ref (overlay) : NULL;
  update (self);
}

gboolean
hut_package_layer_is_settled (HutPackageLayer *self)
{
  if (self->covered)
    return TRUE;
  return is_visible (self) && !self->rest_timeout && !hut_map_worker_is_busy (self->worker) &&
         !needs (self, NEAR) && !needs (self, FAR);
}
