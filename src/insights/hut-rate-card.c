/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A card of the three rates. Main thread only. */

#define G_LOG_DOMAIN "hutong-insights"

#include "insights/hut-rate-card.h"

#include "domain/hut-rate-words.h"
#include "widgets/hut-button-name.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutRateCard
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *title;
  GtkLabel *figure;
  GtkLabel *movement;
  GtkLabel *then;
  GtkButton *fraction;
  GtkButton *failed;
  GtkLabel *note;
  char *name; /* as it is */
  gboolean percent;
};

G_DEFINE_FINAL_TYPE (HutRateCard, hut_rate_card, GTK_TYPE_WIDGET)

static void
hut_rate_card_dispose (GObject *object)
{
  g_clear_pointer (&HUT_RATE_CARD (object)->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_rate_card_parent_class)->dispose (object);
}

static void
hut_rate_card_finalize (GObject *object)
{
  g_free (HUT_RATE_CARD (object)->name);
  G_OBJECT_CLASS (hut_rate_card_parent_class)->finalize (object);
}

static void
hut_rate_card_class_init (HutRateCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_rate_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_rate_card_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/insights/hut-rate-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HutRateCard, column);
  gtk_widget_class_bind_template_child (widget_class, HutRateCard, title);
  gtk_widget_class_bind_template_child (widget_class, HutRateCard, figure);
  gtk_widget_class_bind_template_child (widget_class, HutRateCard, movement);
  gtk_widget_class_bind_template_child (widget_class, HutRateCard, then);
  gtk_widget_class_bind_template_child (widget_class, HutRateCard, fraction);
  gtk_widget_class_bind_template_child (widget_class, HutRateCard, failed);
  gtk_widget_class_bind_template_child (widget_class, HutRateCard, note);
}

static void
hut_rate_card_init (HutRateCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The figure with its movement, and both in one name for who does not see them. */
static void
show_figure (HutRateCard *self, const char *title, const char *figure, int now, int before)
{
  int moved = hut_tenths_movement (now, before);
  g_autofree char *sign = hut_rate_movement_sign (moved);
  g_autofree char *words = hut_rate_movement_words (moved);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->figure, figure);
  gtk_label_set_label (self->movement, now != HUT_NO_FIGURE ? sign : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->movement), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->movement), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
  g_free (self->name);
  self->name = g_strdup_printf ("%s: %s · %s", title, figure, words);
  hut_rate_card_show_then (self, HUT_NO_FIGURE);
}

static void
show_button (GtkButton *button, HutRateFigure figure, const char *words, const char *title)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", title, words);

  gtk_button_set_label (button, words);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", hut_rate_figure_name (figure));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "rates.show");
  hut_button_set_name (GTK_WIDGET (button), name);
}

/* Below the figure: the office's own record beside what callers say, or why there is none. */
static char *
note_of (HutRate rate, const HutRateCount *count, const HutRateRules *rules)
{
  char *absence = hut_rate_absence_words (count, rate, rules);

  if (absence != NULL || rate != HUT_RATE_RESPONSE)
    return absence;
  return g_strdup_printf (_ ("On our own record: %u contacted, %u in time"), count->own_contacted,
                          count->own_in_time);
}

static void
show_note (HutRateCard *self, const char *note)
{
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

void
hut_rate_card_show (HutRateCard *self, HutRate rate, const HutRateLine *line,
                    const HutRateRules *rules)
{
  HutFraction now = hut_rate_of (&line->now, rate, rules);
  guint failed = hut_rate_count_failed (&line->now, rate, rules);
  g_autofree char *figure = hut_rate_words (hut_fraction_tenths (now));
  g_autofree char *fraction = hut_rate_fraction_words (&line->now, rate, rules);
  g_autofree char *failed_words =
      g_strdup_printf ("%s %u", hut_rate_figure_label (hut_rate_failed (rate)), failed);
  g_autofree char *note = note_of (rate, &line->now, rules);
  const char *title = hut_rate_label (rate);

  g_return_if_fail (HUT_IS_RATE_CARD (self));

  self->percent = TRUE;
  show_figure (self, title, figure, hut_fraction_tenths (now),
               hut_fraction_tenths (hut_rate_of (&line->before, rate, rules)));
  show_button (self->fraction, hut_rate_asked (rate), fraction, title);
  show_button (self->failed, hut_rate_failed (rate), failed_words, title);
  gtk_widget_set_visible (GTK_WIDGET (self->fraction), now.whole > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->failed), failed > 0);
  show_note (self, note);
}

void
hut_rate_card_show_score (HutRateCard *self, const HutRateLine *line, const HutRateRules *rules,
                          const HutRatePreset *preset)
{
  int now = hut_rates_score_tenths (&line->now, rules, preset);
  g_autofree char *figure = hut_tenths_print (now);
  g_autofree char *weights =
      g_strdup_printf (_ ("Response %d, resolution %d, satisfaction %d"), preset->weights[0],
                       preset->weights[1], preset->weights[2]);

  g_return_if_fail (HUT_IS_RATE_CARD (self));

  self->percent = FALSE;
  show_figure (self, _ ("Score"), now != HUT_NO_FIGURE ? figure : _ ("No figure"), now,
               hut_rates_score_tenths (&line->before, rules, preset));
  gtk_widget_set_visible (GTK_WIDGET (self->fraction), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->failed), FALSE);
  show_note (self, now != HUT_NO_FIGURE ? weights
                                        : _ ("One of the rates that it is made of has no figure"));
}

void
hut_rate_card_show_then (HutRateCard *self, int tenths)
{
  g_autofree char *figure = NULL;
  g_autofree char *then = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (HUT_IS_RATE_CARD (self));

  figure = self->percent ? hut_rate_words (tenths) : hut_tenths_print (tenths);
  then = g_strdup_printf ("→ %s", figure);
  name = tenths == HUT_NO_FIGURE ? g_strdup (self->name)
                                 : g_strdup_printf ("%s → %s", self->name, figure);
  gtk_label_set_label (self->then, then);
  gtk_widget_set_visible (GTK_WIDGET (self->then), tenths != HUT_NO_FIGURE);
  gtk_widget_set_visible (GTK_WIDGET (self->movement), tenths == HUT_NO_FIGURE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
