/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of the cases at one place; see the header. */

#define G_LOG_DOMAIN "hutong-map"

#include "map/hut-map-together.h"

struct _HutMapTogether
{
  GtkPopover parent_instance;
  GtkListBox *list;
};

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HutMapTogether, hut_map_together, GTK_TYPE_POPOVER)

static GtkWidget *
make_row (HutCase *found)
{
  g_autofree char *summary = hut_case_dup_summary (found);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (summary);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  g_object_set_data (G_OBJECT (row), "rowid", GUINT_TO_POINTER ((guint)hut_case_get_rowid (found)));
  return row;
}

static void
on_activated (HutMapTogether *self, GtkListBoxRow *row)
{
  guint rowid = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "rowid"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, rowid);
}

static void
hut_map_together_class_init (HutMapTogetherClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[CHOSEN] = g_signal_new ("chosen", HUT_TYPE_MAP_TOGETHER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/map/hut-map-together.ui");
  gtk_widget_class_bind_template_child (widget_class, HutMapTogether, list);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
hut_map_together_init (HutMapTogether *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
hut_map_together_new (void)
{
  return g_object_new (HUT_TYPE_MAP_TOGETHER, NULL);
}

void
hut_map_together_show (HutMapTogether *self, HutCaseList *list, GArray *rowids, int x, int y)
{
  GtkListBoxRow *old;

  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < rowids->len; i++)
    {
      g_autoptr (HutCase) found = hut_case_list_dup_case (list, g_array_index (rowids, guint32, i));

      if (found != NULL)
        gtk_list_box_append (self->list, make_row (found));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self), &(GdkRectangle){ x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self));
}
