/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "server/hut-access.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* What somebody may have of a content: it stands or falls with the attachments that name it in the
 * streams that he is given whole (his street's, or what is shown to his department). */
typedef struct
{
  GArray *makers; /* HutUid of the accounts that named it there; none: it is absent */
  gboolean own;   /* the caller is one of them: he brings it */
  gint64 size;    /* what his attachment says it has; -1: nothing */
} HutBlobReach;

void hut_blob_reach_clear (HutBlobReach *reach);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (HutBlobReach, hut_blob_reach_clear)

/* @name is valid (hut_blob_name_is_valid()). HUT_STORAGE_ERROR. */
gboolean hut_blob_reach (HutLedger *ledger, const HutCaller *caller, const char *name,
                         HutBlobReach *reach, GError **error);

G_END_DECLS
