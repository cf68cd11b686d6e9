/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One round: who are we, down, up, until both sides are quiet. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-round.h"

#include "protocol/hut-limits.h"
#include "store/hut-reader.h"

/* While others write all the time, there is no quiet to wait for. */
#define MAX_TURNS 20

static gboolean
count_pending (HutRound *round, GError **error)
{
  g_autoptr (HutReader) reader = hut_reader_new (round->store, error);
  HutPendingCounts counts;

  if (reader == NULL || !hut_reader_pending_counts (reader, &counts, error))
    return FALSE;
  round->report->conflicts = counts.conflicts;
  round->report->waiting = counts.waiting;
  return TRUE;
}

static gboolean
run (HutRound *round, GError **error)
{
  gint64 schema = 0;

  if (!hut_link_join (round->link, &schema, round->cancellable, error))
    return FALSE;
  /* Newer fields than the server's would be refused one by one; they wait for its update. */
  if (schema < HUT_SCHEMA)
    {
      g_set_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_BUSY,
                   "the server speaks schema %" G_GINT64_FORMAT ", we %d: it is to be updated",
                   schema, HUT_SCHEMA);
      return FALSE;
    }
  /* Down first: a server that was put back shows it there, before anything hides it again. */
  for (guint turn = 0; turn < MAX_TURNS; turn++)
    {
      guint sent = 0;

      if (!hut_round_pull (round, error) || !hut_round_push (round, &sent, error))
        return FALSE;
      if (sent == 0)
        break;
    }
  return count_pending (round, error);
}

gboolean
hut_round_run (HutRound *round, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (run (round, &local))
    return TRUE;
  g_propagate_error (error, hut_link_translate_error (g_steal_pointer (&local)));
  return FALSE;
}
