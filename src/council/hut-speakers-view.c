/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The speakers' list. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-speakers-view.h"

#include "council/hut-meeting-lines.h"
#include "council/hut-member-entry.h"
#include "council/hut-speech-words.h"
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
  GtkLabel *so_far;
  GtkWidget *pause;
  GtkWidget *resume;
  GtkWidget *end;
  HutNoteText *text;
  GtkWidget *asking;
  HutMemberEntry *entry;
  HutCodeDropDown *stand;
  GtkLabel *told;
  GtkToggleButton *times;
  GtkStack *pages; /* "empty", "list", "silent", "times" */
  HutLineList *list;
  HutLineList *totals;
  const HutMeetingView *view; /* not owned; NULL: none */
  gboolean runs;              /* a clock */
  guint source;               /* while it runs in sight */
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

/* Of the topic under discussion. */
static void
show_sides (HutSpeakersView *self, const HutSpeechList *list, HutTime now)
{
  g_autofree char *for_time = hut_clock_words (hut_speech_list_spoken (list, HUT_STAND_FOR, now));
  g_autofree char *against_time =
      hut_clock_words (hut_speech_list_spoken (list, HUT_STAND_AGAINST, now));
  g_autofree char *words =
      g_strdup_printf (_ ("for %u, %s · against %u, %s"), list->n_spoken[HUT_STAND_FOR], for_time,
                       list->n_spoken[HUT_STAND_AGAINST], against_time);

  gtk_label_set_text (self->sides, words);
}

/* How often who speaks has spoken, this speech among it, and how long. */
static void
show_so_far (HutSpeakersView *self, const HutMeetingView *view, HutTime now)
{
  const HutRecord *speech = hut_meeting_speaking (view->meeting);
  const char *member = speech != NULL ? hut_record_get_text (speech, "member") : NULL;
  const HutSpeechTotal *total = NULL;
  g_autofree char *words = NULL;
  HutUid id;

  if (member != NULL && hut_uid_parse (member, &id))
    total = hut_speech_totals_of (view->totals, &id);
  if (total != NULL)
    words = hut_speech_nth_words (hut_speech_total_count (total),
                                  hut_speech_total_spoken (total, HUT_STAND_NONE, now));
  gtk_label_set_text (self->so_far, words != NULL ? words : "");
}

static gboolean
shows_times (HutSpeakersView *self)
{
  return gtk_toggle_button_get_active (self->times);
}

/* All that a clock that runs changes. */
static void
show_times (HutSpeakersView *self)
{
  HutTime now = hut_time_now ();

  if (self->view == NULL)
    return;
  show_sides (self, self->view->list, now);
  show_so_far (self, self->view, now);
  if (shows_times (self))
    hut_line_list_set_lines (self->totals, hut_speech_lines (self->view, now));
}

static gboolean
on_second (gpointer data)
{
  show_times (data);
  return G_SOURCE_CONTINUE;
}

/* Also while the page is turned, when the view may be gone and the next has not come. */
static void
follow_clock (HutSpeakersView *self)
{
  if (!self->runs || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_clear_handle_id (&self->source, g_source_remove);
  else if (self->source == 0)
    self->source = g_timeout_add_seconds (1, on_second, self);
}

static void
show_page (HutSpeakersView *self)
{
  const char *page;

  if (shows_times (self))
    page = hut_line_list_get_count (self->totals) > 0 ? "times" : "silent";
  else
    page = hut_line_list_get_count (self->list) > 0 ? "list" : "empty";
  gtk_stack_set_visible_child_name (self->pages, page);
}

static void
on_times (HutSpeakersView *self)
{
  show_times (self);
  show_page (self);
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
hut_speakers_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_speakers_view_parent_class)->map (widget);
  follow_clock (HUT_SPEAKERS_VIEW (widget));
}

static void
hut_speakers_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (hut_speakers_view_parent_class)->unmap (widget);
  follow_clock (HUT_SPEAKERS_VIEW (widget));
}

static void
hut_speakers_view_dispose (GObject *object)
{
  HutSpeakersView *self = HUT_SPEAKERS_VIEW (object);

  self->view = NULL;
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_speakers_view_parent_class)->dispose (object);
}

static void
hut_speakers_view_class_init (HutSpeakersViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_speakers_view_dispose;
  widget_class->map = hut_speakers_view_map;
  widget_class->unmap = hut_speakers_view_unmap;
  g_type_ensure (HUT_TYPE_CODE_DROP_DOWN);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_MEMBER_ENTRY);
  g_type_ensure (HUT_TYPE_NOTE_TEXT);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/council/hut-speakers-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, box);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, rules);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, sides);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, now);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, speaker);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, so_far);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, pause);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, resume);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, end);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, text);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, asking);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, entry);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, stand);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, told);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, times);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, pages);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, list);
  gtk_widget_class_bind_template_child (widget_class, HutSpeakersView, totals);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_missed);
  gtk_widget_class_bind_template_callback (widget_class, on_noted);
  gtk_widget_class_bind_template_callback (widget_class, on_times);
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
  hut_line_list_set_name (self->list, _ ("Who waits to speak"));
  hut_line_list_set_name (self->totals, _ ("Time spoken"));
}

void
hut_speakers_view_set_view (HutSpeakersView *self, const HutMeetingView *view, gboolean leads)
{
  self->view = view;
  self->runs = view != NULL && view->totals->all.running != HUT_STAND_NONE;
  follow_clock (self);
  show_text (self, view);
  hut_member_entry_set_view (self->entry, view);
  gtk_widget_set_sensitive (self->asking,
                            leads && view != NULL && hut_meeting_is_open (view->meeting));
  if (view == NULL)
    return;
  show_rules (self, &view->speakers);
  show_times (self);
  show_speaker (self, view, leads);
  hut_line_list_set_lines (self->list, hut_meeting_lines_speakers (view, leads));
  show_page (self);
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
