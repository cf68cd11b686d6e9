/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Words beside the form of a decision rule. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-decision-preview.h"

#include "domain/hut-decision-example.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutDecisionPreview
{
  GtkWidget parent_instance;
  HutWrappedLabel *name;
  HutWrappedLabel *words;
  HutWrappedLabel *duties;
  HutWrappedLabel *term;
  GtkWidget *numbers; /* all that has numbers */
  GtkSpinButton *base;
  GtkSpinButton *present;
  HutWrappedLabel *example;
  HutDecisionRule *rule; /* or NULL */
};

G_DEFINE_FINAL_TYPE (HutDecisionPreview, hut_decision_preview, GTK_TYPE_WIDGET)

static void
show_label (HutWrappedLabel *label, const char *words)
{
  hut_wrapped_label_set_label (label, words);
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
on_numbers (HutDecisionPreview *self)
{
  g_autofree char *example = NULL;

  if (self->rule != NULL && self->rule->has_fractions)
    example = hut_decision_example (self->rule, gtk_spin_button_get_value_as_int (self->base),
                                    gtk_spin_button_get_value_as_int (self->present));
  gtk_widget_set_visible (self->numbers, example != NULL);
  hut_wrapped_label_set_label (self->example, example);
}

void
hut_decision_preview_show (HutDecisionPreview *self, JsonNode *value)
{
  g_autofree char *words = NULL;
  g_autofree char *duties = NULL;
  g_autofree char *term = NULL;

  g_return_if_fail (HUT_IS_DECISION_PREVIEW (self));

  g_clear_pointer (&self->rule, hut_decision_rule_free);
  if (value != NULL)
    self->rule = hut_decision_rule_new (NULL, value, NULL);
  if (self->rule != NULL)
    {
      show_label (self->name, self->rule->name);
      words = hut_decision_rule_words (self->rule);
      duties = hut_decision_rule_duties (self->rule);
      term = hut_decision_rule_term (self->rule);
    }
  show_label (self->words, words != NULL ? words : _ ("A part cannot be read yet"));
  show_label (self->duties, duties);
  show_label (self->term, term);
  on_numbers (self);
}

/* ---- The object ---- */

static void
hut_decision_preview_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&HUT_DECISION_PREVIEW (object)->rule, hut_decision_rule_free);
  G_OBJECT_CLASS (hut_decision_preview_parent_class)->dispose (object);
}

static void
hut_decision_preview_class_init (HutDecisionPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_decision_preview_dispose;
  g_type_ensure (HUT_TYPE_FORM_ROW);
  g_type_ensure (HUT_TYPE_WRAPPED_LABEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-decision-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, HutDecisionPreview, name);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionPreview, words);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionPreview, duties);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionPreview, term);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionPreview, numbers);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionPreview, base);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionPreview, present);
  gtk_widget_class_bind_template_child (widget_class, HutDecisionPreview, example);
  gtk_widget_class_bind_template_callback (widget_class, on_numbers);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
hut_decision_preview_init (HutDecisionPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
