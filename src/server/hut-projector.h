/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "domain/hut-projection.h"
#include "server/hut-ledger.h"

G_BEGIN_DECLS

/* What a home's transaction changes of what others are shown (hut-projection.h), put into the
 * home's queue, from which hut-filler.h takes it over. Only for streams that are there: they are
 * made when somebody is given them, and filled then. It lives within one WRITE of its storage. */
typedef struct _HutProjector HutProjector;

HutProjector *hut_projector_new (HutLedger *ledger);
void hut_projector_free (HutProjector *projector);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutProjector, hut_projector_free)

/* A record of the stream @home was written; @before NULL: it is new. */
gboolean hut_projector_note (HutProjector *projector, const char *home, const HutRecord *before,
                             const HutRecord *after, GError **error);

/* A record of @home may not be shown yet to who is given it: it is looked at as it stands. */
void hut_projector_touch (HutProjector *projector, const char *home, const HutKind *kind,
                          const HutUid *id);

/* What was noted since the last run was undone. */
void hut_projector_drop (HutProjector *projector);

/* Puts what differs from what was shown into the queue, as one turn; @queued (may be NULL) is set
 * where there was something. */
gboolean hut_projector_run (HutProjector *projector, gboolean *queued, GError **error);

/* The record as @target is shown it, with its ver there; @shown NULL where it is not. What was
 * noted must have been run. */
gboolean hut_projector_show (HutProjector *projector, const char *home, const HutKind *kind,
                             const HutUid *id, const char *target, HutRecord **shown,
                             GError **error);

/* A record as it is found by hut_projection's rules, or NULL; for one call. */
const HutRecord *hut_projector_find (HutProjector *projector, const char *home, const HutKind *kind,
                                     const HutUid *id, GError **error);

G_END_DECLS
