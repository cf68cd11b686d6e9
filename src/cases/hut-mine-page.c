/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of what waits for somebody. Main thread; the list is read on a worker, and its rows are
 * made some in every frame. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-mine-page.h"

#include "cases/hut-case-act-prompt.h"
#include "cases/hut-mine-row.h"
#include "cases/hut-task-prompts.h"
#include "store/hut-case-work.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-prompt.h"
#include "widgets/hut-stack.h"
#include "widgets/hut-view-menu.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define ROWS_AT_ONCE 6 /* made in one frame */
#define OF_UNIT "unit:"
#define OF_ALL "all:"

struct _HutMinePage
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *heading;
  GtkLabel *summary;
  HutCodeDropDown *whose;
  HutViewMenu *views;
  GtkStack *pages;
  GtkListBox *list;
  GtkLabel *more;
  HutEmptyPage *empty;
  HutCaseActions *actions;
  HutPageFeed *feed;
  struct _Mine *mine; /* what is shown, or NULL */
  char *shown;        /* what its rows say, to leave them alone where it stays */
  guint n_rows;       /* made so far */
  guint making;       /* the tick that makes the rest */
  HutUid focused;     /* of the row that had the keyboard before they were made anew */
  int focused_at;     /* its place, or -1 */
  gboolean choosing;  /* the choice follows the answer: no question */
};

G_DEFINE_FINAL_TYPE (HutMinePage, hut_mine_page, GTK_TYPE_WIDGET)

/* ---- The answer ---- */

typedef struct _Mine
{
  HutMineWho me;
  HutMineWho who; /* whose it is */
  GStrv names;
  GPtrArray *items;
  HutTime now;
} Mine;

static void
mine_free (gpointer data)
{
  Mine *mine = data;

  if (mine == NULL)
    return;
  hut_mine_who_clear (&mine->me);
  hut_mine_who_clear (&mine->who);
  g_strfreev (mine->names);
  g_clear_pointer (&mine->items, g_ptr_array_unref);
  g_free (mine);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mine, mine_free)

/* The question is what is chosen: "" for who works here, OF_UNIT, OF_ALL, or a name. */
static void *
make_question (GtkWidget *page)
{
  const char *code = hut_code_drop_down_get_code (HUT_MINE_PAGE (page)->whose);

  return g_strdup (code != NULL ? code : "");
}

static void *
read_mine (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const char *code = asked;
  gboolean own = *code == '\0' || g_str_equal (code, OF_UNIT) || g_str_equal (code, OF_ALL);
  HutMineScope scope = g_str_equal (code, OF_UNIT)  ? HUT_MINE_UNIT
                       : g_str_equal (code, OF_ALL) ? HUT_MINE_EVERYBODY
                                                    : HUT_MINE_PERSON;
  g_autoptr (Mine) mine = g_new0 (Mine, 1);

  mine->now = hut_time_now ();
  if (!hut_reader_mine_who (reader, NULL, &mine->me, error))
    return NULL;
  if (!hut_reader_mine_who (reader, own ? NULL : code, &mine->who, error))
    return NULL;
  mine->names = hut_reader_mine_names (reader, error);
  if (mine->names == NULL)
    return NULL;
  mine->items = hut_reader_mine (reader, &mine->who, scope, cancellable, error);
  return mine->items != NULL ? g_steal_pointer (&mine) : NULL;
}

/* ---- Showing ---- */

static HutCaseBrowser *
browser_of (HutMinePage *self)
{
  return hut_case_actions_get_browser (self->actions);
}

static const char *
unit_of (HutMinePage *self, const HutMineWho *who)
{
  const char *code = who->unit != NULL ? who->unit : who->community;
  const char *name = hut_case_browser_unit_name (browser_of (self), code);

  if (name == NULL && code != NULL)
    name = hut_case_browser_community_name (browser_of (self), code);
  return name != NULL ? name : code;
}

static void
fill_whose (HutMinePage *self)
{
  const Mine *mine = self->mine;
  const char *unit = unit_of (self, &mine->me);
  g_autofree char *me = mine->me.person != NULL ? g_strdup_printf (_ ("Mine (%s)"), mine->me.person)
                                                : g_strdup (_ ("Mine"));
  g_autofree char *of_unit = unit != NULL ? g_strdup_printf (_ ("My unit (%s)"), unit) : NULL;

  self->choosing = TRUE;
  hut_code_drop_down_clear (self->whose);
  hut_code_drop_down_add (self->whose, NULL, me);
  if (of_unit != NULL)
    hut_code_drop_down_add (self->whose, OF_UNIT, of_unit);
  hut_code_drop_down_add (self->whose, OF_ALL, _ ("All tasks"));
  for (guint i = 0; mine->names[i] != NULL; i++)
    if (g_strcmp0 (mine->names[i], mine->me.person) != 0)
      hut_code_drop_down_add (self->whose, mine->names[i], mine->names[i]);
  self->choosing = FALSE;
}

static void
show_summary (HutMinePage *self)
{
  const Mine *mine = self->mine;
  guint counts[HUT_N_DUE_GROUPS];
  g_autofree char *words = NULL;

  hut_mine_count (mine->items, mine->now, hut_time_shown_zone (), counts);
  /* Translators: how much waits, of it late, of it for today. */
  words = g_strdup_printf (_ ("%u to do: %u overdue, %u today"), mine->items->len,
                           counts[HUT_DUE_GROUP_OVERDUE], counts[HUT_DUE_GROUP_TODAY]);
  gtk_label_set_label (self->summary, mine->items->len > 0 ? words : _ ("Nothing waits"));
}

/* What it means that there is nothing. */
static void
show_empty (HutMinePage *self)
{
  const char *code = hut_code_drop_down_get_code (self->whose);
  gboolean unknown = self->mine->me.person == NULL && code == NULL;

  g_object_set (self->empty, "icon-name", unknown ? "hut-person-symbolic" : "hut-done-symbolic",
                "title", unknown ? _ ("Who works here?") : _ ("Nothing waits"), "text",
                unknown ? _ ("Say your name as cases and tasks are given to you, and this page "
                             "shows what waits for you. Whoever signs in to a server need not.")
                        : _ ("Cases and tasks appear here when they are given. Something that "
                             "belongs to no case can be noted here too."),
                NULL);
  hut_empty_page_set_button (self->empty, unknown ? _ ("Say My Name…") : _ ("Note Something…"),
                             unknown ? "mine.name" : "mine.note");
}

/* The group, and how many are in it. */
static void
update_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  HutMinePage *self = data;
  HutDueGroup group = hut_mine_row_get_group (HUT_MINE_ROW (row));
  guint counts[HUT_N_DUE_GROUPS];
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (before != NULL && hut_mine_row_get_group (HUT_MINE_ROW (before)) == group)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  hut_mine_count (self->mine->items, self->mine->now, hut_time_shown_zone (), counts);
  words = g_strdup_printf ("%s · %u", hut_due_group_label (group), counts[group]);
  label = g_object_new (GTK_TYPE_LABEL, "label", words, "xalign", 0.0, "accessible-role",
                        GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (label, "hut-group-head");
  gtk_list_box_row_set_header (row, label);
}

/* All that the rows would say. */
static char *
items_words (HutMinePage *self)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->mine->items->len; i++)
    {
      const HutMineItem *item = self->mine->items->pdata[i];
      g_autofree char *due =
          hut_case_due_words ("in-progress", item->due_at, self->mine->now, hut_time_shown_zone ());
      char id[HUT_UID_STRING_LEN + 1];

      g_string_append_printf (words, "%s|%d|%d|%s|%s|%s|%s|%s|%s|%s\n",
                              hut_uid_print (&item->id, id), item->kind, item->due, item->title,
                              item->of, item->number, item->state, item->unit, item->assignee, due);
    }
  return g_string_free (words, FALSE);
}

/* ---- Rows, some in every frame ---- */

static void
stop_making (HutMinePage *self)
{
  if (self->making != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->making);
  self->making = 0;
}

/* The keyboard goes back to the row that had it, or else to the one in its place. */
static void
put_focus (HutMinePage *self)
{
  GtkListBoxRow *row;
  GtkListBoxRow *found = NULL;

  if (self->focused_at < 0)
    return;
  for (int i = 0; found == NULL && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL;
       i++)
    if (hut_uid_equal (hut_mine_row_get_id (HUT_MINE_ROW (row)), &self->focused))
      found = row;
  if (found == NULL && self->n_rows > 0)
    found =
        gtk_list_box_get_row_at_index (self->list, MIN (self->focused_at, (int)self->n_rows - 1));
  if (found != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (found));
  self->focused_at = -1;
}

static gboolean
make_rows (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  HutMinePage *self = HUT_MINE_PAGE (widget);
  const Mine *mine = self->mine;
  guint until = MIN (self->n_rows + ROWS_AT_ONCE, mine->items->len);

  for (; self->n_rows < until; self->n_rows++)
    gtk_list_box_append (self->list,
                         hut_mine_row_new (mine->items->pdata[self->n_rows], browser_of (self),
                                           mine->who.person, mine->now));
  if (self->n_rows < mine->items->len)
    return G_SOURCE_CONTINUE;
  self->making = 0;
  put_focus (self);
  return G_SOURCE_REMOVE;
}

static void
note_focus (HutMinePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, HUT_TYPE_MINE_ROW) : NULL;

  if (row == NULL || self->focused_at >= 0 ||
      gtk_widget_get_ancestor (row, HUT_TYPE_MINE_PAGE) != GTK_WIDGET (self))
    return;
  self->focused = *hut_mine_row_get_id (HUT_MINE_ROW (row));
  self->focused_at = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
}

static void
show_rows (HutMinePage *self)
{
  g_autofree char *words = items_words (self);
  GtkListBoxRow *row;

  if (g_strcmp0 (words, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
  note_focus (self);
  stop_making (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  self->n_rows = 0;
  if (make_rows (GTK_WIDGET (self), NULL, NULL))
    self->making = gtk_widget_add_tick_callback (GTK_WIDGET (self), make_rows, NULL, NULL);
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutMinePage *self = HUT_MINE_PAGE (page);

  stop_making (self);
  mine_free (self->mine);
  self->mine = answer;
  fill_whose (self);
  show_summary (self);
  show_rows (self);
  show_empty (self);
  gtk_widget_set_visible (GTK_WIDGET (self->more), self->mine->items->len >= HUT_MINE_LIMIT);
  gtk_stack_set_visible_child_name (self->pages, self->mine->items->len > 0 ? "list" : "empty");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutMinePage *self = HUT_MINE_PAGE (page);

  if (self->mine == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static const HutPageQuestion question_of_mine = {
  .question = make_question,
  .read = read_mine,
  .free_question = g_free,
  .free_answer = mine_free,
  .answered = on_answered,
  .failed = on_failed,
};

static void
on_whose_changed (HutMinePage *self)
{
  if (self->choosing || self->feed == NULL)
    return;
  hut_view_menu_filter_changed (self->views);
  hut_page_feed_ask (self->feed);
}

/* ---- Saved views ---- */

static char *
dup_filter (GtkWidget *page)
{
  return hut_saved_view_print_choice ("mine",
                                      hut_code_drop_down_get_code (HUT_MINE_PAGE (page)->whose));
}

static void
apply_view (GtkWidget *page, const HutSavedView *view)
{
  g_autofree char *whose = hut_saved_view_read_choice ("mine", view->filter);

  hut_code_drop_down_set_code (HUT_MINE_PAGE (page)->whose, whose);
}

static void
on_write (HutMinePage *self, HutWrite *write, const char *message)
{
  hut_case_actions_write (self->actions, write, message, HUT_ACT_TELL, NULL, NULL);
}

static const HutViewMenuPage views_of_mine = {
  .dup_filter = dup_filter,
  .untouched = "{}",
  .apply = apply_view,
};

/* ---- Actions ---- */

static const HutMineItem *
find_item (HutMinePage *self, GVariant *parameter)
{
  HutUid id;

  if (self->mine == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return NULL;
  for (guint i = 0; i < self->mine->items->len; i++)
    if (hut_uid_equal (&((const HutMineItem *)self->mine->items->pdata[i])->id, &id))
      return self->mine->items->pdata[i];
  return NULL;
}

static void
do_done (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMinePage *self = HUT_MINE_PAGE (widget);
  const HutMineItem *item = find_item (self, parameter);

  if (item != NULL)
    hut_task_ask_done (widget, self->actions, &item->id,
                       item->title != NULL ? item->title : item->of);
}

/* A case is handed over by its act. */
static void
hand_case_over (HutMinePage *self, const HutMineItem *item)
{
  HutReader *reader = hut_case_browser_get_reader (browser_of (self));
  g_autoptr (HutRecord) record = NULL;
  g_auto (HutCaseFacts) facts = { 0 };
  g_autoptr (GError) error = NULL;

  if (reader != NULL)
    record = hut_reader_get (reader, &hut_kind_case, &item->id, &error);
  if (record != NULL && hut_reader_case_facts (reader, &item->id, &facts, &error))
    hut_case_act_ask (GTK_WIDGET (self), self->actions, record, &facts,
                      hut_case_act_find ("hand-over"), HUT_ACT_ASK_FIRST);
  else if (error != NULL)
    hut_case_actions_tell_failed (self->actions, error);
}

static void
do_hand_over (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMinePage *self = HUT_MINE_PAGE (widget);
  const HutMineItem *item = find_item (self, parameter);

  if (item == NULL)
    return;
  if (item->kind == HUT_MINE_CASE)
    hand_case_over (self, item);
  else
    hut_task_ask_hand_over (widget, self->actions, &item->id,
                            item->title != NULL ? item->title : item->of);
}

static void
do_note (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMinePage *self = HUT_MINE_PAGE (widget);

  if (self->actions != NULL)
    hut_task_ask_new (widget, self->actions, NULL,
                      self->mine != NULL ? self->mine->me.person : NULL);
}

static void
do_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_page_feed_ask (HUT_MINE_PAGE (widget)->feed);
}

/* ---- Who works here ---- */

static void
name_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (hut_store_set_setting (source, HUT_MINE_SETTING, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_named (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (HutMinePage) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) && self->actions != NULL)
    hut_case_actions_tell_failed (self->actions, error);
  if (self->feed != NULL)
    hut_page_feed_ask (self->feed);
}

static gboolean
on_name_answered (HutPrompt *prompt, gpointer data)
{
  HutMinePage *self = data;
  g_autoptr (GTask) task = NULL;

  if (self->actions == NULL)
    return TRUE;
  task = g_task_new (hut_case_browser_get_store (browser_of (self)), NULL, on_named,
                     g_object_ref (self));
  g_task_set_task_data (task, g_strdup (hut_prompt_get_text (prompt)), g_free);
  g_task_run_in_thread (task, name_in_thread);
  return TRUE;
}

static void
do_name (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPrompt *prompt =
      hut_prompt_new (widget, _ ("Who Works Here?"),
                      _ ("The name under which cases and tasks are given to you. It stays in this "
                         "file."),
                      _ ("_Keep"), on_name_answered, g_object_ref (widget), g_object_unref);

  hut_prompt_add_entry (prompt, _ ("Your name"), TRUE);
  hut_prompt_show (prompt);
}

static void
on_row_activated (HutMinePage *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "row.open", NULL);
}

/* ---- The widget ---- */

static void
hut_mine_page_dispose (GObject *object)
{
  HutMinePage *self = HUT_MINE_PAGE (object);

  stop_making (self);
  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->mine, mine_free);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_mine_page_parent_class)->dispose (object);
}

static void
hut_mine_page_class_init (HutMinePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_mine_page_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_VIEW_MENU);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "mine.done", "s", do_done);
  gtk_widget_class_install_action (widget_class, "mine.hand-over", "s", do_hand_over);
  gtk_widget_class_install_action (widget_class, "mine.note", NULL, do_note);
  gtk_widget_class_install_action (widget_class, "mine.name", NULL, do_name);
  gtk_widget_class_install_action (widget_class, "mine.again", NULL, do_again);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/cases/hut-mine-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutMinePage, column);
  gtk_widget_class_bind_template_child (widget_class, HutMinePage, heading);
  gtk_widget_class_bind_template_child (widget_class, HutMinePage, summary);
  gtk_widget_class_bind_template_child (widget_class, HutMinePage, whose);
  gtk_widget_class_bind_template_child (widget_class, HutMinePage, views);
  gtk_widget_class_bind_template_child (widget_class, HutMinePage, pages);
  gtk_widget_class_bind_template_child (widget_class, HutMinePage, list);
  gtk_widget_class_bind_template_child (widget_class, HutMinePage, more);
  gtk_widget_class_bind_template_child (widget_class, HutMinePage, empty);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_whose_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_write);
}

static void
hut_mine_page_init (HutMinePage *self)
{
  self->focused_at = -1;
  self->choosing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_button_name_once (GTK_WIDGET (self));
  hut_code_drop_down_set_name (self->whose, _ ("Whose"));
  hut_code_drop_down_add (self->whose, NULL, _ ("Mine"));
  self->choosing = FALSE;
  gtk_list_box_set_header_func (self->list, update_header, self, NULL);
  hut_view_menu_set_page (self->views, GTK_WIDGET (self), "mine", &views_of_mine);
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_mine);
}

void
hut_mine_page_set_actions (HutMinePage *self, HutCaseActions *actions)
{
  GtkListBoxRow *row;

  g_return_if_fail (HUT_IS_MINE_PAGE (self));

  if (!g_set_object (&self->actions, actions))
    return;
  stop_making (self);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->mine, mine_free);
  g_clear_pointer (&self->shown, g_free);
  hut_code_drop_down_set_code (self->whose, NULL);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_page_feed_set_browser (self->feed,
                             actions != NULL ? hut_case_actions_get_browser (actions) : NULL);
  hut_view_menu_set_browser (self->views,
                             actions != NULL ? hut_case_actions_get_browser (actions) : NULL);
}

void
hut_mine_page_focus_list (HutMinePage *self)
{
  self->focused = (HutUid){ 0 };
  self->focused_at = 0;
  if (self->making == 0 && self->n_rows > 0)
    put_focus (self);
}

gboolean
hut_mine_page_is_filled (HutMinePage *self)
{
  return hut_page_feed_is_answered (self->feed) && self->making == 0;
}
