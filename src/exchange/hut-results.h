/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-ledger.h"

G_BEGIN_DECLS

/* What an office answers the hotline with, in the hotline's own order: a table with the headings of
 * the file that was imported last, one row a case, each column where it was and in the file's own
 * words, so that nothing is typed twice. A column that fills no field stays empty, and so does a
 * personal one unless it is asked for. Blocks: for workers. */
typedef struct
{
  GStrv headings;
  GPtrArray *rows;     /* GStrv, as long as the headings; no NULL in it */
  GArray *ids;         /* HutUid of each row's case */
  GPtrArray *left_out; /* HutResultsLeftOut: by hut_results_read_done() */
} HutResults;

/* Why a case that was done does not go back to the hotline. */
typedef enum
{
  HUT_RESULTS_NO_ORDER,   /* it did not come from the hotline */
  HUT_RESULTS_NO_ANSWER,  /* nothing is written that it could be answered with */
  HUT_RESULTS_OPEN_AGAIN, /* it was reopened since */
} HutResultsReason;

typedef struct
{
  HutUid id;
  char *number; /* or NULL */
  char *title;
  HutResultsReason reason;
} HutResultsLeftOut;

void hut_results_free (HutResults *results);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutResults, hut_results_free)

/* Of the cases @rowids (gint64), in their order; those that are not there are left out. */
HutResults *hut_results_read (HutReader *reader, GArray *rowids, HutLedgerPrivacy privacy,
                              GError **error);

/* The same of all cases that were answered at @since or later. */
HutResults *hut_results_read_since (HutReader *reader, HutTime since, HutLedgerPrivacy privacy,
                                    GError **error);

/* What was answered, closed or called back at @from or later and before @until. */
typedef struct
{
  HutTime from;
  HutTime until;
  char *mine; /* led or handled by: an account's name or a unit's code; NULL: anybody's */
  HutLedgerPrivacy privacy;
} HutResultsChoice;

/* The same of these, with those that are left out beside them. */
HutResults *hut_results_read_done (HutReader *reader, const HutResultsChoice *choice,
                                   GError **error);

/* For the clipboard: tabs between cells, a line a row; white space inside a cell is a space, and
 * what a spreadsheet would take for a formula is quoted. Free with g_free(). */
char *hut_results_print (const HutResults *results);

/* Writes it to @path, xlsx where its name says so (texts, never formulas), else CSV in UTF-8 that
 * spreadsheets open. HUT_EXCHANGE_ERROR, G_FILE_ERROR. */
gboolean hut_results_write (const HutResults *results, const char *path, GError **error);

/* A text that no spreadsheet takes for a formula. Free with g_free(). */
char *hut_results_guard (const char *text);

/* The name of the setting with the columns of the file that was imported last. */
#define HUT_RESULTS_SETTING "results-columns"

G_END_DECLS
