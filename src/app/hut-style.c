/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The style sheet, its schemes and the size of text, put on the display. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-style.h"

#define RESOURCES "/org/hutong/Hutong/"
#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"

struct _HutStyle
{
  GObject parent_instance;
  HutSettings *settings;
  GtkCssProvider *sheet;
  GtkCssProvider *scheme; /* over the sheet */
  GCancellable *cancellable;
  GDBusConnection *bus;
  guint subscription;
  int base_dpi;         /* the desktop's own, in 1/1024 */
  gboolean themed_hc;   /* the desktop's theme is one of high contrast */
  gboolean portal_dark; /* what the portal says */
  gboolean portal_hc;
};

G_DEFINE_FINAL_TYPE (HutStyle, hut_style, G_TYPE_OBJECT)

static HutScheme
wanted_scheme (HutStyle *self)
{
  HutScheme scheme = hut_settings_get_scheme (self->settings);

  if (scheme != HUT_SCHEME_SYSTEM)
    return scheme;
  if (self->portal_hc || self->themed_hc)
    return HUT_SCHEME_HIGH_CONTRAST;
  return self->portal_dark ? HUT_SCHEME_DARK : HUT_SCHEME_LIGHT;
}

static void
apply_scheme (HutStyle *self)
{
  HutScheme scheme = wanted_scheme (self);

  g_object_set (gtk_settings_get_default (), "gtk-theme-name",
                scheme == HUT_SCHEME_HIGH_CONTRAST ? "Default-hc" : "Default",
                "gtk-application-prefer-dark-theme", scheme == HUT_SCHEME_DARK, NULL);
  if (scheme == HUT_SCHEME_DARK)
    gtk_css_provider_load_from_resource (self->scheme, RESOURCES "schemes/dark.css");
  else if (scheme == HUT_SCHEME_HIGH_CONTRAST)
    gtk_css_provider_load_from_resource (self->scheme, RESOURCES "schemes/high-contrast.css");
  else
    gtk_css_provider_load_from_data (self->scheme, "", 0);
}

static void
apply_text_scale (HutStyle *self)
{
  int scale = hut_settings_get_text_scale (self->settings);

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi",
                (int)(self->base_dpi * (gint64)scale / 100), NULL);
}

/* The portal: one value is asked for, or has changed. */
static void
take_appearance (HutStyle *self, const char *key, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *unboxed = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = unboxed;
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;
  if (g_str_equal (key, "color-scheme"))
    self->portal_dark = g_variant_get_uint32 (inner) == 1;
  else if (g_str_equal (key, "contrast"))
    self->portal_hc = g_variant_get_uint32 (inner) == 1;
  else
    return;
  apply_scheme (self);
}

static void
on_setting_changed (GDBusConnection *bus, const char *sender, const char *path,
                    const char *interface, const char *signal, GVariant *parameters, gpointer data)
{
  const char *group, *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;
  g_variant_get (parameters, "(&s&sv)", &group, &key, &value);
  if (g_str_equal (group, APPEARANCE))
    take_appearance (data, key, value);
}

static void
on_all_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_autoptr (GVariant) groups = NULL;
  g_autoptr (GVariant) group = NULL;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  if (answer == NULL)
    {
      g_debug ("the desktop says nothing about colours: %s", error->message);
      return;
    }
  groups = g_variant_get_child_value (answer, 0);
  group = g_variant_lookup_value (groups, APPEARANCE, G_VARIANT_TYPE_VARDICT);
  if (group == NULL)
    return;
  g_variant_iter_init (&iter, group);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    take_appearance (data, key, value);
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer data)
{
  static const char *const groups[] = { APPEARANCE, NULL };
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);
  HutStyle *self = data;

  if (bus == NULL) /* cancelled, or no bus at all: the defaults hold */
    return;
  self->bus = g_steal_pointer (&bus);
  self->subscription = g_dbus_connection_signal_subscribe (
      self->bus, PORTAL_NAME, PORTAL_SETTINGS, "SettingChanged", PORTAL_PATH, APPEARANCE,
      G_DBUS_SIGNAL_FLAGS_NONE, on_setting_changed, self, NULL);
  g_dbus_connection_call (self->bus, PORTAL_NAME, PORTAL_PATH, PORTAL_SETTINGS, "ReadAll",
                          g_variant_new ("(^as)", groups), G_VARIANT_TYPE ("(a{sa{sv}})"),
                          G_DBUS_CALL_FLAGS_NONE, 2000, self->cancellable, on_all_read, self);
}

static void
hut_style_dispose (GObject *object)
{
  HutStyle *self = HUT_STYLE (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  g_clear_object (&self->bus);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->sheet);
  g_clear_object (&self->scheme);
  G_OBJECT_CLASS (hut_style_parent_class)->dispose (object);
}

static void
hut_style_class_init (HutStyleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_style_dispose;
}

static void
hut_style_init (HutStyle *self)
{
  self->sheet = gtk_css_provider_new ();
  self->scheme = gtk_css_provider_new ();
  self->cancellable = g_cancellable_new ();
}

HutStyle *
hut_style_new (HutSettings *settings)
{
  HutStyle *self = g_object_new (HUT_TYPE_STYLE, NULL);
  GdkDisplay *display = gdk_display_get_default ();
  g_autofree char *theme = NULL;

  self->settings = g_object_ref (settings);
  g_object_get (gtk_settings_get_default (), "gtk-theme-name", &theme, "gtk-xft-dpi",
                &self->base_dpi, NULL);
  self->themed_hc = theme != NULL &&
                    (g_str_has_prefix (theme, "HighContrast") || g_str_has_suffix (theme, "-hc"));
  if (self->base_dpi <= 0)
    self->base_dpi = 96 * 1024;

  gtk_css_provider_load_from_resource (self->sheet, RESOURCES "style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->sheet),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (self->scheme),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  apply_scheme (self);
  if (hut_settings_get_text_scale (settings) != HUT_TEXT_SCALE_MIN)
    apply_text_scale (self);
  g_signal_connect_object (settings, "notify::color-scheme", G_CALLBACK (apply_scheme), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::text-scale", G_CALLBACK (apply_text_scale), self,
                           G_CONNECT_SWAPPED);
  g_bus_get (G_BUS_TYPE_SESSION, self->cancellable, on_bus, self);
  return self;
}
