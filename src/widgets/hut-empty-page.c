/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Sign, title, text and perhaps a button, in the middle of what is empty. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-empty-page.h"

#include "widgets/hut-button-name.h"
#include "widgets/hut-error-words.h"

struct _HutEmptyPage
{
  GtkWidget parent_instance;

  GtkWidget *image;
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (HutEmptyPage, hut_empty_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_TITLE,
  PROP_TEXT,
  PROP_LABEL,
  PROP_ACTION_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
hut_empty_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HutEmptyPage *self = HUT_EMPTY_PAGE (object);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (GTK_IMAGE (self->image)));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->title)));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->text)));
      break;
    case PROP_LABEL:
      g_value_set_string (value, gtk_button_get_label (GTK_BUTTON (self->button)));
      break;
    case PROP_ACTION_NAME:
      g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->button)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hut_empty_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HutEmptyPage *self = HUT_EMPTY_PAGE (object);
  const char *text = g_value_get_string (value);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->image), text);
      break;
    case PROP_TITLE:
      show_text (self->title, text);
      break;
    case PROP_TEXT:
      show_text (self->text, text);
      break;
    case PROP_LABEL:
      gtk_button_set_label (GTK_BUTTON (self->button), text != NULL ? text : "");
      hut_button_name_once (self->button);
      gtk_widget_set_visible (self->button, text != NULL && *text != '\0');
      break;
    case PROP_ACTION_NAME:
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button),
                                               text != NULL && *text != '\0' ? text : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hut_empty_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (hut_empty_page_parent_class)->dispose (object);
}

static void
hut_empty_page_class_init (HutEmptyPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  static const char *const names[] = { NULL, "icon-name", "title", "text", "label", "action-name" };

  object_class->get_property = hut_empty_page_get_property;
  object_class->set_property = hut_empty_page_set_property;
  object_class->dispose = hut_empty_page_dispose;

  for (int i = PROP_ICON_NAME; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (HutEmptyPage *self, const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER,
                                   "max-width-chars", 40, "visible", FALSE, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
hut_empty_page_init (HutEmptyPage *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-empty");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);

  self->image =
      g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->title = add_label (self, "hut-heading");
  self->text = add_label (self, "hut-dim");
  self->button = g_object_new (GTK_TYPE_BUTTON, "visible", FALSE, "halign", GTK_ALIGN_CENTER,
                               "use-underline", TRUE, NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

GtkWidget *
hut_empty_page_new (const char *icon_name, const char *title, const char *text)
{
  return g_object_new (HUT_TYPE_EMPTY_PAGE, "icon-name", icon_name, "title", title, "text", text,
                       NULL);
}

void
hut_empty_page_set_button (HutEmptyPage *self, const char *label, const char *action_name)
{
  g_return_if_fail (HUT_IS_EMPTY_PAGE (self));

  g_object_set (self, "label", label, "action-name", action_name, NULL);
}

void
hut_empty_page_fail (HutEmptyPage *self, GtkStack *pages, const GError *error)
{
  g_autofree char *words = hut_error_words (error, HUT_WHILE_READING, NULL);

  g_return_if_fail (HUT_IS_EMPTY_PAGE (self));

  g_object_set (self, "text", words, NULL);
  gtk_stack_set_visible_child_name (pages, "failed");
}
