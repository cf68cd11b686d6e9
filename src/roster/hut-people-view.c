/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The people of the roster: who is found is one answer of a worker, the rows of those who are in
 * view are read here by index, and the person who is chosen has a page with a feed of its own. Main
 * thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-people-view.h"

#include "roster/hut-people-due.h"
#include "roster/hut-person-form.h"
#include "roster/hut-person-line.h"
#include "roster/hut-person-page.h"
#include "roster/hut-service-export.h"
#include "store/hut-people-list.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* People who come into the list without its rows being made anew. */
#define FEW 100

struct _HutPeopleView
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "people", "empty", "failed" */
  GtkLabel *count;
  GtkEditable *search;
  HutCodeDropDown *role;
  HutCodeDropDown *community;
  HutCodeDropDown *scope;
  GtkStack *list_pages; /* "list", "none" */
  GtkListView *list;
  HutPersonPage *person;
  HutPageFeed *feed;
  HutPeopleList *people;
  GtkSingleSelection *selection;
  GHashTable *places; /* code → name, of the last answer; or NULL */
  HutUid chosen;      /* nil: nobody */
  gboolean following; /* the selection is being set from what was chosen */
  gboolean filling;   /* the filters are being set */
};

G_DEFINE_FINAL_TYPE (HutPeopleView, hut_people_view, GTK_TYPE_WIDGET)

static const char *const scopes[] = { "here", "left", "all" };

static HutCaseBrowser *
browser_of (HutPeopleView *self)
{
  return hut_page_feed_get_browser (self->feed);
}

/* ---- The answer ---- */

typedef struct
{
  char *text;
  char *role;
  char *community;
  HutPeopleScope scope;
  HutTime now;
} Question;

typedef struct
{
  GArray *rowids;
  GHashTable *places;
  gboolean narrow; /* something was asked for */
  HutTime now;
} People;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  g_free (question->role);
  g_free (question->community);
  g_free (question);
}

static void
people_free (gpointer data)
{
  People *people = data;

  if (people == NULL)
    return;
  g_clear_pointer (&people->rowids, g_array_unref);
  g_clear_pointer (&people->places, g_hash_table_unref);
  g_free (people);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (People, people_free)

static HutPeopleScope
scope_of (HutPeopleView *self)
{
  const char *code = hut_code_drop_down_get_code (self->scope);

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_strcmp0 (scopes[i], code) == 0)
      return i;
  return HUT_PEOPLE_HERE;
}

static void *
make_question (GtkWidget *page)
{
  HutPeopleView *self = HUT_PEOPLE_VIEW (page);
  Question *question = g_new0 (Question, 1);

  question->text = g_strstrip (g_strdup (gtk_editable_get_text (self->search)));
  question->role = g_strdup (hut_code_drop_down_get_code (self->role));
  question->community = g_strdup (hut_code_drop_down_get_code (self->community));
  question->scope = scope_of (self);
  question->now = hut_time_now ();
  return question;
}

static void *
read_people (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  const HutPeopleAsk ask = { question->text, question->role, question->community, question->scope,
                             question->now };
  g_autoptr (People) people = g_new0 (People, 1);

  people->now = question->now;
  people->narrow = *question->text != '\0' || question->role != NULL ||
                   question->community != NULL || question->scope != HUT_PEOPLE_ALL;
  people->rowids = hut_reader_people (reader, &ask, error);
  people->places = people->rowids != NULL ? hut_reader_place_names (reader, NULL, error) : NULL;
  /* Nobody is here: is there anybody at all? */
  if (people->places != NULL && people->rowids->len == 0 && people->narrow)
    {
      const HutPeopleAsk all = { .scope = HUT_PEOPLE_ALL, .now = question->now };
      g_autoptr (GArray) rowids = hut_reader_people (reader, &all, error);

      if (rowids == NULL)
        return NULL;
      people->narrow = rowids->len > 0;
    }
  return people->places != NULL ? g_steal_pointer (&people) : NULL;
}

/* ---- Showing ---- */

static void
show_count (HutPeopleView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->people));
  g_autofree char *words =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n), n);

  gtk_label_set_label (self->count, words);
}

/* Selects the one who is chosen, where the list has them now; G_MAXUINT where not. */
static guint
follow_chosen (HutPeopleView *self)
{
  HutReader *reader = hut_case_browser_get_reader (browser_of (self));
  gint64 rowid = reader != NULL && !hut_uid_is_nil (&self->chosen)
                     ? hut_reader_person_rowid (reader, &self->chosen)
                     : 0;
  guint position = rowid != 0 ? hut_people_list_find (self->people, rowid) : G_MAXUINT;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection,
                                     position != G_MAXUINT ? position : GTK_INVALID_LIST_POSITION);
  self->following = FALSE;
  return position;
}

/* A selection and a list view look for what they had among all that come, and would read every row:
 * neither has anything while many come. */
static void
set_rowids (HutPeopleView *self, GArray *rowids, HutTime now)
{
  gboolean many = hut_people_list_count_new (self->people, rowids) > FEW;

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  if (many)
    gtk_list_view_set_model (self->list, NULL);
  hut_people_list_set_rowids (self->people, rowids, now);
  if (many)
    gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  self->following = FALSE;
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutPeopleView *self = HUT_PEOPLE_VIEW (page);
  g_autoptr (People) people = answer;
  guint n = people->rowids->len;

  g_clear_pointer (&self->places, g_hash_table_unref);
  self->places = g_steal_pointer (&people->places);
  hut_people_list_set_reader (self->people, hut_case_browser_get_reader (browser_of (self)));
  set_rowids (self, g_steal_pointer (&people->rowids), people->now);
  show_count (self);
  follow_chosen (self);
  if (hut_uid_is_nil (&self->chosen) && n > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_stack_set_visible_child_name (self->list_pages, n > 0 ? "list" : "none");
  gtk_stack_set_visible_child_name (self->pages, n > 0 || people->narrow ? "people" : "empty");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutPeopleView *self = HUT_PEOPLE_VIEW (page);

  if (self->places == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_change_set_has_kind (changes, &hut_kind_person) ||
         hut_change_set_has_kind (changes, &hut_kind_role) ||
         hut_change_set_has_kind (changes, &hut_kind_lane) ||
         hut_change_set_has_kind (changes, &hut_kind_grid);
}

static const HutPageQuestion question_of_people = {
  .question = make_question,
  .read = read_people,
  .free_question = question_free,
  .free_answer = people_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

/* ---- Rows ---- */

static void
setup_row (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  gtk_list_item_set_child (row, hut_person_line_new ());
}

static void
bind_row (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  HutPeopleView *self = data;

  hut_person_line_set_item (HUT_PERSON_LINE (gtk_list_item_get_child (row)),
                            gtk_list_item_get_item (row), self->places, browser_of (self));
}

static void
unbind_row (GtkSignalListItemFactory *factory, GtkListItem *row, gpointer data)
{
  hut_person_line_set_item (HUT_PERSON_LINE (gtk_list_item_get_child (row)), NULL, NULL, NULL);
}

/* ---- Choosing and narrowing ---- */

static void
choose (HutPeopleView *self, const HutUid *id)
{
  self->chosen = *id;
  hut_person_page_show (self->person, id);
}

static void
on_selected (HutPeopleView *self)
{
  HutPersonItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (!self->following && item != NULL)
    choose (self, &hut_person_item_get_entry (item)->id);
}

static void
on_activate (HutPeopleView *self, guint position)
{
  gtk_widget_child_focus (GTK_WIDGET (self->person), GTK_DIR_TAB_FORWARD);
}

static void
on_search_changed (HutPeopleView *self)
{
  hut_page_feed_ask (self->feed);
}

/* Enter in the search goes to the first who was found. */
static void
on_search_activate (HutPeopleView *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->people)) == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
on_narrowed (HutPeopleView *self)
{
  if (!self->filling && self->feed != NULL)
    hut_page_feed_ask (self->feed);
}

static void
do_reset (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPeopleView *self = HUT_PEOPLE_VIEW (widget);

  self->filling = TRUE;
  gtk_editable_set_text (self->search, "");
  hut_code_drop_down_set_code (self->role, NULL);
  hut_code_drop_down_set_code (self->community, NULL);
  hut_code_drop_down_set_code (self->scope, "here");
  self->filling = FALSE;
  hut_page_feed_ask (self->feed);
}

/* The communities of the office; what was chosen stays. */
static void
fill_communities (HutPeopleView *self)
{
  GPtrArray *communities = hut_case_browser_get_communities (browser_of (self));

  self->filling = TRUE;
  hut_code_drop_down_clear (self->community);
  hut_code_drop_down_add (self->community, NULL, _ ("All communities"));
  for (guint i = 0; i < communities->len; i++)
    hut_code_drop_down_add (self->community, hut_record_get_text (communities->pdata[i], "code"),
                            hut_record_get_text (communities->pdata[i], "name"));
  self->filling = FALSE;
}

static void
fill_filters (HutPeopleView *self)
{
  self->filling = TRUE;
  hut_code_drop_down_set_field (self->role, hut_kind_field (&hut_kind_role, "code"),
                                _ ("All roles"));
  hut_code_drop_down_add (self->scope, "here", _ ("Who is here"));
  hut_code_drop_down_add (self->scope, "left", _ ("Who has left"));
  hut_code_drop_down_add (self->scope, "all", _ ("Here and left"));
  hut_code_drop_down_set_code (self->scope, "here");
  hut_code_drop_down_set_name (self->role, _ ("Role"));
  hut_code_drop_down_set_name (self->community, _ ("Community"));
  hut_code_drop_down_set_name (self->scope, _ ("Here or left"));
  self->filling = FALSE;
}

/* ---- Actions ---- */

static void
on_added (GtkWidget *widget, const HutUid *id)
{
  hut_people_view_show (HUT_PEOPLE_VIEW (widget), id);
}

static void
do_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPeopleView *self = HUT_PEOPLE_VIEW (widget);

  if (browser_of (self) != NULL)
    hut_person_form_open_new (widget, browser_of (self), on_added);
}

static void
do_many (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutPeopleView *self = HUT_PEOPLE_VIEW (widget);

  if (browser_of (self) == NULL)
    return;
  if (g_str_equal (name, "people.export-hours"))
    hut_service_export_open (widget, browser_of (self));
  else
    hut_people_due_open (widget, browser_of (self));
}

static void
do_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "roster.import", "s", "people");
}

/* ---- The widget ---- */

static void
hut_people_view_dispose (GObject *object)
{
  HutPeopleView *self = HUT_PEOPLE_VIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->feed, hut_page_feed_free);
  if (self->people != NULL)
    hut_people_list_set_reader (self->people, NULL);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->people);
  g_clear_pointer (&self->places, g_hash_table_unref);
  G_OBJECT_CLASS (hut_people_view_parent_class)->dispose (object);
}

static void
hut_people_view_class_init (HutPeopleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_people_view_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_PERSON_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-people-view.ui");
  gtk_widget_class_install_action (widget_class, "people.new", NULL, do_new);
  gtk_widget_class_install_action (widget_class, "people.import", NULL, do_import);
  gtk_widget_class_install_action (widget_class, "people.reset", NULL, do_reset);
  gtk_widget_class_install_action (widget_class, "people.export-hours", NULL, do_many);
  gtk_widget_class_install_action (widget_class, "people.due", NULL, do_many);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleView, pages);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleView, count);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleView, search);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleView, role);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleView, community);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleView, scope);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleView, list_pages);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleView, list);
  gtk_widget_class_bind_template_child (widget_class, HutPeopleView, person);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_narrowed);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
hut_people_view_init (HutPeopleView *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->list_pages);
  fill_filters (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row), self);
  gtk_list_view_set_factory (self->list, factory);
  self->people = hut_people_list_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->people)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (on_selected),
                            self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_people);
}

void
hut_people_view_set_browser (HutPeopleView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_PEOPLE_VIEW (self));

  if (browser == browser_of (self))
    return;
  self->chosen = (HutUid){ 0 };
  g_clear_pointer (&self->places, g_hash_table_unref);
  hut_people_list_set_reader (self->people, NULL);
  hut_people_list_set_rowids (self->people, g_array_new (FALSE, FALSE, sizeof (gint64)), 0);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_person_page_set_browser (self->person, browser);
  hut_page_feed_set_browser (self->feed, browser);
  if (browser != NULL)
    fill_communities (self);
}

void
hut_people_view_show (HutPeopleView *self, const HutUid *id)
{
  guint position;

  g_return_if_fail (HUT_IS_PEOPLE_VIEW (self));

  choose (self, id);
  position = self->places != NULL ? follow_chosen (self) : G_MAXUINT;
  if (position != G_MAXUINT && gtk_widget_get_mapped (GTK_WIDGET (self->list)))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

gboolean
hut_people_view_is_filled (HutPeopleView *self)
{
  return hut_page_feed_is_answered (self->feed) && hut_person_page_is_filled (self->person);
}
