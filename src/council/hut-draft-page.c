/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of a meeting in preparation: head, agenda, and what belongs to them. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-draft-page.h"

#include "council/hut-agenda-list.h"
#include "council/hut-council-words.h"
#include "council/hut-earlier-card.h"
#include "council/hut-meeting-form.h"
#include "council/hut-notice-card.h"
#include "domain/hut-meeting-draft.h"
#include "widgets/hut-chip.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutDraftPage
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkLabel *title;
  HutChip *state;
  GtkLabel *when;
  GtkLabel *who;
  GtkLabel *rule;
  GtkWidget *cancel;
  HutNoticeCard *notice;
  HutAgendaList *agenda;
  HutEarlierCard *earlier;
  HutMeetingDesk *desk;
  GSignalGroup *signals;
};

G_DEFINE_FINAL_TYPE (HutDraftPage, hut_draft_page, GTK_TYPE_WIDGET)

/* ---- Showing ---- */

/* "label · label" of those that are there. */
static void
append_part (GString *words, const char *part)
{
  if (part != NULL && *part != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", part);
}

static char *
when_words (const HutMeetingView *view)
{
  const HutRecord *meeting = view->meeting->meeting;
  const char *place = hut_record_get_text (meeting, "place_name");
  g_autofree char *when = hut_council_when (hut_record_get_int (meeting, "starts_at", 0));
  GString *words = g_string_new (NULL);

  append_part (words, when != NULL ? when : _ ("no time set"));
  append_part (words, place != NULL ? place : _ ("no place named"));
  append_part (words, hut_meeting_code_label ("form", hut_record_get_text (meeting, "form")));
  return g_string_free (words, FALSE);
}

static char *
who_words (const HutMeetingView *view)
{
  const HutRecord *meeting = view->meeting->meeting;
  const HutRecord *chair = hut_meeting_of (view->meeting, meeting, "chair");
  const char *recorder = hut_record_get_text (meeting, "recorder");
  g_autofree char *members = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u member", "%u members", view->meeting->members->len),
      view->meeting->members->len);
  GString *words = g_string_new (NULL);

  if (view->meeting->body != NULL)
    append_part (words, hut_record_get_text (view->meeting->body, "name"));
  append_part (words, members);
  if (chair != NULL)
    {
      g_autofree char *name = hut_member_words (chair);
      g_autofree char *part = g_strdup_printf (_ ("Chair: %s"), name);

      append_part (words, part);
    }
  if (recorder != NULL)
    {
      g_autofree char *part = g_strdup_printf (_ ("Minutes: %s"), recorder);

      append_part (words, part);
    }
  return g_string_free (words, FALSE);
}

/* What was opened is not cancelled. */
static gboolean
is_before (const char *state)
{
  static const char *const before[] = { "draft", "announced", NULL };

  return state != NULL && g_strv_contains (before, state);
}

static void
show_head (HutDraftPage *self, const HutMeetingView *view)
{
  const char *title = hut_record_get_text (view->meeting->meeting, "title");
  const char *state = hut_meeting_get_state (view->meeting);
  g_autofree char *when = when_words (view);
  g_autofree char *who = who_words (view);
  g_autofree char *rule = view->rule != NULL ? hut_decision_rule_words (view->rule) : NULL;
  g_autofree char *named =
      view->rule != NULL ? g_strdup_printf (_ ("%s: %s"), view->rule->name, rule) : NULL;

  gtk_label_set_label (self->title, title != NULL ? title : _ ("(without a title)"));
  hut_chip_set (self->state, hut_meeting_code_label ("state", state), hut_meeting_icon (state),
                hut_meeting_tone (state));
  gtk_label_set_label (self->when, when);
  gtk_label_set_label (self->who, who);
  gtk_widget_set_visible (self->cancel, is_before (state));
  gtk_label_set_label (self->rule, named != NULL ? named : _ ("no decision rule named"));
}

static void
show (HutDraftPage *self)
{
  const HutMeetingView *view = self->desk != NULL ? hut_meeting_desk_get_view (self->desk) : NULL;

  if (view == NULL)
    return;
  show_head (self, view);
}

/* ---- Actions ---- */

static void
do_edit (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutDraftPage *self = HUT_DRAFT_PAGE (widget);

  if (self->desk != NULL)
    hut_meeting_form_open (widget, self->desk);
}

static HutRecordPlan *
plan_cancel (const HutMeetingActing *acting, gpointer reason, GError **error)
{
  return hut_meeting_plan_cancel (acting, reason, error);
}

static gboolean
on_cancel_answered (HutPrompt *prompt, gpointer data)
{
  hut_meeting_desk_do_asked (data, prompt, plan_cancel, g_strdup (hut_prompt_get_text (prompt)),
                             g_free);
  return FALSE;
}

static void
do_cancel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutDraftPage *self = HUT_DRAFT_PAGE (widget);
  HutPrompt *prompt;

  if (self->desk == NULL)
    return;
  prompt = hut_prompt_new (widget, _ ("Cancel the Meeting"),
                           _ ("It does not take place. What was prepared stays on record."),
                           _ ("_Cancel the Meeting"), on_cancel_answered, g_object_ref (self->desk),
                           g_object_unref);
  hut_prompt_add_entry (prompt, _ ("Reason"), TRUE);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

/* ---- The widget ---- */

static void
hut_draft_page_dispose (GObject *object)
{
  HutDraftPage *self = HUT_DRAFT_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_draft_page_parent_class)->dispose (object);
}

static void
hut_draft_page_class_init (HutDraftPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_draft_page_dispose;
  g_type_ensure (HUT_TYPE_AGENDA_LIST);
  g_type_ensure (HUT_TYPE_CHIP);
  g_type_ensure (HUT_TYPE_EARLIER_CARD);
  g_type_ensure (HUT_TYPE_NOTICE_CARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-draft-page.ui");
  gtk_widget_class_install_action (widget_class, "draft.edit", NULL, do_edit);
  gtk_widget_class_install_action (widget_class, "draft.cancel", NULL, do_cancel);
  gtk_widget_class_bind_template_child (widget_class, HutDraftPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutDraftPage, title);
  gtk_widget_class_bind_template_child (widget_class, HutDraftPage, state);
  gtk_widget_class_bind_template_child (widget_class, HutDraftPage, when);
  gtk_widget_class_bind_template_child (widget_class, HutDraftPage, who);
  gtk_widget_class_bind_template_child (widget_class, HutDraftPage, rule);
  gtk_widget_class_bind_template_child (widget_class, HutDraftPage, cancel);
  gtk_widget_class_bind_template_child (widget_class, HutDraftPage, notice);
  gtk_widget_class_bind_template_child (widget_class, HutDraftPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, HutDraftPage, earlier);
}

static void
hut_draft_page_init (HutDraftPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->signals = g_signal_group_new (HUT_TYPE_MEETING_DESK);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (show), self);
}

void
hut_draft_page_set_desk (GtkWidget *page, HutMeetingDesk *desk)
{
  HutDraftPage *self = HUT_DRAFT_PAGE (page);

  g_set_object (&self->desk, desk);
  g_signal_group_set_target (self->signals, desk);
  hut_notice_card_set_desk (self->notice, desk);
  hut_agenda_list_set_desk (self->agenda, desk);
  hut_earlier_card_set_desk (self->earlier, desk);
  show (self);
}
