/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A stream whose sum is not the server's: the difference is narrowed by the last byte of the ids,
 * then by the last two, and the records of what differs are fetched again. Reported, since it
 * means that something was lost on the way: a fault of a disk, or ours. Where too much differs,
 * the whole stream is loaded again. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-round.h"

#include "protocol/hut-problem.h"
#include "protocol/hut-sums.h"

/* Buckets of two bytes that are fetched one by one; more are a new load. */
#define MAX_BUCKETS 64

typedef struct
{
  HutRound *round;
  const char *stream;
  char *view;
  gint64 seq;    /* of the server's sums at first */
  guint buckets; /* fetched */
} Repair;

static HutSums *
fetch_sums (Repair *repair, const char *bucket, GError **error)
{
  g_autofree char *stream = g_uri_escape_string (repair->stream, "/", FALSE);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) local = NULL;
  HutSums *sums;

  path = g_strdup_printf ("/v1/sums?stream=%s&view=%s%s%s", stream, repair->view,
                          bucket != NULL ? "&bucket=" : "", bucket != NULL ? bucket : "");
  body = hut_link_call (repair->round->link, path, NULL, NULL, repair->round->cancellable, error);
  if (body == NULL)
    return NULL;
  sums = hut_sums_parse (g_bytes_get_data (body, NULL), g_bytes_get_size (body), repair->stream,
                         &local);
  if (sums == NULL)
    g_set_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_PROTOCOL, "sums: %s", local->message);
  return sums;
}

/* The names of buckets that are not the same on both sides. */
static GPtrArray *
compare (const HutSums *theirs, GArray *ours)
{
  GPtrArray *differing = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < ours->len; i++)
    {
      HutBucket *bucket = &g_array_index (ours, HutBucket, i);

      g_hash_table_insert (known, bucket->bucket, bucket);
    }
  for (guint i = 0; i < theirs->buckets->len; i++)
    {
      HutSumsBucket *bucket = &g_array_index (theirs->buckets, HutSumsBucket, i);
      HutBucket *own = g_hash_table_lookup (known, bucket->bucket);

      if (own == NULL || own->count != bucket->count || own->sum != bucket->sum)
        g_ptr_array_add (differing, g_strdup (bucket->bucket));
      g_hash_table_remove (known, bucket->bucket);
    }
  g_hash_table_iter_init (&iter, known);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (differing, g_strdup (name));
  return differing;
}

/* The differing buckets below @end (NULL: of the whole stream). */
static GPtrArray *
differing_buckets (Repair *repair, const char *end, GError **error)
{
  g_autoptr (HutSums) theirs = fetch_sums (repair, end, error);
  g_autoptr (GArray) ours = NULL;

  if (theirs == NULL)
    return NULL;
  if (end == NULL)
    repair->seq = theirs->seq;
  ours = hut_store_sync_buckets (repair->round->store, repair->stream, end, error);
  return ours != NULL ? compare (theirs, ours) : NULL;
}

static gboolean
mend_bucket (Repair *repair, const char *end, GError **error)
{
  g_autoptr (HutSums) theirs = fetch_sums (repair, end, error);

  repair->buckets++;
  return theirs != NULL &&
         hut_store_sync_repair (repair->round->store, repair->stream, theirs->seq, end,
                                theirs->records, &repair->round->report->repaired, error);
}

static gboolean
load_again (Repair *repair, GError **error)
{
  const char *streams[] = { repair->stream, NULL };

  g_message ("%s differs in too much, and is loaded again", repair->stream);
  return hut_store_sync_refetch (repair->round->store, streams, error);
}

static gboolean
mend (Repair *repair, GPtrArray *ends, GError **error)
{
  for (guint i = 0; i < ends->len; i++)
    {
      g_autoptr (GPtrArray) inner = differing_buckets (repair, ends->pdata[i], error);

      if (inner == NULL)
        return FALSE;
      if (repair->buckets + inner->len > MAX_BUCKETS)
        return load_again (repair, error);
      for (guint k = 0; k < inner->len; k++)
        if (!mend_bucket (repair, inner->pdata[k], error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
read_view (Repair *repair, GError **error)
{
  g_autoptr (GPtrArray) held = hut_store_sync_streams (repair->round->store, error);

  if (held == NULL)
    return FALSE;
  for (guint i = 0; i < held->len; i++)
    {
      HutHeldStream *stream = held->pdata[i];

      if (g_str_equal (stream->stream, repair->stream))
        repair->view = g_strdup (stream->view);
    }
  return TRUE;
}

gboolean
hut_round_repair (HutRound *round, const char *stream, GError **error)
{
  Repair repair = { .round = round, .stream = stream };
  guint before = round->report->repaired;
  g_autoptr (GPtrArray) ends = NULL;
  g_autofree char *view = NULL;
  gboolean done;

  if (!read_view (&repair, error))
    return FALSE;
  view = repair.view;
  if (view == NULL) /* dropped meanwhile */
    return TRUE;
  ends = differing_buckets (&repair, NULL, error);
  if (ends == NULL)
    return FALSE;
  done = ends->len > 0 ? mend (&repair, ends, error)
                       : hut_store_sync_recount (round->store, stream, error);
  g_message ("%s differed from the server's: %u records fetched again", stream,
             round->report->repaired - before);
  return done;
}
