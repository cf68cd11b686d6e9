/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The thread that asks. The mutex is held while a question runs: closing waits there. */

#define G_LOG_DOMAIN "hutong-store"

#include "store/hut-case-query.h"

#include "base/hut-memory.h"

struct _HutCaseQuery
{
  gatomicrefcount refs;
  GMutex mutex;
  HutStore *store;   /* owned; NULL once closed; under the mutex */
  HutReader *reader; /* of the thread, made at its first question; under the mutex */
};

typedef struct
{
  HutCaseQuery *query;
  HutReadFunc func;
  void *question;
  GDestroyNotify free_question;
  GDestroyNotify free_answer;
} Question;

HutCaseQuery *
hut_case_query_new (HutStore *store)
{
  HutCaseQuery *query = g_new0 (HutCaseQuery, 1);

  g_atomic_ref_count_init (&query->refs);
  g_mutex_init (&query->mutex);
  query->store = g_object_ref (store);
  return query;
}

void
hut_case_query_unref (HutCaseQuery *query)
{
  if (!g_atomic_ref_count_dec (&query->refs))
    return;
  hut_case_query_close (query);
  g_mutex_clear (&query->mutex);
  g_free (query);
}

void
hut_case_query_close (HutCaseQuery *query)
{
  g_mutex_lock (&query->mutex);
  g_clear_pointer (&query->reader, hut_reader_free);
  g_clear_object (&query->store);
  g_mutex_unlock (&query->mutex);
}

static void
question_free (Question *question)
{
  hut_case_query_unref (question->query);
  if (question->free_question != NULL)
    question->free_question (question->question);
  g_free (question);
}

static void *
answer (HutCaseQuery *query, Question *question, GCancellable *cancellable, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&query->mutex);

  if (query->store == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "no longer asked");
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (query->reader == NULL)
    query->reader = hut_reader_new (query->store, error);
  if (query->reader == NULL)
    return NULL;
  return question->func (query->reader, question->question, cancellable, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;
  GError *error = NULL;
  void *found = answer (question->query, question, cancellable, &error);

  if (error == NULL)
    g_task_return_pointer (task, found, question->free_answer);
  else
    g_task_return_error (task, error);
  hut_memory_give_back ();
}

void
hut_case_query_read (HutCaseQuery *query, HutReadFunc func, void *asked,
                     GDestroyNotify free_question, GDestroyNotify free_answer,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  g_atomic_ref_count_inc (&query->refs);
  *question = (Question){ query, func, asked, free_question, free_answer };
  g_task_set_source_tag (task, hut_case_query_read);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, question, (GDestroyNotify)question_free);
  g_task_run_in_thread (task, run);
}

void *
hut_case_query_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* For the set of a filter. */
typedef struct
{
  HutCaseFilter *filter;
  HutCaseSet *old; /* or NULL */
  GArray *ids;     /* HutUid; NULL: all, or of time */
  gboolean clock;
} CasesQuestion;

static void
cases_question_free (CasesQuestion *question)
{
  hut_case_filter_free (question->filter);
  g_clear_pointer (&question->old, hut_case_set_unref);
  g_clear_pointer (&question->ids, g_array_unref);
  g_free (question);
}

static void *
read_cases (HutReader *reader, void *data, GCancellable *cancellable, GError **error)
{
  CasesQuestion *question = data;
  g_autoptr (HutCaseSet) set = NULL;
  HutCaseEdit *edit = NULL;

  if (question->clock && !hut_case_filter_is_of_time (question->filter))
    return hut_case_edit_new_clock (question->old, hut_time_now ());
  if (question->ids != NULL && hut_case_filter_is_of_rows (question->filter))
    edit = hut_reader_cases_again (reader, question->old, question->ids, NULL);
  if (edit != NULL)
    return edit;
  set = hut_reader_cases (reader, question->filter, hut_time_now (), cancellable, error);
  return set != NULL ? hut_case_edit_new_whole (question->old, set) : NULL;
}

static void
ask (HutCaseQuery *query, const HutCaseFilter *filter, HutCaseSet *old, GArray *ids, gboolean clock,
     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  CasesQuestion *question = g_new0 (CasesQuestion, 1);

  question->filter = hut_case_filter_copy (filter);
  question->old = old != NULL ? hut_case_set_ref (old) : NULL;
  question->ids = ids != NULL ? g_array_ref (ids) : NULL;
  question->clock = clock;
  hut_case_query_read (query, read_cases, question, (GDestroyNotify)cases_question_free,
                       (GDestroyNotify)hut_case_edit_unref, cancellable, callback, data);
}

void
hut_case_query_ask (HutCaseQuery *query, const HutCaseFilter *filter, HutCaseSet *old,
                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  ask (query, filter, old, NULL, FALSE, cancellable, callback, data);
}

void
hut_case_query_ask_again (HutCaseQuery *query, HutCaseSet *old, GArray *ids,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  ask (query, old->filter, old, ids, ids == NULL, cancellable, callback, data);
}

HutCaseEdit *
hut_case_query_finish (GAsyncResult *result, GError **error)
{
  return hut_case_query_read_finish (result, error);
}
