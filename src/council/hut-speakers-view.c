/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The speakers' list. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-speakers-view.h"

#include "council/hut-meeting-lines.h"
#include "council/hut-member-entry.h"
#include "hut-config.h"
#include "widgets/hut-code-drop-down.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-note-text.h"
#include "widgets/hut-stack.h"

#include <glib/gi18n-lib.h>

struct _HutSpeakersView
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkLabel *rules;
  GtkLabel *sides;
  GtkWidget *now;
  GtkLabel *speaker;
  GtkWidget *pause;
  GtkWidget *resume;
  GtkWidget *end;
  HutNoteText *text;
  GtkWidget *asking;
  HutMemberEntry *entry;
  HutCodeDropDown *stand;
  GtkLabel *told;
  GtkStack *pages;
  HutCouncilList *list;
};

G_DEFINE_FINAL_TYPE (HutSpeakersView, hut_speakers_view, GTK_TYPE_WIDGET)

void
hut_speakers_view_flush (HutSpeakersView *self)
{
  hut_note_text_flush (self->text);
}

static void
on_noted (HutSpeakersView *self, const char *speech, const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "speech.note", "(ss)", speech, text);
}

static void
on_chosen (HutSpeakersView *self, const char *id)
{
  hut_speakers_view_tell (self, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "speech.ask", "(ss)", id,
                              hut_code_drop_down_get_code (self->stand));
}

static void
on_missed (HutSpeakersView *self, const char *text)
{
  g_autofree char *words =
      g_strdup_printf (_ ("“%s” is nobody who is here, or more than one"), text);

  hut_speakers_view_tell (self, words);
}

/* ---- Showing ---- */

static void
show_rules (HutSpeakersView *self, const HutSpeakerRules *rules)
{
  const char *const parts[] = { rules->least_first ? _ ("who spoke least goes first") : NULL,
                                rules->alternate ? _ ("for and against in turn") : NULL,
                                rules->first_time_first ? _ ("first speeches first") : NULL };
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", parts[i]);
  gtk_label_set_text (self->rules, words->str);
}

static void
show_sides (HutSpeakersView *self, const HutSpeechList *list)
{
  HutTime now = hut_time_now ();
  g_autofree char *for_time = hut_clock_words (hut_speech_list_spoken (list, HUT_STAND_FOR, now));
  g_autofree char *against_time =
      hut_clock_words (hut_speech_list_spoken (list, HUT_STAND_AGAINST, now));
  g_autofree char *words =
      g_strdup_printf (_ ("for %u, %s · against %u, %s"), list->n_spoken[HUT_STAND_FOR], for_time,
                       list->n_spoken[HUT_STAND_AGAINST], against_time);

  gtk_label_set_text (self->sides, words);
}

static void
show_speaker (HutSpeakersView *self, const HutMeetingView *view, gboolean leads)
{
  const HutRecord *speech = hut_meeting_speaking (view->meeting);
  const HutRecord *member =
      speech != NULL ? hut_meeting_of (view->meeting, speech, "member") : NULL;
  g_autofree char *name = member != NULL ? hut_member_words (member) : NULL;
  gboolean runs = speech != NULL && hut_record_get_int (speech, "running_since", 0) > 0;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->now, speech != NULL);
  if (speech == NULL)
    return;
  words = g_strdup_printf ("%s · %s", name != NULL ? name : _ ("Unknown member"),
                           hut_field_code_label (hut_kind_field (&hut_kind_speech, "stand"),
                                                 hut_record_get_text (speech, "stand")));
  gtk_label_set_text (self->speaker, words);
  gtk_widget_set_visible (self->pause, leads && runs);
  gtk_widget_set_visible (self->resume, leads && !runs);
  gtk_widget_set_visible (self->end, leads);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->text), leads);
}

static void
show_text (HutSpeakersView *self, const HutMeetingView *view)
{
  const HutRecord *speech = view != NULL ? hut_meeting_speaking (view->meeting) : NULL;
  char id[HUT_UID_STRING_LEN + 1];

  if (speech == NULL)
    hut_note_text_show (self->text, NULL, NULL);
  else
    hut_note_text_show (self->text, hut_uid_print (&speech->id, id),
                        hut_record_get_text (speech, "text"));
}

static void
hut_speakers_view_dispose (GObject *object)
{
  HutSpeakersView *self = HUT_SPEAKERS_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_speakers_view_parent_class)->dispose (object);
}

static void
hut_speakers_view_class_init (HutSpeakersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_speakers_view_dispose;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_MEMBER_ENTRY);
  g_type_ensure (HUT_TYPE_NOTE_TEXT);
  g_type_ensure (HUT_TYPE_COUNCIL_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/council/hut-speakers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, box);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, rules);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, sides);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, now);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, speaker);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, pause);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, resume);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, end);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, text);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, asking);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, entry);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, stand);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, told);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, pages);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, list);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_missed);
  gtk_widget_class_bind_template_callback (widget_class, on_noted);
}

static void
hut_speakers_view_init (HutSpeakersView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_code_drop_down_set_field (self->stand, hut_kind_field (&hut_kind_speech, "stand"), NULL);
  hut_code_drop_down_set_code (self->stand, "for");
  hut_code_drop_down_set_name (self->stand, _ ("Stand"));
  hut_member_entry_set_members (self->entry, HUT_MEMBERS_PRESENT);
  hut_member_entry_set_name (self->entry, _ ("Who asks to speak: number or name"));
  hut_council_list_set_name (self->list, _ ("Who waits to speak"));
}

void
hut_speakers_view_set_view (HutSpeakersView *self, const HutMeetingView *view, gboolean leads)
{
  show_text (self, view);
  hut_member_entry_set_view (self->entry, view);
  gtk_widget_set_sensitive (self->asking,
                            leads && view != NULL && hut_meeting_is_open (view->meeting));
  if (view == NULL)
    return;
  show_rules (self, &view->speakers);
  show_sides (self, view->list);
  show_speaker (self, view, leads);
  hut_council_list_set_lines (self->list, hut_meeting_lines_speakers (view, leads));
  gtk_stack_set_visible_child_name (self->pages,
                                    hut_council_list_get_count (self->list) > 0 ? "list" : "empty");
}

void
hut_speakers_view_tell (HutSpeakersView *self, const char *words)
{
  gtk_label_set_text (self->told, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->told), words != NULL);
}

void
hut_speakers_view_focus_entry (HutSpeakersView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}
