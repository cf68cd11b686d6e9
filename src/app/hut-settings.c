/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The preferences of one person on one machine. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-settings.h"

#include "hut-config.h"

#include <gio/gio.h>

struct _HutSettings
{
  GObject parent_instance;
  GSettings *gsettings; /* NULL where the schema is not installed */
  HutScheme scheme;
  int text_scale;
  char *time_zone;
  char *last_database;
  int width;
  int height;
  gboolean maximized;
  GStrv map_layers;
  GStrv map_sources;
  char *map_source;
  gboolean notify_whistles;
};

G_DEFINE_ENUM_TYPE (HutScheme, hut_scheme, G_DEFINE_ENUM_VALUE (HUT_SCHEME_SYSTEM, "system"),
                    G_DEFINE_ENUM_VALUE (HUT_SCHEME_LIGHT, "light"),
                    G_DEFINE_ENUM_VALUE (HUT_SCHEME_DARK, "dark"),
                    G_DEFINE_ENUM_VALUE (HUT_SCHEME_HIGH_CONTRAST, "high-contrast"))
G_DEFINE_FINAL_TYPE (HutSettings, hut_settings, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_SCHEME,
  PROP_TEXT_SCALE,
  PROP_TIME_ZONE,
  PROP_LAST_DATABASE,
  PROP_WIDTH,
  PROP_HEIGHT,
  PROP_MAXIMIZED,
  PROP_MAP_LAYERS,
  PROP_MAP_SOURCES,
  PROP_MAP_SOURCE,
  PROP_NOTIFY_WHISTLES,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* Properties that stand in the schema under their own name; the window's size is one key. */
static const char *const bound[] = {
  "color-scheme", "text-scale",  "time-zone",  "last-database",   "window-maximized",
  "map-layers",   "map-sources", "map-source", "notify-whistles", NULL
};

static void
hut_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HutSettings *self = HUT_SETTINGS (object);

  switch (id)
    {
    case PROP_SCHEME:
      g_value_set_enum (value, self->scheme);
      break;
    case PROP_TEXT_SCALE:
      g_value_set_int (value, self->text_scale);
      break;
    case PROP_TIME_ZONE:
      g_value_set_string (value, self->time_zone);
      break;
    case PROP_LAST_DATABASE:
      g_value_set_string (value, self->last_database);
      break;
    case PROP_WIDTH:
      g_value_set_int (value, self->width);
      break;
    case PROP_HEIGHT:
      g_value_set_int (value, self->height);
      break;
    case PROP_MAXIMIZED:
      g_value_set_boolean (value, self->maximized);
      break;
    case PROP_MAP_LAYERS:
      g_value_set_boxed (value, self->map_layers);
      break;
    case PROP_MAP_SOURCES:
      g_value_set_boxed (value, self->map_sources);
      break;
    case PROP_MAP_SOURCE:
      g_value_set_string (value, self->map_source);
      break;
    case PROP_NOTIFY_WHISTLES:
      g_value_set_boolean (value, self->notify_whistles);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
hut_settings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HutSettings *self = HUT_SETTINGS (object);

  switch (id)
    {
    case PROP_SCHEME:
      self->scheme = g_value_get_enum (value);
      break;
    case PROP_TEXT_SCALE:
      self->text_scale = g_value_get_int (value);
      break;
    case PROP_TIME_ZONE:
      g_free (self->time_zone);
      self->time_zone = g_value_dup_string (value);
      break;
    case PROP_LAST_DATABASE:
      g_free (self->last_database);
      self->last_database = g_value_dup_string (value);
      break;
    case PROP_WIDTH:
      self->width = g_value_get_int (value);
      break;
    case PROP_HEIGHT:
      self->height = g_value_get_int (value);
      break;
    case PROP_MAXIMIZED:
      self->maximized = g_value_get_boolean (value);
      break;
    case PROP_MAP_LAYERS:
      g_strfreev (self->map_layers);
      self->map_layers = g_value_dup_boxed (value);
      break;
    case PROP_MAP_SOURCES:
      g_strfreev (self->map_sources);
      self->map_sources = g_value_dup_boxed (value);
      break;
    case PROP_MAP_SOURCE:
      g_free (self->map_source);
      self->map_source = g_value_dup_string (value);
      break;
    case PROP_NOTIFY_WHISTLES:
      self->notify_whistles = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

/* Our schema, with every key that we ask for (an older one may be installed), or NULL. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, HUT_SETTINGS_ID, TRUE);
  if (schema == NULL)
    return NULL;
  for (guint i = 0; bound[i] != NULL; i++)
    if (!g_settings_schema_has_key (schema, bound[i]))
      return NULL;
  return g_settings_schema_has_key (schema, "window-size") ? g_steal_pointer (&schema) : NULL;
}

static void
hut_settings_constructed (GObject *object)
{
  HutSettings *self = HUT_SETTINGS (object);
  g_autoptr (GSettingsSchema) schema = find_schema ();

  G_OBJECT_CLASS (hut_settings_parent_class)->constructed (object);
  if (schema == NULL)
    {
      g_info ("the settings schema is not installed: preferences last until the end");
      return;
    }
  self->gsettings = g_settings_new_full (schema, NULL, NULL);
  for (guint i = 0; bound[i] != NULL; i++)
    g_settings_bind (self->gsettings, bound[i], self, bound[i], G_SETTINGS_BIND_DEFAULT);
  g_settings_get (self->gsettings, "window-size", "(ii)", &self->width, &self->height);
}

static void
hut_settings_finalize (GObject *object)
{
  HutSettings *self = HUT_SETTINGS (object);

  g_clear_object (&self->gsettings);
  g_free (self->time_zone);
  g_free (self->last_database);
  g_strfreev (self->map_layers);
  g_strfreev (self->map_sources);
  g_free (self->map_source);
  G_OBJECT_CLASS (hut_settings_parent_class)->finalize (object);
}

static void
hut_settings_class_init (HutSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags =
      G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = hut_settings_constructed;
  object_class->finalize = hut_settings_finalize;
  object_class->get_property = hut_settings_get_property;
  object_class->set_property = hut_settings_set_property;

  properties[PROP_SCHEME] =
      g_param_spec_enum ("color-scheme", NULL, NULL, HUT_TYPE_SCHEME, HUT_SCHEME_SYSTEM, flags);
  properties[PROP_TEXT_SCALE] = g_param_spec_int ("text-scale", NULL, NULL, HUT_TEXT_SCALE_MIN,
                                                  HUT_TEXT_SCALE_MAX, HUT_TEXT_SCALE_MIN, flags);
  properties[PROP_TIME_ZONE] =
      g_param_spec_string ("time-zone", NULL, NULL, "Asia/Shanghai", flags);
  properties[PROP_LAST_DATABASE] = g_param_spec_string ("last-database", NULL, NULL, "", flags);
  properties[PROP_WIDTH] = g_param_spec_int ("window-width", NULL, NULL, 1, 16384, 1280, flags);
  properties[PROP_HEIGHT] = g_param_spec_int ("window-height", NULL, NULL, 1, 16384, 800, flags);
  properties[PROP_MAXIMIZED] = g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  properties[PROP_MAP_LAYERS] = g_param_spec_boxed ("map-layers", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_MAP_SOURCES] = g_param_spec_boxed ("map-sources", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_MAP_SOURCE] = g_param_spec_string ("map-source", NULL, NULL, "", flags);
  properties[PROP_NOTIFY_WHISTLES] =
      g_param_spec_boolean ("notify-whistles", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
hut_settings_init (HutSettings *self)
{
}

HutSettings *
hut_settings_new (void)
{
  return g_object_new (HUT_TYPE_SETTINGS, NULL);
}

HutScheme
hut_settings_get_scheme (HutSettings *self)
{
  return self->scheme;
}

int
hut_settings_get_text_scale (HutSettings *self)
{
  return self->text_scale;
}

const char *
hut_settings_get_last_database (HutSettings *self)
{
  return self->last_database;
}

void
hut_settings_set_last_database (HutSettings *self, const char *path)
{
  g_object_set (self, "last-database", path, NULL);
}

void
hut_settings_get_window (HutSettings *self, int *width, int *height, gboolean *maximized)
{
  *width = self->width;
  *height = self->height;
  *maximized = self->maximized;
}

void
hut_settings_set_window (HutSettings *self, int width, int height, gboolean maximized)
{
  g_object_set (self, "window-width", width, "window-height", height, "window-maximized", maximized,
                NULL);
  if (self->gsettings != NULL)
    g_settings_set (self->gsettings, "window-size", "(ii)", width, height);
}
