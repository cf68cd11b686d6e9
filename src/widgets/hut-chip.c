/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A chip: an image and a label in a box with the class hut-chip. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-chip.h"

struct _HutChip
{
  GtkWidget parent_instance;

  GtkWidget *image;
  GtkWidget *label;
  char *icon_name;
  char *tone;
};

G_DEFINE_FINAL_TYPE (HutChip, hut_chip, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_ICON_NAME,
  PROP_TONE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
set_icon_name (HutChip *self, const char *icon_name)
{
  if (g_strcmp0 (self->icon_name, icon_name) == 0)
    return;
  g_free (self->icon_name);
  self->icon_name = g_strdup (icon_name);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), icon_name);
  gtk_widget_set_visible (self->image, icon_name != NULL && *icon_name != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ICON_NAME]);
}

static void
set_label (HutChip *self, const char *label)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->label)), label) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->label), label != NULL ? label : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}

static void
set_tone (HutChip *self, const char *tone)
{
  if (g_strcmp0 (self->tone, tone) == 0)
    return;
  if (self->tone != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->tone);
  g_free (self->tone);
  self->tone = g_strdup (tone);
  if (tone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), tone);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TONE]);
}

static void
hut_chip_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HutChip *self = HUT_CHIP (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, hut_chip_get_label (self));
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, self->icon_name);
      break;
    case PROP_TONE:
      g_value_set_string (value, self->tone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hut_chip_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HutChip *self = HUT_CHIP (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      set_icon_name (self, g_value_get_string (value));
      break;
    case PROP_TONE:
      set_tone (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hut_chip_dispose (GObject *object)
{
  HutChip *self = HUT_CHIP (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->icon_name, g_free);
  g_clear_pointer (&self->tone, g_free);
  G_OBJECT_CLASS (hut_chip_parent_class)->dispose (object);
}

static void
hut_chip_class_init (HutChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hut_chip_get_property;
  object_class->set_property = hut_chip_set_property;
  object_class->dispose = hut_chip_dispose;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TONE] = g_param_spec_string ("tone", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_chip_init (HutChip *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                              "visible", FALSE, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              4);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-chip");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
hut_chip_new (const char *label, const char *icon_name, const char *tone)
{
  GtkWidget *self = g_object_new (HUT_TYPE_CHIP, NULL);

  hut_chip_set (HUT_CHIP (self), label, icon_name, tone);
  return self;
}

void
hut_chip_set (HutChip *self, const char *label, const char *icon_name, const char *tone)
{
  g_return_if_fail (HUT_IS_CHIP (self));

  set_label (self, label);
  set_icon_name (self, icon_name);
  set_tone (self, tone);
}

const char *
hut_chip_get_label (HutChip *self)
{
  g_return_val_if_fail (HUT_IS_CHIP (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->label));
}
