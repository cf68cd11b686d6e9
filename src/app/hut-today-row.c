/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A row of Today's lists. Made anew when the day is read again. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-today-row.h"

#include "store/hut-case.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutTodayRow
{
  GtkListBoxRow parent_instance;
  HutUid id;
  GtkLabel *title;
  GtkLabel *place;
  HutChip *chip;
  GtkLabel *number;
};

G_DEFINE_FINAL_TYPE (HutTodayRow, hut_today_row, GTK_TYPE_LIST_BOX_ROW)

/* By HutStanding: state is colour, sign and word. */
static const struct
{
  const char *tone;
  const char *icon;
} standings[] = {
  { "overdue", "hut-overdue-symbolic" },
  { "soon", "hut-clock-symbolic" },
  { "at-work", "hut-at-work-symbolic" },
  { "done", "hut-done-symbolic" },
};

static void
open_row (GtkWidget *widget, const char *action, GVariant *parameter)
{
  char id[HUT_UID_STRING_LEN + 1];

  gtk_widget_activate_action (widget, "app.show-case", "s",
                              hut_uid_print (&HUT_TODAY_ROW (widget)->id, id));
}

static void
hut_today_row_class_init (HutTodayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (HUT_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-today-row.ui");
  gtk_widget_class_bind_template_child (widget_class, HutTodayRow, title);
  gtk_widget_class_bind_template_child (widget_class, HutTodayRow, place);
  gtk_widget_class_bind_template_child (widget_class, HutTodayRow, chip);
  gtk_widget_class_bind_template_child (widget_class, HutTodayRow, number);
  gtk_widget_class_install_action (widget_class, "row.open", NULL, open_row);
}

static void
hut_today_row_init (HutTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "community · address or category · returned n times", what is known of it. */
static char *
place_words (const HutCaseRow *row, const char *community)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *again = NULL;

  if (community != NULL)
    g_ptr_array_add (words, (char *)community);
  if (row->address != NULL)
    g_ptr_array_add (words, row->address);
  if (row->category != NULL)
    g_ptr_array_add (words, row->category);
  if (row->reopened > 0)
    {
      again = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "came back once", "came back %d times", row->reopened),
          (int)row->reopened);
      g_ptr_array_insert (words, 0, again);
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **)words->pdata);
}

GtkWidget *
hut_today_row_new (const HutCaseRow *row, const char *community, HutTime now, GTimeZone *zone)
{
  HutTodayRow *self = g_object_new (HUT_TYPE_TODAY_ROW, NULL);
  HutStanding standing = hut_case_standing (row->state, row->due_at, now, zone);
  g_autofree char *place = place_words (row, community);
  g_autofree char *due = hut_case_due_words (row->state, row->due_at, now, zone);
  g_autofree char *number = hut_case_number_words (row->number, &row->id);
  const char *title = row->title != NULL ? row->title : _ ("Without a title");
  g_autofree char *name = NULL;

  self->id = row->id;
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->number, number);
  hut_chip_set (self->chip, due, standings[standing].icon, standings[standing].tone);
  name = g_strdup_printf ("%s, %s, %s", title, due, place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

const HutUid *
hut_today_row_get_id (HutTodayRow *self)
{
  return &self->id;
}
