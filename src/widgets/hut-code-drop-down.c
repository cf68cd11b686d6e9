/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A GtkDropDown over names, beside an array of their codes. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-code-drop-down.h"

#include "widgets/hut-button-name.h"

struct _HutCodeDropDown
{
  GtkWidget parent_instance;

  GtkWidget *drop_down;
  GtkStringList *names;
  GPtrArray *codes; /* as the names; NULL: no code */
  char *wanted;     /* what is to be chosen once its entry comes */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (HutCodeDropDown, hut_code_drop_down, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CODE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint
find_code (HutCodeDropDown *self, const char *code)
{
  for (guint i = 0; i < self->codes->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->codes, i), code) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
choose (HutCodeDropDown *self, guint position)
{
  self->filling = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), position);
  self->filling = FALSE;
}

static void
on_chosen (GtkDropDown *drop_down, GParamSpec *pspec, HutCodeDropDown *self)
{
  const char *code = hut_code_drop_down_get_code (self);

  if (self->filling || g_strcmp0 (code, self->wanted) == 0)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (code);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}

static void
hut_code_drop_down_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_CODE)
    g_value_set_string (value, hut_code_drop_down_get_code (HUT_CODE_DROP_DOWN (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
hut_code_drop_down_set_property (GObject *object, guint prop_id, const GValue *value,
                                 GParamSpec *pspec)
{
  if (prop_id == PROP_CODE)
    hut_code_drop_down_set_code (HUT_CODE_DROP_DOWN (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static gboolean
hut_code_drop_down_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (HUT_CODE_DROP_DOWN (widget)->drop_down);
}

static void
hut_code_drop_down_dispose (GObject *object)
{
  HutCodeDropDown *self = HUT_CODE_DROP_DOWN (object);

  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  g_clear_object (&self->names);
  G_OBJECT_CLASS (hut_code_drop_down_parent_class)->dispose (object);
}

static void
hut_code_drop_down_finalize (GObject *object)
{
  HutCodeDropDown *self = HUT_CODE_DROP_DOWN (object);

  g_ptr_array_unref (self->codes);
  g_free (self->wanted);
  G_OBJECT_CLASS (hut_code_drop_down_parent_class)->finalize (object);
}

static void
hut_code_drop_down_class_init (HutCodeDropDownClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = hut_code_drop_down_get_property;
  object_class->set_property = hut_code_drop_down_set_property;
  object_class->dispose = hut_code_drop_down_dispose;
  object_class->finalize = hut_code_drop_down_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_code_drop_down_grab_focus;

  properties[PROP_CODE] =
      g_param_spec_string ("code", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
hut_code_drop_down_init (HutCodeDropDown *self)
{
  self->codes = g_ptr_array_new_with_free_func (g_free);
  self->names = gtk_string_list_new (NULL);
  self->drop_down = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->names)), NULL);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (on_chosen), self, 0);
}

GtkWidget *
hut_code_drop_down_new (void)
{
  return g_object_new (HUT_TYPE_CODE_DROP_DOWN, NULL);
}

void
hut_code_drop_down_set_field (HutCodeDropDown *self, const HutField *field, const char *none)
{
  g_return_if_fail (HUT_IS_CODE_DROP_DOWN (self));
  g_return_if_fail (field != NULL && field->codes != NULL);

  hut_code_drop_down_clear (self);
  if (none != NULL)
    hut_code_drop_down_add (self, NULL, none);
  for (const HutCode *at = field->codes; at->code != NULL; at++)
    hut_code_drop_down_add (self, at->code, hut_field_code_label (field, at->code));
}

void
hut_code_drop_down_clear (HutCodeDropDown *self)
{
  g_return_if_fail (HUT_IS_CODE_DROP_DOWN (self));

  self->filling = TRUE;
  g_ptr_array_set_size (self->codes, 0);
  gtk_string_list_splice (self->names, 0, g_list_model_get_n_items (G_LIST_MODEL (self->names)),
                          NULL);
  self->filling = FALSE;
}

void
hut_code_drop_down_add (HutCodeDropDown *self, const char *code, const char *name)
{
  g_return_if_fail (HUT_IS_CODE_DROP_DOWN (self));

  self->filling = TRUE;
  g_ptr_array_add (self->codes, g_strdup (code));
  gtk_string_list_append (self->names, name);
  self->filling = FALSE;
  choose (self, find_code (self, self->wanted));
}

/* GTK puts the focus on a button inside the drop-down: it is named as the whole is. */
void
hut_code_drop_down_set_name (HutCodeDropDown *self, const char *name)
{
  GtkWidget *button;

  g_return_if_fail (HUT_IS_CODE_DROP_DOWN (self));

  button = gtk_widget_get_first_child (self->drop_down);
  hut_button_set_name (self->drop_down, name);
  if (button != NULL)
    hut_button_set_name (button, name);
}

void
hut_code_drop_down_set_code (HutCodeDropDown *self, const char *code)
{
  guint position;

  g_return_if_fail (HUT_IS_CODE_DROP_DOWN (self));

  g_free (self->wanted);
  self->wanted = g_strdup (code);
  position = find_code (self, code);
  if (position == GTK_INVALID_LIST_POSITION && code != NULL && self->codes->len > 0)
    hut_code_drop_down_add (self, code, code);
  else
    choose (self, position);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CODE]);
}

const char *
hut_code_drop_down_get_code (HutCodeDropDown *self)
{
  guint position;

  g_return_val_if_fail (HUT_IS_CODE_DROP_DOWN (self), NULL);

  position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  return position < self->codes->len ? g_ptr_array_index (self->codes, position) : NULL;
}
