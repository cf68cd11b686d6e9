/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Logs of a push: few, kept by stream and log uid for the length of one push. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-push-log.h"

#include "protocol/hut-problem.h"

typedef struct
{
  char *stream;
  HutUid log;
  HutStoredLog state; /* as the storage has it */
  gint64 last;        /* with the lines of this push */
  GHashTable *bodies; /* n → body hash, of the new lines of this push */
  gint64 added;       /* the entries up to this n are kept */
} Log;

struct _HutPushLogs
{
  HutStorage *storage;
  const HutCaller *caller;
  GPtrArray *logs;
  GHashTable *given; /* stream → HutPushGiven */
};

static void
log_free (Log *log)
{
  g_free (log->stream);
  g_hash_table_unref (log->bodies);
  g_free (log);
}

HutPushLogs *
hut_push_logs_new (HutStorage *storage, const HutCaller *caller)
{
  HutPushLogs *logs = g_new0 (HutPushLogs, 1);

  logs->storage = storage;
  logs->caller = caller;
  logs->logs = g_ptr_array_new_with_free_func ((GDestroyNotify)log_free);
  logs->given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return logs;
}

void
hut_push_logs_free (HutPushLogs *logs)
{
  if (logs == NULL)
    return;
  g_ptr_array_unref (logs->logs);
  g_hash_table_unref (logs->given);
  g_free (logs);
}

static Log *
find_log (HutPushLogs *logs, const HutPushLine *line)
{
  for (guint i = 0; i < logs->logs->len; i++)
    {
      Log *log = g_ptr_array_index (logs->logs, i);

      if (hut_uid_equal (&log->log, &line->log) && g_str_equal (log->stream, line->stream))
        return log;
    }
  return NULL;
}

static gboolean
mismatch (GError **error, const char *what)
{
  g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_OP_MISMATCH, what);
  return FALSE;
}

static Log *
read_log (HutPushLogs *logs, const HutPushLine *line, GError **error)
{
  HutStoredLog state;
  Log *log;

  if (!hut_storage_log_get (logs->storage, line->stream, &line->log, &state, error))
    return NULL;
  if (state.last == 0)
    {
      state.account = logs->caller->account;
      state.device = logs->caller->device;
    }
  else if (!hut_uid_equal (&state.account, &logs->caller->account) ||
           !hut_uid_equal (&state.device, &logs->caller->device))
    {
      mismatch (error, "the log is another account's or device's");
      return NULL;
    }
  log = g_new0 (Log, 1);
  log->stream = g_strdup (line->stream);
  log->log = line->log;
  log->state = state;
  log->last = log->added = state.last;
  log->bodies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_ptr_array_add (logs->logs, log);
  return log;
}

static gboolean
check_repeat (HutPushLogs *logs, Log *log, const HutPushLine *line, GError **error)
{
  const char *body = g_hash_table_lookup (log->bodies, &line->n);
  g_autofree char *kept = NULL;
  HutUid op;

  if (body == NULL)
    {
      if (!hut_storage_log_entry_get (logs->storage, line->stream, &line->log, line->n, &op, &kept,
                                      error))
        return FALSE;
      body = kept;
    }
  return g_strcmp0 (body, line->body_hash) == 0 ||
         mismatch (error, "the number was another operation's");
}

static gboolean
check_line (HutPushLogs *logs, const HutPushLine *line, GError **error)
{
  Log *log = find_log (logs, line);

  if (log == NULL && (log = read_log (logs, line, error)) == NULL)
    return FALSE;
  if (line->n <= log->last)
    return check_repeat (logs, log, line, error);
  if (line->n != log->last + 1)
    {
      g_set_error (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_OP_GAP,
                   "operation %" G_GINT64_FORMAT " of the log came after %" G_GINT64_FORMAT,
                   line->n, log->last);
      return FALSE;
    }
  log->last = line->n;
  g_hash_table_insert (log->bodies, g_memdup2 (&line->n, sizeof line->n), line->body_hash);
  return TRUE;
}

/* Into what is shown nobody writes; a street that is not there is not given either. */
static gboolean
read_given (HutPushLogs *logs, const char *stream, GError **error)
{
  HutPushGiven given = HUT_PUSH_NOT_GIVEN;
  HutStreamState state;
  gboolean found = FALSE;
  HutView view;

  if (g_hash_table_contains (logs->given, stream))
    return TRUE;
  if (!hut_stream_is_projection (stream) && hut_access_view (logs->caller, stream, &view))
    given = HUT_PUSH_GIVEN;
  else if (hut_access_reaches (logs->caller, stream))
    {
      if (!hut_storage_stream_state (logs->storage, stream, &state, &found, error))
        return FALSE;
      given = found ? HUT_PUSH_SHOWN : HUT_PUSH_NOT_GIVEN;
    }
  g_hash_table_insert (logs->given, g_strdup (stream), GINT_TO_POINTER (given));
  return TRUE;
}

HutPushGiven
hut_push_logs_given (HutPushLogs *logs, const char *stream)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (logs->given, stream));
}

gboolean
hut_push_logs_check (HutPushLogs *logs, GPtrArray *lines, GError **error)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const HutPushLine *line = g_ptr_array_index (lines, i);

      if (!read_given (logs, line->stream, error) ||
          (hut_push_logs_given (logs, line->stream) != HUT_PUSH_NOT_GIVEN &&
           !check_line (logs, line, error)))
        return FALSE;
    }
  return TRUE;
}

gboolean
hut_push_logs_add (HutPushLogs *logs, const HutPushLine *line, GError **error)
{
  Log *log = find_log (logs, line);

  if (line->n <= log->added)
    return TRUE;
  log->added = line->n;
  return hut_storage_log_entry_add (logs->storage, line->stream, &line->log, line->n, &line->op,
                                    line->body_hash, error);
}

gboolean
hut_push_logs_save (HutPushLogs *logs, GError **error)
{
  for (guint i = 0; i < logs->logs->len; i++)
    {
      Log *log = g_ptr_array_index (logs->logs, i);

      if (log->last == log->state.last)
        continue;
      log->state.last = log->last;
      if (!hut_storage_log_put (logs->storage, log->stream, &log->log, &log->state, error))
        return FALSE;
    }
  return TRUE;
}
