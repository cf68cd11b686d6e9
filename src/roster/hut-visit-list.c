/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of visits. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-visit-list.h"

#include "roster/hut-finding-lines.h"
#include "roster/hut-visit-form.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutVisitList
{
  HutFollowList parent_instance;
};

G_DEFINE_FINAL_TYPE (HutVisitList, hut_visit_list, HUT_TYPE_FOLLOW_LIST)

/* ---- Actions ---- */

static void
do_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutFollowList *list = HUT_FOLLOW_LIST (widget);
  const HutFindingRow *row = hut_follow_list_find (list, parameter);

  if (row != NULL)
    hut_visit_form_open (widget, hut_follow_list_get_browser (list),
                         hut_follow_list_get_posts (list), row);
}

static void
do_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutFollowList *list = HUT_FOLLOW_LIST (widget);

  if (hut_follow_list_get_browser (list) != NULL)
    hut_visit_form_open (widget, hut_follow_list_get_browser (list),
                         hut_follow_list_get_posts (list), NULL);
}

/* ---- The widget ---- */

static char *
open_words (guint n)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u opinion is open", "%u opinions are open", n), n);
}

static const HutFollowWay way = {
  .kind = &hut_kind_visit,
  .read = hut_reader_visits,
  .line = hut_visit_line_new,
  .open_words = open_words,
  .activated = "visits.edit",
  .name = N_ ("Visits"),
  .which_name = N_ ("Which visits"),
  .empty_title = N_ ("No visit of this kind"),
  .empty_text = N_ ("Visits of shops, units and residents are kept here, with what was heard and "
                    "what became of it."),
  .add_label = N_ ("New Visit…"),
  .add_action = "visits.add",
  .failed_title = N_ ("The visits cannot be read"),
  .with_posts = TRUE, /* for the form */
};

static void
hut_visit_list_class_init (HutVisitListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  hut_follow_list_class_add_acts (widget_class, "visits.");
  gtk_widget_class_install_action (widget_class, "visits.edit", "s", do_edit);
  gtk_widget_class_install_action (widget_class, "visits.add", NULL, do_add);
}

static void
hut_visit_list_init (HutVisitList *self)
{
  HutCodeDropDown *which = hut_follow_list_get_which (HUT_FOLLOW_LIST (self));

  hut_code_drop_down_add (which, "all", C_ ("visits", "All"));
  hut_code_drop_down_add (which, "open", C_ ("visits", "Opinions that are open"));
  hut_code_drop_down_add (which, "solved", C_ ("visits", "Case closed, to be confirmed"));
  hut_code_drop_down_add (which, "done", C_ ("visits", "Done"));
  hut_code_drop_down_set_code (which, "all");
  hut_follow_list_set_way (HUT_FOLLOW_LIST (self), &way);
}
