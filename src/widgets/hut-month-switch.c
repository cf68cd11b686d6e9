/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Choosing a month. It is kept as how far it is from the present one, so that a window that stays
 * open goes on with the days. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-month-switch.h"

#include "domain/hut-cover-span.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define FURTHEST 24 /* months back or ahead */

struct _HutMonthSwitch
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *label;
  GtkWidget *now;
  int months;     /* after the present one */
  gboolean begun; /* where the page wanted to */
};

static guint signal_changed;

G_DEFINE_FINAL_TYPE (HutMonthSwitch, hut_month_switch, GTK_TYPE_WIDGET)

static void
go_to (HutMonthSwitch *self, int months)
{
  months = CLAMP (months, -FURTHEST, FURTHEST);
  if (months == self->months)
    return;
  self->months = months;
  g_signal_emit (self, signal_changed, 0);
}

static void
on_back (HutMonthSwitch *self)
{
  go_to (self, self->months - 1);
}

static void
on_forward (HutMonthSwitch *self)
{
  go_to (self, self->months + 1);
}

static void
on_now (HutMonthSwitch *self)
{
  go_to (self, 0);
}

static GtkWidget *
add_button (HutMonthSwitch *self, const char *icon, const char *name, GCallback pressed)
{
  GtkWidget *button =
      icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new_with_label (name);

  hut_button_set_name (button, name);
  if (icon != NULL)
    gtk_widget_set_tooltip_text (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", pressed, self);
  gtk_box_append (GTK_BOX (self->box), button);
  return button;
}

static void
hut_month_switch_dispose (GObject *object)
{
  g_clear_pointer (&HUT_MONTH_SWITCH (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_month_switch_parent_class)->dispose (object);
}

static void
hut_month_switch_class_init (HutMonthSwitchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_month_switch_dispose;
  signal_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
hut_month_switch_init (HutMonthSwitch *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_button (self, "hut-back-symbolic", _ ("Month before"), G_CALLBACK (on_back));
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->label), "hut-heading");
  gtk_label_set_width_chars (self->label, 10);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));
  add_button (self, "hut-next-symbolic", _ ("Month after"), G_CALLBACK (on_forward));
  self->now = add_button (self, NULL, _ ("This month"), G_CALLBACK (on_now));
}

void
hut_month_switch_begin (HutMonthSwitch *self, HutTime now, GTimeZone *zone, int ending, int months)
{
  g_autofree char *day = NULL;

  g_return_if_fail (HUT_IS_MONTH_SWITCH (self));

  if (self->begun)
    return;
  day = hut_time_format (now, zone, "%d");
  self->months = atoi (day) >= ending ? months + 1 : months;
  self->begun = TRUE;
}

gint64
hut_month_switch_take (HutMonthSwitch *self, HutTime now, GTimeZone *zone, guint *n_days)
{
  gint64 first;
  g_autofree char *words = NULL;

  g_return_val_if_fail (HUT_IS_MONTH_SWITCH (self), 0);

  first = hut_month_first_day (hut_time_day_number (now, zone), self->months, n_days);
  /* Translators: a strftime pattern for a month. */
  words = hut_time_format (first * HUT_TIME_DAY, hut_time_zone ("UTC"), _ ("%B %Y"));
  gtk_label_set_label (self->label, words);
  gtk_widget_set_sensitive (self->now, self->months != 0);
  return first;
}
