/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Pushing: one request at a time, the same lines again until an answer to all of them is there.
 * A push that the server refuses as a whole (400, 413) is cut down to its first group; a group
 * that is refused alone goes to 待处理, so that one poisoned operation blocks nothing else. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-round.h"

#include "base/hut-json.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-lines.h"
#include "protocol/hut-push-line.h"
#include "protocol/hut-result-line.h"

#include <string.h>

/* A log that the server refuses again and again is a fault, not a restart. */
#define MAX_NEW_LOGS 3

static char *
print_line (const HutOperation *operation, const HutUid *log, gint64 n)
{
  return hut_push_line_print (operation, log, n, HUT_SCHEMA);
}

static guint
first_group (GPtrArray *taken)
{
  HutOutgoing *first = taken->pdata[0];
  guint end = 1;

  if (hut_uid_is_nil (&first->operation->group))
    return end;
  while (end < taken->len && hut_uid_equal (&((HutOutgoing *)taken->pdata[end])->operation->group,
                                            &first->operation->group))
    end++;
  return end;
}

static GBytes *
make_body (GPtrArray *taken, guint n_lines)
{
  g_autoptr (GString) body = g_string_new (NULL);

  for (guint i = 0; i < n_lines; i++)
    {
      g_string_append (body, ((HutOutgoing *)taken->pdata[i])->line);
      g_string_append_c (body, '\n');
    }
  return g_string_free_to_bytes (g_steal_pointer (&body));
}

static gboolean
nonsense (GError **error, const char *what)
{
  g_set_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_PROTOCOL, "the answer to a push %s", what);
  return FALSE;
}

/* A line for each of ours, in the same order. */
static GPtrArray *
parse_results (GBytes *answer, GPtrArray *taken, guint n_lines, GError **error)
{
  HutLines lines = hut_lines_init (g_bytes_get_data (answer, NULL), g_bytes_get_size (answer));
  g_autoptr (GPtrArray) results =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_result_line_free);
  const char *line;
  gsize length;

  while (hut_lines_next (&lines, &line, &length))
    {
      g_autoptr (GError) local = NULL;
      HutResultLine *result = hut_result_line_parse (line, length, &local);
      HutOutgoing *outgoing = results->len < n_lines ? taken->pdata[results->len] : NULL;

      if (result == NULL)
        return nonsense (error, local->message), NULL;
      g_ptr_array_add (results, result);
      if (outgoing == NULL || !hut_uid_equal (&result->op, &outgoing->operation->op))
        return nonsense (error, "is about other operations"), NULL;
    }
  if (results->len != n_lines)
    return nonsense (error, "is incomplete"), NULL;
  return g_steal_pointer (&results);
}

static HutOutcomeType
outcome_type (HutResultCode result)
{
  switch (result)
    {
    case HUT_RESULT_MERGED:
      return HUT_OUTCOME_MERGED;
    case HUT_RESULT_REFUSED:
      return HUT_OUTCOME_REFUSED;
    case HUT_RESULT_ACCEPTED:
    default:
      return HUT_OUTCOME_ACCEPTED;
    }
}

static gboolean
settle (HutRound *round, GPtrArray *results, GError **error)
{
  g_autoptr (GArray) outcomes = g_array_new (FALSE, TRUE, sizeof (HutOutcome));
  g_autoptr (GPtrArray) problems =
      g_ptr_array_new_with_free_func ((GDestroyNotify)json_object_unref);
  guint refused = 0;

  for (guint i = 0; i < results->len; i++)
    {
      HutResultLine *result = results->pdata[i];
      HutOutcome outcome = { .op = result->op,
                             .type = outcome_type (result->result),
                             .ver = result->ver,
                             .lost = result->lost,
                             .lost_personal = result->lost_personal };

      if (result->problem != NULL)
        {
          outcome.problem = hut_problem_to_json (result->problem);
          g_ptr_array_add (problems, outcome.problem);
        }
      refused += outcome.type == HUT_OUTCOME_REFUSED;
      g_array_append_val (outcomes, outcome);
    }
  if (!hut_store_sync_settle (round->store, outcomes, error))
    return FALSE;
  round->report->pushed += outcomes->len - refused;
  round->report->refused += refused;
  return TRUE;
}

/* What cannot be sent at all: the server's reason for the whole push is that of each line. */
static gboolean
give_up_group (HutRound *round, GPtrArray *taken, guint n_lines, const GError *why, GError **error)
{
  g_autoptr (GPtrArray) results =
      g_ptr_array_new_with_free_func ((GDestroyNotify)hut_result_line_free);

  for (guint i = 0; i < n_lines; i++)
    {
      HutOutgoing *outgoing = taken->pdata[i];
      HutResultLine *result =
          hut_result_line_new (&outgoing->operation->op, outgoing->n, HUT_RESULT_REFUSED);

      result->problem = hut_problem_from_error (why);
      g_ptr_array_add (results, result);
    }
  /* Their numbers never reached the server. */
  return settle (round, results, error) &&
         hut_store_sync_new_log (round->store, HUT_PAST_KNOWN, error);
}

static gboolean
is_bad_push (const GError *error)
{
  return g_error_matches (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED) ||
         g_error_matches (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_TOO_LARGE);
}

/* Sends the first @n_lines of @taken. */
static gboolean
send (HutRound *round, GPtrArray *taken, guint n_lines, GError **error)
{
  g_autoptr (GBytes) body = make_body (taken, n_lines);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GBytes) answer = NULL;

  answer = hut_link_call (round->link, "/v1/push", HUT_MIME_LINES, body, round->cancellable, error);
  if (answer == NULL)
    return FALSE;
  results = parse_results (answer, taken, n_lines, error);
  return results != NULL && settle (round, results, error);
}

static gboolean
send_taken (HutRound *round, GPtrArray *taken, GError **error)
{
  guint alone = first_group (taken);
  g_autoptr (GError) local = NULL;

  if (send (round, taken, taken->len, &local))
    return TRUE;
  if (is_bad_push (local) && alone < taken->len)
    {
      g_clear_error (&local);
      if (send (round, taken, alone, &local))
        return TRUE;
    }
  if (is_bad_push (local))
    return give_up_group (round, taken, alone, local, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
is_other_log (const GError *error)
{
  return g_error_matches (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_OP_GAP) ||
         g_error_matches (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_OP_MISMATCH);
}

/* A gap: numbers that the server answered once are not known to it any more. */
static HutPast
past_after (const GError *error)
{
  return error->code == HUT_PROBLEM_OP_GAP ? HUT_PAST_LOST : HUT_PAST_KNOWN;
}

gboolean
hut_round_push (HutRound *round, guint *sent, GError **error)
{
  static const HutPushLimits limits = { HUT_PUSH_MAX_LINES, HUT_PUSH_MAX_BYTES,
                                        HUT_LINE_MAX_BYTES };
  guint new_logs = 0;

  for (;;)
    {
      g_autoptr (GPtrArray) taken = hut_store_sync_take (round->store, print_line, &limits, error);
      g_autoptr (GError) local = NULL;

      if (taken == NULL)
        return FALSE;
      if (taken->len == 0)
        return TRUE;
      *sent += taken->len;
      if (send_taken (round, taken, &local))
        continue;
      if (!is_other_log (local) || ++new_logs > MAX_NEW_LOGS)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_message ("the server knows another past of this log: %s", local->message);
      if (!hut_store_sync_new_log (round->store, past_after (local), error))
        return FALSE;
    }
}
