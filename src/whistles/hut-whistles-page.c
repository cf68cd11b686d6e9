/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The frame of the place: the list of whistles, all or those behind a figure, the page of the one
 * that is chosen, the form of a new one, and the scores. What is listed is read on a worker; how
 * long there still is, is said anew by the clock. Main thread. */

#define G_LOG_DOMAIN "hutong-whistles"

#include "whistles/hut-whistles-page.h"

#include "store/hut-reader-whistle.h"
#include "whistles/hut-scores-page.h"
#include "whistles/hut-whistle-filter.h"
#include "whistles/hut-whistle-form.h"
#include "whistles/hut-whistle-page.h"
#include "whistles/hut-whistle-row.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-row-list.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define WHISTLES 200
#define SAY_AGAIN 10 /* s: how long there is in the list */

struct _HutWhistlesPage
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *title;
  GtkWidget *switcher;
  GtkWidget *new_button;
  GtkStack *places; /* "whistles", "scores", "form" */
  GtkStack *pages;  /* "reading", "whistles", "nothing", "empty", "failed" */
  GtkWidget *filter_bar;
  GtkLabel *filter_words;
  HutEmptyPage *nothing; /* of those that were asked for */
  HutEmptyPage *none;
  HutRowList *list;
  GtkStack *stage; /* "reading", "whistle", "failed" */
  HutWhistlePage *page;
  HutEmptyPage *unread;
  HutWhistleForm *form;
  HutScoresPage *scores;
  HutPageFeed *feed;
  HutWhistleFilter filter; /* what is listed */
  HutWhistleDesk *desk;
  GPtrArray *lines;     /* HutWhistleLine; NULL before the first answer */
  HutUid chosen;        /* nil: the first */
  gboolean board_asked; /* for the whistle that is being read */
  guint source;
  GSignalGroup *browser_signals;
};

G_DEFINE_FINAL_TYPE (HutWhistlesPage, hut_whistles_page, GTK_TYPE_WIDGET)

static guint told_signal;

/* ---- Who sits here ---- */

static HutSeatKind
seat_of (HutWhistlesPage *self)
{
  HutCaseBrowser *browser = self->feed != NULL ? hut_page_feed_get_browser (self->feed) : NULL;

  return browser != NULL ? hut_case_browser_get_seat (browser)->kind : HUT_SEAT_STREET;
}

static gboolean
has_scores (HutWhistlesPage *self)
{
  return seat_of (self) != HUT_SEAT_COMMUNITY;
}

/* A department is called, it does not call; of scores it has its own. */
static void
show_seat (HutWhistlesPage *self)
{
  gboolean street = seat_of (self) == HUT_SEAT_STREET;
  gboolean form = g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "form") == 0;

  gtk_widget_set_visible (self->new_button, street && !form);
  gtk_widget_set_visible (self->switcher, has_scores (self) && !form);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "whistles.new", street);
  g_object_set (self->none, "title", street ? _ ("No whistle yet") : _ ("No whistle calls here"),
                "text",
                street ? _ ("What the street cannot do alone, it whistles for: name the place, the "
                            "task, and the departments that are to come, each with its time. A "
                            "case, a matter, a warning, a resolution or a place on the map can be "
                            "whistled for too.")
                       : _ ("When a street calls, the whistle appears here by itself, with its "
                            "clock and what is to be done."),
                "label", street ? _ ("Blow a Whistle…") : NULL, NULL);
}

/* ---- The chosen whistle ---- */

static void
show_chosen (HutWhistlesPage *self)
{
  const GError *error =
      self->desk != NULL ? hut_work_desk_get_error (HUT_WORK_DESK (self->desk)) : NULL;

  if (self->desk != NULL && hut_whistle_desk_get_sight (self->desk) != NULL)
    gtk_stack_set_visible_child_name (self->stage, "whistle");
  else if (error == NULL)
    gtk_stack_set_visible_child_name (self->stage, "reading");
  else
    hut_empty_page_fail (self->unread, self->stage, error);
}

static void
open_asked_board (HutWhistlesPage *self)
{
  if (!self->board_asked || self->desk == NULL || hut_whistle_desk_get_sight (self->desk) == NULL)
    return;
  self->board_asked = FALSE;
  hut_whistle_page_open_board (self->page);
}

static void
on_told (HutWhistlesPage *self, const char *message, const char *batch)
{
  g_signal_emit (self, told_signal, 0, message, batch);
}

static void
on_refused (HutWhistlesPage *self, const char *words)
{
  g_signal_emit (self, told_signal, 0, words, NULL);
}

static void
choose (HutWhistlesPage *self, const HutUid *id)
{
  if (self->desk == NULL || hut_uid_equal (&self->chosen, id))
    return;
  self->chosen = *id;
  hut_whistle_desk_show (self->desk, id);
}

/* ---- The list ---- */

static void *
make_question (GtkWidget *page)
{
  HutWhistleFilter *filter = g_new0 (HutWhistleFilter, 1);

  hut_whistle_filter_copy (filter, &HUT_WHISTLES_PAGE (page)->filter);
  return filter;
}

static void
free_question (gpointer filter)
{
  hut_whistle_filter_clear (filter);
  g_free (filter);
}

static void *
read_lines (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  HutTime now = hut_time_now () + hut_reader_clock_offset (reader);
  g_autoptr (GPtrArray) whistles = hut_whistle_filter_read (asked, reader, WHISTLES, now, error);

  return whistles != NULL ? hut_whistle_lines (whistles, now) : NULL;
}

static void
free_lines (gpointer lines)
{
  if (lines != NULL)
    g_ptr_array_unref (lines);
}

static gboolean
is_listed (HutWhistlesPage *self, const HutUid *id)
{
  for (guint i = 0; i < self->lines->len; i++)
    if (hut_uid_equal (&((const HutWhistleLine *)self->lines->pdata[i])->whistle->id, id))
      return TRUE;
  return FALSE;
}

/* One that was voided is left for the first. */
static void
on_answered (GtkWidget *page, void *answer)
{
  HutWhistlesPage *self = HUT_WHISTLES_PAGE (page);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = answer;
  if (self->lines->len > 0 && self->lines->len < WHISTLES && !is_listed (self, &self->chosen))
    choose (self, &((const HutWhistleLine *)self->lines->pdata[0])->whistle->id);
  hut_row_list_select (self->list, &self->chosen);
  hut_row_list_set_lines (self->list, self->lines);
  gtk_stack_set_visible_child_name (self->pages, self->lines->len > 0 ? "whistles"
                                                 : self->filter.set   ? "nothing"
                                                                      : "empty");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutWhistlesPage *self = HUT_WHISTLES_PAGE (page);

  if (self->lines == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static const HutPageQuestion question_of_whistles = {
  .question = make_question,
  .read = read_lines,
  .free_question = free_question,
  .free_answer = free_lines,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = hut_whistle_changed,
};

static void
on_chosen (HutWhistlesPage *self, const char *id)
{
  HutUid uid;

  if (hut_uid_parse (id, &uid))
    choose (self, &uid);
}

static gboolean
on_say_again (gpointer data)
{
  HutWhistlesPage *self = data;

  if (self->lines != NULL)
    hut_row_list_set_lines (self->list, self->lines);
  return G_SOURCE_CONTINUE;
}

static void
hut_whistles_page_map (GtkWidget *widget)
{
  HutWhistlesPage *self = HUT_WHISTLES_PAGE (widget);

  GTK_WIDGET_CLASS (hut_whistles_page_parent_class)->map (widget);
  on_say_again (self);
  self->source = g_timeout_add_seconds (SAY_AGAIN, on_say_again, self);
}

static void
hut_whistles_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&HUT_WHISTLES_PAGE (widget)->source, g_source_remove);
  GTK_WIDGET_CLASS (hut_whistles_page_parent_class)->unmap (widget);
}

/* ---- What is listed ---- */

/* That there is nothing (any more) is good to know of what is to be marked. */
static void
show_filter (HutWhistlesPage *self)
{
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->filter_bar, self->filter.set);
  if (!self->filter.set)
    return;
  words = hut_whistle_filter_words (&self->filter, hut_page_feed_get_browser (self->feed));
  gtk_label_set_label (self->filter_words, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->filter_words), words);
  g_object_set (self->nothing, "title",
                self->filter.figure == HUT_SCORE_UNMARKED ? _ ("All units are marked")
                                                          : _ ("No such whistle"),
                "text", words, NULL);
}

static void
set_filter (HutWhistlesPage *self, const HutWhistleFilter *filter)
{
  hut_whistle_filter_copy (&self->filter, filter);
  show_filter (self);
  hut_page_feed_ask (self->feed);
}

static void
list_all (HutWhistlesPage *self)
{
  if (self->filter.set)
    set_filter (self, &(HutWhistleFilter){ 0 });
}

static gboolean
is_place (HutWhistlesPage *self, const char *place)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->places), place) == 0;
}

/* ---- A new one ---- */

static void
set_place (HutWhistlesPage *self, const char *place)
{
  gboolean form = g_str_equal (place, "form");

  gtk_stack_set_visible_child_name (self->places, place);
  gtk_widget_set_visible (self->new_button, !form && seat_of (self) == HUT_SEAT_STREET);
  gtk_widget_set_visible (self->switcher, !form && has_scores (self));
  gtk_label_set_label (self->title, form ? _ ("Blow a Whistle") : C_ ("place", "Whistles"));
}

/* A form that is being filled in stays as it is. */
static void
open_form (HutWhistlesPage *self, const HutRecord *said, const char *source)
{
  set_place (self, "form");
  if (hut_whistle_form_is_dirty (self->form))
    {
      g_signal_emit (self, told_signal, 0,
                     _ ("A whistle is being filled in. Blow it or give it up first."), NULL);
      gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
      return;
    }
  hut_whistle_form_begin (self->form, said, source);
}

/* What the chosen one says otherwise. */
static void
do_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistlesPage *self = HUT_WHISTLES_PAGE (widget);

  if (self->desk == NULL || hut_whistle_desk_get_sight (self->desk) == NULL ||
      seat_of (self) != HUT_SEAT_STREET)
    return;
  set_place (self, "form");
  gtk_label_set_label (self->title, _ ("Change the Whistle"));
  hut_whistle_form_edit (self->form, self->desk);
}

static void
on_finished (HutWhistlesPage *self, const char *id)
{
  HutUid uid;

  set_place (self, "whistles");
  if (id != NULL && hut_uid_parse (id, &uid))
    {
      hut_whistles_page_show_whistle (self, &uid);
      hut_page_feed_ask (self->feed);
    }
  hut_whistles_page_focus_list (self);
}

/* ---- Actions ---- */

static void
do_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_whistles_page_new_whistle (HUT_WHISTLES_PAGE (widget), NULL);
}

static void
do_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistlesPage *self = HUT_WHISTLES_PAGE (widget);
  HutUid chosen = self->chosen;

  hut_page_feed_ask (self->feed);
  if (self->desk != NULL && !hut_uid_is_nil (&chosen))
    hut_whistle_desk_show (self->desk, &chosen);
}

static void
do_show_figure (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutWhistlesPage *self = HUT_WHISTLES_PAGE (widget);
  HutWhistleFilter filter = { .set = TRUE };
  const char *figure, *unit;

  g_variant_get (parameter, "(&s&sxx)", &figure, &unit, &filter.from, &filter.until);
  if (!hut_score_figure_find (figure, &filter.figure))
    return;
  filter.unit = *unit != '\0' ? (char *)unit : NULL;
  set_place (self, "whistles");
  set_filter (self, &filter);
  hut_whistles_page_focus_list (self);
}

static void
do_show_all (GtkWidget *widget, const char *name, GVariant *parameter)
{
  list_all (HUT_WHISTLES_PAGE (widget));
}

/* ---- The widget ---- */

static void
hut_whistles_page_dispose (GObject *object)
{
  HutWhistlesPage *self = HUT_WHISTLES_PAGE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->browser_signals);
  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_whistles_page_parent_class)->dispose (object);
}

static void
hut_whistles_page_finalize (GObject *object)
{
  g_clear_pointer (&HUT_WHISTLES_PAGE (object)->lines, g_ptr_array_unref);
  hut_whistle_filter_clear (&HUT_WHISTLES_PAGE (object)->filter);
  G_OBJECT_CLASS (hut_whistles_page_parent_class)->finalize (object);
}

static void
hut_whistles_page_class_init (HutWhistlesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_whistles_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_whistles_page_finalize;
  widget_class->map = hut_whistles_page_map;
  widget_class->unmap = hut_whistles_page_unmap;
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_ROW_LIST);
  g_type_ensure (HUT_TYPE_SCORES_PAGE);
  g_type_ensure (HUT_TYPE_WHISTLE_FORM);
  g_type_ensure (HUT_TYPE_WHISTLE_PAGE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/whistles/hut-whistles-page.ui");
  gtk_widget_class_install_action (widget_class, "whistles.new", NULL, do_new);
  gtk_widget_class_install_action (widget_class, "whistles.edit", NULL, do_edit);
  gtk_widget_class_install_action (widget_class, "whistles.again", NULL, do_again);
  gtk_widget_class_install_action (widget_class, "whistles.show-figure", "(ssxx)", do_show_figure);
  gtk_widget_class_install_action (widget_class, "whistles.show-all", NULL, do_show_all);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, column);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, title);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, places);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, pages);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, filter_words);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, none);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, list);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, stage);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, page);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, unread);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, form);
  gtk_widget_class_bind_template_child (widget_class, HutWhistlesPage, scores);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_finished);
  told_signal = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
hut_whistles_page_init (HutWhistlesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->places);
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->stage);
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_whistles);
  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->browser_signals, "notify::seat", G_CALLBACK (show_seat),
                                  self);
  show_seat (self);
}

/* ---- From outside ---- */

static void
set_desk (HutWhistlesPage *self, HutWhistleDesk *desk)
{
  hut_whistle_page_set_desk (self->page, desk);
  g_set_object (&self->desk, desk);
  if (desk == NULL)
    return;
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (open_asked_board), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "told", G_CALLBACK (on_told), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
}

void
hut_whistles_page_set_browser (HutWhistlesPage *self, HutCaseBrowser *browser)
{
  g_autoptr (HutWhistleDesk) desk = NULL;

  g_return_if_fail (HUT_IS_WHISTLES_PAGE (self));

  if (browser == hut_page_feed_get_browser (self->feed))
    return;
  if (browser != NULL)
    desk = hut_whistle_desk_new (browser);
  self->chosen = (HutUid){ 0 };
  hut_whistle_filter_clear (&self->filter);
  show_filter (self);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  set_place (self, "whistles");
  set_desk (self, desk);
  hut_whistle_form_set_browser (self->form, browser);
  hut_row_list_set_how (self->list, &hut_whistle_rows, browser, _ ("Whistles"));
  hut_scores_page_set_browser (self->scores, browser);
  hut_page_feed_set_browser (self->feed, browser);
  g_signal_group_set_target (self->browser_signals, browser);
  show_seat (self);
}

void
hut_whistles_page_set_lookup (HutWhistlesPage *self, HutAddressLookup lookup, HutAddressWhere where,
                              gpointer data)
{
  hut_whistle_form_set_lookup (self->form, lookup, where, data);
}

void
hut_whistles_page_show_whistle (HutWhistlesPage *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_WHISTLES_PAGE (self));

  set_place (self, "whistles");
  list_all (self);
  choose (self, id);
  hut_row_list_select (self->list, id);
}

void
hut_whistles_page_show_figure (HutWhistlesPage *self, HutScoreFigure figure)
{
  const HutWhistleFilter filter = { .set = TRUE, .figure = figure };

  g_return_if_fail (HUT_IS_WHISTLES_PAGE (self));

  set_place (self, "whistles");
  set_filter (self, &filter);
}

void
hut_whistles_page_new_whistle (HutWhistlesPage *self, const char *from)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  HutReader *reader = browser != NULL ? hut_case_browser_get_reader (browser) : NULL;
  g_auto (GStrv) parts = from != NULL ? g_strsplit (from, "/", 2) : NULL;
  g_autoptr (HutRecord) said = NULL;
  g_autofree char *source = NULL;
  HutUid id;

  g_return_if_fail (HUT_IS_WHISTLES_PAGE (self));

  if (reader == NULL || seat_of (self) != HUT_SEAT_STREET)
    return;
  if (parts != NULL && g_strv_length (parts) == 2 && hut_uid_parse (parts[1], &id))
    said = hut_reader_whistle_from (reader, parts[0], &id, NULL);
  if (said != NULL)
    source = hut_reader_whistle_source (reader, said);
  open_form (self, said, source);
}

void
hut_whistles_page_new_whistle_at (HutWhistlesPage *self, HutPoint place)
{
  HutUid fresh = hut_uid_new ();
  g_autoptr (HutRecord) said = hut_record_new (&hut_kind_whistle, &fresh, NULL);

  g_return_if_fail (HUT_IS_WHISTLES_PAGE (self));

  if (hut_page_feed_get_browser (self->feed) == NULL || seat_of (self) != HUT_SEAT_STREET)
    return;
  hut_record_set (said, "place", hut_value_point (place));
  open_form (self, said, NULL);
}

void
hut_whistles_page_step (HutWhistlesPage *self)
{
  g_return_if_fail (HUT_IS_WHISTLES_PAGE (self));

  if (is_place (self, "form"))
    gtk_widget_activate_action (GTK_WIDGET (self->form), "form.blow", NULL);
  else if (is_place (self, "whistles"))
    hut_whistle_page_step (self->page);
}

void
hut_whistles_page_open_board (HutWhistlesPage *self)
{
  g_return_if_fail (HUT_IS_WHISTLES_PAGE (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "form") == 0)
    return;
  /* Before the first answer, and while one is on its way, it waits for it. */
  self->board_asked = self->lines == NULL || self->lines->len > 0;
  open_asked_board (self);
}

gboolean
hut_whistles_page_is_editing (HutWhistlesPage *self)
{
  return hut_whistle_form_is_dirty (self->form);
}

void
hut_whistles_page_focus_list (HutWhistlesPage *self)
{
  if (!is_place (self, "whistles"))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->places), GTK_DIR_TAB_FORWARD);
  else if (!hut_row_list_focus (self->list))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

void
hut_whistles_page_tell (GtkWidget *widget, const char *message, const char *batch)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, HUT_TYPE_WHISTLES_PAGE);

  if (page != NULL)
    g_signal_emit (page, told_signal, 0, message, batch);
}

gboolean
hut_whistles_page_is_filled (HutWhistlesPage *self)
{
  g_return_val_if_fail (HUT_IS_WHISTLES_PAGE (self), FALSE);

  if (is_place (self, "scores"))
    return hut_scores_page_is_filled (self->scores);
  return hut_page_feed_is_answered (self->feed) &&
         (self->desk == NULL || hut_work_desk_is_settled (HUT_WORK_DESK (self->desk))) &&
         hut_whistle_page_is_settled (self->page);
}
