/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row of the seasonal calendar. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-season-row.h"

#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutSeasonRow
{
  GtkListBoxRow parent_instance;
  HutUid id;
  GtkLabel *name;
  HutChip *when;
  GtkLabel *days;
  GtkLabel *past;
  GtkLabel *advice;
  GtkWidget *accept;
};

G_DEFINE_FINAL_TYPE (HutSeasonRow, hut_season_row, GTK_TYPE_LIST_BOX_ROW)

static void
accept (GtkWidget *widget, const char *action, GVariant *parameter)
{
  char id[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (widget, "warnings.answer", "(ss)", "accept",
                              hut_uid_print (&HUT_SEASON_ROW (widget)->id, id));
}

static void
hut_season_row_class_init (HutSeasonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HUT_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/insights/hut-season-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HutSeasonRow, name);
  gtk_widget_class_bind_template_child (widget_class, HutSeasonRow, when);
  gtk_widget_class_bind_template_child (widget_class, HutSeasonRow, days);
  gtk_widget_class_bind_template_child (widget_class, HutSeasonRow, past);
  gtk_widget_class_bind_template_child (widget_class, HutSeasonRow, advice);
  gtk_widget_class_bind_template_child (widget_class, HutSeasonRow, accept);
  gtk_widget_class_install_action (widget_class, "warning.accept", NULL, accept);
}

static void
hut_season_row_init (HutSeasonRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "now", or in how many days it begins. */
static char *
when_words (const HutSeasonNews *news, HutTime now)
{
  GTimeZone *zone = hut_time_shown_zone ();
  gint64 days = hut_time_day_number (news->from, zone) - hut_time_day_number (now, zone);

  if (days <= 0)
    return g_strdup (C_ ("season", "now"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d day", "in %d days", (gulong)days),
                          (int)days);
}

static char *
days_words (const HutSeasonNews *news)
{
  GTimeZone *zone = hut_time_shown_zone ();
  g_autofree char *from = hut_time_format (news->from, zone, "%Y-%m-%d");
  g_autofree char *until = hut_time_format (news->until - 1, zone, "%Y-%m-%d");
  g_autofree char *days = g_strdup_printf (_ ("%s to %s"), from, until);
  g_autofree char *categories = g_strjoinv (_ (", "), news->categories);

  return g_strdup_printf ("%s\n%s", days, categories);
}

static char *
past_words (const HutSeasonLine *line)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < line->words->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (const char *)line->words->pdata[i]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

GtkWidget *
hut_season_row_new (const HutSeasonLine *line, HutTime now)
{
  HutSeasonRow *self = g_object_new (HUT_TYPE_SEASON_ROW, NULL);
  const HutSeasonNews *news = line->news;
  g_autofree char *when = when_words (news, now);
  g_autofree char *days = days_words (news);
  g_autofree char *past = past_words (line);
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", news->name, when, days);
  g_autofree char *button =
      g_strdup_printf ("%s: %s", gtk_button_get_label (GTK_BUTTON (self->accept)), news->name);

  self->id = line->id;
  gtk_label_set_label (self->name, news->name);
  hut_chip_set (self->when, when, news->from <= now ? "hut-at-work-symbolic" : "hut-clock-symbolic",
                news->from <= now ? "at-work" : "done");
  gtk_label_set_label (self->days, days);
  gtk_label_set_label (self->past, past);
  gtk_widget_set_visible (GTK_WIDGET (self->past), *past != '\0');
  gtk_label_set_label (self->advice, news->advice != NULL ? news->advice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->advice), news->advice != NULL);
  gtk_widget_set_visible (self->accept, line->kept == NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  hut_button_set_name (self->accept, button);
  return GTK_WIDGET (self);
}
