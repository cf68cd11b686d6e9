/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The month's ratings: given lane by lane, what is missing, and the record of each chief; one
 * answer of a worker (hut-rating-answer.c). Main thread. */

#define G_LOG_DOMAIN "hutong-roster"

#include "roster/hut-ratings-view.h"

#include "roster/hut-rating-form.h"
#include "roster/hut-rating-lines.h"
#include "roster/hut-rating-print.h"
#include "roster/hut-rating-table.h"
#include "roster/hut-roster-acting.h"
#include "store/hut-reader-roster.h"
#include "store/hut-store-office.h"
#include "widgets/hut-empty-page.h"
#include "widgets/hut-figure-switch.h"
#include "widgets/hut-line-list.h"
#include "widgets/hut-month-switch.h"
#include "widgets/hut-page-feed.h"
#include "widgets/hut-page-write.h"
#include "widgets/hut-right-now.h"
#include "widgets/hut-stack.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

/* From this day on the month is rated that is ending; before it, the one that is over. */
#define ENDING 25

struct _HutRatingsView
{
  GtkWidget parent_instance;
  GtkStack *pages; /* "reading", "ratings", "empty", "failed" */
  GtkStack *views; /* "rate", "gaps", "chiefs" */
  HutMonthSwitch *month;
  HutLineList *lanes;
  HutRatingForm *form;
  HutFigureSwitch *gaps; /* HutRatingGap */
  HutLineList *gap_list;
  GtkStack *gap_pages; /* "list", "none" */
  HutLineList *chiefs;
  HutEmptyPage *failed;
  HutPageFeed *feed;
  HutRatingAnswer *answer;          /* what is shown, or NULL */
  char *lane;                       /* the code of the one chosen, or NULL */
  char *saving_month, *saving_lane; /* of what is being written, or NULL */
};

G_DEFINE_FINAL_TYPE (HutRatingsView, hut_ratings_view, GTK_TYPE_WIDGET)

/* ---- Showing ---- */

static void
show_lane (HutRatingsView *self)
{
  if (self->answer == NULL || self->lane == NULL)
    return;
  hut_line_list_select (self->lanes, self->lane);
  hut_rating_form_show (self->form, self->answer, self->lane);
}

static gboolean
is_rated (HutRatingsView *self, const char *lane)
{
  return hut_rating_answer_is_rated (self->answer, lane);
}

/* The first from @after on that is not rated; else @after. */
static char *
next_lane (HutRatingsView *self, const char *after)
{
  GPtrArray *places = self->answer->roster->places;
  guint start = 0;

  for (guint i = 0; i < places->len; i++)
    if (g_strcmp0 (hut_record_get_text (places->pdata[i], "code"), after) == 0)
      start = i;
  for (guint i = 0; i < places->len; i++)
    {
      const HutRecord *lane = places->pdata[(start + i) % places->len];
      const char *code = hut_record_get_text (lane, "code");
      HutUid chief = hut_rating_answer_chief (self->answer, lane);

      if (!hut_uid_is_nil (&chief) && !is_rated (self, code))
        return g_strdup (code);
    }
  return g_strdup (after != NULL ? after : hut_record_get_text (places->pdata[0], "code"));
}

static void
show_gaps (HutRatingsView *self)
{
  HutRatingGap shown = hut_figure_switch_get_chosen (self->gaps);
  GPtrArray *lines;

  if (self->answer == NULL)
    return;
  for (guint i = 0; i < HUT_N_RATING_GAPS; i++)
    hut_figure_switch_show (self->gaps, i, hut_rating_gap_label (i),
                            hut_rating_count_gaps (self->answer, i), TRUE);
  lines = hut_rating_gap_lines (self->answer, shown);
  hut_line_list_set_name (self->gap_list, hut_rating_gap_label (shown));
  gtk_stack_set_visible_child_name (self->gap_pages, lines->len > 0 ? "list" : "none");
  hut_line_list_set_lines (self->gap_list, lines);
}

/* The lanes with how they are rated, and where something waits to be saved. */
static GPtrArray *
lane_lines (HutRatingsView *self)
{
  GPtrArray *lines = hut_rating_lane_lines (self->answer);

  for (guint i = 0; i < lines->len; i++)
    {
      HutLine *line = lines->pdata[i];

      if (!hut_rating_form_is_changed (self->form, self->answer->month, line->id))
        continue;
      g_free (line->chip);
      line->chip = g_strdup (C_ ("rating", "Not saved"));
      line->chip_icon = "hut-edit-symbolic";
      line->chip_tone = "soon";
    }
  return lines;
}

static void
on_answered (GtkWidget *page, void *answer)
{
  HutRatingsView *self = HUT_RATINGS_VIEW (page);

  hut_rating_answer_free (self->answer);
  self->answer = answer;
  if (self->answer->roster->places->len == 0)
    {
      gtk_stack_set_visible_child_name (self->pages, "empty");
      return;
    }
  hut_line_list_set_lines (self->lanes, lane_lines (self));
  if (self->lane == NULL || hut_rating_answer_lane (self->answer, self->lane) == NULL)
    {
      char *lane = next_lane (self, NULL);

      g_free (self->lane);
      self->lane = lane;
    }
  show_lane (self);
  show_gaps (self);
  hut_line_list_set_lines (self->chiefs, hut_rating_chief_lines (self->answer));
  gtk_stack_set_visible_child_name (self->pages, "ratings");
}

/* What was read before stays in view; only where there is nothing is the error shown. */
static void
on_failed (GtkWidget *page, const GError *error)
{
  HutRatingsView *self = HUT_RATINGS_VIEW (page);

  if (self->answer == NULL)
    hut_empty_page_fail (self->failed, self->pages, error);
}

/* ---- Asking ---- */

static void *
make_question (GtkWidget *page)
{
  HutRatingsView *self = HUT_RATINGS_VIEW (page);
  HutRatingQuestion *question = g_new0 (HutRatingQuestion, 1);
  GTimeZone *zone;

  question->office =
      hut_store_dup_office (hut_case_browser_get_store (hut_page_feed_get_browser (self->feed)));
  question->now = hut_right_now ();
  zone = hut_office_get_zone (question->office);
  hut_month_switch_begin (self->month, question->now, zone, ENDING, -1);
  question->first = hut_month_switch_take (self->month, question->now, zone, &question->n_days);
  return question;
}

static gboolean
is_concerned (HutChangeSet *changes)
{
  return hut_roster_changed (changes) || hut_change_set_has_kind (changes, &hut_kind_rule) ||
         hut_change_set_has_kind (changes, &hut_kind_case);
}

static const HutPageQuestion question_of_ratings = {
  .question = make_question,
  .read = hut_rating_answer_read,
  .free_question = (GDestroyNotify)hut_rating_question_free,
  .free_answer = (GDestroyNotify)hut_rating_answer_free,
  .answered = on_answered,
  .failed = on_failed,
  .concerned = is_concerned,
};

static void
on_month (HutRatingsView *self)
{
  hut_page_feed_ask (self->feed);
}

/* ---- What a person does ---- */

static void
on_lane_selected (HutRatingsView *self, const char *code)
{
  gboolean waits;

  if (g_strcmp0 (code, self->lane) == 0)
    return;
  waits = self->answer != NULL &&
          hut_rating_form_is_changed (self->form, self->answer->month, self->lane);
  g_free (self->lane);
  self->lane = g_strdup (code);
  show_lane (self);
  if (waits)
    hut_page_feed_ask (self->feed);
}

static void
on_lane_activated (HutRatingsView *self, const char *code)
{
  on_lane_selected (self, code);
  hut_rating_form_focus (self->form);
}

/* On record: the next lane that has none is ready for its turn, where nobody went on already. */
static void
on_written (GtkWidget *widget, const HutUid *id)
{
  HutRatingsView *self = HUT_RATINGS_VIEW (widget);
  char *next;

  hut_rating_form_forget (self->form, self->saving_month, self->saving_lane);
  if (self->answer == NULL || g_strcmp0 (self->saving_lane, self->lane) != 0 ||
      g_strcmp0 (self->saving_month, self->answer->month) != 0)
    return;
  next = next_lane (self, self->lane);
  if (g_strcmp0 (next, self->lane) == 0 && self->answer->roster->places->len > 1)
    {
      /* What was just written is not read yet: begin behind it. */
      GPtrArray *places = self->answer->roster->places;

      for (guint i = 0; i < places->len; i++)
        if (g_strcmp0 (hut_record_get_text (places->pdata[i], "code"), self->lane) == 0)
          {
            g_free (next);
            next = next_lane (self,
                              hut_record_get_text (places->pdata[(i + 1) % places->len], "code"));
            break;
          }
    }
  g_free (self->lane);
  self->lane = next;
  show_lane (self);
  hut_rating_form_focus (self->form);
}

static gboolean
is_among (const HutRecord *rating, GPtrArray *kept)
{
  static const char *const fields[] = { "score", "words", "void_reason" };

  for (guint i = 0; i < kept->len; i++)
    {
      gboolean same = hut_uid_equal (&rating->id, &((HutRecord *)kept->pdata[i])->id);

      for (gsize k = 0; same && k < G_N_ELEMENTS (fields); k++)
        same = hut_value_equal (hut_record_get (rating, fields[k]),
                                hut_record_get (kept->pdata[i], fields[k]));
      if (same)
        return TRUE;
    }
  return FALSE;
}

/* Whether what the form was filled with is on record no more: somebody else rated meanwhile. */
static gboolean
is_overtaken (HutRatingsView *self)
{
  GPtrArray *kept = hut_rating_form_get_kept (self->form);
  g_autoptr (GPtrArray) newest = hut_rating_answer_of (self->answer, self->lane);

  if (newest->len != kept->len)
    return TRUE;
  for (guint i = 0; i < newest->len; i++)
    if (!is_among (newest->pdata[i], kept))
      return TRUE;
  return FALSE;
}

static void
on_save (HutRatingsView *self)
{
  HutCaseBrowser *browser = hut_page_feed_get_browser (self->feed);
  const HutRecord *lane =
      self->answer != NULL ? hut_rating_answer_lane (self->answer, self->lane) : NULL;
  g_autoptr (GArray) said = hut_rating_form_said (self->form);
  g_autoptr (GError) error = NULL;
  HutRosterActing acting;
  HutRecordPlan *plan;
  HutUid chief;

  if (lane == NULL)
    return;
  if (is_overtaken (self))
    {
      hut_rating_form_forget (self->form, self->answer->month, self->lane);
      show_lane (self);
      hut_rating_form_set_error (self->form,
                                 _ ("Somebody else rated this lane meanwhile. What is on record is "
                                    "shown now: look at it, and change what is to be changed."));
      return;
    }
  acting = hut_roster_acting_of (browser);
  chief = hut_rating_answer_chief (self->answer, lane);
  plan = hut_rating_plan_enter (&acting, self->lane, self->answer->month, &chief,
                                (const HutRatingSaid *)said->data, said->len,
                                hut_rating_form_get_kept (self->form), &error);
  hut_rating_form_set_error (self->form, error != NULL ? error->message : NULL);
  if (plan == NULL)
    return;
  g_free (self->saving_month);
  g_free (self->saving_lane);
  self->saving_month = g_strdup (self->answer->month);
  self->saving_lane = g_strdup (self->lane);
  hut_page_write (GTK_WIDGET (self), browser, plan, _ ("The ratings are on record"), NULL,
                  on_written, NULL);
}

static void
on_gap_activated (HutRatingsView *self, const char *id)
{
  g_autofree char *code = NULL;

  if (g_str_has_prefix (id, "case:"))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "app.show-case", "s", id + strlen ("case:"));
      return;
    }
  code = g_strdup (strchr (id, ':') + 1);
  if (strchr (code, '#') != NULL)
    *strchr (code, '#') = '\0';
  gtk_widget_activate_action (GTK_WIDGET (self), "roster.show-lane", "s", code);
}

static void
on_chief_activated (HutRatingsView *self, const char *id)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "roster.show-person", "s", id);
}

static void
do_again (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hut_page_feed_ask (HUT_RATINGS_VIEW (widget)->feed);
}

/* What is seen, as a table. */
static void
do_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutRatingsView *self = HUT_RATINGS_VIEW (widget);
  gboolean chiefs = g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "chiefs") == 0;
  g_autofree char *file = NULL;

  if (self->answer == NULL)
    return;
  file = g_strdup_printf ("%s %s", chiefs ? _ ("Lane chiefs") : _ ("Ratings of the month"),
                          self->answer->month);
  hut_rating_export_open (widget,
                          chiefs ? hut_rating_table_chiefs (self->answer)
                                 : hut_rating_table_lanes (self->answer),
                          file);
}

static void
do_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  HutRatingsView *self = HUT_RATINGS_VIEW (widget);
  GTimeZone *zone = hut_time_zone (NULL);

  if (self->answer != NULL)
    hut_rating_print_open (widget, hut_page_feed_get_browser (self->feed),
                           hut_time_day_number (self->answer->from, zone),
                           (guint)(hut_time_day_number (self->answer->until, zone) -
                                   hut_time_day_number (self->answer->from, zone)));
}

static void
do_lanes (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "roster.show-view", "s", "lanes");
}

/* ---- The widget ---- */

static void
hut_ratings_view_dispose (GObject *object)
{
  HutRatingsView *self = HUT_RATINGS_VIEW (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&self->feed, hut_page_feed_free);
  g_clear_pointer (&self->answer, hut_rating_answer_free);
  g_clear_pointer (&self->lane, g_free);
  g_clear_pointer (&self->saving_month, g_free);
  g_clear_pointer (&self->saving_lane, g_free);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (hut_ratings_view_parent_class)->dispose (object);
}

static void
hut_ratings_view_class_init (HutRatingsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = hut_ratings_view_dispose;
  g_type_ensure (HUT_TYPE_MONTH_SWITCH);
  g_type_ensure (HUT_TYPE_EMPTY_PAGE);
  g_type_ensure (HUT_TYPE_FIGURE_SWITCH);
  g_type_ensure (HUT_TYPE_LINE_LIST);
  g_type_ensure (HUT_TYPE_RATING_FORM);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "ratings.again", NULL, do_again);
  gtk_widget_class_install_action (widget_class, "ratings.lanes", NULL, do_lanes);
  gtk_widget_class_install_action (widget_class, "ratings.export", NULL, do_export);
  gtk_widget_class_install_action (widget_class, "ratings.print", NULL, do_print);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/hutong/Hutong/ui/roster/hut-ratings-view.ui");
  gtk_widget_class_bind_template_child (widget_class, HutRatingsView, pages);
  gtk_widget_class_bind_template_child (widget_class, HutRatingsView, views);
  gtk_widget_class_bind_template_child (widget_class, HutRatingsView, month);
  gtk_widget_class_bind_template_child (widget_class, HutRatingsView, lanes);
  gtk_widget_class_bind_template_child (widget_class, HutRatingsView, form);
  gtk_widget_class_bind_template_child (widget_class, HutRatingsView, gaps);
  gtk_widget_class_bind_template_child (widget_class, HutRatingsView, gap_list);
  gtk_widget_class_bind_template_child (widget_class, HutRatingsView, gap_pages);
  gtk_widget_class_bind_template_child (widget_class, HutRatingsView, chiefs);
  gtk_widget_class_bind_template_child (widget_class, HutRatingsView, failed);
  gtk_widget_class_bind_template_callback (widget_class, on_month);
  gtk_widget_class_bind_template_callback (widget_class, on_lane_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_lane_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_save);
  gtk_widget_class_bind_template_callback (widget_class, on_gap_activated);
  gtk_widget_class_bind_template_callback (widget_class, show_gaps);
  gtk_widget_class_bind_template_callback (widget_class, on_chief_activated);
}

static void
hut_ratings_view_init (HutRatingsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < HUT_N_RATING_GAPS; i++)
    hut_figure_switch_add (self->gaps, hut_rating_gap_label (i));
  hut_stack_hide_others (self->pages);
  hut_stack_hide_others (self->views);
  hut_stack_hide_others (self->gap_pages);
  hut_line_list_set_name (self->lanes, _ ("Lanes to rate"));
  hut_line_list_set_name (self->chiefs, _ ("Lane chiefs"));
  self->feed = hut_page_feed_new (GTK_WIDGET (self), &question_of_ratings);
}

void
hut_ratings_view_set_browser (HutRatingsView *self, HutCaseBrowser *browser)
{
  g_return_if_fail (HUT_IS_RATINGS_VIEW (self));

  if (browser != hut_page_feed_get_browser (self->feed))
    hut_rating_form_forget_all (self->form);
  hut_page_feed_set_browser (self->feed, browser);
}

void
hut_ratings_view_step (HutRatingsView *self)
{
  g_return_if_fail (HUT_IS_RATINGS_VIEW (self));

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "rate") == 0)
    gtk_widget_activate_action (GTK_WIDGET (self->form), "rating.save", NULL);
}

gboolean
hut_ratings_view_is_filled (HutRatingsView *self)
{
  g_return_val_if_fail (HUT_IS_RATINGS_VIEW (self), FALSE);

  return hut_page_feed_is_answered (self->feed);
}
