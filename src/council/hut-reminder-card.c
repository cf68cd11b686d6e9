/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is to be done after meetings. Main thread, but for read_due(). */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-reminder-card.h"

#include "widgets/hut-line-list.h"
#include "hut-config.h"
#include "store/hut-reader-meeting.h"
#include "store/hut-reader-reminders.h"
#include "store/hut-store-office.h"
#include "widgets/hut-page-feed.h"

#include <glib/gi18n-lib.h>

struct _HutReminderCard
{
  GtkWidget parent_instance;
  GtkWidget *column;
  HutLineList *list;
  HutPageFeed *feed;
  GPtrArray *due; /* HutReminder, as shown; NULL before the first answer */
};

G_DEFINE_FINAL_TYPE (HutReminderCard, hut_reminder_card, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* ---- In words ---- */

static char *
title_of (const HutReminder *reminder)
{
  return g_strdup (reminder->title != NULL ? reminder->title : reminder->meeting_title);
}

static char *
note_of (const HutReminder *reminder)
{
  g_autofree char *day = hut_time_format (reminder->at, hut_time_shown_zone (), "%Y-%m-%d");

  switch (reminder->kind)
    {
    case HUT_REMINDER_RESULT:
      return g_strdup_printf (_ ("To be put up by %s"), day);
    case HUT_REMINDER_TAKE_DOWN:
      return g_strdup_printf (_ ("Has hung out to %s"), day);
    case HUT_REMINDER_RESOLUTION:
      return g_strdup_printf (_ ("To be carried out by %s"), day);
    case HUT_REMINDER_RECHECK:
    case HUT_N_REMINDERS:
    default:
      return reminder->at != 0 ? g_strdup_printf (_ ("Carried out on %s"), day) : NULL;
    }
}

static const char *
chip_of (const HutReminder *reminder)
{
  switch (reminder->kind)
    {
    case HUT_REMINDER_RESULT:
      return reminder->late ? C_ ("reminder", "Not put up in time") : C_ ("reminder", "Put up");
    case HUT_REMINDER_TAKE_DOWN:
      return C_ ("reminder", "May come down");
    case HUT_REMINDER_RESOLUTION:
      return reminder->late ? C_ ("reminder", "Overdue") : C_ ("reminder", "Due soon");
    case HUT_REMINDER_RECHECK:
    case HUT_N_REMINDERS:
    default:
      return C_ ("reminder", "Recheck");
    }
}

static HutLine *
line_of (const HutReminder *reminder)
{
  char id[HUT_UID_STRING_LEN + 1];
  HutLine *line = hut_line_new (hut_uid_print (&reminder->record, id));

  line->title = title_of (reminder);
  line->note = note_of (reminder);
  line->chip = g_strdup (chip_of (reminder));
  line->chip_icon = reminder->late ? "hut-overdue-symbolic" : "";
  line->chip_tone = reminder->late ? "overdue" : "at-work";
  return line;
}

/* ---- Asked and shown ---- */

static void *
make_question (GtkWidget *widget)
{
  HutReminderCard *self = HUT_REMINDER_CARD (widget);
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);

  return browser != NULL ? hut_store_dup_office (hut_case_browser_get_store (browser)) : NULL;
}

static void *
read_due (HutReader *reader, void *asked, GCancellable *cancellable, GError **error)
{
  return hut_reader_notices_due (reader, asked, hut_time_now (), HUT_REMINDER_DAYS,
                                 HUT_REMINDER_MOST, error);
}

static void
free_due (gpointer due)
{
  if (due != NULL)
    g_ptr_array_unref (due);
}

static void
on_answered (GtkWidget *widget, void *answer)
{
  HutReminderCard *self = HUT_REMINDER_CARD (widget);
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)hut_line_free);

  g_clear_pointer (&self->due, g_ptr_array_unref);
  self->due = answer;
  for (guint i = 0; i < self->due->len; i++)
    g_ptr_array_add (lines, line_of (self->due->pdata[i]));
  hut_line_list_set_lines (self->list, lines);
  gtk_widget_set_visible (self->column, self->due->len > 0);
}

/* What was shown stays; the page beside it says what is wrong with the file. */
static void
on_failed (GtkWidget *widget, const GError *error)
{
  g_info ("reminders: %s", error->message);
}

static const HutPageQuestion question_of_due = {
  .question = make_question,
  .read = read_due,
  .free_question = (GDestroyNotify)hut_office_unref,
  .free_answer = free_due,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = hut_meeting_changed,
};

static void
on_selected (HutReminderCard *self, const char *record)
{
  char id[HUT_UID_STRING_LEN + 1];

  for (guint i = 0; self->due != NULL && i < self->due->len; i++)
    {
      const HutReminder *reminder = self->due->pdata[i];

      if (g_strcmp0 (hut_uid_print (&reminder->record, id), record) != 0)
        continue;
      g_signal_emit (self, signals[CHOSEN], 0, hut_uid_print (&reminder->meeting, id));
      return;
    }
}

/* ---- The widget ---- */

static void
hut_reminder_card_dispose (GObject *object)
{
  HutReminderCard *self = HUT_REMINDER_CARD (object);

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->due, g_ptr_array_unref);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_reminder_card_parent_class)->dispose (object);
}

static void
hut_reminder_card_class_init (HutReminderCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_reminder_card_dispose;
  g_type_ensure (HUT_TYPE_LINE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/hutong/Hutong/ui/council/hut-reminder-card.ui");
  gtk_widget_class_bind_template_child (widget_class, HutReminderCard, column);
  gtk_widget_class_bind_template_child (widget_class, HutReminderCard, list);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
hut_reminder_card_init (HutReminderCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_line_list_set_name (self->list, _ ("After the meetings"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_due);
}

void
hut_reminder_card_set_browser (HutReminderCard *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_REMINDER_CARD (self));

  hut_page_feed_set_browser (self->feed, browser);
}
