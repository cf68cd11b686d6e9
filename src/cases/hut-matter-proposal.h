/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "insight/hut-same-matter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One case that may be about the same, with how likely, why, and what speaks against it. Its title
 * opens it; its buttons activate matter.link and matter.not-same with its uid, of whoever holds it.
 * Signal: chosen, when its check changes. */
#define HUT_TYPE_MATTER_PROPOSAL (hut_matter_proposal_get_type ())
G_DECLARE_FINAL_TYPE (HutMatterProposal, hut_matter_proposal, HUT, MATTER_PROPOSAL, GtkWidget)

/* Both are read during the call only. */
GtkWidget *hut_matter_proposal_new (const HutCaseBrief *other, const HutLikeness *likeness);

gboolean hut_matter_proposal_get_chosen (HutMatterProposal *self);
const HutUid *hut_matter_proposal_get_id (HutMatterProposal *self);

G_END_DECLS
