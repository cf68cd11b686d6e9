/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of findings. Main thread; a worker reads. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-finding-list.h"

#include "domain/hut-roster.h"
#include "roster/hut-finding-lines.h"
#include "roster/hut-finding-photos.h"
#include "roster/hut-finding-prompts.h"
#include "store/hut-reader-roster.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST 300u

struct _HutFindingList
{
  GtkWidget parent_instance;
  GtkWidget *box;
  HutCodeDropDown *which;
  HutCodeDropDown *route;
  GtkWidget *of_patrol;
  GtkLabel *count;
  GtkStack *pages; /* "reading", "list", "empty", "failed" */
  HutLineList *list;
  HutPageFeed *feed;
  HutUid patrol; /* nil: of all */
  struct _Findings *shown;
};

G_DEFINE_FINAL_TYPE (HutFindingList, hut_finding_list, GTK_TYPE_WIDGET)

static const char *const whichs[] = {
  [HUT_FINDINGS_OPEN] = "open",
  [HUT_FINDINGS_SOLVED] = "solved",
  [HUT_FINDINGS_DONE] = "done",
  [HUT_FINDINGS_ALL] = "all",
};

/* ---- The answer ---- */

typedef struct
{
  HutFindingAsk ask;
  char *route;
  HutUid patrol;
} Question;

typedef struct _Findings
{
  GPtrArray *rows; /* HutFindingRow */
  guint n_open;
} Findings;

static void
question_free (gpointer data)
{
  g_free (((Question *)data)->route);
  g_free (data);
}

static void
findings_free (gpointer data)
{
  Findings *findings = data;

  if (findings == NULL)
    return;
  g_clear_pointer (&findings->rows, g_ptr_array_unref);
  g_free (findings);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Findings, findings_free)

static HutFindings
chosen (HutFindingList *self)
{
  const char *code = hut_code_drop_down_get_code (self->which);

  for (guint i = 0; i < G_N_ELEMENTS (whichs); i++)
    if (g_strcmp0 (code, whichs[i]) == 0)
      return i;
  return HUT_FINDINGS_OPEN;
}

static void *
make_question (GtkWidget *widget)
{
  HutFindingList *self = HUT_FINDING_LIST (widget);
  Question *question = g_new0 (Question, 1);

  question->route = g_strdup (hut_code_drop_down_get_code (self->route));
  question->patrol = self->patrol;
  question->ask.which = hut_uid_is_nil (&self->patrol) ? chosen (self) : HUT_FINDINGS_ALL;
  question->ask.limit = MOST + 1;
  return question;
}

static void *
read_findings (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  Question *question = asked;
  g_autoptr (Findings) findings = g_new0 (Findings, 1);

  question->ask.route = question->route;
  question->ask.patrol = hut_uid_is_nil (&question->patrol) ? NULL : &question->patrol;
  findings->rows = hut_reader_findings (reader, &question->ask, error);
  return findings->rows != NULL &&
                 hut_reader_count_open (reader, &hut_kind_finding, &findings->n_open, error)
             ? g_steal_pointer (&findings)
             : NULL;
}

/* ---- Showing ---- */

static void
show_findings (HutFindingList *self)
{
  GPtrArray *rows = self->shown->rows, *lines = g_ptr_array_new ();
  guint n = MIN (rows->len, MOST), n_open = self->shown->n_open;
  g_autofree char *open = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u finding is open", "%u findings are open", n_open), n_open);
  g_autofree char *count =
      rows->len > MOST ? g_strdup_printf (_ ("%s; the newest %u are shown"), open, MOST) : NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, hut_finding_line_new (rows->pdata[i]));
  hut_line_list_set_lines (self->list, lines);
  gtk_label_set_label (self->count, count != NULL ? count : open);
  gtk_widget_set_visible (self->of_patrol, !hut_uid_is_nil (&self->patrol));
  gtk_stack_set_visible_child_name (self->pages, n > 0 ? "list" : "empty");
}

static void
on_answered (GtkWidget *widget, void *answer)
{
  HutFindingList *self = HUT_FINDING_LIST (widget);

  findings_free (self->shown);
  self->shown = answer;
  show_findings (self);
}

static void
on_failed (GtkWidget *widget, const GError *error)
{
  HutFindingList *self = HUT_FINDING_LIST (widget);

  if (self->shown == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_roster_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_case) ||
         hut_change_set_has_kind (changes, &hut_kind_attachment);
}

static const HutPageQuestion question_of_findings = {
  .question = make_question,
  .read = read_findings,
  .free_question = question_free,
  .free_answer = findings_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
on_filter (HutFindingList *self)
{
  if (self->feed != NULL && hut_page_feed_get_browser (self->feed) != NULL)
    hut_page_feed_ask (self->feed);
}

/* ---- Actions ---- */

static const HutFindingRow *
find_row (HutFindingList *self, GVariant *parameter)
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
  HutFindingList *self = HUT_FINDING_LIST (widget);
  const HutFindingRow *row = find_row (self, parameter);
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  const char *act = strchr (name, '.') + 1;

  if (row == NULL)
    return;
  if (g_str_equal (act, "done"))
    hut_finding_prompt_done (widget, browser, row);
  else if (g_str_equal (act, "reopen"))
    hut_finding_prompt_reopen (widget, browser, row);
  else if (g_str_equal (act, "to-case"))
    hut_finding_prompt_to_case (widget, browser, row);
  else if (g_str_equal (act, "photos"))
    hut_finding_photos_open (widget, browser, row->record);
  else
    hut_finding_set_route (widget, browser, row, act);
}

static void
do_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const HutFindingRow *row = find_row (HUT_FINDING_LIST (widget), parameter);
  const char *place = row != NULL ? hut_roster_place (row->record) : NULL;

  if (g_str_equal (name, "findings.show-case") && row != NULL)
    gtk_widget_activate_action (widget, "app.show-case", "s",
                                hut_record_get_text (row->record, "case"));
  else if (place != NULL)
    gtk_widget_activate_action (widget, "roster.show-lane", "s", place);
}

static void
do_of_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutFindingList *self = HUT_FINDING_LIST (widget);

  self->patrol = (HutUid){ { 0 } };
  on_filter (self);
}

/* The first of what can be done. */
static void
on_activated (HutFindingList *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "findings.photos", "s", id);
}

/* ---- The widget ---- */

static void
hut_finding_list_dispose (GObject *object)
{
  HutFindingList *self = HUT_FINDING_LIST (object);

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shown, findings_free);
  G_OBJECT_CLASS (hut_finding_list_parent_class)->dispose (object);
}

static void
hut_finding_list_class_init (HutFindingListClass *klass)
{
  static const char *const acts[] = { "findings.done",   "findings.reopen", "findings.to-case",
                                      "findings.photos", "findings.near",   "findings.enforcement",
                                      "findings.up" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_finding_list_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-finding-list.ui");
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], "s", do_row);
  gtk_widget_class_install_action (widget_class, "findings.show-case", "s", do_show);
  gtk_widget_class_install_action (widget_class, "findings.show-place", "s", do_show);
  gtk_widget_class_install_action (widget_class, "findings.of-all", NULL, do_of_all);
  gtk_widget_class_bind_template_child (widget_class, HutFindingList, box);
  gtk_widget_class_bind_template_child (widget_class, HutFindingList, which);
  gtk_widget_class_bind_template_child (widget_class, HutFindingList, route);
  gtk_widget_class_bind_template_child (widget_class, HutFindingList, of_patrol);
  gtk_widget_class_bind_template_child (widget_class, HutFindingList, count);
  gtk_widget_class_bind_template_child (widget_class, HutFindingList, pages);
  gtk_widget_class_bind_template_child (widget_class, HutFindingList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
hut_finding_list_init (HutFindingList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_code_drop_down_add (self->which, "open", C_ ("findings", "Open"));
  hut_code_drop_down_add (self->which, "solved", C_ ("findings", "Case closed, to be confirmed"));
  hut_code_drop_down_add (self->which, "done", C_ ("findings", "Done"));
  hut_code_drop_down_add (self->which, "all", C_ ("findings", "All"));
  hut_code_drop_down_set_code (self->which, "open");
  hut_code_drop_down_set_name (self->which, _ ("Which findings"));
  hut_code_drop_down_set_field (self->route, hut_kind_field (&hut_kind_finding, "route"),
                                _ ("Any route"));
  hut_code_drop_down_set_name (self->route, _ ("Route of findings"));
  hut_line_list_set_name (self->list, _ ("Findings"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_findings);
}

void
hut_finding_list_set_browser (HutFindingList *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_FINDING_LIST (self));

  if (browser == hut_page_feed_get_browser (self->feed))
    return;
  self->patrol = (HutUid){ { 0 } };
  g_clear_pointer (&self->shown, findings_free);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  hut_page_feed_set_browser (self->feed, browser);
}

void
hut_finding_list_show_patrol (HutFindingList *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_FINDING_LIST (self));

  self->patrol = *id;
  on_filter (self);
}

gboolean
hut_finding_list_is_filled (HutFindingList *self)
{
  return hut_page_feed_is_answered (self->feed);
}
