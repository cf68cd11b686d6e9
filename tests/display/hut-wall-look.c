/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A wall as it is drawn; see the header. */

#include "hut-wall-look.h"

void
hut_wall_look_walk (GtkWidget *widget, HutWallSee see, gpointer data)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  see (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    hut_wall_look_walk (child, see, data);
}

double
hut_wall_look_scale (GtkWidget *view, GtkWidget *widget)
{
  graphene_matrix_t matrix;

  g_assert_true (gtk_widget_compute_transform (widget, view, &matrix));
  return graphene_matrix_get_x_scale (&matrix);
}

double
hut_wall_look_height (GtkWidget *view, GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  return hut_wall_look_scale (view, widget) *
         pango_font_description_get_size (pango_context_get_font_description (context)) /
         PANGO_SCALE;
}

void
hut_wall_look_whole (GtkWidget *view, const char *name, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, view, &bounds));
  if (bounds.origin.x < -0.5f || bounds.origin.y < -0.5f ||
      bounds.origin.x + bounds.size.width > gtk_widget_get_width (view) + 0.5f ||
      bounds.origin.y + bounds.size.height > gtk_widget_get_height (view) + 0.5f)
    g_error ("%s: “%s” is cut off", name,
             GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : "clock");
}

gboolean
hut_wall_look_label (GtkWidget *view, const char *name, GtkWidget *label, double least)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  const char *words = gtk_label_get_label (GTK_LABEL (label));
  double height = hut_wall_look_height (view, label);
  int width, tall;

  if (*words == '\0')
    return FALSE;
  if (height < least - 0.01)
    g_error ("%s: “%s” is %.1f high", name, words, height);
  if (pango_layout_is_ellipsized (layout))
    g_error ("%s: “%s” ends in an ellipsis", name, words);
  pango_layout_get_pixel_size (layout, &width, &tall);
  if (width > gtk_widget_get_width (label) + 1 || tall > gtk_widget_get_height (label) + 1)
    g_error ("%s: “%s” does not fit its place", name, words);
  hut_wall_look_whole (view, name, label);
  return TRUE;
}
