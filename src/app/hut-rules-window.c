/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rules of the office: some dozen of daily work, some twenty of decisions, read from the
 * store's office and shown anew when one changed. Main thread. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-rules-window.h"

#include "app/hut-decision-form.h"
#include "app/hut-decision-list.h"
#include "app/hut-rule-form.h"
#include "app/hut-rule-shape.h"
#include "app/hut-rule-words.h"
#include "domain/hut-decision-rule.h"
#include "store/hut-rule-work.h"
#include "store/hut-store-office.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-stack.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutRulesWindow
{
  GtkWindow parent_instance;
  GtkStack *pages; /* "office", "decisions" */
  GtkListBox *list;
  HutDecisionList *decisions;
  HutDesk *desk;
};

G_DEFINE_FINAL_TYPE (HutRulesWindow, hut_rules_window, GTK_TYPE_WINDOW)

/* A prompt that is open. */
typedef struct
{
  HutDesk *desk;
  char *name;
  HutRuleForm *form; /* not owned */
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->desk);
  g_free (asking->name);
  g_free (asking);
}

/* ---- Writing ---- */

/* TRUE: it is on its way. */
static gboolean
write_rule (HutDesk *desk, const char *name, JsonNode *value, const char *source, GError **error)
{
  HutCaseBrowser *browser = hut_desk_get_browser (desk);
  HutWrite *write =
      hut_rule_write (hut_case_browser_get_reader (browser), hut_desk_get_store (desk), name, value,
                      source, hut_case_browser_get_account (browser), error);

  if (write == NULL)
    return FALSE;
  hut_case_actions_write (hut_desk_get_actions (desk), write, _ ("The rule is set"), HUT_ACT_TELL,
                          NULL, NULL);
  return TRUE;
}

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) value = hut_rule_form_read (asking->form, &error);
  gboolean fine = value != NULL && write_rule (asking->desk, asking->name, value,
                                               hut_rule_form_get_source (asking->form), &error);
  g_autofree char *wrong = fine                               ? NULL
                           : error->domain == HUT_STORE_ERROR ? hut_case_actions_error_words (error)
                                                              : g_strdup (error->message);

  hut_prompt_set_error (prompt, wrong);
  return fine;
}

static void
ask (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutRulesWindow *self = HUT_RULES_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_desk_get_store (self->desk));
  g_autofree char *origin = hut_office_describe_rule (office, name);
  Asking *asking;
  HutPrompt *prompt;

  if (hut_office_get_rule (office, name) == NULL)
    return;
  asking = g_new0 (Asking, 1);
  asking->desk = g_object_ref (self->desk);
  asking->name = g_strdup (name);
  asking->form = HUT_RULE_FORM (hut_rule_form_new (name, hut_office_get_rule (office, name),
                                                   hut_desk_get_browser (self->desk)));
  prompt = hut_prompt_new (widget, hut_rule_label (name), origin, _ ("_Save"), on_answered, asking,
                           asking_free);
  hut_prompt_set_extra (prompt, GTK_WIDGET (asking->form));
  hut_prompt_show (prompt);
  /* From nowhere to the first part: a window that is shown has its focus somewhere already. */
  gtk_window_set_focus (GTK_WINDOW (prompt), NULL);
  gtk_widget_child_focus (GTK_WIDGET (asking->form), GTK_DIR_TAB_FORWARD);
}

static void
put_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutRulesWindow *self = HUT_RULES_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_desk_get_store (self->desk));
  JsonNode *value = hut_office_get_shipped (office, name);
  g_autoptr (GError) error = NULL;

  if (value != NULL && !write_rule (self->desk, name, value, _ ("As shipped"), &error))
    hut_case_actions_tell_failed (hut_desk_get_actions (self->desk), error);
}

/* ---- Decision rules ---- */

static void
sign (GtkWidget *widget, const char *action, GVariant *parameter)
{
  hut_decision_form_show (GTK_WINDOW (widget), HUT_RULES_WINDOW (widget)->desk,
                          g_variant_get_string (parameter, NULL));
}

static gboolean
on_taken_back (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  HutCaseBrowser *browser = hut_desk_get_browser (asking->desk);
  g_autoptr (GError) error = NULL;
  HutWrite *write =
      hut_rule_take_back (hut_case_browser_get_reader (browser), hut_desk_get_store (asking->desk),
                          asking->name, hut_prompt_get_text (prompt), &error);

  if (write != NULL)
    hut_case_actions_write (hut_desk_get_actions (asking->desk), write,
                            _ ("The signature is taken back"), HUT_ACT_TELL, NULL, NULL);
  else
    hut_case_actions_tell_failed (hut_desk_get_actions (asking->desk), error);
  return TRUE;
}

static void
take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  HutRulesWindow *self = HUT_RULES_WINDOW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_desk_get_store (self->desk));
  g_autoptr (HutDecisionRule) rule = hut_decision_rule_of (office, id, NULL);
  Asking *asking;
  HutPrompt *prompt;

  if (rule == NULL)
    return;
  asking = g_new0 (Asking, 1);
  asking->desk = g_object_ref (self->desk);
  asking->name = g_strconcat (HUT_DECISION_PREFIX, id, NULL);
  prompt = hut_prompt_new (
      widget, rule->name,
      _ ("The shipped rule holds again. Verdicts that were given stay in their minutes."),
      _ ("_Take Back"), on_taken_back, asking, asking_free);
  hut_prompt_add_entry (prompt, _ ("_Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

/* ---- The list ---- */

static GtkWidget *
new_button (const char *label, const char *action, const char *name, const char *style)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *full = g_strdup_printf ("%s: %s", label, hut_rule_label (name));

  gtk_widget_add_css_class (button, style);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", name);
  hut_button_set_name (button, full);
  return button;
}

static GtkWidget *
new_words (HutOffice *office, const char *name)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *words = hut_rule_words (name, hut_office_get_rule (office, name));
  g_autofree char *origin = hut_office_describe_rule (office, name);

  gtk_box_append (GTK_BOX (lines), hut_wrapped_label_new (hut_rule_label (name), "hut-strong"));
  if (words != NULL)
    gtk_box_append (GTK_BOX (lines), hut_wrapped_label_new (words, NULL));
  gtk_box_append (GTK_BOX (lines), hut_wrapped_label_new (origin, "hut-note"));
  gtk_widget_set_hexpand (lines, TRUE);
  return lines;
}

static void
add_rule (HutRulesWindow *self, HutOffice *office, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  HutRuleOrigin origin = { 0 };

  gtk_box_append (GTK_BOX (box), new_words (office, name));
  if (hut_office_get_origin (office, name, &origin) && origin.own)
    {
      GtkWidget *chip = hut_chip_new (_ ("The office’s own"), "hut-done-symbolic", "good");

      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), chip);
      gtk_box_append (GTK_BOX (box),
                      new_button (_ ("As Shipped"), "rules.put-back", name, "hut-link"));
    }
  gtk_box_append (GTK_BOX (box), new_button (_ ("Change"), "rules.change", name, "hut-link"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  hut_rule_label (name), -1);
  gtk_list_box_append (self->list, row);
}

static void
refresh (HutRulesWindow *self)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (hut_desk_get_store (self->desk));
  const char *const *names = hut_office_get_names (office);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; names[i] != NULL; i++)
    if (hut_rule_is_set_here (names[i]))
      add_rule (self, office, names[i]);
  hut_decision_list_show (
      self->decisions, office, hut_time_day_number (hut_time_now (), hut_office_get_zone (office)),
      hut_rule_may_set (hut_case_browser_get_reader (hut_desk_get_browser (self->desk))));
}

static void
on_store_changed (HutRulesWindow *self, HutChangeSet *changes)
{
  if (hut_change_set_has_kind (changes, &hut_kind_rule))
    refresh (self);
}

/* ---- The object ---- */

static void
hut_rules_window_dispose (GObject *object)
{
  g_clear_object (&HUT_RULES_WINDOW (object)->desk);
  G_OBJECT_CLASS (hut_rules_window_parent_class)->dispose (object);
}

static void
hut_rules_window_class_init (HutRulesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_rules_window_dispose;
  g_type_ensure (HUT_TYPE_DECISION_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-rules-window.ui");
  gtk_widget_class_bind_template_child (widget_class, HutRulesWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, HutRulesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, HutRulesWindow, decisions);
  gtk_widget_class_install_action (widget_class, "rules.change", "s", ask);
  gtk_widget_class_install_action (widget_class, "rules.put-back", "s", put_back);
  gtk_widget_class_install_action (widget_class, "rules.sign", "s", sign);
  gtk_widget_class_install_action (widget_class, "rules.take-back", "s", take_back);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
hut_rules_window_init (HutRulesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
}

void
hut_rules_window_show (GtkWindow *parent, HutDesk *desk)
{
  HutRulesWindow *self = g_object_new (HUT_TYPE_RULES_WINDOW, "transient-for", parent, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (hut_desk_get_browser (desk), "changed", G_CALLBACK (on_store_changed),
                           self, G_CONNECT_SWAPPED);
  refresh (self);
  gtk_window_present (GTK_WINDOW (self));
}
