/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A label of several lines; see the header. One layout is kept for each of the widths that were
 * asked for last: a parent asks for the natural one and for the one that it will give, and drawing
 * asks for the latter again. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-wrapped-label.h"

#define LEAST_LETTERS 4 /* wide, at least */
#define N_LAYOUTS 3
#define NATURAL -1

typedef struct
{
  int width; /* in pixels, NATURAL: as wide as the words */
  PangoLayout *layout;
} Shaped;

struct _HutWrappedLabel
{
  GtkWidget parent_instance;

  char *text;
  Shaped shaped[N_LAYOUTS]; /* used last first */
  guint n_shaped;
  guint serial; /* of the font, text size, resolution and direction that they are shaped with */
};

G_DEFINE_FINAL_TYPE (HutWrappedLabel, hut_wrapped_label, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
forget_shapes (HutWrappedLabel *self)
{
  for (guint i = 0; i < self->n_shaped; i++)
    g_object_unref (self->shaped[i].layout);
  self->n_shaped = 0;
}

static PangoLayout *
shape (HutWrappedLabel *self, int width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);

  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width == NATURAL ? -1 : width * PANGO_SCALE);
  return layout;
}

static PangoLayout *
layout_for (HutWrappedLabel *self, int width)
{
  guint serial = pango_context_get_serial (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  Shaped found;
  guint i = 0;

  if (serial != self->serial)
    forget_shapes (self);
  self->serial = serial;
  while (i < self->n_shaped && self->shaped[i].width != width)
    i++;
  if (i < self->n_shaped)
    {
      found = self->shaped[i];
    }
  else
    {
      found = (Shaped){ width, shape (self, width) };
      if (self->n_shaped == N_LAYOUTS)
        g_object_unref (self->shaped[--self->n_shaped].layout);
      i = self->n_shaped++;
    }
  memmove (self->shaped + 1, self->shaped, i * sizeof *self->shaped);
  self->shaped[0] = found;
  return found.layout;
}

static int
least_width (HutWrappedLabel *self)
{
  PangoFontMetrics *metrics =
      pango_context_get_metrics (gtk_widget_get_pango_context (GTK_WIDGET (self)), NULL, NULL);
  int width = LEAST_LETTERS * pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (width);
}

static int
natural_width (HutWrappedLabel *self)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout_for (self, NATURAL), NULL, &logical);
  return PANGO_PIXELS_CEIL (logical.width);
}

static void
hut_wrapped_label_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutWrappedLabel *self = HUT_WRAPPED_LABEL (widget);
  int wide = natural_width (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = wide;
      *minimum = MIN (wide, least_width (self));
      return;
    }
  {
    /* Of words that fit, the lines are those of the natural width. */
    PangoLayout *layout =
        layout_for (self, for_size < 0 || for_size >= wide ? NATURAL : MAX (for_size, 1));
    int height;

    pango_layout_get_pixel_size (layout, NULL, &height);
    *minimum = *natural = height;
    *minimum_baseline = *natural_baseline = PANGO_PIXELS_CEIL (pango_layout_get_baseline (layout));
  }
}

static GtkSizeRequestMode
hut_wrapped_label_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
hut_wrapped_label_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  HutWrappedLabel *self = HUT_WRAPPED_LABEL (widget);
  int width = gtk_widget_get_width (widget);
  PangoLayout *layout = layout_for (self, width >= natural_width (self) ? NATURAL : MAX (width, 1));
  PangoRectangle logical;
  GdkRGBA colour;
  double x = 0, y;

  pango_layout_get_pixel_extents (layout, NULL, &logical);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL && pango_layout_get_width (layout) < 0)
    x = width - logical.width;
  /* In the middle of what it is given, as GtkLabel's words are. */
  y = MAX (0, (gtk_widget_get_height (widget) - logical.height) / 2);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)x, (float)y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
hut_wrapped_label_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LABEL)
    g_value_set_string (value, HUT_WRAPPED_LABEL (object)->text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_wrapped_label_set_property (GObject *object, guint prop_id, const GValue *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_LABEL)
    hut_wrapped_label_set_label (HUT_WRAPPED_LABEL (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_wrapped_label_finalize (GObject *object)
{
  HutWrappedLabel *self = HUT_WRAPPED_LABEL (object);

  forget_shapes (self);
  g_free (self->text);
  G_OBJECT_CLASS (hut_wrapped_label_parent_class)->finalize (object);
}

static void
hut_wrapped_label_class_init (HutWrappedLabelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_wrapped_label_get_property;
  object_class->set_property = hut_wrapped_label_set_property;
  object_class->finalize = hut_wrapped_label_finalize;
  widget_class->measure = hut_wrapped_label_measure;
  widget_class->get_request_mode = hut_wrapped_label_get_request_mode;
  widget_class->snapshot = hut_wrapped_label_snapshot;

  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
hut_wrapped_label_init (HutWrappedLabel *self)
{
  self->text = g_strdup ("");
}

GtkWidget *
hut_wrapped_label_new (const char *text, const char *style)
{
  GtkWidget *label = g_object_new (HUT_TYPE_WRAPPED_LABEL, "label", text, "hexpand", TRUE, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

void
hut_wrapped_label_set_label (HutWrappedLabel *self, const char *text)
{
  g_return_if_fail (HUT_IS_WRAPPED_LABEL (self));

  if (text == NULL)
    text = "";
  if (g_str_equal (text, self->text))
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  forget_shapes (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}
