/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The right side of the page of matters. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-matter-sheet.h"

#include "cases/hut-case-words.h"
#include "domain/hut-due-group.h"
#include "domain/hut-task.h"
#include "store/hut-case.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-wrap-layout.h"
#include "widgets/hut-wrapped-label.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define STEPS_SHOWN 40

const char *
hut_matter_icon (HutMatterStanding standing)
{
  return standing == HUT_MATTER_DONE    ? "hut-done-symbolic"
         : standing == HUT_MATTER_READY ? "hut-clock-symbolic"
                                        : "hut-at-work-symbolic";
}

const char *
hut_matter_tone (HutMatterStanding standing)
{
  return standing == HUT_MATTER_DONE ? "done" : standing == HUT_MATTER_READY ? "good" : "at-work";
}

char *
hut_matter_who_words (HutCaseBrowser *browser, const char *lead, const char *assignee)
{
  const char *name = hut_case_browser_unit_name (browser, lead);

  name = name != NULL ? name : lead;
  if (name != NULL && assignee != NULL)
    return g_strdup_printf ("%s · %s", name, assignee);
  return g_strdup (name != NULL ? name : assignee);
}

/* ---- Parts ---- */

static GtkWidget *
add_label (GtkBox *box, const char *words, const char *style)
{
  GtkWidget *label = hut_wrapped_label_new (words, style);

  gtk_box_append (box, label);
  return label;
}

/* A heading, with a column under it. */
static GtkBox *
add_section (GtkBox *sheet, const char *title)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_widget_add_css_class (heading, "hut-heading");
  gtk_box_append (GTK_BOX (column), heading);
  gtk_box_append (sheet, column);
  return GTK_BOX (column);
}

static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  hut_wrap_box_append (HUT_WRAP_BOX (box), button);
  return button;
}

static GtkWidget *
new_link (const char *label, const char *name, const char *action, const HutUid *id)
{
  GtkWidget *button = gtk_button_new ();
  char text[HUT_UID_STRING_LEN + 1];

  gtk_widget_add_css_class (button, "hut-link");
  gtk_widget_add_css_class (button, "flush");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), hut_wrapped_label_new (label, NULL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", hut_uid_print (id, text));
  hut_button_set_name (button, name);
  return button;
}

/* ---- The head ---- */

static void
add_head (GtkBox *sheet, const HutMatterDossier *dossier, HutCaseBrowser *browser,
          HutMatterStanding standing)
{
  static const char *const places[] = { "category", "address" };
  const HutRecord *matter = dossier->matter;
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = hut_wrapped_label_new (hut_record_get_text (matter, "title"), "hut-title");
  GtkWidget *chip = hut_chip_new (hut_matter_standing_label (standing), hut_matter_icon (standing),
                                  hut_matter_tone (standing));
  g_autofree char *who = hut_matter_who_words (browser, hut_record_get_text (matter, "lead"),
                                               hut_record_get_text (matter, "assignee"));
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *line = NULL;

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), chip);
  gtk_box_append (sheet, head);
  g_ptr_array_add (words, who != NULL ? who : (char *)_ ("Nobody leads it yet"));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (hut_record_get_text (matter, places[i]) != NULL)
      g_ptr_array_add (words, (char *)hut_record_get_text (matter, places[i]));
  g_ptr_array_add (words, NULL);
  line = g_strjoinv (" · ", (char **)words->pdata);
  add_label (sheet, line, "hut-note");
  if (hut_record_get_text (matter, "text") != NULL)
    add_label (sheet, hut_record_get_text (matter, "text"), "hut-value");
}

/* What can be done, and what is proposed or missing. */
static void
add_acts (GtkBox *sheet, const HutMatterDossier *dossier, HutMatterStanding standing)
{
  gboolean marked = g_strcmp0 (hut_record_get_text (dossier->matter, "state"), "done") == 0;
  g_autofree char *missing = hut_matter_missing (&dossier->facts);
  g_autofree char *id = hut_uid_to_string (&dossier->matter->id);
  g_autofree char *from = g_strconcat ("matter/", id, NULL);
  GtkWidget *acts = g_object_new (HUT_TYPE_WRAP_BOX, NULL);
  GtkWidget *done;

  if (standing == HUT_MATTER_READY)
    {
      GtkWidget *notice = add_label (
          sheet, _ ("Nobody waits for it any more: it can be marked done."), "hut-notice");

      gtk_widget_add_css_class (notice, "good");
    }
  add_button (acts, _ ("Change…"), "matters.say");
  if (marked)
    add_button (acts, _ ("Open Again"), "matters.reopen");
  else
    {
      done = add_button (acts, _ ("Mark Done"), "matters.done");
      if (standing == HUT_MATTER_READY)
        gtk_widget_add_css_class (done, "hut-main");
      gtk_widget_set_tooltip_text (done, missing);
    }
  add_button (acts, _ ("Add a Task…"), "matters.task");
  add_button (acts, _ ("Show as a List"), "matters.list");
  add_button (acts, _ ("Show on the Map"), "matters.map");
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (add_button (acts, _ ("Blow a Whistle…"), "app.new-whistle")), "s", from);
  gtk_actionable_set_action_target (
      GTK_ACTIONABLE (add_button (acts, _ ("Put to the Council…"), "app.new-topic")), "s", from);
  gtk_box_append (sheet, acts);
}

/* ---- Its cases ---- */

static GtkWidget *
new_case (const HutRecord *record, HutTime now)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  const char *state = hut_record_get_text (record, "state");
  const char *caller = hut_record_get_text (record, "caller");
  const char *title = hut_record_get_text (record, "title");
  g_autofree char *number =
      hut_case_number_words (hut_record_get_text (record, "number"), &record->id);
  g_autofree char *when = hut_case_when_words (hut_record_get_int (record, "created_at", 0), now);
  g_autofree char *words = g_strdup_printf (
      "%s · %s%s%s", number, when, caller != NULL ? " · " : "", caller != NULL ? caller : "");
  g_autofree char *name = NULL;
  GtkWidget *label = gtk_label_new (words);

  title = title != NULL ? title : _ ("Untitled");
  name = g_strdup_printf ("%s: %s, %s", C_ ("action", "Open"), title, number);
  gtk_box_append (GTK_BOX (row), new_link (title, name, "app.show-case", &record->id));
  gtk_box_append (GTK_BOX (line),
                  hut_chip_new (hut_case_state_label (state), hut_case_state_icon (state),
                                hut_case_state_tone (state)));
  gtk_widget_add_css_class (label, "hut-note");
  gtk_widget_add_css_class (label, "hut-number");
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (row), line);
  return row;
}

static void
add_cases (GtkBox *sheet, const HutMatterDossier *dossier, HutTime now)
{
  g_autofree char *title =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case", "%u cases", dossier->facts.n_cases),
                       dossier->facts.n_cases);
  GtkBox *section = add_section (sheet, title);

  for (guint i = 0; i < dossier->cases->len; i++)
    gtk_box_append (section, new_case (dossier->cases->pdata[i], now));
  if (dossier->facts.n_cases > dossier->cases->len)
    add_label (section, _ ("The rest stands in the list."), "hut-note");
}

/* ---- The work ---- */

static GtkWidget *
new_task (const HutRecord *task, HutCaseBrowser *browser, HutTime now)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = g_object_new (HUT_TYPE_WRAP_BOX, NULL);
  const char *title = hut_record_get_text (task, "title");
  HutTime due_at = hut_record_get_int (task, "due_at", 0);
  gboolean done = hut_task_is_done (task);
  g_autofree char *who = hut_matter_who_words (browser, hut_record_get_text (task, "unit"),
                                               hut_record_get_text (task, "assignee"));
  g_autofree char *head =
      g_strdup_printf ("%s · %s", title != NULL ? title : _ ("Untitled"), who != NULL ? who : "");
  HutStanding standing =
      done ? HUT_STANDING_DONE
           : hut_case_standing ("in-progress", due_at, now, hut_time_shown_zone ());
  g_autofree char *due =
      done || due_at == 0 ? NULL
                          : hut_case_due_words ("in-progress", due_at, now, hut_time_shown_zone ());
  g_autofree char *finish = g_strdup_printf ("%s: %s", _ ("Done…"), title);
  g_autofree char *pass = g_strdup_printf ("%s: %s", _ ("Hand Over…"), title);

  add_label (GTK_BOX (card), head, "hut-strong");
  hut_wrap_box_append (HUT_WRAP_BOX (line),
                       hut_chip_new (done          ? C_ ("task state", "Done")
                                     : due != NULL ? due
                                                   : hut_due_group_label (HUT_DUE_GROUP_NONE),
                                     hut_case_icon (standing), hut_case_tone (standing)));
  if (!done)
    {
      hut_wrap_box_append (HUT_WRAP_BOX (line),
                           new_link (_ ("Done…"), finish, "matters.task-done", &task->id));
      hut_wrap_box_append (HUT_WRAP_BOX (line),
                           new_link (_ ("Hand Over…"), pass, "matters.task-hand-over", &task->id));
    }
  gtk_box_append (GTK_BOX (card), line);
  if (hut_record_get_text (task, "result") != NULL)
    add_label (GTK_BOX (card), hut_record_get_text (task, "result"), "hut-note");
  gtk_widget_add_css_class (card, "hut-card");
  gtk_widget_add_css_class (card, "hut-padded");
  return card;
}

static void
add_tasks (GtkBox *sheet, const HutMatterDossier *dossier, HutCaseBrowser *browser, HutTime now)
{
  GtkBox *section = add_section (sheet, _ ("Work on the matter"));

  for (guint i = 0; i < dossier->tasks->len; i++)
    gtk_box_append (section, new_task (dossier->tasks->pdata[i], browser, now));
  if (dossier->tasks->len == 0)
    add_label (section, _ ("No task yet. Tasks of the matter serve all its cases at once."),
               "hut-dim");
}

/* ---- What was done ---- */

static char *
change_words (const HutMatterStep *step, HutCaseBrowser *browser)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GList) names = json_object_get_members (step->fields);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const HutField *field = hut_kind_field (&hut_kind_matter, l->data);
      JsonNode *node = json_object_get_member (step->fields, l->data);
      g_autofree char *value = NULL;

      if (field == NULL || g_str_equal (l->data, "done_at") || !JSON_NODE_HOLDS_ARRAY (node) ||
          json_array_get_length (json_node_get_array (node)) != 2)
        continue;
      value = hut_case_node_words (browser, field,
                                   json_array_get_element (json_node_get_array (node), 1), FALSE);
      /* Translators: a field and its value. */
      g_ptr_array_add (words, g_strdup_printf (_ ("%s: %s"), hut_case_field_label (field), value));
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv (_ ("; "), (char **)words->pdata);
}

static char *
step_words (const HutMatterStep *step, HutCaseBrowser *browser)
{
  const char *title = step->title != NULL ? step->title : _ ("Untitled");

  if (g_str_equal (step->code, "linked"))
    return g_strdup_printf (_ ("Linked: %s"), title);
  if (g_str_equal (step->code, "unlinked"))
    return g_strdup_printf (_ ("Unlinked: %s"), title);
  if (g_str_equal (step->code, "task"))
    return g_strdup_printf (_ ("Task given: %s"), title);
  if (g_str_equal (step->code, "task-done"))
    return g_strdup_printf (_ ("Task done: %s. %s"), title, step->words != NULL ? step->words : "");
  return change_words (step, browser);
}

static void
add_steps (GtkBox *sheet, const HutMatterDossier *dossier, HutCaseBrowser *browser, HutTime now)
{
  GtkBox *section = NULL;

  for (guint i = 0; i < MIN (dossier->steps->len, STEPS_SHOWN); i++)
    {
      const HutMatterStep *step = dossier->steps->pdata[i];
      g_autofree char *when = hut_case_when_words (step->at, now);
      g_autofree char *what = step_words (step, browser);
      g_autofree char *head = g_strdup_printf ("%s%s%s", when, step->who != NULL ? " · " : "",
                                               step->who != NULL ? step->who : "");
      GtkWidget *row;

      if (*what == '\0')
        continue;
      if (section == NULL)
        section = add_section (sheet, _ ("What was done"));
      row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
      add_label (GTK_BOX (row), head, "hut-note");
      add_label (GTK_BOX (row), what, "hut-value");
      gtk_box_append (section, row);
    }
}

GtkWidget *
hut_matter_sheet_new (const HutMatterDossier *dossier, HutCaseBrowser *browser, HutTime now)
{
  GtkWidget *sheet = gtk_box_new (GTK_ORIENTATION_VERTICAL, 16);
  HutMatterStanding standing = hut_matter_standing (dossier->matter, &dossier->facts);

  add_head (GTK_BOX (sheet), dossier, browser, standing);
  add_acts (GTK_BOX (sheet), dossier, standing);
  add_cases (GTK_BOX (sheet), dossier, now);
  add_tasks (GTK_BOX (sheet), dossier, browser, now);
  add_steps (GTK_BOX (sheet), dossier, browser, now);
  return sheet;
}
