/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The ratings of a lane while another desk gives them too: what comes down is shown, and what was
 * chosen here by what is on record no more is not written over it. */

#define G_LOG_DOMAIN "hutong-test"

#include "hut-test-roster.h"
#include "hut-test-store.h"

#include "domain/hut-rating-plan.h"
#include "roster/hut-rating-form.h"
#include "roster/hut-ratings-view.h"
#include "store/hut-reader-duties.h"
#include "store/hut-write.h"

#define NOW "2026-11-26T15:10:00+08:00"
#define MONTH "2026-11"
#define CHIEF 7
#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  HutTestStore test;
  HutCaseBrowser *browser;
  HutRatingsView *view;
  GtkWindow *window;
  GtkWidget *form;
} Fixture;

static void
write_plan (Fixture *fixture, HutRecordPlan *taken)
{
  g_autoptr (HutRecordPlan) plan = taken;
  g_autoptr (GError) error = NULL;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  g_assert_nonnull (plan);
  hut_write_plan (write, plan);
  hut_store_write (fixture->test.store, write, &error);
  g_assert_no_error (error);
}

static void
make_lane (Fixture *fixture)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  HutRecord *lane = hut_test_make (&hut_kind_lane), *chief = hut_test_make (&hut_kind_person);
  g_autoptr (GError) error = NULL;

  chief->id = hut_test_person (CHIEF);
  hut_record_set_text (chief, "name", "钱街巷长");
  hut_record_set_text (lane, "code", "L1");
  hut_record_set_text (lane, "name", "东一巷");
  hut_record_set (lane, "chief", hut_value_uid (&chief->id));
  hut_write_create (write, lane);
  hut_write_create (write, chief);
  hut_store_write (fixture->test.store, write, &error);
  g_assert_no_error (error);
}

/* The first below @widget of @type, whose label is @label (NULL: any) and that is in view. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *label)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_visible (widget) &&
      (label == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, label);
  return found;
}

/* The rating @score of the first who is rated, the enforcement crew; NULL: there is no row yet. */
static GtkToggleButton *
button_of (Fixture *fixture, int score)
{
  g_autofree char *label = g_strdup_printf ("%d", score);

  return (GtkToggleButton *)find (fixture->form, GTK_TYPE_TOGGLE_BUTTON, label);
}

static gboolean
shows (Fixture *fixture, int score)
{
  GtkToggleButton *button = button_of (fixture, score);

  return button != NULL && gtk_toggle_button_get_active (button);
}

static int
score_on_record (Fixture *fixture)
{
  g_autoptr (GPtrArray) ratings = hut_reader_ratings (fixture->test.reader, MONTH, "L1", NULL);
  const HutRecord *rating = hut_rating_find (ratings, "enforcement", NULL);

  return rating != NULL ? (int)hut_record_get_int (rating, "score", 0) : 0;
}

/* Until @holds, of the form or of the record, is @score. */
static void
wait_for (Fixture *fixture, gboolean on_record, int score)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;

  while (on_record ? score_on_record (fixture) != score : !shows (fixture, score))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

/* Until the view has been told of what changed, and has asked and shown it. */
static void
settle (Fixture *fixture)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;
  gint64 quiet = g_get_monotonic_time () + G_USEC_PER_SEC;

  while (g_get_monotonic_time () < quiet || !hut_ratings_view_is_filled (fixture->view))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  gint64 until;

  hut_test_store_set_up (&fixture->test, NULL);
  make_lane (fixture);
  fixture->browser = hut_case_browser_new (fixture->test.store, &error);
  g_assert_no_error (error);
  fixture->view = g_object_new (HUT_TYPE_RATINGS_VIEW, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->view));
  gtk_window_present (fixture->window);
  fixture->form = find (GTK_WIDGET (fixture->view), HUT_TYPE_RATING_FORM, NULL);
  g_assert_nonnull (fixture->form);
  hut_ratings_view_set_browser (fixture->view, fixture->browser);
  until = g_get_monotonic_time () + PATIENCE;
  while (button_of (fixture, 4) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (fixture->window);
  hut_case_browser_close (fixture->browser);
  g_clear_object (&fixture->browser);
  hut_test_store_tear_down (&fixture->test, NULL);
}

/* The chief says so at another desk; what the window shows comes from the record alone. */
static void
rate_elsewhere (Fixture *fixture, int score)
{
  const HutRosterActing by = { hut_store_get_stream (fixture->test.store), "elsewhere",
                               hut_test_at ("2026-11-26 15:11") };
  const HutRatingSaid said = { "enforcement", NULL, score, NULL };
  g_autoptr (GPtrArray) kept = hut_reader_ratings (fixture->test.reader, MONTH, "L1", NULL);
  HutUid chief = hut_test_person (CHIEF);

  write_plan (fixture, hut_rating_plan_enter (&by, "L1", MONTH, &chief, &said, 1, kept, NULL));
}

static void
save (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->form, "rating.save", NULL));
}

static void
test_shown (Fixture *fixture, gconstpointer unused)
{
  rate_elsewhere (fixture, 4);
  wait_for (fixture, FALSE, 4);
  rate_elsewhere (fixture, 2);
  wait_for (fixture, FALSE, 2);
}

/* Chosen while there was none, or while there was another one. */
static void
test_not_written_over (Fixture *fixture, gconstpointer before)
{
  if (before != NULL)
    {
      rate_elsewhere (fixture, 1);
      wait_for (fixture, FALSE, 1);
    }
  gtk_toggle_button_set_active (button_of (fixture, 5), TRUE);
  rate_elsewhere (fixture, 4);
  settle (fixture);
  g_assert_true (shows (fixture, 5)); /* what is being done is not taken away */
  save (fixture);
  settle (fixture);
  g_assert_cmpint (score_on_record (fixture), ==, 4);
  g_assert_true (shows (fixture, 4));
  /* Who has seen it may say otherwise. */
  gtk_toggle_button_set_active (button_of (fixture, 5), TRUE);
  save (fixture);
  wait_for (fixture, TRUE, 5);
}

#define ADD(name, with, function) g_test_add (name, Fixture, with, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("HUTONG_NOW", NOW, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/ratings-view/what-another-desk-rates-is-shown", NULL, test_shown);
  ADD ("/ratings-view/a-rating-made-meanwhile-is-not-written-over", NULL, test_not_written_over);
  ADD ("/ratings-view/a-rating-changed-meanwhile-is-not-written-over", "before",
       test_not_written_over);
  return g_test_run ();
}
