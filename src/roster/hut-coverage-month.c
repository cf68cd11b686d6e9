/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The calendar of coverage. What it shows is counted on a worker (hut-coverage-answer.c). Main
 * thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-coverage-month.h"

#include "roster/hut-coverage-lines.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-figure-switch.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-month-switch.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-right-now.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Who goes from cell to cell is not asked about each. */
#define SETTLES 250 /* ms */

struct _HutCoverageMonth
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "month", "empty", "failed" */
  HutMonthSwitch *month;
  HutCodeDropDown *which; /* "lanes", "grids" */
  GtkLabel *week;
  GtkLabel *day;
  HutFigureSwitch *lists; /* HutCoverList */
  HutCoverageGrid *grid;
  HutLineList *list;
  GtkWidget *list_card;
  GtkStack *list_pages; /* "list", "none" */
  HutEmptyPage *none;
  HutEmptyPage *failed;
  HutPageFeed *feed;
  HutCoverageAnswer *answer; /* what is shown, or NULL */
  gint64 wanted;             /* the number of the day that is looked at; 0: none was chosen */
  guint settling;
};

G_DEFINE_FINAL_TYPE (HutCoverageMonth, hut_coverage_month, GTK_TYPE_WIDGET)

/* ---- Showing ---- */

static const char *
list_label (HutCoverageMonth *self, HutCoverList list)
{
  gboolean today = self->answer != NULL && self->answer->day_number == self->answer->span->today;

  switch (list)
    {
    case HUT_COVER_LIST_DUE:
      return self->answer != NULL && self->answer->grids ? C_ ("coverage", "Grids due")
                                                         : C_ ("coverage", "Lanes due");
    case HUT_COVER_LIST_DONE:
      return C_ ("coverage", "Patrolled");
    case HUT_COVER_LIST_GAPS:
      return today ? C_ ("coverage", "Not patrolled yet") : C_ ("coverage", "Not patrolled");
    case HUT_COVER_LIST_BARE:
      return C_ ("coverage", "Vacancies");
    default:
      return C_ ("coverage", "In two places");
    }
}

static void
show_figure (HutCoverageMonth *self, HutCoverList list)
{
  guint n = list == HUT_COVER_LIST_DUE ? self->answer->of_day.n_due
                                       : hut_coverage_list_count (self->answer, list);

  hut_figure_switch_show (self->lists, list, list_label (self, list), n,
                          list >= HUT_COVER_LIST_GAPS);
}

static void
show_list (HutCoverageMonth *self)
{
  HutCoverList list = hut_figure_switch_get_chosen (self->lists);
  GPtrArray *lines;

  if (self->answer == NULL)
    return;
  lines = hut_coverage_list_lines (self->answer, list);
  hut_line_list_set_name (self->list, list_label (self, list));
  if (lines->len == 0)
    {
      HutCoverNone none = hut_coverage_list_none (self->answer, list);

      g_object_set (self->none, "icon-name", none.icon_name, "title", none.title, "text", none.text,
                    NULL);
    }
  /* What is said in a word takes no more room. */
  gtk_widget_set_valign (self->list_card, lines->len > 0 ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  gtk_stack_set_visible_child_name (self->list_pages, lines->len > 0 ? "list" : "none");
  hut_line_list_set_lines (self->list, lines);
}

static void
show_day (HutCoverageMonth *self)
{
  g_autofree char *day = hut_coverage_weekday_words (self->answer->day_number);
  g_autofree char *week =
      g_strdup_printf (_ ("This week until then: %u of %u patrols due were done"),
                       self->answer->week.n_done, self->answer->week.n_due);

  gtk_label_set_label (self->day, day);
  gtk_label_set_label (self->week, week);
  for (guint i = 0; i < HUT_N_COVER_LISTS; i++)
    show_figure (self, i);
  show_list (self);
}

static char *
name_of_cell (guint row, guint column, gpointer data)
{
  HutCoverageMonth *self = data;

  if (self->answer == NULL || row >= self->answer->span->lanes->len ||
      column >= self->answer->span->n_days)
    return NULL;
  return hut_coverage_cell_words (self->answer->span, row, column);
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutCoverageMonth *self = HUT_COVERAGE_MONTH (page);
  guint row, column;

  hut_coverage_answer_free (self->answer);
  self->answer = answer;
  gtk_widget_set_visible (GTK_WIDGET (self->which), self->answer->has_grids);
  if (self->answer->span->lanes->len == 0 && !self->answer->grids && !self->answer->has_grids)
    {
      gtk_stack_set_visible_child_name (self->pages, "empty");
      return;
    }
  hut_coverage_grid_set_table (self->grid, hut_coverage_table_new (self->answer));
  if (hut_coverage_grid_get_cursor (self->grid, &row, &column) &&
      self->answer->span->first + column != self->answer->day_number)
    hut_coverage_grid_set_cursor (self->grid, row,
                                  (guint)(self->answer->day_number - self->answer->span->first));
  show_day (self);
  gtk_stack_set_visible_child_name (self->pages, "month");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutCoverageMonth *self = HUT_COVERAGE_MONTH (page);

  if (self->answer == NULL)
    hut_empty_page_fail (self->failed, self->pages, error);
}

/* ---- Asking ---- */

static void *
make_question (GtkWidget *page)
{
  HutCoverageMonth *self = HUT_COVERAGE_MONTH (page);
  HutCoverageQuestion *question = g_new0 (HutCoverageQuestion, 1);

  question->office =
      hut_store_dup_office (hut_case_browser_get_store (hut_page_feed_get_browser (self->feed)));
  question->now = hut_right_now ();
  question->first = hut_month_switch_take (
      self->month, question->now, hut_office_get_zone (question->office), &question->n_days);
  question->day = self->wanted;
  question->grids = g_strcmp0 (hut_code_drop_down_get_code (self->which), "grids") == 0;
  return question;
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_roster_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_rule);
}

static const HutPageQuestion question_of_month = {
  .question = make_question,
  .read = hut_coverage_answer_read,
  .free_question = (GDestroyNotify)hut_coverage_question_free,
  .free_answer = (GDestroyNotify)hut_coverage_answer_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
on_month (HutCoverageMonth *self)
{
  self->wanted = 0;
  hut_page_feed_ask (self->feed);
}

static void
on_which (HutCoverageMonth *self)
{
  if (self->feed != NULL)
    hut_page_feed_ask (self->feed);
}

static void
on_settled (gpointer data)
{
  HutCoverageMonth *self = data;

  self->settling = 0;
  hut_page_feed_ask (self->feed);
}

static void
on_moved (HutCoverageMonth *self)
{
  guint row, column;

  if (self->answer == NULL || !hut_coverage_grid_get_cursor (self->grid, &row, &column) ||
      self->answer->span->first + column == self->answer->day_number)
    return;
  self->wanted = self->answer->span->first + column;
  g_clear_handle_id (&self->settling, g_source_remove);
  self->settling = g_timeout_add_once (SETTLES, on_settled, self);
}

/* ---- Ways on ---- */

static void
show_lane (HutCoverageMonth *self, guint row)
{
  const char *code = self->answer != NULL && row < self->answer->span->lanes->len
                         ? hut_record_get_text (self->answer->span->lanes->pdata[row], "code")
                         : NULL;

  if (code != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "roster.show-lane", "s", code);
}

static void
on_cell_activated (HutCoverageMonth *self, guint row, guint column)
{
  show_lane (self, row);
}

static void
on_line_activated (HutCoverageMonth *self, const char *id)
{
  if (g_str_has_prefix (id, "lane:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "roster.show-lane", "s", id + strlen ("lane:"));
  else if (g_str_has_prefix (id, "person:"))
    {
      g_autofree char *uid = g_strndup (id + strlen ("person:"), HUT_UID_STRING_LEN);

      gtk_widget_activate_action (GTK_WIDGET (self), "roster.show-person", "s", uid);
    }
}

static void
do_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_page_feed_ask (HUT_COVERAGE_MONTH (widget)->feed);
}

static void
do_lanes (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "roster.show-view", "s", "lanes");
}

/* ---- The widget ---- */

static void
hut_coverage_month_dispose (GObject *object)
{
  HutCoverageMonth *self = HUT_COVERAGE_MONTH (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->answer, hut_coverage_answer_free);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_coverage_month_parent_class)->dispose (object);
}

static void
hut_coverage_month_class_init (HutCoverageMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_coverage_month_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_MONTH_SWITCH);
  g_type_ensure (HUT_TYPE_COVERAGE_GRID);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_FIGURE_SWITCH);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "coverage.again", NULL, do_again);
  gtk_widget_class_install_action (widget_class, "coverage.lanes", NULL, do_lanes);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/roster/hut-coverage-month.ui");
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, pages);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, month);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, which);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, week);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, day);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, grid);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, list);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, list_card);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, list_pages);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, none);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, failed);
  gtk_widget_class_bind_template_child (widget_class, HutCoverageMonth, lists);
  gtk_widget_class_bind_template_callback (widget_class, on_month);
  gtk_widget_class_bind_template_callback (widget_class, on_which);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
  gtk_widget_class_bind_template_callback (widget_class, on_moved);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_activated);
  gtk_widget_class_bind_template_callback (widget_class, show_lane);
  gtk_widget_class_bind_template_callback (widget_class, on_line_activated);
}

static void
hut_coverage_month_init (HutCoverageMonth *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_code_drop_down_set_name (self->which, _ ("Lanes or grids"));
  hut_code_drop_down_add (self->which, "lanes", C_ ("roster", "Lanes"));
  hut_code_drop_down_add (self->which, "grids", C_ ("roster", "Grids"));
  hut_code_drop_down_set_code (self->which, "lanes");
  for (guint i = 0; i < HUT_N_COVER_LISTS; i++)
    hut_figure_switch_add (self->lists, list_label (self, i));
  hut_figure_switch_choose (self->lists, HUT_COVER_LIST_GAPS);
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->list_pages);
  hut_coverage_grid_set_name_func (self->grid, name_of_cell, self);
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_month);
}

void
hut_coverage_month_set_browser (HutCoverageMonth *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_COVERAGE_MONTH (self));

  hut_page_feed_set_browser (self->feed, browser);
}

gboolean
hut_coverage_month_is_filled (HutCoverageMonth *self)
{
  g_return_val_if_fail (HUT_IS_COVERAGE_MONTH (self), FALSE);

  return hut_page_feed_is_answered (self->feed) && self->settling == 0;
}
