/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"
#include "protocol/hut-cursor.h"

G_BEGIN_DECLS

/* One line of a pull. */
typedef enum
{
  HUT_PULL_PUT,        /* a record as it stands */
  HUT_PULL_GONE,       /* a record that is no longer in this stream */
  HUT_PULL_PURGE,      /* a record to be erased everywhere */
  HUT_PULL_CHECKPOINT, /* the last line of a page */
  HUT_PULL_REFETCH,    /* erase these streams, then load them again from 0 */
  HUT_PULL_DROP,       /* erase these streams: they are no longer given */
} HutPullType;

/* Where a page leaves a stream. */
typedef struct
{
  char *stream;
  gint64 seq;
  gint64 count; /* live records and their sum in the asked view; only where more is FALSE */
  guint64 sum;
} HutCheckpoint;

typedef struct
{
  HutPullType type;

  /* PUT, GONE, PURGE */
  char *stream;
  char *home; /* of the record; in its home stream the same */
  gint64 seq;
  char *kind; /* by name: a newer server may have kinds that we do not know */
  HutUid id;
  gint64 ver;           /* PUT */
  JsonObject *row;      /* PUT */
  JsonObject *personal; /* PUT, or NULL */

  /* CHECKPOINT */
  gboolean more;      /* there is another page: stage, do not apply */
  GArray *checkpoint; /* HutCheckpoint */

  /* REFETCH, DROP */
  GStrv streams;
  HutUid epoch; /* REFETCH: the server's new epoch, where that is the reason; else nil */
} HutPullLine;

void hut_pull_line_free (HutPullLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPullLine, hut_pull_line_free)

/* HUT_PROBLEM_MALFORMED or TOO_LARGE where it is not such a line. */
HutPullLine *hut_pull_line_parse (const char *bytes, gssize length, GError **error);

/* The record of a PUT, homed in its home; HUT_DOMAIN_ERROR where the kind is unknown or a value
 * does not fit. */
HutRecord *hut_pull_line_record (const HutPullLine *line, GError **error);

/* Append a canonical line with its line end. @row and @personal (or NULL) are canonical text. */
void hut_pull_append_put (GString *out, const char *stream, const char *home, gint64 seq,
                          const char *kind, const HutUid *id, gint64 ver, const char *row,
                          const char *personal);
void hut_pull_append_gone (GString *out, const char *stream, gint64 seq, const char *kind,
                           const HutUid *id);
void hut_pull_append_checkpoint (GString *out, GArray *checkpoint, gboolean more);
void hut_pull_append_refetch (GString *out, const char *const *streams, const HutUid *epoch);
void hut_pull_append_drop (GString *out, const char *const *streams);

/* A checkpoint array that frees its members' text. */
GArray *hut_checkpoint_array_new (void);
void hut_checkpoint_array_add (GArray *checkpoint, const char *stream, gint64 seq, gint64 count,
                               guint64 sum);

/* A sum as 16 hexadecimal digits, and back. */
char *hut_sum_print (guint64 sum);
gboolean hut_sum_parse (const char *text, guint64 *sum);

G_END_DECLS
