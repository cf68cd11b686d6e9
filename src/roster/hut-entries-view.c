/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The view of the three lists. The list and what belongs to the line that is chosen are one answer
 * of a worker. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-entries-view-private.h"

#include "roster/hut-entry-lines.h"
#include "store/hut-store-office.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (HutEntriesView, hut_entries_view, GTK_TYPE_WIDGET)

HutCaseBrowser *
hut_entries_view_browser (HutEntriesView *self)
{
  return hut_page_feed_get_browser (self->feed);
}

const char *
hut_entries_view_list (HutEntriesView *self)
{
  const char *code = hut_code_drop_down_get_code (self->which);

  return code != NULL ? code : "need";
}

/* ---- The question ---- */

static void *
make_question (GtkWidget *page)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (page);
  HutEntriesAsk *ask = g_new0 (HutEntriesAsk, 1);

  ask->list = g_strdup (hut_entries_view_list (self));
  ask->state = g_strdup (hut_code_drop_down_get_code (self->state));
  ask->chosen = self->chosen;
  ask->office = hut_store_dup_office (hut_case_browser_get_store (hut_entries_view_browser (self)));
  return ask;
}

static void *
read_entries (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  return hut_entries_answer_read (reader, asked, error);
}

/* ---- The list ---- */

static void
show_list (HutEntriesView *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_autofree char *words = NULL;
  const char *category = hut_code_drop_down_get_code (self->category);
  HutCaseBrowser *browser = hut_entries_view_browser (self);
  GPtrArray *lines = g_ptr_array_new ();
  guint n = self->answer->entries->len, n_found;

  for (guint i = 0; i < n; i++)
    if (hut_entry_line_fits (browser, self->answer->entries->pdata[i], category, folded))
      g_ptr_array_add (lines, hut_entry_line_new (browser, self->answer->entries->pdata[i]));
  n_found = lines->len;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line", "%u lines", n_found), n_found);
  hut_line_list_set_lines (self->list, lines);
  gtk_label_set_label (self->count, words);
  gtk_stack_set_visible_child_name (self->list_pages, n_found > 0 ? "list"
                                                      : n > 0     ? "none"
                                                                  : "empty");
}

static void
show_choices (HutEntriesView *self)
{
  g_autofree char *chosen = g_strdup (hut_code_drop_down_get_code (self->category));

  self->filling = TRUE;
  hut_code_drop_down_clear (self->category);
  hut_code_drop_down_add (self->category, NULL, _ ("All subject areas"));
  for (guint i = 0; self->answer->categories[i] != NULL; i++)
    hut_code_drop_down_add (self->category, self->answer->categories[i],
                            self->answer->categories[i]);
  hut_code_drop_down_set_code (self->category, chosen);
  self->filling = FALSE;
}

/* ---- What is chosen ---- */

const HutMatchShown *
hut_entries_view_match (HutEntriesView *self)
{
  return self->answer != NULL && !hut_uid_is_nil (&self->match)
             ? hut_entries_answer_match (self->answer, &self->match)
             : NULL;
}

void
hut_entries_view_show_sheet (HutEntriesView *self)
{
  const HutMatchShown *match = hut_entries_view_match (self);

  hut_entry_sheet_show (self->sheet, hut_entries_view_browser (self), self->answer);
  if (match != NULL)
    hut_match_sheet_show (self->match_sheet, match, &self->answer->measures);
  gtk_stack_set_visible_child_name (self->sheets, match != NULL ? "match" : "entry");
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), self->answer->entry != NULL);
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (page);

  hut_entries_answer_free (self->answer);
  self->answer = answer;
  if (self->answer->entry != NULL)
    self->chosen = self->answer->entry->id;
  show_choices (self);
  show_list (self);
  if (self->answer->entry != NULL)
    {
      g_autofree char *id = hut_uid_to_string (&self->answer->entry->id);

      hut_line_list_select (self->list, id);
    }
  hut_entries_view_show_sheet (self);
  gtk_stack_set_visible_child_name (self->pages, "lists");
}

static void
on_failed (GtkWidget *page, const GError *error)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (page);

  if (self->answer == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_change_set_has_kind (changes, &hut_kind_entry) ||
         hut_change_set_has_kind (changes, &hut_kind_match) ||
         hut_change_set_has_kind (changes, &hut_kind_person) ||
         hut_change_set_has_kind (changes, &hut_kind_rule);
}

static const HutPageQuestion question_of_entries = {
  .question = make_question,
  .read = read_entries,
  .free_question = hut_entries_ask_free,
  .free_answer = hut_entries_answer_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
choose (HutEntriesView *self, const HutUid *id)
{
  self->chosen = *id;
  self->match = (HutUid){ 0 };
  hut_page_feed_ask (self->feed);
}

static void
on_selected (HutEntriesView *self, const char *id)
{
  HutUid uid;

  if (hut_uid_parse (id, &uid))
    choose (self, &uid);
}

static void
on_search (HutEntriesView *self)
{
  if (self->answer != NULL && !self->filling)
    show_list (self);
}

static void
ask_again (HutEntriesView *self)
{
  if (self->feed != NULL && !self->filling)
    hut_page_feed_ask (self->feed);
}

static void
name_make (HutEntriesView *self)
{
  const char *list = hut_entries_view_list (self);
  const char *label = g_str_equal (list, "resource") ? _ ("New Resource…")
                      : g_str_equal (list, "need")   ? _ ("New Need…")
                                                     : _ ("New Project…");

  gtk_button_set_label (self->make, label);
  hut_empty_page_set_button (self->empty, label, "entries.new");
}

static void
on_which (HutEntriesView *self)
{
  name_make (self);
  if (self->filling)
    return;
  self->chosen = self->match = (HutUid){ 0 };
  ask_again (self);
}

/* ---- The widget ---- */

static void
hut_entries_view_dispose (GObject *object)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->answer, hut_entries_answer_free);
  G_OBJECT_CLASS (hut_entries_view_parent_class)->dispose (object);
}

static void
hut_entries_view_class_init (HutEntriesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_entries_view_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_ENTRY_SHEET);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_MATCH_SHEET);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-entries-view.ui");
  hut_entries_view_install_actions (widget_class);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, pages);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, which);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, state);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, category);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, search);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, make);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, count);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, list_pages);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, list);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, empty);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, sheets);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, sheet);
  gtk_widget_class_bind_template_child (widget_class, HutEntriesView, match_sheet);
  gtk_widget_class_bind_template_callback (widget_class, on_which);
  gtk_widget_class_bind_template_callback (widget_class, on_search);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, ask_again);
}

static void
hut_entries_view_init (HutEntriesView *self)
{
  static const char *const lists[] = { "need", "resource", "project" };

  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->list_pages);
  hut_stack_hide_others (self->sheets);
  hut_line_list_set_name (self->list, _ ("Lines of the list"));
  hut_code_drop_down_add (self->which, lists[0], _ ("List of needs"));
  hut_code_drop_down_add (self->which, lists[1], _ ("List of resources"));
  hut_code_drop_down_add (self->which, lists[2], _ ("List of projects"));
  hut_code_drop_down_set_code (self->which, lists[0]);
  hut_code_drop_down_set_name (self->which, _ ("Which list"));
  hut_code_drop_down_set_field (self->state, hut_kind_field (&hut_kind_entry, "state"),
                                _ ("Open and closed"));
  hut_code_drop_down_set_code (self->state, "open");
  hut_code_drop_down_set_name (self->state, _ ("Open or closed"));
  hut_code_drop_down_set_name (self->category, _ ("Subject area"));
  self->filling = FALSE;
  name_make (self);
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_entries);
}

void
hut_entries_view_set_browser (HutEntriesView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_ENTRIES_VIEW (self));

  if (browser == hut_entries_view_browser (self))
    return;
  self->chosen = self->match = (HutUid){ 0 };
  g_clear_pointer (&self->answer, hut_entries_answer_free);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_page_feed_set_browser (self->feed, browser);
}

void
hut_entries_view_show (HutEntriesView *self, const HutUid *id)
{
  HutReader *reader;
  g_autoptr (HutRecord) entry = NULL;

  g_return_if_fail (HUT_IS_ENTRIES_VIEW (self));

  reader = hut_entries_view_browser (self) != NULL
               ? hut_case_browser_get_reader (hut_entries_view_browser (self))
               : NULL;
  entry = reader != NULL ? hut_reader_get (reader, &hut_kind_entry, id, NULL) : NULL;
  if (entry == NULL)
    return;
  self->filling = TRUE;
  hut_code_drop_down_set_code (self->which, hut_record_get_text (entry, "list"));
  if (g_strcmp0 (hut_record_get_text (entry, "state"), "open") != 0)
    hut_code_drop_down_set_code (self->state, NULL);
  hut_code_drop_down_set_code (self->category, NULL);
  gtk_editable_set_text (self->search, "");
  self->filling = FALSE;
  choose (self, id);
}

gboolean
hut_entries_view_is_filled (HutEntriesView *self)
{
  return hut_page_feed_is_answered (self->feed);
}
