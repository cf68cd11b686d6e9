/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The row of the list. The template binds all it shows to the case; only the name of the row that
 * stands around it is kept by hand, since GTK 4.8 offers no other way. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-line.h"

#include "cases/hut-case-words.h"
#include "widgets/hut-chip.h"

struct _HutCaseLine
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  HutCase *item;
  gulong summary_id;
};

G_DEFINE_FINAL_TYPE (HutCaseLine, hut_case_line, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CASE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static char *
tone_of (HutCaseLine *self, int standing)
{
  return g_strdup (hut_case_tone (standing));
}

static char *
icon_of (HutCaseLine *self, int standing)
{
  return g_strdup (hut_case_icon (standing));
}

static void
name_row (HutCaseLine *self)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *summary = NULL;

  if (row == NULL || self->item == NULL)
    return;
  summary = hut_case_dup_summary (self->item);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, summary, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, summary,
                                  -1);
}

static void
on_parent (GObject *object, GParamSpec *pspec, gpointer data)
{
  name_row (HUT_CASE_LINE (object));
}

static void
open_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseLine *self = HUT_CASE_LINE (widget);
  char text[HUT_UID_STRING_LEN + 1];

  if (self->item != NULL)
    gtk_widget_activate_action (widget, "app.show-case", "s",
                                hut_uid_print (hut_case_get_id (self->item), text));
}

static void
hut_case_line_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CASE)
    g_value_set_object (value, HUT_CASE_LINE (object)->item);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_line_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CASE)
    hut_case_line_set_case (HUT_CASE_LINE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_case_line_dispose (GObject *object)
{
  HutCaseLine *self = HUT_CASE_LINE (object);

  g_clear_signal_handler (&self->summary_id, self->item);
  g_clear_object (&self->item);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_case_line_parent_class)->dispose (object);
}

static void
hut_case_line_class_init (HutCaseLineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_case_line_get_property;
  object_class->set_property = hut_case_line_set_property;
  object_class->dispose = hut_case_line_dispose;

  properties[PROP_CASE] =
      g_param_spec_object ("case", NULL, NULL, HUT_TYPE_CASE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HUT_TYPE_CHIP);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_case);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-case-line.ui");
  gtk_widget_class_bind_template_child (widget_class, HutCaseLine, grid);
  gtk_widget_class_bind_template_callback (widget_class, tone_of);
  gtk_widget_class_bind_template_callback (widget_class, icon_of);
}

static void
hut_case_line_init (HutCaseLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::parent", G_CALLBACK (on_parent), NULL);
}

GtkWidget *
hut_case_line_new (void)
{
  return g_object_new (HUT_TYPE_CASE_LINE, NULL);
}

void
hut_case_line_set_case (HutCaseLine *self, HutCase *item)
{
  g_return_if_fail (HUT_IS_CASE_LINE (self));

  if (self->item == item)
    return;
  g_clear_signal_handler (&self->summary_id, self->item);
  g_set_object (&self->item, item);
  if (item != NULL)
    self->summary_id =
        g_signal_connect_swapped (item, "notify::summary", G_CALLBACK (name_row), self);
  name_row (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CASE]);
}
