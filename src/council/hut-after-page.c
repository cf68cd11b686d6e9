/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What follows a meeting. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-after-page.h"

#include "council/hut-after-lines.h"
#include "council/hut-after-views.h"
#include "council/hut-earlier-card.h"
#include "council/hut-meeting-acts.h"
#include "council/hut-minutes-save.h"
#include "council/hut-notice-acts.h"
#include "council/hut-notice-lines.h"
#include "council/hut-resolution-acts.h"
#include "council/hut-resolution-prompts.h"
#include "council/hut-speech-words.h"
#include "council/hut-topic-attachments.h"
#include "domain/hut-minutes-plan.h"
#include "hut-config.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-note-text.h"
#include "widgets/hut-wrapped-label.h"

#include <glib/gi18n-lib.h>

struct _HutAfterPage
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkLabel *title;
  HutChip *state;
  GtkLabel *told;
  GtkWidget *text_place;
  HutNoteText *text;
  HutWrappedLabel *words;
  GtkWidget *second;
  GtkWidget *main;
  GtkWidget *views_card;
  GtkLabel *views_words;
  GtkBox *views;
  GtkWidget *no_resolutions;
  HutEarlierCard *earlier;
  HutLineList *resolutions;
  GtkWidget *no_notices;
  HutLineList *notices;
  GtkWidget *speeches_card;
  GtkLabel *sides;
  HutLineList *speeches;
  HutMeetingDesk *desk;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (HutAfterPage, hut_after_page, GTK_TYPE_WIDGET)

static const HutMeetingView *
view_of (HutAfterPage *self)
{
  return self->desk != NULL ? hut_meeting_desk_get_view (self->desk) : NULL;
}

static const HutRecord *
minutes_of (HutAfterPage *self)
{
  const HutMeetingView *view = view_of (self);

  return view != NULL ? view->meeting->minutes : NULL;
}

static const char *
state_of (const HutRecord *minutes)
{
  return minutes != NULL ? hut_record_get_text (minutes, "state") : NULL;
}

static void
on_done (HutMeetingDesk *desk, const GError *error, gpointer data)
{
  g_autoptr (HutAfterPage) self = data;

  gtk_label_set_text (self->told, error != NULL ? error->message : _ ("On record"));
}

static void
act (HutAfterPage *self, HutMeetingPlanner planner, gpointer args, GDestroyNotify free_args)
{
  hut_meeting_desk_do (self->desk, planner, args, free_args, on_done, g_object_ref (self));
}

/* ---- The text ---- */

static HutRecordPlan *
plan_edit (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_minutes_plan_edit (acting, args, error);
}

/* Words for the minutes of a meeting that was left are not put into those of another. */
static void
on_noted (HutAfterPage *self, const char *id, const char *text)
{
  const HutRecord *minutes = minutes_of (self);
  char own[HUT_UID_STRING_LEN + 1];

  if (minutes != NULL && g_str_equal (hut_uid_print (&minutes->id, own), id))
    act (self, plan_edit, g_strdup (text), g_free);
}

static void
show_text (HutAfterPage *self, const HutRecord *minutes)
{
  char id[HUT_UID_STRING_LEN + 1];

  gtk_widget_set_visible (self->text_place, minutes != NULL);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text),
                              g_strcmp0 (state_of (minutes), "draft") == 0);
  if (minutes == NULL)
    hut_note_text_show (self->text, NULL, NULL);
  else
    hut_note_text_show (self->text, hut_uid_print (&minutes->id, id),
                        hut_record_get_text (minutes, "text"));
}

/* ---- The minutes ---- */

static HutRecordPlan *
plan_draft (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_minutes_plan_draft (acting, args, error);
}

static HutRecordPlan *
plan_approve (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_minutes_plan_approve (acting, args, error);
}

static HutRecordPlan *
plan_sign (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_minutes_plan_sign (acting, args, error);
}

static HutRecordPlan *
plan_addendum (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_minutes_plan_addendum (acting, args, error);
}

static HutRecordPlan *
plan_reopen (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_minutes_plan_reopen (acting, error);
}

/* Code → name of all that can be responsible. */
static GHashTable *
unit_names (HutAfterPage *self)
{
  HutCaseBrowser *browser = hut_work_desk_get_browser (HUT_WORK_DESK (self->desk));
  GPtrArray *lists[] = { hut_case_browser_get_communities (browser),
                         hut_case_browser_get_units (browser) };
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; lists[k] != NULL && i < lists[k]->len; i++)
      g_hash_table_insert (names, g_strdup (hut_record_get_text (lists[k]->pdata[i], "code")),
                           g_strdup (hut_record_get_text (lists[k]->pdata[i], "name")));
  return names;
}

typedef struct
{
  HutMeetingDesk *desk;
  HutMeetingPlanner planner;
} Signing;

static void
signing_free (gpointer data)
{
  g_object_unref (((Signing *)data)->desk);
  g_free (data);
}

static gboolean
on_signed (HutPrompt *prompt, gpointer data)
{
  Signing *signing = data;

  hut_meeting_desk_do_asked (signing->desk, prompt, signing->planner,
                             g_strdup (hut_prompt_get_text (prompt)), g_free);
  return FALSE;
}

static void
ask_name (HutAfterPage *self, const char *title, const char *text, const char *answer,
          const char *entry, HutMeetingPlanner planner)
{
  Signing *signing = g_new0 (Signing, 1);
  HutPrompt *prompt;

  *signing = (Signing){ g_object_ref (self->desk), planner };
  prompt =
      hut_prompt_new (GTK_WIDGET (self), title, text, answer, on_signed, signing, signing_free);
  hut_prompt_add_entry (prompt, entry, TRUE);
  hut_prompt_show (prompt);
}

static void
do_minutes (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAfterPage *self = HUT_AFTER_PAGE (widget);

  if (view_of (self) == NULL)
    return;
  hut_after_page_flush (widget);
  if (g_str_equal (name, "minutes.save"))
    hut_minutes_save (widget, self->desk);
  else if (g_str_equal (name, "minutes.draft"))
    act (self, plan_draft, unit_names (self), (GDestroyNotify)g_hash_table_unref);
  else if (g_str_equal (name, "minutes.reopen"))
    act (self, plan_reopen, NULL, NULL);
  else if (g_str_equal (name, "minutes.approve"))
    ask_name (self, _ ("Approve the minutes"),
              _ ("The log is taken once more. After this the text stands still, until it is signed "
                 "or taken back."),
              _ ("_Approve"), _ ("Approved _by"), plan_approve);
  else if (g_str_equal (name, "minutes.sign"))
    ask_name (self, _ ("Sign the minutes"),
              _ ("Signed minutes are never changed. A mistake is corrected by an addendum."),
              _ ("_Sign"), _ ("Signed _by"), plan_sign);
  else
    ask_name (self, _ ("Addendum"), _ ("It stands after the signed minutes, with its day."),
              _ ("_Put on Record"), _ ("_Text"), plan_addendum);
}

static void
set_button (GtkWidget *button, const char *label, const char *action)
{
  gtk_widget_set_visible (button, label != NULL);
  if (label == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_button_set_use_underline (GTK_BUTTON (button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
}

static void
show_steps (HutAfterPage *self, const HutRecord *minutes)
{
  const char *state = state_of (minutes);

  if (state == NULL)
    {
      hut_wrapped_label_set_label (self->words,
                                   _ ("The minutes write themselves from what happened."));
      set_button (self->second, NULL, NULL);
      set_button (self->main, _ ("Write the _Draft"), "minutes.draft");
    }
  else if (g_str_equal (state, "draft"))
    {
      hut_wrapped_label_set_label (self->words,
                                   _ ("What is written here goes on record by itself."));
      set_button (self->second, _ ("Write _Anew"), "minutes.draft");
      set_button (self->main, _ ("A_pprove…"), "minutes.approve");
    }
  else if (g_str_equal (state, "approved"))
    {
      g_autofree char *words =
          g_strdup_printf (_ ("Approved by %s"), hut_record_get_text (minutes, "approved_by"));

      hut_wrapped_label_set_label (self->words, words);
      set_button (self->second, _ ("Back to the D_raft"), "minutes.reopen");
      set_button (self->main, _ ("_Sign…"), "minutes.sign");
    }
  else
    {
      g_autofree char *words =
          g_strdup_printf (_ ("Signed by %s"), hut_record_get_text (minutes, "signed_by"));

      hut_wrapped_label_set_label (self->words, words);
      set_button (self->second, NULL, NULL);
      set_button (self->main, _ ("A_ddendum…"), "minutes.addendum");
    }
}

/* ---- Main views ---- */

static void
do_note_topic (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAfterPage *self = HUT_AFTER_PAGE (widget);
  const HutMeetingView *view = view_of (self);
  const char *id, *text;
  HutUid topic;

  g_variant_get (parameter, "(&s&s)", &id, &text);
  if (view != NULL && hut_uid_parse (id, &topic) &&
      hut_meeting_find (view->meeting, &topic) != NULL)
    hut_meeting_note_topic (self->desk, &topic, text, on_done, g_object_ref (self));
}

static void
do_attachments (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAfterPage *self = HUT_AFTER_PAGE (widget);
  HutUid topic;

  if (self->desk != NULL && hut_uid_parse (g_variant_get_string (parameter, NULL), &topic))
    hut_topic_attachments_open (widget, self->desk, &topic);
}

/* A draft is what happened as it was known when it was written. */
static void
show_views (HutAfterPage *self, const HutMeetingView *view)
{
  gboolean signed_already = hut_meeting_is_signed (view->meeting);

  hut_after_views_show (self->views, view, hut_meeting_desk_leads (self->desk));
  gtk_widget_set_visible (self->views_card, view->agenda->items->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->views_words), !signed_already);
  if (!signed_already)
    gtk_label_set_label (
        self->views_words,
        view->meeting->minutes == NULL
            ? _ ("They come into the draft of the minutes.")
            : _ ("The draft takes up what is changed here when it is written anew."));
}

/* ---- Resolutions ---- */

static void
do_resolution (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAfterPage *self = HUT_AFTER_PAGE (widget);
  const char *id = g_variant_get_string (parameter, NULL);

  if (self->desk != NULL && !hut_resolution_ask (widget, self->desk, name, id))
    hut_resolution_turn (self->desk, name, id, on_done, g_object_ref (self));
}

static void
do_new_resolution (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAfterPage *self = HUT_AFTER_PAGE (widget);

  if (view_of (self) != NULL)
    hut_resolution_ask_new (widget, self->desk, NULL);
}

/* ---- Notices ---- */

static void
do_notice (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutAfterPage *self = HUT_AFTER_PAGE (widget);

  if (view_of (self) != NULL)
    hut_notice_act (widget, self->desk, name, g_variant_get_string (parameter, NULL), on_done,
                    g_object_ref (self), g_object_unref);
}

/* ---- Showing ---- */

static void
show_notices (HutAfterPage *self, const HutMeetingView *view)
{
  hut_line_list_set_lines (self->notices, hut_notice_lines_after (view, hut_time_now ()));
  gtk_widget_set_visible (GTK_WIDGET (self->notices), hut_line_list_get_count (self->notices) > 0);
  gtk_widget_set_visible (self->no_notices, hut_line_list_get_count (self->notices) == 0);
}

static void
show_speeches (HutAfterPage *self, const HutMeetingView *view)
{
  HutTime now = hut_time_now ();
  g_autofree char *sides = hut_speech_sides_words (&view->totals->all, now);

  hut_line_list_set_lines (self->speeches, hut_speech_lines (view, now));
  gtk_label_set_text (self->sides, sides);
  gtk_widget_set_visible (self->speeches_card, hut_line_list_get_count (self->speeches) > 0);
}

static void
on_changed (HutAfterPage *self)
{
  const HutMeetingView *view = view_of (self);
  const HutRecord *minutes = minutes_of (self);

  gtk_widget_set_visible (self->scroller, view != NULL);
  if (view == NULL)
    return;
  gtk_label_set_text (self->title, _ ("Minutes"));
  gtk_widget_set_visible (GTK_WIDGET (self->state), minutes != NULL);
  if (minutes != NULL)
    hut_chip_set (
        self->state,
        hut_field_code_label (hut_kind_field (&hut_kind_minutes, "state"), state_of (minutes)),
        g_strcmp0 (state_of (minutes), "signed") == 0 ? "hut-done-symbolic" : "",
        g_strcmp0 (state_of (minutes), "signed") == 0 ? "good" : "at-work");
  show_text (self, minutes);
  show_steps (self, minutes);
  show_views (self, view);
  hut_line_list_set_lines (
      self->resolutions,
      hut_after_lines_resolutions (view, hut_work_desk_get_browser (HUT_WORK_DESK (self->desk))));
  show_notices (self, view);
  show_speeches (self, view);
  gtk_widget_set_visible (GTK_WIDGET (self->resolutions),
                          hut_line_list_get_count (self->resolutions) > 0);
  gtk_widget_set_visible (self->no_resolutions, hut_line_list_get_count (self->resolutions) == 0);
}

static void
hut_after_page_dispose (GObject *object)
{
  HutAfterPage *self = HUT_AFTER_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_after_page_parent_class)->dispose (object);
}

static void
install_acts (GtkWidgetClass *widget_class)
{
  static const char *const of_minutes[] = { "minutes.draft", "minutes.approve",  "minutes.reopen",
                                            "minutes.sign",  "minutes.addendum", "minutes.save" };

  for (gsize i = 0; i < G_N_ELEMENTS (of_minutes); i++)
    gtk_widget_class_install_action (widget_class, of_minutes[i], NULL, do_minutes);
  hut_resolution_install (widget_class, do_resolution);
  hut_notice_install (widget_class, do_notice);
  gtk_widget_class_install_action (widget_class, "resolution.new", NULL, do_new_resolution);
  gtk_widget_class_install_action (widget_class, "topic.note", "(ss)", do_note_topic);
  gtk_widget_class_install_action (widget_class, "topic.attachments", "s", do_attachments);
}

static void
hut_after_page_class_init (HutAfterPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_after_page_dispose;
  g_type_ensure (HUT_TYPE_CHIP);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_EARLIER_CARD);
  g_type_ensure (HUT_TYPE_NOTE_TEXT);
  g_type_ensure (HUT_TYPE_WRAPPED_LABEL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-after-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, title);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, state);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, told);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, text_place);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, text);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, words);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, second);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, main);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, views_card);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, views_words);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, views);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, no_resolutions);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, resolutions);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, no_notices);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, notices);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, speeches_card);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, sides);
  gtk_widget_class_bind_template_child (widget_class, HutAfterPage, speeches);
  gtk_widget_class_bind_template_callback (widget_class, on_noted);
  install_acts (widget_class);
}

static void
hut_after_page_init (HutAfterPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_line_list_set_name (self->resolutions, _ ("Resolutions"));
  hut_line_list_set_name (self->notices, _ ("Public notices"));
  hut_line_list_set_name (self->speeches, _ ("Time spoken"));
  self->signals = g_signal_group_new (HUT_TYPE_MEETING_DESK);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (on_changed), self);
  on_changed (self);
}

void
hut_after_page_set_desk (GtkWidget *page, HutMeetingDesk *desk)
{
  HutAfterPage *self = HUT_AFTER_PAGE (page);

  if (!g_set_object (&self->desk, desk))
    return;
  g_signal_group_set_target (self->signals, desk);
  hut_earlier_card_set_desk (self->earlier, desk);
  on_changed (self);
}

void
hut_after_page_flush (GtkWidget *page)
{
  HutAfterPage *self = HUT_AFTER_PAGE (page);

  hut_note_text_flush (self->text);
  hut_after_views_flush (self->views);
}
