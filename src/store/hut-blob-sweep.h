/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* Takes the contents that no record of the database names any more out of the way: first they are
 * set aside, where hut_blobs_read() still finds them, and 30 days later, when no copy of the
 * database is left that could name them, removed. One that is named again comes back. Writes no
 * record. Not for the main thread. */
gboolean hut_store_sweep_blobs (HutStore *store, GError **error);

G_END_DECLS
