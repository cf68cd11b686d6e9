/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The bar for many. Each of its buttons asks in a prompt what to set, and says how many cases it
 * is for. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-bulk-bar.h"

#include "cases/hut-case-choices.h"
#include "cases/hut-case-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseBulkBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *label;
  HutCaseBrowser *browser;
  guint count;
};

G_DEFINE_FINAL_TYPE (HutCaseBulkBar, hut_case_bulk_bar, GTK_TYPE_WIDGET)

enum
{
  APPLY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A prompt that is open: for which field, and where the value is chosen. */
typedef struct
{
  HutCaseBulkBar *bar;
  const char *field;
  HutCodeDropDown *choice;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->bar);
  g_free (asking);
}

static char *
count_words (HutCaseBulkBar *self)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "For %u selected case.",
                                       "For all %u selected cases.", self->count),
                          self->count);
}

static gboolean
on_chosen (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  const char *code = hut_code_drop_down_get_code (asking->choice);

  if (code == NULL)
    {
      hut_prompt_set_error (prompt, _ ("Choose one first."));
      return FALSE;
    }
  g_signal_emit (asking->bar, signals[APPLY], 0, asking->field, code);
  return TRUE;
}

static void
ask_value (HutCaseBulkBar *self, const char *field, const char *title)
{
  g_autofree char *text = count_words (self);
  Asking *asking = g_new0 (Asking, 1);
  HutPrompt *prompt;

  asking->bar = g_object_ref (self);
  asking->field = field;
  asking->choice = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_case_choices_fill (asking->choice, self->browser, field, _ ("(choose)"));
  prompt =
      hut_prompt_new (GTK_WIDGET (self), title, text, _ ("_Apply"), on_chosen, asking, asking_free);
  hut_prompt_set_extra (
      prompt, hut_form_row_new (hut_case_field_label (hut_kind_field (&hut_kind_case, field)),
                                GTK_WIDGET (asking->choice)));
  hut_prompt_show (prompt);
}

static void
ask_community (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_value (HUT_CASE_BULK_BAR (widget), "community", _ ("Give a Community"));
}

static void
ask_category (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_value (HUT_CASE_BULK_BAR (widget), "category", _ ("Give a Category"));
}

static void
ask_lead (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_value (HUT_CASE_BULK_BAR (widget), "lead", _ ("Give a Lead"));
}

static gboolean
on_reason (HutPrompt *prompt, gpointer data)
{
  const char *reason = hut_prompt_get_text (prompt);

  g_signal_emit (data, signals[APPLY], 0, "", reason);
  return TRUE;
}

static void
ask_void (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseBulkBar *self = HUT_CASE_BULK_BAR (widget);
  g_autofree char *text = count_words (self);
  HutPrompt *prompt = hut_prompt_new (widget, _ ("Void Cases"), text, _ ("_Void"), on_reason,
                                      g_object_ref (self), g_object_unref);

  hut_prompt_add_entry (prompt, _ ("_Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

static void
hut_case_bulk_bar_dispose (GObject *object)
{
  HutCaseBulkBar *self = HUT_CASE_BULK_BAR (object);

  g_clear_object (&self->browser);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_case_bulk_bar_parent_class)->dispose (object);
}

static void
hut_case_bulk_bar_class_init (HutCaseBulkBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_case_bulk_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "bulk.community", NULL, ask_community);
  gtk_widget_class_install_action (widget_class, "bulk.category", NULL, ask_category);
  gtk_widget_class_install_action (widget_class, "bulk.lead", NULL, ask_lead);
  gtk_widget_class_install_action (widget_class, "bulk.void", NULL, ask_void);

  signals[APPLY] = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
add_button (HutCaseBulkBar *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->box), child);
}

static void
hut_case_bulk_bar_init (HutCaseBulkBar *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-bar");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-line-top");

  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (self->label, "hut-strong");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  self->box =
      g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 8,
                    "row-spacing", 8, "max-children-per-line", 8, "homogeneous", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("For all that are selected"), -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_button (self, _ ("Co_mmunity…"), "bulk.community");
  add_button (self, _ ("Ca_tegory…"), "bulk.category");
  add_button (self, _ ("_Lead…"), "bulk.lead");
  add_button (self, _ ("_Void…"), "bulk.void");
  add_button (self, _ ("Select N_one"), "cases.select-none");
  hut_button_name_once (self->box);
}

void
hut_case_bulk_bar_set_browser (HutCaseBulkBar *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_CASE_BULK_BAR (self));

  g_set_object (&self->browser, browser);
}

void
hut_case_bulk_bar_set_count (HutCaseBulkBar *self, guint count)
{
  g_autofree char *words = NULL;

  g_return_if_fail (HUT_IS_CASE_BULK_BAR (self));

  self->count = count;
  words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u selected", "%u selected", count), count);
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 1);
}
