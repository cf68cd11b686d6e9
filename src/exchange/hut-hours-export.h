/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-office.h"
#include "exchange/hut-results.h"

G_BEGIN_DECLS

/* The hours of all volunteers as a table for the city's platform: a row for each service that
 * holds and was in [@from, @until), in the order of people and time, with the columns of the rule
 * `hours-columns`. Identity numbers and telephones stay empty unless they are asked for. Written by
 * hut_results_write(). HUT_DOMAIN_ERROR_MALFORMED where the rule cannot be read; the reader's
 * errors. Blocks: on a worker. */
HutResults *hut_hours_export_read (HutReader *reader, HutOffice *office, HutTime from,
                                   HutTime until, HutLedgerPrivacy privacy, GError **error);

G_END_DECLS
