/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Columns where there is room. What width is given decides, so that height is for width. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-columns-layout.h"

struct _HutColumnsLayout
{
  GtkLayoutManager parent_instance;
  int column_width;
  int spacing;
};

G_DEFINE_FINAL_TYPE (HutColumnsLayout, hut_columns_layout, GTK_TYPE_LAYOUT_MANAGER)

enum
{
  PROP_0,
  PROP_COLUMN_WIDTH,
  PROP_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static int
count (GtkWidget *widget)
{
  int n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += gtk_widget_should_layout (child);
  return n;
}

/* What each of @n columns has of @width; 0: one below the other. */
static int
column_of (HutColumnsLayout *self, int n, int width)
{
  int column = n > 0 ? (width - (n - 1) * self->spacing) / n : 0;

  return n > 1 && column >= self->column_width ? column : 0;
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_height (HutColumnsLayout *self, GtkWidget *widget, int width, int *minimum, int *natural)
{
  int n = count (widget);
  int column = column_of (self, n, width);
  int below = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column > 0 ? column : width, &least,
                          &wanted, NULL, NULL);
      if (column > 0)
        {
          *minimum = MAX (*minimum, least);
          *natural = MAX (*natural, wanted);
          continue;
        }
      *minimum += below + least;
      *natural += below + wanted;
      below = self->spacing;
    }
}

static void
measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  HutColumnsLayout *self = HUT_COLUMNS_LAYOUT (manager);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      measure_height (self, widget, for_size < 0 ? G_MAXINT / 2 : for_size, minimum, natural);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
    }
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  HutColumnsLayout *self = HUT_COLUMNS_LAYOUT (manager);
  int column = column_of (self, count (widget), width);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int at = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { 0, 0, width, height };

      if (!gtk_widget_should_layout (child))
        continue;
      if (column > 0)
        {
          place.x = rtl ? width - at - column : at;
          place.width = column;
          at += column + self->spacing;
        }
      else
        {
          gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &place.height, NULL,
                              NULL);
          place.y = at;
          at += place.height + self->spacing;
        }
      gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HutColumnsLayout *self = HUT_COLUMNS_LAYOUT (object);

  if (prop_id == PROP_COLUMN_WIDTH)
    g_value_set_int (value, self->column_width);
  else if (prop_id == PROP_SPACING)
    g_value_set_int (value, self->spacing);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HutColumnsLayout *self = HUT_COLUMNS_LAYOUT (object);

  if (prop_id == PROP_COLUMN_WIDTH)
    self->column_width = g_value_get_int (value);
  else if (prop_id == PROP_SPACING)
    self->spacing = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_columns_layout_class_init (HutColumnsLayoutClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  layout_class->get_request_mode = get_request_mode;
  layout_class->measure = measure;
  layout_class->allocate = allocate;
  properties[PROP_COLUMN_WIDTH] =
      g_param_spec_int ("column-width", NULL, NULL, 1, G_MAXINT, 400,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  properties[PROP_SPACING] =
      g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hut_columns_layout_init (HutColumnsLayout *self)
{
}

/* ---- The widget ---- */

struct _HutColumns
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (HutColumns, hut_columns, GTK_TYPE_WIDGET)

static void
hut_columns_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hut_columns_parent_class)->dispose (object);
}

static void
hut_columns_class_init (HutColumnsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_columns_dispose;
}

static void
hut_columns_init (HutColumns *self)
{
  gtk_widget_set_layout_manager (
      GTK_WIDGET (self),
      g_object_new (HUT_TYPE_COLUMNS_LAYOUT, "column-width", 480, "spacing", 16, NULL));
}
