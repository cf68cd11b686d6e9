/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The month's rates on Today. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-month-card.h"

#include "domain/hut-rate-words.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutMonthCard
{
  GtkButton parent_instance;
  GtkLabel *figures[HUT_N_RATES];
  GtkLabel *labels[HUT_N_RATES];
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (HutMonthCard, hut_month_card, GTK_TYPE_BUTTON)

static void
hut_month_card_class_init (HutMonthCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-month-card.ui");
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    {
      g_autofree char *figure = g_strdup_printf ("%s_figure", hut_rate_name (rate));
      g_autofree char *label = g_strdup_printf ("%s_label", hut_rate_name (rate));

      gtk_widget_class_bind_template_child_full (widget_class, figure, FALSE,
                                                 G_STRUCT_OFFSET (HutMonthCard, figures) +
                                                     rate * sizeof (GtkLabel *));
      gtk_widget_class_bind_template_child_full (widget_class, label, FALSE,
                                                 G_STRUCT_OFFSET (HutMonthCard, labels) +
                                                     rate * sizeof (GtkLabel *));
    }
  gtk_widget_class_bind_template_child (widget_class, HutMonthCard, note);
}

static void
hut_month_card_init (HutMonthCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The three rates of this month"), -1);
}

/* One rate, also appended to @name. */
static void
show_rate (HutMonthCard *self, const HutRatesAnswer *rates, HutRate rate, GString *name)
{
  int now = hut_fraction_tenths (hut_rate_of (&rates->total->now, rate, rates->rules));
  int before = hut_fraction_tenths (hut_rate_of (&rates->total->before, rate, rates->rules));
  int moved = hut_tenths_movement (now, before);
  g_autofree char *figure = hut_rate_words (now);
  g_autofree char *sign = hut_rate_movement_sign (moved);
  g_autofree char *words = hut_rate_movement_words (moved);
  g_autofree char *label = moved != HUT_NO_FIGURE
                               ? g_strdup_printf ("%s %s", hut_rate_label (rate), sign)
                               : g_strdup (hut_rate_label (rate));

  gtk_label_set_label (self->figures[rate], figure);
  gtk_label_set_label (self->labels[rate], label);
  g_string_append_printf (name, " · %s %s", hut_rate_label (rate), figure);
  if (moved != HUT_NO_FIGURE)
    g_string_append_printf (name, " (%s)", words);
}

/* "30-35-35, score 94.1; with 4 cases saved 95.0" */
static char *
note_of (const HutRatesAnswer *rates)
{
  int score = hut_rates_score_tenths (&rates->total->now, rates->rules, rates->preset);
  const char *preset = hut_rate_preset_label (rates->preset);
  g_autofree char *figure = hut_tenths_print (score);
  g_autofree char *reached = hut_tenths_print (rates->reach_tenths);

  if (score == HUT_NO_FIGURE)
    return g_strdup (_ ("No score yet: call-backs of this month are missing"));
  if (rates->reach == 0)
    return g_strdup_printf (_ ("%s: score %s"), preset, figure);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: score %s; with %u case saved %s",
                                       "%s: score %s; with %u cases saved %s", rates->reach),
                          preset, figure, rates->reach, reached);
}

/* The note, and what the card is called: the words of @name and it. */
static void
set_note (HutMonthCard *self, const char *note, GString *name)
{
  gtk_label_set_label (self->note, note);
  g_string_append_printf (name, " · %s", note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
}

/* No figures, and @note why. */
static void
show_none (HutMonthCard *self, const char *figure, const char *note)
{
  g_autoptr (GString) name = g_string_new (_ ("The three rates of this month"));

  for (int rate = 0; rate < HUT_N_RATES; rate++)
    {
      gtk_label_set_label (self->figures[rate], figure);
      gtk_label_set_label (self->labels[rate], hut_rate_label (rate));
    }
  set_note (self, note, name);
}

void
hut_month_card_show (HutMonthCard *self, const HutRatesAnswer *rates)
{
  g_autofree char *note = NULL;
  g_autoptr (GString) name = g_string_new (_ ("The three rates of this month"));

  g_return_if_fail (HUT_IS_MONTH_CARD (self));

  if (rates == NULL)
    {
      show_none (self, "…", _ ("Being counted…"));
      return;
    }
  note = note_of (rates);
  for (int rate = 0; rate < HUT_N_RATES; rate++)
    show_rate (self, rates, rate, name);
  set_note (self, note, name);
}

void
hut_month_card_fail (HutMonthCard *self, const char *why)
{
  g_return_if_fail (HUT_IS_MONTH_CARD (self));

  show_none (self, "–", why);
}
