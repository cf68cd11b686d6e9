/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Choosing a period. Typed days hold once both can be read; what cannot be is said beside them,
 * and the period stays what it was. Main thread only. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-period-bar.h"

#include "domain/hut-rate-words.h"
#include "widgets/hut-code-drop-down.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define OWN "own"

struct _HutPeriodBar
{
  GtkWidget parent_instance;
  GtkWidget *box;
  HutCodeDropDown *span;
  GtkWidget *own; /* what follows, for days that are typed */
  GtkEditable *from;
  GtkEditable *to;
  GtkLabel *days;
  HutRatePeriod period; /* as it was taken last; until 0: none yet */
  GTimeZone *zone;
};

G_DEFINE_FINAL_TYPE (HutPeriodBar, hut_period_bar, GTK_TYPE_WIDGET)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_own (HutPeriodBar *self)
{
  return g_strcmp0 (hut_code_drop_down_get_code (self->span), OWN) == 0;
}

/* A day alone, "2026-11-01"; marks the entry where it is none. */
static gboolean
read_day (HutPeriodBar *self, GtkEditable *entry, HutTime *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  gboolean good = g_utf8_strlen (text, -1) == 10 && hut_time_parse (text, self->zone, day);

  (good ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               good ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE,
                               -1);
  return good;
}

static gboolean
read_days (HutPeriodBar *self, HutTime *from, HutTime *to)
{
  gboolean good = read_day (self, self->from, from);

  good = read_day (self, self->to, to) && good;
  if (!good)
    gtk_label_set_label (self->days, _ ("Write days as 2026-11-01"));
  else if (*to < *from)
    gtk_label_set_label (self->days, _ ("The last day is before the first"));
  return good && *to >= *from;
}

static void
show_days (HutPeriodBar *self)
{
  g_autofree char *words = hut_rate_period_words (&self->period, self->zone);

  gtk_label_set_label (self->days, words);
  gtk_widget_set_visible (GTK_WIDGET (self->days), !is_own (self));
}

/* Typed days begin with those that were in view. */
static void
fill_days (HutPeriodBar *self)
{
  g_autofree char *from = hut_time_format (self->period.from, self->zone, "%Y-%m-%d");
  g_autofree char *to = hut_time_format (self->period.until - 1, self->zone, "%Y-%m-%d");

  gtk_editable_set_text (self->from, from);
  gtk_editable_set_text (self->to, to);
}

static void
on_span (HutPeriodBar *self)
{
  gtk_widget_set_visible (self->own, is_own (self));
  if (is_own (self) && self->zone != NULL)
    {
      fill_days (self);
      gtk_widget_grab_focus (GTK_WIDGET (self->from));
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_days (HutPeriodBar *self)
{
  HutTime from, to;

  if (self->zone == NULL)
    return;
  if (!read_days (self, &from, &to))
    gtk_widget_set_visible (GTK_WIDGET (self->days), TRUE);
  else if (hut_time_day_start (from, self->zone, 0) != self->period.from ||
           hut_time_day_start (to, self->zone, 1) != self->period.until)
    g_signal_emit (self, signals[CHANGED], 0);
  else
    show_days (self);
}

static void
hut_period_bar_dispose (GObject *object)
{
  HutPeriodBar *self = HUT_PERIOD_BAR (object);

  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_period_bar_parent_class)->dispose (object);
}

static void
hut_period_bar_class_init (HutPeriodBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_period_bar_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/widgets/hut-period-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, HutPeriodBar, box);
  gtk_widget_class_bind_template_child (widget_class, HutPeriodBar, span);
  gtk_widget_class_bind_template_child (widget_class, HutPeriodBar, own);
  gtk_widget_class_bind_template_child (widget_class, HutPeriodBar, from);
  gtk_widget_class_bind_template_child (widget_class, HutPeriodBar, to);
  gtk_widget_class_bind_template_child (widget_class, HutPeriodBar, days);
  gtk_widget_class_bind_template_callback (widget_class, on_span);
  gtk_widget_class_bind_template_callback (widget_class, on_days);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
hut_period_bar_init (HutPeriodBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_code_drop_down_set_name (self->span, _ ("Period"));
  for (HutRateSpan span = 0; span < HUT_N_SPANS; span++)
    hut_code_drop_down_add (self->span, hut_rate_span_name (span), hut_rate_span_label (span));
  hut_code_drop_down_add (self->span, OWN, _ ("From day to day…"));
  hut_code_drop_down_set_code (self->span, hut_rate_span_name (HUT_SPAN_THIS_MONTH));
}

HutRatePeriod
hut_period_bar_take (HutPeriodBar *self, const HutRateRules *rules, HutTime now, GTimeZone *zone)
{
  HutRateSpan span = HUT_SPAN_THIS_MONTH;
  HutTime from, to;

  g_return_val_if_fail (HUT_IS_PERIOD_BAR (self), (HutRatePeriod){ 0 });

  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  if (!is_own (self))
    {
      hut_rate_span_find (hut_code_drop_down_get_code (self->span), &span);
      self->period = hut_rate_span_period (span, rules, now, zone);
    }
  else if (read_days (self, &from, &to))
    self->period = hut_rate_rules_days (rules, from, to, zone);
  show_days (self);
  return self->period;
}
