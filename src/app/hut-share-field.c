/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A drop-down and two entries with a stroke between them. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-share-field.h"

#include "widgets/hut-code-drop-down.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutShareField
{
  GtkWidget parent_instance;
  char *name;
  GtkWidget *test;
  GtkEditable *part;
  GtkWidget *stroke;
  GtkEditable *whole;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (HutShareField, hut_share_field, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_NAME_FOR_ALL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

static const HutCode tests[] = {
  [HUT_SHARE_NOT_ASKED] = { "not-asked", N_ ("Not asked") },
  [HUT_SHARE_MORE_THAN] = { "more-than", N_ ("More than") },
  [HUT_SHARE_AT_LEAST] = { "at-least", N_ ("That or more") },
};

static HutShareTest
get_test (HutShareField *self)
{
  const char *code = hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (self->test));

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    if (g_strcmp0 (tests[i].code, code) == 0)
      return (HutShareTest)i;
  return HUT_SHARE_NOT_ASKED;
}

static void
show_parts (HutShareField *self)
{
  gboolean asked = get_test (self) != HUT_SHARE_NOT_ASKED;

  gtk_widget_set_visible (GTK_WIDGET (self->part), asked);
  gtk_widget_set_visible (self->stroke, asked);
  gtk_widget_set_visible (GTK_WIDGET (self->whole), asked);
}

static void
on_changed (HutShareField *self)
{
  if (self->showing)
    return;
  show_parts (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
name_part (GtkWidget *widget, const char *name, const char *part)
{
  /* Translators: the name of a share, then of a part of it. */
  g_autofree char *full = g_strdup_printf (_ ("%1$s: %2$s"), name, part);

  if (HUT_IS_CODE_DROP_DOWN (widget))
    hut_code_drop_down_set_name (HUT_CODE_DROP_DOWN (widget), full);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, full,
                                    -1);
}

static void
set_name (HutShareField *self, const char *name)
{
  g_free (self->name);
  self->name = g_strdup (name);
  if (name == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  name_part (self->test, name, _ ("how it is compared"));
  name_part (GTK_WIDGET (self->part), name, _ ("part"));
  name_part (GTK_WIDGET (self->whole), name, _ ("whole"));
}

/* ---- The object ---- */

static void
hut_share_field_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_NAME_FOR_ALL)
    g_value_set_string (value, HUT_SHARE_FIELD (object)->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_share_field_set_property (GObject *object, guint prop_id, const GValue *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_NAME_FOR_ALL)
    set_name (HUT_SHARE_FIELD (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
hut_share_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HUT_SHARE_FIELD (widget)->test);
}

static void
hut_share_field_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&HUT_SHARE_FIELD (object)->name, g_free);
  G_OBJECT_CLASS (hut_share_field_parent_class)->dispose (object);
}

static void
hut_share_field_class_init (HutShareFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hut_share_field_get_property;
  object_class->set_property = hut_share_field_set_property;
  object_class->dispose = hut_share_field_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_share_field_grab_focus;

  properties[PROP_NAME_FOR_ALL] = g_param_spec_string ("name-for-all", NULL, NULL, NULL,
                                                       G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new ("changed", HUT_TYPE_SHARE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkEditable *
add_number (HutShareField *self)
{
  GtkWidget *entry =
      g_object_new (GTK_TYPE_ENTRY, "width-chars", 4, "max-width-chars", 4, "max-length", 8,
                    "xalign", 0.5, "input-purpose", GTK_INPUT_PURPOSE_DIGITS, NULL);

  gtk_widget_add_css_class (entry, "hut-number");
  gtk_widget_set_parent (entry, GTK_WIDGET (self));
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  return GTK_EDITABLE (entry);
}

static void
hut_share_field_init (HutShareField *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 8);
  self->test = hut_code_drop_down_new ();
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    hut_code_drop_down_add (HUT_CODE_DROP_DOWN (self->test), tests[i].code, _ (tests[i].label));
  gtk_widget_set_parent (self->test, widget);
  self->part = add_number (self);
  self->stroke = gtk_label_new ("/");
  gtk_widget_set_parent (self->stroke, widget);
  self->whole = add_number (self);
  g_signal_connect_object (self->test, "notify::code", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  show_parts (self);
}

void
hut_share_field_show (HutShareField *self, const HutTypedShare *share)
{
  g_return_if_fail (HUT_IS_SHARE_FIELD (self));

  self->showing = TRUE;
  hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (self->test), tests[share->test].code);
  gtk_editable_set_text (self->part, share->part);
  gtk_editable_set_text (self->whole, share->whole);
  self->showing = FALSE;
  show_parts (self);
}

void
hut_share_field_read (HutShareField *self, HutTypedShare *share)
{
  g_return_if_fail (HUT_IS_SHARE_FIELD (self));

  share->test = get_test (self);
  hut_decision_entry_take (&share->part, gtk_editable_get_text (self->part));
  hut_decision_entry_take (&share->whole, gtk_editable_get_text (self->whole));
}

gboolean
hut_share_field_is_complete (HutShareField *self)
{
  g_return_val_if_fail (HUT_IS_SHARE_FIELD (self), FALSE);

  return get_test (self) == HUT_SHARE_NOT_ASKED || (*gtk_editable_get_text (self->part) != '\0' &&
                                                    *gtk_editable_get_text (self->whole) != '\0');
}
