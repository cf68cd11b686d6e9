/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of a case that was left out. The name of the row that stands around it is kept by hand,
 * since GTK 4.8 offers no other way. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-left-out-line.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutLeftOutLine
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *which;
  GtkLabel *why;
  HutUid id;
};

G_DEFINE_FINAL_TYPE (HutLeftOutLine, hut_left_out_line, GTK_TYPE_WIDGET)

static void
name_row (HutLeftOutLine *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  if (row == NULL)
    return;
  name = g_strdup_printf ("%s%s%s", gtk_label_get_label (self->which), _ (", "),
                          gtk_label_get_label (self->why));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_parent (GObject *object, GParamSpec *pspec, gpointer data)
{
  name_row (HUT_LEFT_OUT_LINE (object));
}

static void
open_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  char text[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (widget, "app.show-case", "s",
                              hut_uid_print (&HUT_LEFT_OUT_LINE (widget)->id, text));
}

static void
hut_left_out_line_dispose (GObject *object)
{
  HutLeftOutLine *self = HUT_LEFT_OUT_LINE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_left_out_line_parent_class)->dispose (object);
}

static void
hut_left_out_line_class_init (HutLeftOutLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_left_out_line_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_case);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-left-out-line.ui");
  gtk_widget_class_bind_template_child (widget_class, HutLeftOutLine, box);
  gtk_widget_class_bind_template_child (widget_class, HutLeftOutLine, which);
  gtk_widget_class_bind_template_child (widget_class, HutLeftOutLine, why);
}

static void
hut_left_out_line_init (HutLeftOutLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::parent", G_CALLBACK (on_parent), NULL);
}

GtkWidget *
hut_left_out_line_new (void)
{
  return g_object_new (HUT_TYPE_LEFT_OUT_LINE, NULL);
}

void
hut_left_out_line_set_refusal (HutLeftOutLine *self, const HutBulkRefusal *refusal)
{
  g_autofree char *which = NULL;

  g_return_if_fail (HUT_IS_LEFT_OUT_LINE (self));

  if (refusal == NULL)
    return;
  which = refusal->number != NULL
              ? g_strdup_printf ("%s  %s", refusal->number,
                                 refusal->title != NULL ? refusal->title : _ ("Untitled"))
              : g_strdup (refusal->title != NULL ? refusal->title : _ ("Untitled"));
  gtk_label_set_label (self->which, which);
  gtk_label_set_label (self->why, refusal->why);
  self->id = refusal->id;
  name_row (self);
}
