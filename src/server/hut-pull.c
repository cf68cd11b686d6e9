/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reading: pages, sums, dumps. Rows are canonical in the storage and go out as they are; only
 * personal members are opened, and only for who may see them. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-pull.h"

#include "base/hut-json.h"
#include "protocol/hut-limits.h"
#include "protocol/hut-problem.h"
#include "protocol/hut-pull-line.h"
#include "protocol/hut-sums.h"
#include "server/hut-data-dir.h"

typedef struct
{
  HutLedger *ledger;
  const HutCaller *caller;
  GString *out;
  guint left; /* lines */
  GArray *checkpoint;
  GStrvBuilder *refetch;
  GStrvBuilder *drop;
  gboolean more;
  gboolean *beyond;

  const HutCursor *cursor; /* the one being read */
  gint64 seq;              /* how far it is */
  GError *error;
} Page;

static void
page_clear (Page *page)
{
  g_string_free (page->out, TRUE);
  g_array_unref (page->checkpoint);
  g_strv_builder_unref (page->refetch);
  g_strv_builder_unref (page->drop);
  g_clear_error (&page->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static gboolean
add_record (const HutStored *stored, gpointer data)
{
  Page *page = data;
  const char *stream = page->cursor->stream;
  g_autofree char *personal = NULL;

  /* Who had not read so far when it came never heard of it. */
  if (stored->gone && stored->born > page->cursor->seq)
    {
      page->seq = stored->seq;
      return TRUE;
    }
  if (page->left == 0 || page->out->len >= HUT_PULL_MAX_BYTES - HUT_LINE_MAX_BYTES)
    {
      page->more = TRUE;
      return FALSE;
    }
  if (page->cursor->view == HUT_VIEW_FULL &&
      !hut_ledger_open_personal (page->ledger, stored, &personal, &page->error))
    return FALSE;
  if (stored->gone)
    hut_pull_append_gone (page->out, stream, stored->seq, stored->kind->name, &stored->id);
  else
    hut_pull_append_put (page->out, stream, stored->home != NULL ? stored->home : stream,
                         stored->seq, stored->kind->name, &stored->id, stored->ver, stored->row,
                         personal);
  page->seq = stored->seq;
  page->left--;
  return TRUE;
}

static gboolean
read_records (Page *page, const HutStreamState *state, GError **error)
{
  const HutCursor *cursor = page->cursor;

  page->seq = cursor->seq;
  if (!page->more && !hut_storage_records_after (page->ledger->storage, cursor->stream, cursor->seq,
                                                 add_record, page, error))
    return FALSE;
  if (page->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&page->error));
      return FALSE;
    }
  hut_checkpoint_array_add (page->checkpoint, cursor->stream, page->more ? page->seq : state->seq,
                            state->count,
                            cursor->view == HUT_VIEW_FULL ? state->sum_full : state->sum_masked);
  return TRUE;
}

static gboolean
read_stream (Page *page, gboolean same_epoch, GError **error)
{
  const HutCursor *cursor = page->cursor;
  HutStreamState state;
  gboolean found;
  HutView view;

  if (!hut_access_view (page->caller, cursor->stream, &view))
    {
      g_strv_builder_add (page->drop, cursor->stream);
      return TRUE;
    }
  if (!hut_storage_stream_state (page->ledger->storage, cursor->stream, &state, &found, error))
    return FALSE;
  if (!found)
    {
      g_strv_builder_add (page->drop, cursor->stream);
      return TRUE;
    }
  if (same_epoch && cursor->seq > state.seq)
    *page->beyond = TRUE;
  if (!same_epoch || cursor->view != view || cursor->seq > state.seq)
    {
      g_strv_builder_add (page->refetch, cursor->stream);
      return TRUE;
    }
  return read_records (page, &state, error);
}

/* What the client must know before it reads on stands first. */
static GString *
put_together (Page *page, const HutUid *new_epoch)
{
  g_auto (GStrv) refetch = g_strv_builder_end (page->refetch);
  g_auto (GStrv) drop = g_strv_builder_end (page->drop);
  GString *whole = g_string_sized_new (page->out->len + 1024);

  if (refetch[0] != NULL)
    hut_pull_append_refetch (whole, (const char *const *)refetch, new_epoch);
  if (drop[0] != NULL)
    hut_pull_append_drop (whole, (const char *const *)drop);
  g_string_append_len (whole, page->out->str, page->out->len);
  hut_pull_append_checkpoint (whole, page->checkpoint, page->more);
  return whole;
}

GString *
hut_pull (HutLedger *ledger, const HutCaller *caller, GPtrArray *cursors, const HutUid *epoch,
          guint limit, gboolean *beyond, GError **error)
{
  g_auto (Page) page = { .ledger = ledger, .caller = caller, .left = limit, .beyond = beyond };
  gboolean same_epoch;
  HutUid present;

  page.out = g_string_new (NULL);
  page.checkpoint = hut_checkpoint_array_new ();
  page.refetch = g_strv_builder_new ();
  page.drop = g_strv_builder_new ();
  if (!hut_data_dir_read_epoch (ledger->storage, &present, error))
    return NULL;
  same_epoch = hut_uid_is_nil (epoch) || hut_uid_equal (epoch, &present);
  for (guint i = 0; i < cursors->len; i++)
    {
      page.cursor = g_ptr_array_index (cursors, i);
      if (!read_stream (&page, same_epoch, error))
        return NULL;
    }
  return put_together (&page, same_epoch ? NULL : &present);
}

typedef struct
{
  HutLedger *ledger;
  const char *stream;
  HutView view;
  const char *bucket;
  HutSums *sums;
  gint64 counts[256];
  guint64 parts[256];
  GArray *found; /* HutStored by kind and id, of the smallest bucket */
} Narrowing;

static guint64
seen_hash (const Narrowing *narrowing, const HutStored *stored)
{
  return narrowing->view == HUT_VIEW_FULL ? stored->hash_full : stored->hash_masked;
}

static gboolean
add_to_bucket (const HutStored *stored, gpointer data)
{
  Narrowing *narrowing = data;
  gsize length = strlen (narrowing->bucket);
  char own[5];
  guint byte;

  hut_sums_bucket_of (&stored->id, length, own);
  if (!g_str_equal (own, narrowing->bucket))
    return TRUE;
  if (length == 4)
    {
      HutStored name = { .kind = stored->kind, .id = stored->id };

      g_array_append_val (narrowing->found, name);
      return TRUE;
    }
  byte = stored->id.bytes[15 - length / 2];
  narrowing->counts[byte]++;
  narrowing->parts[byte] += seen_hash (narrowing, stored);
  return TRUE;
}

static gboolean
add_records (Narrowing *narrowing, GError **error)
{
  for (guint i = 0; i < narrowing->found->len; i++)
    {
      const HutStored *name = &g_array_index (narrowing->found, HutStored, i);
      g_autoptr (HutStored) stored = NULL;
      HutRecord *record;

      if (!hut_storage_record_get (narrowing->ledger->storage, narrowing->stream, name->kind,
                                   &name->id, &stored, error))
        return FALSE;
      if (narrowing->view == HUT_VIEW_MASKED)
        g_clear_pointer (&stored->personal, g_bytes_unref);
      record =
          hut_ledger_open (narrowing->ledger,
                           stored->home != NULL ? stored->home : narrowing->stream, stored, error);
      if (record == NULL)
        return FALSE;
      g_ptr_array_add (narrowing->sums->records, record);
    }
  return TRUE;
}

static void
add_buckets (Narrowing *narrowing)
{
  for (guint i = 0; i < 256; i++)
    {
      g_autofree char *bucket = g_strdup_printf ("%02x%s", i, narrowing->bucket);

      if (narrowing->counts[i] > 0)
        hut_sums_add_bucket (narrowing->sums, bucket, narrowing->counts[i], narrowing->parts[i]);
    }
}

static gboolean
check_asked (const HutCaller *caller, const char *stream, HutView view, const char *bucket,
             GError **error)
{
  HutView given;

  if (!hut_access_view (caller, stream, &given) || given != view)
    {
      g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_NOT_YOURS,
                           "the stream is not given to this account in this view");
      return FALSE;
    }
  if (hut_sums_bucket_is_valid (bucket))
    return TRUE;
  g_set_error_literal (error, HUT_PROBLEM_ERROR, HUT_PROBLEM_MALFORMED,
                       "a bucket is two or four hexadecimal digits");
  return FALSE;
}

char *
hut_pull_sums (HutLedger *ledger, const HutCaller *caller, const char *stream, HutView view,
               const char *bucket, GError **error)
{
  g_autoptr (HutSums) sums = hut_sums_new ();
  g_autoptr (GArray) names = g_array_new (FALSE, TRUE, sizeof (HutStored));
  Narrowing narrowing = {
    .ledger = ledger, .stream = stream, .view = view, .bucket = bucket, .sums = sums, .found = names
  };
  HutStreamState state;
  gboolean found;

  if (!check_asked (caller, stream, view, bucket, error) ||
      !hut_storage_stream_state (ledger->storage, stream, &state, &found, error) ||
      !hut_storage_records_sorted (ledger->storage, stream, HUT_STORED_HASHES, add_to_bucket,
                                   &narrowing, error) ||
      !add_records (&narrowing, error))
    return NULL;
  add_buckets (&narrowing);
  sums->seq = state.seq;
  sums->count = state.count;
  sums->sum = view == HUT_VIEW_FULL ? state.sum_full : state.sum_masked;
  return hut_sums_print (sums);
}

typedef struct
{
  HutLedger *ledger;
  const char *stream;
  HutDumpFunc func;
  gpointer data;
  GError *error;
} Dump;

static gboolean
dump_record (const HutStored *stored, gpointer data)
{
  Dump *dump = data;
  g_autoptr (HutRecord) record = hut_ledger_open (dump->ledger, dump->stream, stored, &dump->error);
  g_autofree char *line = record != NULL ? hut_record_dump_line (record) : NULL;

  return line != NULL && dump->func (line, dump->data);
}

gboolean
hut_pull_dump (HutLedger *ledger, const char *stream, HutDumpFunc func, gpointer data,
               GError **error)
{
  Dump dump = { ledger, stream, func, data, NULL };

  if (!hut_storage_records_sorted (ledger->storage, stream, HUT_STORED_WHOLE, dump_record, &dump,
                                   error))
    return FALSE;
  if (dump.error == NULL)
    return TRUE;
  g_propagate_error (error, dump.error);
  return FALSE;
}
