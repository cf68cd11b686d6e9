/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A counted line on a card. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-pending-line.h"

struct _HutPendingLine
{
  GtkButton parent_instance;
  char *title;
  GtkWidget *count;
};

G_DEFINE_FINAL_TYPE (HutPendingLine, hut_pending_line, GTK_TYPE_BUTTON)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
hut_pending_line_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, HUT_PENDING_LINE (object)->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_pending_line_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    HUT_PENDING_LINE (object)->title = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_pending_line_finalize (GObject *object)
{
  g_free (HUT_PENDING_LINE (object)->title);
  G_OBJECT_CLASS (hut_pending_line_parent_class)->finalize (object);
}

static void
hut_pending_line_class_init (HutPendingLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_pending_line_get_property;
  object_class->set_property = hut_pending_line_set_property;
  object_class->finalize = hut_pending_line_finalize;
  properties[PROP_TITLE] = g_param_spec_string (
      "title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-pending-line.ui");
  gtk_widget_class_bind_template_child (widget_class, HutPendingLine, count);
}

static void
hut_pending_line_init (HutPendingLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
hut_pending_line_set_number (HutPendingLine *self, guint count, const char *number,
                             HutPendingTone tone)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", self->title, number);

  gtk_label_set_label (GTK_LABEL (self->count), number);
  gtk_widget_remove_css_class (self->count, "hut-dim");
  gtk_widget_remove_css_class (self->count, "hut-overdue");
  gtk_widget_remove_css_class (self->count, "hut-strong");
  if (count == 0)
    gtk_widget_add_css_class (self->count, "hut-dim");
  else
    gtk_widget_add_css_class (self->count, "hut-strong");
  if (count > 0 && tone == HUT_PENDING_WANTS_ANSWER)
    gtk_widget_add_css_class (self->count, "hut-overdue");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
hut_pending_line_set_count (HutPendingLine *self, guint count, HutPendingTone tone)
{
  g_autofree char *number = g_strdup_printf ("%u", count);

  hut_pending_line_set_number (self, count, number, tone);
}
