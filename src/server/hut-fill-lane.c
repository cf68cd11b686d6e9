/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The chain of steps: take over, tell, strike out, again while something waits. Who listens is told
 * before the queue is struck out. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-fill-lane.h"

#include "server/hut-filler.h"

#define RETRY_SECONDS 5 /* after a step that failed: the disk is full, another writes */

struct _HutFillLane
{
  HutWorkers *workers;
  HutFiller *filler;
  HutFillTold told;
  gpointer told_data;
  gboolean busy;   /* a step is in the lane */
  gboolean wanted; /* something came meanwhile */
  gboolean ending;
  guint retry;

  /* Of the step. */
  GHashTable *heads;
  gboolean more;
  GError *error;
};

static void take_over (HutFillLane *lane);

static gboolean
on_retry (gpointer data)
{
  HutFillLane *lane = data;

  lane->retry = 0;
  hut_fill_lane_kick (lane);
  return G_SOURCE_REMOVE;
}

/* FALSE where the step failed, or nothing follows it. */
static gboolean
goes_on (HutFillLane *lane)
{
  lane->busy = FALSE;
  if (lane->error != NULL)
    {
      g_warning ("what others are shown waits: %s", lane->error->message);
      g_clear_error (&lane->error);
      if (!lane->ending && lane->retry == 0)
        lane->retry = g_timeout_add_seconds (RETRY_SECONDS, on_retry, lane);
      return FALSE;
    }
  return !lane->ending;
}

static void
run (HutFillLane *lane, HutWorkFunc work, HutDoneFunc done)
{
  lane->busy = hut_workers_run (lane->workers, HUT_LANE_WRITE, work, done, lane, &lane->error);
  if (!lane->busy)
    goes_on (lane);
}

static void
strike_out_work (HutLedger *ledger, gpointer data)
{
  HutFillLane *lane = data;

  hut_filler_settle (lane->filler, ledger, &lane->more, &lane->error);
}

static void
strike_out_done (gpointer data)
{
  HutFillLane *lane = data;

  if (goes_on (lane) && (lane->more || lane->wanted))
    take_over (lane);
}

static void
take_over_work (HutLedger *ledger, gpointer data)
{
  HutFillLane *lane = data;

  hut_filler_run (lane->filler, ledger, lane->heads, &lane->error);
}

static void
take_over_done (gpointer data)
{
  HutFillLane *lane = data;

  if (g_hash_table_size (lane->heads) > 0)
    lane->told (lane->heads, lane->told_data);
  g_hash_table_remove_all (lane->heads);
  if (goes_on (lane))
    run (lane, strike_out_work, strike_out_done);
}

static void
take_over (HutFillLane *lane)
{
  lane->wanted = FALSE;
  run (lane, take_over_work, take_over_done);
}

HutFillLane *
hut_fill_lane_new (HutWorkers *workers, HutDataDir *dir, HutFillTold told, gpointer data)
{
  HutFillLane *lane = g_new0 (HutFillLane, 1);

  lane->workers = workers;
  lane->filler = hut_filler_new (dir);
  lane->told = told;
  lane->told_data = data;
  lane->heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return lane;
}

void
hut_fill_lane_free (HutFillLane *lane)
{
  if (lane == NULL)
    return;
  lane->ending = TRUE;
  while (lane->busy)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&lane->retry, g_source_remove);
  hut_filler_free (lane->filler);
  g_hash_table_unref (lane->heads);
  g_free (lane);
}

void
hut_fill_lane_kick (HutFillLane *lane)
{
  lane->wanted = TRUE;
  if (!lane->busy && !lane->ending)
    take_over (lane);
}
