/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The preferences window. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-preferences.h"

#include "app/hut-key-row.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-form-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPreferences
{
  GtkWindow parent_instance;
  HutCodeDropDown *scheme;
  HutCodeDropDown *text_scale;
  HutCodeDropDown *zone;
  GtkCheckButton *notify;
  HutKeyRow *key;
  HutSettings *settings; /* NULL while the window is being filled */
};

G_DEFINE_FINAL_TYPE (HutPreferences, hut_preferences, GTK_TYPE_WINDOW)

static const char *const schemes[] = {
  [HUT_SCHEME_SYSTEM] = N_ ("As the desktop"),
  [HUT_SCHEME_LIGHT] = N_ ("Light"),
  [HUT_SCHEME_DARK] = N_ ("Dark"),
  [HUT_SCHEME_HIGH_CONTRAST] = N_ ("High contrast"),
};

static const struct
{
  const char *zone;
  const char *name;
} zones[] = {
  { "Asia/Shanghai", N_ ("Beijing time") },
  { "Asia/Urumqi", N_ ("Ürümqi time") },
  { "UTC", N_ ("Universal time") },
};

static void
on_scheme (HutPreferences *self)
{
  const char *code = hut_code_drop_down_get_code (self->scheme);

  if (self->settings != NULL && code != NULL)
    g_object_set (self->settings, "color-scheme", (int)g_ascii_strtoll (code, NULL, 10), NULL);
}

static void
on_text_scale (HutPreferences *self)
{
  const char *code = hut_code_drop_down_get_code (self->text_scale);

  if (self->settings != NULL && code != NULL)
    g_object_set (self->settings, "text-scale", (int)g_ascii_strtoll (code, NULL, 10), NULL);
}

static void
on_zone (HutPreferences *self)
{
  const char *code = hut_code_drop_down_get_code (self->zone);

  if (self->settings != NULL && code != NULL)
    g_object_set (self->settings, "time-zone", code, NULL);
}

static void
on_notify (HutPreferences *self)
{
  if (self->settings != NULL)
    g_object_set (self->settings, "notify-whistles", gtk_check_button_get_active (self->notify),
                  NULL);
}

static void
on_server (HutPreferences *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "app.server", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_map_sources (HutPreferences *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_widget_activate_action (GTK_WIDGET (parent), "app.map-sources", NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
fill (HutPreferences *self, HutSettings *settings)
{
  g_autofree char *zone = NULL;
  gboolean notify;
  char code[16];

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      g_snprintf (code, sizeof code, "%u", i);
      hut_code_drop_down_add (self->scheme, code, g_dgettext (GETTEXT_PACKAGE, schemes[i]));
    }
  g_snprintf (code, sizeof code, "%d", (int)hut_settings_get_scheme (settings));
  hut_code_drop_down_set_code (self->scheme, code);

  for (int percent = HUT_TEXT_SCALE_MIN; percent <= HUT_TEXT_SCALE_MAX; percent += 25)
    {
      g_autofree char *name = g_strdup_printf (_ ("%d %%"), percent);

      g_snprintf (code, sizeof code, "%d", percent);
      hut_code_drop_down_add (self->text_scale, code, name);
    }
  g_snprintf (code, sizeof code, "%d", hut_settings_get_text_scale (settings));
  hut_code_drop_down_set_code (self->text_scale, code);

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    hut_code_drop_down_add (self->zone, zones[i].zone, g_dgettext (GETTEXT_PACKAGE, zones[i].name));
  g_object_get (settings, "time-zone", &zone, "notify-whistles", &notify, NULL);
  hut_code_drop_down_set_code (self->zone, zone);
  gtk_check_button_set_active (self->notify, notify);
}

static void
hut_preferences_dispose (GObject *object)
{
  g_clear_object (&HUT_PREFERENCES (object)->settings);
  G_OBJECT_CLASS (hut_preferences_parent_class)->dispose (object);
}

static void
hut_preferences_class_init (HutPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_preferences_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_KEY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, HutPreferences, scheme);
  gtk_widget_class_bind_template_child (widget_class, HutPreferences, text_scale);
  gtk_widget_class_bind_template_child (widget_class, HutPreferences, zone);
  gtk_widget_class_bind_template_child (widget_class, HutPreferences, notify);
  gtk_widget_class_bind_template_child (widget_class, HutPreferences, key);
  gtk_widget_class_bind_template_callback (widget_class, on_scheme);
  gtk_widget_class_bind_template_callback (widget_class, on_text_scale);
  gtk_widget_class_bind_template_callback (widget_class, on_zone);
  gtk_widget_class_bind_template_callback (widget_class, on_notify);
  gtk_widget_class_bind_template_callback (widget_class, on_server);
  gtk_widget_class_bind_template_callback (widget_class, on_map_sources);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hut_preferences_init (HutPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
}

void
hut_preferences_show (GtkWindow *parent, HutSettings *settings, HutStore *store)
{
  HutPreferences *self = g_object_new (HUT_TYPE_PREFERENCES, "transient-for", parent, NULL);

  fill (self, settings);
  hut_key_row_set_store (self->key, store);
  self->settings = g_object_ref (settings);
  gtk_window_present (GTK_WINDOW (self));
}
