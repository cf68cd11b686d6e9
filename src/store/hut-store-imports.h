/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

/* The imports of this desktop and what each did to which case: the list that the morning's work
 * begins with. Local, never synced. */

/* What an import did to a case. The numbers stand in the database: never change them. */
typedef enum
{
  HUT_IMPORTED_NEW,
  HUT_IMPORTED_CHANGED,
  HUT_IMPORTED_CLOSED,
  HUT_IMPORTED_CALLED_BACK,
  HUT_IMPORTED_RETURNED, /* taken up again after it was done, or withdrawn by the hotline */
  HUT_N_IMPORTED,
} HutImportedAs;

typedef struct
{
  HutUid id;
  HutImportedAs as;
} HutImportedCase;

/* Of longer imports, first loads, no list is kept; and only of so many imports. */
#define HUT_IMPORT_LIST_MAX 5000
#define HUT_IMPORT_BATCHES_MAX 30

typedef struct
{
  gint64 id; /* given by hut_store_keep_import() */
  char *file;
  char *source;
  HutTime at;
  guint64 rows_read;
  guint64 unchanged;
  guint64 rejected;
  GArray *cases; /* HutImportedCase, in the order of the file */
} HutImportBatch;

HutImportBatch *hut_import_batch_new (const char *file, const char *source);
void hut_import_batch_free (HutImportBatch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutImportBatch, hut_import_batch_free)

/* Keeps @batch and sets its id; the oldest beyond HUT_IMPORT_BATCHES_MAX go. Blocks: not for the
 * main thread. */
gboolean hut_store_keep_import (HutStore *store, HutImportBatch *batch, GError **error);

/* The import @id, or with 0 the newest, with its cases; NULL without an error where there is none.
 * At most HUT_IMPORT_LIST_MAX rows: for a worker. */
HutImportBatch *hut_reader_import (HutReader *reader, gint64 id, GError **error);

/* The newest import without its cases; bounded. NULL without an error where there is none. */
HutImportBatch *hut_reader_last_import (HutReader *reader, GError **error);

/* Who led the cases of this category (path of up to three levels, NULL where it is not known) in
 * @community before: the unit that led most of the newest ones, how many of how many, NULL where
 * none had a lead. Cases that are void do not count. Bounded by the newest 500 of the category;
 * for a worker. Free the unit's code with g_free(). */
char *hut_reader_usual_lead (HutReader *reader, const char *const path[3], const char *community,
                             guint *led, guint *of, GError **error);

G_END_DECLS
