/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of what is missing. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-todo.h"

#include "cases/hut-case-missing.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseTodo
{
  HutCaseSection parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (HutCaseTodo, hut_case_todo, HUT_TYPE_CASE_SECTION)

/* The words are the button: what is missing is done where it is named. */
static GtkWidget *
new_line (const HutCaseMissing *missing)
{
  GtkWidget *button = gtk_button_new_with_label (missing->words);

  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (missing->act == NULL)
    {
      gtk_widget_set_tooltip_text (button, _ ("Enter it in the form"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "detail.edit");
      return button;
    }
  gtk_widget_set_tooltip_text (button, hut_case_act_hint (missing->act));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "detail.act");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", missing->act->name);
  return button;
}

static gboolean
hut_case_todo_show (HutCaseSection *section, const HutCaseShown *shown)
{
  HutCaseTodo *self = HUT_CASE_TODO (section);
  g_autoptr (GPtrArray) missing = hut_case_missing (shown->acting);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  for (guint i = 0; i < missing->len; i++)
    gtk_box_append (GTK_BOX (self->list), new_line (g_ptr_array_index (missing, i)));
  return missing->len > 0;
}

static void
hut_case_todo_class_init (HutCaseTodoClass *klass)
{
  HUT_CASE_SECTION_CLASS (klass)->show = hut_case_todo_show;
}

static void
hut_case_todo_init (HutCaseTodo *self)
{
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  hut_case_section_set_title (HUT_CASE_SECTION (self), _ ("Still missing to go on"));
  hut_case_section_append (HUT_CASE_SECTION (self), self->list);
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-card");
  gtk_widget_add_css_class (GTK_WIDGET (self), "hut-padded");
}
