/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The warnings of the week on Today. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-alarm-card.h"

#include "report/hut-warning-brief.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define SHOWN 3

struct _HutAlarmCard
{
  GtkButton parent_instance;
  GtkLabel *count;
  GtkBox *lines;
};

G_DEFINE_FINAL_TYPE (HutAlarmCard, hut_alarm_card, GTK_TYPE_BUTTON)

static void
hut_alarm_card_class_init (HutAlarmCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-alarm-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HutAlarmCard, count);
  gtk_widget_class_bind_template_child (widget_class, HutAlarmCard, lines);
}

static void
hut_alarm_card_init (HutAlarmCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Where, a line of its own: why. */
static GtkWidget *
line_new (const HutWarningOpen *open)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *chip = hut_chip_new (open->category, "", "soon");
  GtkWidget *where = g_object_new (GTK_TYPE_LABEL, "label", open->community_name, "xalign", 0.0,
                                   "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  GtkWidget *why = g_object_new (GTK_TYPE_LABEL, "label", open->words, "xalign", 0.0, "hexpand",
                                 TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_widget_add_css_class (where, "hut-strong");
  gtk_widget_add_css_class (why, "hut-note");
  gtk_box_append (GTK_BOX (line), chip);
  gtk_box_append (GTK_BOX (line), where);
  gtk_box_append (GTK_BOX (line), why);
  return line;
}

void
hut_alarm_card_show (HutAlarmCard *self, GPtrArray *open)
{
  g_autofree char *count = NULL;
  g_autoptr (GString) name = g_string_new (NULL);
  GtkWidget *old;

  g_return_if_fail (HUT_IS_ALARM_CARD (self));

  g_string_printf (name, "%s: %u", C_ ("figure", "Warnings not answered"), open->len);
  while ((old = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, old);
  for (guint i = 0; i < open->len; i++)
    {
      const HutWarningOpen *one = open->pdata[i];

      if (i < SHOWN)
        gtk_box_append (self->lines, line_new (one));
      g_string_append_printf (name, " · %s %s %s", one->category, one->community_name, one->words);
    }
  count = g_strdup_printf ("%u", open->len);
  gtk_label_set_label (self->count, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), open->len > 0);
}
