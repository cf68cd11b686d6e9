/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card of the notice. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-notice-card.h"

#include "council/hut-council-page.h"
#include "council/hut-council-words.h"
#include "council/hut-meeting-print.h"
#include "council/hut-notice-acts.h"
#include "council/hut-notice-lines.h"
#include "domain/hut-decision-days.h"
#include "widgets/hut-chip.h"
#include "widgets/hut-form-row.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-wrap-layout.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

struct _HutNoticeCard
{
  GtkWidget parent_instance;
  GtkWidget *column;
  GtkLabel *standing;
  GtkLabel *latest;
  GtkWidget *announce;
  GtkWidget *withdraw;
  GtkWidget *post;
  GtkWidget *nowhere;
  HutWrapBox *checks;
  HutLineList *sheets;
  HutMeetingDesk *desk;
  GSignalGroup *signals;
  char *shown; /* what the checks say, to leave them alone where it stays */
};

G_DEFINE_FINAL_TYPE (HutNoticeCard, hut_notice_card, GTK_TYPE_WIDGET)

static const HutMeetingView *
view_of (HutNoticeCard *self)
{
  return self->desk != NULL ? hut_meeting_desk_get_view (self->desk) : NULL;
}

/* ---- What the law asks ---- */

static void
add_check (HutNoticeCard *self, const char *words, gboolean met)
{
  hut_wrap_box_append (self->checks,
                       hut_chip_new (words, met ? "hut-done-symbolic" : "hut-overdue-symbolic",
                                     met ? "good" : "overdue"));
}

/* "in time", or by how many days it is late. Takes the notice to go out now where it has not. */
static char *
days_words (const HutMeetingView *view, gboolean *met)
{
  HutTime announced = hut_record_get_int (view->meeting->meeting, "announced_at", 0);
  int lacks = hut_meeting_notice_lacks (view->meeting, view->office,
                                        announced != 0 ? announced : hut_time_now ());
  int days = view->rule != NULL ? view->rule->notice_days : 0;

  *met = lacks == 0;
  if (days == 0)
    return g_strdup (_ ("The rule asks for no days"));
  if (lacks > 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "%d day too late", "%d days too late", (gulong)lacks), lacks);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In time: %d day before",
                                       "In time: %d days before", (gulong)days),
                          days);
}

static void
add_days (HutNoticeCard *self, const HutMeetingView *view)
{
  gboolean met;
  g_autofree char *words = NULL;

  if (hut_record_get_int (view->meeting->meeting, "starts_at", 0) == 0)
    return;
  words = days_words (view, &met);
  add_check (self, words, met);
}

/* Beijing's property regulation asks for it of owners' meetings; of others it is shown where it
 * was done. */
static void
add_committee (HutNoticeCard *self, const HutMeetingView *view)
{
  const char *kind = hut_record_get_text (view->meeting->meeting, "kind");
  gboolean told = hut_record_get_int (view->meeting->meeting, "committee_told_at", 0) != 0;

  if (told)
    add_check (self, _ ("Residents’ committee told"), TRUE);
  else if (g_strcmp0 (kind, "owners") == 0)
    add_check (self, _ ("Residents’ committee not told"), FALSE);
}

static guint
count_unannounced (const HutMeetingView *view)
{
  guint n = 0;

  for (guint i = 0; i < view->meeting->topics->len; i++)
    n += hut_record_get_int (view->meeting->topics->pdata[i], "announced", 0) != 1;
  return n;
}

static void
add_topics (HutNoticeCard *self, const HutMeetingView *view)
{
  guint n = view->meeting->topics->len;
  gboolean out = hut_record_get_int (view->meeting->meeting, "announced_at", 0) != 0;
  guint missing = out ? count_unannounced (view) : 0;
  g_autofree char *topics = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u topic", "%u topics", n - missing), n - missing);
  g_autofree char *not_in =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u topic not announced: no vote on it",
                                    "%u topics not announced: no vote on them", missing),
                       missing);

  add_check (self, n > 0 ? topics : _ ("No topics"), n > 0);
  if (missing > 0)
    add_check (self, not_in, FALSE);
}

static void
add_checks (HutNoticeCard *self, const HutMeetingView *view)
{
  const HutRecord *meeting = view->meeting->meeting;
  gboolean time = hut_record_get_int (meeting, "starts_at", 0) != 0;
  gboolean place = hut_record_get_text (meeting, "place_name") != NULL;
  gboolean form = hut_record_get_text (meeting, "form") != NULL;

  hut_wrap_box_clear (self->checks);
  add_topics (self, view);
  add_check (self, time ? C_ ("notice", "Time") : _ ("No time"), time);
  add_check (self, place ? C_ ("notice", "Place") : _ ("No place"), place);
  add_check (self, form ? C_ ("notice", "Form") : _ ("No form"), form);
  add_days (self, view);
  add_committee (self, view);
}

/* ---- Showing ---- */

static char *
standing_words (const HutMeetingView *view)
{
  const HutRecord *meeting = view->meeting->meeting;
  const char *where = hut_record_get_text (meeting, "announced_where");
  g_autofree char *when = hut_council_when (hut_record_get_int (meeting, "announced_at", 0));

  if (when == NULL)
    return g_strdup (_ ("has not gone out"));
  return where != NULL ? g_strdup_printf (_ ("went out on %s: %s"), when, where)
                       : g_strdup_printf (_ ("went out on %s"), when);
}

/* The last day on which it can go out, while it has not. */
static char *
latest_words (const HutMeetingView *view)
{
  HutTime starts_at = hut_record_get_int (view->meeting->meeting, "starts_at", 0);
  GTimeZone *zone = hut_office_get_zone (view->office);
  gint64 day;
  g_autofree char *date = NULL;

  if (starts_at == 0 || view->rule == NULL || view->rule->notice_days == 0 ||
      hut_record_get_int (view->meeting->meeting, "announced_at", 0) != 0)
    return NULL;
  day = hut_notice_latest (view->rule, hut_time_day_number (starts_at, zone));
  date = hut_time_format (
      hut_time_add_days (starts_at, zone, (int)(day - hut_time_day_number (starts_at, zone))), zone,
      "%Y-%m-%d");
  return g_strdup_printf (_ ("It has to go out on %s at the latest."), date);
}

/* All that the checks would say. */
static char *
card_words (const HutMeetingView *view)
{
  g_autofree char *meeting = hut_record_dump_line (view->meeting->meeting);

  return g_strdup_printf ("%s %u %u %" G_GINT64_FORMAT, meeting, view->meeting->topics->len,
                          count_unannounced (view),
                          hut_time_day_number (hut_time_now (), hut_time_shown_zone ()));
}

/* Where it hangs. Before it went out there is nothing to put up; what hangs is told of in any
 * case. */
static void
show_sheets (HutNoticeCard *self, const HutMeetingView *view)
{
  gboolean out = hut_record_get_int (view->meeting->meeting, "announced_at", 0) != 0;
  char id[HUT_UID_STRING_LEN + 1];
  guint n;

  hut_line_list_set_lines (self->sheets, hut_notice_lines_of_meeting (view, hut_time_now ()));
  n = hut_line_list_get_count (self->sheets);
  gtk_widget_set_visible (GTK_WIDGET (self->sheets), n > 0);
  gtk_widget_set_visible (self->nowhere, out && n == 0);
  gtk_widget_set_visible (self->post, out);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->post), "s",
                                    hut_uid_print (&view->meeting->meeting->id, id));
}

static void
show (HutNoticeCard *self)
{
  const HutMeetingView *view = view_of (self);
  g_autofree char *words = view != NULL ? card_words (view) : NULL;
  g_autofree char *standing = NULL;
  g_autofree char *latest = NULL;
  const char *state;

  if (view == NULL)
    return;
  show_sheets (self, view);
  if (g_strcmp0 (words, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&words);
  state = hut_meeting_get_state (view->meeting);
  standing = standing_words (view);
  latest = latest_words (view);
  gtk_label_set_label (self->standing, standing);
  gtk_label_set_label (self->latest, latest != NULL ? latest : "");
  gtk_widget_set_visible (GTK_WIDGET (self->latest), latest != NULL);
  gtk_widget_set_visible (self->announce, g_strcmp0 (state, "draft") == 0);
  gtk_widget_set_visible (self->withdraw, g_strcmp0 (state, "announced") == 0);
  add_checks (self, view);
}

/* ---- It goes out ---- */

typedef struct
{
  HutMeetingDesk *desk;
  GtkEditable *where;
  GtkCheckButton *told;
} Asking;

static void
asking_free (gpointer data)
{
  g_object_unref (((Asking *)data)->desk);
  g_free (data);
}

typedef struct
{
  char *where;
  gboolean told;
} Announcing;

static void
announcing_free (gpointer data)
{
  g_free (((Announcing *)data)->where);
  g_free (data);
}

static HutRecordPlan *
plan_announce (const HutMeetingActing *acting, gpointer args, GError **error)
{
  const Announcing *announcing = args;

  return hut_meeting_plan_announce (acting, announcing->where, announcing->told ? acting->now : 0,
                                    error);
}

static gboolean
on_announce_answered (HutPrompt *prompt, gpointer data)
{
  Asking *asking = data;
  Announcing *announcing = g_new0 (Announcing, 1);
  g_autofree char *where = g_strstrip (g_strdup (gtk_editable_get_text (asking->where)));

  announcing->where = *where != '\0' ? g_steal_pointer (&where) : NULL;
  announcing->told = gtk_check_button_get_active (asking->told);
  hut_meeting_desk_do_asked (asking->desk, prompt, plan_announce, announcing, announcing_free);
  return FALSE;
}

static void
do_announce (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutNoticeCard *self = HUT_NOTICE_CARD (widget);
  const HutMeetingView *view = view_of (self);
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  Asking *asking;
  HutPrompt *prompt;
  g_autofree char *days = NULL;
  g_autofree char *text = NULL;
  gboolean met;

  if (view == NULL)
    return;
  days = days_words (view, &met);
  text = g_strdup_printf (_ ("The topics stand from now on as they are; what comes later cannot be "
                             "voted on. %s."),
                          days);
  asking = g_new0 (Asking, 1);
  asking->desk = g_object_ref (self->desk);
  prompt = hut_prompt_new (widget, _ ("Announce the Meeting"), text, _ ("_Announce"),
                           on_announce_answered, asking, asking_free);
  asking->where = hut_form_row_add_entry (box, _ ("_Where it hangs"), NULL, FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (asking->where),
                                  _ ("for example the notice board at the east gate"));
  asking->told = GTK_CHECK_BUTTON (
      gtk_check_button_new_with_mnemonic (_ ("The residents’ _committee was told")));
  gtk_box_append (box, GTK_WIDGET (asking->told));
  hut_prompt_set_extra (prompt, GTK_WIDGET (box));
  hut_prompt_show (prompt);
  gtk_widget_grab_focus (GTK_WIDGET (asking->where));
}

static HutRecordPlan *
plan_withdraw (const HutMeetingActing *acting, gpointer args, GError **error)
{
  return hut_meeting_plan_withdraw_notice (acting, error);
}

static gboolean
on_withdraw_answered (HutPrompt *prompt, gpointer data)
{
  hut_meeting_desk_do_asked (data, prompt, plan_withdraw, NULL, NULL);
  return FALSE;
}

static void
do_withdraw (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutNoticeCard *self = HUT_NOTICE_CARD (widget);
  HutPrompt *prompt;

  if (self->desk == NULL)
    return;
  prompt = hut_prompt_new (widget, _ ("Withdraw the Notice"),
                           _ ("The meeting is in preparation again, and its days begin anew with "
                              "the next notice. Take the sheets down where they hang."),
                           _ ("_Withdraw"), on_withdraw_answered, g_object_ref (self->desk),
                           g_object_unref);
  hut_prompt_set_destructive (prompt, TRUE);
  hut_prompt_show (prompt);
}

static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutNoticeCard *self = HUT_NOTICE_CARD (widget);

  if (view_of (self) != NULL)
    hut_meeting_print_open (widget, self->desk, "meeting-notice");
}

/* ---- Where it hangs ---- */

static void
on_done (HutMeetingDesk *desk, const GError *error, gpointer data)
{
  g_autoptr (HutNoticeCard) self = data;

  if (error != NULL)
    hut_page_tell (GTK_WIDGET (self), error->message, NULL);
}

static void
do_sheet (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutNoticeCard *self = HUT_NOTICE_CARD (widget);

  if (view_of (self) != NULL)
    hut_notice_act (widget, self->desk, name, g_variant_get_string (parameter, NULL), on_done,
                    g_object_ref (self), g_object_unref);
}

/* ---- The widget ---- */

static void
hut_notice_card_dispose (GObject *object)
{
  HutNoticeCard *self = HUT_NOTICE_CARD (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (hut_notice_card_parent_class)->dispose (object);
}

static void
hut_notice_card_class_init (HutNoticeCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_notice_card_dispose;
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_WRAP_BOX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/council/hut-notice-card.ui");
  gtk_widget_class_install_action (widget_class, "notice.announce", NULL, do_announce);
  gtk_widget_class_install_action (widget_class, "notice.withdraw", NULL, do_withdraw);
  gtk_widget_class_install_action (widget_class, "notice.print", NULL, do_print);
  hut_notice_install (widget_class, do_sheet);
  gtk_widget_class_bind_template_child (widget_class, HutNoticeCard, column);
  gtk_widget_class_bind_template_child (widget_class, HutNoticeCard, standing);
  gtk_widget_class_bind_template_child (widget_class, HutNoticeCard, latest);
  gtk_widget_class_bind_template_child (widget_class, HutNoticeCard, announce);
  gtk_widget_class_bind_template_child (widget_class, HutNoticeCard, withdraw);
  gtk_widget_class_bind_template_child (widget_class, HutNoticeCard, post);
  gtk_widget_class_bind_template_child (widget_class, HutNoticeCard, nowhere);
  gtk_widget_class_bind_template_child (widget_class, HutNoticeCard, checks);
  gtk_widget_class_bind_template_child (widget_class, HutNoticeCard, sheets);
}

static void
hut_notice_card_init (HutNoticeCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_line_list_set_name (self->sheets, _ ("Where the notice hangs"));
  self->signals = g_signal_group_new (HUT_TYPE_MEETING_DESK);
  g_signal_group_connect_swapped (self->signals, "changed", G_CALLBACK (show), self);
}

void
hut_notice_card_set_desk (HutNoticeCard *self, HutMeetingDesk *desk)
{
  g_return_if_fail (HUT_IS_NOTICE_CARD (self));

  g_set_object (&self->desk, desk);
  g_signal_group_set_target (self->signals, desk);
  g_clear_pointer (&self->shown, g_free);
  show (self);
}
