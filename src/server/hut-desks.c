/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whose the desks are. Runs in the writer's thread, in its transaction. */

#define G_LOG_DOMAIN "hutong-server"

#include "server/hut-desks.h"

#include "domain/hut-council-rules.h"

gboolean
hut_desk_claim_read (HutStorage *storage, const HutOperation *operation, const HutRecord *present,
                     HutDeskClaim *claim, GError **error)
{
  *claim = (HutDeskClaim){ 0 };
  return !hut_council_desk (operation, present, &claim->desk, &claim->begins) ||
         hut_storage_desk_get (storage, operation->stream, &claim->desk, &claim->owner, error);
}

static gboolean
is_of (const HutStoredDesk *owner, const HutCaller *caller)
{
  return hut_uid_equal (&owner->account, &caller->account) &&
         hut_uid_equal (&owner->device, &caller->device);
}

gboolean
hut_desk_claim_holds (const HutDeskClaim *claim, const HutCaller *caller)
{
  return hut_uid_is_nil (&claim->desk) || hut_uid_is_nil (&claim->owner.account) ||
         is_of (&claim->owner, caller) ||
         (claim->begins && hut_uid_equal (&claim->owner.account, &caller->account));
}

gboolean
hut_desk_claim_write (HutStorage *storage, const char *stream, const HutDeskClaim *claim,
                      const HutCaller *caller, GError **error)
{
  const HutStoredDesk owner = { caller->account, caller->device };

  return hut_uid_is_nil (&claim->desk) || is_of (&claim->owner, caller) ||
         hut_storage_desk_put (storage, stream, &claim->desk, &owner, error);
}
