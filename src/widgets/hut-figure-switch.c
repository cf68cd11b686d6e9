/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A button for each figure, of which one is down. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-figure-switch.h"

typedef struct
{
  GtkToggleButton *button;
  GtkLabel *figure;
  GtkLabel *label;
} Figure;

struct _HutFigureSwitch
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GArray *figures; /* Figure */
};

static guint signal_changed;

G_DEFINE_FINAL_TYPE (HutFigureSwitch, hut_figure_switch, GTK_TYPE_WIDGET)

static Figure *
figure_at (HutFigureSwitch *self, guint place)
{
  return &g_array_index (self->figures, Figure, place);
}

/* One goes up and another down; the second is what matters. */
static void
on_active (HutFigureSwitch *self, GParamSpec *pspec, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    g_signal_emit (self, signal_changed, 0);
}

static void
hut_figure_switch_dispose (GObject *object)
{
  HutFigureSwitch *self = HUT_FIGURE_SWITCH (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_array_set_size (self->figures, 0);
  G_OBJECT_CLASS (hut_figure_switch_parent_class)->dispose (object);
}

static void
hut_figure_switch_finalize (GObject *object)
{
  g_array_unref (HUT_FIGURE_SWITCH (object)->figures);
  G_OBJECT_CLASS (hut_figure_switch_parent_class)->finalize (object);
}

static void
hut_figure_switch_class_init (HutFigureSwitchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_figure_switch_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_figure_switch_finalize;
  signal_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_figure_switch_init (HutFigureSwitch *self)
{
  self->figures = g_array_new (FALSE, FALSE, sizeof (Figure));
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_set_homogeneous (GTK_BOX (self->box), TRUE);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
hut_figure_switch_add (HutFigureSwitch *self, const char *label)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  Figure figure = { GTK_TOGGLE_BUTTON (gtk_toggle_button_new ()), GTK_LABEL (gtk_label_new ("…")),
                    GTK_LABEL (gtk_label_new (label)) };

  g_return_if_fail (HUT_IS_FIGURE_SWITCH (self));

  gtk_widget_add_css_class (GTK_WIDGET (figure.figure), "hut-title");
  gtk_widget_add_css_class (GTK_WIDGET (figure.figure), "hut-number");
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (figure.figure));
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (figure.label));
  gtk_button_set_child (GTK_BUTTON (figure.button), content);
  if (self->figures->len > 0)
    gtk_toggle_button_set_group (figure.button, figure_at (self, 0)->button);
  else
    gtk_toggle_button_set_active (figure.button, TRUE);
  g_signal_connect_object (figure.button, "notify::active", G_CALLBACK (on_active), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (figure.button));
  g_array_append_val (self->figures, figure);
}

void
hut_figure_switch_show (HutFigureSwitch *self, guint place, const char *label, guint n,
                        gboolean bad)
{
  g_autofree char *figure = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf ("%s %u", label, n);
  Figure *shown;

  g_return_if_fail (HUT_IS_FIGURE_SWITCH (self) && place < self->figures->len);

  shown = figure_at (self, place);
  gtk_label_set_label (shown->figure, figure);
  gtk_label_set_label (shown->label, label);
  if (bad && n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (shown->figure), "hut-overdue");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (shown->figure), "hut-overdue");
  gtk_accessible_update_property (GTK_ACCESSIBLE (shown->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

void
hut_figure_switch_choose (HutFigureSwitch *self, guint place)
{
  g_return_if_fail (HUT_IS_FIGURE_SWITCH (self) && place < self->figures->len);

  gtk_toggle_button_set_active (figure_at (self, place)->button, TRUE);
}

guint
hut_figure_switch_get_chosen (HutFigureSwitch *self)
{
  g_return_val_if_fail (HUT_IS_FIGURE_SWITCH (self), 0);

  for (guint i = 0; i < self->figures->len; i++)
    if (gtk_toggle_button_get_active (figure_at (self, i)->button))
      return i;
  return 0;
}
