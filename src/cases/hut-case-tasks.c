/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tasks of a case, a card each; some few. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-case-tasks.h"

#include "cases/hut-case-words.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-wrap-layout.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutCaseTasks
{
  HutCaseSection parent_instance;

  GtkWidget *list;
  GtkWidget *acts;
};

G_DEFINE_FINAL_TYPE (HutCaseTasks, hut_case_tasks, HUT_TYPE_CASE_SECTION)

/* The unit, or else the person; of a task what is to be done goes first. */
static char *
task_name (HutCaseBrowser *browser, const HutRecord *task)
{
  const char *title = hut_record_get_text (task, "title");
  const char *code = hut_record_get_text (task, "unit");
  const char *unit = hut_case_browser_unit_name (browser, code);
  const char *who = unit != NULL   ? unit
                    : code != NULL ? code
                                   : hut_record_get_text (task, "assignee");

  if (title != NULL && who != NULL)
    return g_strdup_printf ("%s · %s", title, who);
  return g_strdup (title != NULL ? title : who != NULL ? who : _ ("Untitled"));
}

/* Where it stands, in a chip: done, or its own clock. */
static GtkWidget *
new_chip (const HutRecord *task, HutTime now)
{
  GtkWidget *chip = g_object_new (HUT_TYPE_CHIP, "valign", GTK_ALIGN_START, NULL);
  const HutField *field = hut_kind_field (&hut_kind_task, "state");
  const char *state = hut_record_get_text (task, "state");
  HutTime due_at = hut_record_get_int (task, "due_at", 0);
  GTimeZone *zone = hut_time_shown_zone ();
  gboolean done = g_strcmp0 (state, "done") == 0;
  HutStanding standing =
      done ? HUT_STANDING_DONE : hut_case_standing ("in-progress", due_at, now, zone);
  g_autofree char *due = done ? NULL : hut_case_due_words ("in-progress", due_at, now, zone);

  hut_chip_set (HUT_CHIP (chip),
                due != NULL && *due != '\0' ? due : hut_field_code_label (field, state),
                hut_case_icon (standing), hut_case_tone (standing));
  return chip;
}

static void
add_words (GtkBox *box, const HutRecord *task, const char *name)
{
  const char *words = hut_record_get_text (task, name);
  g_autofree char *line = NULL;

  if (words == NULL)
    return;
  /* Translators: a field and its value. */
  line = g_strdup_printf (_ ("%s: %s"), _ (hut_kind_field (&hut_kind_task, name)->label), words);
  gtk_box_append (box, hut_wrapped_label_new (line, "hut-note"));
}

static GtkWidget *
new_card (HutCaseBrowser *browser, const HutRecord *task, HutTime now)
{
  GtkWidget *card = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                  4, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *name = task_name (browser, task);

  gtk_box_append (GTK_BOX (head), hut_wrapped_label_new (name, "hut-strong"));
  gtk_box_append (GTK_BOX (head), new_chip (task, now));
  gtk_box_append (GTK_BOX (card), head);
  add_words (GTK_BOX (card), task, "interim");
  add_words (GTK_BOX (card), task, "result");
  gtk_widget_add_css_class (card, "hut-card");
  gtk_widget_add_css_class (card, "hut-padded");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return card;
}

static gboolean
has_open (const HutCaseFacts *facts, const char *role)
{
  for (guint i = 0; facts->tasks != NULL && i < facts->tasks->len; i++)
    {
      const HutRecord *task = g_ptr_array_index (facts->tasks, i);

      if (g_strcmp0 (hut_record_get_text (task, "role"), role) == 0 &&
          g_strcmp0 (hut_record_get_text (task, "state"), "done") != 0)
        return TRUE;
    }
  return FALSE;
}

/* The act, where it stands open and there is something to do it with. */
static void
offer (HutCaseTasks *self, const HutCaseShown *shown, const char *name, const char *label,
       const char *role)
{
  const HutCaseAct *act = hut_case_act_find (name);
  GtkWidget *button;

  if (!hut_case_act_open (act, shown->acting) || (role != NULL && !has_open (shown->facts, role)))
    return;
  button = gtk_button_new_with_label (label);
  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_set_tooltip_text (button, hut_case_act_hint (act));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "detail.act");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", act->name);
  hut_wrap_box_append (HUT_WRAP_BOX (self->acts), button);
}

static gboolean
hut_case_tasks_show (HutCaseSection *section, const HutCaseShown *shown)
{
  HutCaseTasks *self = HUT_CASE_TASKS (section);
  GPtrArray *tasks = shown->facts->tasks;
  HutTime now = hut_time_now ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  hut_wrap_box_clear (HUT_WRAP_BOX (self->acts));
  for (guint i = 0; tasks != NULL && i < tasks->len; i++)
    gtk_box_append (GTK_BOX (self->list),
                    new_card (shown->browser, g_ptr_array_index (tasks, i), now));
  offer (self, shown, "answer-unit", _ ("Enter a Co-unit’s Answer"), "co-unit");
  offer (self, shown, "finish-task", _ ("Enter a Task as Done"), "task");
  offer (self, shown, "add-unit", _ ("Add a Co-unit"), NULL);
  offer (self, shown, "add-task", _ ("Add a Task"), NULL);
  return gtk_widget_get_first_child (self->list) != NULL ||
         gtk_widget_get_first_child (self->acts) != NULL;
}

static void
hut_case_tasks_class_init (HutCaseTasksClass *klass)
{
  HUT_CASE_SECTION_CLASS (klass)->show = hut_case_tasks_show;
}

static void
hut_case_tasks_init (HutCaseTasks *self)
{
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->acts = g_object_new (HUT_TYPE_WRAP_BOX, NULL);
  hut_case_section_set_title (HUT_CASE_SECTION (self), _ ("Co-units and tasks"));
  hut_case_section_append (HUT_CASE_SECTION (self), self->list);
  hut_case_section_append (HUT_CASE_SECTION (self), self->acts);
}
