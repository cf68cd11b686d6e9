/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Prompts that wait for their act. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-council-prompt.h"

gpointer
hut_council_prompt_wait (HutPrompt *prompt)
{
  GWeakRef *waiting = g_new0 (GWeakRef, 1);

  g_weak_ref_init (waiting, prompt);
  hut_prompt_set_error (prompt, NULL);
  hut_prompt_wait (prompt);
  return waiting;
}

void
hut_council_prompt_done (HutMeetingDesk *desk, const GError *error, gpointer waiting)
{
  g_autoptr (HutPrompt) prompt = g_weak_ref_get (waiting);

  if (prompt != NULL && error != NULL)
    hut_prompt_set_error (prompt, error->message);
  else if (prompt != NULL)
    gtk_window_close (GTK_WINDOW (prompt));
  g_weak_ref_clear (waiting);
  g_free (waiting);
}
