/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-reader.h"

G_BEGIN_DECLS

typedef enum
{
  HUT_LEDGER_MASKED,
  HUT_LEDGER_WITH_PERSONAL, /* callers, telephones, identity numbers and home addresses as they are
                             */
} HutLedgerPrivacy;

/* Which cases and which of their fields go into a ledger. */
typedef struct
{
  const char *const *columns;  /* names of fields, ends with NULL; NULL: what an office lists */
  GArray *rowids;              /* these cases (gint64), in their order; or NULL */
  const HutCaseFilter *filter; /* else those that it finds, in its order; or NULL: all but void
                                * ones, newest first */
  HutTime from;                /* received then or later; 0: from the first */
  HutTime before;              /* received before; 0: to the last */
  HutLedgerPrivacy privacy;
  void (*tell) (double fraction, gpointer data); /* how far it is, from 0 to 1, in the thread that
                                                  * writes; or NULL */
  gpointer tell_data;
} HutLedgerChoice;

/* The columns of an office that chose none; ends with NULL. */
const char *const *hut_ledger_usual_columns (void);

/* Whether a ledger can have the column @field: what only programs read is none. */
gboolean hut_ledger_has_column (const HutField *field);

/* Writes the cases to @path as an xlsx workbook, whole or not at
 * all: beside it first, durable, then renamed, readable by its owner only. Times are dates, figures
 * are numbers, and every text is a text, never a formula. Memory does not grow with the cases but
 * for 24 bytes each. Blocks: not for the main thread. @n_cases may be NULL.
 *
 * HUT_DOMAIN_ERROR_UNKNOWN for a column that no case has, HUT_EXCHANGE_ERROR_TOO_LARGE for more
 * cases than a sheet has rows, G_FILE_ERROR, the reader's errors, G_IO_ERROR_CANCELLED. */
gboolean hut_ledger_write (HutReader *reader, const HutLedgerChoice *choice, const char *path,
                           GCancellable *cancellable, guint *n_cases, GError **error);

G_END_DECLS
