/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The map of the wall. What is to be painted is reckoned anew whenever the widget, its spots or its
 * looks are others; of several changes the last is painted. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-board-map.h"

#include "mapview/hut-map-worker.h"
#include "mapview/hut-shown-scheme.h"
#include "report/hut-pin-sign.h"

#include <math.h>
#include <string.h>

#define TYPE 4.8 /* names of 10 become 48 */
#define ZOOM 15.6
#define PIN 3.4   /* how much larger a pin is */
#define SIDE 90   /* pixels of the widget beside the outermost places, */
#define ABOVE 150 /* above, where the pins stand, */
#define BELOW 70  /* and below */
#define GAP 12
#define PADDING 12
#define CREDIT 24 /* the type of whose map it is, which nobody reads from afar */

/* A pin, and the label that stands beside it. */
typedef struct
{
  double x, y;
  graphene_rect_t label; /* empty: none */
} Placed;

struct _HutBoardMap
{
  GtkWidget parent_instance;
  HutMapWorker *worker;
  HutMapPicture *picture; /* the last, or NULL */
  GArray *spots;          /* HutBoardSpot */
  GArray *placed;         /* Placed, of each */
  HutMapFrame frame;      /* what is wanted */
  GArray *taken;          /* HutMapBox: of what is wanted */
  GArray *painting;       /* the same of what is being painted, while it is */
  GArray *painted;        /* and of the picture */
  HutMapScheme scheme;
  double dots;
  gboolean failed; /* what is wanted could not be painted */
  guint source;
};

G_DEFINE_FINAL_TYPE (HutBoardMap, hut_board_map, GTK_TYPE_WIDGET)

void
hut_board_spot_clear (HutBoardSpot *spot)
{
  g_clear_pointer (&spot->label, g_free);
}

static const HutBoardSpot *
spot_at (HutBoardMap *self, guint i)
{
  return &g_array_index (self->spots, HutBoardSpot, i);
}

/* ---- What is in view ---- */

/* All of them, with room around; the place alone in the middle. */
static void
reckon_view (HutBoardMap *self, double width, double height)
{
  HutPoint first = spot_at (self, 0)->place;
  HutBox box = {
    .min_lon = first.lon, .min_lat = first.lat, .max_lon = first.lon, .max_lat = first.lat
  };
  HutMercator north_west, south_east;

  for (guint i = 1; i < self->spots->len; i++)
    {
      HutPoint place = spot_at (self, i)->place;

      box.min_lon = MIN (box.min_lon, place.lon);
      box.min_lat = MIN (box.min_lat, place.lat);
      box.max_lon = MAX (box.max_lon, place.lon);
      box.max_lat = MAX (box.max_lat, place.lat);
    }
  north_west = hut_mercator_project ((HutPoint){ box.min_lon, box.max_lat });
  south_east = hut_mercator_project ((HutPoint){ box.max_lon, box.min_lat });
  self->frame.zoom = hut_mercator_fit (&box, MAX (width - 2 * SIDE, SIDE) / TYPE,
                                       MAX (height - ABOVE - BELOW, SIDE) / TYPE, ZOOM);
  self->frame.centre =
      (HutMercator){ (north_west.x + south_east.x) / 2,
                     (north_west.y + south_east.y) / 2 -
                         (ABOVE - BELOW) / 2 / TYPE / hut_mercator_world (self->frame.zoom) };
}

static void
place_pin (HutBoardMap *self, guint i, Placed *placed)
{
  double world = hut_mercator_world (self->frame.zoom);
  HutMercator at = hut_mercator_project (spot_at (self, i)->place);

  placed->x = ((at.x - self->frame.centre.x) * world + self->frame.width / 2.0) * TYPE;
  placed->y = ((at.y - self->frame.centre.y) * world + self->frame.height / 2.0) * TYPE;
  placed->label = GRAPHENE_RECT_INIT (0, 0, 0, 0);
}

/* The pin itself, that no label may lie over. */
static graphene_rect_t
room_of_pin (const Placed *placed, gboolean first)
{
  double scale = PIN * hut_pin_sign_scale (first ? HUT_PIN_SELECTED : HUT_PIN_PLAIN);
  double radius = HUT_PIN_SIGN_RADIUS * scale;
  double tall = HUT_PIN_SIGN_TALL * scale;

  return GRAPHENE_RECT_INIT ((float)(placed->x - radius), (float)(placed->y - tall - radius),
                             (float)(2 * radius), (float)(tall + radius));
}

/* Within the map, above whose map it is, and over no pin and no label before it. */
static gboolean
is_free (HutBoardMap *self, guint n_labels, const graphene_rect_t *label)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * CREDIT - PADDING;

  if (label->origin.x < 0 || label->origin.y < 0 ||
      label->origin.x + label->size.width > (float)width ||
      label->origin.y + label->size.height > (float)height)
    return FALSE;
  for (guint i = 0; i < self->placed->len; i++)
    {
      const Placed *other = &g_array_index (self->placed, Placed, i);
      graphene_rect_t pin = room_of_pin (other, i == 0);

      if (graphene_rect_intersection (label, &pin, NULL) ||
          (i < n_labels && other->label.size.width > 0 &&
           graphene_rect_intersection (label, &other->label, NULL)))
        return FALSE;
    }
  return TRUE;
}

static PangoLayout *
new_label_layout (HutBoardMap *self, const char *words)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - 4 * PADDING, 1) *
                                      PANGO_SCALE);
  return layout;
}

/* Right of its pin, left, below or above, where it is free; else there is none: a label never hides
 * a pin, and who is there is said below the map too. */
static void
place_label (HutBoardMap *self, guint i)
{
  Placed *placed = &g_array_index (self->placed, Placed, i);
  graphene_rect_t pin = room_of_pin (placed, i == 0);
  g_autoptr (PangoLayout) layout = new_label_layout (self, spot_at (self, i)->label);
  float most = (float)gtk_widget_get_width (GTK_WIDGET (self));
  float wide, tall, middle, beside;
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  wide = (float)(width + 2 * PADDING);
  tall = (float)height;
  middle = CLAMP ((float)placed->x - wide / 2, 0, MAX (most - wide, 0));
  beside = pin.origin.y + (pin.size.height - tall) / 2;

  const graphene_rect_t tries[] = {
    GRAPHENE_RECT_INIT (pin.origin.x + pin.size.width + GAP, beside, wide, tall),
    GRAPHENE_RECT_INIT (pin.origin.x - GAP - wide, beside, wide, tall),
    GRAPHENE_RECT_INIT (middle, (float)placed->y + GAP, wide, tall),
    GRAPHENE_RECT_INIT (middle, pin.origin.y - GAP - tall, wide, tall),
  };

  for (gsize t = 0; t < G_N_ELEMENTS (tries); t++)
    if (is_free (self, i, &tries[t]))
      {
        placed->label = tries[t];
        return;
      }
}

static void
take (HutBoardMap *self, const graphene_rect_t *rect)
{
  HutMapBox box = { rect->origin.x / TYPE, rect->origin.y / TYPE,
                    (rect->origin.x + rect->size.width) / TYPE,
                    (rect->origin.y + rect->size.height) / TYPE };

  g_array_append_val (self->taken, box);
}

/* Pins first: no label lies over any of them, and no name of the map below either. */
static void
place_all (HutBoardMap *self)
{
  const graphene_rect_t credit = GRAPHENE_RECT_INIT (
      0, (float)(gtk_widget_get_height (GTK_WIDGET (self)) - 2 * CREDIT), 16 * CREDIT, 2 * CREDIT);

  g_array_set_size (self->placed, self->spots->len);
  g_array_set_size (self->taken, 0);
  take (self, &credit);
  for (guint i = 0; i < self->spots->len; i++)
    place_pin (self, i, &g_array_index (self->placed, Placed, i));
  for (guint i = 0; i < self->spots->len; i++)
    {
      const Placed *placed = &g_array_index (self->placed, Placed, i);
      graphene_rect_t pin = room_of_pin (placed, i == 0);

      if (spot_at (self, i)->label != NULL)
        place_label (self, i);
      take (self, &pin);
      if (placed->label.size.width > 0)
        take (self, &placed->label);
    }
}

/* ---- Painting ---- */

static void queue_update (HutBoardMap *self);

static gboolean
same_taken (const GArray *one, const GArray *other)
{
  return one->len == other->len &&
         (one->len == 0 || memcmp (one->data, other->data, one->len * sizeof (HutMapBox)) == 0);
}

static gboolean
is_frame (HutBoardMap *self, const HutMapFrame *frame, const GArray *taken)
{
  return frame->centre.x == self->frame.centre.x && frame->centre.y == self->frame.centre.y &&
         frame->zoom == self->frame.zoom && frame->width == self->frame.width &&
         frame->height == self->frame.height && frame->scale == self->frame.scale &&
         frame->scheme == self->frame.scheme && same_taken (taken, self->taken);
}

static gboolean
is_picture (HutBoardMap *self)
{
  return self->picture != NULL && self->picture->package == hut_map_worker_package (self->worker) &&
         is_frame (self, &self->picture->frame, self->painted);
}

static void
on_painted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutBoardMap) self = data;
  g_autoptr (GError) error = NULL;
  HutMapPicture *picture = hut_map_worker_paint_finish (HUT_MAP_WORKER (source), result, &error);

  if (picture == NULL)
    {
      self->failed = !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_pointer (&self->painting, g_array_unref);
      if (self->failed)
        g_message ("The map is not painted: %s", error->message);
      else
        queue_update (self);
      return;
    }
  g_clear_pointer (&self->picture, hut_map_picture_unref);
  self->picture = picture;
  g_array_unref (self->painted);
  self->painted = g_steal_pointer (&self->painting);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  queue_update (self);
}

static void
paint (HutBoardMap *self)
{
  HutMapFrame frame = self->frame;

  if (is_picture (self))
    return;
  if (hut_map_worker_is_busy (self->worker))
    {
      if (self->painting != NULL && !is_frame (self, &frame, self->painting))
        hut_map_worker_cancel (self->worker);
      return;
    }
  self->painting = g_array_copy (self->taken);
  self->failed = FALSE;
  frame.taken = (const HutMapBox *)(const void *)self->painting->data;
  frame.n_taken = self->painting->len;
  hut_map_worker_paint (self->worker, &frame, on_painted, g_object_ref (self));
}

static void
update (HutBoardMap *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->worker == NULL || width <= 0 || height <= 0 || self->spots->len == 0)
    return;
  self->frame = (HutMapFrame){ .width = (int)ceil (width / TYPE),
                               .height = (int)ceil (height / TYPE),
                               .scale = TYPE * self->dots,
                               .scheme = self->scheme,
                               .whole_names = TRUE };
  reckon_view (self, width, height);
  place_all (self);
  paint (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_update (gpointer data)
{
  HutBoardMap *self = data;

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

static void
queue_update (HutBoardMap *self)
{
  if (self->source == 0 && self->worker != NULL)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT, on_update, self, NULL);
}

/* ---- Drawing ---- */

static GdkRGBA
ink (guint32 colour)
{
  return (GdkRGBA){ (float)(colour >> 24) / 255, (float)(colour >> 16 & 0xff) / 255,
                    (float)(colour >> 8 & 0xff) / 255, 1 };
}

static GdkRGBA
token (GtkWidget *widget, const char *name)
{
  GdkRGBA colour = { 1, 1, 1, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &colour);
  return colour;
}

static void
draw_ground (HutBoardMap *self, GtkSnapshot *snapshot)
{
  GdkRGBA ground = ink (hut_map_scheme_ink (self->scheme, HUT_MAP_INK_GROUND));

  gtk_snapshot_append_color (
      snapshot, &ground,
      &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (GTK_WIDGET (self)),
                           (float)gtk_widget_get_height (GTK_WIDGET (self))));
  if (self->picture == NULL)
    return;
  gtk_snapshot_append_texture (snapshot, hut_map_image_get_texture (self->picture->image),
                               &GRAPHENE_RECT_INIT (0, 0,
                                                    (float)(self->picture->frame.width * TYPE),
                                                    (float)(self->picture->frame.height * TYPE)));
}

/* The place last, over the others. */
static void
draw_pins (HutBoardMap *self, GtkSnapshot *snapshot)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (GTK_WIDGET (self)),
                                     (float)gtk_widget_get_height (GTK_WIDGET (self))));

  for (guint i = self->placed->len; i-- > 0;)
    {
      const Placed *placed = &g_array_index (self->placed, Placed, i);

      cairo_save (cr);
      cairo_translate (cr, placed->x, placed->y);
      cairo_scale (cr, PIN, PIN);
      hut_pin_sign_draw (cr, spot_at (self, i)->pin, i == 0 ? HUT_PIN_SELECTED : HUT_PIN_PLAIN,
                         self->scheme);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
}

static void
draw_words (HutBoardMap *self, GtkSnapshot *snapshot, PangoLayout *layout,
            const graphene_rect_t *box)
{
  GdkRGBA ground = token (GTK_WIDGET (self), "hut_card");
  GdkRGBA colour = token (GTK_WIDGET (self), "hut_ink");
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, box, 8);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, box);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (box->origin.x + PADDING, box->origin.y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
draw_labels (HutBoardMap *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->placed->len; i++)
    {
      const Placed *placed = &g_array_index (self->placed, Placed, i);
      g_autoptr (PangoLayout) layout = NULL;

      if (placed->label.size.width <= 0 || spot_at (self, i)->label == NULL)
        continue;
      layout = new_label_layout (self, spot_at (self, i)->label);
      draw_words (self, snapshot, layout, &placed->label);
    }
}

/* Whose map it is has to be said. */
static void
draw_credit (HutBoardMap *self, GtkSnapshot *snapshot)
{
  const char *words = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  PangoAttrList *attributes;
  HutBox bounds;
  int width, height;

  if (!hut_map_worker_describe (self->worker, &bounds, &words) || words == NULL || *words == '\0')
    return;
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  attributes = pango_attr_list_new ();
  pango_attr_list_insert (attributes, pango_attr_size_new_absolute (CREDIT * PANGO_SCALE));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_NORMAL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  draw_words (self, snapshot, layout,
              &GRAPHENE_RECT_INIT (
                  PADDING, (float)(gtk_widget_get_height (GTK_WIDGET (self)) - height - PADDING),
                  (float)(width + 2 * PADDING), (float)height));
}

static void
hut_board_map_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutBoardMap *self = HUT_BOARD_MAP (widget);

  draw_ground (self, snapshot);
  if (self->placed->len != self->spots->len)
    return;
  draw_pins (self, snapshot);
  draw_labels (self, snapshot);
  draw_credit (self, snapshot);
}

/* ---- The widget ---- */

static void
on_opened (HutBoardMap *self, GError *error)
{
  if (error != NULL)
    g_message ("The map cannot be opened: %s", error->message);
  queue_update (self);
}

static void
on_scheme_changed (HutBoardMap *self)
{
  self->scheme = hut_shown_scheme (gtk_widget_get_settings (GTK_WIDGET (self)));
  queue_update (self);
}

static void
hut_board_map_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  queue_update (HUT_BOARD_MAP (widget));
}

static void
hut_board_map_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (hut_board_map_parent_class)->css_changed (widget, change);
  queue_update (HUT_BOARD_MAP (widget));
}

static void
hut_board_map_dispose (GObject *object)
{
  HutBoardMap *self = HUT_BOARD_MAP (object);

  g_clear_handle_id (&self->source, g_source_remove);
  if (self->worker != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->worker, self);
      hut_map_worker_cancel (self->worker);
    }
  g_clear_object (&self->worker);
  g_clear_pointer (&self->picture, hut_map_picture_unref);
  G_OBJECT_CLASS (hut_board_map_parent_class)->dispose (object);
}

static void
hut_board_map_finalize (GObject *object)
{
  HutBoardMap *self = HUT_BOARD_MAP (object);

  g_array_unref (self->spots);
  g_array_unref (self->placed);
  g_array_unref (self->taken);
  g_array_unref (self->painted);
  g_clear_pointer (&self->painting, g_array_unref);
  g_clear_pointer (&self->picture, hut_map_picture_unref);
  G_OBJECT_CLASS (hut_board_map_parent_class)->finalize (object);
}

static void
hut_board_map_class_init (HutBoardMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_board_map_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_board_map_finalize;
  widget_class->size_allocate = hut_board_map_size_allocate;
  widget_class->snapshot = hut_board_map_snapshot;
  widget_class->css_changed = hut_board_map_css_changed;
  gtk_widget_class_set_css_name (widget_class, "board-map");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static GArray *
new_spots (void)
{
  GArray *spots = g_array_new (FALSE, TRUE, sizeof (HutBoardSpot));

  g_array_set_clear_func (spots, (GDestroyNotify)hut_board_spot_clear);
  return spots;
}

static void
hut_board_map_init (HutBoardMap *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  self->spots = new_spots ();
  self->placed = g_array_new (FALSE, TRUE, sizeof (Placed));
  self->taken = g_array_new (FALSE, FALSE, sizeof (HutMapBox));
  self->painted = g_array_new (FALSE, FALSE, sizeof (HutMapBox));
  self->dots = 1;
  self->scheme = hut_shown_scheme (settings);
  self->worker = hut_map_worker_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_object (self->worker, "opened", G_CALLBACK (on_opened), self, G_CONNECT_SWAPPED);
  hut_shown_scheme_follow (settings, G_CALLBACK (on_scheme_changed), self);
}

GtkWidget *
hut_board_map_new (void)
{
  return g_object_new (HUT_TYPE_BOARD_MAP, NULL);
}

void
hut_board_map_set_package (HutBoardMap *self, const char *path)
{
  g_return_if_fail (HUT_IS_BOARD_MAP (self));

  hut_map_worker_open (self->worker, path);
}

void
hut_board_map_set_spots (HutBoardMap *self, GArray *spots)
{
  g_return_if_fail (HUT_IS_BOARD_MAP (self));

  g_array_unref (self->spots);
  self->spots = spots;
  queue_update (self);
}

void
hut_board_map_set_dots (HutBoardMap *self, double dots)
{
  g_return_if_fail (HUT_IS_BOARD_MAP (self));
  g_return_if_fail (dots > 0);

  if (self->dots == dots)
    return;
  self->dots = dots;
  queue_update (self);
}

gboolean
hut_board_map_is_settled (HutBoardMap *self)
{
  g_return_val_if_fail (HUT_IS_BOARD_MAP (self), TRUE);

  return self->source == 0 &&
         (self->spots->len == 0 || !gtk_widget_get_mapped (GTK_WIDGET (self)) ||
          (!hut_map_worker_is_busy (self->worker) && (self->failed || is_picture (self))));
}
