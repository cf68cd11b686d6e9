/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How pages write. A prompt may be closed, and a page gone, before the answer comes. A page is
 * found by an action that it has: widgets know no page of any place. Main thread. */

#define G_LOG_DOMAIN "hutong-widgets"

#include "widgets/hut-page-write.h"

#include "store/hut-write.h"
#include "widgets/hut-error-words.h"
#include "widgets/hut-evidence-job.h"

#include "hut-config.h"

#include <glib/gi18n-lib.h>

#define TELL "page.tell" /* (ss): the message, and the batch or "" */

static void
do_tell (GtkWidget *page, const char *name, GVariant *parameter)
{
  const char *message, *batch;

  g_variant_get (parameter, "(&s&s)", &message, &batch);
  g_signal_emit_by_name (page, "told", message, *batch != '\0' ? batch : NULL);
}

void
hut_page_class_tells (GtkWidgetClass *klass)
{
  g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_install_action (klass, TELL, "(ss)", do_tell);
}

void
hut_page_tell (GtkWidget *widget, const char *message, const char *batch)
{
  gtk_widget_activate_action (widget, TELL, "(ss)", message, batch != NULL ? batch : "");
}

typedef struct
{
  GWeakRef widget;
  HutPromptWait *wait; /* or NULL */
  char *told;
  char *batch;
  HutPageWritten written;
  HutUid id;
} Writing;

static void
writing_free (Writing *writing)
{
  g_weak_ref_clear (&writing->widget);
  g_free (writing->told);
  g_free (writing->batch);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static gboolean
finish (GObject *source, GAsyncResult *result, GError **error)
{
  return g_async_result_is_tagged (result, hut_evidence_job_async)
             ? hut_evidence_job_finish (result, error)
             : hut_store_write_finish (HUT_STORE (source), result, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Writing) writing = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&writing->widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (finish (source, result, &error))
    {
      if (writing->wait != NULL)
        hut_prompt_wait_end (writing->wait, NULL);
      if (widget != NULL && writing->told != NULL)
        hut_page_tell (widget, writing->told, writing->batch);
      if (widget != NULL && writing->written != NULL)
        writing->written (widget, &writing->id);
      return;
    }
  if (error->domain != HUT_DOMAIN_ERROR)
    g_message ("Not done: %s", error->message);
  words = hut_error_words (error, HUT_WHILE_WRITING,
                           _ ("A rule does not allow this step. What is shown may have changed "
                              "meanwhile: look at it again."));
  if ((writing->wait == NULL || !hut_prompt_wait_end (writing->wait, words)) && widget != NULL)
    hut_page_tell (widget, words, NULL);
}

static Writing *
writing_new (GtkWidget *widget, HutWrite *write, const char *told, HutPrompt *prompt,
             HutPageWritten written, const HutUid *id)
{
  Writing *writing = g_new0 (Writing, 1);
  HutUid batch = hut_write_get_batch (write);

  g_weak_ref_init (&writing->widget, widget);
  writing->wait = prompt != NULL ? hut_prompt_wait (prompt) : NULL;
  writing->told = g_strdup (told);
  writing->batch = hut_uid_to_string (&batch);
  writing->written = written;
  if (id != NULL)
    writing->id = *id;
  return writing;
}

void
hut_page_write_all (GtkWidget *widget, HutCaseBrowser *browser, GPtrArray *plans, const char *told,
                    HutPrompt *prompt, HutPageWritten written, const HutUid *id)
{
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);

  for (guint i = 0; i < plans->len; i++)
    hut_write_plan (write, plans->pdata[i]);
  hut_store_write_async (hut_case_browser_get_store (browser), write, NULL, on_written,
                         writing_new (widget, write, told, prompt, written, id));
}

void
hut_page_write_with_evidence (GtkWidget *widget, HutCaseBrowser *browser, HutRecordPlan *plan,
                              GPtrArray *sources, const HutKind *of, const HutUid *id,
                              const char *told, HutPrompt *prompt, HutPageWritten written)
{
  g_autoptr (HutRecordPlan) owned = plan;
  HutWrite *write = hut_write_new (HUT_WRITE_PERSON);
  Writing *writing = writing_new (widget, write, told, prompt, written, id);

  hut_write_plan (write, owned);
  hut_evidence_job_async (hut_case_browser_get_store (browser), write, sources, of, id, NULL,
                          on_written, writing);
}

void
hut_page_write (GtkWidget *widget, HutCaseBrowser *browser, HutRecordPlan *plan, const char *told,
                HutPrompt *prompt, HutPageWritten written, const HutUid *id)
{
  g_autoptr (GPtrArray) plans =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_record_plan_free);

  g_ptr_array_add (plans, plan);
  hut_page_write_all (widget, browser, plans, told, prompt, written, id);
}

gboolean
hut_page_answer (GtkWidget *widget, HutCaseBrowser *browser, HutRecordPlan *plan,
                 const GError *error, const char *told, HutPrompt *prompt, HutPageWritten written,
                 const HutUid *id)
{
  hut_prompt_set_error (prompt, error != NULL ? error->message : NULL);
  if (plan != NULL)
    hut_page_write (widget, browser, plan, told, prompt, written, id);
  return FALSE;
}
