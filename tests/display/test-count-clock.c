/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The clock that counts, looked at from within: its figures, its name, and when it wakes. */

#define G_LOG_DOMAIN "hutong-test"

#include "widgets/hut-count-clock.h"

typedef struct
{
  GtkWidget *window;
  HutCountClock *clock;
  guint n_passed;
} Fixture;

static void
on_passed (Fixture *fixture)
{
  fixture->n_passed++;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->window = gtk_window_new ();
  fixture->clock = HUT_COUNT_CLOCK (hut_count_clock_new ("hut-figure"));
  g_signal_connect_swapped (fixture->clock, "passed", G_CALLBACK (on_passed), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->clock));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (fixture->clock)))
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static const char *
shown (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_first_child (GTK_WIDGET (fixture->clock))));
}

static gboolean
is_named (Fixture *fixture, const char *name)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (fixture->clock),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return other == NULL;
}

static gboolean
on_enough (gpointer done)
{
  *(gboolean *)done = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop for so long, or until the clock says otherwise than @while_shown. */
static void
run (Fixture *fixture, guint milliseconds, const char *while_shown)
{
  gboolean enough = FALSE;
  guint source = g_timeout_add (milliseconds, on_enough, &enough);

  while (!enough && (while_shown == NULL || g_str_equal (shown (fixture), while_shown)))
    g_main_context_iteration (NULL, TRUE);
  if (!enough)
    g_source_remove (source);
}

static void
test_figures (void)
{
  static const struct
  {
    int seconds;
    const char *figures;
    const char *words;
  } lengths[] = {
    { 0, "00:00", "0 min" },
    { 1, "00:01", "1 min" },
    { 674, "11:14", "12 min" },
    { -494, "−08:14", "8 min" },
    { 3600, "1:00:00", "1 h" },
    { 3661, "1:01:01", "1 h 2 min" },
    { -3661, "−1:01:01", "1 h 1 min" },
    { 86400, "1 d", "1 d" },
    { 270000, "3 d 3 h", "3 d 3 h" },
    { -90000, "−1 d 1 h", "1 d 1 h" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      HutTime length = (HutTime)lengths[i].seconds * G_USEC_PER_SEC;
      g_autofree char *figures = hut_count_figures (HUT_COUNT_TO, length);
      g_autofree char *words = hut_count_words (HUT_COUNT_TO, length);

      g_assert_cmpstr (figures, ==, lengths[i].figures);
      g_assert_cmpstr (words, ==, lengths[i].words);
    }
}

static void
test_passes (Fixture *fixture, gconstpointer unused)
{
  hut_count_clock_set (fixture->clock, HUT_COUNT_TO, hut_time_now () + G_USEC_PER_SEC,
                       "To the arrival", NULL);
  g_assert_true (is_named (fixture, "To the arrival, 1 min"));
  run (fixture, 3000, "00:01");
  g_assert_cmpstr (shown (fixture), ==, "00:00");
  g_assert_cmpuint (fixture->n_passed, ==, 1);
  g_assert_true (is_named (fixture, "To the arrival, late by 0 min"));
  run (fixture, 3000, "00:00");
  g_assert_cmpstr (shown (fixture), ==, "−00:01");
  g_assert_cmpuint (fixture->n_passed, ==, 1);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->clock), "overdue"));
}

static void
test_name_stays (Fixture *fixture, gconstpointer unused)
{
  hut_count_clock_set (fixture->clock, HUT_COUNT_SINCE, hut_time_now () - 5 * G_USEC_PER_SEC,
                       "On the spot", "good");
  g_assert_cmpstr (shown (fixture), ==, "00:05");
  for (guint i = 6; i <= 7; i++)
    {
      g_autofree char *next = g_strdup_printf ("00:%02u", i);
      g_autofree char *before = g_strdup (shown (fixture));

      run (fixture, 3000, before);
      g_assert_cmpstr (shown (fixture), ==, next);
      g_assert_true (is_named (fixture, "On the spot, 0 min"));
    }
}

static void
test_rests_unseen (Fixture *fixture, gconstpointer unused)
{
  hut_count_clock_set (fixture->clock, HUT_COUNT_SINCE, hut_time_now () - 5 * G_USEC_PER_SEC,
                       "On the spot", NULL);
  gtk_widget_set_visible (GTK_WIDGET (fixture->clock), FALSE);
  run (fixture, 1500, NULL);
  g_assert_cmpstr (shown (fixture), ==, "00:05");
  gtk_widget_set_visible (GTK_WIDGET (fixture->clock), TRUE);
  run (fixture, 3000, "00:05");
  g_assert_cmpstr (shown (fixture), >=, "00:06");
}

static void
test_stands (Fixture *fixture, gconstpointer unused)
{
  hut_count_clock_set (fixture->clock, HUT_COUNT_STANDS, 674 * G_USEC_PER_SEC, "At work", NULL);
  run (fixture, 1500, NULL);
  g_assert_cmpstr (shown (fixture), ==, "11:14");
  hut_count_clock_set (fixture->clock, HUT_COUNT_NOTHING, 0, "Let go", NULL);
  g_assert_cmpstr (shown (fixture), ==, "–");
  g_assert_true (is_named (fixture, "Let go"));
}

#define TEST(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/count-clock/figures-and-words", test_figures);
  TEST ("/count-clock/a-time-that-passes-is-told-once-and-marked", test_passes);
  TEST ("/count-clock/the-name-stays-while-the-seconds-go", test_name_stays);
  TEST ("/count-clock/it-rests-while-nobody-sees-it", test_rests_unseen);
  TEST ("/count-clock/what-stands-does-not-count", test_stands);
  return g_test_run ();
}
