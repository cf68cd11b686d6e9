/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The operator's page. It shows what the desk has read, and sends what people do to it; its parts
 * know nothing of the desk. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-meeting-page.h"

#include "council/hut-clock-label.h"
#include "council/hut-earlier-card.h"
#include "council/hut-hall-words.h"
#include "council/hut-meeting-acts.h"
#include "council/hut-meeting-lines.h"
#include "council/hut-meeting-notice.h"
#include "council/hut-meeting-prompts.h"
#include "council/hut-presence-view.h"
#include "council/hut-resolution-prompts.h"
#include "council/hut-speakers-view.h"
#include "council/hut-topic-attachments.h"
#include "council/hut-topic-notes.h"
#include "council/hut-vote-card.h"
#include "council/hut-wall.h"
#include "domain/hut-motion-plan.h"
#include "domain/hut-report-topic.h"
#include "hut-config.h"
#include "widgets/hut-button-focus.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-stack.h"
#include "widgets/hut-wrapped-label.h"

#include <glib/gi18n-lib.h>

struct _HutMeetingPage
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *title;
  HutChip *state;
  HutLineList *agenda;
  HutTopicNotes *notes;
  HutWrappedLabel *timing;
  GtkWidget *topic_steps;
  GtkWidget *topic_begin;
  GtkWidget *topic_end;
  GtkWidget *topic_skip;
  GtkWidget *notice;
  HutWrappedLabel *notice_words;
  GtkWidget *notice_button;
  GtkWidget *presence_card;
  GtkLabel *present;
  GtkLabel *base;
  HutChip *quorum;
  GtkLabel *since;
  GtkWidget *speaker_card;
  GtkLabel *speaker;
  HutChip *stand;
  HutClockLabel *clock;
  GtkStack *hall;
  HutSpeakersView *speakers;
  HutPresenceView *presence;
  HutLineList *voters;
  HutEarlierCard *earlier;
  GtkWidget *earlier_button;
  HutVoteCard *vote;
  GtkWidget *projector_place;
  HutWall *wall;
  HutMeetingDesk *desk;
  GSignalGroup *signals;
  HutUid topic;          /* that is looked at; nil: the one under discussion */
  HutQuorum quorum_was;  /* that was shown last */
  HutUid current_was;    /* the topic under discussion that was shown last */
  gboolean voters_shown; /* the roll call came to the front by itself */
};

G_DEFINE_FINAL_TYPE (HutMeetingPage, hut_meeting_page, GTK_TYPE_WIDGET)

static const HutMeetingView *
view_of (HutMeetingPage *self)
{
  return self->desk != NULL ? hut_meeting_desk_get_view (self->desk) : NULL;
}

static gboolean
leads (HutMeetingPage *self)
{
  return self->desk != NULL && hut_meeting_desk_leads (self->desk);
}

/* The topic that is looked at, or NULL. */
static const HutRecord *
topic_of (HutMeetingPage *self)
{
  const HutMeetingView *view = view_of (self);
  const HutRecord *topic = NULL;

  if (view == NULL)
    return NULL;
  if (!hut_uid_is_nil (&self->topic))
    topic = hut_meeting_find (view->meeting, &self->topic);
  if (topic == NULL)
    topic = hut_meeting_current_topic (view->meeting);
  if (topic == NULL && view->agenda->items->len > 0)
    topic = g_array_index (view->agenda->items, HutAgendaItem, 0).topic;
  return topic;
}

/* ---- Showing ---- */

static void
show_title (HutMeetingPage *self, const HutMeetingView *view)
{
  const HutRecord *meeting = view->meeting->meeting;
  const char *state = hut_record_get_text (meeting, "state");

  gtk_label_set_text (self->title, hut_record_get_text (meeting, "title"));
  hut_chip_set (self->state,
                hut_field_code_label (hut_kind_field (&hut_kind_meeting, "state"), state), "",
                hut_meeting_is_open (view->meeting) ? "at-work" : "done");
}

static void
show_agenda (HutMeetingPage *self, const HutMeetingView *view)
{
  const HutRecord *topic = topic_of (self);
  gboolean steps = leads (self) && hut_meeting_is_open (view->meeting) && topic != NULL;
  const char *state = topic != NULL ? hut_record_get_text (topic, "state") : NULL;
  g_autofree char *timing = hut_hall_timing (view);
  char id[HUT_UID_STRING_LEN + 1];

  hut_line_list_set_lines (self->agenda, hut_meeting_lines_agenda (view, leads (self)));
  hut_line_list_select (self->agenda, topic != NULL ? hut_uid_print (&topic->id, id) : NULL);
  hut_topic_notes_show (self->notes, view, topic, _ ("Main views"), leads (self));
  hut_wrapped_label_set_label (self->timing, timing);
  gtk_widget_set_visible (self->topic_steps, steps);
  gtk_widget_set_visible (self->topic_begin,
                          g_strcmp0 (state, "planned") == 0 || g_strcmp0 (state, "done") == 0);
  gtk_widget_set_visible (self->topic_end, g_strcmp0 (state, "current") == 0);
  gtk_widget_set_visible (self->topic_skip,
                          g_strcmp0 (state, "planned") == 0 || g_strcmp0 (state, "skipped") == 0);
  gtk_button_set_label (GTK_BUTTON (self->topic_skip),
                        g_strcmp0 (state, "skipped") == 0 ? _ ("Take U_p") : _ ("Put O_ff"));
}

/* When the quorum is reached, or lost, the card takes the keyboard and is read aloud; what is typed
 * or scanned goes on into the entry. */
static void
show_presence (HutMeetingPage *self, const HutMeetingView *view)
{
  const HutAttendance *attendance = view->attendance;
  g_autofree char *present = g_strdup_printf ("%d", (int)attendance->present);
  g_autofree char *base = g_strdup_printf ("/ %d", (int)attendance->base);
  g_autofree char *quorum = hut_hall_quorum (attendance);
  g_autofree char *since = hut_hall_since (attendance);
  g_autofree char *name =
      g_strdup_printf (_ ("Present %d of %d, %s"), (int)attendance->present, (int)attendance->base,
                       quorum != NULL ? quorum : _ ("no quorum asked"));
  gboolean turned = self->quorum_was != attendance->quorum &&
                    self->quorum_was != HUT_QUORUM_UNKNOWN &&
                    attendance->quorum != HUT_QUORUM_UNKNOWN;

  gtk_label_set_text (self->present, present);
  gtk_label_set_text (self->base, base);
  gtk_label_set_text (self->since, since);
  gtk_widget_set_visible (GTK_WIDGET (self->since), *since != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->quorum), quorum != NULL);
  if (quorum != NULL)
    hut_chip_set (self->quorum, quorum,
                  attendance->quorum == HUT_QUORUM_REACHED ? "hut-done-symbolic"
                                                           : "hut-clock-symbolic",
                  attendance->quorum == HUT_QUORUM_REACHED ? "good" : "soon");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->presence_card),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->quorum_was = attendance->quorum;
  if (turned)
    gtk_widget_grab_focus (self->presence_card);
}

static void
show_speaker (HutMeetingPage *self, const HutMeetingView *view)
{
  const HutRecord *speech = hut_meeting_speaking (view->meeting);
  const HutRecord *member =
      speech != NULL ? hut_meeting_of (view->meeting, speech, "member") : NULL;
  g_autofree char *name = member != NULL ? hut_member_words (member) : g_strdup ("–");
  const char *stand = speech != NULL ? hut_record_get_text (speech, "stand") : NULL;
  g_autofree char *words = NULL;

  words = g_strdup_printf (_ ("Speaker: %s"), speech != NULL ? name : _ ("nobody"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->speaker_card),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_label_set_text (self->speaker, name);
  gtk_widget_set_visible (GTK_WIDGET (self->stand), stand != NULL);
  if (stand != NULL)
    hut_chip_set (self->stand,
                  hut_field_code_label (hut_kind_field (&hut_kind_speech, "stand"), stand), "",
                  "at-work");
  hut_clock_label_set_speech (self->clock, speech, view->speakers.warn_seconds);
}

/* A roll call comes to the front while it is open. */
static void
show_voters (HutMeetingPage *self, const HutMeetingView *view)
{
  const HutRecord *motion = hut_meeting_voting (view->meeting);
  gboolean calling = motion != NULL &&
                     g_strcmp0 (hut_record_get_text (motion, "method"), "roll-call") == 0 &&
                     g_strcmp0 (hut_record_get_text (motion, "state"), "voting") == 0;

  if (calling)
    hut_line_list_set_lines (self->voters, hut_meeting_lines_voters (view, motion, leads (self)));
  if (calling && !self->voters_shown)
    gtk_stack_set_visible_child_name (self->hall, "voters");
  else if (!calling && self->voters_shown)
    gtk_stack_set_visible_child_name (self->hall, "speakers");
  self->voters_shown = calling;
}

static void
show_notice (HutMeetingPage *self, const HutMeetingView *view)
{
  HutMeetingNotice notice = hut_meeting_notice (view, leads (self));

  gtk_widget_set_visible (self->notice, notice.words != NULL);
  if (notice.words == NULL)
    return;
  hut_wrapped_label_set_label (self->notice_words, notice.words);
  gtk_widget_set_visible (self->notice_button, notice.label != NULL);
  if (notice.label == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (self->notice_button), notice.label);
  gtk_button_set_use_underline (GTK_BUTTON (self->notice_button), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->notice_button), notice.action);
}

static void
enable_acts (HutMeetingPage *self, const HutMeetingView *view)
{
  const char *state = view != NULL ? hut_meeting_get_state (view->meeting) : NULL;
  gboolean led = leads (self);
  gboolean open = g_strcmp0 (state, "open") == 0;
  gboolean closed = state == NULL || g_strcmp0 (state, "closed") == 0;
  const struct
  {
    const char *action;
    gboolean enabled;
  } acts[] = { { "meeting.lead", !led && !closed },
               { "meeting.open",
                 led && (g_strcmp0 (state, "draft") == 0 || g_strcmp0 (state, "announced") == 0) },
               { "meeting.adjourn", led && open },
               { "meeting.resume", led && g_strcmp0 (state, "adjourned") == 0 },
               { "meeting.close", led && (open || g_strcmp0 (state, "adjourned") == 0) } };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i].action, acts[i].enabled);
}

static void
show_earlier (HutMeetingPage *self, const HutMeetingView *view)
{
  g_autofree char *words = hut_earlier_words (view);
  /* Translators: how many there are, and how many of them were reported. */
  g_autofree char *label =
      words != NULL ? g_strdup_printf (_ ("Earlier resolutions: %s"), words) : NULL;

  gtk_widget_set_visible (self->earlier_button, label != NULL);
  if (label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->earlier_button), label);
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->hall), "earlier") == 0)
    gtk_stack_set_visible_child_name (self->hall, "speakers");
}

static gboolean
tells_of_earlier (const HutMeetingView *view, const HutRecord *topic)
{
  g_autoptr (GPtrArray) resolutions =
      topic != NULL ? hut_report_topic_resolutions (view->meeting, topic) : NULL;

  return resolutions != NULL && resolutions->len > 0;
}

/* The topic that is begun is the one to look at; under one on earlier resolutions these come to the
 * front. */
static void
follow_current (HutMeetingPage *self, const HutMeetingView *view)
{
  const HutRecord *current = hut_meeting_current_topic (view->meeting);
  const HutUid none = { 0 };
  const HutUid *id = current != NULL ? &current->id : &none;

  if (!hut_uid_equal (id, &self->current_was))
    {
      self->topic = none;
      if (tells_of_earlier (view, current))
        gtk_stack_set_visible_child_name (self->hall, "earlier");
      else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->hall), "earlier") == 0)
        gtk_stack_set_visible_child_name (self->hall, "speakers");
    }
  self->current_was = *id;
}

static void
on_changed (HutMeetingPage *self)
{
  const HutMeetingView *view = view_of (self);

  enable_acts (self, view);
  gtk_widget_set_visible (self->box, view != NULL);
  if (view == NULL)
    {
      hut_speakers_view_set_view (self->speakers, NULL, FALSE);
      hut_presence_view_set_view (self->presence, NULL, FALSE);
      hut_vote_card_set_view (self->vote, NULL, NULL, FALSE);
      hut_clock_label_set_speech (self->clock, NULL, 0);
      self->quorum_was = HUT_QUORUM_UNKNOWN;
      return;
    }
  hut_wall_meeting_read (self->wall);
  follow_current (self, view);
  show_title (self, view);
  show_agenda (self, view);
  show_earlier (self, view);
  show_notice (self, view);
  show_speaker (self, view);
  hut_speakers_view_set_view (self->speakers, view, leads (self));
  hut_presence_view_set_view (self->presence, view, leads (self));
  show_voters (self, view);
  hut_vote_card_set_view (self->vote, view, topic_of (self), leads (self));
  show_presence (self, view);
}

static void
on_refused (HutMeetingPage *self, const char *words)
{
  hut_vote_card_tell (self->vote, words);
}

/* ---- Acts ---- */

static void
on_topic_selected (HutMeetingPage *self, const char *id)
{
  const HutMeetingView *view = view_of (self);

  if (view == NULL || !hut_uid_parse (id, &self->topic))
    return;
  show_agenda (self, view);
  hut_vote_card_set_view (self->vote, view, topic_of (self), leads (self));
}

static void
do_meeting (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);

  if (view_of (self) == NULL)
    return;
  if (g_str_equal (name, "meeting.lead"))
    hut_meeting_ask_lead (widget, self->desk);
  else if (g_str_equal (name, "meeting.close"))
    hut_meeting_ask_close (widget, self->desk);
  else
    hut_meeting_desk_do_plain (self->desk,
                               g_str_equal (name, "meeting.open")      ? hut_meeting_plan_open
                               : g_str_equal (name, "meeting.adjourn") ? hut_meeting_plan_adjourn
                                                                       : hut_meeting_plan_resume);
}

static void
do_topic (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  const HutRecord *topic = topic_of (self);

  if (topic == NULL)
    return;
  hut_speakers_view_flush (self->speakers);
  hut_meeting_desk_do_one (self->desk,
                           g_str_equal (name, "topic.begin") ? hut_topic_plan_begin
                           : g_str_equal (name, "topic.end") ? hut_topic_plan_end
                                                             : hut_topic_plan_skip,
                           &topic->id);
}

/* Who came, told beside the heading: the person at the door looks there. */
static void
on_arrived (HutMeetingDesk *desk, const GError *error, gpointer data)
{
  g_autoptr (HutMeetingPage) self = data;
  g_autofree char *words = NULL;

  if (error != NULL)
    {
      hut_presence_view_tell (self->presence, error->message);
      return;
    }
  words = g_strdup_printf (_ ("On record, %d present"),
                           (int)hut_meeting_desk_get_view (desk)->attendance->present);
  hut_presence_view_tell (self->presence, words);
}

static void
do_presence (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  HutUid member;

  if (view_of (self) == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &member))
    return;
  if (g_str_equal (name, "presence.arrive"))
    hut_meeting_arrive (self->desk, &member, on_arrived, g_object_ref (self));
  else if (g_str_equal (name, "presence.proxy"))
    hut_meeting_ask_proxy (widget, self->desk, &member);
  else
    hut_meeting_do_told (self->desk,
                         g_str_equal (name, "presence.leave") ? hut_meeting_plan_leave
                                                              : hut_meeting_plan_strike,
                         &member, on_arrived, g_object_ref (self));
}

static void
on_speech_done (HutMeetingDesk *desk, const GError *error, gpointer data)
{
  g_autoptr (HutMeetingPage) self = data;

  hut_speakers_view_tell (self->speakers, error != NULL ? error->message : NULL);
}

static void
do_ask (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  const char *id, *stand;
  HutUid member;

  g_variant_get (parameter, "(&s&s)", &id, &stand);
  if (view_of (self) != NULL && hut_uid_parse (id, &member))
    hut_meeting_ask_speech (self->desk, &member, stand, on_speech_done, g_object_ref (self));
}

static void
do_note (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  const char *id, *text;
  HutUid speech;

  g_variant_get (parameter, "(&s&s)", &id, &text);
  if (view_of (self) != NULL && hut_uid_parse (id, &speech))
    hut_meeting_note_speech (self->desk, &speech, text);
}

static void
do_note_topic (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  const char *id, *text;
  HutUid topic;

  g_variant_get (parameter, "(&s&s)", &id, &text);
  if (view_of (self) != NULL && hut_uid_parse (id, &topic))
    hut_meeting_note_topic (self->desk, &topic, text, NULL, NULL);
}

static void
do_attachments (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  HutUid topic;

  if (self->desk != NULL && hut_uid_parse (g_variant_get_string (parameter, NULL), &topic))
    hut_topic_attachments_open (widget, self->desk, &topic);
}

static void
do_place (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  HutUid speech;

  if (view_of (self) == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &speech))
    return;
  hut_speakers_view_flush (self->speakers);
  hut_meeting_do_told (self->desk,
                       g_str_equal (name, "speech.begin") ? hut_speech_plan_begin
                                                          : hut_speech_plan_withdraw,
                       &speech, on_speech_done, g_object_ref (self));
}

static void
do_clock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  const HutMeetingView *view = view_of (self);
  const HutRecord *speech = view != NULL ? hut_meeting_speaking (view->meeting) : NULL;

  if (speech == NULL)
    return;
  hut_speakers_view_flush (self->speakers);
  hut_meeting_do_told (self->desk,
                       g_str_equal (name, "speech.pause")    ? hut_speech_plan_pause
                       : g_str_equal (name, "speech.resume") ? hut_speech_plan_resume
                                                             : hut_speech_plan_end,
                       &speech->id, on_speech_done, g_object_ref (self));
}

static void
on_vote_done (HutMeetingDesk *desk, const GError *error, gpointer data)
{
  g_autoptr (HutMeetingPage) self = data;

  hut_vote_card_tell (self->vote, error != NULL ? error->message : NULL);
}

static void
do_motion (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    HutMeetingOfOne plan;
  } plans[] = { { "motion.open", hut_motion_plan_open },
                { "motion.close", hut_motion_plan_close },
                { "motion.reopen", hut_motion_plan_reopen },
                { "motion.publish", hut_motion_plan_publish },
                { "motion.withdraw", hut_motion_plan_withdraw } };
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  const HutMeetingView *view = view_of (self);
  HutUid id;

  if (view == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &id))
    return;
  if (g_str_equal (name, "motion.new"))
    hut_meeting_ask_motion (widget, self->desk, &id, NULL);
  else if (g_str_equal (name, "motion.edit"))
    hut_meeting_ask_motion (widget, self->desk, NULL, hut_meeting_find (view->meeting, &id));
  for (gsize i = 0; i < G_N_ELEMENTS (plans); i++)
    if (g_str_equal (name, plans[i].name))
      hut_meeting_do_told (self->desk, plans[i].plan, &id, on_vote_done, g_object_ref (self));
}

static void
do_count (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  const char *id, *block, *json, *counter;
  guint which;
  HutUid motion;

  g_variant_get (parameter, "(&su&s&s&s)", &id, &which, &block, &json, &counter);
  if (view_of (self) != NULL && hut_uid_parse (id, &motion))
    hut_meeting_count (self->desk, &motion, which, block, json, counter, on_vote_done,
                       g_object_ref (self));
}

static void
do_ballot (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  const HutMeetingView *view = view_of (self);
  const HutRecord *motion = view != NULL ? hut_meeting_voting (view->meeting) : NULL;
  HutUid member;

  if (motion == NULL || !hut_uid_parse (g_variant_get_string (parameter, NULL), &member))
    return;
  if (g_str_equal (name, "ballot.correct"))
    hut_meeting_ask_correction (widget, self->desk, &motion->id, &member);
  else
    hut_meeting_cast (self->desk, &motion->id, &member, name + strlen ("ballot."), on_vote_done,
                      g_object_ref (self));
}

static void
do_resolve (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  const HutMeetingView *view = view_of (self);
  HutUid motion;

  if (view != NULL && hut_uid_parse (g_variant_get_string (parameter, NULL), &motion))
    hut_resolution_ask_new (widget, self->desk, hut_meeting_find (view->meeting, &motion));
}

static void
do_show (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (widget);
  const char *what = g_variant_get_string (parameter, NULL);
  const char *shown = gtk_stack_get_visible_child_name (self->hall);

  /* From the speakers back to a roll call that is open. */
  if (g_str_equal (what, "speakers") && g_strcmp0 (shown, "speakers") == 0 && self->voters_shown)
    what = "voters";
  gtk_stack_set_visible_child_name (self->hall, what);
  if (g_str_equal (what, "presence"))
    hut_presence_view_focus_entry (self->presence);
  else if (g_str_equal (what, "speakers"))
    hut_speakers_view_focus_entry (self->speakers);
}

/* A scanner types wherever the keyboard is: what no entry takes goes into that of the presence. */
static gboolean
on_key (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType modifiers,
        HutMeetingPage *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gunichar character = gdk_keyval_to_unicode (key);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->hall), "presence") != 0 ||
      !g_unichar_isalnum (character) || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 ||
      focus == NULL || GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return GDK_EVENT_PROPAGATE;
  hut_presence_view_focus_entry (self->presence);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  return focus != NULL && gtk_event_controller_key_forward (keys, focus);
}

/* ---- The widget ---- */

static void
hut_meeting_page_dispose (GObject *object)
{
  HutMeetingPage *self = HUT_MEETING_PAGE (object);

  g_clear_object (&self->signals);
  g_clear_pointer (&self->wall, hut_wall_free);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_meeting_page_parent_class)->dispose (object);
}

static void
install_acts (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc func;
  } acts[] = {
    { "meeting.lead", NULL, do_meeting },    { "meeting.open", NULL, do_meeting },
    { "meeting.adjourn", NULL, do_meeting }, { "meeting.resume", NULL, do_meeting },
    { "meeting.close", NULL, do_meeting },   { "topic.begin", NULL, do_topic },
    { "topic.end", NULL, do_topic },         { "topic.skip", NULL, do_topic },
    { "topic.note", "(ss)", do_note_topic }, { "topic.attachments", "s", do_attachments },
    { "presence.arrive", "s", do_presence }, { "presence.leave", "s", do_presence },
    { "presence.strike", "s", do_presence }, { "presence.proxy", "s", do_presence },
    { "speech.ask", "(ss)", do_ask },        { "speech.note", "(ss)", do_note },
    { "speech.begin", "s", do_place },       { "speech.withdraw", "s", do_place },
    { "speech.pause", NULL, do_clock },      { "speech.resume", NULL, do_clock },
    { "speech.end", NULL, do_clock },        { "motion.new", "s", do_motion },
    { "motion.edit", "s", do_motion },       { "motion.open", "s", do_motion },
    { "motion.close", "s", do_motion },      { "motion.reopen", "s", do_motion },
    { "motion.publish", "s", do_motion },    { "motion.withdraw", "s", do_motion },
    { "motion.count", "(susss)", do_count }, { "ballot.yes", "s", do_ballot },
    { "ballot.no", "s", do_ballot },         { "ballot.abstain", "s", do_ballot },
    { "ballot.spoiled", "s", do_ballot },    { "ballot.correct", "s", do_ballot },
    { "hall.show", "s", do_show },           { "council.new-resolution", "s", do_resolve },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i].name, acts[i].parameter, acts[i].func);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, box);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, title);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, state);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, notes);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, timing);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, topic_steps);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, topic_begin);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, topic_end);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, topic_skip);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, notice);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, notice_words);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, notice_button);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, presence_card);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, present);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, base);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, quorum);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, since);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, speaker_card);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, speaker);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, stand);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, clock);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, hall);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, speakers);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, presence);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, voters);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, earlier_button);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, vote);
  gtk_widget_class_bind_template_child (widget_class, HutMeetingPage, projector_place);
}

static void
hut_meeting_page_class_init (HutMeetingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_meeting_page_dispose;
  g_type_ensure (HUT_TYPE_CHIP);
  g_type_ensure (HUT_TYPE_CLOCK_LABEL);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_EARLIER_CARD);
  g_type_ensure (HUT_TYPE_PRESENCE_VIEW);
  g_type_ensure (HUT_TYPE_SPEAKERS_VIEW);
  g_type_ensure (HUT_TYPE_TOPIC_NOTES);
  g_type_ensure (HUT_TYPE_VOTE_CARD);
  g_type_ensure (HUT_TYPE_WRAPPED_LABEL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-meeting-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_topic_selected);
  install_acts (widget_class);
}

static void
hut_meeting_page_init (HutMeetingPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (self->box);
  hut_stack_hide_others (self->hall);
  self->wall = hut_wall_new ();
  gtk_box_append (GTK_BOX (self->projector_place), hut_wall_get_panel (self->wall));
  hut_button_leave_focus (self->box);
  hut_line_list_set_name (self->agenda, _ ("Agenda"));
  hut_line_list_set_name (self->voters, _ ("Roll call"));
  self->signals = g_signal_group_new (HUT_TYPE_MEETING_DESK);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (on_changed), self);
  g_signal_group_connect_swapped (self->signals, "refused", G_CALLBACK (on_refused), self);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  on_changed (self);
}

void
hut_meeting_page_set_desk (HutMeetingPage *self, HutMeetingDesk *desk)
{
  if (!g_set_object (&self->desk, desk))
    return;
  self->topic = self->current_was = (HutUid){ 0 };
  self->quorum_was = HUT_QUORUM_UNKNOWN;
  hut_wall_set_desk (self->wall, desk);
  hut_earlier_card_set_desk (self->earlier, desk);
  g_signal_group_set_target (self->signals, desk);
  on_changed (self);
}

void
hut_meeting_page_flush (HutMeetingPage *self)
{
  hut_speakers_view_flush (self->speakers);
  hut_topic_notes_flush (self->notes);
}
