/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The frame of the place: the list of meetings, and the page of the one that is chosen, by its
 * state. What is listed is read on a worker. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-council-page.h"

#include "council/hut-after-page.h"
#include "council/hut-bodies-page.h"
#include "council/hut-body-form.h"
#include "council/hut-council-words.h"
#include "council/hut-draft-page.h"
#include "council/hut-meeting-form.h"
#include "council/hut-meeting-page.h"
#include "council/hut-meeting-print.h"
#include "council/hut-meeting-row.h"
#include "council/hut-put-prompt.h"
#include "council/hut-reminder-card.h"
#include "council/hut-topic-form.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-topic-source.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-row-list.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* As many meetings as a street holds in some years. */
#define MEETINGS 300

struct _HutCouncilPage
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkWidget *head;
  GtkStack *places; /* "meetings", "bodies", "hall" */
  HutBodiesPage *bodies;
  HutMeetingPage *hall;
  GtkStack *pages; /* "reading", "meetings", "empty", "failed" */
  HutRowList *list;
  HutReminderCard *reminders;
  GtkStack *stage; /* "reading", "failed", and the pages of a meeting below */
  HutEmptyPage *unread;
  HutPageFeed *feed;
  GSignalGroup *browser_signals;
  HutMeetingDesk *desk;
  GPtrArray *lines; /* HutMeetingLine; NULL before the first answer */
  HutUid chosen;    /* nil: the first */
  HutRecord *put;   /* a topic that waits for its meeting to be read, or NULL */
  HutUid put_into;
  HutUid entered; /* the meeting whose hall was entered last */
  HutAddressLookup lookup;
  gpointer lookup_data;
  GDestroyNotify lookup_destroy;
};

G_DEFINE_FINAL_TYPE (HutCouncilPage, hut_council_page, GTK_TYPE_WIDGET)

/* The pages of a meeting by their names in the stack. */
static const struct
{
  const char *name;
  void (*set_desk) (GtkWidget *page, HutMeetingDesk *desk);
  void (*flush) (GtkWidget *page); /* or NULL: nothing is typed into it */
} meeting_pages[] = {
  { "draft", hut_draft_page_set_desk, NULL },
  { "after", hut_after_page_set_desk, hut_after_page_flush },
};

/* ---- The chosen meeting ---- */

static void set_place (HutCouncilPage *self, const char *place);

/* A meeting that is under way is shown as it is run, once: after a power cut too. Who goes back to
 * the list stays there. */
static void
enter_if_under_way (HutCouncilPage *self, const HutMeetingView *view)
{
  static const char *const under_way[] = { "open", "adjourned", NULL };
  const char *state = hut_meeting_get_state (view->meeting);

  if (state == NULL || !g_strv_contains (under_way, state) ||
      hut_uid_equal (&self->entered, &view->meeting->meeting->id))
    return;
  self->entered = view->meeting->meeting->id;
  set_place (self, "hall");
}

/* The form of the topic that was waiting for this meeting. */
static void
put_topic (HutCouncilPage *self, const HutMeetingView *view)
{
  g_autoptr (HutRecord) topic = NULL;

  if (self->put == NULL || !hut_uid_equal (&view->meeting->meeting->id, &self->put_into))
    return;
  topic = g_steal_pointer (&self->put);
  hut_topic_form_open_new (GTK_WIDGET (self), self->desk, topic);
}

static void
show_chosen (HutCouncilPage *self)
{
  const HutMeetingView *view = self->desk != NULL ? hut_meeting_desk_get_view (self->desk) : NULL;
  const GError *error =
      self->desk != NULL ? hut_work_desk_get_error (HUT_WORK_DESK (self->desk)) : NULL;

  if (view != NULL)
    {
      gtk_stack_set_visible_child_name (
          self->stage,
          g_strcmp0 (hut_meeting_get_state (view->meeting), "closed") == 0 ? "after" : "draft");
      enter_if_under_way (self, view);
      put_topic (self, view);
      return;
    }
  if (error == NULL)
    {
      gtk_stack_set_visible_child_name (self->stage, "reading");
      return;
    }
  hut_empty_page_fail (self->unread, self->stage, error);
}

/* The hall takes the whole place. */
static void
set_place (HutCouncilPage *self, const char *place)
{
  gboolean hall = g_str_equal (place, "hall");

  if (!hall)
    hut_meeting_page_flush (self->hall);
  gtk_stack_set_visible_child_name (self->places, place);
  gtk_widget_set_visible (self->head, !hall);
}

static void
on_refused (HutCouncilPage *self, const char *words)
{
  hut_page_tell (GTK_WIDGET (self), words, NULL);
}

/* What was typed goes to the meeting that is left. */
static void
flush (HutCouncilPage *self)
{
  hut_meeting_page_flush (self->hall);
  for (gsize i = 0; i < G_N_ELEMENTS (meeting_pages); i++)
    if (meeting_pages[i].flush != NULL)
      meeting_pages[i].flush (gtk_stack_get_child_by_name (self->stage, meeting_pages[i].name));
}

static void
choose (HutCouncilPage *self, const HutUid *id)
{
  if (self->desk == NULL || hut_uid_equal (&self->chosen, id))
    return;
  flush (self);
  self->chosen = *id;
  hut_meeting_desk_show (self->desk, id);
}

/* ---- The list ---- */

static void *
make_question (GtkWidget *page)
{
  return g_new0 (char, 1);
}

static void *
read_lines (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  return hut_reader_meetings (reader, hut_time_now (), MEETINGS, error);
}

static void
free_lines (gpointer lines)
{
  if (lines != NULL)
    g_ptr_array_unref (lines);
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (page);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = answer;
  if (hut_uid_is_nil (&self->chosen) && self->lines->len > 0)
    choose (self, &((const HutMeetingLine *)self->lines->pdata[0])->id);
  hut_row_list_select (self->list, &self->chosen);
  hut_row_list_set_lines (self->list, self->lines);
  gtk_stack_set_visible_child_name (self->pages, self->lines->len > 0 ? "meetings" : "empty");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (page);

  if (self->lines == NULL)
    gtk_stack_set_visible_child_name (self->pages, "failed");
}

static const HutPageQuestion question_of_meetings = {
  .question = make_question,
  .read = read_lines,
  .free_question = g_free,
  .free_answer = free_lines,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = hut_meeting_changed,
};

static void
on_chosen (HutCouncilPage *self, const char *id)
{
  HutUid uid;

  if (hut_uid_parse (id, &uid))
    choose (self, &uid);
}

static void
on_reminder_chosen (HutCouncilPage *self, const char *meeting)
{
  HutUid id;

  if (hut_uid_parse (meeting, &id))
    hut_council_page_show_meeting (self, &id);
}

/* ---- Actions ---- */

static void
do_new_meeting (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (widget);

  if (self->desk != NULL)
    hut_meeting_form_open_new (widget, hut_work_desk_get_browser (HUT_WORK_DESK (self->desk)));
}

/* What was made is shown. */
static void
show_body (GtkWidget *widget, const HutUid *id)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (widget);

  set_place (self, "bodies");
  hut_bodies_page_show (self->bodies, id);
}

static void
do_new_body (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (widget);

  if (self->desk != NULL)
    hut_body_form_open (widget, hut_work_desk_get_browser (HUT_WORK_DESK (self->desk)), NULL,
                        show_body);
}

static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (widget);

  if (self->desk != NULL)
    hut_meeting_print_open (widget, self->desk, g_variant_get_string (parameter, NULL));
}

static void
do_enter (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (widget);
  const HutMeetingView *view = self->desk != NULL ? hut_meeting_desk_get_view (self->desk) : NULL;

  if (view != NULL)
    self->entered = view->meeting->meeting->id;
  set_place (self, g_str_equal (name, "council.enter") ? "hall" : "meetings");
}

static void
do_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (widget);
  HutUid chosen = self->chosen;

  hut_page_feed_ask (self->feed);
  if (self->desk != NULL && !hut_uid_is_nil (&chosen))
    hut_meeting_desk_show (self->desk, &chosen);
}

/* ---- The widget ---- */

static void
hut_council_page_dispose (GObject *object)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (object);

  hut_council_page_set_lookup (self, NULL, NULL, NULL);
  g_clear_object (&self->browser_signals);
  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_council_page_parent_class)->dispose (object);
}

static void
hut_council_page_finalize (GObject *object)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->put, hut_record_free);
  G_OBJECT_CLASS (hut_council_page_parent_class)->finalize (object);
}

static void
hut_council_page_class_init (HutCouncilPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_council_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_council_page_finalize;
  g_type_ensure (HUT_TYPE_AFTER_PAGE);
  g_type_ensure (HUT_TYPE_BODIES_PAGE);
  g_type_ensure (HUT_TYPE_DRAFT_PAGE);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_MEETING_PAGE);
  g_type_ensure (HUT_TYPE_ROW_LIST);
  g_type_ensure (HUT_TYPE_REMINDER_CARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-council-page.ui");
  gtk_widget_class_install_action (widget_class, "council.new-meeting", NULL, do_new_meeting);
  gtk_widget_class_install_action (widget_class, "council.new-body", NULL, do_new_body);
  gtk_widget_class_install_action (widget_class, "council.again", NULL, do_again);
  gtk_widget_class_install_action (widget_class, "council.print", "s", do_print);
  gtk_widget_class_install_action (widget_class, "council.enter", NULL, do_enter);
  gtk_widget_class_install_action (widget_class, "council.leave", NULL, do_enter);
  gtk_widget_class_bind_template_child (widget_class, HutCouncilPage, column);
  gtk_widget_class_bind_template_child (widget_class, HutCouncilPage, head);
  gtk_widget_class_bind_template_child (widget_class, HutCouncilPage, places);
  gtk_widget_class_bind_template_child (widget_class, HutCouncilPage, bodies);
  gtk_widget_class_bind_template_child (widget_class, HutCouncilPage, hall);
  gtk_widget_class_bind_template_child (widget_class, HutCouncilPage, pages);
  gtk_widget_class_bind_template_child (widget_class, HutCouncilPage, list);
  gtk_widget_class_bind_template_child (widget_class, HutCouncilPage, reminders);
  gtk_widget_class_bind_template_child (widget_class, HutCouncilPage, stage);
  gtk_widget_class_bind_template_child (widget_class, HutCouncilPage, unread);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_reminder_chosen);
  hut_page_class_tells (widget_class);
}

/* A community looks at its meetings, it does not lead them. */
static void
show_seat (HutCouncilPage *self)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  gboolean street = browser == NULL || hut_case_browser_get_seat (browser)->kind == HUT_SEAT_STREET;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "council.new-meeting", street);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "council.new-body", street);
}

static void
hut_council_page_init (HutCouncilPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->places);
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->stage);
  hut_row_list_set_how (self->list, &hut_meeting_rows, NULL, _ ("Meetings"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_meetings);
  self->browser_signals = g_signal_group_new (HUT_TYPE_CASE_BROWSER);
  g_signal_group_connect_swapped (self->browser_signals, "notify::seat", G_CALLBACK (show_seat),
                                  self);
}

/* ---- From outside ---- */

static void
set_desk (HutCouncilPage *self, HutMeetingDesk *desk)
{
  for (gsize i = 0; i < G_N_ELEMENTS (meeting_pages); i++)
    meeting_pages[i].set_desk (gtk_stack_get_child_by_name (self->stage, meeting_pages[i].name),
                               desk);
  hut_meeting_page_set_desk (self->hall, desk);
  g_set_object (&self->desk, desk);
  if (desk == NULL)
    return;
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "refused", G_CALLBACK (on_refused), self, G_CONNECT_SWAPPED);
}

void
hut_council_page_set_browser (HutCouncilPage *self, HutCaseBrowser *browser)
{
  g_autoptr (HutMeetingDesk) desk = NULL;

  g_return_if_fail (HUT_IS_COUNCIL_PAGE (self));

  if (browser == hut_page_feed_get_browser (self->feed))
    return;
  if (browser != NULL)
    desk = hut_meeting_desk_new (browser);
  self->chosen = (HutUid){ 0 };
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  gtk_stack_set_visible_child_name (self->pages, "reading");
  set_desk (self, desk);
  hut_page_feed_set_browser (self->feed, browser);
  hut_bodies_page_set_browser (self->bodies, browser);
  hut_reminder_card_set_browser (self->reminders, browser);
  g_signal_group_set_target (self->browser_signals, browser);
  show_seat (self);
}

void
hut_council_page_show_meeting (HutCouncilPage *self, const HutUid *id)
{
  g_return_if_fail (HUT_IS_COUNCIL_PAGE (self));

  set_place (self, "meetings");
  choose (self, id);
  hut_row_list_select (self->list, id);
}

/* Into the meeting @id, when it is read. */
static void
put_into (GtkWidget *page, const HutUid *id, const HutRecord *topic)
{
  HutCouncilPage *self = HUT_COUNCIL_PAGE (page);

  g_clear_pointer (&self->put, hut_record_free);
  self->put = hut_record_copy (topic);
  self->put_into = *id;
  hut_council_page_show_meeting (self, id);
  if (hut_meeting_desk_get_view (self->desk) != NULL)
    show_chosen (self);
}

void
hut_council_page_new_topic (HutCouncilPage *self, const char *from)
{
  g_auto (GStrv) parts = g_strsplit (from, "/", 2);
  g_autoptr (HutRecord) topic = NULL;
  HutReader *reader;
  HutUid id;

  g_return_if_fail (HUT_IS_COUNCIL_PAGE (self));

  if (self->desk == NULL || g_strv_length (parts) != 2 || !hut_uid_parse (parts[1], &id))
    return;
  reader = hut_case_browser_get_reader (hut_work_desk_get_browser (HUT_WORK_DESK (self->desk)));
  topic = hut_reader_topic_from (reader, parts[0], &id, NULL);
  if (topic != NULL)
    hut_put_prompt_open (GTK_WIDGET (self), reader, topic, &self->chosen, put_into);
}

void
hut_council_page_focus_list (HutCouncilPage *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "meetings") != 0)
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->places), GTK_DIR_TAB_FORWARD);
  else if (!hut_row_list_focus (self->list))
    gtk_widget_child_focus (gtk_stack_get_visible_child (self->pages), GTK_DIR_TAB_FORWARD);
}

void
hut_council_page_set_lookup (HutCouncilPage *self, HutAddressLookup lookup, gpointer data,
                             GDestroyNotify destroy)
{
  g_return_if_fail (HUT_IS_COUNCIL_PAGE (self));

  if (self->lookup_destroy != NULL)
    self->lookup_destroy (self->lookup_data);
  self->lookup = lookup;
  self->lookup_data = data;
  self->lookup_destroy = destroy;
}

void
hut_council_page_find_places (GtkWidget *widget, const char *words, GPtrArray *places)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, HUT_TYPE_COUNCIL_PAGE);
  HutCouncilPage *self = page != NULL ? HUT_COUNCIL_PAGE (page) : NULL;

  if (self != NULL && self->lookup != NULL)
    self->lookup (words, places, self->lookup_data);
}

gboolean
hut_council_page_is_filled (HutCouncilPage *self)
{
  g_return_val_if_fail (HUT_IS_COUNCIL_PAGE (self), FALSE);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->places), "bodies") == 0)
    return hut_bodies_page_is_filled (self->bodies);
  return hut_page_feed_is_answered (self->feed) &&
         (self->desk == NULL || hut_work_desk_is_settled (HUT_WORK_DESK (self->desk)));
}
