/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of scores. What it shows is counted on a worker (hut-scores-answer.c). Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-scores-page.h"

#include "store/hut-reader-whistle.h"
#include "store/hut-store-office.h"
#include "whistles/hut-gauge-card.h"
#include "whistles/hut-ledger-view.h"
#include "whistles/hut-score-table.h"
#include "whistles/hut-scores-answer.h"
#include "whistles/hut-scores-print.h"
#include "whistles/hut-summons-lines.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-period-bar.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutScoresPage
{
  GtkWidget parent_instance;
  GtkWidget *column;
  HutPeriodBar *period;
  GtkStack *stack; /* "reading", "scores", "failed" */
  GtkStack *views; /* "table", "ledger" */
  HutGaugeCard *gauge;
  HutScoreTable *table;
  GtkLabel *source;
  HutLedgerView *ledger;
  HutEmptyPage *failed;
  HutPageFeed *feed;
  HutScoresAnswer *answer; /* what is shown, or NULL */
};

G_DEFINE_FINAL_TYPE (HutScoresPage, hut_scores_page, GTK_TYPE_WIDGET)

/* ---- Showing ---- */

static void
show_table (HutScoresPage *self)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  GPtrArray *units = self->answer->scores->units;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < units->len; i++)
    {
      const HutUnitScore *score = units->pdata[i];

      g_ptr_array_add (items,
                       hut_score_item_new (hut_summons_unit_name (browser, score->unit), score));
    }
  hut_score_table_fill (self->table, items);
}

/* The gauge and the month's table are the street's; a department has its own record. */
static gboolean
is_street (HutScoresPage *self)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);

  return browser != NULL && hut_case_browser_get_seat (browser)->kind == HUT_SEAT_STREET;
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutScoresPage *self = HUT_SCORES_PAGE (page);

  hut_scores_answer_free (self->answer);
  self->answer = answer;
  hut_gauge_card_show (self->gauge, self->answer->scores, &self->answer->times);
  gtk_widget_set_visible (GTK_WIDGET (self->gauge), is_street (self));
  show_table (self);
  hut_ledger_view_show (self->ledger, self->answer->ledger, hut_page_feed_get_browser (self->feed));
  gtk_widget_action_set_enabled (page, "scores.print", is_street (self));
  gtk_stack_set_visible_child_name (self->stack, "scores");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutScoresPage *self = HUT_SCORES_PAGE (page);

  if (self->answer == NULL)
    hut_empty_page_fail (self->failed, self->stack, error);
}

/* ---- Asking ---- */

static void *
make_question (GtkWidget *page)
{
  HutScoresPage *self = HUT_SCORES_PAGE (page);
  g_autoptr (HutOffice) office =
      hut_store_dup_office (hut_case_browser_get_store (hut_page_feed_get_browser (self->feed)));
  g_autoptr (HutRateRules) rules = hut_rate_rules_of (office);
  g_autofree char *source = hut_office_describe_rule (office, "whistle");
  HutScoresQuestion *question = g_new0 (HutScoresQuestion, 1);

  question->period =
      hut_period_bar_take (self->period, rules, hut_time_now (), hut_office_get_zone (office));
  hut_whistle_times_of (office, &question->times);
  gtk_label_set_label (self->source, source != NULL ? source : "");
  return question;
}

/* Whistles, and cases for the gauge; its walls are a rule. */
static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_whistle_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_case) ||
         hut_change_set_has_kind (changes, &hut_kind_rule);
}

static const HutPageQuestion question_of_scores = {
  .question = make_question,
  .read = hut_scores_answer_read,
  .free_question = g_free,
  .free_answer = (GDestroyNotify)hut_scores_answer_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
on_period (HutScoresPage *self)
{
  hut_page_feed_ask (self->feed);
}

/* ---- Actions ---- */

static void
do_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_page_feed_ask (HUT_SCORES_PAGE (widget)->feed);
}

static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutScoresPage *self = HUT_SCORES_PAGE (widget);
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);

  if (browser != NULL && self->answer != NULL)
    hut_scores_print_open (widget, browser, self->answer->period.from, self->answer->period.until);
}

static void
on_open (HutScoresPage *self, HutScoreItem *item, guint column)
{
  HutScoreFigure figure;

  if (self->answer != NULL && hut_score_item_get_opens (item, column, &figure))
    gtk_widget_activate_action (GTK_WIDGET (self), "whistles.show-figure", "(ssxx)",
                                hut_score_figure_name (figure), hut_score_item_get_unit (item),
                                self->answer->period.from, self->answer->period.until);
}

/* ---- The widget ---- */

static void
hut_scores_page_dispose (GObject *object)
{
  HutScoresPage *self = HUT_SCORES_PAGE (object);

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->answer, hut_scores_answer_free);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_scores_page_parent_class)->dispose (object);
}

static void
hut_scores_page_class_init (HutScoresPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_scores_page_dispose;
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_GAUGE_CARD);
  g_type_ensure (HUT_TYPE_LEDGER_VIEW);
  g_type_ensure (HUT_TYPE_PERIOD_BAR);
  g_type_ensure (HUT_TYPE_SCORE_TABLE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "scores.print", NULL, do_print);
  gtk_widget_class_install_action (widget_class, "scores.again", NULL, do_again);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/whistles/hut-scores-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutScoresPage, column);
  gtk_widget_class_bind_template_child (widget_class, HutScoresPage, period);
  gtk_widget_class_bind_template_child (widget_class, HutScoresPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HutScoresPage, views);
  gtk_widget_class_bind_template_child (widget_class, HutScoresPage, gauge);
  gtk_widget_class_bind_template_child (widget_class, HutScoresPage, table);
  gtk_widget_class_bind_template_child (widget_class, HutScoresPage, source);
  gtk_widget_class_bind_template_child (widget_class, HutScoresPage, ledger);
  gtk_widget_class_bind_template_child (widget_class, HutScoresPage, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_period);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
}

static void
hut_scores_page_init (HutScoresPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->stack);
  hut_stack_hide_others (self->views);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scores.print", FALSE);
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_scores);
}

void
hut_scores_page_set_browser (HutScoresPage *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_SCORES_PAGE (self));

  g_clear_pointer (&self->answer, hut_scores_answer_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "scores.print", FALSE);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  hut_page_feed_set_browser (self->feed, browser);
}

gboolean
hut_scores_page_is_filled (HutScoresPage *self)
{
  g_return_val_if_fail (HUT_IS_SCORES_PAGE (self), FALSE);

  return hut_page_feed_is_answered (self->feed) && hut_score_table_is_filled (self->table) &&
         hut_ledger_view_is_filled (self->ledger);
}
