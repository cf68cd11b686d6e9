/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of matters: the list and the one chosen are one answer of a worker. Main thread. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-matters-page.h"

#include "cases/hut-matter-prompts.h"
#include "cases/hut-matter-sheet.h"
#include "cases/hut-task-prompts.h"
#include "domain/hut-case-rules.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"
#include "widgets/hut-view-menu.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define DONE_ONES "done"

struct _HutMattersPage
{
  GtkWidget parent_instance;
  GtkWidget *column;
  HutCodeDropDown *which;
  HutViewMenu *views;
  GtkStack *pages;
  GtkListBox *list;
  GtkWidget *sheet_place;
  HutCaseActions *actions;
  HutPageFeed *feed;
  struct _Matters *matters; /* what is shown, or NULL */
  HutUid chosen;            /* nil: the first */
  char *shown;              /* what list and sheet say, to leave them alone where it stays */
  gboolean following;       /* the selection follows the answer: no question */
};

G_DEFINE_FINAL_TYPE (HutMattersPage, hut_matters_page, GTK_TYPE_WIDGET)

/* ---- The answer ---- */

typedef struct
{
  HutMatters which;
  HutUid chosen;
} Question;

typedef struct _Matters
{
  GPtrArray *lines;
  HutMatterDossier *dossier; /* of the one chosen, or NULL */
  HutTime now;
} Matters;

static void
matters_free (gpointer data)
{
  Matters *matters = data;

  if (matters == NULL)
    return;
  g_clear_pointer (&matters->lines, g_ptr_array_unref);
  hut_matter_dossier_free (matters->dossier);
  g_free (matters);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Matters, matters_free)

static void *
make_question (GtkWidget *page)
{
  HutMattersPage *self = HUT_MATTERS_PAGE (page);
  Question *question = g_new0 (Question, 1);

  question->which =
      hut_code_drop_down_get_code (self->which) != NULL ? HUT_MATTERS_DONE : HUT_MATTERS_OPEN;
  question->chosen = self->chosen;
  return question;
}

static void *
read_matters (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (Matters) matters = g_new0 (Matters, 1);
  g_autoptr (GError) failed = NULL;
  HutUid chosen = question->chosen;

  matters->now = hut_time_now ();
  matters->lines = hut_reader_matters (reader, question->which, cancellable, error);
  if (matters->lines == NULL)
    return NULL;
  if (hut_uid_is_nil (&chosen) && matters->lines->len > 0)
    chosen = ((const HutMatterLine *)matters->lines->pdata[0])->id;
  if (!hut_uid_is_nil (&chosen))
    matters->dossier = hut_reader_matter_dossier (reader, &chosen, &failed);
  if (failed == NULL)
    return g_steal_pointer (&matters);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* ---- Showing ---- */

static HutCaseBrowser *
browser_of (HutMattersPage *self)
{
  return hut_case_actions_get_browser (self->actions);
}

static GtkWidget *
new_row (HutMattersPage *self, const HutMatterLine *line)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "label", line->title, NULL);
  g_autofree char *who = hut_matter_who_words (browser_of (self), line->lead, line->assignee);
  g_autofree char *count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u case", "%u cases", line->facts.n_cases),
                       line->facts.n_cases);
  g_autofree char *words =
      g_strdup_printf ("%s%s%s", count, who != NULL ? " · " : "", who != NULL ? who : "");
  g_autofree char *name = g_strdup_printf ("%s, %s, %s", line->title,
                                           hut_matter_standing_label (line->standing), words);
  GtkWidget *note = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                  "label", words, NULL);

  gtk_widget_add_css_class (title, "hut-strong");
  gtk_widget_add_css_class (note, "hut-note");
  gtk_box_append (GTK_BOX (foot), hut_chip_new (hut_matter_standing_label (line->standing),
                                                hut_matter_icon (line->standing),
                                                hut_matter_tone (line->standing)));
  gtk_box_append (GTK_BOX (foot), note);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
show_list (HutMattersPage *self)
{
  const Matters *matters = self->matters;
  GtkListBoxRow *old;
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL;

  self->following = TRUE;
  while ((old = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (old));
  for (guint i = 0; i < matters->lines->len; i++)
    {
      const HutMatterLine *line = matters->lines->pdata[i];
      GtkWidget *row = new_row (self, line);

      gtk_list_box_append (self->list, row);
      if (matters->dossier == NULL || !hut_uid_equal (&line->id, &matters->dossier->matter->id))
        continue;
      gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
      if (focused)
        gtk_widget_grab_focus (row);
    }
  self->following = FALSE;
}

static void
show_sheet (HutMattersPage *self)
{
  gboolean focused = gtk_widget_get_focus_child (self->sheet_place) != NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->sheet_place)) != NULL)
    gtk_box_remove (GTK_BOX (self->sheet_place), child);
  if (self->matters->dossier != NULL)
    gtk_box_append (
        GTK_BOX (self->sheet_place),
        hut_matter_sheet_new (self->matters->dossier, browser_of (self), self->matters->now));
  if (focused)
    gtk_widget_child_focus (self->sheet_place, GTK_DIR_TAB_FORWARD);
}

static void
append_records (GString *words, GPtrArray *records, HutTime now)
{
  for (guint i = 0; i < records->len; i++)
    {
      g_autofree char *line = hut_record_dump_line (records->pdata[i]);
      g_autofree char *due =
          hut_case_due_words ("in-progress", hut_record_get_int (records->pdata[i], "due_at", 0),
                              now, hut_time_shown_zone ());

      g_string_append_printf (words, "%s|%s\n", line, due);
    }
}

/* All that list and sheet would say. */
static char *
matters_words (const Matters *matters)
{
  GString *words = g_string_new (NULL);
  char id[HUT_UID_STRING_LEN + 1];

  for (guint i = 0; i < matters->lines->len; i++)
    {
      const HutMatterLine *line = matters->lines->pdata[i];

      g_string_append_printf (words, "%s|%s|%d|%u|%s|%s\n", hut_uid_print (&line->id, id),
                              line->title, line->standing, line->facts.n_cases, line->lead,
                              line->assignee);
    }
  if (matters->dossier != NULL)
    {
      g_autofree char *line = hut_record_dump_line (matters->dossier->matter);

      g_string_append_printf (words, "%s|%u|%" G_GINT64_FORMAT "\n", line,
                              matters->dossier->steps->len,
                              hut_time_day_number (matters->now, hut_time_shown_zone ()));
      append_records (words, matters->dossier->cases, matters->now);
      append_records (words, matters->dossier->tasks, matters->now);
    }
  return g_string_free (words, FALSE);
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutMattersPage *self = HUT_MATTERS_PAGE (page);

  g_autofree char *words = matters_words (answer);

  matters_free (self->matters);
  self->matters = answer;
  if (g_strcmp0 (words, self->shown) != 0)
    {
      show_list (self);
      show_sheet (self);
    }
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
  gtk_stack_set_visible_child_name (
      self->pages,
      self->matters->lines->len > 0 || self->matters->dossier != NULL ? "matters" : "empty");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutMattersPage *self = HUT_MATTERS_PAGE (page);

  if (self->matters == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static const HutPageQuestion question_of_matters = {
  .question = make_question,
  .read = read_matters,
  .free_question = g_free,
  .free_answer = matters_free,
  .answered = on_answered,
  .failed = on_failed,
};

static void
on_which_changed (HutMattersPage *self)
{
  if (self->feed == NULL)
    return;
  self->chosen = (HutUid){ 0 };
  hut_view_menu_filter_changed (self->views);
  hut_page_feed_ask (self->feed);
}

static void
on_row_selected (HutMattersPage *self, GtkListBoxRow *row)
{
  int at = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (self->following || at < 0 || self->matters == NULL || at >= (int)self->matters->lines->len)
    return;
  self->chosen = ((const HutMatterLine *)self->matters->lines->pdata[at])->id;
  hut_page_feed_ask (self->feed);
}

/* ---- Saved views ---- */

static char *
dup_filter (GtkWidget *page)
{
  return hut_saved_view_print_choice ("matters",
                                      hut_code_drop_down_get_code (HUT_MATTERS_PAGE (page)->which));
}

static void
apply_view (GtkWidget *page, const HutSavedView *view)
{
  g_autofree char *which = hut_saved_view_read_choice ("matters", view->filter);

  hut_code_drop_down_set_code (HUT_MATTERS_PAGE (page)->which, which);
}

static void
on_write (HutMattersPage *self, HutWrite *write, const char *message)
{
  hut_case_actions_write (self->actions, write, message, HUT_ACT_TELL, NULL, NULL);
}

static const HutViewMenuPage views_of_matters = {
  .dup_filter = dup_filter,
  .untouched = "{}",
  .apply = apply_view,
};

/* ---- Actions ---- */

/* The matter that is shown, or NULL. */
static const HutRecord *
shown (HutMattersPage *self)
{
  return self->actions != NULL && self->matters != NULL && self->matters->dossier != NULL
             ? self->matters->dossier->matter
             : NULL;
}

static void
do_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMattersPage *self = HUT_MATTERS_PAGE (widget);
  const HutRecord *matter = shown (self);

  if (matter == NULL)
    return;
  if (g_str_equal (name, "matters.say"))
    hut_matter_ask_said (widget, self->actions, matter);
  else if (g_str_equal (name, "matters.done"))
    hut_matter_mark_done (self->actions, &matter->id);
  else if (g_str_equal (name, "matters.reopen"))
    hut_matter_open_again (self->actions, &matter->id);
  else
    hut_task_ask_new (widget, self->actions, &matter->id, NULL);
}

static void
do_task (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMattersPage *self = HUT_MATTERS_PAGE (widget);
  HutUid id;

  if (shown (self) == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  if (g_str_equal (name, "matters.task-done"))
    hut_task_ask_done (widget, self->actions, &id, hut_record_get_text (shown (self), "title"));
  else
    hut_task_ask_hand_over (widget, self->actions, &id,
                            hut_record_get_text (shown (self), "title"));
}

static void
do_show_cases (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMattersPage *self = HUT_MATTERS_PAGE (widget);
  g_autoptr (HutCaseFilter) filter = hut_case_filter_new ();
  g_autofree char *json = NULL;

  if (shown (self) == NULL)
    return;
  filter->kin.kin = HUT_KIN_MATTER;
  filter->kin.id = shown (self)->id;
  json = hut_case_filter_to_json (filter);
  gtk_widget_activate_action (widget, "app.show-filter", "s", json);
  if (g_str_equal (name, "matters.map"))
    gtk_widget_activate_action (widget, "app.go-to", "s", "map");
}

static void
do_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_page_feed_ask (HUT_MATTERS_PAGE (widget)->feed);
}

/* ---- The widget ---- */

static void
hut_matters_page_dispose (GObject *object)
{
  HutMattersPage *self = HUT_MATTERS_PAGE (object);

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->matters, matters_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_matters_page_parent_class)->dispose (object);
}

static void
hut_matters_page_class_init (HutMattersPageClass *klass)
{
  static const char *const acts[] = { "matters.say", "matters.done", "matters.reopen",
                                      "matters.task" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_matters_page_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_VIEW_MENU);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], NULL, do_act);
  gtk_widget_class_install_action (widget_class, "matters.task-done", "s", do_task);
  gtk_widget_class_install_action (widget_class, "matters.task-hand-over", "s", do_task);
  gtk_widget_class_install_action (widget_class, "matters.list", NULL, do_show_cases);
  gtk_widget_class_install_action (widget_class, "matters.map", NULL, do_show_cases);
  gtk_widget_class_install_action (widget_class, "matters.again", NULL, do_again);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-matters-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutMattersPage, column);
  gtk_widget_class_bind_template_child (widget_class, HutMattersPage, which);
  gtk_widget_class_bind_template_child (widget_class, HutMattersPage, views);
  gtk_widget_class_bind_template_child (widget_class, HutMattersPage, pages);
  gtk_widget_class_bind_template_child (widget_class, HutMattersPage, list);
  gtk_widget_class_bind_template_child (widget_class, HutMattersPage, sheet_place);
  gtk_widget_class_bind_template_callback (widget_class, on_which_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_write);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
}

static void
hut_matters_page_init (HutMattersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_code_drop_down_set_name (self->which, _ ("Which matters"));
  hut_code_drop_down_add (self->which, NULL, _ ("Open ones"));
  hut_code_drop_down_add (self->which, DONE_ONES, _ ("Done ones"));
  hut_view_menu_set_page (self->views, GTK_WIDGET (self), "matters", &views_of_matters);
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_matters);
}

void
hut_matters_page_set_actions (HutMattersPage *self, HutCaseActions *actions)
{
  g_return_if_fail (HUT_IS_MATTERS_PAGE (self));

  if (!g_set_object (&self->actions, actions))
    return;
  g_clear_pointer (&self->matters, matters_free);
  g_clear_pointer (&self->shown, g_free);
  self->chosen = (HutUid){ 0 };
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_page_feed_set_browser (self->feed,
                             actions != NULL ? hut_case_actions_get_browser (actions) : NULL);
  hut_view_menu_set_browser (self->views,
                             actions != NULL ? hut_case_actions_get_browser (actions) : NULL);
}

void
hut_matters_page_show (HutMattersPage *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_MATTERS_PAGE (self));

  self->chosen = *id;
  hut_page_feed_ask (self->feed);
}

gboolean
hut_matters_page_is_filled (HutMattersPage *self)
{
  return hut_page_feed_is_answered (self->feed);
}
