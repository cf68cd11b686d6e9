/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of posts and activities: they, and who takes part in the one chosen, are one answer of a
 * worker. Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-activity-page.h"

#include "domain/hut-activity-plan.h"
#include "roster/hut-activity-form.h"
#include "roster/hut-roster-acting.h"
#include "store/hut-reader-roster.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-stack.h"
#include "widgets/hut-suggest-entry.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define FOUND 8 /* people that are offered */

struct _HutActivityPage
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "activities", "empty", "failed" */
  HutLineList *list;
  GtkLabel *title;
  GtkLabel *facts;
  GtkLabel *count;
  HutSuggestEntry *entry;
  HutLineList *signups;
  GtkStack *signup_pages; /* "list", "none" */
  HutEmptyPage *failed;
  HutPageFeed *feed;
  HutActivityAnswer *answer; /* what is shown, or NULL */
  HutUid chosen;             /* nil: the first */
  GPtrArray *found;          /* HutPersonRow that the entry offers */
};

G_DEFINE_FINAL_TYPE (HutActivityPage, hut_activity_page, GTK_TYPE_WIDGET)

/* ---- Words ---- */

static const char *
code_label (const HutRecord *record, const char *field)
{
  const char *code = hut_record_get_text (record, field);

  return code != NULL ? hut_field_code_label (hut_kind_field (record->kind, field), code) : "";
}

/* "2026-11-28 09:00–11:00" */
static char *
when_words (const HutRecord *activity)
{
  HutTime from = hut_record_get_int (activity, "from", 0);
  HutTime until = hut_record_get_int (activity, "until", 0);
  GTimeZone *zone = hut_time_shown_zone ();
  gboolean one_day = hut_time_day_number (from, zone) == hut_time_day_number (until, zone);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (from == 0)
    return g_strdup (_ ("no day is set"));
  first = hut_time_format (from, zone, "%Y-%m-%d %H:%M");
  if (until == 0)
    return g_steal_pointer (&first);
  last = hut_time_format (until, zone, one_day ? "%H:%M" : "%Y-%m-%d %H:%M");
  return g_strdup_printf ("%s–%s", first, last);
}

static char *
places_words (HutActivityPage *self, const HutRecord *activity)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->answer->counts, &activity->id));
  gint64 places = hut_record_get_int (activity, "places", 0);

  if (places == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person", "%u people", n), n);
  /* Translators: who takes part, of so many places. */
  return g_strdup_printf (_ ("%u of %d places"), n, (int)places);
}

static const char *
where_words (HutActivityPage *self, const HutRecord *activity)
{
  const char *lane = hut_record_get_text (activity, "lane");
  const char *address = hut_record_get_text (activity, "address");
  const char *name = lane != NULL ? g_hash_table_lookup (self->answer->lanes, lane) : NULL;

  return address != NULL ? address : name != NULL ? name : lane;
}

/* ---- Showing ---- */

static HutLine *
activity_line (HutActivityPage *self, const HutRecord *activity)
{
  g_autofree char *id = hut_uid_to_string (&activity->id);
  g_autofree char *when = when_words (activity);
  g_autofree char *places = places_words (self, activity);
  const char *state = hut_record_get_text (activity, "state");
  HutLine *line = hut_line_new (id);

  line->title = g_strdup (hut_record_get_text (activity, "title"));
  line->note = g_strdup_printf ("%s · %s · %s", code_label (activity, "kind"), when, places);
  line->chip = g_strdup (code_label (activity, "state"));
  line->chip_icon = g_strcmp0 (state, "open") == 0   ? "hut-add-symbolic"
                    : g_strcmp0 (state, "held") == 0 ? "hut-done-symbolic"
                                                     : "hut-close-symbolic";
  line->chip_tone = g_strcmp0 (state, "open") == 0   ? "at-work"
                    : g_strcmp0 (state, "held") == 0 ? "good"
                                                     : "done";
  return line;
}

static void
show_list (HutActivityPage *self)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < self->answer->activities->len; i++)
    g_ptr_array_add (lines, activity_line (self, self->answer->activities->pdata[i]));
  hut_line_list_set_lines (self->list, lines);
  if (self->answer->activity != NULL)
    {
      g_autofree char *id = hut_uid_to_string (&self->answer->activity->id);

      hut_line_list_select (self->list, id);
    }
}

static void
set_signup_chip (HutLine *line, const HutRecord *signup)
{
  const char *state = hut_record_get_text (signup, "state");

  line->chip = g_strdup (code_label (signup, "state"));
  line->chip_icon = g_strcmp0 (state, "came") == 0     ? "hut-done-symbolic"
                    : g_strcmp0 (state, "signed") == 0 ? "hut-clock-symbolic"
                                                       : "hut-close-symbolic";
  line->chip_tone = g_strcmp0 (state, "came") == 0     ? "good"
                    : g_strcmp0 (state, "signed") == 0 ? "at-work"
                                                       : "done";
}

static HutLine *
signup_line (HutActivityPage *self, const HutSignedUp *one)
{
  g_autofree char *id = hut_uid_to_string (&one->signup->id);
  g_autofree char *lacks =
      one->person != NULL ? hut_activity_lacks (self->answer->activity, one->person) : NULL;
  const char *words = hut_record_get_text (one->signup, "words");
  const char *name = one->person != NULL ? hut_record_get_text (one->person, "name") : NULL;
  const char *state = hut_record_get_text (one->signup, "state");
  HutLine *line = hut_line_new (id);

  line->title = g_strdup (name != NULL ? name : _ ("somebody unknown"));
  if (lacks != NULL && words != NULL)
    line->note = g_strdup_printf (_ ("lacks: %s · all the same: %s"), lacks, words);
  else if (lacks != NULL)
    line->note = g_strdup_printf (_ ("lacks: %s"), lacks);
  set_signup_chip (line, one->signup);
  if (g_strcmp0 (state, "signed") == 0 || g_strcmp0 (state, "absent") == 0)
    hut_line_add_button (line, g_strdup (_ ("Came…")), "activities.came", NULL);
  if (g_strcmp0 (state, "signed") == 0 || g_strcmp0 (state, "came") == 0)
    hut_line_add_button (line, g_strdup (_ ("Did Not Come")), "activities.absent", NULL);
  if (g_strcmp0 (state, "signed") == 0)
    hut_line_add_more (line, g_strdup (_ ("Withdraw")), "activities.withdraw");
  hut_line_add_more (line, g_strdup (_ ("Show the Person")), "activities.person");
  return line;
}

static guint
count_signed (HutActivityPage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->answer->signed_up->len; i++)
    n += g_strcmp0 (hut_record_get_text (((HutSignedUp *)self->answer->signed_up->pdata[i])->signup,
                                         "state"),
                    "signed") == 0;
  return n;
}

static void
show_signups (HutActivityPage *self)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint i = 0; i < self->answer->signed_up->len; i++)
    g_ptr_array_add (lines, signup_line (self, self->answer->signed_up->pdata[i]));
  gtk_stack_set_visible_child_name (self->signup_pages, lines->len > 0 ? "list" : "none");
  hut_line_list_set_lines (self->signups, lines);
}

static void
show_activity (HutActivityPage *self)
{
  const HutRecord *activity = self->answer->activity;
  g_autofree char *when = when_words (activity);
  g_autofree char *places = places_words (self, activity);
  const char *where = where_words (self, activity);
  const char *words = hut_record_get_text (activity, "words");
  g_autoptr (GString) facts = g_string_new (code_label (activity, "kind"));
  gboolean open = g_strcmp0 (hut_record_get_text (activity, "state"), "open") == 0;
  GtkWidget *widget = GTK_WIDGET (self);

  g_string_append_printf (facts, " · %s", when);
  if (where != NULL)
    g_string_append_printf (facts, " · %s", where);
  if (words != NULL)
    g_string_append_printf (facts, "\n%s", words);
  gtk_label_set_label (self->title, hut_record_get_text (activity, "title"));
  gtk_label_set_label (self->facts, facts->str);
  gtk_label_set_label (self->count, places);
  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), open);
  gtk_widget_action_set_enabled (widget, "activities.held", open);
  gtk_widget_action_set_enabled (widget, "activities.cancel", open);
  gtk_widget_action_set_enabled (widget, "activities.reopen", !open);
  gtk_widget_action_set_enabled (widget, "activities.all-came", count_signed (self) > 0);
  show_signups (self);
}

static void
on_answered_page (GtkWidget *page, void *answer)
{
  HutActivityPage *self = HUT_ACTIVITY_PAGE (page);

  hut_activity_answer_free (self->answer);
  self->answer = answer;
  if (self->answer->activity == NULL)
    {
      gtk_stack_set_visible_child_name (self->pages, "empty");
      return;
    }
  show_list (self);
  show_activity (self);
  gtk_stack_set_visible_child_name (self->pages, "activities");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutActivityPage *self = HUT_ACTIVITY_PAGE (page);

  if (self->answer == NULL)
    hut_empty_page_fail (self->failed, self->pages, error);
}

static void *
make_question (GtkWidget *page)
{
  HutActivityQuestion *question = g_new0 (HutActivityQuestion, 1);

  question->chosen = HUT_ACTIVITY_PAGE (page)->chosen;
  return question;
}

static const HutPageQuestion question_of_activities = {
  .question = make_question,
  .read = hut_activity_answer_read,
  .free_question = g_free,
  .free_answer = (GDestroyNotify)hut_activity_answer_free,
  .answered = on_answered_page,
  .failed = on_failed,
  .concerned = hut_roster_changed,
};

/* ---- What a person does ---- */

static void
show_one (GtkWidget *widget, const HutUid *id)
{
  HutActivityPage *self = HUT_ACTIVITY_PAGE (widget);

  self->chosen = *id;
  hut_page_feed_ask (self->feed);
}

static void
on_selected (HutActivityPage *self, const char *id)
{
  HutUid uid;

  if (!hut_uid_parse (id, &uid))
    return;
  hut_suggest_entry_set_text (self->entry, "");
  show_one (GTK_WIDGET (self), &uid);
}

static void
on_typed (HutActivityPage *self, const char *text)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();

  g_clear_pointer (&self->found, g_ptr_array_unref);
  if (*text != '\0')
    self->found = hut_reader_find_people (hut_case_browser_get_reader (browser), text, FOUND, NULL);
  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    {
      const HutPersonRow *row = self->found->pdata[i];
      const char *community =
          row->community != NULL ? hut_case_browser_community_name (browser, row->community) : NULL;
      const char *unit =
          hut_case_names_unit_words (hut_case_browser_get_names (browser), row->unit);

      g_ptr_array_add (words, row->name != NULL ? row->name : (gpointer) "");
      g_ptr_array_add (notes, (gpointer)(unit != NULL ? unit : community != NULL ? community : ""));
    }
  g_ptr_array_add (words, NULL);
  g_ptr_array_add (notes, NULL);
  hut_suggest_entry_set_noted (self->entry,
                               words->len > 1 ? (const char *const *)words->pdata : NULL,
                               words->len > 1 ? (const char *const *)notes->pdata : NULL);
}

static void
sign_up (HutActivityPage *self, guint index)
{
  HutUid person;

  if (self->found == NULL || index >= self->found->len || self->answer == NULL)
    return;
  person = ((HutPersonRow *)self->found->pdata[index])->id;
  hut_suggest_entry_set_suggestions (self->entry, NULL);
  hut_suggest_entry_set_text (self->entry, "");
  hut_activity_form_sign (GTK_WIDGET (self), hut_page_feed_get_browser (self->feed), self->answer,
                          &person);
}

/* Enter takes the only one that fits. */
static void
on_entered (HutActivityPage *self)
{
  if (self->found != NULL && self->found->len == 1)
    sign_up (self, 0);
}

static void
set_state (HutActivityPage *self, const char *state, const char *told)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  HutRosterActing acting = hut_roster_acting_of (browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan =
      hut_activity_plan_set_state (&acting, self->answer->activity, state, &error);

  if (plan != NULL)
    hut_page_write (GTK_WIDGET (self), browser, plan, told, NULL, NULL, NULL);
  else
    hut_page_tell (GTK_WIDGET (self), error->message, NULL);
}

static void
all_came (HutActivityPage *self)
{
  g_autoptr (GPtrArray) signups = g_ptr_array_new ();

  for (guint i = 0; i < self->answer->signed_up->len; i++)
    {
      HutRecord *signup = ((HutSignedUp *)self->answer->signed_up->pdata[i])->signup;

      if (g_strcmp0 (hut_record_get_text (signup, "state"), "signed") == 0)
        g_ptr_array_add (signups, signup);
    }
  hut_activity_form_came (GTK_WIDGET (self), hut_page_feed_get_browser (self->feed),
                          self->answer->activity, signups);
}

static void
do_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutActivityPage *self = HUT_ACTIVITY_PAGE (widget);
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);

  if (g_str_equal (name, "activities.again"))
    hut_page_feed_ask (self->feed);
  else if (self->answer == NULL || browser == NULL)
    return;
  else if (g_str_equal (name, "activities.new"))
    hut_activity_form_open (widget, browser, NULL, self->answer->lanes, show_one);
  else if (self->answer->activity == NULL)
    return;
  else if (g_str_equal (name, "activities.edit"))
    hut_activity_form_open (widget, browser, self->answer->activity, self->answer->lanes, NULL);
  else if (g_str_equal (name, "activities.held"))
    set_state (self, "held", _ ("The activity was held"));
  else if (g_str_equal (name, "activities.cancel"))
    set_state (self, "cancelled", _ ("The activity is called off"));
  else if (g_str_equal (name, "activities.reopen"))
    set_state (self, "open", _ ("The activity is open"));
  else if (g_str_equal (name, "activities.all-came"))
    all_came (self);
}

static void
withdraw (HutActivityPage *self, const HutRecord *signup)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  HutRosterActing acting = hut_roster_acting_of (browser);
  g_autoptr (GError) error = NULL;
  HutRecordPlan *plan = hut_signup_plan_withdraw (&acting, signup, &error);

  if (plan != NULL)
    hut_page_write (GTK_WIDGET (self), browser, plan, _ ("The sign-up is withdrawn"), NULL, NULL,
                    NULL);
  else
    hut_page_tell (GTK_WIDGET (self), error->message, NULL);
}

static void
do_signup (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutActivityPage *self = HUT_ACTIVITY_PAGE (widget);
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  const HutSignedUp *one =
      self->answer != NULL
          ? hut_activity_answer_find (self->answer, g_variant_get_string (parameter, NULL))
          : NULL;
  g_autoptr (GPtrArray) signups = g_ptr_array_new ();

  if (one == NULL)
    return;
  g_ptr_array_add (signups, one->signup);
  if (g_str_equal (name, "activities.came"))
    hut_activity_form_came (widget, browser, self->answer->activity, signups);
  else if (g_str_equal (name, "activities.absent"))
    hut_activity_form_absent (widget, browser, self->answer->activity, one->signup);
  else if (g_str_equal (name, "activities.withdraw"))
    withdraw (self, one->signup);
  else
    gtk_widget_activate_action (widget, "roster.show-person", "s",
                                hut_record_get_text (one->signup, "person"));
}

static void
on_signup_activated (HutActivityPage *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "activities.person", "s", id);
}

/* ---- The widget ---- */

static void
hut_activity_page_dispose (GObject *object)
{
  HutActivityPage *self = HUT_ACTIVITY_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->answer, hut_activity_answer_free);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_activity_page_parent_class)->dispose (object);
}

static void
hut_activity_page_class_init (HutActivityPageClass *klass)
{
  static const char *const acts[] = { "activities.new",    "activities.edit",
                                      "activities.held",   "activities.cancel",
                                      "activities.reopen", "activities.all-came",
                                      "activities.again" };
  static const char *const of_signups[] = { "activities.came", "activities.absent",
                                            "activities.withdraw", "activities.person" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_activity_page_dispose;
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_SUGGEST_ENTRY);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (gsize i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], NULL, do_act);
  for (gsize i = 0; i < G_N_ELEMENTS (of_signups); i++)
    gtk_widget_class_install_action (widget_class, of_signups[i], "s", do_signup);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-activity-page.ui");
  gtk_widget_class_bind_template_child (widget_class, HutActivityPage, pages);
  gtk_widget_class_bind_template_child (widget_class, HutActivityPage, list);
  gtk_widget_class_bind_template_child (widget_class, HutActivityPage, title);
  gtk_widget_class_bind_template_child (widget_class, HutActivityPage, facts);
  gtk_widget_class_bind_template_child (widget_class, HutActivityPage, count);
  gtk_widget_class_bind_template_child (widget_class, HutActivityPage, entry);
  gtk_widget_class_bind_template_child (widget_class, HutActivityPage, signups);
  gtk_widget_class_bind_template_child (widget_class, HutActivityPage, signup_pages);
  gtk_widget_class_bind_template_child (widget_class, HutActivityPage, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, sign_up);
  gtk_widget_class_bind_template_callback (widget_class, on_entered);
  gtk_widget_class_bind_template_callback (widget_class, on_signup_activated);
}

static void
hut_activity_page_init (HutActivityPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->signup_pages);
  hut_line_list_set_name (self->list, _ ("Posts and activities"));
  hut_line_list_set_name (self->signups, _ ("Who takes part"));
  hut_suggest_entry_set_name (self->entry, _ ("Sign somebody up"));
  hut_suggest_entry_set_placeholder (self->entry, _ ("Sign up: a name or its letters"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_activities);
}

void
hut_activity_page_set_browser (HutActivityPage *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_ACTIVITY_PAGE (self));

  hut_page_feed_set_browser (self->feed, browser);
}

gboolean
hut_activity_page_is_filled (HutActivityPage *self)
{
  g_return_val_if_fail (HUT_IS_ACTIVITY_PAGE (self), FALSE);

  return hut_page_feed_is_answered (self->feed);
}
