/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The lanes of the day on Today. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-lane-card.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SHOWN 6 /* names */

struct _HutLaneCard
{
  GtkButton parent_instance;
  GtkLabel *count;
  GtkProgressBar *bar;
  GtkLabel *bare;
};

G_DEFINE_FINAL_TYPE (HutLaneCard, hut_lane_card, GTK_TYPE_BUTTON)

static void
hut_lane_card_class_init (HutLaneCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-lane-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HutLaneCard, count);
  gtk_widget_class_bind_template_child (widget_class, HutLaneCard, bar);
  gtk_widget_class_bind_template_child (widget_class, HutLaneCard, bare);
}

static void
hut_lane_card_init (HutLaneCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* "Not patrolled yet: A, B and 3 more" */
static char *
bare_words (const HutDayLanes *lanes)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint more = lanes->bare->len > SHOWN ? lanes->bare->len - SHOWN : 0;

  if (lanes->n_due == 0)
    return g_strdup (_ ("No patrol is due today."));
  if (lanes->bare->len == 0)
    return g_strdup (_ ("All patrols that are due were made."));
  for (guint i = 0; i < lanes->bare->len - more; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? _ (", ") : "", (char *)lanes->bare->pdata[i]);
  if (more > 0)
    g_string_append_printf (
        names, g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more lanes", more), more);
  return g_strdup_printf (_ ("Not patrolled yet: %s"), names->str);
}

void
hut_lane_card_show (HutLaneCard *self, const HutDayLanes *lanes)
{
  g_autofree char *count = NULL;
  g_autofree char *bare = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (HUT_IS_LANE_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), lanes->n_lanes > 0);
  count =
      g_strdup_printf (_ ("%u lanes to patrol today, %u patrolled"), lanes->n_due, lanes->n_done);
  bare = bare_words (lanes);
  name = g_strdup_printf ("%s · %s · %s", _ ("Patrols of the lanes"), count, bare);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->bare, bare);
  gtk_progress_bar_set_fraction (self->bar,
                                 lanes->n_due > 0 ? (double)lanes->n_done / lanes->n_due : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->bar), lanes->n_due > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
