/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-record.h"
#include "exchange/hut-row-reader.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A list of the members of a body, as offices keep it: a table with a row of headings that name its
 * columns in any of the usual ways (序号, 姓名, 户号 or 房号, 座区, 身份, 面积, 联系电话, ...). It
 * is taken as a whole or not at all: who votes depends on it. */

/* What is wrong, and where. */
typedef struct
{
  guint row;     /* as the file counts, from 1 */
  char *heading; /* of the column, as the file has it; NULL: of the row */
  char *words;   /* translated */
} HutMemberFault;

typedef struct
{
  GPtrArray *members; /* HutRecord of kind member without body; none named twice */
  GPtrArray *fields;  /* const HutField *, of the columns that are known, in their order */
  GStrv known;        /* their headings, as the file has them */
  GStrv unknown;      /* headings that fill nothing */
  GPtrArray *faults;  /* HutMemberFault, by row; at most HUT_MEMBER_FAULTS */
  guint n_faults;     /* all of them */
} HutMemberList;

#define HUT_MEMBER_FAULTS 200

/* No street has a body of more. */
#define HUT_MEMBER_MAX 20000

/* Reads the first sheet of @reader that has such headings. HUT_EXCHANGE_ERROR_MAPPING (translated)
 * where none has, _TOO_LARGE where there are too many rows; any error of the reader. */
HutMemberList *hut_member_list_read (HutRowReader *reader, GCancellable *cancellable,
                                     GError **error);
void hut_member_list_free (HutMemberList *list);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMemberList, hut_member_list_free)

/* "row 12, 面积: ..." for people; free with g_free(). */
char *hut_member_fault_words (const HutMemberFault *fault);

G_END_DECLS
