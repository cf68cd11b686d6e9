/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A prompt whose answer is on its way hears no second one, however it is given. */

#define G_LOG_DOMAIN "hutong-test"

#include "widgets/hut-prompt.h"

typedef struct
{
  GtkWidget *window;
  HutPrompt *prompt;
  guint n_answers;
} Fixture;

static gboolean
on_answered (HutPrompt *prompt, gpointer data)
{
  ((Fixture *)data)->n_answers++;
  hut_prompt_set_error (prompt, NULL);
  hut_prompt_wait (prompt);
  return FALSE;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->window = gtk_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
  fixture->prompt =
      hut_prompt_new (fixture->window, "Hours", "How many?", "_Save", on_answered, fixture, NULL);
  hut_prompt_show (fixture->prompt);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
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
}

static void
test_answered_again_after_it_failed (Fixture *fixture, gconstpointer unused)
{
  answer (fixture);
  hut_prompt_set_error (fixture->prompt, "The disk is full.");
  answer (fixture);
  g_assert_cmpuint (fixture->n_answers, ==, 2);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/prompt/answered-once", Fixture, NULL, set_up, test_answered_once, tear_down);
  g_test_add ("/prompt/answered-again-after-it-failed", Fixture, NULL, set_up,
              test_answered_again_after_it_failed, tear_down);
  return g_test_run ();
}
