/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-kind.h"

G_BEGIN_DECLS

/* A record in memory: a value for each field of its kind. Not thread-safe; owned by one. */
typedef struct
{
  const HutKind *kind;
  HutUid id;
  char *stream;     /* its home, or NULL where it is not known yet */
  gint64 ver;       /* the server's version; 0 where the server has not seen it */
  HutValue *values; /* kind->n_fields of them */
  char *extra;      /* members that this version does not know, canonical, or NULL */
} HutRecord;

/* A record with no value set. @stream is copied and may be NULL. */
HutRecord *hut_record_new (const HutKind *kind, const HutUid *id, const char *stream);
HutRecord *hut_record_copy (const HutRecord *record);
void hut_record_free (HutRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutRecord, hut_record_free)

/* The value of the field @name, which must be one of the kind's. Owned by the record. */
const HutValue *hut_record_get (const HutRecord *record, const char *name);

/* Its text, or NULL; of CODE, UID and JSON fields too. */
const char *hut_record_get_text (const HutRecord *record, const char *name);

/* Its number, or @fallback where it is absent. */
gint64 hut_record_get_int (const HutRecord *record, const char *name, gint64 fallback);

/* FALSE where it has no point. */
gboolean hut_record_get_point (const HutRecord *record, const char *name, HutPoint *point);

/* Takes over @value. */
void hut_record_set (HutRecord *record, const char *name, HutValue value);
void hut_record_set_text (HutRecord *record, const char *name, const char *text);
void hut_record_set_int (HutRecord *record, const char *name, gint64 number);

/* The public and internal members (with @extra), and the personal ones; the latter NULL where
 * none is set. New objects. */
JsonObject *hut_record_row (const HutRecord *record);
JsonObject *hut_record_personal (const HutRecord *record);

/* A record from a row of the wire; members that the kind does not know go to extra. A personal
 * field in @row, or another in @personal, is malformed. @personal may be NULL. */
HutRecord *hut_record_from_json (const HutKind *kind, const HutUid *id, const char *stream,
                                 gint64 ver, JsonObject *row, JsonObject *personal, GError **error);

/* The first 8 bytes, big-endian, of SHA-256(kind, NUL, id text, NUL, ver, NUL,
 * canonical {"personal","row"}): what a stream's sum adds up. Without @personal, of the masked
 * view. Either may be canonical text already: see hut_record_hash_text(). */
guint64 hut_record_hash (const HutRecord *record, gboolean with_personal);
guint64 hut_record_hash_text (const char *kind, const HutUid *id, gint64 ver, const char *personal,
                              const char *row);

/* The line of a dump: canonical {"id","kind","personal","row","ver"}, without line end. */
char *hut_record_dump_line (const HutRecord *record);

G_END_DECLS
