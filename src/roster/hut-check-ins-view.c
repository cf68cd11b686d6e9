/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The view of the double check-in. Who checks in is one answer of a worker; the list reads the rows
 * that are seen, the sheet the one that is chosen. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-check-ins-view.h"

#include "roster/hut-check-in-form.h"
#include "roster/hut-check-in-list.h"
#include "roster/hut-check-in-print.h"
#include "roster/hut-check-in-row.h"
#include "roster/hut-check-in-sheet.h"
#include "roster/hut-list-export.h"
#include "store/hut-reader-roster.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-right-now.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MANY 200u /* rows, from which on they are taken all at once */

struct _HutCheckInsView
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "list", "failed" */
  HutCodeDropDown *subject;
  HutCodeDropDown *who;
  HutCodeDropDown *community;
  GtkEditable *search;
  GtkLabel *count;
  GtkLabel *figures;
  GtkStack *list_pages; /* "list", "empty", "none" */
  GtkListView *rows;
  HutEmptyPage *none;
  GtkWidget *sheet_box;
  HutCheckInSheet *sheet;
  HutCheckInList *list;
  GtkSingleSelection *selection;
  HutPageFeed *feed;
  gboolean answering; /* another answer is being shown */
  gint64 chosen;      /* the row of the member who is chosen, or 0 */
  char *chosen_unit;  /* the unit that is, or NULL */
  gboolean filling;   /* the selection is ours */
};

G_DEFINE_FINAL_TYPE (HutCheckInsView, hut_check_ins_view, GTK_TYPE_WIDGET)

static HutCaseBrowser *
browser_of (HutCheckInsView *self)
{
  return hut_page_feed_get_browser (self->feed);
}

/* ---- The question ---- */

static gboolean
asks_units (HutCheckInsView *self)
{
  return g_strcmp0 (hut_code_drop_down_get_code (self->subject), "unit") == 0;
}

/* "open", "open/call", "unproven", "done": who, and for which task. */
static void
take_who (HutCheckInAsk *ask, const char *code)
{
  g_auto (GStrv) parts = g_strsplit (code != NULL ? code : "", "/", 2);
  const char *who = parts[0] != NULL ? parts[0] : "";

  ask->task = HUT_N_CHECK_IN_TASKS;
  if (g_str_equal (who, "open"))
    ask->who = HUT_CHECK_IN_NOT_DONE;
  else if (g_str_equal (who, "unproven"))
    ask->who = HUT_CHECK_IN_UNPROVEN;
  else if (g_str_equal (who, "done"))
    ask->who = HUT_CHECK_IN_DONE;
  if (parts[0] != NULL && parts[1] != NULL)
    ask->task = hut_check_in_task_parse (parts[1]);
}

static void *
make_question (GtkWidget *page)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (page);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  HutCheckInAsk *ask = g_new0 (HutCheckInAsk, 1);

  ask->units = asks_units (self);
  take_who (ask, hut_code_drop_down_get_code (self->who));
  if (!ask->units)
    ask->community = g_strdup (hut_code_drop_down_get_code (self->community));
  ask->text = *text != '\0' ? g_steal_pointer (&text) : NULL;
  ask->now = hut_right_now ();
  return ask;
}

static void *
read_roll (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  return hut_reader_check_in_roll (reader, asked, cancellable, error);
}

/* ---- Showing ---- */

static char *
count_words (const HutCheckInRoll *roll)
{
  if (roll->units)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%u unit found", "%u units found", roll->marks->len),
        roll->marks->len);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u member found", "%u members found", roll->marks->len),
      roll->marks->len);
}

static char *
figures_words (const HutCheckInRoll *roll)
{
  if (roll->units)
    /* Translators: numbers of units. */
    return g_strdup_printf (_ ("Of %u units, %u did their practical thing; of %u the proof lacks"),
                            roll->n, roll->n_all, roll->n_unproven);
  return g_strdup_printf (_ ("Of %u members, %u did all four; open are %u calls, %u promises, %u "
                             "suggestions, %u activities; of %u a proof lacks"),
                          roll->n, roll->n_all, roll->n_open[HUT_CHECK_IN_CALL],
                          roll->n_open[HUT_CHECK_IN_PROMISE], roll->n_open[HUT_CHECK_IN_SUGGESTION],
                          roll->n_open[HUT_CHECK_IN_ACTIVITY], roll->n_unproven);
}

/* Of nobody there is nothing to count: what to do is said instead. */
static void
show_none (HutCheckInsView *self, const HutCheckInRoll *roll)
{
  gboolean elsewhere = !roll->units && hut_code_drop_down_get_code (self->community) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->figures), roll->n > 0);
  gtk_widget_set_visible (self->sheet_box, roll->n > 0);
  if (roll->units)
    g_object_set (self->none, "title", _ ("No unit checks in yet"), "text",
                  _ ("A unit stands here with the first thing that it does for the street."),
                  "label", _ ("New Check-in…"), "action-name", "check-ins.new", NULL);
  else
    g_object_set (self->none, "title",
                  elsewhere ? _ ("No member lives in this community yet") : _ ("No members yet"),
                  "text",
                  _ ("Give people the role of a party-member volunteer, or import them with it: "
                     "they stand here with their four things."),
                  "label", _ ("To the People"), "action-name", "check-ins.people", NULL);
}

static void
show_sheet (HutCheckInsView *self)
{
  HutCheckInItem *item = gtk_single_selection_get_selected_item (self->selection);

  hut_check_in_sheet_show (self->sheet, browser_of (self), item);
}

/* The one that was chosen stays chosen where it is still seen; else the first. */
static void
keep_chosen (HutCheckInsView *self, gint64 chosen, const char *unit)
{
  guint position =
      chosen != 0 || unit != NULL ? hut_check_in_list_find (self->list, chosen, unit) : G_MAXUINT;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    position = GTK_INVALID_LIST_POSITION;
  else if (position == G_MAXUINT)
    position = 0;
  gtk_single_selection_set_selected (self->selection, position);
}

/* Where many rows come and go, the selection and the list view would look for theirs among all of
 * them: they let go of them meanwhile. */
static void
set_roll (HutCheckInsView *self, HutCheckInRoll *roll)
{
  guint n = hut_check_in_list_count_changes (self->list, roll);

  self->filling = TRUE;
  if (n > 0)
    gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  if (n > MANY)
    gtk_list_view_set_model (self->rows, NULL);
  self->answering = TRUE;
  hut_check_in_list_set_roll (self->list, roll);
  if (gtk_list_view_get_model (self->rows) == NULL)
    gtk_list_view_set_model (self->rows, GTK_SELECTION_MODEL (self->selection));
  self->filling = FALSE;
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (page);
  HutCheckInRoll *roll = answer;
  g_autofree char *count = count_words (roll);
  g_autofree char *figures = figures_words (roll);
  g_autofree char *unit = g_strdup (self->chosen_unit);
  gint64 chosen = self->chosen;
  guint n = roll->n, n_found = roll->marks->len;

  show_none (self, roll);
  set_roll (self, roll);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->figures, figures);
  gtk_stack_set_visible_child_name (self->list_pages, n_found > 0 ? "list"
                                                      : n > 0     ? "none"
                                                                  : "empty");
  gtk_stack_set_visible_child_name (self->pages, "list");
  keep_chosen (self, chosen, unit);
  self->answering = FALSE;
  show_sheet (self);
}

static void
on_failed (GtkWidget *page, const GError *error)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (page);

  if (hut_check_in_list_get_roll (self->list) == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_change_set_has_kind (changes, &hut_kind_check_in) ||
         hut_change_set_has_kind (changes, &hut_kind_person) ||
         hut_change_set_has_kind (changes, &hut_kind_role) ||
         hut_change_set_has_kind (changes, &hut_kind_entry) ||
         hut_change_set_has_kind (changes, &hut_kind_attachment);
}

static const HutPageQuestion question_of_roll = {
  .question = make_question,
  .read = read_roll,
  .free_question = (GDestroyNotify)hut_check_in_ask_free,
  .free_answer = (GDestroyNotify)hut_check_in_roll_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

/* ---- What is chosen ---- */

static void
on_selected (HutCheckInsView *self)
{
  HutCheckInItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (self->filling)
    return;
  g_free (self->chosen_unit);
  self->chosen = item != NULL ? hut_check_in_item_get_rowid (item) : 0;
  self->chosen_unit = item != NULL && hut_check_in_item_is_unit (item)
                          ? g_strdup (hut_check_in_item_get_key (item))
                          : NULL;
  if (!self->answering)
    show_sheet (self);
}

static void
ask_again (HutCheckInsView *self)
{
  if (self->feed != NULL)
    hut_page_feed_ask (self->feed);
}

/* Units check in with the street and have one thing to do; members have four. */
static void
fill_who (HutCheckInsView *self)
{
  gboolean units = asks_units (self);

  hut_code_drop_down_clear (self->who);
  hut_code_drop_down_add (self->who, NULL, units ? _ ("All units") : _ ("All members"));
  hut_code_drop_down_add (self->who, "open", units ? _ ("Not done yet") : _ ("Something is open"));
  for (HutCheckInTask task = HUT_CHECK_IN_CALL; !units && task < HUT_N_CHECK_IN_TASKS; task++)
    {
      g_autofree char *code = g_strdup_printf ("open/%s", hut_check_in_task_name (task));
      /* Translators: %s is a task: “One call answered”. */
      g_autofree char *name = g_strdup_printf (_ ("Open: %s"), hut_check_in_task_label (task));

      hut_code_drop_down_add (self->who, code, name);
    }
  hut_code_drop_down_add (self->who, "unproven", _ ("Proof lacks"));
  hut_code_drop_down_add (self->who, "done", units ? _ ("Thing done") : _ ("All four done"));
}

static void
on_subject (HutCheckInsView *self)
{
  self->chosen = 0;
  g_clear_pointer (&self->chosen_unit, g_free);
  fill_who (self);
  hut_code_drop_down_set_code (self->who, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->community), !asks_units (self));
  ask_again (self);
}

static void
fill_communities (HutCheckInsView *self)
{
  GPtrArray *communities = hut_case_browser_get_communities (browser_of (self));

  hut_code_drop_down_clear (self->community);
  hut_code_drop_down_add (self->community, NULL, _ ("All communities"));
  for (guint i = 0; communities != NULL && i < communities->len; i++)
    {
      const char *code = hut_record_get_text (communities->pdata[i], "code");
      const char *name = hut_record_get_text (communities->pdata[i], "name");

      if (code != NULL)
        hut_code_drop_down_add (self->community, code, name != NULL ? name : code);
    }
}

/* ---- Actions ---- */

static HutCheckInItem *
chosen_item (HutCheckInsView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
do_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (widget);
  HutCheckInWhose whose = { .task = asks_units (self) ? hut_check_in_task_name (HUT_CHECK_IN_THING)
                                                      : NULL };

  if (browser_of (self) != NULL)
    hut_check_in_form_open_new (widget, browser_of (self), &whose);
}

static void
do_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (widget);
  HutCheckInItem *item = chosen_item (self);
  HutCheckInWhose whose = { .task = g_variant_get_string (parameter, NULL) };

  if (item == NULL)
    return;
  if (hut_check_in_item_is_unit (item))
    whose.unit = hut_check_in_item_get_key (item);
  else
    whose.person = hut_check_in_item_get_person (item);
  hut_check_in_form_open_new (widget, browser_of (self), &whose);
}

static void
do_one (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (widget);
  const HutRecord *check_in =
      hut_check_in_sheet_find (self->sheet, g_variant_get_string (parameter, NULL));

  if (check_in == NULL)
    return;
  if (g_str_equal (name, "check-ins.prove"))
    hut_check_in_form_ask_proof (widget, browser_of (self), check_in);
  else
    hut_check_in_form_ask_void (widget, browser_of (self), check_in);
}

static void
do_letter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (widget);
  HutCheckInItem *item = chosen_item (self);

  if (item == NULL)
    return;
  if (hut_check_in_item_is_unit (item))
    hut_check_in_print_letter (widget, browser_of (self), NULL, hut_check_in_item_get_key (item));
  else
    hut_check_in_print_letter (widget, browser_of (self), hut_check_in_item_get_person (item),
                               NULL);
}

static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (widget);
  HutCheckInAsk *ask;

  if (browser_of (self) == NULL)
    return;
  ask = make_question (widget);
  hut_check_in_print_open (widget, browser_of (self), ask,
                           g_str_equal (name, "check-ins.thanks") ? HUT_CHECK_IN_PAPER_THANKS
                                                                  : HUT_CHECK_IN_PAPER_LIST);
  hut_check_in_ask_free (ask);
}

static void
do_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (widget);
  HutCheckInAsk *ask;

  if (browser_of (self) == NULL)
    return;
  ask = make_question (widget);
  hut_list_export_check_ins (widget, browser_of (self), ask);
  hut_check_in_ask_free (ask);
}

static void
do_select (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (widget);
  guint position = hut_check_in_list_find_key (self->list, g_variant_get_string (parameter, NULL));

  if (position != G_MAXUINT)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
do_people (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "roster.show-view", "s", "people");
}

static void
do_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_again (HUT_CHECK_INS_VIEW (widget));
}

/* ---- Rows ---- */

static void
on_setup (GtkListItemFactory *factory, GtkListItem *row)
{
  gtk_list_item_set_child (row, hut_check_in_row_new ());
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *row, gpointer data)
{
  HutCheckInsView *self = data;
  HutCheckInItem *item = gtk_list_item_get_item (row);
  const char *unit = hut_case_names_unit_words (hut_case_browser_get_names (browser_of (self)),
                                                hut_check_in_item_get_unit (item));
  const char *code = hut_check_in_item_get_community (item);
  const char *community =
      code != NULL ? hut_case_browser_community_name (browser_of (self), code) : NULL;
  guint n = hut_check_in_item_get_n_members (item);
  g_autofree char *note = NULL;

  if (hut_check_in_item_is_unit (item))
    note = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u member", "%u members", n), n);
  else if (unit != NULL && community != NULL)
    note = g_strdup_printf ("%s · %s", community, unit);
  else
    note = g_strdup (community != NULL ? community : unit);
  hut_check_in_row_set_item (HUT_CHECK_IN_ROW (gtk_list_item_get_child (row)), item, note);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *row)
{
  hut_check_in_row_set_item (HUT_CHECK_IN_ROW (gtk_list_item_get_child (row)), NULL, NULL);
}

static void
make_list (HutCheckInsView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->list = hut_check_in_list_new ();
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->list)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (self->rows, factory);
  g_object_unref (factory);
}

/* ---- The widget ---- */

static void
hut_check_ins_view_dispose (GObject *object)
{
  HutCheckInsView *self = HUT_CHECK_INS_VIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->feed, hut_page_feed_free);
  if (self->rows != NULL)
    gtk_list_view_set_model (self->rows, NULL);
  self->rows = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->list);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->chosen_unit, g_free);
  G_OBJECT_CLASS (hut_check_ins_view_parent_class)->dispose (object);
}

static void
hut_check_ins_view_class_init (HutCheckInsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_check_ins_view_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_CHECK_IN_SHEET);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/roster/hut-check-ins-view.ui");
  gtk_widget_class_install_action (widget_class, "check-ins.new", NULL, do_new);
  gtk_widget_class_install_action (widget_class, "check-ins.again", NULL, do_again);
  gtk_widget_class_install_action (widget_class, "check-ins.people", NULL, do_people);
  gtk_widget_class_install_action (widget_class, "check-ins.letter", NULL, do_letter);
  gtk_widget_class_install_action (widget_class, "check-ins.print", NULL, do_print);
  gtk_widget_class_install_action (widget_class, "check-ins.export", NULL, do_export);
  gtk_widget_class_install_action (widget_class, "check-ins.thanks", NULL, do_print);
  gtk_widget_class_install_action (widget_class, "check-ins.select", "s", do_select);
  gtk_widget_class_install_action (widget_class, "check-ins.add", "s", do_add);
  gtk_widget_class_install_action (widget_class, "check-ins.prove", "s", do_one);
  gtk_widget_class_install_action (widget_class, "check-ins.void", "s", do_one);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, pages);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, subject);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, who);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, community);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, search);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, count);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, figures);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, list_pages);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, rows);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, none);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, HutCheckInsView, sheet);
  gtk_widget_class_bind_template_callback (widget_class, on_subject);
  gtk_widget_class_bind_template_callback (widget_class, ask_again);
}

static void
hut_check_ins_view_init (HutCheckInsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->list_pages);
  make_list (self);
  hut_code_drop_down_add (self->subject, "member", C_ ("check-in", "Members"));
  hut_code_drop_down_add (self->subject, "unit", C_ ("check-in", "Units"));
  hut_code_drop_down_set_code (self->subject, "member");
  hut_code_drop_down_set_name (self->subject, _ ("Who checks in"));
  hut_code_drop_down_set_name (self->who, _ ("What is done or open"));
  hut_code_drop_down_set_name (self->community, _ ("Community"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_roll);
}

void
hut_check_ins_view_set_browser (HutCheckInsView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_CHECK_INS_VIEW (self));

  if (browser == browser_of (self))
    return;
  hut_check_in_list_set_roll (self->list, NULL);
  hut_check_in_list_set_browser (self->list, browser);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_page_feed_set_browser (self->feed, browser);
  if (browser != NULL)
    fill_communities (self);
}

gboolean
hut_check_ins_view_is_filled (HutCheckInsView *self)
{
  return hut_page_feed_is_answered (self->feed) && hut_check_in_sheet_is_filled (self->sheet);
}
