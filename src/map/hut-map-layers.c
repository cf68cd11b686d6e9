/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The choice of what the map shows. The controls are what is kept: the property reads them. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-map"

#include "map/hut-map-layers.h"

#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutMapLayers
{
  GtkWidget parent_instance;
  GtkWidget *button;
  GtkWidget *rows;
  GtkCheckButton *lanes;
  HutCodeDropDown *lanes_by;
  GtkCheckButton *grids;
  GtkCheckButton *communities;
  GtkCheckButton *posts;
  HutCodeDropDown *heat;
  gboolean setting; /* the controls, from a list of names */
};

G_DEFINE_FINAL_TYPE (HutMapLayers, hut_map_layers, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SHOWN,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static const char *const usual[] = { HUT_MAP_LAYER_COMMUNITIES, NULL };

static GtkCheckButton *
check_of (HutMapLayers *self, const char *name)
{
  if (g_str_equal (name, HUT_MAP_LAYER_LANES))
    return self->lanes;
  if (g_str_equal (name, HUT_MAP_LAYER_GRIDS))
    return self->grids;
  if (g_str_equal (name, HUT_MAP_LAYER_COMMUNITIES))
    return self->communities;
  return g_str_equal (name, HUT_MAP_LAYER_POSTS) ? self->posts : NULL;
}

static GStrv
dup_shown (HutMapLayers *self)
{
  static const char *const names[] = { HUT_MAP_LAYER_LANES, HUT_MAP_LAYER_GRIDS,
                                       HUT_MAP_LAYER_COMMUNITIES, HUT_MAP_LAYER_POSTS };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (gtk_check_button_get_active (check_of (self, names[i])))
      g_strv_builder_add (builder, names[i]);
  if (hut_code_drop_down_get_code (self->lanes_by) != NULL &&
      gtk_check_button_get_active (self->lanes))
    g_strv_builder_add (builder, hut_code_drop_down_get_code (self->lanes_by));
  if (hut_code_drop_down_get_code (self->heat) != NULL)
    g_strv_builder_add (builder, hut_code_drop_down_get_code (self->heat));
  return g_strv_builder_end (builder);
}

static void
on_choice (HutMapLayers *self)
{
  if (!self->setting)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
hut_map_layers_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    g_value_take_boxed (value, dup_shown (HUT_MAP_LAYERS (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_map_layers_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SHOWN)
    hut_map_layers_set_shown (HUT_MAP_LAYERS (object), g_value_get_boxed (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_map_layers_dispose (GObject *object)
{
  g_clear_pointer (&HUT_MAP_LAYERS (object)->button, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_map_layers_parent_class)->dispose (object);
}

static void
hut_map_layers_class_init (HutMapLayersClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = hut_map_layers_get_property;
  object_class->set_property = hut_map_layers_set_property;
  object_class->dispose = hut_map_layers_dispose;

  properties[PROP_SHOWN] =
      g_param_spec_boxed ("shown", NULL, NULL, G_TYPE_STRV,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/map/hut-map-layers.ui");
  gtk_widget_class_bind_template_child (widget_class, HutMapLayers, button);
  gtk_widget_class_bind_template_child (widget_class, HutMapLayers, rows);
  gtk_widget_class_bind_template_child (widget_class, HutMapLayers, lanes);
  gtk_widget_class_bind_template_child (widget_class, HutMapLayers, lanes_by);
  gtk_widget_class_bind_template_child (widget_class, HutMapLayers, grids);
  gtk_widget_class_bind_template_child (widget_class, HutMapLayers, communities);
  gtk_widget_class_bind_template_child (widget_class, HutMapLayers, posts);
  gtk_widget_class_bind_template_child (widget_class, HutMapLayers, heat);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
}

static void
hut_map_layers_init (HutMapLayers *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (self->rows);
  self->setting = TRUE;
  hut_code_drop_down_clear (self->lanes_by);
  hut_code_drop_down_add (self->lanes_by, NULL, C_ ("lanes by", "Chief"));
  hut_code_drop_down_add (self->lanes_by, HUT_MAP_LAYER_LANES_COVERAGE,
                          C_ ("lanes by", "Coverage today"));
  hut_code_drop_down_add (self->lanes_by, HUT_MAP_LAYER_LANES_CHECKS,
                          C_ ("lanes by", "State by checks"));
  g_object_bind_property (self->lanes, "active", self->lanes_by, "sensitive",
                          G_BINDING_SYNC_CREATE);
  hut_code_drop_down_clear (self->heat);
  hut_code_drop_down_add (self->heat, NULL, C_ ("heat", "Off"));
  hut_code_drop_down_add (self->heat, HUT_MAP_LAYER_HEAT_COUNT, C_ ("heat", "By count"));
  hut_code_drop_down_add (self->heat, HUT_MAP_LAYER_HEAT_LATENESS, C_ ("heat", "By lateness"));
  self->setting = FALSE;
  hut_map_layers_set_shown (self, NULL);
}

gboolean
hut_map_layers_shows (HutMapLayers *self, const char *name)
{
  GtkCheckButton *check = check_of (self, name);

  if (check != NULL)
    return gtk_check_button_get_active (check);
  if (g_strcmp0 (hut_code_drop_down_get_code (self->lanes_by), name) == 0)
    return gtk_check_button_get_active (self->lanes);
  return g_strcmp0 (hut_code_drop_down_get_code (self->heat), name) == 0;
}

void
hut_map_layers_set_shown (HutMapLayers *self, const char *const *shown)
{
  g_auto (GStrv) before = dup_shown (self);
  g_auto (GStrv) after = NULL;
  const char *const *names = shown != NULL ? shown : usual;
  gboolean by_count = g_strv_contains (names, HUT_MAP_LAYER_HEAT_COUNT);
  gboolean by_lateness = g_strv_contains (names, HUT_MAP_LAYER_HEAT_LATENESS);

  gboolean by_coverage = g_strv_contains (names, HUT_MAP_LAYER_LANES_COVERAGE);
  gboolean by_checks = g_strv_contains (names, HUT_MAP_LAYER_LANES_CHECKS);

  self->setting = TRUE;
  gtk_check_button_set_active (self->lanes, by_coverage || by_checks ||
                                                g_strv_contains (names, HUT_MAP_LAYER_LANES));
  hut_code_drop_down_set_code (self->lanes_by, by_coverage ? HUT_MAP_LAYER_LANES_COVERAGE
                                               : by_checks ? HUT_MAP_LAYER_LANES_CHECKS
                                                           : NULL);
  gtk_check_button_set_active (self->grids, g_strv_contains (names, HUT_MAP_LAYER_GRIDS));
  gtk_check_button_set_active (self->communities,
                               g_strv_contains (names, HUT_MAP_LAYER_COMMUNITIES));
  gtk_check_button_set_active (self->posts, g_strv_contains (names, HUT_MAP_LAYER_POSTS));
  hut_code_drop_down_set_code (self->heat, by_count      ? HUT_MAP_LAYER_HEAT_COUNT
                                           : by_lateness ? HUT_MAP_LAYER_HEAT_LATENESS
                                                         : NULL);
  self->setting = FALSE;
  after = dup_shown (self);
  if (!g_strv_equal ((const char *const *)before, (const char *const *)after))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

void
hut_map_layers_add_row (HutMapLayers *self, GtkWidget *row)
{
  gtk_box_append (GTK_BOX (self->rows), row);
  hut_button_name_once (row);
}
