/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-operation.h"
#include "server/hut-access.h"
#include "server/hut-storage.h"

G_BEGIN_DECLS

/* Whose the desks are that lead meetings. What is written of a meeting names its desk; a desk is
 * its account's, and of that account the device's, that used it first. Where a file lost its device
 * (its sign-in was erased and it enrolled again) the same account moves it by taking the lead
 * anew. */
typedef struct
{
  HutUid desk; /* nil: the operation speaks for none */
  HutStoredDesk owner;
  gboolean begins; /* a term */
} HutDeskClaim;

/* What @operation, on @present (NULL: absent), claims. Only reads. */
gboolean hut_desk_claim_read (HutStorage *storage, const HutOperation *operation,
                              const HutRecord *present, HutDeskClaim *claim, GError **error);

/* Whether @caller is, or may become, at that desk. */
gboolean hut_desk_claim_holds (const HutDeskClaim *claim, const HutCaller *caller);

/* From now on it is @caller's; the operation holds. */
gboolean hut_desk_claim_write (HutStorage *storage, const char *stream, const HutDeskClaim *claim,
                               const HutCaller *caller, GError **error);

G_END_DECLS
