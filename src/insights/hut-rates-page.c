/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of the three rates. What it shows is counted on a worker (hut-rates-answer.c); main
 * thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-rates-page.h"

#include "domain/hut-rate-words.h"
#include "widgets/hut-period-bar.h"
#include "insights/hut-rate-card.h"
#include "insights/hut-rate-table.h"
#include "insights/hut-rates-answer.h"
#include "insights/hut-what-if-list.h"
#include "store/hut-store-office.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutRatesPage
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  HutPeriodBar *period;
  HutCodeDropDown *by;
  HutCodeDropDown *preset;
  GtkLabel *source;
  GtkStack *stack;
  HutRateCard *response;
  HutRateCard *resolution;
  HutRateCard *satisfaction;
  HutRateCard *score;
  GtkWidget *groups; /* the table with its frame */
  HutRateTable *table;
  HutWhatIfList *what_if;
  GtkLabel *reach;
  HutPageFeed *feed;
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

/* A figure of one line: of its community, category or unit only. */
static void
on_open (HutRatesPage *self, HutRateLineItem *item, guint column)
{
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  const char *key = hut_rate_line_item_get_key (item);
  char **member = self->answer->by == HUT_RATES_BY_COMMUNITY  ? &filter->community
                  : self->answer->by == HUT_RATES_BY_CATEGORY ? &filter->category
                                                              : &filter->lead;

  filter->figure = hut_rate_line_item_get_opens (item, column);
  *member = g_strdup (key != NULL ? key : "none");
  show_cases (self, filter);
}

static void
ask_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_page_feed_ask (HUT_RATES_PAGE (widget)->feed);
}

/* Showing */

/* What people call the line of @key. */
static const char *
name_of (HutRatesPage *self, const char *key)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  const char *name = NULL;

  switch (self->answer->by)
    {
    case HUT_RATES_BY_COMMUNITY:
      name = key != NULL ? hut_case_browser_community_name (browser, key) : _ ("Without community");
      break;
    case HUT_RATES_BY_UNIT:
      name = key != NULL ? hut_case_browser_unit_name (browser, key) : _ ("Without lead");
      if (name == NULL)
        name = hut_case_browser_community_name (browser, key);
      break;
    case HUT_RATES_BY_CATEGORY:
    case HUT_RATES_BY_NOTHING:
    default:
      name = key != NULL ? key : _ ("Without category");
    }
  return name != NULL ? name : key;
}

static void
show_table (HutRatesPage *self)
{
  const HutRatesAnswer *answer = self->answer;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < answer->lines->len; i++)
    {
      const HutRateLine *line = g_ptr_array_index (answer->lines, i);

      if (line->now.cases > 0)
        g_ptr_array_add (items, hut_rate_line_item_new (name_of (self, line->key), line,
                                                        g_array_index (answer->lost, guint, i),
                                                        answer->rules, answer->preset));
    }
  hut_rate_table_fill (self->table, items);
  gtk_widget_set_visible (self->groups, answer->by != HUT_RATES_BY_NOTHING);
  gtk_widget_set_hexpand (GTK_WIDGET (self->what_if), answer->by == HUT_RATES_BY_NOTHING);
}

static void
show_what_if (HutRatesPage *self)
{
  const HutRatesAnswer *answer = self->answer;
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *reached = hut_tenths_print (answer->reach_tenths);
  g_autofree char *reach = NULL;

  for (guint i = 0; i < answer->costly->len; i++)
    {
      HutCostlyCase *costly = g_ptr_array_index (answer->costly, i);
      const char *where = hut_case_browser_community_name (browser, costly->row->community);

      g_ptr_array_add (items, hut_what_if_item_new (g_steal_pointer (&costly->row), &costly->item,
                                                    costly->gain, where));
    }
  reach = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "With %u case saved the score reaches %s",
                                        "With %u cases saved the score reaches %s", answer->reach),
                           answer->reach, reached);
  gtk_label_set_label (self->reach, reach);
  gtk_widget_set_visible (GTK_WIDGET (self->reach), answer->reach > 0);
  hut_what_if_list_fill (self->what_if, items, answer->n_costly);
}

/* What one supposes, on the cards. */
static void
on_supposed (HutRatesPage *self)
{
  HutRateCard *cards[] = { self->response, self->resolution, self->satisfaction };
  HutRateCount count;
  gboolean any;

  if (self->answer == NULL)
    return;
  count = self->answer->total->now;
  any = hut_what_if_list_turn (self->what_if, &count) > 0;
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    hut_rate_card_show_then (
        cards[rate], any ? hut_fraction_tenths (hut_rate_of (&count, rate, self->answer->rules))
                         : HUT_NO_FIGURE);
  hut_rate_card_show_then (
      self->score, any ? hut_rates_score_tenths (&count, self->answer->rules, self->answer->preset)
                       : HUT_NO_FIGURE);
}

static void
show_answer (HutRatesPage *self)
{
  const HutRatesAnswer *answer = self->answer;
  HutRateCard *cards[] = { self->response, self->resolution, self->satisfaction };

  for (int rate = 0; rate < HUT_N_RATES; rate++)
    hut_rate_card_show (cards[rate], rate, answer->total, answer->rules);
  hut_rate_card_show_score (self->score, answer->total, answer->rules, answer->preset);
  show_table (self);
  show_what_if (self);
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

/* What lines may be grouped by. */
static const struct
{
  const char *code;
  const char *label;
  HutRatesBy by;
} groups[] = {
  { "community", N_ ("By community"), HUT_RATES_BY_COMMUNITY },
  { "category", N_ ("By category"), HUT_RATES_BY_CATEGORY },
  { "unit", N_ ("By unit in charge"), HUT_RATES_BY_UNIT },
  { "none", N_ ("The street as a whole"), HUT_RATES_BY_NOTHING },
};

static HutRatesBy
by_of (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strcmp0 (groups[i].code, code) == 0)
      return groups[i].by;
  return HUT_RATES_BY_NOTHING;
}

static void *
make_question (GtkWidget *page)
{
  HutRatesPage *self = HUT_RATES_PAGE (page);
  g_autoptr (HutOffice) office =
      hut_store_dup_office (hut_case_browser_get_store (hut_page_feed_get_browser (self->feed)));
  HutRatesQuestion *question = g_new0 (HutRatesQuestion, 1);
  GTimeZone *zone = hut_office_get_zone (office);
  g_autofree char *source = hut_office_describe_rule (office, "rates");

  question->rules = hut_rate_rules_of (office);
  question->now = hut_time_now ();
  fill_presets (self, question->rules);
  gtk_label_set_label (self->source, source);
  question->preset = g_strdup (hut_code_drop_down_get_code (self->preset));
  question->by = by_of (hut_code_drop_down_get_code (self->by));
  question->period = hut_period_bar_take (self->period, question->rules, question->now, zone);
  question->before = hut_rate_rules_before (question->rules, &question->period, zone);
  return question;
}

static void
on_choice (HutRatesPage *self)
{
  if (!self->filling)
    hut_page_feed_ask (self->feed);
}

static const HutPageQuestion question_of_rates = {
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

  g_clear_pointer (&self->feed, hut_page_feed_free);
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
  g_type_ensure (HUT_TYPE_PERIOD_BAR);
  g_type_ensure (HUT_TYPE_RATE_CARD);
  g_type_ensure (HUT_TYPE_RATE_TABLE);
  g_type_ensure (HUT_TYPE_WHAT_IF_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "rates.show", "s", show_figure);
  gtk_widget_class_install_action (widget_class, "rates.again", NULL, ask_again);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/insights/hut-rates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, period);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, by);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, preset);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, source);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, response);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, resolution);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, satisfaction);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, score);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, groups);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, table);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, what_if);
  gtk_widget_class_bind_template_child (widget_class, HutRatesPage, reach);
  gtk_widget_class_bind_template_callback (widget_class, on_choice);
  gtk_widget_class_bind_template_callback (widget_class, on_open);
  gtk_widget_class_bind_template_callback (widget_class, on_supposed);
}

static void
hut_rates_page_init (HutRatesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->stack);
  self->filling = TRUE;
  hut_code_drop_down_set_name (self->by, _ ("Grouped"));
  hut_code_drop_down_set_name (self->preset, _ ("Weights of the score"));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    hut_code_drop_down_add (self->by, groups[i].code, _ (groups[i].label));
  hut_code_drop_down_set_code (self->by, groups[0].code);
  self->filling = FALSE;
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_rates);
}

void
hut_rates_page_set_browser (GtkWidget *page, HutCaseBrowser *browser)
{
  HutRatesPage *self = HUT_RATES_PAGE (page);

  g_clear_pointer (&self->answer, hut_rates_answer_free);
  gtk_stack_set_visible_child_name (self->stack, "reading");
  hut_page_feed_set_browser (self->feed, browser);
}

gboolean
hut_rates_page_is_filled (GtkWidget *page)
{
  HutRatesPage *self = HUT_RATES_PAGE (page);

  return hut_page_feed_is_answered (self->feed) && hut_rate_table_is_filled (self->table) &&
         hut_what_if_list_is_filled (self->what_if);
}
