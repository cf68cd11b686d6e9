/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The wall as a widget: one sheet of a fixed height, scaled. It is filled anew when what it shows
 * changes, never while it is allocated. Main thread only. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-projector-view.h"

#include "council/hut-wall-clock.h"
#include "council/hut-wall-parts.h"
#include "council/hut-wall-sheet.h"

#define STYLE "/org/hutong/Hutong/projector.css"
#define STYLE_KEY "hut-projector-style"
#define NARROWEST (4.0 / 3.0)
#define WIDEST (21.0 / 9.0)
#define LEAST 90 /* the height below which nobody reads anything */

struct _HutProjectorView
{
  GtkWidget parent_instance;
  GtkWidget *sheet;
  GtkWidget *clock; /* within it, or NULL */
  HutScreen *screen;
  GListModel *pictures;
  double shape;
  guint page;
  guint n_pages;
};

G_DEFINE_FINAL_TYPE (HutProjectorView, hut_projector_view, GTK_TYPE_WIDGET)

enum
{
  PROP_N_PAGES = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static int
sheet_width (const HutProjectorView *self)
{
  return (int)(HUT_WALL_HEIGHT * self->shape + 0.5);
}

/* ---- Filling ---- */

static void
empty (HutProjectorView *self)
{
  GtkWidget *child;

  self->clock = NULL;
  while ((child = gtk_widget_get_first_child (self->sheet)) != NULL)
    gtk_box_remove (GTK_BOX (self->sheet), child);
}

static void
fill (HutProjectorView *self)
{
  const HutWallPlan plan = { self->screen, sheet_width (self), self->page, self->pictures };
  gboolean black = self->screen != NULL && self->screen->kind == HUT_SCREEN_BLACKOUT;
  guint n_pages = 1;

  empty (self);
  if (black)
    gtk_widget_add_css_class (GTK_WIDGET (self), "hut-wall-black");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "hut-wall-black");
  if (self->screen != NULL)
    self->clock = hut_wall_sheet_fill (self->sheet, &plan, &n_pages);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (n_pages == self->n_pages)
    return;
  self->n_pages = n_pages;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

/* ---- The widget ---- */

static void
hut_projector_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  HutProjectorView *self = HUT_PROJECTOR_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int)((for_size > 0 ? for_size : LEAST) * self->shape);
  else
    *minimum = *natural = for_size > 0 ? (int)(for_size / self->shape) : LEAST;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, (int)(LEAST * NARROWEST));
  else
    *minimum = MIN (*minimum, LEAST);
}

static GtkSizeRequestMode
hut_projector_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* In the middle, as large as it fits. */
static void
hut_projector_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  HutProjectorView *self = HUT_PROJECTOR_VIEW (widget);
  float scale = MIN ((float)width / (float)sheet_width (self), (float)height / HUT_WALL_HEIGHT);
  float x = ((float)width - scale * (float)sheet_width (self)) / 2;
  float y = ((float)height - scale * HUT_WALL_HEIGHT) / 2;
  GskTransform *transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, y));

  transform = gsk_transform_scale (transform, scale, scale);
  gtk_widget_allocate (self->sheet, sheet_width (self), HUT_WALL_HEIGHT, -1, transform);
}

static void
hut_projector_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_N_PAGES:
      g_value_set_uint (value, HUT_PROJECTOR_VIEW (object)->n_pages);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hut_projector_view_dispose (GObject *object)
{
  HutProjectorView *self = HUT_PROJECTOR_VIEW (object);

  self->clock = NULL;
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_pointer (&self->screen, hut_screen_free);
  g_clear_object (&self->pictures);
  G_OBJECT_CLASS (hut_projector_view_parent_class)->dispose (object);
}

static void
hut_projector_view_class_init (HutProjectorViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_projector_view_get_property;
  object_class->dispose = hut_projector_view_dispose;
  widget_class->measure = hut_projector_view_measure;
  widget_class->get_request_mode = hut_projector_view_get_request_mode;
  widget_class->size_allocate = hut_projector_view_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  properties[PROP_N_PAGES] =
      g_param_spec_uint ("n-pages", NULL, NULL, 1, G_MAXUINT, 1,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* The wall's own sheet, under none of the window's schemes; once a display. */
static void
ensure_style (GdkDisplay *display)
{
  g_autoptr (GtkCssProvider) provider = NULL;

  if (g_object_get_data (G_OBJECT (display), STYLE_KEY) != NULL)
    return;
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, STYLE);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_USER + 1);
  g_object_set_data (G_OBJECT (display), STYLE_KEY, GINT_TO_POINTER (1));
}

static void
hut_projector_view_init (HutProjectorView *self)
{
  ensure_style (gtk_widget_get_display (GTK_WIDGET (self)));
  self->shape = 16.0 / 9.0;
  self->n_pages = 1;
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-wall");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->sheet, "hut-wall-sheet");
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
}

GtkWidget *
hut_projector_view_new (void)
{
  return g_object_new (HUT_TYPE_PROJECTOR_VIEW, NULL);
}

void
hut_projector_view_set_screen (HutProjectorView *self, const HutScreen *screen)
{
  gboolean same;

  g_return_if_fail (HUT_IS_PROJECTOR_VIEW (self));

  same = screen != NULL && self->screen != NULL && hut_screen_equal (screen, self->screen);
  if (!same && screen != NULL && self->screen != NULL && screen->kind != self->screen->kind)
    self->page = 0;
  g_clear_pointer (&self->screen, hut_screen_free);
  self->screen = screen != NULL ? hut_screen_copy (screen) : NULL;
  if (!same)
    fill (self);
  else if (self->clock != NULL)
    hut_wall_clock_set_clock (HUT_WALL_CLOCK (self->clock), &self->screen->clock);
}

void
hut_projector_view_set_pictures (HutProjectorView *self, GListModel *pictures)
{
  g_return_if_fail (HUT_IS_PROJECTOR_VIEW (self));

  if (g_set_object (&self->pictures, pictures) && self->screen != NULL &&
      self->screen->kind == HUT_SCREEN_PLACE)
    fill (self);
}

void
hut_projector_view_set_shape (HutProjectorView *self, int width, int height)
{
  double shape;

  g_return_if_fail (HUT_IS_PROJECTOR_VIEW (self));
  g_return_if_fail (width > 0 && height > 0);

  shape = CLAMP ((double)width / height, NARROWEST, WIDEST);
  if (shape == self->shape)
    return;
  self->shape = shape;
  fill (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
hut_projector_view_set_page (HutProjectorView *self, guint page)
{
  g_return_if_fail (HUT_IS_PROJECTOR_VIEW (self));

  if (page == self->page)
    return;
  self->page = page;
  fill (self);
}

guint
hut_projector_view_get_n_pages (HutProjectorView *self)
{
  g_return_val_if_fail (HUT_IS_PROJECTOR_VIEW (self), 1);

  return self->n_pages;
}
