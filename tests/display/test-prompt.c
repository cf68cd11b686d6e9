/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A prompt whose answer is on its way hears no second one, however it is given. */

#define G_LOG_DOMAIN "hutong-test"

#include "widgets/hut-prompt.h"

typedef struct
{
  GtkWidget *window;
  HutPrompt *prompt; /* NULL: it closed */
  HutPromptWait *wait;
  guint n_answers;
} Fixture;

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_answers++;
  fixture->wait = hut_prompt_wait (prompt);
  return FALSE;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->prompt =
      hut_prompt_new (fixture->window, "Hours", "How many?", "_Save", on_answered, fixture, NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->prompt), (gpointer *)&fixture->prompt);
  hut_prompt_show (fixture->prompt);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  if (fixture->prompt != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->prompt));
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

/* As Ctrl+Enter and a click do. */
static void
answer (Fixture *fixture)
{
  g_signal_emit_by_name (gtk_window_get_default_widget (GTK_WINDOW (fixture->prompt)), "clicked");
}

static void
test_answered_once (Fixture *fixture, gconstpointer unused)
{
  answer (fixture);
  answer (fixture);
  g_assert_cmpuint (fixture->n_answers, ==, 1);
  g_assert_true (hut_prompt_wait_end (fixture->wait, NULL));
  g_assert_null (fixture->prompt);
}

static void
test_answered_again_after_it_failed (Fixture *fixture, gconstpointer unused)
{
  answer (fixture);
  g_assert_true (hut_prompt_wait_end (fixture->wait, "The disk is full."));
  g_assert_nonnull (fixture->prompt);
  answer (fixture);
  g_assert_cmpuint (fixture->n_answers, ==, 2);
  g_assert_true (hut_prompt_wait_end (fixture->wait, NULL));
}

static void
test_given_up_meanwhile (Fixture *fixture, gconstpointer unused)
{
  answer (fixture);
  gtk_window_close (GTK_WINDOW (fixture->prompt));
  g_assert_null (fixture->prompt);
  g_assert_false (hut_prompt_wait_end (fixture->wait, "The disk is full."));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/prompt/answered-once", Fixture, NULL, set_up, test_answered_once, tear_down);
  g_test_add ("/prompt/answered-again-after-it-failed", Fixture, NULL, set_up,
              test_answered_again_after_it_failed, tear_down);
  g_test_add ("/prompt/given-up-while-it-waits", Fixture, NULL, set_up, test_given_up_meanwhile,
              tear_down);
  return g_test_run ();
}
