/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "base/hut-time.h"
#include "store/hut-store.h"

G_BEGIN_DECLS

/* The daily look at an open file, beside the work: on a worker, with a connection of its own, which
 * reads a little and rests twice as long. What was found is kept in a file beside the database. */

/* Reads every table and every index of the file, and holds rows against rows and sums: in files of
 * up to 200,000 records the same as hut_store_verify() but for the search index, in larger ones
 * what can be done without reading each record's fields. The writer is never held. FALSE with
 * CORRUPT and what is wrong; G_IO_ERROR_CANCELLED within milliseconds of the cancelling. */
gboolean hut_store_check (HutStore *store, GCancellable *cancellable, GError **error);

/* The same where the last one is a day old at @now or there was none; not while an import is under
 * way. Damage is told when it was found twice. FALSE with CORRUPT where the last look found it,
 * too: it is not looked for again on the same day. */
gboolean hut_store_check_if_due (HutStore *store, HutTime now, GCancellable *cancellable,
                                 GError **error);

/* Whether the last look at @path found damage that nobody has put right. */
gboolean hut_store_is_suspected (const char *path);

/* Forgets what the last look at @path found: the file has been verified, or is another one. */
void hut_store_forget_check (const char *path);

/* What hut_store_mend() did besides making indexes anew. */
typedef struct
{
  guint n_restored; /* records written anew from the changes made here, and the server's row */
  guint n_awaited;  /* records that are not what the server sent: the next sync brings them again */
  guint n_waiting;  /* changes that were damaged before they were sent, put before a person */
} HutMended;

/* hut_store_mend(), and what it did. */
gboolean hut_store_mend_told (HutStore *store, HutMended *mended, GError **error);

/* How a damaged file was put right. */
typedef enum
{
  HUT_PUT_RIGHT_SOUND,    /* nothing is wrong with it */
  HUT_PUT_RIGHT_MENDED,   /* where it lay: see hut_store_mend() */
  HUT_PUT_RIGHT_RESTORED, /* from its newest copy: see hut_store_recover() */
} HutPutRightHow;

typedef struct
{
  HutPutRightHow how;
  HutMended mended;  /* n_waiting is of RESTORED too */
  HutTime copied_at; /* of the copy; it and the following are of RESTORED */
  guint n_kept;      /* changes that were not in the copy and were carried over */
  guint n_lost;      /* that could not be read; as far as that could be counted */
} HutPutRight;

/* Verifies the closed file at @path and puts it right. FALSE with CORRUPT where neither mending nor
 * a copy can do that: the file is then as it was, but for what mending did to its indexes. Reads
 * and writes all of it: on a worker. */
gboolean hut_store_put_right (const char *path, HutPutRight *done, GError **error);

G_END_DECLS
