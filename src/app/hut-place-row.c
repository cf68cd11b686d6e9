/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One row of the sidebar. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-place-row.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutPlaceRow
{
  GtkListBoxRow parent_instance;
  char *place;
  char *icon_name;
  char *title;
  GtkWidget *badge;
};

G_DEFINE_FINAL_TYPE (HutPlaceRow, hut_place_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  PROP_0,
  PROP_PLACE,
  PROP_ICON_NAME,
  PROP_TITLE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
set_name (HutPlaceRow *self, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
hut_place_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  HutPlaceRow *self = HUT_PLACE_ROW (object);

  if (id == PROP_PLACE)
    g_value_set_string (value, self->place);
  else if (id == PROP_ICON_NAME)
    g_value_set_string (value, self->icon_name);
  else if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_place_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  HutPlaceRow *self = HUT_PLACE_ROW (object);

  if (id == PROP_PLACE)
    self->place = g_value_dup_string (value);
  else if (id == PROP_ICON_NAME)
    self->icon_name = g_value_dup_string (value);
  else if (id == PROP_TITLE)
    self->title = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
hut_place_row_constructed (GObject *object)
{
  HutPlaceRow *self = HUT_PLACE_ROW (object);

  G_OBJECT_CLASS (hut_place_row_parent_class)->constructed (object);
  set_name (self, self->title);
}

static void
hut_place_row_finalize (GObject *object)
{
  HutPlaceRow *self = HUT_PLACE_ROW (object);

  g_free (self->place);
  g_free (self->icon_name);
  g_free (self->title);
  G_OBJECT_CLASS (hut_place_row_parent_class)->finalize (object);
}

static void
hut_place_row_class_init (HutPlaceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = hut_place_row_get_property;
  object_class->set_property = hut_place_row_set_property;
  object_class->constructed = hut_place_row_constructed;
  object_class->finalize = hut_place_row_finalize;
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, "", flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, "", flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-place-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HutPlaceRow, badge);
}

static void
hut_place_row_init (HutPlaceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
hut_place_row_get_place (HutPlaceRow *self)
{
  return self->place;
}

void
hut_place_row_set_count (HutPlaceRow *self, guint count, HutCountTone tone)
{
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (self->badge), text);
  gtk_widget_set_visible (self->badge, count > 0);
  if (tone == HUT_COUNT_URGENT)
    {
      gtk_widget_add_css_class (self->badge, "late");
      /* Translators: a place in the sidebar and how much of it is urgent. */
      name = g_strdup_printf (_ ("%s, %u urgent"), self->title, count);
    }
  else
    {
      gtk_widget_remove_css_class (self->badge, "late");
      /* Translators: a place in the sidebar and how many it holds. */
      name = g_strdup_printf (_ ("%s, %u"), self->title, count);
    }
  set_name (self, count > 0 ? name : self->title);
}
