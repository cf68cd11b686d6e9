/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Looking up which cases are of one matter. Reads only. What was learnt stands in the store that it
 * was learnt from, counted, and guarded by one lock. */

#define G_LOG_DOMAIN "hutong-cases"

#include "cases/hut-matter-finder.h"

#include "base/hut-memory.h"
#include "store/hut-reader-alike.h"
#include "store/hut-store-office.h"

#include <string.h>

#define LEARNT_FROM 3000 /* newest cases */
#define KEPT_FOR (20 * 60 * G_TIME_SPAN_SECOND)
#define LOOKED_AT 200
#define PROPOSED 8
#define ANSWERS_LOOKED_AT 20
#define LEARNT "hut-matter-learnt"

/* ---- What was learnt ---- */

typedef struct
{
  HutSameMatter *matter;
  gint64 at; /* monotonic */
} Learnt;

static GMutex lock;

static void
learnt_clear (gpointer data)
{
  hut_same_matter_free (((Learnt *)data)->matter);
}

static void
learnt_unref (gpointer learnt)
{
  g_atomic_rc_box_release_full (learnt, learnt_clear);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Learnt, learnt_unref)

static Learnt *
dup_learnt (HutStore *store, const HutMatterRules *rules)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  Learnt *learnt = g_object_get_data (G_OBJECT (store), LEARNT);

  if (learnt == NULL || g_get_monotonic_time () - learnt->at > KEPT_FOR ||
      memcmp (hut_same_matter_get_rules (learnt->matter), rules, sizeof *rules) != 0)
    return NULL;
  return g_atomic_rc_box_acquire (learnt);
}

static void
keep_learnt (HutStore *store, Learnt *learnt)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  g_object_set_data_full (G_OBJECT (store), LEARNT, g_atomic_rc_box_acquire (learnt), learnt_unref);
}

static Learnt *
learn (HutStore *store, HutReader *reader, const HutMatterRules *rules, GError **error)
{
  Learnt *learnt = dup_learnt (store, rules);
  g_autoptr (GPtrArray) briefs = NULL;

  if (learnt != NULL)
    return learnt;
  briefs = hut_reader_briefs (reader, LEARNT_FROM, error);
  if (briefs == NULL)
    return NULL;
  learnt = g_atomic_rc_box_new0 (Learnt);
  learnt->matter = hut_same_matter_new (briefs, rules);
  learnt->at = g_get_monotonic_time ();
  keep_learnt (store, learnt);
  return learnt;
}

/* ---- Looking up ---- */

typedef struct
{
  HutStore *store;
  HutUid id;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->store);
  g_free (question);
}

void
hut_matter_view_free (HutMatterView *view)
{
  if (view == NULL)
    return;
  hut_record_free (view->matter);
  g_clear_pointer (&view->members, g_ptr_array_unref);
  g_clear_pointer (&view->proposed, g_ptr_array_unref);
  g_clear_pointer (&view->others, g_ptr_array_unref);
  hut_record_free (view->answered);
  hut_returning_clear (&view->returning);
  g_free (view);
}

/* The member that was answered last. */
static gboolean
find_answer (HutMatterView *view, HutReader *reader, GError **error)
{
  HutTime newest = 0;

  for (guint i = 0; i < MIN (view->members->len, ANSWERS_LOOKED_AT); i++)
    {
      const HutCaseBrief *member = view->members->pdata[i];
      g_autoptr (HutRecord) record = NULL;
      GError *failed = NULL;
      HutTime at;

      if (!hut_case_state_done (member->state))
        continue;
      record = hut_reader_get (reader, &hut_kind_case, &member->id, &failed);
      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return FALSE;
        }
      at = record != NULL ? hut_record_get_int (record, "done_at", 1) : 0;
      if (record == NULL || hut_record_get_text (record, "answer") == NULL || at <= newest)
        continue;
      newest = at;
      hut_record_free (view->answered);
      view->answered = g_steal_pointer (&record);
    }
  return TRUE;
}

static gboolean
find_members (HutMatterView *view, HutReader *reader, const HutCaseBrief *about, GError **error)
{
  GError *failed = NULL;

  if (hut_uid_is_nil (&about->matter))
    {
      view->members = g_ptr_array_new ();
      return TRUE;
    }
  view->matter = hut_reader_get (reader, &hut_kind_matter, &about->matter, &failed);
  if (failed == NULL)
    view->members = hut_reader_matter_cases (reader, &about->matter, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }
  for (guint i = 0; i < view->members->len; i++)
    if (hut_uid_equal (&((HutCaseBrief *)view->members->pdata[i])->id, &about->id))
      {
        g_ptr_array_remove_index (view->members, i);
        break;
      }
  return find_answer (view, reader, error);
}

/* One of each matter: the likeliest case stands for all of it. */
static void
leave_one_of_each (GPtrArray *proposed, GPtrArray *others)
{
  for (guint i = 1; i < proposed->len; i++)
    {
      const HutCaseBrief *late = others->pdata[((HutLikeness *)proposed->pdata[i])->index];

      for (guint k = 0; k < i && !hut_uid_is_nil (&late->matter); k++)
        {
          const HutCaseBrief *early = others->pdata[((HutLikeness *)proposed->pdata[k])->index];

          if (hut_uid_equal (&early->matter, &late->matter))
            {
              g_ptr_array_remove_index (proposed, i--);
              break;
            }
        }
    }
}

static gboolean
propose (HutMatterView *view, HutReader *reader, const HutSameMatter *matter,
         const HutCaseBrief *about, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) terms = hut_same_matter_terms (matter, about);

  view->others =
      hut_reader_alike (reader, about, (const char *const *)terms, LOOKED_AT, cancellable, error);
  if (view->others == NULL)
    return FALSE;
  view->proposed = hut_same_matter_rank (matter, about, view->others, LOOKED_AT);
  leave_one_of_each (view->proposed, view->others);
  if (view->proposed->len > PROPOSED)
    g_ptr_array_set_size (view->proposed, PROPOSED);
  return TRUE;
}

static HutMatterView *
find (Question *question, HutReader *reader, GCancellable *cancellable, GError **error)
{
  g_autoptr (HutOffice) office = hut_store_dup_office (question->store);
  g_autoptr (HutMatterView) view = g_new0 (HutMatterView, 1);
  g_autoptr (HutCaseBrief) about = hut_reader_brief (reader, &question->id, error);
  g_autoptr (Learnt) learnt = NULL;
  HutMatterRules rules;

  if (about == NULL)
    return NULL;
  hut_matter_rules_of (office, &rules);
  learnt = learn (question->store, reader, &rules, error);
  view->id = question->id;
  view->days = (guint)rules.returning_days;
  if (learnt == NULL || !find_members (view, reader, about, error) ||
      !propose (view, reader, learnt->matter, about, cancellable, error) ||
      !hut_reader_returning (reader, about, view->days, (guint)rules.near_metres, cancellable,
                             &view->returning, error))
    return NULL;
  return g_steal_pointer (&view);
}

static void
find_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (HutReader) reader = hut_reader_new (((Question *)data)->store, &error);
  HutMatterView *view = reader != NULL ? find (data, reader, cancellable, &error) : NULL;

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, view, (GDestroyNotify)hut_matter_view_free);
  g_clear_pointer (&reader, hut_reader_free);
  hut_memory_give_back ();
}

void
hut_matter_find_async (HutStore *store, const HutUid *id, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, data);
  Question *question = g_new0 (Question, 1);

  question->store = g_object_ref (store);
  question->id = *id;
  g_task_set_source_tag (task, hut_matter_find_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, find_in_thread);
}

HutMatterView *
hut_matter_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
