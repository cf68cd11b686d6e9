/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-store.h"

G_BEGIN_DECLS

/* A large write in pieces of at most 100 ms, so that a person's save never waits for it: hidden
 * from every reader until hut_staging_finish(), removed by hut_staging_cancel(), by a crash, or
 * by the last unref. One thread; blocks. */
typedef struct _HutStaging HutStaging;

HutStaging *hut_staging_begin (HutStore *store, GError **error);

/* Adds groups; takes over @write. A group that a rule refuses is not written, the rest is;
 * @refused (may be NULL) gets a HutRefusal for each. */
typedef struct
{
  guint group; /* its place in @write, from 0 */
  char *field; /* or NULL */
  char *why;
} HutRefusal;

void hut_refusal_free (HutRefusal *refusal);

gboolean hut_staging_add (HutStaging *staging, HutWrite *write, GPtrArray *refused, GError **error);

/* Shows all at once. Consumes @staging. */
gboolean hut_staging_finish (HutStaging *staging, GError **error);

/* Removes all of it. Consumes @staging. */
void hut_staging_cancel (HutStaging *staging);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutStaging, hut_staging_cancel)

G_END_DECLS
