/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A labelled control with its inline error. The label is the accessible name of what takes the
 * input: the child itself, or the text view inside a scrolled one. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-form-row.h"

#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutFormRow
{
  GtkWidget parent_instance;

  GtkWidget *head;
  GtkWidget *label;
  GtkWidget *mark;
  GtkWidget *suffix;
  GtkWidget *child;
  GtkWidget *error;
};

static void buildable_init (GtkBuildableIface *iface);
static GtkBuildableIface *parent_buildable;

G_DEFINE_FINAL_TYPE_WITH_CODE (HutFormRow, hut_form_row, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_CHILD,
  PROP_ERROR,
  PROP_REQUIRED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* What takes the input. */
static GtkWidget *
find_input (HutFormRow *self)
{
  GtkWidget *child = self->child;

  if (GTK_IS_SCROLLED_WINDOW (child))
    child = gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (child));
  return child;
}

/* The mnemonic makes the label the name of the input; what takes the focus inside a composed one
 * needs the same words. */
static void
name_input (HutFormRow *self)
{
  GtkWidget *input = find_input (self);
  g_autofree char *name = NULL;

  if (input == NULL)
    return;
  name = g_strdup (gtk_label_get_text (GTK_LABEL (self->label)));
  if (HUT_IS_CODE_DROP_DOWN (input))
    hut_code_drop_down_set_name (HUT_CODE_DROP_DOWN (input), name);
  if (HUT_IS_SUGGEST_ENTRY (input))
    hut_suggest_entry_set_name (HUT_SUGGEST_ENTRY (input), name);
  gtk_label_set_mnemonic_widget (GTK_LABEL (self->label), input);
}

static void
buildable_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (g_strcmp0 (type, "suffix") == 0)
    hut_form_row_set_suffix (HUT_FORM_ROW (buildable), GTK_WIDGET (child));
  else if (GTK_IS_WIDGET (child))
    hut_form_row_set_child (HUT_FORM_ROW (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = buildable_add_child;
}

static void
hut_form_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  HutFormRow *self = HUT_FORM_ROW (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->label)));
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_ERROR:
      g_value_set_string (value, hut_form_row_get_error (self));
      break;
    case PROP_REQUIRED:
      g_value_set_boolean (value, gtk_widget_get_visible (self->mark));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
hut_form_row_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  HutFormRow *self = HUT_FORM_ROW (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      name_input (self);
      break;
    case PROP_CHILD:
      hut_form_row_set_child (self, g_value_get_object (value));
      break;
    case PROP_ERROR:
      hut_form_row_set_error (self, g_value_get_string (value));
      break;
    case PROP_REQUIRED:
      hut_form_row_set_required (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
hut_form_row_grab_focus (GtkWidget *widget)
{
  GtkWidget *input = find_input (HUT_FORM_ROW (widget));

  return input != NULL && gtk_widget_grab_focus (input);
}

static void
hut_form_row_dispose (GObject *object)
{
  HutFormRow *self = HUT_FORM_ROW (object);

  g_clear_pointer (&self->head, gtk_widget_unparent);
  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->error, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_form_row_parent_class)->dispose (object);
}

static void
hut_form_row_class_init (HutFormRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hut_form_row_get_property;
  object_class->set_property = hut_form_row_set_property;
  object_class->dispose = hut_form_row_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_form_row_grab_focus;

  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  properties[PROP_ERROR] = g_param_spec_string ("error", NULL, NULL, NULL, flags);
  properties[PROP_REQUIRED] = g_param_spec_boolean ("required", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_form_row_init (HutFormRow *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 4);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "use-underline", TRUE, NULL);
  gtk_widget_add_css_class (self->label, "hut-note");
  gtk_box_append (GTK_BOX (self->head), self->label);
  self->mark = g_object_new (GTK_TYPE_LABEL, "label", _ ("required"), "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->mark, "hut-note");
  gtk_widget_add_css_class (self->mark, "hut-soon");
  gtk_box_append (GTK_BOX (self->head), self->mark);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));

  self->error = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "visible", FALSE,
                              "accessible-role", GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_add_css_class (self->error, "hut-note");
  gtk_widget_add_css_class (self->error, "hut-overdue");
  gtk_widget_insert_before (self->error, GTK_WIDGET (self), NULL);
}

GtkWidget *
hut_form_row_new (const char *label, GtkWidget *child)
{
  return g_object_new (HUT_TYPE_FORM_ROW, "label", label, "child", child, NULL);
}

GtkEditable *
hut_form_row_add_entry (GtkBox *box, const char *label, const char *text, gboolean required)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *row = hut_form_row_new (label, entry);

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  hut_form_row_set_required (HUT_FORM_ROW (row), required);
  gtk_box_append (box, row);
  return GTK_EDITABLE (entry);
}

void
hut_form_row_set_child (HutFormRow *self, GtkWidget *child)
{
  g_return_if_fail (HUT_IS_FORM_ROW (self));

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child == NULL)
    return;
  gtk_widget_insert_after (child, GTK_WIDGET (self), self->head);
  name_input (self);
}

void
hut_form_row_set_error (HutFormRow *self, const char *error)
{
  GtkWidget *input;

  g_return_if_fail (HUT_IS_FORM_ROW (self));

  input = find_input (self);
  gtk_label_set_label (GTK_LABEL (self->error), error != NULL ? error : "");
  gtk_widget_set_visible (self->error, error != NULL);
  if (input == NULL)
    return;
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_STATE_INVALID,
      error != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (error != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    error, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
  if (error != NULL)
    gtk_widget_add_css_class (self->child, "error");
  else
    gtk_widget_remove_css_class (self->child, "error");
}

const char *
hut_form_row_get_error (HutFormRow *self)
{
  g_return_val_if_fail (HUT_IS_FORM_ROW (self), NULL);

  return gtk_widget_get_visible (self->error) ? gtk_label_get_label (GTK_LABEL (self->error))
                                              : NULL;
}

void
hut_form_row_set_required (HutFormRow *self, gboolean required)
{
  g_return_if_fail (HUT_IS_FORM_ROW (self));

  gtk_widget_set_visible (self->mark, required);
}

void
hut_form_row_set_suffix (HutFormRow *self, GtkWidget *suffix)
{
  g_return_if_fail (HUT_IS_FORM_ROW (self));

  if (self->suffix != NULL)
    gtk_box_remove (GTK_BOX (self->head), self->suffix);
  self->suffix = suffix;
  gtk_widget_set_hexpand (suffix, TRUE);
  gtk_widget_set_halign (suffix, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->head), suffix);
}

char *
hut_form_dup_text (GtkEditable *entry)
{
  char *text = g_strstrip (g_strdup (entry != NULL ? gtk_editable_get_text (entry) : ""));

  if (*text == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}
