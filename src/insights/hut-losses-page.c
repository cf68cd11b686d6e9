/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The review of lost cases. They are read on a worker; what is written is one operation that can be
 * taken back by itself. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-losses-page.h"

#include "widgets/hut-gradual-fill.h"
#include "insights/hut-insight-paper.h"
#include "insights/hut-insights-page.h"
#include "insights/hut-loss-row.h"
#include "widgets/hut-period-bar.h"
#include "store/hut-store-office.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"
#include "widgets/hut-wrap-layout.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* Rows made in a frame; and reasons that are counted on the page. */
#define ROWS_A_FRAME 4
#define REASONS_MAX 8

/* Cases in the list, the latest received: more than a person goes through. */
#define CASES_MAX 300

struct _HutLossesPage
{
  GtkWidget parent_instance;
  GtkWidget *column;
  HutPeriodBar *period;
  GtkLabel *count;
  GtkLabel *more;
  HutWrapBox *reasons;
  GtkStack *stack;
  GtkListView *list;
  GListStore *items;
  HutGradualFill *fill;
  HutPageFeed *feed;
  HutRatePeriod shown; /* what the list is of */
};

G_DEFINE_FINAL_TYPE (HutLossesPage, hut_losses_page, GTK_TYPE_WIDGET)

/* What is asked, and what comes of it. */
typedef struct
{
  HutRateRules *rules;
  HutRatePeriod period;
} Question;

static void
question_free (Question *question)
{
  hut_rate_rules_free (question->rules);
  g_free (question);
}

static void *
read_losses (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;

  return hut_reader_losses (reader, question->rules, &question->period, cancellable, error);
}

static void *
make_question (GtkWidget *page)
{
  HutLossesPage *self = HUT_LOSSES_PAGE (page);
  g_autoptr (HutOffice) office =
      hut_store_dup_office (hut_case_browser_get_store (hut_page_feed_get_browser (self->feed)));
  Question *question = g_new0 (Question, 1);

  question->rules = hut_rate_rules_of (office);
  question->period = hut_period_bar_take (self->period, question->rules, hut_time_now (),
                                          hut_office_get_zone (office));
  self->shown = question->period;
  return question;
}

/* Showing */

static void
show_reasons (HutLossesPage *self, GPtrArray *losses)
{
  g_autoptr (GPtrArray) reasons = hut_losses_by_reason (losses);
  g_autofree char *count = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u lost case", "%u lost cases", losses->len), losses->len);
  g_autofree char *more = NULL;

  gtk_label_set_label (self->count, count);
  more = g_strdup_printf (_ ("The first %u of %u."), (guint)CASES_MAX, losses->len);
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), losses->len > CASES_MAX);
  hut_wrap_box_clear (self->reasons);
  for (guint i = 0; i < MIN (reasons->len, REASONS_MAX); i++)
    {
      const HutLossReason *reason = g_ptr_array_index (reasons, i);
      g_autofree char *words = g_strdup_printf (
          "%s %u", reason->reason != NULL ? reason->reason : _ ("No reason yet"), reason->count);
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "ellipsize",
                                       PANGO_ELLIPSIZE_END, "max-width-chars", 24, NULL);

      gtk_widget_add_css_class (label, "hut-chip");
      if (reason->reason == NULL)
        gtk_widget_add_css_class (label, "soon");
      gtk_widget_set_tooltip_text (label, words);
      hut_wrap_box_append (self->reasons, label);
    }
}

/* TRUE, and the rows that are there are brought up to date, where @items are the same cases: what
 * somebody types into stays where it is. */
static gboolean
update_rows (HutLossesPage *self, GPtrArray *items)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));

  if (n != items->len || !hut_gradual_fill_is_done (self->fill))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HutLossItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (!hut_uid_equal (&hut_loss_item_get_loss (item)->id,
                          &hut_loss_item_get_loss (items->pdata[i])->id))
        return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (HutLossItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      hut_loss_item_update (item, items->pdata[i]);
    }
  return TRUE;
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutLossesPage *self = HUT_LOSSES_PAGE (page);
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  g_autoptr (GPtrArray) losses = answer;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  show_reasons (self, losses);
  g_ptr_array_set_size (losses, MIN (losses->len, CASES_MAX));
  g_ptr_array_set_free_func (losses, NULL); /* the items take them over */
  for (guint i = 0; i < losses->len; i++)
    {
      HutLoss *loss = g_ptr_array_index (losses, i);

      g_ptr_array_add (items, hut_loss_item_new (loss, hut_case_browser_community_name (
                                                           browser, loss->community)));
    }
  if (!update_rows (self, items))
    hut_gradual_fill_start (self->fill, items);
  gtk_widget_action_set_enabled (page, "losses.book", items->len > 0);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}

static void
on_failed (GtkWidget *page, const GError *error)
{
  HutLossesPage *self = HUT_LOSSES_PAGE (page);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) == 0)
    gtk_stack_set_visible_child_name (self->stack, "failed");
}

static const HutPageQuestion question_of_losses = {
  .question = make_question,
  .read = read_losses,
  .free_question = (GDestroyNotify)question_free,
  .free_answer = (GDestroyNotify)g_ptr_array_unref,
  .answered = on_answered,
  .failed = on_failed,
};

static void
on_period (HutLossesPage *self)
{
  hut_page_feed_ask (self->feed);
}

static void
ask_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_page_feed_ask (HUT_LOSSES_PAGE (widget)->feed);
}

static void
save_book (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutLossesPage *self = HUT_LOSSES_PAGE (widget);
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);

  if (browser != NULL)
    hut_insight_paper_open (widget, browser, HUT_PAPER_LOST_POINTS, &self->shown);
}

/* Writing */

typedef struct
{
  HutLossesPage *self;
  char *batch;
} Saving;

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (hut_store_write_finish (HUT_STORE (source), result, &error))
    hut_insights_page_tell (GTK_WIDGET (saving->self), _ ("Written down"), saving->batch);
  else
    {
      g_warning ("Cannot write why points were lost: %s", error->message);
      hut_insights_page_tell (GTK_WIDGET (saving->self),
                              g_error_matches (error, HUT_STORE_ERROR, HUT_STORE_ERROR_CHANGED)
                                  ? _ ("Somebody else wrote there meanwhile: look again")
                                  : _ ("It could not be written down: try again"),
                              NULL);
      hut_page_feed_ask (saving->self->feed);
    }
  g_object_unref (saving->self);
  g_free (saving->batch);
  g_free (saving);
}

/* The line of the case @id, or NULL; a reference. */
static HutLossItem *
find_item (HutLossesPage *self, const HutUid *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (HutLossItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (hut_uid_equal (&hut_loss_item_get_loss (item)->id, id))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
save (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutLossesPage *self = HUT_LOSSES_PAGE (widget);
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  g_autoptr (HutLossItem) item = NULL;
  const char *id_text, *field, *text;
  HutWrite *write;
  HutUid id, batch;
  Saving *saving;

  g_variant_get (parameter, "(&s&s&s)", &id_text, &field, &text);
  item = hut_uid_parse (id_text, &id) ? find_item (self, &id) : NULL;
  if (browser == NULL || item == NULL)
    return;
  write = hut_write_new (HUT_WRITE_PERSON);
  batch = hut_write_get_batch (write);
  hut_write_update (write, &hut_kind_case, &id);
  hut_write_expect (write, field, hut_value_text (hut_loss_item_get_text (item, field)));
  hut_write_set (write, field, hut_value_text (text));
  hut_loss_item_set_text (item, field, text);
  saving = g_new0 (Saving, 1);
  saving->self = g_object_ref (self);
  saving->batch = hut_uid_to_string (&batch);
  hut_store_write_async (hut_case_browser_get_store (browser), write, NULL, on_saved, saving);
}

/* The rows */

static void
setup_row (GtkListItemFactory *factory, GtkListItem *list_item)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, g_object_new (HUT_TYPE_LOSS_ROW, NULL));
}

static void
bind_row (GtkListItemFactory *factory, GtkListItem *list_item)
{
  hut_loss_row_set_item (HUT_LOSS_ROW (gtk_list_item_get_child (list_item)),
                         gtk_list_item_get_item (list_item));
}

static void
unbind_row (GtkListItemFactory *factory, GtkListItem *list_item)
{
  hut_loss_row_set_item (HUT_LOSS_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
hut_losses_page_dispose (GObject *object)
{
  HutLossesPage *self = HUT_LOSSES_PAGE (object);

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->fill, hut_gradual_fill_free);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_object (&self->items);
  G_OBJECT_CLASS (hut_losses_page_parent_class)->dispose (object);
}

static void
hut_losses_page_class_init (HutLossesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_losses_page_dispose;
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_PERIOD_BAR);
  g_type_ensure (HUT_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "losses.save", "(sss)", save);
  gtk_widget_class_install_action (widget_class, "losses.again", NULL, ask_again);
  gtk_widget_class_install_action (widget_class, "losses.book", NULL, save_book);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/insights/hut-losses-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutLossesPage, column);
  gtk_widget_class_bind_template_child (widget_class, HutLossesPage, period);
  gtk_widget_class_bind_template_child (widget_class, HutLossesPage, count);
  gtk_widget_class_bind_template_child (widget_class, HutLossesPage, more);
  gtk_widget_class_bind_template_child (widget_class, HutLossesPage, reasons);
  gtk_widget_class_bind_template_child (widget_class, HutLossesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HutLossesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_period);
  gtk_widget_class_bind_template_callback (widget_class, setup_row);
  gtk_widget_class_bind_template_callback (widget_class, bind_row);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row);
}

static void
hut_losses_page_init (HutLossesPage *self)
{
  GtkSelectionModel *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->stack);
  self->items = g_list_store_new (HUT_TYPE_LOSS_ITEM);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->items))));
  gtk_list_view_set_model (self->list, selection);
  g_object_unref (selection);
  self->fill = hut_gradual_fill_new (GTK_WIDGET (self), self->items, ROWS_A_FRAME);
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_losses);
}

void
hut_losses_page_set_browser (GtkWidget *page, HutCaseBrowser *browser)
{
  HutLossesPage *self = HUT_LOSSES_PAGE (page);

  g_list_store_remove_all (self->items);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  hut_page_feed_set_browser (self->feed, browser);
}

gboolean
hut_losses_page_is_filled (GtkWidget *page)
{
  HutLossesPage *self = HUT_LOSSES_PAGE (page);

  return hut_page_feed_is_answered (self->feed) && hut_gradual_fill_is_done (self->fill);
}
