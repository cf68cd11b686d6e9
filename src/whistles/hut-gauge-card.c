/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card of the gauge. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-gauge-card.h"

#include "whistles/hut-gauge-bar.h"
#include "whistles/hut-whistle-words.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutGaugeCard
{
  GtkWidget parent_instance;
  GtkWidget *line;
  GtkLabel *figure;
  HutChip *chip;
  GtkLabel *words;
  HutGaugeBar *bar;
  GtkLabel *below, *between, *above;
  GtkLabel *made_of;
  GtkLabel *occasions;
};

G_DEFINE_FINAL_TYPE (HutGaugeCard, hut_gauge_card, GTK_TYPE_WIDGET)

/* ---- Words ---- */

static const struct
{
  const char *chip, *tone, *icon;
} signs[] = {
  [HUT_GAUGE_NONE] = { NC_ ("gauge", "No figure"), "done", "hut-clock-symbolic" },
  [HUT_GAUGE_LOW] = { NC_ ("gauge", "Too few"), "soon", "hut-down-symbolic" },
  [HUT_GAUGE_FINE] = { NC_ ("gauge", "Within the walls"), "good", "hut-done-symbolic" },
  [HUT_GAUGE_HIGH] = { NC_ ("gauge", "Too many"), "overdue", "hut-up-symbolic" },
};

/* A wall is in whistles per 1000 cases: "0.5" per 100. */
static char *
wall_words (int wall)
{
  return g_strdup_printf ("%d.%d", wall / 10, wall % 10);
}

static char *
made_of_words (const HutScores *scores)
{
  g_autofree char *whistles = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u whistle", "%u whistles", scores->n_whistles),
      scores->n_whistles);
  g_autofree char *cases =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d case received", "%d cases received",
                                    (gulong)scores->n_cases),
                       (int)scores->n_cases);

  /* Translators: how many whistles; how many of them have ended; how many cases. */
  return g_strdup_printf (_ ("%s (ended: %u) · %s"), whistles, scores->n_ended, cases);
}

/* "Residents' demand 3 · Emergency 1" */
static char *
occasion_words (const HutScores *scores)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; hut_codes_occasion[i].code != NULL; i++)
    if (scores->n_by_occasion[i] > 0)
      g_string_append_printf (words, "%s%s %u", words->len > 0 ? " · " : "",
                              hut_whistle_occasion_label (hut_codes_occasion[i].code),
                              scores->n_by_occasion[i]);
  return g_string_free (words, FALSE);
}

/* ---- Showing ---- */

static void
show_walls (HutGaugeCard *self, const HutWhistleTimes *times)
{
  g_autofree char *low = wall_words (times->gauge_low);
  g_autofree char *high = wall_words (times->gauge_high);
  /* Translators: a part of the gauge: below the lower wall. */
  g_autofree char *below = g_strdup_printf (_ ("under %s"), low);
  /* Translators: a part of the gauge: between the walls. */
  g_autofree char *between = g_strdup_printf (_ ("%s to %s"), low, high);
  /* Translators: a part of the gauge: above the upper wall. */
  g_autofree char *above = g_strdup_printf (_ ("over %s"), high);

  gtk_label_set_label (self->below, below);
  gtk_label_set_label (self->between, between);
  gtk_label_set_label (self->above, above);
}

void
hut_gauge_card_show (HutGaugeCard *self, const HutScores *scores, const HutWhistleTimes *times)
{
  gint64 hundredths = (scores->gauge_milli + 5) / 10;
  g_autofree char *figure =
      scores->gauge_milli < 0
          ? g_strdup ("—")
          : g_strdup_printf ("%d.%02d", (int)(hundredths / 100), (int)(hundredths % 100));
  g_autofree char *made_of = made_of_words (scores);
  g_autofree char *occasions = occasion_words (scores);
  /* Translators: the figure of the gauge, and where it stands, in words. */
  g_autofree char *name = g_strdup_printf (_ ("Whistles per 100 cases: %s, %s"), figure,
                                           hut_gauge_words (scores->gauge));

  g_return_if_fail (HUT_IS_GAUGE_CARD (self));

  gtk_label_set_label (self->figure, figure);
  hut_chip_set (self->chip, g_dpgettext2 (GETTEXT_PACKAGE, "gauge", signs[scores->gauge].chip),
                signs[scores->gauge].icon, signs[scores->gauge].tone);
  gtk_label_set_label (self->words, hut_gauge_words (scores->gauge));
  hut_gauge_bar_set (self->bar, scores->gauge_milli, (gint64)times->gauge_low * 100,
                     (gint64)times->gauge_high * 100);
  show_walls (self, times);
  gtk_label_set_label (self->made_of, made_of);
  gtk_label_set_label (self->occasions, occasions);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* ---- The widget ---- */

static void
hut_gauge_card_dispose (GObject *object)
{
  g_clear_pointer (&HUT_GAUGE_CARD (object)->line, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_gauge_card_parent_class)->dispose (object);
}

static void
hut_gauge_card_class_init (HutGaugeCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = hut_gauge_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkLabel *
add_label (GtkWidget *box, const char *style, float xalign)
{
  GtkWidget *label =
      g_object_new (GTK_TYPE_LABEL, "xalign", xalign, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static GtkWidget *
add_column (HutGaugeCard *self, gboolean wide)
{
  GtkWidget *column =
      g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 4, "valign",
                    GTK_ALIGN_CENTER, "hexpand", wide, NULL);

  gtk_box_append (GTK_BOX (self->line), column);
  return column;
}

static void
add_figure (HutGaugeCard *self)
{
  GtkWidget *column = add_column (self, FALSE);

  gtk_label_set_label (add_label (column, "hut-note", 0), _ ("Whistles per 100 cases"));
  self->figure = add_label (column, "hut-figure", 0);
}

static void
add_gauge (HutGaugeCard *self)
{
  GtkWidget *column = add_column (self, TRUE);
  GtkWidget *stands = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *parts = g_object_new (GTK_TYPE_BOX, "homogeneous", TRUE, NULL);

  self->chip = HUT_CHIP (hut_chip_new ("", "", "done"));
  gtk_box_append (GTK_BOX (stands), GTK_WIDGET (self->chip));
  self->words = add_label (stands, NULL, 0);
  gtk_box_append (GTK_BOX (column), stands);
  self->bar = HUT_GAUGE_BAR (hut_gauge_bar_new ());
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->bar));
  self->below = add_label (parts, "hut-note", 0.5);
  self->between = add_label (parts, "hut-note", 0.5);
  self->above = add_label (parts, "hut-note", 0.5);
  gtk_box_append (GTK_BOX (column), parts);
}

static void
hut_gauge_card_init (HutGaugeCard *self)
{
  GtkWidget *column;

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
  gtk_widget_add_css_class (self->line, "hut-card");
  gtk_widget_add_css_class (self->line, "hut-card-padded");
  add_figure (self);
  add_gauge (self);
  column = add_column (self, FALSE);
  self->made_of = add_label (column, NULL, 1);
  self->occasions = add_label (column, "hut-note", 1);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}
