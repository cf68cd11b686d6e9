/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of the schedule. What is on record and what is proposed comes from a worker
 * (hut-shift-answer.c); what a person moves stands in a draft of the page until it is kept. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-shift-page.h"

#include "roster/hut-coverage-lines.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-shift-lines.h"
#include "roster/hut-shift-print.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-month-switch.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-right-now.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* From this day on the schedule that is made is that of the month to come. */
#define ENDING 20

struct _HutShiftPage
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "month", "empty", "failed" */
  HutMonthSwitch *month;
  HutCoverageGrid *grid;
  GtkLabel *summary;
  GtkLabel *cell;
  GtkLabel *reason;
  HutLineList *candidates;
  HutEmptyPage *failed;
  HutPageFeed *feed;
  HutShiftAnswer *answer; /* what is shown, or NULL */
  HutShiftDraft *draft;   /* of the answer's month, or NULL */
  GPtrArray *aside;       /* HutShiftDraft of other months, with something not kept yet */
  gint64 keeping;         /* the first day of the month that is being written */
  GArray *columns;        /* guint: the day of each */
  gboolean propose;       /* the next answer is to propose */
};

G_DEFINE_FINAL_TYPE (HutShiftPage, hut_shift_page, GTK_TYPE_WIDGET)

/* ---- Showing ---- */

/* Where the keyboard is; FALSE where there is no cell. */
static gboolean
get_cell (HutShiftPage *self, guint *lane, guint *day)
{
  guint column;

  if (self->draft == NULL || !hut_coverage_grid_get_cursor (self->grid, lane, &column) ||
      column >= self->columns->len)
    return FALSE;
  *day = g_array_index (self->columns, guint, column);
  return TRUE;
}

static gboolean
is_over (HutShiftPage *self, guint day)
{
  return self->answer->first + day < self->answer->today;
}

static void
show_cell (HutShiftPage *self)
{
  guint lane, day;
  g_autofree char *where = NULL;
  g_autofree char *when = NULL;
  g_autofree char *reason = NULL;

  if (!get_cell (self, &lane, &day))
    return;
  when = hut_coverage_weekday_words (self->answer->first + day);
  where =
      g_strdup_printf ("%s · %s", hut_coverage_lane_name (self->draft->lanes->pdata[lane]), when);
  reason =
      is_over (self, day)
          ? g_strdup (_ ("This day is over: what was planned stays as it was."))
          : hut_shift_reason_words (self->draft, hut_shift_draft_slot (self->draft, lane, day));
  gtk_label_set_label (self->cell, where);
  gtk_label_set_label (self->reason, reason);
  hut_line_list_set_lines (self->candidates,
                           hut_shift_candidate_lines (self->answer, self->draft, lane, day));
  gtk_widget_set_sensitive (GTK_WIDGET (self->candidates), !is_over (self, day));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shifts.nobody", !is_over (self, day));
}

static void
show_draft (HutShiftPage *self)
{
  g_autofree char *summary = hut_shift_summary_words (self->answer, self->draft);
  gboolean changed = hut_shift_draft_count_changes (self->draft) > 0;

  g_clear_pointer (&self->columns, g_array_unref);
  self->columns = hut_shift_columns_new (self->answer, self->draft);
  hut_coverage_grid_set_table (self->grid,
                               hut_shift_table_new (self->answer, self->draft, self->columns));
  gtk_label_set_label (self->summary, summary);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shifts.keep", changed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "shifts.discard", changed);
  show_cell (self);
}

static char *
name_of_cell (guint row, guint column, gpointer data)
{
  HutShiftPage *self = data;

  if (self->draft == NULL || row >= self->draft->lanes->len || column >= self->columns->len)
    return NULL;
  return hut_shift_cell_words (self->answer, self->draft, row,
                               g_array_index (self->columns, guint, column));
}

static guint
find_aside (HutShiftPage *self, gint64 first)
{
  for (guint i = 0; i < self->aside->len; i++)
    if (((HutShiftDraft *)self->aside->pdata[i])->first == first)
      return i;
  return G_MAXUINT;
}

/* Another month is shown: what is not kept of this one waits until it is shown again. */
static void
lay_aside (HutShiftPage *self)
{
  g_autoptr (HutShiftDraft) draft = g_steal_pointer (&self->draft);

  if (draft == NULL || draft->first == self->answer->first ||
      hut_shift_draft_count_changes (draft) == 0)
    return;
  g_ptr_array_add (self->aside, g_steal_pointer (&draft));
  hut_page_tell (GTK_WIDGET (self),
                 _ ("What is not kept of the other month yet waits there for you"), NULL);
}

/* What somebody is moving stays, though others changed something meanwhile. */
static void
renew_draft (HutShiftPage *self, GTimeZone *zone)
{
  gint64 first = self->answer->first;
  guint waiting;

  if (self->draft != NULL && self->draft->first == first &&
      hut_shift_draft_count_changes (self->draft) > 0)
    return;
  lay_aside (self);
  waiting = find_aside (self, first);
  if (waiting != G_MAXUINT)
    self->draft = g_ptr_array_steal_index (self->aside, waiting);
  else
    self->draft = hut_shift_draft_new (self->answer->roster, zone, first, self->answer->n_days);
}

/* Nothing of the month that begins with @first is being moved any more. */
static void
forget_draft (HutShiftPage *self, gint64 first)
{
  guint waiting = find_aside (self, first);

  if (waiting != G_MAXUINT)
    g_ptr_array_remove_index (self->aside, waiting);
  if (self->draft != NULL && self->draft->first == first)
    g_clear_pointer (&self->draft, hut_shift_draft_free);
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutShiftPage *self = HUT_SHIFT_PAGE (page);
  g_autoptr (HutOffice) office =
      hut_store_dup_office (hut_case_browser_get_store (hut_page_feed_get_browser (self->feed)));

  hut_shift_answer_free (self->answer);
  self->answer = answer;
  renew_draft (self, hut_office_get_zone (office));
  if (self->draft->lanes->len == 0)
    {
      gtk_stack_set_visible_child_name (self->pages, "empty");
      return;
    }
  if (self->answer->plan != NULL)
    {
      guint n = hut_shift_draft_take (self->draft, self->answer->plan);
      g_autofree char *told = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u shift is proposed: look through it, then keep it",
                       "%u shifts are proposed: look through them, then keep them", n),
          n);

      self->propose = FALSE;
      hut_page_tell (page, told, NULL);
    }
  show_draft (self);
  gtk_stack_set_visible_child_name (self->pages, "month");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutShiftPage *self = HUT_SHIFT_PAGE (page);

  self->propose = FALSE;
  if (self->answer == NULL)
    hut_empty_page_fail (self->failed, self->pages, error);
}

/* ---- Asking ---- */

static void *
make_question (GtkWidget *page)
{
  HutShiftPage *self = HUT_SHIFT_PAGE (page);
  HutShiftQuestion *question = g_new0 (HutShiftQuestion, 1);
  GTimeZone *zone;

  question->office =
      hut_store_dup_office (hut_case_browser_get_store (hut_page_feed_get_browser (self->feed)));
  question->now = hut_right_now ();
  zone = hut_office_get_zone (question->office);
  hut_month_switch_begin (self->month, question->now, zone, ENDING, 0);
  question->first = hut_month_switch_take (self->month, question->now, zone, &question->n_days);
  question->propose = self->propose;
  return question;
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_roster_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_rule);
}

static const HutPageQuestion question_of_shifts = {
  .question = make_question,
  .read = hut_shift_answer_read,
  .free_question = (GDestroyNotify)hut_shift_question_free,
  .free_answer = (GDestroyNotify)hut_shift_answer_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
on_month (HutShiftPage *self)
{
  hut_page_feed_ask (self->feed);
}

/* ---- What a person does ---- */

static void
give (HutShiftPage *self, const HutUid *person)
{
  guint lane, day;

  if (!get_cell (self, &lane, &day) || is_over (self, day) ||
      !hut_shift_draft_give (self->draft, lane, day, person))
    return;
  show_draft (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
do_give (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutUid person;

  if (hut_uid_parse (g_variant_get_string (parameter, NULL), &person))
    give (HUT_SHIFT_PAGE (widget), &person);
}

static void
on_candidate (HutShiftPage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "shifts.give", "s", id);
}

/* Enter in a cell goes to who could have it. */
static void
on_cell_activated (HutShiftPage *self, guint row, guint column)
{
  gtk_widget_child_focus (GTK_WIDGET (self->candidates), GTK_DIR_TAB_FORWARD);
}

static void
on_dropped (HutShiftPage *self, guint row, guint column, guint onto_row, guint onto_column)
{
  guint day, onto;

  if (self->draft == NULL || column >= self->columns->len || onto_column >= self->columns->len)
    return;
  day = g_array_index (self->columns, guint, column);
  onto = g_array_index (self->columns, guint, onto_column);
  if (is_over (self, day) || is_over (self, onto) ||
      !hut_shift_draft_exchange (self->draft, row, day, onto_row, onto))
    return;
  hut_coverage_grid_set_cursor (self->grid, onto_row, onto_column);
  show_draft (self);
}

/* It is on record now: what is shown comes from there again. */
static void
on_written (GtkWidget *widget, const HutUid *id)
{
  HutShiftPage *self = HUT_SHIFT_PAGE (widget);

  forget_draft (self, self->keeping);
  hut_page_feed_ask (self->feed);
}

static void
keep (HutShiftPage *self)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  HutRosterActing acting = hut_roster_acting_of (browser);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) plans =
      hut_shift_draft_plans (self->draft, &acting, self->answer->voided, &error);
  g_autofree char *told = NULL;
  guint n = 0;

  if (plans == NULL)
    {
      hut_page_tell (GTK_WIDGET (self), error->message, NULL);
      return;
    }
  for (guint i = 0; i < plans->len; i++)
    n += ((HutRecordPlan *)plans->pdata[i])->records->len;
  told = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u shift is kept", "%u shifts are kept", n), n);
  self->keeping = self->draft->first;
  hut_page_write_all (GTK_WIDGET (self), browser, plans, told, NULL, on_written, NULL);
}

static void
do_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const HutUid nobody = { { 0 } };
  HutShiftPage *self = HUT_SHIFT_PAGE (widget);

  if (g_str_equal (name, "shifts.again"))
    hut_page_feed_ask (self->feed);
  else if (g_str_equal (name, "shifts.lanes"))
    gtk_widget_activate_action (widget, "roster.show-view", "s", "lanes");
  else if (self->draft == NULL || self->answer == NULL)
    return;
  else if (g_str_equal (name, "shifts.propose"))
    {
      self->propose = TRUE;
      hut_page_feed_ask (self->feed);
    }
  else if (g_str_equal (name, "shifts.keep"))
    keep (self);
  else if (g_str_equal (name, "shifts.clear"))
    {
      if (hut_shift_draft_clear (self->draft, self->answer->today) > 0)
        show_draft (self);
    }
  else if (g_str_equal (name, "shifts.nobody"))
    give (self, &nobody);
  else if (g_str_equal (name, "shifts.print"))
    hut_shift_print_open (widget, hut_page_feed_get_browser (self->feed), self->answer->first,
                          self->answer->n_days);
  else if (g_str_equal (name, "shifts.discard"))
    {
      forget_draft (self, self->draft->first);
      hut_page_feed_ask (self->feed);
    }
}

/* ---- The widget ---- */

static void
hut_shift_page_dispose (GObject *object)
{
  HutShiftPage *self = HUT_SHIFT_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->draft, hut_shift_draft_free);
  g_clear_pointer (&self->aside, g_ptr_array_unref);
  g_clear_pointer (&self->answer, hut_shift_answer_free);
  g_clear_pointer (&self->columns, g_array_unref);
  G_OBJECT_CLASS (hut_shift_page_parent_class)->dispose (object);
}

static void
hut_shift_page_class_init (HutShiftPageClass *klass)
{
  static const char *const acts[] = { "shifts.propose", "shifts.keep",  "shifts.nobody",
                                      "shifts.discard", "shifts.again", "shifts.lanes",
                                      "shifts.print",   "shifts.clear" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_shift_page_dispose;
  g_type_ensure (HUT_TYPE_MONTH_SWITCH);
  g_type_ensure (HUT_TYPE_COVERAGE_GRID);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], NULL, do_act);
  gtk_widget_class_install_action (widget_class, "shifts.give", "s", do_give);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-shift-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutShiftPage, pages);
  gtk_widget_class_bind_template_child (widget_class, HutShiftPage, month);
  gtk_widget_class_bind_template_child (widget_class, HutShiftPage, grid);
  gtk_widget_class_bind_template_child (widget_class, HutShiftPage, summary);
  gtk_widget_class_bind_template_child (widget_class, HutShiftPage, cell);
  gtk_widget_class_bind_template_child (widget_class, HutShiftPage, reason);
  gtk_widget_class_bind_template_child (widget_class, HutShiftPage, candidates);
  gtk_widget_class_bind_template_child (widget_class, HutShiftPage, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_month);
  gtk_widget_class_bind_template_callback (widget_class, show_cell);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_dropped);
  gtk_widget_class_bind_template_callback (widget_class, on_candidate);
}

static void
hut_shift_page_init (HutShiftPage *self)
{
  self->aside = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_shift_draft_free);
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_coverage_grid_set_name_func (self->grid, name_of_cell, self);
  hut_line_list_set_name (self->candidates, _ ("Give to"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_shifts);
}

void
hut_shift_page_set_browser (HutShiftPage *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_SHIFT_PAGE (self));

  if (browser != hut_page_feed_get_browser (self->feed))
    {
      g_clear_pointer (&self->draft, hut_shift_draft_free);
      g_ptr_array_set_size (self->aside, 0);
    }
  hut_page_feed_set_browser (self->feed, browser);
}

gboolean
hut_shift_page_is_filled (HutShiftPage *self)
{
  g_return_val_if_fail (HUT_IS_SHIFT_PAGE (self), FALSE);

  return hut_page_feed_is_answered (self->feed);
}
