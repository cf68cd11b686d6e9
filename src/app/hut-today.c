/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of the day. Shows what HutDay says, and nothing of its own. Main thread only. */

#define G_LOG_DOMAIN "hutong-app"

#include "app/hut-today.h"

#include "app/hut-alarm-card.h"
#include "app/hut-app-words.h"
#include "app/hut-figure-card.h"
#include "app/hut-lane-card.h"
#include "app/hut-month-card.h"
#include "app/hut-pending-line.h"
#include "app/hut-today-row.h"
#include "insights/hut-insight-paper.h"
#include "store/hut-pending-words.h"
#include "widgets/hut-button-name.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutToday
{
  GtkWidget parent_instance;
  GtkWidget *scroller;
  GtkLabel *date;
  GtkLabel *summary;
  GtkStack *pages;
  HutFigureCard *overdue;
  HutFigureCard *due_today;
  HutFigureCard *returning;
  HutFigureCard *to_accept;
  HutMonthCard *month;
  HutAlarmCard *warnings;
  HutLaneCard *lanes;
  GtkListBox *first;
  GtkListBox *newest;
  HutPendingLine *mine;
  HutPendingLine *meetings;
  HutPendingLine *after_meetings;
  HutPendingLine *unmarked;
  HutPendingLine *contact;
  HutPendingLine *retry;
  HutPendingLine *calling_again;
  HutPendingLine *unassigned;
  GtkWidget *server_card; /* not while the file has no server */
  HutPendingLine *unsent;
  HutPendingLine *waiting;
  HutPendingLine *conflicts;
  HutEmptyPage *failed;
  HutDesk *desk;
  GSignalGroup *signals;
  char *first_shown; /* what the rows of the lists say, to leave them alone where it stays */
  char *newest_shown;
};

G_DEFINE_FINAL_TYPE (HutToday, hut_today, GTK_TYPE_WIDGET)

/* The half of the day, as people say it. */
static const char *
half_day (int hour)
{
  if (hour < 6)
    return C_ ("time of day", "night");
  if (hour < 12)
    return C_ ("time of day", "morning");
  return hour < 18 ? C_ ("time of day", "afternoon") : C_ ("time of day", "evening");
}

static void
show_date (HutToday *self, HutTime now)
{
  g_autofree char *hour = hut_time_format (now, hut_time_shown_zone (), "%H");
  /* Translators: a strftime pattern for the heading of the day: month, day and weekday. */
  g_autofree char *day = hut_time_format (now, hut_time_shown_zone (), _ ("%A, %e %B"));
  /* Translators: the day, and the half of it. */
  g_autofree char *text = g_strdup_printf (_ ("%s, %s"), g_strstrip (day), half_day (atoi (hour)));

  gtk_label_set_label (self->date, text);
}

static const char *
community_of (HutToday *self, const HutCaseRow *row)
{
  return row->community == NULL
             ? NULL
             : hut_case_browser_community_name (hut_desk_get_browser (self->desk), row->community);
}

/* "how long · where" of the case that a number begins with. */
static char *
note_of (HutToday *self, const HutCaseRow *row, HutTime now)
{
  g_autofree char *due = NULL;
  const char *where;

  if (row == NULL)
    return NULL;
  due = hut_case_due_words (row->state, row->due_at, now, hut_time_shown_zone ());
  where = community_of (self, row);
  if (where == NULL)
    where = row->title != NULL ? row->title : "";
  return g_strdup_printf ("%s · %s", due, where);
}

static void
show_figures (HutToday *self, HutDay *day)
{
  g_autofree char *longest = note_of (self, day->longest, day->now);
  g_autofree char *next = note_of (self, day->next_due, day->now);
  g_autofree char *unsent = hut_unsent_number (day->pending.unsent);

  hut_figure_card_set (self->overdue, day->overdue,
                       longest != NULL ? longest : _ ("nothing is late"));
  hut_figure_card_set (self->due_today, day->due_today,
                       next != NULL ? next : _ ("nothing more today"));
  hut_figure_card_set (self->returning, day->returning,
                       day->returning > 0 ? _ ("came back after they were done")
                                          : _ ("nothing came back"));
  hut_figure_card_set (self->to_accept, day->to_accept,
                       day->to_accept > 0 ? _ ("received, not accepted yet")
                                          : _ ("all are accepted"));
  hut_month_card_show (self->month, day->rates);
  if (day->whole)
    {
      hut_alarm_card_show (self->warnings, day->warnings);
      hut_lane_card_show (self->lanes, day->lanes);
    }
  hut_pending_line_set_count (self->mine, day->all_mine,
                              day->mine[HUT_DUE_GROUP_OVERDUE] + day->mine[HUT_DUE_GROUP_TODAY] > 0
                                  ? HUT_PENDING_WANTS_ANSWER
                                  : HUT_PENDING_BY_ITSELF);
  hut_pending_line_set_count (self->meetings, day->meetings, HUT_PENDING_BY_ITSELF);
  hut_pending_line_set_count (self->contact, day->contact, HUT_PENDING_WANTS_ANSWER);
  hut_pending_line_set_count (self->retry, day->retry, HUT_PENDING_BY_ITSELF);
  if (day->whole)
    hut_pending_line_set_count (self->after_meetings, day->after_meetings,
                                HUT_PENDING_WANTS_ANSWER);
  else
    hut_pending_line_set_number (self->after_meetings, 0, "…", HUT_PENDING_BY_ITSELF);
  if (day->whole)
    hut_pending_line_set_count (self->unmarked, day->unmarked, HUT_PENDING_WANTS_ANSWER);
  else
    hut_pending_line_set_number (self->unmarked, 0, "…", HUT_PENDING_BY_ITSELF);
  if (day->whole)
    hut_pending_line_set_count (self->calling_again, day->calling_again, HUT_PENDING_BY_ITSELF);
  else
    hut_pending_line_set_number (self->calling_again, 0, "…", HUT_PENDING_BY_ITSELF);
  hut_pending_line_set_count (self->unassigned, day->unassigned, HUT_PENDING_BY_ITSELF);
  gtk_widget_set_visible (self->server_card,
                          hut_sync_get_url (hut_desk_get_sync (self->desk)) != NULL);
  hut_pending_line_set_number (self->unsent, day->pending.unsent, unsent, HUT_PENDING_BY_ITSELF);
  hut_pending_line_set_count (self->waiting, day->pending.waiting, HUT_PENDING_WANTS_ANSWER);
  hut_pending_line_set_count (self->conflicts, day->pending.conflicts, HUT_PENDING_WANTS_ANSWER);
}

/* All that the rows would say. */
static char *
rows_words (HutToday *self, GPtrArray *rows, HutTime now)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const HutCaseRow *row = g_ptr_array_index (rows, i);
      g_autofree char *due =
          hut_case_due_words (row->state, row->due_at, now, hut_time_shown_zone ());
      char id[HUT_UID_STRING_LEN + 1];

      g_string_append_printf (words, "%s|%s|%s|%s|%s|%s|%s|%" G_GINT64_FORMAT "\n",
                              hut_uid_print (&row->id, id), row->number, row->title, due,
                              community_of (self, row), row->address, row->category, row->reopened);
    }
  return g_string_free (words, FALSE);
}

/* Fills @list with @rows, unless they say what @shown (kept) says. The row that has the keyboard
 * is found again by its case. */
static void
show_rows (HutToday *self, GtkListBox *list, GPtrArray *rows, HutTime now, char **shown)
{
  g_autofree char *words = rows_words (self, rows, now);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (list));
  HutUid focused = { 0 };
  GtkListBoxRow *old;

  if (g_strcmp0 (words, *shown) == 0)
    return;
  g_free (*shown);
  *shown = g_steal_pointer (&words);
  if (focus != NULL && HUT_IS_TODAY_ROW (focus))
    focused = *hut_today_row_get_id (HUT_TODAY_ROW (focus));
  while ((old = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (old));
  for (guint i = 0; i < rows->len; i++)
    {
      const HutCaseRow *row = g_ptr_array_index (rows, i);
      GtkWidget *widget =
          hut_today_row_new (row, community_of (self, row), now, hut_time_shown_zone ());

      gtk_list_box_append (list, widget);
      if (focus != NULL && hut_uid_equal (&row->id, &focused))
        gtk_widget_grab_focus (widget);
    }
}

static void
show_day (HutToday *self)
{
  HutDay *day = self->desk != NULL ? hut_desk_get_day (self->desk) : NULL;
  g_autofree char *open = NULL;

  show_date (self, day != NULL ? day->now : hut_time_now ());
  if (day == NULL)
    return;
  open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open case", "%u open cases", day->open),
                          day->open);
  gtk_label_set_label (self->summary, day->empty ? "" : open);
  show_figures (self, day);
  show_rows (self, self->first, day->first, day->now, &self->first_shown);
  show_rows (self, self->newest, day->newest, day->now, &self->newest_shown);
  gtk_stack_set_visible_child_name (self->pages, day->empty ? "empty" : "day");
}

static GError *
dup_error (HutToday *self)
{
  GError *error = NULL;

  g_object_get (self->desk, "error", &error, NULL);
  return error;
}

/* What was read before stays in view; only what could never be read says so. */
static void
show_error (HutToday *self)
{
  HutDay *day = hut_desk_get_day (self->desk);
  g_autoptr (GError) error = dup_error (self);
  g_autofree char *words = NULL;

  if (error == NULL || (day != NULL && day->whole))
    return;
  words = hut_app_words_error (error);
  if (day != NULL)
    {
      hut_month_card_fail (self->month, words);
      return;
    }
  g_object_set (self->failed, "text", words, NULL);
  gtk_stack_set_visible_child_name (self->pages, "failed");
}

static void
on_row_activated (HutToday *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (row), "row.open", NULL);
}

static void
hut_today_dispose (GObject *object)
{
  HutToday *self = HUT_TODAY (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_today_parent_class)->dispose (object);
}

static void
hut_today_finalize (GObject *object)
{
  HutToday *self = HUT_TODAY (object);

  g_free (self->first_shown);
  g_free (self->newest_shown);
  G_OBJECT_CLASS (hut_today_parent_class)->finalize (object);
}

static void
open_brief (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutToday *self = HUT_TODAY (widget);

  if (self->desk != NULL)
    hut_insight_paper_open (widget, hut_desk_get_browser (self->desk), HUT_PAPER_DAILY, NULL);
}

static void
hut_today_class_init (HutTodayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_today_dispose;
  G_OBJECT_CLASS (klass)->finalize = hut_today_finalize;
  g_type_ensure (HUT_TYPE_ALARM_CARD);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_FIGURE_CARD);
  g_type_ensure (HUT_TYPE_LANE_CARD);
  g_type_ensure (HUT_TYPE_MONTH_CARD);
  g_type_ensure (HUT_TYPE_PENDING_LINE);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "today.brief", NULL, open_brief);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/app/hut-today.ui");
  gtk_widget_class_bind_template_child (widget_class, HutToday, scroller);
  gtk_widget_class_bind_template_child (widget_class, HutToday, date);
  gtk_widget_class_bind_template_child (widget_class, HutToday, summary);
  gtk_widget_class_bind_template_child (widget_class, HutToday, pages);
  gtk_widget_class_bind_template_child (widget_class, HutToday, overdue);
  gtk_widget_class_bind_template_child (widget_class, HutToday, due_today);
  gtk_widget_class_bind_template_child (widget_class, HutToday, returning);
  gtk_widget_class_bind_template_child (widget_class, HutToday, to_accept);
  gtk_widget_class_bind_template_child (widget_class, HutToday, month);
  gtk_widget_class_bind_template_child (widget_class, HutToday, first);
  gtk_widget_class_bind_template_child (widget_class, HutToday, newest);
  gtk_widget_class_bind_template_child (widget_class, HutToday, mine);
  gtk_widget_class_bind_template_child (widget_class, HutToday, meetings);
  gtk_widget_class_bind_template_child (widget_class, HutToday, after_meetings);
  gtk_widget_class_bind_template_child (widget_class, HutToday, unmarked);
  gtk_widget_class_bind_template_child (widget_class, HutToday, contact);
  gtk_widget_class_bind_template_child (widget_class, HutToday, retry);
  gtk_widget_class_bind_template_child (widget_class, HutToday, calling_again);
  gtk_widget_class_bind_template_child (widget_class, HutToday, unassigned);
  gtk_widget_class_bind_template_child (widget_class, HutToday, warnings);
  gtk_widget_class_bind_template_child (widget_class, HutToday, lanes);
  gtk_widget_class_bind_template_child (widget_class, HutToday, server_card);
  gtk_widget_class_bind_template_child (widget_class, HutToday, unsent);
  gtk_widget_class_bind_template_child (widget_class, HutToday, waiting);
  gtk_widget_class_bind_template_child (widget_class, HutToday, conflicts);
  gtk_widget_class_bind_template_child (widget_class, HutToday, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
hut_today_init (HutToday *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_button_name_once (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  self->signals = g_signal_group_new (HUT_TYPE_DESK);
  g_signal_group_connect_swapped (self->signals, "notify::day", G_CALLBACK (show_day), self);
  g_signal_group_connect_swapped (self->signals, "notify::sync", G_CALLBACK (show_day), self);
  g_signal_group_connect_swapped (self->signals, "notify::error", G_CALLBACK (show_error), self);
}

void
hut_today_set_desk (HutToday *self, HutDesk *desk)
{
  g_set_object (&self->desk, desk);
  g_signal_group_set_target (self->signals, desk);
  show_day (self);
}

void
hut_today_refresh (HutToday *self)
{
  show_day (self);
}

gboolean
hut_today_is_usable (HutToday *self)
{
  return self->desk != NULL && hut_desk_get_day (self->desk) != NULL;
}

gboolean
hut_today_is_filled (HutToday *self)
{
  g_autoptr (GError) error = hut_today_is_usable (self) ? dup_error (self) : NULL;

  return error != NULL || (hut_today_is_usable (self) && hut_desk_get_day (self->desk)->whole);
}
