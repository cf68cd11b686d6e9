/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The left side of the window. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-sidebar.h"

#include "app/hut-place-row.h"
#include "app/hut-seat-places.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutSidebar
{
  GtkWidget parent_instance;
  GtkListBox *list;
  HutPlaceRow *today;
  HutPlaceRow *mine;
  HutPlaceRow *map;
  HutPlaceRow *cases;
  HutPlaceRow *matters;
  HutPlaceRow *whistles;
  HutPlaceRow *council;
  HutPlaceRow *roster;
  HutPlaceRow *insights;
  HutPlaceRow *conflicts;
  HutPlaceRow *waiting;
  GtkWidget *account;
  GtkLabel *account_label;
  HutDesk *desk;
  GSignalGroup *desk_signals;
  GSignalGroup *sync_signals;
  GSignalGroup *browser_signals;
  gboolean following; /* the selection follows the window: no action */
};

G_DEFINE_FINAL_TYPE (HutSidebar, hut_sidebar, GTK_TYPE_WIDGET)

static void
on_row_selected (HutSidebar *self, GtkListBoxRow *row)
{
  if (row != NULL && !self->following)
    gtk_widget_activate_action (GTK_WIDGET (self), "app.go-to", "s",
                                hut_place_row_get_place (HUT_PLACE_ROW (row)));
}

/* A place for what waits for an answer is there while some does, or while it is looked at. */
static void
show_pending (HutSidebar *self, HutPlaceRow *row, guint count)
{
  gboolean shown = gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row));

  hut_place_row_set_count (row, count, HUT_COUNT_URGENT);
  gtk_widget_set_visible (GTK_WIDGET (row), count > 0 || shown);
}

static HutSeatKind
seat_of (HutSidebar *self)
{
  return self->desk != NULL ? hut_case_browser_get_seat (hut_desk_get_browser (self->desk))->kind
                            : HUT_SEAT_STREET;
}

/* Only the places of who sits here. */
static void
show_seat (HutSidebar *self)
{
  HutPlaceRow *rows[] = { self->today,    self->mine,    self->map,    self->cases,   self->matters,
                          self->whistles, self->council, self->roster, self->insights };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    gtk_widget_set_visible (GTK_WIDGET (rows[i]),
                            hut_seat_has_place (seat_of (self), hut_place_row_get_place (rows[i])));
}

static void
show_day (HutSidebar *self)
{
  HutDay *day = self->desk != NULL ? hut_desk_get_day (self->desk) : NULL;

  if (day == NULL)
    return;
  hut_place_row_set_count (self->today, day->overdue, HUT_COUNT_URGENT);
  if (day->mine[HUT_DUE_GROUP_OVERDUE] + day->mine[HUT_DUE_GROUP_TODAY] > 0)
    hut_place_row_set_count (self->mine,
                             day->mine[HUT_DUE_GROUP_OVERDUE] + day->mine[HUT_DUE_GROUP_TODAY],
                             HUT_COUNT_URGENT);
  else
    hut_place_row_set_count (self->mine, day->all_mine, HUT_COUNT_QUIET);
  hut_place_row_set_count (self->cases, day->open, HUT_COUNT_QUIET);
  hut_place_row_set_count (self->matters, day->matters, HUT_COUNT_QUIET);
  hut_place_row_set_count (self->whistles, day->whistles, HUT_COUNT_QUIET);
  hut_place_row_set_count (self->council, day->meetings, HUT_COUNT_QUIET);
  if (day->whole)
    hut_place_row_set_count (self->roster, day->lanes->day_over ? day->lanes->bare->len : 0,
                             HUT_COUNT_URGENT);
  show_pending (self, self->conflicts, day->pending.conflicts);
  show_pending (self, self->waiting, day->pending.waiting);
}

static void
show_account (HutSidebar *self)
{
  const char *account =
      self->desk != NULL ? hut_sync_get_account (hut_desk_get_sync (self->desk)) : NULL;
  g_autofree char *name = NULL;

  if (account == NULL)
    account = _ ("Not signed in");
  gtk_label_set_label (self->account_label, account);
  name = g_strdup_printf (_ ("Account: %s"), account);
  hut_button_set_name (self->account, name);
}

/* The desk has another sync, or there is another desk. */
static void
follow_sync (HutSidebar *self)
{
  g_signal_group_set_target (self->sync_signals,
                             self->desk != NULL ? hut_desk_get_sync (self->desk) : NULL);
  show_account (self);
}

static void
hut_sidebar_dispose (GObject *object)
{
  HutSidebar *self = HUT_SIDEBAR (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_object (&self->desk_signals);
  g_clear_object (&self->sync_signals);
  g_clear_object (&self->browser_signals);
  g_clear_object (&self->desk);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_sidebar_parent_class)->dispose (object);
}

static void
hut_sidebar_class_init (HutSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_sidebar_dispose;
  g_type_ensure (HUT_TYPE_PLACE_ROW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, list);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, today);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, mine);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, map);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, cases);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, matters);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, whistles);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, council);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, roster);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, insights);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, conflicts);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, waiting);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, account);
  gtk_widget_class_bind_template_child (widget_class, HutSidebar, account_label);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
}

static void
hut_sidebar_init (HutSidebar *self)
{
  self->following = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->following = FALSE;
  self->desk_signals = g_signal_group_new (HUT_TYPE_DESK);
  g_signal_group_connect_swapped (self->desk_signals, "notify::day", G_CALLBACK (show_day), self);
  g_signal_group_connect_swapped (self->desk_signals, "notify::sync", G_CALLBACK (follow_sync),
                                  self);
  self->sync_signals = g_signal_group_new (HUT_TYPE_SYNC);
  g_signal_group_connect_swapped (self->sync_signals, "notify::account", G_CALLBACK (show_account),
                                  self);
  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->browser_signals, "notify::seat", G_CALLBACK (show_seat),
                                  self);
  show_account (self);
}

void
hut_sidebar_set_desk (HutSidebar *self, HutDesk *desk)
{
  g_set_object (&self->desk, desk);
  g_signal_group_set_target (self->desk_signals, desk);
  g_signal_group_set_target (self->browser_signals,
                             desk != NULL ? hut_desk_get_browser (desk) : NULL);
  follow_sync (self);
  show_seat (self);
  show_day (self);
}

void
hut_sidebar_set_place (HutSidebar *self, const char *place)
{
  HutPlaceRow *rows[] = { self->today,    self->mine,      self->map,     self->cases,
                          self->matters,  self->whistles,  self->council, self->roster,
                          self->insights, self->conflicts, self->waiting };

  self->following = TRUE;
  gtk_list_box_unselect_all (self->list);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (g_str_equal (hut_place_row_get_place (rows[i]), place))
      {
        gtk_widget_set_visible (GTK_WIDGET (rows[i]), hut_seat_has_place (seat_of (self), place));
        gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (rows[i]));
      }
  show_day (self);
  self->following = FALSE;
}
