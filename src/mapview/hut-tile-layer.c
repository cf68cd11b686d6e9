/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Tiles as a layer; see the header. Main thread. What is wanted is found anew with each change of
 * the view, and what it covers with it; a frame only draws what is on the shelf. */

#define G_LOG_DOMAIN "hutong-mapview"

#include "mapview/hut-tile-layer.h"

#include "mapview/hut-tile-loader.h"
#include "mapview/hut-tile-view.h"

#include <math.h>

#define UP_MAX 6       /* levels that are looked up for what stands in */
#define DIMMED 0.5     /* in a dark scheme */
#define TILES_MAX 1024 /* in a view */

struct _HutTileLayer
{
  ShumateLayer parent_instance;

  HutTileLoader *loader; /* NULL: no source */
  HutMapScheme scheme;
  gboolean too_far;
  gboolean shows_any;
  gboolean covers;
  gboolean all_empty;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutTileLayer, hut_tile_layer, SHUMATE_TYPE_LAYER)

G_STATIC_ASSERT ((int)HUT_TILE_TROUBLE_OFFLINE == (int)HUT_TILE_ERROR_OFFLINE + 1);
G_STATIC_ASSERT ((int)HUT_TILE_TROUBLE_FILE == (int)HUT_TILE_ERROR_FILE + 1);

static HutTileSource *
source_of (HutTileLayer *self)
{
  return hut_tile_fetch_get_source (hut_tile_loader_get_fetch (self->loader));
}

static gboolean
is_visible (HutTileLayer *self)
{
  return gtk_widget_get_mapped (GTK_WIDGET (self)) &&
         gtk_widget_get_width (GTK_WIDGET (self)) > 0 &&
         gtk_widget_get_height (GTK_WIDGET (self)) > 0;
}

/* The tiles to be shown now; FALSE where there are none at this zoom. */
static gboolean
look (HutTileLayer *self, HutTileView *view)
{
  HutTileSource *source = source_of (self);
  HutMapSight sight = hut_map_sight_get (shumate_layer_get_viewport (SHUMATE_LAYER (self)));
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  guint min_zoom, max_zoom, level;

  hut_tile_fetch_get_zooms (hut_tile_loader_get_fetch (self->loader), &min_zoom, &max_zoom);
  if (!hut_tile_view_level (sight.zoom, scale, min_zoom, max_zoom, &level))
    return FALSE;
  *view =
      hut_tile_view_new (&sight, level, source->coords, gtk_widget_get_width (GTK_WIDGET (self)),
                         gtk_widget_get_height (GTK_WIDGET (self)), scale);
  return view->columns > 0 && (guint64)view->columns * view->rows <= TILES_MAX;
}

static const HutTilePicture *
picture_of (HutTileLayer *self, HutTile tile)
{
  HutTileEntry *entry = hut_tile_shelf_find (hut_tile_loader_get_shelf (self->loader), tile);

  return entry != NULL ? entry->picture : NULL;
}

/* The nearest tile above that is there. */
static const HutTilePicture *
find_above (HutTileLayer *self, HutTile tile, guint *up)
{
  for (*up = 1; *up <= UP_MAX && *up <= tile.zoom; ++*up)
    {
      HutTile above = { tile.zoom - *up, tile.x >> *up, tile.y >> *up };
      const HutTilePicture *picture = picture_of (self, above);

      if (picture != NULL)
        return picture;
    }
  return NULL;
}

/* ---- what is wanted, and what is seen ---- */

typedef struct
{
  HutTile tile;
  double distance; /* from the middle, in tiles, squared */
} Wish;

static int
compare_wishes (gconstpointer a, gconstpointer b)
{
  double first = ((const Wish *)a)->distance, second = ((const Wish *)b)->distance;

  return first < second ? -1 : first > second;
}

/* Of a place that has no tile at this level: the one above it, or above that. Sources are deeper in
 * some parts than in others. */
static HutTile
first_to_try (HutTileLayer *self, HutTile tile)
{
  HutTileShelf *shelf = hut_tile_loader_get_shelf (self->loader);
  guint min_zoom, max_zoom;

  hut_tile_fetch_get_zooms (hut_tile_loader_get_fetch (self->loader), &min_zoom, &max_zoom);
  while (tile.zoom > min_zoom)
    {
      HutTileEntry *entry = hut_tile_shelf_find (shelf, tile);

      if (entry == NULL || entry->state != HUT_TILE_EMPTY)
        break;
      tile = (HutTile){ tile.zoom - 1, tile.x >> 1, tile.y >> 1 };
    }
  return tile;
}

static void
want_view (HutTileLayer *self, const HutTileView *view)
{
  g_autofree Wish *wishes = g_new (Wish, (gsize)view->columns * view->rows);
  g_autofree HutTile *tiles = g_new (HutTile, (gsize)view->columns * view->rows);
  guint n = 0;

  for (guint column = 0; column < view->columns; column++)
    for (guint row = 0; row < view->rows; row++)
      {
        double x = column + 0.5 - view->columns / 2.0, y = row + 0.5 - view->rows / 2.0;

        wishes[n++] = (Wish){ hut_tile_view_tile (view, column, row), x * x + y * y };
      }
  qsort (wishes, n, sizeof *wishes, compare_wishes);
  for (guint i = 0; i < n; i++)
    tiles[i] = first_to_try (self, wishes[i].tile);
  hut_tile_loader_want (self->loader, tiles, n);
}

static void
note_seen (HutTileLayer *self, const HutTileView *view)
{
  guint n_seen = 0, n_opaque = 0, n_empty = 0, up;

  for (guint column = 0; column < view->columns; column++)
    for (guint row = 0; row < view->rows; row++)
      {
        HutTile tile = hut_tile_view_tile (view, column, row);
        HutTileEntry *entry = hut_tile_shelf_find (hut_tile_loader_get_shelf (self->loader), tile);
        const HutTilePicture *picture = entry != NULL ? entry->picture : NULL;

        n_empty += entry != NULL && entry->state == HUT_TILE_EMPTY;
        if (picture == NULL)
          picture = find_above (self, tile, &up);
        n_seen += picture != NULL;
        n_opaque += picture != NULL && picture->opaque;
      }
  self->shows_any = n_seen > 0;
  self->covers = n_opaque == view->columns * view->rows;
  self->all_empty = n_seen == 0 && n_empty == view->columns * view->rows;
}

static void
update (HutTileLayer *self)
{
  g_auto (HutTileView) view = { 0 };

  if (self->loader == NULL || !is_visible (self))
    return;

  hut_tile_shelf_next_round (hut_tile_loader_get_shelf (self->loader));
  self->too_far = !look (self, &view);
  if (self->too_far)
    {
      hut_tile_loader_want (self->loader, NULL, 0);
      self->shows_any = self->covers = self->all_empty = FALSE;
    }
  else
    {
      want_view (self, &view);
      note_seen (self, &view);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* ---- drawing ---- */

/* The part of a tile @up levels above that belongs to @tile, stretched over @area. */
static void
draw_above (HutMapBrush *brush, const HutTilePicture *picture, HutTile tile, guint up,
            const graphene_rect_t *area)
{
  float times = 1u << up;
  float x = tile.x & ((1u << up) - 1), y = tile.y & ((1u << up) - 1);
  float width = area->size.width, height = area->size.height;

  hut_map_brush_draw (brush, picture->image,
                      &GRAPHENE_RECT_INIT (area->origin.x - x * width, area->origin.y - y * height,
                                           width * times, height * times),
                      area);
}

/* What is there of the four below. */
static void
draw_below (HutTileLayer *self, HutMapBrush *brush, HutTile tile, const graphene_rect_t *area)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  float middle_x = round ((area->origin.x + area->size.width / 2) * scale) / scale;
  float middle_y = round ((area->origin.y + area->size.height / 2) * scale) / scale;
  float x[] = { area->origin.x, middle_x, area->origin.x + area->size.width };
  float y[] = { area->origin.y, middle_y, area->origin.y + area->size.height };

  for (guint i = 0; i < 4; i++)
    {
      guint column = i & 1, row = i >> 1;
      HutTile below = { tile.zoom + 1, 2 * tile.x + column, 2 * tile.y + row };
      const HutTilePicture *picture = picture_of (self, below);

      if (picture != NULL)
        hut_map_brush_draw (
            brush, picture->image,
            &GRAPHENE_RECT_INIT (x[column], y[row], x[column + 1] - x[column], y[row + 1] - y[row]),
            NULL);
    }
}

static void
draw_tile (HutTileLayer *self, HutMapBrush *brush, HutTile tile, const graphene_rect_t *area)
{
  const HutTilePicture *picture = picture_of (self, tile);
  guint up;

  if (picture != NULL)
    {
      hut_map_brush_draw (brush, picture->image, area, NULL);
      return;
    }

  picture = find_above (self, tile, &up);
  if (picture != NULL)
    draw_above (brush, picture, tile, up, area);
  draw_below (self, brush, tile, area);
}

static void
hut_tile_layer_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutTileLayer *self = HUT_TILE_LAYER (widget);
  graphene_rect_t whole =
      GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  g_auto (HutTileView) view = { 0 };
  HutMapBrush brush;

  if (self->loader == NULL || !self->shows_any || !look (self, &view))
    return;

  gtk_snapshot_push_clip (snapshot, &whole);
  hut_map_brush_begin (&brush, widget, snapshot);
  for (guint column = 0; column < view.columns; column++)
    for (guint row = 0; row < view.rows; row++)
      {
        graphene_rect_t area = hut_tile_view_area (&view, column, row);

        draw_tile (self, &brush, hut_tile_view_tile (&view, column, row), &area);
      }
  hut_map_brush_end (&brush);
  if (self->scheme == HUT_MAP_SCHEME_DARK)
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 0, 0, 0, DIMMED }, &whole);
  gtk_snapshot_pop (snapshot);
}

/* ---- vfuncs ---- */

static void
hut_tile_layer_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  update (HUT_TILE_LAYER (widget));
}

static void
hut_tile_layer_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_tile_layer_parent_class)->map (widget);
  update (HUT_TILE_LAYER (widget));
}

static void
hut_tile_layer_constructed (GObject *object)
{
  static const char *const CHANGES[] = { "notify::latitude", "notify::longitude",
                                         "notify::zoom-level" };
  HutTileLayer *self = HUT_TILE_LAYER (object);

  G_OBJECT_CLASS (hut_tile_layer_parent_class)->constructed (object);
  for (guint i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    g_signal_connect_object (shumate_layer_get_viewport (SHUMATE_LAYER (self)), CHANGES[i],
                             G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update), NULL);
}

static void
drop_loader (HutTileLayer *self)
{
  if (self->loader == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->loader, self);
  hut_tile_loader_stop (self->loader);
  g_clear_object (&self->loader);
}

static void
hut_tile_layer_dispose (GObject *object)
{
  drop_loader (HUT_TILE_LAYER (object));
  G_OBJECT_CLASS (hut_tile_layer_parent_class)->dispose (object);
}

static void
hut_tile_layer_class_init (HutTileLayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = hut_tile_layer_constructed;
  object_class->dispose = hut_tile_layer_dispose;
  widget_class->snapshot = hut_tile_layer_snapshot;
  widget_class->size_allocate = hut_tile_layer_size_allocate;
  widget_class->map = hut_tile_layer_map;
  signals[CHANGED] = g_signal_new ("changed", HUT_TYPE_TILE_LAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
hut_tile_layer_init (HutTileLayer *self)
{
}

/* ---- public ---- */

ShumateLayer *
hut_tile_layer_new (ShumateViewport *viewport)
{
  return g_object_new (HUT_TYPE_TILE_LAYER, "viewport", viewport, NULL);
}

void
hut_tile_layer_set_fetch (HutTileLayer *self, HutTileFetch *fetch)
{
  drop_loader (self);
  self->shows_any = self->covers = self->all_empty = self->too_far = FALSE;
  if (fetch != NULL)
    {
      self->loader = hut_tile_loader_new (fetch);
      g_signal_connect_object (self->loader, "changed", G_CALLBACK (update), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  update (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

HutTileFetch *
hut_tile_layer_get_fetch (HutTileLayer *self)
{
  return self->loader != NULL ? hut_tile_loader_get_fetch (self->loader) : NULL;
}

void
hut_tile_layer_set_scheme (HutTileLayer *self, HutMapScheme scheme)
{
  self->scheme = scheme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

HutTileTrouble
hut_tile_layer_get_trouble (HutTileLayer *self)
{
  int trouble = self->loader != NULL ? hut_tile_loader_get_trouble (self->loader) : -1;

  if (self->loader == NULL)
    return HUT_TILE_TROUBLE_NONE;
  if (trouble >= 0)
    return (HutTileTrouble)(trouble + 1);
  if (self->too_far)
    return HUT_TILE_TROUBLE_FAR;
  return self->all_empty && hut_tile_loader_is_idle (self->loader) ? HUT_TILE_TROUBLE_MISSING
                                                                   : HUT_TILE_TROUBLE_NONE;
}

gboolean
hut_tile_layer_shows_any (HutTileLayer *self)
{
  return self->shows_any;
}

gboolean
hut_tile_layer_covers (HutTileLayer *self)
{
  return self->covers;
}

gboolean
hut_tile_layer_is_settled (HutTileLayer *self)
{
  return self->loader == NULL || hut_tile_loader_is_idle (self->loader);
}

void
hut_tile_layer_retry (HutTileLayer *self)
{
  if (self->loader != NULL)
    hut_tile_loader_retry (self->loader);
}
