/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"
#include "store/hut-store-private.h"

G_BEGIN_DECLS

/* What the files of the reader share. */
struct _HutReader
{
  HutDb *db;
  HutStore *store; /* its key may come later, at sign-in: asked for at each read */
};

/* What a record is called: its title, name, code or number; NULL where it has none. */
char *hut_reader_title (HutReader *reader, const HutKind *kind, const HutUid *id);

/* All records (HutRecord) of @kind that @statement, made with hut_rows_select() and bound, yields.
 */
GPtrArray *hut_reader_records (HutReader *reader, sqlite3_stmt *statement, const HutKind *kind,
                               GError **error);

/* The record of @kind that @name says, by @sql, which yields uids for ?1, the name, and ?2, a
 * pattern for LIKE of the lower-case hexadecimal of a uid, made of a name that begins one (8
 * characters or more, with or without its lines). NULL without an error where there is none or more
 * than one. */
HutRecord *hut_reader_find_named (HutReader *reader, const HutKind *kind, const char *sql,
                                  const char *name, GError **error);

/* Between these, all reads see one committed state. Keep it short: the log grows meanwhile. */
gboolean hut_reader_begin (HutReader *reader, GError **error);
void hut_reader_end (HutReader *reader);

G_END_DECLS
