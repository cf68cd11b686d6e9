/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of visits. Main thread; a worker reads. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-visit-list.h"

#include "roster/hut-finding-lines.h"
#include "roster/hut-patrol-posts.h"
#include "roster/hut-visit-form.h"
#include "roster/hut-visit-prompts.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST 300u

struct _HutVisitList
{
  GtkWidget parent_instance;
  GtkWidget *box;
  HutCodeDropDown *which;
  GtkLabel *count;
  GtkStack *pages; /* "reading", "list", "empty", "failed" */
  HutLineList *list;
  HutPageFeed *feed;
  struct _Visits *shown;
};

G_DEFINE_FINAL_TYPE (HutVisitList, hut_visit_list, GTK_TYPE_WIDGET)

static const char *const whichs[] = {
  [HUT_FINDINGS_OPEN] = "open",
  [HUT_FINDINGS_SOLVED] = "solved",
  [HUT_FINDINGS_DONE] = "done",
  [HUT_FINDINGS_ALL] = "all",
};

/* ---- The answer ---- */

typedef struct
{
  HutOffice *office;
  HutFindingAsk ask;
} Question;

typedef struct _Visits
{
  GPtrArray *rows; /* HutFindingRow */
  HutPatrolPosts *posts;
  guint n_open;
} Visits;

static void
question_free (gpointer data)
{
  hut_office_unref (((Question *)data)->office);
  g_free (data);
}

static void
visits_free (gpointer data)
{
  Visits *visits = data;

  if (visits == NULL)
    return;
  g_clear_pointer (&visits->rows, g_ptr_array_unref);
  g_clear_pointer (&visits->posts, hut_patrol_posts_free);
  g_free (visits);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Visits, visits_free)

static void *
make_question (GtkWidget *widget)
{
  HutVisitList *self = HUT_VISIT_LIST (widget);
  const char *code = hut_code_drop_down_get_code (self->which);
  Question *question = g_new0 (Question, 1);

  question->office =
      hut_store_dup_office (hut_case_browser_get_store (hut_page_feed_get_browser (self->feed)));
  question->ask.which = HUT_FINDINGS_ALL;
  question->ask.limit = MOST + 1;
  for (guint i = 0; i < G_N_ELEMENTS (whichs); i++)
    if (g_strcmp0 (code, whichs[i]) == 0)
      question->ask.which = i;
  return question;
}

static void *
read_visits (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  const Question *question = asked;
  g_autoptr (Visits) visits = g_new0 (Visits, 1);

  visits->rows = hut_reader_visits (reader, &question->ask, error);
  if (visits->rows == NULL ||
      !hut_reader_count_open (reader, &hut_kind_visit, &visits->n_open, error))
    return NULL;
  visits->posts = hut_patrol_posts_read (reader, question->office,
                                         hut_time_now () + hut_reader_clock_offset (reader), error);
  return visits->posts != NULL ? g_steal_pointer (&visits) : NULL;
}

/* ---- Showing ---- */

static void
show_visits (HutVisitList *self)
{
  GPtrArray *rows = self->shown->rows, *lines = g_ptr_array_new ();
  guint n = MIN (rows->len, MOST), n_open = self->shown->n_open;
  g_autofree char *open = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u opinion is open", "%u opinions are open", n_open), n_open);
  g_autofree char *count =
      rows->len > MOST ? g_strdup_printf (_ ("%s; the newest %u are shown"), open, MOST) : NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, hut_visit_line_new (rows->pdata[i]));
  hut_line_list_set_lines (self->list, lines);
  gtk_label_set_label (self->count, count != NULL ? count : open);
  gtk_stack_set_visible_child_name (self->pages, n > 0 ? "list" : "empty");
}

static void
on_answered (GtkWidget *widget, void *answer)
{
  HutVisitList *self = HUT_VISIT_LIST (widget);

  visits_free (self->shown);
  self->shown = answer;
  show_visits (self);
}

static void
on_failed (GtkWidget *widget, const GError *error)
{
  HutVisitList *self = HUT_VISIT_LIST (widget);

  if (self->shown == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_roster_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_case);
}

static const HutPageQuestion question_of_visits = {
  .question = make_question,
  .read = read_visits,
  .free_question = question_free,
  .free_answer = visits_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
on_filter (HutVisitList *self)
{
  if (self->feed != NULL && hut_page_feed_get_browser (self->feed) != NULL)
    hut_page_feed_ask (self->feed);
}

/* ---- Actions ---- */

static const HutFindingRow *
find_row (HutVisitList *self, GVariant *parameter)
{
  HutUid id;

  if (self->shown == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return NULL;
  for (guint i = 0; i < self->shown->rows->len; i++)
    {
      const HutFindingRow *row = self->shown->rows->pdata[i];

      if (hut_uid_equal (&row->record->id, &id))
        return row;
    }
  return NULL;
}

static void
do_row (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutVisitList *self = HUT_VISIT_LIST (widget);
  const HutFindingRow *row = find_row (self, parameter);
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  const char *act = strchr (name, '.') + 1;

  if (row == NULL)
    return;
  if (g_str_equal (act, "edit"))
    hut_visit_form_open (widget, browser, self->shown->posts, row);
  else if (g_str_equal (act, "void"))
    hut_visit_prompt_void (widget, browser, row);
  else if (g_str_equal (act, "follow"))
    hut_visit_prompt_follow (widget, browser, row);
  else if (g_str_equal (act, "reopen"))
    hut_visit_prompt_reopen (widget, browser, row);
  else if (g_str_equal (act, "to-case"))
    hut_visit_prompt_to_case (widget, browser, row);
  else if (hut_record_get_text (row->record, "case") != NULL)
    gtk_widget_activate_action (widget, "app.show-case", "s",
                                hut_record_get_text (row->record, "case"));
}

static void
do_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutVisitList *self = HUT_VISIT_LIST (widget);

  if (hut_page_feed_get_browser (self->feed) != NULL)
    hut_visit_form_open (widget, hut_page_feed_get_browser (self->feed),
                         self->shown != NULL ? self->shown->posts : NULL, NULL);
}

static void
on_activated (HutVisitList *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "visits.edit", "s", id);
}

/* ---- The widget ---- */

static void
hut_visit_list_dispose (GObject *object)
{
  HutVisitList *self = HUT_VISIT_LIST (object);

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shown, visits_free);
  G_OBJECT_CLASS (hut_visit_list_parent_class)->dispose (object);
}

static void
hut_visit_list_class_init (HutVisitListClass *klass)
{
  static const char *const acts[] = { "visits.edit",   "visits.void",    "visits.follow",
                                      "visits.reopen", "visits.to-case", "visits.show-case" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_visit_list_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-visit-list.ui");
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], "s", do_row);
  gtk_widget_class_install_action (widget_class, "visits.add", NULL, do_add);
  gtk_widget_class_bind_template_child (widget_class, HutVisitList, box);
  gtk_widget_class_bind_template_child (widget_class, HutVisitList, which);
  gtk_widget_class_bind_template_child (widget_class, HutVisitList, count);
  gtk_widget_class_bind_template_child (widget_class, HutVisitList, pages);
  gtk_widget_class_bind_template_child (widget_class, HutVisitList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
hut_visit_list_init (HutVisitList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_code_drop_down_add (self->which, "all", C_ ("visits", "All"));
  hut_code_drop_down_add (self->which, "open", C_ ("visits", "Opinions that are open"));
  hut_code_drop_down_add (self->which, "solved", C_ ("visits", "Case closed, to be confirmed"));
  hut_code_drop_down_add (self->which, "done", C_ ("visits", "Done"));
  hut_code_drop_down_set_code (self->which, "all");
  hut_code_drop_down_set_name (self->which, _ ("Which visits"));
  hut_line_list_set_name (self->list, _ ("Visits"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_visits);
}

void
hut_visit_list_set_browser (HutVisitList *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_VISIT_LIST (self));

  if (browser == hut_page_feed_get_browser (self->feed))
    return;
  g_clear_pointer (&self->shown, visits_free);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_page_feed_set_browser (self->feed, browser);
}

gboolean
hut_visit_list_is_filled (HutVisitList *self)
{
  return hut_page_feed_is_answered (self->feed);
}
