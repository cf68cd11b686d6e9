/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "exchange/hut-case-merge.h"
#include "store/hut-staging.h"

G_BEGIN_DECLS

/* The way of rows into the staging, a piece at a time: while one piece is written in a thread of
 * its own, the next is read and gathered. Used by the thread of the run alone. */
typedef struct _HutImportFlight HutImportFlight;

/* A row that has arrived: written, or refused by a rule. */
typedef struct
{
  guint row;
  HutUid id; /* of its case */
  HutCaseOutcome outcome;
  char *cells;               /* for the rejects */
  const HutRefusal *refusal; /* NULL: it is written */
} HutArrival;

typedef gboolean (*HutArrived) (const HutArrival *arrival, gpointer user_data, GError **error);

/* @staging is borrowed; @arrived is called for each row, in their order, from the calls below. */
HutImportFlight *hut_import_flight_new (HutStaging *staging, HutArrived arrived,
                                        gpointer user_data);

/* Waits for the piece under way, without telling. */
void hut_import_flight_free (HutImportFlight *flight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutImportFlight, hut_import_flight_free)

/* What the next row's group is to be added to. */
HutWrite *hut_import_flight_get_write (HutImportFlight *flight);

/* Says whose group was just added; takes over @cells. A full piece is sent on its way once the
 * one before has arrived. FALSE where the database or @arrived failed. */
gboolean hut_import_flight_add (HutImportFlight *flight, guint row, const HutUid *id,
                                HutCaseOutcome outcome, char *cells, GError **error);

/* Sends what is gathered, and waits until everything has arrived. */
gboolean hut_import_flight_finish (HutImportFlight *flight, GError **error);

G_END_DECLS
