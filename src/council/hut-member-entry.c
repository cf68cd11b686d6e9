/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Finding a member while one types. Main thread; some hundred members. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-member-entry.h"

#include "widgets/hut-suggest-entry.h"

#define MOST 8

struct _HutMemberEntry
{
  GtkWidget parent_instance;
  HutSuggestEntry *entry;
  HutMembers which;
  const HutMeetingView *view;
  HutUid offered[MOST];
  guint n_offered;
};

G_DEFINE_FINAL_TYPE (HutMemberEntry, hut_member_entry, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  MISSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
holds (const HutRecord *member, const char *field, const char *text)
{
  const char *value = hut_record_get_text (member, field);

  return value != NULL && strstr (value, text) != NULL;
}

static gboolean
fits (const HutRecord *member, const char *text)
{
  const char *number = hut_record_get_text (member, "number");

  return (number != NULL && g_str_has_prefix (number, text)) || holds (member, "name", text) ||
         holds (member, "household", text) || holds (member, "screen_name", text);
}

/* "7" and "007" are one number. */
static gboolean
is_number (const HutRecord *member, const char *text)
{
  const char *number = hut_record_get_text (member, "number");
  char *end;

  if (number == NULL)
    return FALSE;
  if (g_str_equal (number, text))
    return TRUE;
  return g_ascii_isdigit (*text) && g_ascii_isdigit (*number) &&
         g_ascii_strtoull (number, &end, 10) == g_ascii_strtoull (text, NULL, 10) && *end == '\0' &&
         strspn (text, "0123456789") == strlen (text);
}

static const HutAttendee *
attendee_at (HutMemberEntry *self, guint i)
{
  const HutAttendee *attendee = &self->view->attendance->attendees[i];

  return self->which == HUT_MEMBERS_ALL || attendee->present ? attendee : NULL;
}

/* Fills in what is offered, at most MOST; returns how many fit. */
static guint
find (HutMemberEntry *self, const char *text)
{
  guint n = 0;

  self->n_offered = 0;
  if (self->view == NULL || *text == '\0')
    return 0;
  for (guint i = 0; i < self->view->attendance->n_attendees; i++)
    {
      const HutAttendee *attendee = attendee_at (self, i);

      if (attendee == NULL || !fits (attendee->member, text))
        continue;
      if (self->n_offered < MOST)
        self->offered[self->n_offered++] = attendee->member->id;
      n++;
    }
  return n;
}

static void
offer (HutMemberEntry *self)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  for (guint i = 0; i < self->n_offered; i++)
    {
      const HutRecord *member = hut_meeting_find (self->view->meeting, &self->offered[i]);
      const char *household = hut_record_get_text (member, "household");

      g_ptr_array_add (words, hut_member_words (member));
      g_ptr_array_add (notes, (gpointer)(household != NULL ? household : ""));
    }
  g_ptr_array_add (words, NULL);
  hut_suggest_entry_set_noted (self->entry, (const char *const *)words->pdata,
                               (const char *const *)notes->pdata);
}

static void
on_typed (HutMemberEntry *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  find (self, stripped);
  offer (self);
}

static void
choose (HutMemberEntry *self, const HutUid *id)
{
  g_autofree char *text = hut_uid_to_string (id);

  hut_suggest_entry_set_text (self->entry, NULL);
  hut_suggest_entry_set_suggestions (self->entry, NULL);
  self->n_offered = 0;
  g_signal_emit (self, signals[CHOSEN], 0, text);
}

static void
on_chosen (HutMemberEntry *self, guint index)
{
  if (index < self->n_offered)
    {
      HutUid id = self->offered[index];

      choose (self, &id);
    }
}

static void
on_entered (HutMemberEntry *self)
{
  g_autofree char *text = g_strstrip (g_strdup (hut_suggest_entry_get_text (self->entry)));
  guint n = find (self, text);

  if (*text == '\0' || self->view == NULL)
    return;
  for (guint i = 0; i < self->view->attendance->n_attendees; i++)
    {
      const HutAttendee *attendee = attendee_at (self, i);

      if (attendee != NULL && is_number (attendee->member, text))
        {
          HutUid id = attendee->member->id;

          choose (self, &id);
          return;
        }
    }
  if (n == 1)
    {
      HutUid id = self->offered[0];

      choose (self, &id);
      return;
    }
  offer (self);
  g_signal_emit (self, signals[MISSED], 0, text);
}

static gboolean
hut_member_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (HUT_MEMBER_ENTRY (widget)->entry));
}

static void
hut_member_entry_dispose (GObject *object)
{
  HutMemberEntry *self = HUT_MEMBER_ENTRY (object);

  if (self->entry != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->entry));
  self->entry = NULL;
  G_OBJECT_CLASS (hut_member_entry_parent_class)->dispose (object);
}

static void
hut_member_entry_class_init (HutMemberEntryClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_member_entry_dispose;
  GTK_WIDGET_CLASS (klass)->grab_focus = hut_member_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MISSED] = g_signal_new ("missed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_member_entry_init (HutMemberEntry *self)
{
  self->entry = HUT_SUGGEST_ENTRY (hut_suggest_entry_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->entry), GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "typed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "chosen", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "entered", G_CALLBACK (on_entered), self,
                           G_CONNECT_SWAPPED);
}

void
hut_member_entry_set_members (HutMemberEntry *self, HutMembers which)
{
  self->which = which;
}

void
hut_member_entry_set_name (HutMemberEntry *self, const char *name)
{
  hut_suggest_entry_set_name (self->entry, name);
  hut_suggest_entry_set_placeholder (self->entry, name);
}

void
hut_member_entry_set_view (HutMemberEntry *self, const HutMeetingView *view)
{
  self->view = view;
}
