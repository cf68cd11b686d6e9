/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The list of what is followed. Main thread; a worker reads. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-follow-list.h"

#include "domain/hut-roster.h"
#include "roster/hut-follow-prompts.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define MOST 300u

typedef struct _Followed Followed;

typedef struct
{
  const HutFollowWay *way;
  GtkWidget *box;
  GtkBox *head;
  HutCodeDropDown *which;
  GtkLabel *count;
  GtkStack *pages; /* "reading", "list", "empty", "failed" */
  HutLineList *list;
  HutEmptyPage *empty;
  HutEmptyPage *failed;
  HutPageFeed *feed;
  char *route;   /* or NULL */
  HutUid patrol; /* nil: of all */
  Followed *shown;
} HutFollowListPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (HutFollowList, hut_follow_list, GTK_TYPE_WIDGET)

static HutFollowListPrivate *
priv_of (gpointer list)
{
  return hut_follow_list_get_instance_private (HUT_FOLLOW_LIST (list));
}

static const char *const whichs[] = {
  [HUT_FINDINGS_OPEN] = "open",
  [HUT_FINDINGS_SOLVED] = "solved",
  [HUT_FINDINGS_DONE] = "done",
  [HUT_FINDINGS_ALL] = "all",
};

/* ---- The answer ---- */

typedef struct
{
  const HutFollowWay *way;
  HutOffice *office;
  HutFindingAsk ask;
  char *route;
  HutUid patrol;
} Question;

struct _Followed
{
  GPtrArray *rows; /* HutFindingRow */
  HutPatrolPosts *posts;
  guint n_open;
};

static void
question_free (gpointer data)
{
  Question *question = data;

  hut_office_unref (question->office);
  g_free (question->route);
  g_free (question);
}

static void
followed_free (gpointer data)
{
  Followed *followed = data;

  if (followed == NULL)
    return;
  g_clear_pointer (&followed->rows, g_ptr_array_unref);
  g_clear_pointer (&followed->posts, hut_patrol_posts_free);
  g_free (followed);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Followed, followed_free)

static HutFindings
chosen (HutFollowListPrivate *priv)
{
  const char *code = hut_code_drop_down_get_code (priv->which);

  for (guint i = 0; hut_uid_is_nil (&priv->patrol) && i < G_N_ELEMENTS (whichs); i++)
    if (g_strcmp0 (code, whichs[i]) == 0)
      return i;
  return HUT_FINDINGS_ALL;
}

static void *
make_question (GtkWidget *widget)
{
  HutFollowListPrivate *priv = priv_of (widget);
  Question *question = g_new0 (Question, 1);

  question->way = priv->way;
  question->office =
      hut_store_dup_office (hut_case_browser_get_store (hut_page_feed_get_browser (priv->feed)));
  question->route = g_strdup (priv->route);
  question->patrol = priv->patrol;
  question->ask.which = chosen (priv);
  question->ask.limit = MOST + 1;
  return question;
}

static void *
read_followed (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  Question *question = asked;
  g_autoptr (Followed) followed = g_new0 (Followed, 1);

  question->ask.route = question->route;
  question->ask.patrol = hut_uid_is_nil (&question->patrol) ? NULL : &question->patrol;
  followed->rows = question->way->read (reader, &question->ask, error);
  if (followed->rows == NULL ||
      !hut_reader_count_open (reader, question->way->kind, &followed->n_open, error))
    return NULL;
  if (question->way->with_posts)
    followed->posts = hut_patrol_posts_read (
        reader, question->office, hut_time_now () + hut_reader_clock_offset (reader), error);
  return followed->posts != NULL || !question->way->with_posts ? g_steal_pointer (&followed) : NULL;
}

/* ---- Showing ---- */

static void
show_followed (HutFollowListPrivate *priv)
{
  GPtrArray *rows = priv->shown->rows, *lines = g_ptr_array_new ();
  guint n = MIN (rows->len, MOST);
  g_autofree char *open = priv->way->open_words (priv->shown->n_open);
  g_autofree char *count =
      rows->len > MOST ? g_strdup_printf (_ ("%s; the newest %u are shown"), open, MOST) : NULL;

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lines, priv->way->line (rows->pdata[i]));
  hut_line_list_set_lines (priv->list, lines);
  gtk_label_set_label (priv->count, count != NULL ? count : open);
  gtk_stack_set_visible_child_name (priv->pages, n > 0 ? "list" : "empty");
}

static void
on_answered (GtkWidget *widget, void *answer)
{
  HutFollowListPrivate *priv = priv_of (widget);

  followed_free (priv->shown);
  priv->shown = answer;
  show_followed (priv);
}

static void
on_failed (GtkWidget *widget, const GError *error)
{
  HutFollowListPrivate *priv = priv_of (widget);

  if (priv->shown == NULL)
    gtk_stack_set_visible_child_name (priv->pages, "failed");
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_roster_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_case) ||
         hut_change_set_has_kind (changes, &hut_kind_attachment);
}

static const HutPageQuestion question_of_followed = {
  .question = make_question,
  .read = read_followed,
  .free_question = question_free,
  .free_answer = followed_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
on_filter (HutFollowList *self)
{
  if (hut_follow_list_get_browser (self) != NULL)
    hut_page_feed_ask (priv_of (self)->feed);
}

static void
on_activated (HutFollowList *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), priv_of (self)->way->activated, "s", id);
}

/* ---- Actions ---- */

static const struct
{
  const char *name;
  HutFollowAct act;
} asked[] = {
  { "findings.done", HUT_FOLLOW_FINDING_DONE },
  { "findings.reopen", HUT_FOLLOW_FINDING_REOPEN },
  { "findings.to-case", HUT_FOLLOW_FINDING_TO_CASE },
  { "visits.follow", HUT_FOLLOW_VISIT_FOLLOW },
  { "visits.reopen", HUT_FOLLOW_VISIT_REOPEN },
  { "visits.to-case", HUT_FOLLOW_VISIT_TO_CASE },
  { "visits.void", HUT_FOLLOW_VISIT_VOID },
};

static void
do_ask (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutFollowList *self = HUT_FOLLOW_LIST (widget);
  const HutFindingRow *row = hut_follow_list_find (self, parameter);

  for (gsize i = 0; row != NULL && i < G_N_ELEMENTS (asked); i++)
    if (g_str_equal (name, asked[i].name))
      hut_follow_ask (widget, hut_follow_list_get_browser (self), row, asked[i].act);
}

static void
do_show_case (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const HutFindingRow *row = hut_follow_list_find (HUT_FOLLOW_LIST (widget), parameter);
  const char *of_case = row != NULL ? hut_record_get_text (row->record, "case") : NULL;

  if (of_case != NULL)
    gtk_widget_activate_action (widget, "app.show-case", "s", of_case);
}

void
hut_follow_list_class_add_acts (GtkWidgetClass *klass, const char *prefix)
{
  g_autofree char *show_case = g_strconcat (prefix, "show-case", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    if (g_str_has_prefix (asked[i].name, prefix))
      gtk_widget_class_install_action (klass, asked[i].name, "s", do_ask);
  gtk_widget_class_install_action (klass, show_case, "s", do_show_case);
}

/* ---- The widget ---- */

static void
hut_follow_list_dispose (GObject *object)
{
  HutFollowListPrivate *priv = priv_of (object);

  g_clear_pointer (&priv->feed, hut_page_feed_free);
  g_clear_pointer (&priv->box, gtk_widget_unparent);
  g_clear_pointer (&priv->shown, followed_free);
  g_clear_pointer (&priv->route, g_free);
  G_OBJECT_CLASS (hut_follow_list_parent_class)->dispose (object);
}

static void
hut_follow_list_class_init (HutFollowListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_follow_list_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-follow-list.ui");
  gtk_widget_class_bind_template_child_private (widget_class, HutFollowList, box);
  gtk_widget_class_bind_template_child_private (widget_class, HutFollowList, head);
  gtk_widget_class_bind_template_child_private (widget_class, HutFollowList, which);
  gtk_widget_class_bind_template_child_private (widget_class, HutFollowList, count);
  gtk_widget_class_bind_template_child_private (widget_class, HutFollowList, pages);
  gtk_widget_class_bind_template_child_private (widget_class, HutFollowList, list);
  gtk_widget_class_bind_template_child_private (widget_class, HutFollowList, empty);
  gtk_widget_class_bind_template_child_private (widget_class, HutFollowList, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_filter);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
}

static void
hut_follow_list_init (HutFollowList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (priv_of (self)->pages);
}

static void
add_adding (HutFollowListPrivate *priv)
{
  GtkWidget *button = gtk_button_new_with_label (_ (priv->way->add_label));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), priv->way->add_action);
  gtk_widget_add_css_class (button, "hut-main");
  gtk_box_append (priv->head, button);
  hut_empty_page_set_button (priv->empty, _ (priv->way->add_label), priv->way->add_action);
}

void
hut_follow_list_set_way (HutFollowList *self, const HutFollowWay *way)
{
  HutFollowListPrivate *priv = priv_of (self);

  priv->way = way;
  hut_code_drop_down_set_name (priv->which, _ (way->which_name));
  hut_line_list_set_name (priv->list, _ (way->name));
  g_object_set (priv->empty, "title", _ (way->empty_title), "text", _ (way->empty_text), NULL);
  g_object_set (priv->failed, "title", _ (way->failed_title), NULL);
  if (way->add_action != NULL)
    add_adding (priv);
  priv->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_followed);
}

HutCodeDropDown *
hut_follow_list_get_which (HutFollowList *self)
{
  return priv_of (self)->which;
}

void
hut_follow_list_add_filter (HutFollowList *self, GtkWidget *filter)
{
  HutFollowListPrivate *priv = priv_of (self);

  gtk_box_insert_child_after (priv->head, filter,
                              gtk_widget_get_prev_sibling (GTK_WIDGET (priv->count)));
}

void
hut_follow_list_set_route (HutFollowList *self, const char *route)
{
  HutFollowListPrivate *priv = priv_of (self);

  g_free (priv->route);
  priv->route = g_strdup (route);
  on_filter (self);
}

void
hut_follow_list_set_patrol (HutFollowList *self, const HutUid *patrol)
{
  priv_of (self)->patrol = patrol != NULL ? *patrol : (HutUid){ { 0 } };
  on_filter (self);
}

void
hut_follow_list_set_browser (HutFollowList *self, HutCaseBrowser *browser)
{
  HutFollowListPrivate *priv = priv_of (self);

  if (browser == hut_page_feed_get_browser (priv->feed))
    return;
  g_clear_pointer (&priv->shown, followed_free);
  priv->patrol = (HutUid){ { 0 } };
  gtk_stack_set_visible_child_name (priv->pages, "reading");
  hut_page_feed_set_browser (priv->feed, browser);
}

HutCaseBrowser *
hut_follow_list_get_browser (HutFollowList *self)
{
  HutFollowListPrivate *priv = priv_of (self);

  return priv->feed != NULL ? hut_page_feed_get_browser (priv->feed) : NULL;
}

gboolean
hut_follow_list_is_filled (HutFollowList *self)
{
  return hut_page_feed_is_answered (priv_of (self)->feed);
}

const HutFindingRow *
hut_follow_list_find (HutFollowList *self, GVariant *parameter)
{
  const Followed *shown = priv_of (self)->shown;
  HutUid id;

  if (shown == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return NULL;
  for (guint i = 0; i < shown->rows->len; i++)
    {
      const HutFindingRow *row = shown->rows->pdata[i];

      if (hut_uid_equal (&row->record->id, &id))
        return row;
    }
  return NULL;
}

const HutPatrolPosts *
hut_follow_list_get_posts (HutFollowList *self)
{
  const Followed *shown = priv_of (self)->shown;

  return shown != NULL ? shown->posts : NULL;
}
