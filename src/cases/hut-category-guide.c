/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A model for each open file, kept beside its store. Questions are answered on workers, one at a
 * time; who has been given up meanwhile does not wait for the learning of another. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-category-guide.h"

#include "base/hut-memory.h"
#include "store/hut-reader-briefs.h"

#define ANEW_AFTER G_TIME_SPAN_DAY

/* What has been learnt; shared by the store and the questions on their way. */
typedef struct
{
  GMutex mutex;
  HutCategoryModel *model; /* NULL: too few cases */
  gint64 learnt_at;        /* monotonic; 0: not yet */
} Guide;

typedef struct
{
  Guide *guide;
  char *title;
  char *text;
} Question;

static void
guide_clear (gpointer data)
{
  Guide *guide = data;

  g_mutex_clear (&guide->mutex);
  hut_category_model_free (guide->model);
}

static void
guide_unref (gpointer guide)
{
  g_atomic_rc_box_release_full (guide, guide_clear);
}

static void
question_free (gpointer data)
{
  Question *question = data;

  guide_unref (question->guide);
  g_free (question->title);
  g_free (question->text);
  g_free (question);
}

static Guide *
guide_of (HutStore *store)
{
  Guide *guide = g_object_get_data (G_OBJECT (store), "hut-category-guide");

  if (guide == NULL)
    {
      guide = g_atomic_rc_box_new0 (Guide);
      g_mutex_init (&guide->mutex);
      g_object_set_data_full (G_OBJECT (store), "hut-category-guide", guide, guide_unref);
    }
  return g_atomic_rc_box_acquire (guide);
}

/* Under the mutex. */
static gboolean
learn (Guide *guide, HutStore *store, GError **error)
{
  gint64 now = g_get_monotonic_time ();
  HutReader *reader;
  g_autoptr (GPtrArray) briefs = NULL;

  if (guide->learnt_at != 0 && now - guide->learnt_at < ANEW_AFTER)
    return TRUE;
  reader = hut_reader_new (store, error);
  if (reader == NULL)
    return FALSE;
  briefs = hut_reader_categorised (reader, HUT_CATEGORY_GUIDE_CASES, error);
  hut_reader_free (reader);
  if (briefs == NULL)
    return FALSE;
  g_clear_pointer (&guide->model, hut_category_model_free);
  guide->model = hut_category_model_train (briefs, HUT_CATEGORY_CALIBRATED);
  guide->learnt_at = MAX (now, 1);
  g_clear_pointer (&briefs, g_ptr_array_unref);
  hut_memory_give_back ();
  return TRUE;
}

static void
answer (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  Guide *guide = question->guide;
  HutCategorySuggestion *suggestion = NULL;
  GError *error = NULL;

  g_mutex_lock (&guide->mutex);
  if (!g_cancellable_is_cancelled (cancellable) && learn (guide, HUT_STORE (source), &error) &&
      guide->model != NULL)
    suggestion = hut_category_model_suggest (guide->model, question->title, question->text);
  g_mutex_unlock (&guide->mutex);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, suggestion, (GDestroyNotify)hut_category_suggestion_free);
}

void
hut_category_guide_async (HutStore *store, const char *title, const char *text,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  g_task_set_source_tag (task, hut_category_guide_async);
  question->guide = guide_of (store);
  question->title = g_strdup (title);
  question->text = g_strdup (text);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, answer);
}

gboolean
hut_category_guide_finish (GAsyncResult *result, HutCategorySuggestion **suggestion, GError **error)
{
  g_autoptr (GError) own = NULL;

  *suggestion = g_task_propagate_pointer (G_TASK (result), &own);
  if (own == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own));
  return FALSE;
}
