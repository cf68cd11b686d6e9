/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The view of the three lists. The list and what belongs to the line that is chosen are one answer
 * of a worker. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-entries-view.h"

#include "domain/hut-entry-plan.h"
#include "domain/hut-match-plan.h"
#include "roster/hut-entry-form.h"
#include "roster/hut-entry-sheet.h"
#include "roster/hut-entry-words.h"
#include "roster/hut-list-export.h"
#include "roster/hut-match-prompts.h"
#include "roster/hut-match-sheet.h"
#include "roster/hut-roster-acting.h"
#include "roster/hut-roster-words.h"
#include "store/hut-store-office.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _HutEntriesView
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "lists", "failed" */
  HutCodeDropDown *which;
  HutCodeDropDown *state;
  HutCodeDropDown *category;
  GtkEditable *search;
  GtkButton *make;
  GtkLabel *count;
  GtkStack *list_pages; /* "list", "empty", "none" */
  HutEmptyPage *empty;
  HutLineList *list;
  GtkStack *sheets; /* "entry", "match" */
  HutEntrySheet *sheet;
  HutMatchSheet *match_sheet;
  HutPageFeed *feed;
  HutEntriesAnswer *answer; /* what is shown, or NULL */
  HutUid chosen;            /* nil: the first */
  HutUid match;             /* that is shown; nil: the line is */
  gboolean filling;         /* the choices are ours */
};

G_DEFINE_FINAL_TYPE (HutEntriesView, hut_entries_view, GTK_TYPE_WIDGET)

static HutCaseBrowser *
browser_of (HutEntriesView *self)
{
  return hut_page_feed_get_browser (self->feed);
}

static const char *
list_of (HutEntriesView *self)
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

  ask->list = g_strdup (list_of (self));
  ask->state = g_strdup (hut_code_drop_down_get_code (self->state));
  ask->chosen = self->chosen;
  ask->office = hut_store_dup_office (hut_case_browser_get_store (browser_of (self)));
  return ask;
}

static void *
read_entries (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  return hut_entries_answer_read (reader, asked, error);
}

/* ---- The list ---- */

static gboolean
has_words (const char *text, const char *folded)
{
  g_autofree char *words = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return words != NULL && strstr (words, folded) != NULL;
}

static gboolean
holds (const HutRecord *entry, const char *field, const char *folded)
{
  return has_words (hut_record_get_text (entry, field), folded);
}

static gboolean
fits (HutEntriesView *self, const HutRecord *entry, const char *folded)
{
  const char *category = hut_code_drop_down_get_code (self->category);
  const char *has = hut_record_get_text (entry, "category");
  const char *unit = hut_case_names_unit_words (hut_case_browser_get_names (browser_of (self)),
                                                hut_record_get_text (entry, "unit"));

  if (category != NULL && (has == NULL || !g_str_has_prefix (has, category)))
    return FALSE;
  return *folded == '\0' || holds (entry, "title", folded) || holds (entry, "tags", folded) ||
         holds (entry, "category", folded) || has_words (unit, folded) ||
         holds (entry, "words", folded);
}

/* "Rooms · Community · 60 %" */
static char *
note_of (HutEntriesView *self, const HutRecord *entry)
{
  const char *category = hut_record_get_text (entry, "category");
  const char *code = hut_record_get_text (entry, "community");
  const char *community =
      code != NULL ? hut_case_browser_community_name (browser_of (self), code) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (category != NULL)
    g_ptr_array_add (parts, g_strdup (category));
  if (community != NULL)
    g_ptr_array_add (parts, g_strdup (community));
  if (g_strcmp0 (hut_record_get_text (entry, "list"), "project") == 0)
    g_ptr_array_add (parts,
                     g_strdup_printf ("%d %%", (int)hut_record_get_int (entry, "progress", 0)));
  g_ptr_array_add (parts, NULL);
  return parts->len > 1 ? g_strjoinv (" · ", (char **)parts->pdata) : NULL;
}

static HutLine *
line_of (HutEntriesView *self, const HutRecord *entry)
{
  g_autofree char *id = hut_uid_to_string (&entry->id);
  HutLine *line = hut_line_new (id);

  line->title = g_strdup (hut_record_get_text (entry, "title"));
  line->note = note_of (self, entry);
  if (g_strcmp0 (hut_record_get_text (entry, "state"), "closed") == 0)
    {
      line->chip =
          g_strdup (hut_field_code_label (hut_kind_field (&hut_kind_entry, "state"), "closed"));
      line->chip_icon = "hut-done-symbolic";
      line->chip_tone = "done";
    }
  return line;
}

static void
show_list (HutEntriesView *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  g_autofree char *words = NULL;
  GPtrArray *lines = g_ptr_array_new ();
  guint n = self->answer->entries->len, n_found;

  for (guint i = 0; i < n; i++)
    if (fits (self, self->answer->entries->pdata[i], folded))
      g_ptr_array_add (lines, line_of (self, self->answer->entries->pdata[i]));
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

static const HutMatchShown *
shown_match (HutEntriesView *self)
{
  return self->answer != NULL && !hut_uid_is_nil (&self->match)
             ? hut_entries_answer_match (self->answer, &self->match)
             : NULL;
}

static void
show_sheet (HutEntriesView *self)
{
  const HutMatchShown *match = shown_match (self);

  hut_entry_sheet_show (self->sheet, browser_of (self), self->answer);
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
  show_sheet (self);
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
  const char *list = list_of (self);
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

/* ---- Actions of a line ---- */

static void
write_plan (HutEntriesView *self, HutRecordPlan *plan, const GError *error, const char *told)
{
  if (plan != NULL)
    hut_page_write (GTK_WIDGET (self), browser_of (self), plan, told, NULL, NULL, NULL);
  else
    hut_page_tell (GTK_WIDGET (self), error->message, NULL);
}

static const char *const *
categories_of (HutEntriesView *self)
{
  return self->answer != NULL ? (const char *const *)self->answer->categories : NULL;
}

static void
do_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);

  if (browser_of (self) != NULL)
    hut_entry_form_open_new (widget, browser_of (self), list_of (self), categories_of (self), NULL);
}

static void
put_on_agenda (HutEntriesView *self, const HutRecord *entry)
{
  g_autofree char *id = hut_uid_to_string (&entry->id);
  g_autofree char *from = g_strdup_printf ("entry/%s", id);

  gtk_widget_activate_action (GTK_WIDGET (self), "app.new-topic", "s", from);
}

static void
do_line (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);
  const HutRecord *entry = self->answer != NULL ? self->answer->entry : NULL;
  HutCaseBrowser *browser = browser_of (self);
  HutRosterActing acting;
  g_autoptr (GError) error = NULL;

  if (entry == NULL || browser == NULL)
    return;
  acting = hut_roster_acting_of (browser);
  if (g_str_equal (name, "entries.edit"))
    hut_entry_form_open (widget, browser, entry, categories_of (self));
  else if (g_str_equal (name, "entries.void"))
    hut_entry_form_ask_void (widget, browser, entry);
  else if (g_str_equal (name, "entries.progress"))
    hut_entry_form_ask_progress (widget, browser, entry);
  else if (g_str_equal (name, "entries.agenda"))
    put_on_agenda (self, entry);
  else if (g_str_equal (name, "entries.close"))
    write_plan (self, hut_entry_plan_close (&acting, entry, &error), error, _ ("It is closed"));
  else
    write_plan (self, hut_entry_plan_reopen (&acting, entry, &error), error,
                _ ("It is open again"));
}

/* ---- Actions of matches ---- */

static const HutMatchScore *
find_score (HutEntriesView *self, const HutUid *id)
{
  for (guint i = 0; self->answer->ranked != NULL && i < self->answer->ranked->len; i++)
    {
      const HutMatchScore *score = self->answer->ranked->pdata[i];

      if (hut_uid_equal (&score->resource->id, id))
        return score;
    }
  return NULL;
}

/* The match of both that was dropped, or NULL. */
static const HutRecord *
find_dropped (HutEntriesView *self, const HutUid *resource)
{
  for (guint i = 0; i < self->answer->matches->len; i++)
    {
      const HutMatchShown *shown = self->answer->matches->pdata[i];
      HutUid id = hut_roster_uid (shown->match, "resource");

      if (hut_uid_equal (&id, resource))
        return shown->match;
    }
  return NULL;
}

static void
on_matched (GtkWidget *widget, const HutUid *id)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);

  self->match = *id;
  hut_page_feed_ask (self->feed);
}

static void
do_match (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);
  HutRosterActing acting = hut_roster_acting_of (browser_of (self));
  const HutMatchScore *score;
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan;
  HutUid id;

  if (self->answer == NULL || self->answer->entry == NULL ||
      !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  score = find_score (self, &id);
  if (score == NULL)
    return;
  plan =
      hut_match_plan_make (&acting, self->answer->entry, score, find_dropped (self, &id), &error);
  if (plan == NULL)
    {
      hut_page_tell (widget, error->message, NULL);
      return;
    }
  id = ((HutPlannedRecord *)plan->records->pdata[0])->next->id;
  hut_page_write (widget, browser_of (self), plan, _ ("The match is made"), NULL, on_matched, &id);
}

static void
do_show_match (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);

  if (self->answer == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &self->match))
    return;
  show_sheet (self);
  gtk_widget_child_focus (GTK_WIDGET (self->match_sheet), GTK_DIR_TAB_FORWARD);
}

static void
tick (HutEntriesView *self, const HutRecord *match, const char *target)
{
  HutRosterActing acting = hut_roster_acting_of (browser_of (self));
  g_autoptr (GError) error = NULL;
  HutMatchStep step;
  HutMatchSide side;

  if (!hut_match_sheet_parse (target, &step, &side))
    return;
  if (step == HUT_MATCH_RATED)
    hut_match_prompt_rate (GTK_WIDGET (self), browser_of (self), match, side);
  else
    write_plan (self, hut_match_plan_step (&acting, match, step, side, 0, &error), error,
                _ ("The step is on record"));
}

static void
do_shown (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);
  const HutMatchShown *shown = shown_match (self);
  const char *target = parameter != NULL ? g_variant_get_string (parameter, NULL) : NULL;
  HutRosterActing acting = hut_roster_acting_of (browser_of (self));
  g_autoptr (GError) error = NULL;

  if (shown == NULL)
    return;
  if (g_str_equal (name, "entries.tick"))
    tick (self, shown->match, target);
  else if (g_str_equal (name, "entries.untick"))
    write_plan (self,
                hut_match_plan_untick (&acting, shown->match,
                                       g_str_equal (target, "need") ? HUT_MATCH_NEED_SIDE
                                                                    : HUT_MATCH_RESOURCE_SIDE,
                                       &error),
                error, _ ("The step is taken back"));
  else if (g_str_equal (name, "entries.drop"))
    hut_match_prompt_drop (widget, browser_of (self), shown->match);
  else if (g_str_equal (name, "entries.resume"))
    write_plan (self, hut_match_plan_resume (&acting, shown->match, &error), error,
                _ ("The match is under way again"));
  else
    hut_match_prompt_link (widget, browser_of (self), shown->match, self->answer->projects);
}

static void
do_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);

  self->match = (HutUid){ 0 };
  if (self->answer != NULL)
    show_sheet (self);
}

static void
do_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutEntriesView *self = HUT_ENTRIES_VIEW (widget);

  if (browser_of (self) != NULL)
    hut_list_export_entries (widget, browser_of (self), list_of (self),
                             hut_code_drop_down_get_code (self->state));
}

static void
do_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_again (HUT_ENTRIES_VIEW (widget));
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
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const lines[] = { "entries.edit",     "entries.void",   "entries.close",
                                       "entries.progress", "entries.agenda", "entries.reopen" };
  static const char *const matches[] = { "entries.drop", "entries.resume", "entries.link" };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    gtk_widget_class_install_action (widget_class, lines[i], NULL, do_line);
  for (gsize i = 0; i < G_N_ELEMENTS (matches); i++)
    gtk_widget_class_install_action (widget_class, matches[i], NULL, do_shown);
  gtk_widget_class_install_action (widget_class, "entries.tick", "s", do_shown);
  gtk_widget_class_install_action (widget_class, "entries.untick", "s", do_shown);
  gtk_widget_class_install_action (widget_class, "entries.new", NULL, do_new);
  gtk_widget_class_install_action (widget_class, "entries.match", "s", do_match);
  gtk_widget_class_install_action (widget_class, "entries.show-match", "s", do_show_match);
  gtk_widget_class_install_action (widget_class, "entries.back", NULL, do_back);
  gtk_widget_class_install_action (widget_class, "entries.again", NULL, do_again);
  gtk_widget_class_install_action (widget_class, "entries.export", NULL, do_export);
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
  install_actions (widget_class);
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

  if (browser == browser_of (self))
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

  reader = browser_of (self) != NULL ? hut_case_browser_get_reader (browser_of (self)) : NULL;
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
