/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What happens to files on a disk, done to copies of a database. */

/* The files of a database as they were at one moment, its writer at work: some of it stands in the
 * write-ahead log only. */
typedef struct
{
  GBytes *db;
  GBytes *wal;
  GBytes *key;
  GBytes *copy;     /* the saved copy */
  GBytes *old_wal;  /* the log of another time */
  GBytes *closed;   /* the file with everything in it, once the writer has gone */
  GArray *pages[4]; /* guint32, by HutDamagePages */
  guint page_size;
} HutDamageFiles;

typedef enum
{
  HUT_DAMAGE_SEARCH,    /* pages of the search index */
  HUT_DAMAGE_OVERFLOW,  /* pages of long values */
  HUT_DAMAGE_OPERATION, /* pages of what waits to be sent */
  HUT_DAMAGE_CASES,     /* pages of the cases */
} HutDamagePages;

/* Reads @path with what stands beside it, while its store is open. */
HutDamageFiles *hut_damage_files_read (const char *path, GBytes *old_wal);

/* Reads it once more when the store is closed. */
void hut_damage_files_read_closed (HutDamageFiles *files, const char *path);

void hut_damage_files_free (HutDamageFiles *files);

guint hut_damage_n_kinds (void);
const char *hut_damage_name (guint kind);

/* Writes the files to @path (a database in a folder of its own), damaged the way of @kind. */
void hut_damage_write (const HutDamageFiles *files, const char *path, guint kind, GRand *random);

/* The files as they were. */
void hut_damage_write_sound (const HutDamageFiles *files, const char *path);

G_END_DECLS
