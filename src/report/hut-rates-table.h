/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-rates.h"
#include "report/hut-paper-desk.h"

G_BEGIN_DECLS

/* The three rates on papers. */

/* A period with its name ("This month") and what is compared with it. */
typedef struct
{
  const char *name;
  HutRatePeriod period;
} HutRatesRow;

/* A table with a row for each of @rows: the days, the rates with their movement, the score by the
 * default preset; and below it where the rule comes from. */
gboolean hut_rates_table_add (HutPaper *paper, HutReader *reader, HutOffice *office,
                              const HutRatesRow *rows, guint n_rows, HutTime now,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
