/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of findings. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-finding-list.h"

#include "domain/hut-roster.h"
#include "roster/hut-finding-lines.h"
#include "roster/hut-finding-photos.h"
#include "roster/hut-follow-prompts.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HutFindingList
{
  HutFollowList parent_instance;
  HutCodeDropDown *route;
  GtkWidget *of_patrol;
};

G_DEFINE_FINAL_TYPE (HutFindingList, hut_finding_list, HUT_TYPE_FOLLOW_LIST)

/* ---- Actions ---- */

static void
do_photos (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutFollowList *list = HUT_FOLLOW_LIST (widget);
  const HutFindingRow *row = hut_follow_list_find (list, parameter);

  if (row != NULL)
    hut_finding_photos_open (widget, hut_follow_list_get_browser (list), row->record);
}

/* "findings.near", as the code of the route. */
static void
do_route (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutFollowList *list = HUT_FOLLOW_LIST (widget);
  const HutFindingRow *row = hut_follow_list_find (list, parameter);

  if (row != NULL)
    hut_finding_set_route (widget, hut_follow_list_get_browser (list), row, strchr (name, '.') + 1);
}

static void
do_show_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const HutFindingRow *row = hut_follow_list_find (HUT_FOLLOW_LIST (widget), parameter);
  const char *place = row != NULL ? hut_roster_place (row->record) : NULL;

  if (place != NULL)
    gtk_widget_activate_action (widget, "roster.show-lane", "s", place);
}

static void
show_patrol (HutFindingList *self, const HutUid *patrol)
{
  gtk_widget_set_visible (self->of_patrol, patrol != NULL);
  hut_follow_list_set_patrol (HUT_FOLLOW_LIST (self), patrol);
}

static void
do_of_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_patrol (HUT_FINDING_LIST (widget), NULL);
}

static void
on_route (HutFindingList *self)
{
  hut_follow_list_set_route (HUT_FOLLOW_LIST (self), hut_code_drop_down_get_code (self->route));
}

/* ---- The widget ---- */

static char *
open_words (guint n)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u finding is open", "%u findings are open", n), n);
}

static const HutFollowWay way = {
  .kind = &hut_kind_finding,
  .read = hut_reader_findings,
  .line = hut_finding_line_new,
  .open_words = open_words,
  .activated = "findings.photos", /* the first of what can be done */
  .name = N_ ("Findings"),
  .which_name = N_ ("Which findings"),
  .empty_title = N_ ("Nothing of this kind"),
  .empty_text = N_ ("Findings come with the patrols that are entered or imported. What is open is "
                    "followed here until it is done."),
  .failed_title = N_ ("The findings cannot be read"),
};

static void
hut_finding_list_class_init (HutFindingListClass *klass)
{
  static const char *const routes[] = { "findings.near", "findings.enforcement", "findings.up" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  hut_follow_list_class_add_acts (widget_class, "findings.");
  for (gsize i = 0; i < G_N_ELEMENTS (routes); i++)
    gtk_widget_class_install_action (widget_class, routes[i], "s", do_route);
  gtk_widget_class_install_action (widget_class, "findings.photos", "s", do_photos);
  gtk_widget_class_install_action (widget_class, "findings.show-place", "s", do_show_place);
  gtk_widget_class_install_action (widget_class, "findings.of-all", NULL, do_of_all);
}

static void
add_filters (HutFindingList *self)
{
  self->route = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->route), GTK_ALIGN_CENTER);
  hut_code_drop_down_set_field (self->route, hut_kind_field (&hut_kind_finding, "route"),
                                _ ("Any route"));
  hut_code_drop_down_set_name (self->route, _ ("Route of findings"));
  g_signal_connect_object (self->route, "notify::code", G_CALLBACK (on_route), self,
                           G_CONNECT_SWAPPED);
  hut_follow_list_add_filter (HUT_FOLLOW_LIST (self), GTK_WIDGET (self->route));

  self->of_patrol = gtk_button_new_with_label (_ ("Of one patrol: show all"));
  gtk_widget_hide (self->of_patrol);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->of_patrol), "findings.of-all");
  hut_follow_list_add_filter (HUT_FOLLOW_LIST (self), self->of_patrol);
}

static void
hut_finding_list_init (HutFindingList *self)
{
  HutCodeDropDown *which = hut_follow_list_get_which (HUT_FOLLOW_LIST (self));

  hut_code_drop_down_add (which, "open", C_ ("findings", "Open"));
  hut_code_drop_down_add (which, "solved", C_ ("findings", "Case closed, to be confirmed"));
  hut_code_drop_down_add (which, "done", C_ ("findings", "Done"));
  hut_code_drop_down_add (which, "all", C_ ("findings", "All"));
  hut_code_drop_down_set_code (which, "open");
  add_filters (self);
  hut_follow_list_set_way (HUT_FOLLOW_LIST (self), &way);
}

void
hut_finding_list_set_browser (HutFindingList *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_FINDING_LIST (self));

  if (browser == hut_follow_list_get_browser (HUT_FOLLOW_LIST (self)))
    return;
  gtk_widget_hide (self->of_patrol);
  hut_follow_list_set_browser (HUT_FOLLOW_LIST (self), browser);
}

void
hut_finding_list_show_patrol (HutFindingList *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_FINDING_LIST (self));

  show_patrol (self, id);
}
