/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "store/hut-write.h"
#include "store/hut-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Gathers in a thread what an act on a matter writes, as it may be about many cases; writing it is
 * for HutCaseActions. HUT_DOMAIN_ERROR_RULE, in words for people, where it may not be. */
typedef enum
{
  HUT_MATTER_LINK,     /* the case to the others */
  HUT_MATTER_UNLINK,   /* the case from its matter */
  HUT_MATTER_NOT_SAME, /* the case is not about the same as the others */
  HUT_MATTER_ASSIGN,   /* all cases of its matter that wait for a lead to the unit */
} HutMatterVerb;

/* @others (HutUid, copied; NULL: none) and @unit (code) as the verb wants them; @account may be
 * NULL. */
void hut_matter_gather_async (HutStore *store, HutMatterVerb verb, const HutUid *id, GArray *others,
                              const char *unit, const char *account, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer data);

/* The write, owned by the caller; @n (may be NULL): of how many cases. */
HutWrite *hut_matter_gather_finish (GAsyncResult *result, guint *n, GError **error);

G_END_DECLS
