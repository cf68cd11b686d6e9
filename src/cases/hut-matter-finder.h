/* SPDX-FileCopyrightText: The Hutong authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "insight/hut-same-matter.h"
#include "store/hut-reader-returning.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is known and proposed of the matter of one case, looked up in a thread with a connection of
 * its own. Owned by who asked. */
typedef struct
{
  HutUid id;           /* the case */
  HutRecord *matter;   /* or NULL */
  GPtrArray *members;  /* HutCaseBrief: the others of it, the oldest first */
  GPtrArray *proposed; /* HutLikeness, the likeliest first */
  GPtrArray *others;   /* HutCaseBrief, by HutLikeness.index */
  HutRecord *answered; /* the member that was answered last, or NULL */
  HutReturning returning;
  guint days; /* of the returning */
} HutMatterView;

void hut_matter_view_free (HutMatterView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HutMatterView, hut_matter_view_free)

/* Looks up the case @id. What the office's words are like is learnt once and kept for a while; one
 * case then takes some milliseconds. NULL without an error: there is no such case. */
void hut_matter_find_async (HutStore *store, const HutUid *id, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer data);
HutMatterView *hut_matter_find_finish (GAsyncResult *result, GError **error);

G_END_DECLS
