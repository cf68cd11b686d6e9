/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Lines of children. One walk serves measuring and allocating: it places each child and tells how
 * high all lines are. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-wrap-layout.h"

struct _HutWrapLayout
{
  GtkLayoutManager parent_instance;

  int spacing;
  int line_spacing;
};

G_DEFINE_FINAL_TYPE (HutWrapLayout, hut_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

struct _HutWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (HutWrapBox, hut_wrap_box, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
hut_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The width of @child in lines of @width: natural, or all there is. */
static int
child_width (GtkWidget *child, int width)
{
  int least, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return MAX (least, MIN (natural, width));
}

/* Returns the height of all lines; @allocate: gives each child its place. */
static int
walk (HutWrapLayout *self, GtkWidget *widget, int width, gboolean allocate)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int w, h;

      if (!gtk_widget_should_layout (child))
        continue;
      w = child_width (child, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, w, NULL, &h, NULL, NULL);
      if (x > 0 && x + w > width)
        {
          x = 0;
          y += line + self->line_spacing;
          line = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (child, &(GtkAllocation){ mirrored ? width - x - w : x, y, w, h },
                                  -1);
      x += w + self->spacing;
      line = MAX (line, h);
    }
  return y + line;
}

static void
measure_width (HutWrapLayout *self, GtkWidget *widget, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += wanted + (*natural > 0 ? self->spacing : 0);
    }
}

static void
hut_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  HutWrapLayout *self = HUT_WRAP_LAYOUT (manager);
  int least = 0, wanted = 0;

  *minimum = *natural = 0;
  measure_width (self, widget, &least, &wanted);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wanted;
    }
  else
    *minimum = *natural = walk (self, widget, for_size >= 0 ? for_size : wanted, FALSE);
}

static void
hut_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  walk (HUT_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
hut_wrap_layout_class_init (HutWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = hut_wrap_layout_get_request_mode;
  manager_class->measure = hut_wrap_layout_measure;
  manager_class->allocate = hut_wrap_layout_allocate;
}

static void
hut_wrap_layout_init (HutWrapLayout *self)
{
  self->spacing = 8;
  self->line_spacing = 4;
}

GtkLayoutManager *
hut_wrap_layout_new (int spacing, int line_spacing)
{
  HutWrapLayout *self = g_object_new (HUT_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  self->line_spacing = line_spacing;
  return GTK_LAYOUT_MANAGER (self);
}

/* ---- The box ---- */

static void
hut_wrap_box_dispose (GObject *object)
{
  hut_wrap_box_clear (HUT_WRAP_BOX (object));
  G_OBJECT_CLASS (hut_wrap_box_parent_class)->dispose (object);
}

static void
hut_wrap_box_class_init (HutWrapBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_wrap_box_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), HUT_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_wrap_box_init (HutWrapBox *self)
{
}

void
hut_wrap_box_append (HutWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (HUT_IS_WRAP_BOX (self));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

void
hut_wrap_box_clear (HutWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (HUT_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
