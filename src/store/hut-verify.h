/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store-private.h"

G_BEGIN_DECLS

/* Parts of the verification, on a connection that is inside a read transaction. Only inside store/.
 * FALSE with CORRUPT and what is wrong. */

/* Each kind has its table, and a column for each field. */
gboolean hut_verify_kinds (HutDb *db, GError **error);

/* What waits to be sent is what was written. */
gboolean hut_verify_operations (HutDb *db, GError **error);

/* Rows against the sums that the server gave; of a file that never met one, against what was
 * written. */
gboolean hut_verify_sums (HutStore *store, HutDb *db, GError **error);

G_END_DECLS
