/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One content at a time. Whatever ends a transfer, what went or came of it stays, and the next try
 * goes on from there. What is wrong with one content costs the others nothing; what is wrong with
 * the way to the server shows as several failures in a row. */

#define G_LOG_DOMAIN "hutong-sync"

#include "sync/hut-blob-moving.h"

#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"
#include "store/hut-blob-part.h"
#include "store/hut-blobs.h"
#include "sync/hut-backoff.h"
#include "sync/hut-link.h"
#include "sync/hut-sync-error.h"

/* Of what a person waits for nothing: small enough for a slow line. */
#define PIECE_BYTES (1024 * 1024)

#define AT_ONCE 32     /* contents that are looked up together */
#define MAX_IN_A_ROW 3 /* failures of the way to the server */
#define MAX_ODD 3      /* answers to pieces of one content that lead no further */

#define MANY 20                                   /* failures, of an hour and a half */
#define RARELY (60 * 60 * (gint64)G_USEC_PER_SEC) /* between two tries from then on */

G_STATIC_ASSERT (PIECE_BYTES <= HUT_BLOB_PIECE_BYTES);

typedef struct
{
  HutStore *store;
  HutHttp *http;
  GCancellable *cancellable;
  HutBlobCounts *counts;
  HutTime begun;    /* what fails is due after this */
  gboolean full;    /* the server takes nothing at present */
  gboolean no_room; /* and this disk nothing */
} Moving;

static char *
path_of (const char *name)
{
  return g_strconcat ("/v1/blobs/", name, NULL);
}

static gboolean
nonsense (GError **error, const char *what)
{
  g_set_error (error, HUT_SYNC_ERROR, HUT_SYNC_ERROR_PROTOCOL, "a content: %s", what);
  return FALSE;
}

/* ---- Up ---- */

/* Where the server expects the next piece, and what the whole has. */
static gboolean
ask_offset (Moving *moving, const char *path, gint64 *offset, gint64 *total, GError **error)
{
  const HutHttpAsk ask = { .method = "HEAD", .path = path };
  HutHttpSaid said;
  g_autoptr (GBytes) nothing = hut_http_ask (moving->http, &ask, &said, moving->cancellable, error);

  if (nothing == NULL)
    return FALSE;
  *offset = said.offset;
  *total = said.length;
  return said.offset >= 0 || nonsense (error, "the server does not say how much it has");
}

static gboolean
send_piece (Moving *moving, const char *path, GBytes *bytes, gint64 *offset, GError **error)
{
  gsize length = MIN (PIECE_BYTES, g_bytes_get_size (bytes) - (gsize)*offset);
  g_autoptr (GBytes) piece = g_bytes_new_from_bytes (bytes, (gsize)*offset, length);
  g_autofree char *where = g_strdup_printf ("%" G_GINT64_FORMAT, *offset);
  const HutHttpAsk ask = { "PATCH", path, HUT_MIME_CONTENT, piece, HUT_OFFSET_HEADER, where };
  g_autoptr (GError) local = NULL;
  HutHttpSaid said;
  g_autoptr (GBytes) nothing =
      hut_http_ask (moving->http, &ask, &said, moving->cancellable, &local);

  if (nothing == NULL && !g_error_matches (local, HUT_PROBLEM_ERROR, HUT_PROBLEM_OFFSET))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (said.offset < 0)
    return nonsense (error, "the server does not say where to go on");
  *offset = said.offset;
  return TRUE;
}

static gboolean
send_from (Moving *moving, const char *path, GBytes *bytes, gint64 offset, GError **error)
{
  gint64 size = (gint64)g_bytes_get_size (bytes);

  for (guint odd = 0; offset != size;)
    {
      gint64 before = offset;

      if (offset > size)
        return nonsense (error, "the server has more of it than there is");
      if (!send_piece (moving, path, bytes, &offset, error))
        return FALSE;
      if (offset <= before && ++odd > MAX_ODD)
        return nonsense (error, "the server gets no further");
    }
  return TRUE;
}

/* It is here. Where the server has it, or does not take it from us, there is nothing to do. */
static gboolean
send (Moving *moving, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *path = path_of (name);
  g_autoptr (GError) local = NULL;
  gint64 offset, total;

  if (!ask_offset (moving, path, &offset, &total, &local))
    {
      if (g_error_matches (local, HUT_PROBLEM_ERROR, HUT_PROBLEM_ABSENT))
        return hut_store_sync_blob_settle (moving->store, name, HUT_BLOB_WENT, error);
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (offset == total && offset == (gint64)g_bytes_get_size (bytes))
    return hut_store_sync_blob_settle (moving->store, name, HUT_BLOB_WENT, error);
  if (moving->full)
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_FULL, "the server has no room");
      return FALSE;
    }
  if (!send_from (moving, path, bytes, offset, error) ||
      !hut_store_sync_blob_settle (moving->store, name, HUT_BLOB_WENT, error))
    return FALSE;
  moving->counts->up++;
  return TRUE;
}

/* ---- Down ---- */

/* A server that knows of no parts gives all of it. */
static gboolean
take_piece (HutBlobPart *part, const HutHttpSaid *said, GBytes *piece, gint64 *total,
            GError **error)
{
  gint64 length = (gint64)g_bytes_get_size (piece);

  if (said->status == 200)
    *total = length;
  else if (said->first != hut_blob_part_size (part) || said->total < 0)
    return nonsense (error, "the server gives another part of it");
  else
    *total = said->total;
  if (*total > HUT_BLOB_MAX || length > *total)
    return nonsense (error, "it is larger than any may be");
  if (length == 0 && *total > 0)
    return nonsense (error, "a part of it is empty");
  return (said->status != 200 || hut_blob_part_restart (part, error)) &&
         hut_blob_part_add (part, piece, error);
}

static gboolean
fetch_piece (Moving *moving, const char *path, HutBlobPart *part, gint64 *total, GError **error)
{
  gint64 first = hut_blob_part_size (part);
  g_autofree char *range = g_strdup_printf ("bytes=%" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, first,
                                            first + PIECE_BYTES - 1);
  const HutHttpAsk ask = { .method = "GET", .path = path, .header = "Range", .value = range };
  HutHttpSaid said;
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) piece = hut_http_ask (moving->http, &ask, &said, moving->cancellable, &local);

  if (piece != NULL)
    return take_piece (part, &said, piece, total, error);
  /* What came before is all of it, or was of another: which, is seen by its sum. */
  if (said.status == 416 && first > 0)
    {
      *total = first;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
fetch (Moving *moving, const char *name, GError **error)
{
  g_autofree char *path = path_of (name);
  g_autoptr (HutBlobPart) part =
      hut_blob_part_open (hut_store_get_path (moving->store), name, error);
  gint64 total = -1;

  if (part == NULL)
    return FALSE;
  if (moving->no_room)
    {
      g_set_error_literal (error, HUT_STORE_ERROR, HUT_STORE_ERROR_FULL, "there is no room here");
      return FALSE;
    }
  do
    if (!fetch_piece (moving, path, part, &total, error))
      return FALSE;
  while (hut_blob_part_size (part) < total);
  if (!hut_blob_part_finish (part, error) ||
      !hut_store_sync_blob_settle (moving->store, name, HUT_BLOB_CAME, error))
    return FALSE;
  moving->counts->down++;
  return TRUE;
}

/* ---- One after the other ---- */

static gboolean
move_one (Moving *moving, const char *name, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GBytes) bytes = NULL;

  /* No content has such a name. */
  if (!hut_blob_name_is_valid (name))
    return hut_store_sync_blob_settle (moving->store, name, HUT_BLOB_WENT, error);
  bytes = hut_blobs_read (hut_store_get_path (moving->store), name, &local);
  if (bytes != NULL)
    return send (moving, name, bytes, error);
  if (g_error_matches (local, HUT_STORE_ERROR, HUT_STORE_ERROR_ABSENT) ||
      g_error_matches (local, HUT_STORE_ERROR, HUT_STORE_ERROR_CORRUPT))
    return fetch (moving, name, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Nothing else would fare better now. */
static gboolean
ends_all (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
         g_error_matches (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_SIGN_IN) ||
         g_error_matches (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_SLOW_DOWN);
}

/* Of the way to the server, and of no content. */
static gboolean
is_of_the_way (const GError *error)
{
  return error->domain == HUT_SYNC_ERROR ||
         g_error_matches (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_BUSY);
}

/* What is not there for long may never come: whoever has it may be gone. */
static gint64
wait_after (const HutBlobTurn *turn, const GError *why)
{
  HutBackoff backoff = { turn->failures };
  gint64 wait = hut_backoff_fail (&backoff);

  if (turn->failures < MANY || !g_error_matches (why, HUT_PROBLEM_ERROR, HUT_PROBLEM_ABSENT))
    return wait;
  return wait + hut_backoff_jitter (RARELY);
}

static gboolean
put_off (Moving *moving, const HutBlobTurn *turn, const GError *why, GError **error)
{

  moving->full |= g_error_matches (why, HUT_PROBLEM_ERROR, HUT_PROBLEM_FULL);
  moving->no_room |= g_error_matches (why, HUT_STORE_ERROR, HUT_STORE_ERROR_FULL);
  g_debug ("the content %.8s waits: %s", turn->name, why->message);
  return hut_store_sync_blob_later (moving->store, turn->name,
                                    hut_time_now () + wait_after (turn, why), error);
}

static gboolean
run (Moving *moving, GError **error)
{
  guint in_a_row = 0;

  for (;;)
    {
      g_autoptr (GArray) due =
          hut_store_sync_blobs_due (moving->store, moving->begun, AT_ONCE, error);

      if (due == NULL || due->len == 0)
        return due != NULL;
      for (guint i = 0; i < due->len; i++)
        {
          const HutBlobTurn *turn = &g_array_index (due, HutBlobTurn, i);
          g_autoptr (GError) local = NULL;

          if (move_one (moving, turn->name, &local))
            {
              in_a_row = 0;
              continue;
            }
          in_a_row = is_of_the_way (local) ? in_a_row + 1 : 0;
          if (!ends_all (local) && !put_off (moving, turn, local, error))
            return FALSE;
          if (!ends_all (local) && in_a_row < MAX_IN_A_ROW)
            continue;
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
}

gboolean
hut_blob_moving_run (HutStore *store, HutHttp *http, GCancellable *cancellable,
                     HutBlobCounts *counts, GError **error)
{
  Moving moving = { store, http, cancellable, counts, hut_time_now (), FALSE, FALSE };
  g_autoptr (GError) local = NULL;

  if (run (&moving, &local))
    return TRUE;
  g_propagate_error (error, hut_link_translate_error (g_steal_pointer (&local)));
  return FALSE;
}
