/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The bar for many. The cases are those that are selected when the prompt opens: what is selected
 * while somebody fills it in is not meant. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-bulk-bar.h"

#include "cases/hut-case-act-prompt.h"
#include "cases/hut-case-choices.h"
#include "cases/hut-case-print.h"
#include "cases/hut-case-words.h"
#include "cases/hut-ledger-window.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-prompt.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseBulkBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head;
  GtkWidget *label;
  HutCaseActions *actions;
  HutCaseBulkKeys keys;
  gpointer keys_data;
  guint count;
};

G_DEFINE_FINAL_TYPE (HutCaseBulkBar, hut_case_bulk_bar, GTK_TYPE_WIDGET)

/* A prompt that is open: for which cases, and of a field where its value is chosen. */
typedef struct
{
  HutCaseActions *actions;
  GArray *rowids;
  const char *field;
  HutCodeDropDown *choice;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->actions);
  g_array_unref (asking->rowids);
  g_free (asking);
}

static Asking *
asking_new (HutCaseBulkBar *self)
{
  Asking *asking = g_new0 (Asking, 1);

  asking->actions = g_object_ref (self->actions);
  asking->rowids = self->keys (self->keys_data);
  return asking;
}

static char *
count_words (guint n)
{
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "For %u selected case.", "For all %u selected cases.", n), n);
}

/* ---- Acts ---- */

static void
on_act_asked (const HutCaseAct *act, HutActValues *values, gpointer data)
{
  Asking *asking = data;

  hut_case_actions_act_on_all (asking->actions, g_array_ref (asking->rowids), act, values);
}

static void
ask_act (HutCaseBulkBar *self, const char *name)
{
  const HutCaseAct *act = hut_case_act_find (name);
  g_autofree char *text = NULL;
  Asking *asking;

  if (self->actions == NULL || act == NULL)
    return;
  asking = asking_new (self);
  text = count_words (asking->rowids->len);
  hut_case_act_ask_for_many (GTK_WIDGET (self), self->actions, act, text, on_act_asked, asking,
                             asking_free);
}

static void
on_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_act (HUT_CASE_BULK_BAR (widget), g_variant_get_string (parameter, NULL));
}

static void
on_named_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_act (HUT_CASE_BULK_BAR (widget), name + strlen ("bulk."));
}

/* ---- Fields ---- */

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
  hut_case_actions_set_all (asking->actions, g_array_ref (asking->rowids), asking->field, code);
  return TRUE;
}

static void
ask_value (HutCaseBulkBar *self, const char *field, const char *title)
{
  g_autofree char *text = NULL;
  HutCaseBrowser *browser;
  Asking *asking;
  HutPrompt *prompt;

  if (self->actions == NULL)
    return;
  browser = hut_case_actions_get_browser (self->actions);
  asking = asking_new (self);
  text = count_words (asking->rowids->len);
  asking->field = field;
  asking->choice = HUT_CODE_DROP_DOWN (hut_code_drop_down_new ());
  hut_case_choices_fill (asking->choice, browser, field, _ ("(choose)"));
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

/* ---- Papers ---- */

static void
print_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseBulkBar *self = HUT_CASE_BULK_BAR (widget);

  if (self->actions != NULL)
    hut_case_print_open (widget, self->actions, self->keys (self->keys_data),
                         HUT_CASE_PAPER_WORK_ORDER);
}

static void
export_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCaseBulkBar *self = HUT_CASE_BULK_BAR (widget);

  if (self->actions != NULL)
    hut_ledger_window_open (widget, self->actions, self->keys (self->keys_data));
}

/* ---- The bar ---- */

/* What is said of each case alone (a call-back, a mediation, the answer of a co-unit) is not said
 * of many. */
static const char *const more_acts[] = { "take-back",    "start",    "route",  "dispute",
                                         "contact",      "add-unit", "extend", "tell-caller",
                                         "tell-hotline", "answer",   "reopen", "exclude",
                                         "note",         "void" };

static GMenuModel *
more_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) acts = g_menu_new ();
  g_autoptr (GMenu) fields = g_menu_new ();

  g_menu_append (fields, _ ("Co_mmunity…"), "bulk.community");
  g_menu_append (fields, _ ("Ca_tegory…"), "bulk.category");
  for (guint i = 0; i < G_N_ELEMENTS (more_acts); i++)
    {
      const HutCaseAct *act = hut_case_act_find (more_acts[i]);
      g_autoptr (GMenuItem) item = g_menu_item_new (hut_case_act_label (act), NULL);

      g_menu_item_set_action_and_target (item, "bulk.act", "s", act->name);
      g_menu_append_item (acts, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (fields));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (acts));
  return G_MENU_MODEL (menu);
}

static void
hut_case_bulk_bar_dispose (GObject *object)
{
  HutCaseBulkBar *self = HUT_CASE_BULK_BAR (object);

  g_clear_object (&self->actions);
  g_clear_pointer (&self->head, gtk_widget_unparent);
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
  gtk_widget_class_install_action (widget_class, "bulk.accept", NULL, on_named_act);
  gtk_widget_class_install_action (widget_class, "bulk.assign", NULL, on_named_act);
  gtk_widget_class_install_action (widget_class, "bulk.level", NULL, on_named_act);
  gtk_widget_class_install_action (widget_class, "bulk.close", NULL, on_named_act);
  gtk_widget_class_install_action (widget_class, "bulk.act", "s", on_act);
  gtk_widget_class_install_action (widget_class, "bulk.print", NULL, print_all);
  gtk_widget_class_install_action (widget_class, "bulk.ledger", NULL, export_all);
}

static void
add_control (HutCaseBulkBar *self, GtkWidget *control)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), control);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (self->box), child);
}

static void
add_button (HutCaseBulkBar *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  add_control (self, button);
}

static void
add_act (HutCaseBulkBar *self, const char *name)
{
  g_autofree char *action = g_strconcat ("bulk.", name, NULL);

  add_button (self, hut_case_act_label (hut_case_act_find (name)), action);
}

static void
add_more (HutCaseBulkBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = more_menu ();

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Mo_re"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (button), GTK_ARROW_UP);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  add_control (self, button);
}

/* How many are selected, and the way out. */
static void
add_head (HutCaseBulkBar *self)
{
  GtkWidget *none = gtk_button_new_with_mnemonic (_ ("Select N_one"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (none), "cases.select-none");
  gtk_widget_add_css_class (none, "flat");
  self->label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_widget_add_css_class (self->label, "hut-strong");
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (self->head), self->label);
  gtk_box_append (GTK_BOX (self->head), none);
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
hut_case_bulk_bar_init (HutCaseBulkBar *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, 8);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-bar");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-line-top");

  add_head (self);
  self->box =
      g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 8,
                    "row-spacing", 8, "max-children-per-line", 8, "homogeneous", FALSE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("For all that are selected"), -1);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  add_act (self, "accept");
  add_act (self, "assign");
  add_act (self, "level");
  add_act (self, "close");
  add_button (self, _ ("_Print…"), "bulk.print");
  add_button (self, _ ("Ledger…"), "bulk.ledger");
  add_more (self);
  hut_button_name_once (GTK_WIDGET (self));
}

void
hut_case_bulk_bar_set_source (HutCaseBulkBar *self, HutCaseActions *actions, HutCaseBulkKeys keys,
                              gpointer data)
{
  g_return_if_fail (HUT_IS_CASE_BULK_BAR (self));

  g_set_object (&self->actions, actions);
  self->keys = keys;
  self->keys_data = data;
}

/* Who only reads has nothing to do with many at once. */
static gboolean
is_street (HutCaseBulkBar *self)
{
  return self->actions == NULL ||
         hut_case_browser_get_seat (hut_case_actions_get_browser (self->actions))->kind ==
             HUT_SEAT_STREET;
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
  gtk_widget_set_visible (GTK_WIDGET (self), count > 1 && is_street (self));
}
