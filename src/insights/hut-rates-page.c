/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of the three rates. What it shows is counted on a worker (hut-rates-answer.c); main
 * thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-rates-page.h"

#include "domain/hut-rate-span.h"
#include "domain/hut-rate-words.h"
#include "insights/hut-insight-feed.h"
#include "insights/hut-rate-card.h"
#include "insights/hut-rates-answer.h"
#include "store/hut-store-office.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutRatesPage
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  HutCodeDropDown *span;
  HutCodeDropDown *preset;
  GtkLabel *days;
  GtkLabel *source;
  GtkStack *stack;
  HutRateCard *response;
  HutRateCard *resolution;
  HutRateCard *satisfaction;
  HutRateCard *score;
  HutInsightFeed *feed;
  HutRatesAnswer *answer; /* what is shown, or NULL */
  gboolean filling;       /* the drop-downs are being filled */
};

G_DEFINE_FINAL_TYPE (HutRatesPage, hut_rates_page, GTK_TYPE_WIDGET)

/* Opening the cases behind a figure. */
static void
show_cases (HutRatesPage *self, HutCaseFilter *filter)
{
  g_autofree char *json = NULL;

  filter->period = self->answer->period;
  filter->grades = hut_rate_rules_low_grades (self->answer->rules);
  json = hut_case_filter_to_json (filter);
  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-filter", "s", json);
}

static void
show_figure (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutRatesPage *self = HUT_RATES_PAGE (widget);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();

  if (self->answer != NULL &&
      hut_rate_figure_find (g_variant_get_string (parameter, NULL), &filter->figure))
    show_cases (self, filter);
}

static void
ask_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_insight_feed_ask (HUT_RATES_PAGE (widget)->feed);
}

/* Showing */

/* Days count in the office's zone. */
static GTimeZone *
office_zone (HutRatesPage *self)
{
  g_autoptr (HutOffice) office =
      hut_store_dup_office (hut_case_browser_get_store (hut_insight_feed_get_browser (self->feed)));

  return g_time_zone_ref (hut_office_get_zone (office));
}

static void
show_answer (HutRatesPage *self)
{
  const HutRatesAnswer *answer = self->answer;
  HutRateCard *cards[] = { self->response, self->resolution, self->satisfaction };
  g_autoptr (GTimeZone) zone = office_zone (self);
  g_autofree char *days = hut_rate_period_words (&answer->period, zone);

  gtk_label_set_label (self->days, days);
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    hut_rate_card_show (cards[rate], rate, answer->total, answer->rules);
  hut_rate_card_show_score (self->score, answer->total, answer->rules, answer->preset);
  gtk_stack_set_visible_child_name (self->stack, "rates");
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutRatesPage *self = HUT_RATES_PAGE (page);

  g_clear_pointer (&self->answer, hut_rates_answer_free);
  self->answer = answer;
  show_answer (self);
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutRatesPage *self = HUT_RATES_PAGE (page);

  if (self->answer == NULL)
    gtk_stack_set_visible_child_name (self->stack, "failed");
}

/* Asking */

static void
fill_presets (HutRatesPage *self, const HutRateRules *rules)
{
  const char *chosen = hut_code_drop_down_get_code (self->preset);
  const char *used = hut_rate_rules_find (rules, NULL)->name;
  g_autofree char *kept =
      g_strdup (chosen != NULL && hut_rate_rules_find (rules, chosen) != NULL ? chosen : used);

  self->filling = TRUE;
  hut_code_drop_down_clear (self->preset);
  for (guint i = 0; i < rules->presets->len; i++)
    {
      const HutRatePreset *preset = g_ptr_array_index (rules->presets, i);

      hut_code_drop_down_add (self->preset, preset->name, hut_rate_preset_label (preset));
    }
  hut_code_drop_down_set_code (self->preset, kept);
  self->filling = FALSE;
}

static void *
make_question (GtkWidget *page)
{
  HutRatesPage *self = HUT_RATES_PAGE (page);
  g_autoptr (HutOffice) office =
      hut_store_dup_office (hut_case_browser_get_store (hut_insight_feed_get_browser (self->feed)));
  HutRatesQuestion *question = g_new0 (HutRatesQuestion, 1);
  GTimeZone *zone = hut_office_get_zone (office);
  HutRateSpan span = HUT_SPAN_THIS_MONTH;
  g_autofree char *source = hut_office_describe_rule (office, "rates");

  question->rules = hut_rate_rules_of (office);
  question->now = hut_time_now ();
  fill_presets (self, question->rules);
  gtk_label_set_label (self->source, source);
  question->preset = g_strdup (hut_code_drop_down_get_code (self->preset));
  hut_rate_span_find (hut_code_drop_down_get_code (self->span), &span);
  question->period = hut_rate_span_period (span, question->rules, question->now, zone);
  question->before = hut_rate_rules_before (question->rules, &question->period, zone);
  return question;
}

static void
on_choice (HutRatesPage *self)
{
  if (!self->filling)
    hut_insight_feed_ask (self->feed);
}

static const HutInsightQuestion question_of_rates = {
  .question = make_question,
  .read = hut_rates_answer_read,
  .free_question = (GDestroyNotify)hut_rates_question_free,
  .free_answer = (GDestroyNotify)hut_rates_answer_free,
  .answered = on_answered,
  .failed = on_failed,
};

static void
hut_rates_page_dispose (GObject *object)
{
  HutRatesPage *self = HUT_RATES_PAGE (object);

  g_clear_pointer (&self->feed, hut_insight_feed_free);
  g_clear_pointer (&self->answer, hut_rates_answer_free);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_rates_page_parent_class)->dispose (object);
}

static void
hut_rates_page_class_init (HutRatesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_rates_page_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_RATE_CARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "rates.show", "s", show_figure);
  gtk_widget_class_install_action (widget_class, "rates.again", NULL, ask_again);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/insights/hut-rates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, span);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, preset);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, days);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, source);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, response);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, resolution);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, satisfaction);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, score);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
}

static void
hut_rates_page_init (HutRatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->stack);
  self->filling = TRUE;
  hut_code_drop_down_set_name (self->span, _ ("Period"));
  hut_code_drop_down_set_name (self->preset, _ ("Weights of the score"));
  for (HutRateSpan span = 0; span < HUT_N_SPANS; span++)
    hut_code_drop_down_add (self->span, hut_rate_span_name (span), hut_rate_span_label (span));
  hut_code_drop_down_set_code (self->span, hut_rate_span_name (HUT_SPAN_THIS_MONTH));
  self->filling = FALSE;
  self->feed = hut_insight_feed_new (GTK_WIDGET (self), &question_of_rates);
}

void
hut_rates_page_set_browser (GtkWidget *page, HutCaseBrowser *browser)
{
  HutRatesPage *self = HUT_RATES_PAGE (page);

  g_clear_pointer (&self->answer, hut_rates_answer_free);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  hut_insight_feed_set_browser (self->feed, browser);
}

gboolean
hut_rates_page_is_filled (GtkWidget *page)
{
  return hut_insight_feed_is_answered (HUT_RATES_PAGE (page)->feed);
}
