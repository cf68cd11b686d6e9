/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* The files of rejected rows (hut-rejects.h) hold callers and telephones in clear, so they do not
 * stay for ever: the database remembers those that it wrote (its setting "rejects"), and removes
 * each after 30 days unless somebody changed it, which makes it theirs. */

#define HUT_REJECTS_DAYS 30

/* Remembers that @path was written just now. Not for the main thread. */
gboolean hut_rejects_note (HutStore *store, const char *path, GError **error);

/* Removes those that are over HUT_REJECTS_DAYS old at @now and as they were written. Not for the
 * main thread. */
gboolean hut_rejects_sweep (HutStore *store, HutTime now, GError **error);

G_END_DECLS
