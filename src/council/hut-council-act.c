/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How the pages of the council write. A prompt may be closed, and a page gone, before the answer
 * comes. Main thread. */

#define G_LOG_DOMAIN "hutong-council"

#include "council/hut-council-act.h"

#include "council/hut-council-page.h"
#include "council/hut-council-words.h"
#include "store/hut-write.h"

typedef struct
{
  GWeakRef widget;
  GWeakRef prompt;
  char *told;
  char *batch;
  HutCouncilWritten written;
  HutUid id;
} Writing;

static void
writing_free (Writing *writing)
{
  g_weak_ref_clear (&writing->widget);
  g_weak_ref_clear (&writing->prompt);
  g_free (writing->told);
  g_free (writing->batch);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&writing->widget);
  g_autoptr (HutPrompt) prompt = g_weak_ref_get (&writing->prompt);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (hut_store_write_finish (HUT_STORE (source), result, &error))
    {
      if (prompt != NULL)
        gtk_window_close (GTK_WINDOW (prompt));
      if (widget != NULL && writing->told != NULL)
        hut_council_page_tell (widget, writing->told, writing->batch);
      if (widget != NULL && writing->written != NULL)
        writing->written (widget, &writing->id);
      return;
    }
  words = hut_council_error_words (error);
  if (prompt != NULL)
    hut_prompt_set_error (prompt, words);
  else if (widget != NULL)
    hut_council_page_tell (widget, words, NULL);
}

void
hut_council_write (GtkWidget *widget, HutCaseBrowser *browser, HutRecordPlan *plan,
                   const char *told, HutPrompt *prompt, HutCouncilWritten written, const HutUid *id)
{
  g_autoptr (HutRecordPlan) owned = plan;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  Writing *writing = g_new0 (Writing, 1);
  HutUid batch = hut_write_get_batch (write);

  g_weak_ref_init (&writing->widget, widget);
  g_weak_ref_init (&writing->prompt, prompt);
  writing->told = g_strdup (told);
  writing->batch = hut_uid_to_string (&batch);
  writing->written = written;
  if (id != NULL)
    writing->id = *id;
  hut_write_plan (write, owned);
  hut_store_write_async (hut_case_browser_get_store (browser), write, NULL, on_written, writing);
}
