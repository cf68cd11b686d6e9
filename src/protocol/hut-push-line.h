/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"

G_BEGIN_DECLS

/* An operation on its way up: one line of a push. The envelope (log, n, op, group, stream) is read
 * even where the content is wrong, so that one bad operation is refused by itself and blocks no
 * other. */
typedef struct
{
  HutUid log;
  gint64 n; /* 1, 2, 3, ... per log and stream */
  gint64 schema;
  HutUid op;
  HutUid group;            /* nil: alone */
  char *stream;            /* the record's home, as written */
  HutOperation *operation; /* NULL where the content cannot be read */
  GError *fault;           /* why it cannot: a code of HUT_PROBLEM_ERROR */
  char *fault_field;       /* the field at fault, or NULL */
  char *body_hash;         /* SHA-256 of the canonical line: the same n must have the same */
  char *content_hash;      /* the same without log, n, schema, group, batch: for a known op */
  gsize length;            /* bytes of the line */
} HutPushLine;

void hut_push_line_free (HutPushLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutPushLine, hut_push_line_free)

/* The canonical line of @operation, without a line end. */
char *hut_push_line_print (const HutOperation *operation, const HutUid *log, gint64 n,
                           gint64 schema);

/* Reads a line. NULL and HUT_PROBLEM_ERROR (MALFORMED, TOO_LARGE) where not even the envelope can
 * be read. */
HutPushLine *hut_push_line_parse (const char *bytes, gssize length, GError **error);

G_END_DECLS
