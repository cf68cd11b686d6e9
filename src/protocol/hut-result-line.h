/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"
#include "protocol/hut-problem.h"

G_BEGIN_DECLS

/* What became of an operation: one line of the answer to a push, in the order of its lines. */
typedef enum
{
  HUT_RESULT_ACCEPTED, /* as it was meant, or nothing was left to do */
  HUT_RESULT_MERGED,   /* on some fields it met another writer: see `lost` */
  HUT_RESULT_REFUSED,  /* without any effect: see `problem` */
} HutResultCode;

typedef struct
{
  gint64 n;
  HutUid op;
  HutResultCode result;
  gint64 seq; /* of the stream after the operation; 0 where it was refused */
  gint64 ver; /* of the record as it stands; 0 where there is none */

  /* The record as it stands, in the caller's view: with `merged`, `refused` and every repeat.
   * NULL where not sent or where there is no such record. */
  JsonObject *row;
  JsonObject *personal;

  /* {"title":["theirs","ours"]}: each field on which the operation met another writer, the value
   * that was there and the one that it brought; the row says which stands. Or NULL. */
  JsonObject *lost;
  JsonObject *lost_personal;

  HutProblem *problem; /* of a refused one */
} HutResultLine;

HutResultLine *hut_result_line_new (const HutUid *op, gint64 n, HutResultCode result);
void hut_result_line_free (HutResultLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutResultLine, hut_result_line_free)

/* The canonical line, without a line end; and back (HUT_PROBLEM_MALFORMED). */
char *hut_result_line_print (const HutResultLine *line);
HutResultLine *hut_result_line_parse (const char *bytes, gssize length, GError **error);

G_END_DECLS
